"""Finds who does the saying: the subject of a word of speech, its words and its mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["Speaker", "joined", "named_before", "noun_phrase", "speaker_at", "subject_of"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLIMB = frozenset({"xcomp", "conj", "advcl", "ccomp"})
NOT_NAMED = frozenset({"case", "relcl", "advcl", "acl", "punct", "cc", "ccomp", "parataxis"})
LABELS = frozenset({"EXCLUSIVE", "UPDATE", "BREAKING", "WATCH", "VIDEO", "CORRECTION", "Q"})
"""Words before a colon that name a kind of text, not somebody."""
BRACKETS = frozenset({"(", "[", "“", '"', "``"})
PRONOUNS_OF_CLAUSES = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the words as printed, the mention's id if any, and the name."""

    span: Span
    mention: str | None
    name: str


def subject_of(parsed: Parsed, verb: int) -> Token | None:
    """Give the head word of who does what the verb says, None when it is not told.

    Looks at the agent of a passive, at the verb that an infinitive or a second verb shares
    its subject with, and at the noun that a relative clause belongs to.
    """
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        token = parsed.tokens[verb]
        passive = bool(parsed.dependents(verb, "auxpass"))
        if passive or token.tag == "VBN":
            agent = _agent(parsed, verb)
            if agent is not None or passive:
                return agent
        subjects = parsed.dependents(verb, *SUBJECTS)
        if subjects:
            return _relative(parsed, token, _named(subjects))
        if token.dep == "acl":
            return parsed.tokens[token.head] if token.tag == "VBG" else None
        if token.dep not in CLIMB:
            return None
        verb = token.head
    return None


def speaker_at(parsed: Parsed, head: Token, mentions: Sequence[Mention]) -> Speaker:
    """Give the speaker whose head word is `head`, with the mention that names it."""
    first, last = noun_phrase(parsed, head)
    span = parsed.span(first, last)
    mention = _mention(parsed, head, span, mentions)
    if mention is None:
        return Speaker(span, None, span.of(parsed.document.text))
    return Speaker(span, mention.id, _name(mention, mentions))


def noun_phrase(parsed: Parsed, head: Token) -> tuple[int, int]:
    """Give the tokens ``[first, last)`` of a noun with what belongs to its name.

    Relative clauses and other speech are left out; appositions and "of" phrases stay.
    """
    inside = [head.index]
    for index in inside:
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep in NOT_NAMED or (token.dep == "conj" and index == head.index):
                continue
            inside.append(child)
    kept = set(inside)
    first = last = head.index
    # Only an unbroken run of words is a phrase; commas inside an apposition belong to it.
    while first - 1 in kept or (first - 2 in kept and parsed.tokens[first - 1].dep == "punct"):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and parsed.tokens[last + 1].dep == "punct"):
        last += 1
    for index in range(head.index + 1, last + 1):
        if parsed.tokens[index].text in BRACKETS:
            last = index - 1
            break
    return first, last + 1


def _agent(parsed: Parsed, verb: int) -> Token | None:
    for by in parsed.dependents(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in parsed.dependents(by.index, "pobj"):
                return noun
    return None


def _named(subjects: Sequence[Token]) -> Token:
    """Give the name where the parser left it beside its noun: "the agency | KCNA released"."""
    first, *others = subjects
    beside = [t for t in others if t.pos == "PROPN" and t.index == first.index + 1]
    return beside[0] if beside else first


def _relative(parsed: Parsed, verb: Token, subject: Token) -> Token:
    if subject.lower in PRONOUNS_OF_CLAUSES and verb.dep in {"relcl", "acl"}:
        return parsed.tokens[verb.head]
    return subject


def _mention(
    parsed: Parsed, head: Token, span: Span, mentions: Sequence[Mention]
) -> Mention | None:
    """Give the mention that names the head, or the person beside a title, or part of a name."""
    inside = [m for m in mentions if m.span.overlaps(span)]
    word = Span(span.document, head.start, head.end)
    covering = [m for m in inside if m.span.covers(word)]
    if covering:
        return min(covering, key=lambda m: (m.kind is not Kind.PERSON, m.span.end - m.span.start))
    for deps in (("appos",), ("compound", "nmod", "amod")):
        for token in parsed.dependents(head.index, *deps):
            place = Span(span.document, token.start, token.end)
            for mention in inside:
                named = mention.kind in {Kind.PERSON, Kind.ORGANIZATION}
                if named and mention.span.covers(place):
                    return mention
    return None


def _name(mention: Mention, mentions: Sequence[Mention]) -> str:
    if mention.antecedent is not None:
        for other in mentions:
            if other.id == mention.antecedent:
                return other.name or mention.name
    return mention.name or mention.text


def joined(parsed: Parsed, head: Token) -> tuple[Token, ...]:
    """Give a head word with those that "and" joins to it ("the king and the queen")."""
    found = [head]
    for token in found:
        found.extend(t for t in parsed.dependents(token.index, "conj") if t.pos != "VERB")
    return tuple(found)


def named_before(tokens: Sequence[Token]) -> Token | None:
    """Give the head of a run of tokens that is nothing but a name ("Admiral Costa" and a colon)."""
    if any(t.pos not in {"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART"} for t in tokens):
        return None
    names = [t for t in tokens if t.pos == "PROPN" and t.text not in LABELS]
    return names[-1] if names else None
