"""Word classes and lemmas by the model's own rules, each rule asked once a word.

A model's `attribute_ruler` and `lemmatizer` are rules over a word, its tag and sometimes its
place in the tree. They took a fifth of the model's time to say the same of every "the".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc

__all__ = ["RULES", "WordForms", "rules_of"]

STOP = (".", ".", "")
"""Word, tag and place of what parts words that are asked about: no rule over several has it."""
RULES = ("attribute_ruler", "lemmatizer")
"""Components whose answers are remembered."""
_FIXED = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
"""What a rule may ask of a word so that spelling, tag and place in the tree decide it."""

type _Condition = dict[str, Any]
type _Key = tuple[int, int, int]


def rules_of(nlp: Language) -> WordForms | None:
    """Give the remembered rules of a model; None when its components are of another make."""
    if [name for name in nlp.pipe_names if name != "ner"][-2:] != list(RULES):
        return None
    if getattr(nlp.get_pipe(RULES[1]), "mode", "") != "rule":
        return None
    asked = {name for row in _patterns(nlp) for word in row for name in word}
    return WordForms(nlp) if asked <= _FIXED else None


class WordForms:
    """Remembers what the rules said of (word, tag, place in the tree)."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._ruler = cast("AttributeRuler", nlp.get_pipe(RULES[0]))
        self._lemmatizer = cast("Lemmatizer", nlp.get_pipe(RULES[1]))
        rows = _patterns(nlp)
        # Rules over several words ("let 's") decide nothing about one word: those are rare,
        # and a text that has such words is given to the rules whole.
        self._longer: Matcher | None = None
        if longer := [row for row in rows if len(row) > 1]:
            self._longer = Matcher(nlp.vocab)
            self._longer.add("longer", longer)
        self._places = {
            nlp.vocab.strings[place]
            for row in rows
            for word in row
            for place in _strings(word.get("DEP", ()))
        }
        self._elsewhere = nlp.vocab.strings.add("dep")
        """Any place that no rule names; ClearNLP's label for one that has no name."""
        self._known: dict[_Key, tuple[str, str]] = {}

    def of(self, doc: Doc) -> Sequence[tuple[str, str]]:
        """Give (word class, lemma) of each token of a text that is tagged and parsed."""
        if self._longer is not None and self._longer(doc, allow_missing=True):
            return self._asked_whole(doc)
        keys: list[_Key] = [
            (word, tag, dep if dep in self._places else self._elsewhere)
            for word, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        ]
        known = self._known
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            known.update(zip(new, self._asked_apart(new), strict=True))
        return [known[key] for key in keys]

    def _asked_whole(self, doc: Doc) -> Sequence[tuple[str, str]]:
        doc = self._lemmatizer(self._ruler(doc))
        return [(token.pos_, token.lemma_) for token in doc]

    def _asked_apart(self, keys: Iterable[_Key]) -> Sequence[tuple[str, str]]:
        """Ask the rules about words side by side, with full stops between them."""
        from spacy.tokens import Doc

        name = self._vocab.strings
        rows = [
            row for word, tag, dep in keys for row in ((name[word], name[tag], name[dep]), STOP)
        ]
        words, tags, deps = (list(column) for column in zip(*rows, strict=True))
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        return self._asked_whole(doc)[::2]


def _patterns(nlp: Language) -> list[list[_Condition]]:
    """Give the conditions of every rule, word by word."""
    ruler = cast("AttributeRuler", nlp.get_pipe(RULES[0]))
    return [
        row for rule in ruler.patterns for row in cast("list[list[_Condition]]", rule["patterns"])
    ]


def _strings(condition: object) -> Iterable[str]:
    """Give the words that a condition names, however deep."""
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, Mapping):
        for inner in condition.values():
            yield from _strings(inner)
    elif isinstance(condition, Iterable):
        for inner in condition:
            yield from _strings(inner)
