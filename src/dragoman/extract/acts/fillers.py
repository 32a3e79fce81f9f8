"""Who acts or is acted on at a head: the mention that covers it, or that modifies it.

"Russian ministers" and "Russia's parliament" act for Russia: a common noun hands its part to
the state or body beside it. A noun that nothing names stays a bare phrase without a mention.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.acts.lookup import Lookup, hull, make_argument
from dragoman.extract.acts.phrases import coordinated, lemmas_of, phrase, pobjects, word_set
from dragoman.extract.acts.verbs import is_passive, objects, subjects
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed, Token

__all__ = ["beside", "parties_at"]

_EMPTY = frozenset(
    {"it", "they", "he", "she", "this", "that", "which", "who", "what", "there", "one"}
)

_ROUND = ("around", "outside", "inside", "at", "near", "along")
"""Prepositions that say where a place lies that something is done to."""


def parties_at(lookup: Lookup, head: int, role: Role) -> tuple[Argument, ...]:
    """Give who acts, or is acted on, at a head: mentions first, a bare phrase if none names it."""
    posted = _posted(lookup, head) if role is Role.RECIPIENT else ()
    if posted:
        return tuple(make_argument(role, m, m.span) for m in posted)
    mention = lookup.at(head) or lookup.holders.get(head)
    if mention is not None:
        return tuple(make_argument(role, m, mention.span) for m in lookup.members(mention))
    found = beside(lookup, head, acting=role is Role.ACTOR)
    if found:
        return tuple(
            make_argument(role, m, hull(lookup, mention, head))
            for mention in found
            for m in lookup.members(mention)
        )
    token = lookup.parsed.tokens[head]
    if token.lower == "they":
        return _subject_before(lookup, token, role)
    if token.pos not in {"NOUN", "PROPN"} or token.lower in _EMPTY:
        return ()
    span = phrase(lookup.parsed, head)
    return (Argument(role, span, span.of(lookup.parsed.document.text)),)


def _posted(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give where "its ambassador to X" is posted: what is done to one's own envoy is done to X.

    Another's envoy stands for the other ("Japan's ambassador to X").
    """
    if word_set("envoy").isdisjoint(lemmas_of(lookup.parsed.tokens[head])):
        return ()
    if not any(t.pos == "PRON" for t in lookup.parsed.dependents(head, "poss")):
        return ()
    found = [lookup.at(index) for index in pobjects(lookup.parsed, head, "to")]
    return tuple(m for m in found if m is not None and m.kind in {Kind.STATE, Kind.PLACE})


def _subject_before(lookup: Lookup, pronoun: Token, role: Role) -> tuple[Argument, ...]:
    """Give whom "they" repeats when it opens a clause hung on another: that one's subject.

    "Soldiers were sent to X, where they …". The argument shows the pronoun; whose words made
    its name is the mention's own span.
    """
    clause = lookup.parsed.tokens[pronoun.head]
    if clause.dep not in {"relcl", "advcl"}:
        return ()
    above = next((t for t in lookup.parsed.ancestors(clause.index) if t.pos == "VERB"), None)
    if above is None:
        return ()
    passive = is_passive(lookup.parsed, above.index)
    heads = objects(lookup.parsed, above.index) if passive else subjects(lookup.parsed, above.index)
    span = lookup.parsed.span(pronoun.index, pronoun.index + 1)
    found = [a for h in heads if h != pronoun.index for a in parties_at(lookup, h, role)]
    return tuple(replace(argument, span=span) for argument in found if argument.mention)


def beside(lookup: Lookup, head: int, *, acting: bool = False) -> tuple[Mention, ...]:
    """Give the mentions that a common noun hands its part to; none for what is nobody's.

    What is `acting` by where it is must be human: "your work in Oslo" is no deed of Norway's.
    """
    lemmas = lemmas_of(lookup.parsed.tokens[head])
    if not word_set("calamity").isdisjoint(lemmas):
        return ()
    for look in (_apposed, _counted, _owning, _doing, _making):
        found = look(lookup, head)
        if found:
            return found
    if acting and word_set("human").isdisjoint(lemmas):
        return ()
    return _residing(lookup, head) or (() if acting else _round(lookup, head))


