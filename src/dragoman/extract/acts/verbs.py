"""Who does what in a clause: the subject and the object of a verb, its own or shared.

A verb without a subject of its own takes the one that grammar gives it: that of the verb it is
joined to, that of the verb above an infinitive or participle, or the noun that a relative clause
or participle modifies. Heads are token indexes.
"""

from __future__ import annotations

from dragoman.extract.acts.phrases import coordinated, lemmas_of, pobjects, word_set
from dragoman.model.parsed import Parsed, Token

__all__ = ["PASSIVE_SUBJECTS", "RELATIVE", "SUBJECTS", "is_passive", "objects", "subjects"]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_STEPS = 8
"""Steps up a tree before a search for a subject is given up."""


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Say whether a verb stands in the passive, with or without its auxiliary."""
    token = parsed.tokens[verb]
    deps = {t.dep for t in parsed.dependents(verb)}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if token.tag != "VBN":
        # "sailors picked up by guards": the tagger takes it for a past tense at times.
        return token.dep == "acl" and "agent" in deps
    if deps & {"aux"}:
        return False
    if token.dep == "conj" and token.head != verb and not deps & {"nsubj"}:
        return is_passive(parsed, token.head)
    return token.dep in {"acl", "relcl", "advcl", "amod", "oprd"} and "nsubj" not in deps


def subjects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the heads of who does what an active verb says, or what a passive one says "by"."""
    if is_passive(parsed, verb):
        return _agents(parsed, verb)
    return _grammatical_subject(parsed, verb, _STEPS)


