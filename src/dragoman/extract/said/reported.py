"""Finds reported speech: "X said that …", "…, X said", "according to X, …"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.cues import cues_by_word, object_verbs, quotation_verbs
from dragoman.extract.said.governors import cue_at, governors
from dragoman.extract.said.speakers import named_before, noun_phrase, subject_of
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.span import Span

__all__ = ["Reported", "find_reported"]

CLAUSES = ("ccomp", "xcomp")
MOSTLY = 0.9
"""Share of a clause between marks from which on the marks alone are its content."""
PARTS = ("dobj", "oprd", "dative", "prep", "ccomp", "xcomp", "acomp")
GOVERNED = frozenset({"for", "as", "of", "about", "to", "against", "over", "on", "with", "from"})
"""Prepositions that belong to what is said; the others tell where and when it was said."""
OPENING = frozenset('“"„«‘') | {"``"}
CLOSING = frozenset('”"»’') | {"''"}
TOLD = frozenset({"tell", "inform", "assure", "remind", "warn", "notify", "brief"})
LONGEST_NAME = 7
"""Tokens before a colon that may name a speaker."""
SHORTEST_SAID = 4
EDGES = frozenset("“”\"„«»‘’',.;:—–-") | {"``", "''"}


@dataclass(frozen=True, slots=True)
class Reported:
    """The clause that somebody is reported to have said, with the words that say so."""

    content: Span
    cue: Span
    speaker: Token | None
    rule: str


def find_reported(parsed: Parsed, spans: Sequence[Span]) -> Iterator[Reported]:
    """Give the reported clauses of a document; those wholly within quoted `spans` are left out."""
    quoted = _Quoted(spans)
    inside = {token.index for span in spans for token in parsed.tokens_of(span)}
    for token in parsed.tokens:
        if token.index in inside:
            continue
        if token.pos in {"VERB", "AUX"}:
            clauses = list(_by_verb(parsed, token, quoted)) if _says(token) else []
            yield from clauses or _by_object(parsed, token, quoted)
        if token.lower == "according":
            yield from _by_according(parsed, token, quoted)
    for sentence in parsed.sentences:
        if sentence.first not in inside:
            yield from _by_colon(parsed, sentence, quoted)


def _says(token: Token) -> bool:
    return any(row.stance for row in cues_by_word().get((token.lemma, "verb"), ()))


def _by_verb(parsed: Parsed, verb: Token, quoted: _Quoted) -> Iterator[Reported]:
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


def _by_object(parsed: Parsed, verb: Token, quoted: _Quoted) -> Iterator[Reported]:
    """Give what is judged or named by a verb of stance ("called the pact a “triumph”")."""
    speaker = subject_of(parsed, verb.index)
    if speaker is None or (verb.tag == "VBN" and parsed.dependents(verb.index, "auxpass")):
        return
    tokens = _complement(parsed, verb)
    content = _span(parsed, tokens)
    if content is None or _covered(quoted, content):
        return
    holds_quote = bool(quoted.touching(content))
    if _judges(parsed, verb) or (holds_quote and verb.lemma in quotation_verbs()):
        cue = parsed.span(verb.index, verb.index + 1)
        yield Reported(content, cue, speaker, "object of a verb of stance")


def _judges(parsed: Parsed, verb: Token) -> bool:
    words = {f"{verb.lemma} {p.lower}" for p in parsed.dependents(verb.index, "prep", "prt")}
    transitive = bool(parsed.dependents(verb.index, "dobj", "oprd", "dative"))
    return bool(words & object_verbs()) or (transitive and verb.lemma in object_verbs())


def _complement(parsed: Parsed, verb: Token) -> list[int]:
    """Give the unbroken run of words behind a verb that its objects cover."""
    kept: list[int] = []
    for part in parsed.dependents(verb.index, *PARTS):
        adjunct = part.dep == "prep" and part.lower not in GOVERNED
        if part.index > verb.index and not adjunct:
            kept.extend(_told_to(parsed, part) or parsed.subtree(part.index))
    return _trim(parsed, sorted(kept))


def _told_to(parsed: Parsed, part: Token) -> tuple[int, ...]:
    """Give the clause that was hung on the listener by mistake ("told the crowd that …")."""
    if part.dep != "dobj" or parsed.tokens[part.head].lemma not in TOLD:
        return ()
    for clause in parsed.dependents(part.index, "acl", "relcl"):
        return parsed.subtree(clause.index)
    return ()


def _by_colon(parsed: Parsed, sentence: Sentence, quoted: _Quoted) -> Iterator[Reported]:
    """Give what stands behind a name and a colon ("Costa: The port is ours"), as in headlines."""
    tokens = parsed.in_sentence(sentence)
    for place, token in enumerate(tokens[: LONGEST_NAME + 1]):
        if token.text != ":":
            continue
        speaker = named_before(tokens[:place])
        behind = _trim(parsed, [t.index for t in tokens[place + 1 :]])
        content = _span(parsed, behind) if len(behind) >= SHORTEST_SAID else None
        if speaker is None or content is None or _covered(quoted, content):
            return
        yield Reported(content, parsed.span(token.index, token.index + 1), speaker, "colon")
        return


def _by_according(parsed: Parsed, word: Token, quoted: _Quoted) -> Iterator[Reported]:
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
    quoted: _Quoted,
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
    if tokens and any(parsed.tokens[i].text in OPENING for i in tokens):
        tokens = [*tokens, *_closing(parsed, tokens[-1] + 1)]
    return tokens


def _closing(parsed: Parsed, index: int) -> list[int]:
    """Give the mark (with a comma or stop before it) that closes what a clause has opened."""
    found = [t.index for t in parsed.tokens[index : index + 2] if t.text in EDGES]
    while found and parsed.tokens[found[-1]].text not in CLOSING:
        found.pop()
    return found


def _span(parsed: Parsed, tokens: list[int]) -> Span | None:
    return parsed.span(tokens[0], tokens[-1] + 1) if len(tokens) > 1 else None


def _covered(quoted: _Quoted, content: Span) -> bool:
    """Say whether a clause begins with a direct quotation, or is one with little added."""
    near = quoted.touching(content)
    if any(q.start <= content.start < q.end for q in near):
        return True
    inside = sum(min(q.end, content.end) - max(q.start, content.start) for q in near)
    return inside >= MOSTLY * (content.end - content.start)


class _Quoted:
    """What stands between marks, found fast by place; quotations do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def touching(self, content: Span) -> list[Span]:
        """Give the quotations that share a code point with `content`."""
        first = max(0, bisect_right(self.starts, content.start) - 1)
        last = bisect_left(self.starts, content.end)
        return [span for span in self.spans[first:last] if span.overlaps(content)]
