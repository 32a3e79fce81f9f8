"""Finds reported speech: "X said that …", "…, X said", "according to X, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.cues import cues_by_word
from dragoman.extract.governors import cue_at, governors
from dragoman.extract.speakers import noun_phrase, subject_of
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["Reported", "find_reported"]

CLAUSES = ("ccomp", "xcomp")
EDGES = frozenset("“”\"„«»‘’',.;:—–-") | {"``", "''"}


@dataclass(frozen=True, slots=True)
class Reported:
    """The clause that somebody is reported to have said, with the words that say so."""

    content: Span
    cue: Span
    speaker: Token | None
    rule: str


def find_reported(parsed: Parsed, quoted: Sequence[Span]) -> Iterator[Reported]:
    """Give the reported clauses of a document; those wholly within `quoted` are left out."""
    for token in parsed.tokens:
        if _within(quoted, token):
            continue
        if token.pos in {"VERB", "AUX"} and _says(token):
            yield from _by_verb(parsed, token, quoted)
        if token.lower == "according":
            yield from _by_according(parsed, token, quoted)


def _says(token: Token) -> bool:
    return any(row.stance for row in cues_by_word().get((token.lemma, "verb"), ()))


def _by_verb(parsed: Parsed, verb: Token, quoted: Sequence[Span]) -> Iterator[Reported]:
    speaker = subject_of(parsed, verb.index)
    if speaker is None:
        return
    for clause in parsed.dependents(verb.index, *CLAUSES):
        step = next(iter(governors(parsed, clause.index)))
        cue = cue_at(parsed, step)
        if cue is None or not cue.stance or step.relation not in {"clause", "infinitive", "gerund"}:
            continue
        tokens = _clean(parsed, parsed.subtree(clause.index), verb, speaker)
        yield from _told(parsed, tokens, verb, speaker, quoted, cue.name)
    if verb.dep == "parataxis":
        around = parsed.subtree(verb.head)
        inside = set(parsed.subtree(verb.index))
        tokens = _clean(parsed, tuple(i for i in around if i not in inside), verb, speaker)
        yield from _told(parsed, tokens, verb, speaker, quoted, "inserted speech")


def _by_according(parsed: Parsed, word: Token, quoted: Sequence[Span]) -> Iterator[Reported]:
    for preposition in parsed.dependents(word.index, "prep"):
        for noun in parsed.dependents(preposition.index, "pobj"):
            head = parsed.tokens[word.head]
            inside = set(parsed.subtree(word.index))
            tokens = [i for i in parsed.subtree(head.index) if i not in inside]
            cue = parsed.span(word.index, preposition.index + 1)
            content = _span(parsed, _trim(parsed, tokens))
            if content is not None and not _covered(quoted, content):
                yield Reported(content, cue, noun, "according to")


def _told(
    parsed: Parsed,
    tokens: list[int],
    verb: Token,
    speaker: Token,
    quoted: Sequence[Span],
    rule: str,
) -> Iterator[Reported]:
    content = _span(parsed, tokens)
    if content is not None and not _covered(quoted, content):
        yield Reported(content, parsed.span(verb.index, verb.index + 1), speaker, rule)


def _clean(parsed: Parsed, tokens: Sequence[int], verb: Token, speaker: Token) -> list[int]:
    """Give the side of a clause, away from verb and speaker, that holds more of its words."""
    first, last = noun_phrase(parsed, speaker)
    own = {verb.index, *range(first, last)}
    kept = [i for i in tokens if i not in own]
    before = [i for i in kept if i < verb.index]
    behind = [i for i in kept if i > verb.index]
    return _trim(parsed, max(before, behind, key=len))


def _trim(parsed: Parsed, tokens: list[int]) -> list[int]:
    while tokens and parsed.tokens[tokens[0]].text in EDGES:
        tokens = tokens[1:]
    while tokens and parsed.tokens[tokens[-1]].text in EDGES:
        tokens = tokens[:-1]
    return tokens


def _span(parsed: Parsed, tokens: list[int]) -> Span | None:
    return parsed.span(tokens[0], tokens[-1] + 1) if len(tokens) > 1 else None


def _within(quoted: Sequence[Span], token: Token) -> bool:
    return any(q.start <= token.start and token.end <= q.end for q in quoted)


def _covered(quoted: Sequence[Span], content: Span) -> bool:
    """Say whether a clause is a direct quotation with nothing added."""
    inside = sum(max(0, min(q.end, content.end) - max(q.start, content.start)) for q in quoted)
    return inside >= 0.9 * (content.end - content.start)