def _apposed(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give the person or body that stands beside a noun ("the minister, Sergey Lavrov")."""
    for child in lookup.parsed.dependents(head, "appos"):
        mention = lookup.at(child.index)
        if mention is not None and mention.kind in {Kind.PERSON, Kind.ORGANIZATION}:
            return (mention,)
    return ()


def _counted(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give who stands behind "dozens of", "a group of"."""
    if lookup.parsed.tokens[head].lemma not in word_set("transparent"):
        return ()
    for inner in pobjects(lookup.parsed, head, "of"):
        mention = lookup.at(inner)
        found = (mention,) if mention is not None else beside(lookup, inner)
        if found:
            return found
    return ()


def _owning(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give whose a noun is ("Russian ministers", "Kenya's police").

    "Its southern neighbour" is not who "it" is; "his Polish counterpart" is Poland's.
    """
    relational = not word_set("relational").isdisjoint(lemmas_of(lookup.parsed.tokens[head]))
    own: list[Mention] = []
    for child in _modifiers(lookup.parsed, head):
        mention = lookup.at(child.index)
        if mention is None or mention in own or (relational and child.dep == "poss"):
            continue
        own.append(mention)
    return _owners(own)


def _doing(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give by whom a deed was done ("an attack by soldiers of X in Y" is X's, not Y's)."""
    for index in pobjects(lookup.parsed, head, "by"):
        mention = lookup.at(index)
        found = (mention,) if mention is not None else beside(lookup, index, acting=True)
        if found:
            return found
    return ()


def _making(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give who made a thing by the clause on it ("the drill that X held", "the note sent by X")."""
    parsed = lookup.parsed
    lemmas = lemmas_of(parsed.tokens[head])
    if not (word_set("human") - word_set("deed")).isdisjoint(lemmas):
        return ()
    for clause in parsed.dependents(head, "relcl", "acl"):
        if word_set("making").isdisjoint(lemmas_of(clause)):
            continue
        found: list[Mention] = []
        for index in subjects(parsed, clause.index):
            if index != head:
                mention = lookup.at(index)
                found.extend((mention,) if mention else beside(lookup, index))
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _residing(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give the state behind "the king of", "soldiers from", "teachers in"."""
    stationed = lookup.parsed.tokens[head].lemma in word_set("stationed")
    for word in ("of", "from") if stationed else ("of", "from", "in"):
        found = tuple(
            mention
            for index in pobjects(lookup.parsed, head, word)
            for mention in (lookup.at(index),)
            if mention is not None
            and (mention.kind is not Kind.PERSON or _is_post_of(lookup, index, word))
        )
        if found:
            return found
    return ()


def _round(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give whose a place is that is hit: "a suburb of the Bosnian capital", "sites around Lviv"."""
    for word in _ROUND:
        for index in pobjects(lookup.parsed, head, word):
            mention = lookup.at(index)
            if mention is not None and mention.kind in {Kind.STATE, Kind.PLACE}:
                return (mention,)
    for index in pobjects(lookup.parsed, head, "of"):
        if not word_set("site").isdisjoint(lemmas_of(lookup.parsed.tokens[index])):
            return _owning(lookup, index) or _residing(lookup, index)
    return ()


def _is_post_of(lookup: Lookup, name: int, word: str) -> bool:
    """Say whether a state stands before a name under "of" ("President of Norway Ann Lie")."""
    before = lookup.parsed.dependents(name, "compound", "nmod")
    return word == "of" and any(lookup.at(t.index, {Kind.STATE}) for t in before)


def _modifiers(parsed: Parsed, head: int) -> list[Token]:
    found: list[Token] = []
    queue = list(parsed.dependents(head, "poss", "amod", "compound", "nmod"))
    for token in queue:
        for index in coordinated(parsed, token.index):
            found.append(parsed.tokens[index])
        if token.dep in {"poss", "amod", "compound", "nmod"}:
            queue.extend(parsed.dependents(token.index, "compound", "amod", "poss", "nmod"))
    return found


def _owners(found: list[Mention]) -> tuple[Mention, ...]:
    """Keep states and bodies where there are any: "Trump's Iran policy" is no act of Iran's."""
    people = [m for m in found if m.kind is Kind.PERSON]
    states = [m for m in found if m.kind in {Kind.STATE, Kind.ORGANIZATION}]
    return tuple(states or people or found)
