"""Climbs from a word to the words that govern it, naming each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.cues import Cue, cues_by_word
from dragoman.codebook.tense import awaited, main_clause
from dragoman.model.parsed import Parsed, Token

__all__ = ["Step", "cue_at", "governors", "has_subject"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd", "dative", "pobj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTICLES = ("prt", "advmod", "prep", "dobj")


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the tree: `child` hangs on `parent` (token indexes).

    `relation` is clause, infinitive, gerund, object, subject, purpose, adverbial, participle,
    relative, conj, other, or the preposition (`via`) that lies between.
    """

    child: int
    parent: int
    relation: str
    via: int | None = None


def governors(parsed: Parsed, index: int) -> Iterator[Step]:
    """Give the steps from a token up to the root of its sentence."""
    token = parsed.tokens[index]
    while token.head != token.index:
        step = _step(parsed, token)
        if step is None:
            return
        yield step
        token = parsed.tokens[step.parent]


def cue_at(parsed: Parsed, step: Step) -> Cue | None:
    """Give the row of the cue that governs the child of a step, None when there is none."""
    parent = parsed.tokens[step.parent]
    if step.via is not None:
        word = parsed.tokens[step.via].lower
        for cue in cues_by_word().get((word, "preposition"), ()):
            return cue
    if parent.pos == "ADV" and step.relation == "of":
        for cue in cues_by_word().get((parent.lower, "preposition"), ()):
            return cue
    for governor, relation in ((parent, step.relation), *_misplaced(parsed, step)):
        for cue in _rows(parsed, governor):
            if relation in cue.takes and _fits(parsed, governor, cue):
                return cue
    return None


def _misplaced(parsed: Parsed, step: Step) -> Iterator[tuple[Token, str]]:
    """Give the governors that a parser often misses by one word.

    "Accused the company of selling" has its "of" on the company, "asked the king to leave" its
    infinitive on the king, and "ignored a call to leave" on the verb instead of the call.
    """
    parent = parsed.tokens[step.parent]
    above = parsed.tokens[parent.head]
    relation = "infinitive" if step.relation == "purpose" else step.relation
    on_object = parent.dep in {"dobj", "nsubjpass", "dative"} and above.pos == "VERB"
    if on_object and (step.via is not None or relation == "infinitive"):
        yield above, relation
    if relation == "infinitive":
        if step.relation == "purpose":
            yield parent, relation
        for noun in parsed.dependents(parent.index, "dobj", "nsubjpass", "attr"):
            if parsed.subtree(noun.index)[-1] < step.child:
                yield noun, relation


def has_subject(parsed: Parsed, index: int) -> bool:
    """Say whether a verb has a subject of its own."""
    return bool(parsed.dependents(index, *SUBJECTS))


def _rows(parsed: Parsed, token: Token) -> Iterator[Cue]:
    table = cues_by_word()
    kinds = {"VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "ADJ": ("adjective",)}
    words = [token.lemma, token.lower]
    if token.pos == "VERB":
        beside = parsed.dependents(token.index, *PARTICLES)
        words = [f"{token.lemma} {other.lower}" for other in beside] + words[:1]
    for kind in kinds.get(token.pos, ("noun", "verb")):
        for word in dict.fromkeys(words):
            yield from table.get((word, kind), ())
    if token.tag == "VBN":
        yield from table.get((token.lower, "adjective"), ())


def _fits(parsed: Parsed, token: Token, cue: Cue) -> bool:
    if cue.beside and cue.beside not in {t.lower for t in parsed.dependents(token.index)}:
        return False
    if cue.form == "passive":
        reduced = token.tag == "VBN" and token.dep in {"acl", "amod"}
        return reduced or bool(parsed.dependents(token.index, "auxpass"))
    if cue.form == "present":
        return token.tag in {"VBZ", "VBP", "VB"}
    return True


def _step(parsed: Parsed, token: Token) -> Step | None:
    head = parsed.tokens[token.head]
    if token.dep in {"pobj", "pcomp"} or (head.pos == "ADP" and token.dep != "conj"):
        if head.head == head.index:
            return None
        return Step(token.index, head.head, head.lower, via=head.index)
    if token.dep == "conj" and has_subject(parsed, token.index):
        return Step(token.index, _equal(parsed, token).index, "conj")
    if awaited(parsed, token.index):
        return Step(token.index, main_clause(parsed, token).index, "adverbial")
    if token.dep == "amod" and parsed.dependents(head.index, "mark") and head.head != head.index:
        # "That the factory shipped shells", which a parser may read as shipped shells.
        return Step(token.index, head.head, "clause")
    return Step(token.index, head.index, _relation(parsed, token))


def _equal(parsed: Parsed, token: Token) -> Token:
    """Give the verb that a clause with its own subject is joined to.

    "With A accusing B of lying and C leaving" joins C's leaving to the accusing, though a parser
    may hang it on the nearer "lying", which has no subject.
    """
    for above in parsed.ancestors(token.index):
        if above.pos in {"VERB", "AUX"} and has_subject(parsed, above.index):
            return above
    return parsed.tokens[token.head]


def _relation(parsed: Parsed, token: Token) -> str:
    dep = token.dep
    if dep in {"ccomp", "xcomp", "csubj", "csubjpass", "acl"}:
        return _complement(parsed, token)
    if dep == "advcl":
        return _adverbial(parsed, token)
    if dep == "relcl":
        return "relative"
    if dep == "nsubj":
        return "subject"
    if dep in OBJECTS:
        return "object"
    return "conj" if dep == "conj" else "other"


def _complement(parsed: Parsed, token: Token) -> str:
    if any(aux.lower == "to" for aux in parsed.dependents(token.index, "aux")):
        return "infinitive"
    if token.dep == "acl":
        if not parsed.dependents(token.index, "mark"):
            return "participle" if token.tag not in FINITE else "relative"
        return "relative" if _lacks_object(parsed, token) else "clause"
    bare = not has_subject(parsed, token.index)
    if token.tag == "VBG" and bare and not parsed.dependents(token.index, "aux"):
        return "gerund"
    if token.dep == "xcomp" and token.tag == "VB":
        return "infinitive"
    return "clause"


def _lacks_object(parsed: Parsed, token: Token) -> bool:
    """Say whether "a claim that they have denied" is a relative clause in spite of its mark."""
    wants = any("object" in c.takes for c in cues_by_word().get((token.lemma, "verb"), ()))
    has = parsed.dependents(
        token.index, "dobj", "ccomp", "xcomp", "nsubjpass", "auxpass", "prep", "attr"
    )
    return wants and not has


def _adverbial(parsed: Parsed, token: Token) -> str:
    if parsed.dependents(token.index, "mark"):
        return "adverbial"
    if any(aux.lower == "to" for aux in parsed.dependents(token.index, "aux")):
        return "purpose"
    if any(t.lower in {"when", "once", "while"} for t in parsed.dependents(token.index, "advmod")):
        return "adverbial"
    return "participle" if token.tag in {"VBG", "VBN"} else "adverbial"