def objects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the heads of what it is done to: the object, or the subject of a passive."""
    if is_passive(parsed, verb):
        return _undergoers(parsed, verb)
    found = parsed.dependents(verb, "dobj", "obj")
    if found:
        head = found[0]
        if head.lower in RELATIVE and (above := _relative_noun(parsed, verb)) is not None:
            return coordinated(parsed, above)
        return coordinated(parsed, head.index)
    named = _names_behind(parsed, verb)
    if named:
        return coordinated(parsed, named[0].index)
    shared = parsed.tokens[verb]
    right = [parsed.tokens[i] for i in parsed.children[verb] if i > verb]
    # "sanctioned and condemned Iran": the object of the last verb is that of the first too.
    for other in right:
        if other.dep == "conj" and other.pos == "VERB" and other.index - verb <= 3:
            return objects(parsed, other.index)
    if shared.dep == "relcl" and parsed.dependents(verb, *SUBJECTS):
        above = _relative_noun(parsed, verb)
        own = parsed.dependents(verb, *SUBJECTS)[0]
        if above is not None and own.lower not in RELATIVE and not _has_complement(parsed, verb):
            return coordinated(parsed, above)
    # "the sides to meet": an infinitive hung on a noun has that noun for its object only when
    # its subject is told ("an attack for Iran to answer"), which is too rare to guess.
    return ()


def _names_behind(parsed: Parsed, verb: int) -> list[Token]:
    """Give names right behind a verb that the parser takes for a title or an adverb.

    "Called Irakli Garibashvili": a name alone is no title of anybody; "condemned Chad": and no
    adverb, unless it is a day.
    """
    named = [t for t in parsed.dependents(verb, "oprd") if t.index > verb and t.pos == "PROPN"]
    adverbs = {t.index: t for t in parsed.dependents(verb, "npadvmod") if t.index == verb + 1}
    if not adverbs:
        return named
    places = (
        i for name in parsed.names if name.label in _NAMES for i in range(name.first, name.last)
    )
    return named or [adverbs[i] for i in places if i in adverbs]


def _agents(parsed: Parsed, verb: int) -> tuple[int, ...]:
    for prep in parsed.dependents(verb, "agent", "prep"):
        if prep.lower == "by":
            found = parsed.dependents(prep.index, "pobj")
            return tuple(i for t in found for i in coordinated(parsed, t.index))
    token = parsed.tokens[verb]
    if token.dep == "conj" and is_passive(parsed, token.head):
        return _agents(parsed, token.head)
    return ()


def _undergoers(parsed: Parsed, verb: int) -> tuple[int, ...]:
    token = parsed.tokens[verb]
    found = parsed.dependents(verb, *PASSIVE_SUBJECTS, "nsubj")
    if found:
        return _resolve_relative(parsed, verb, found[0])
    if token.dep in {"acl", "amod", "relcl"}:
        return coordinated(parsed, token.head)
    if token.dep == "conj" and parsed.tokens[token.head].pos in {"VERB", "AUX"}:
        if is_passive(parsed, token.head):
            return _undergoers(parsed, token.head)
        return _grammatical_subject(parsed, token.head, _STEPS)
    return _grammatical_subject(parsed, verb, _STEPS)


def _grammatical_subject(parsed: Parsed, verb: int, steps: int) -> tuple[int, ...]:
    """Give the subject of a verb, its own or the one that it shares."""
    if steps == 0:
        return ()
    token = parsed.tokens[verb]
    own = parsed.dependents(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return _resolve_relative(parsed, verb, own[0])
    above = parsed.tokens[token.head]
    if above.index == verb:
        return ()
    if above.lemma == "be" and (found := _behind(parsed, token, above) or _pleased(parsed, above)):
        return found
    if token.dep in {"acl", "relcl"} and above.pos not in {"VERB", "AUX"}:
        return _subject_of_hung_verb(parsed, token, above, steps)
    if token.dep == "pcomp":
        return _subject_under_preposition(parsed, above, steps)
    if above.pos in {"VERB", "AUX", "ADJ"} or above.dep in {"ROOT", "conj"}:
        if token.dep in {"xcomp", "ccomp"}:
            controlled = _controlled(parsed, above)
            if controlled:
                return controlled
        return _grammatical_subject(parsed, above.index, steps - 1)
    return ()


def _behind(parsed: Parsed, token: Token, above: Token) -> tuple[int, ...]:
    """Give who stands behind "were" when what they did opens the sentence.

    "Taking part in the talks were Anna Lie and Juan Rojas"; "also present were the ministers".
    """
    taking = token.dep in {"csubj", "advcl"} and token.tag == "VBG"
    if token.index > above.index or not (taking or token.dep in {"acomp", "advcl"}):
        return ()
    found = parsed.dependents(above.index, "attr", *SUBJECTS)
    return tuple(i for t in found if t.index > above.index for i in coordinated(parsed, t.index))


def _pleased(parsed: Parsed, above: Token) -> tuple[int, ...]:
    """Give the pleasure of whoever does what follows ("it is my pleasure to receive you")."""
    if not any(t.lower == "it" for t in parsed.dependents(above.index, "nsubj")):
        return ()
    found = parsed.dependents(above.index, "attr")
    return tuple(t.index for t in found if not word_set("pleasure").isdisjoint(lemmas_of(t)))


def _controlled(parsed: Parsed, above: Token) -> tuple[int, ...]:
    """Give the object of a verb like "urge", which does what the infinitive says.

    "Called on X to help" leaves the help to X; who "called X to help" helps.
    """
    if above.lemma not in word_set("object_control"):
        return ()
    if is_passive(parsed, above.index):
        return ()  # "was asked to leave": the subject goes
    found = parsed.dependents(above.index, "dobj", "dative")
    if found and above.lemma not in word_set("caller"):
        return coordinated(parsed, found[0].index)
    return pobjects(parsed, above.index, "on") + pobjects(parsed, above.index, "for")


def _subject_of_hung_verb(
    parsed: Parsed, token: Token, above: Token, steps: int
) -> tuple[int, ...]:
    pleased = not word_set("pleasure").isdisjoint(lemmas_of(above))
    if token.tag == "VBG" or token.dep == "relcl" or pleased:
        return coordinated(parsed, above.index)
    # "Iran's invitation to Chad's king to visit": whoever is invited goes.
    if above.lemma in word_set("invitation"):
        asked = pobjects(parsed, above.index, "to") or pobjects(parsed, above.index, "for")
        if asked:
            return asked
    # "Iran's decision to withdraw", "agreed on a plan to withdraw"
    owners = parsed.dependents(above.index, "poss")
    if owners:
        return coordinated(parsed, owners[0].index)
    verb = _verb_above(parsed, above)
    return _grammatical_subject(parsed, verb, steps - 1) if verb is not None else ()


def _subject_under_preposition(parsed: Parsed, prep: Token, steps: int) -> tuple[int, ...]:
    """Give who does it in "accused X of attacking", "after meeting", "responsible for killing"."""
    above = parsed.tokens[prep.head]
    if prep.lower in {"of", "from", "for", "with"} and above.pos == "VERB":
        blamed = objects(parsed, above.index)
        if blamed:
            return blamed
    if above.pos in {"VERB", "AUX", "ADJ"}:
        return _grammatical_subject(parsed, above.index, steps - 1)
    owners = parsed.dependents(above.index, "poss")
    if owners:
        return coordinated(parsed, owners[0].index)
    verb = _verb_above(parsed, above)
    return _grammatical_subject(parsed, verb, steps - 1) if verb is not None else ()


def _verb_above(parsed: Parsed, token: Token) -> int | None:
    for above in parsed.ancestors(token.index):
        if above.pos in {"VERB", "AUX"}:
            return above.index
    return None


def _resolve_relative(parsed: Parsed, verb: int, head: Token) -> tuple[int, ...]:
    if head.lower in RELATIVE:
        above = _relative_noun(parsed, verb)
        if above is not None:
            return coordinated(parsed, above)
    return coordinated(parsed, head.index)


def _relative_noun(parsed: Parsed, verb: int) -> int | None:
    """Give the noun that the relative clause around a verb modifies.

    The parser calls one with "that" for its object a mere clause of the noun at times.
    """
    token = parsed.tokens[verb]
    for _ in range(_STEPS):
        if token.dep == "relcl" or (token.dep == "acl" and token.index == verb):
            return token.head
        if token.head == token.index:
            return None
        token = parsed.tokens[token.head]
        if token.pos not in {"VERB", "AUX"} and token.dep != "relcl":
            return None
    return None


def _has_complement(parsed: Parsed, verb: int) -> bool:
    return bool(parsed.dependents(verb, "xcomp", "ccomp"))
