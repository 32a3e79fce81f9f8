"""Says who vouches for a clause inside its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.cues import Cue, cues_by_word
from dragoman.extract.said.governors import Step, cue_at, governors
from dragoman.extract.said.speakers import speaker_at, subject_of
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.quote import Quote
from dragoman.model.span import Span

__all__ = ["Attribution", "find_attribution", "find_attributions"]

UNNAMED = {"reportedly": "media reports", "allegedly": "", "purportedly": ""}
"""Adverbs that tell of a report without saying whose."""

AUTHOR = frozenset({"i", "we", "you", "one", "us"})
"""Subjects outside quotation marks that are the writer's own voice."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for a clause: mention id and name, the act of speech, and the words for it.

    Nobody named is an empty `speaker_name` with stance "asserts": then the outlet tells it.
    """

    speaker: str | None = None
    speaker_name: str = ""
    stance: str = "asserts"
    cue: Span | None = None
    rule: str = ""
    head: int | None = None
    """Token index of the head word of the speaker's name."""


OUTLET = Attribution()


def find_attribution(
    parsed: Parsed, trigger: int, mentions: Sequence[Mention], quotes: Sequence[Quote] = ()
) -> Attribution:
    """Give who vouches for the clause of token `trigger`; the innermost speaker wins.

    `quotes` are the quotations of the document (those of `find_quotes`), so that a sentence
    within a longer quotation has its speaker. A word of speech is not its own attribution.
    """
    for found in _found(parsed, trigger, mentions):
        return found
    return _quoted(parsed, trigger, quotes)


def find_attributions(
    parsed: Parsed, trigger: int, mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Give all who vouch for a clause in its sentence, the innermost first."""
    return tuple(_found(parsed, trigger, mentions))


def _found(parsed: Parsed, trigger: int, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    yield from _beside(parsed, trigger, trigger, mentions)
    for step in governors(parsed, trigger):
        cue = cue_at(parsed, step)
        if step.relation == "relative" and _is_aside(parsed, parsed.tokens[step.parent]):
            return
        if cue is not None and cue.stance:
            for found in _by_cue(parsed, step, cue, mentions):
                if found.speaker_name.lower() not in AUTHOR:
                    yield found
        yield from _beside(parsed, step.parent, step.child, mentions)


def _is_aside(parsed: Parsed, noun: Token) -> bool:
    """Say whether a noun sums up what was said, for a comment of the writer's own.

    In "A alleges that B lied, a claim that B has denied" the denial is not alleged by A.
    """
    speech = any(row.stance for row in cues_by_word().get((noun.lemma, "noun"), ()))
    first = parsed.subtree(noun.index)[0]
    opened = first > 0 and parsed.tokens[first - 1].text in {",", "—", "–", "-"}
    return speech and opened


def _by_cue(
    parsed: Parsed, step: Step, cue: Cue, mentions: Sequence[Mention]
) -> Iterator[Attribution]:
    """Give who says it; of a refused allegation first who refuses it, then whose it was."""
    word = step.parent
    if cue.pos == "verb":
        yield _said(parsed, subject_of(parsed, word), mentions, cue.stance, word, cue.name)
        return
    owner = _owner(parsed, word)
    refuser = _refuser(parsed, word) if cue.stance == "alleges" else None
    denier = subject_of(parsed, refuser) if refuser is not None else None
    if refuser is not None and (denier is not None or owner is None):
        yield _said(parsed, denier, mentions, "denies", refuser, cue.name)
    if owner is not None or refuser is None:
        head = owner or _issuer(parsed, word)
        yield _said(parsed, head, mentions, cue.stance, word, cue.name)


def _said(
    parsed: Parsed,
    head: Token | None,
    mentions: Sequence[Mention],
    stance: str,
    word: int,
    rule: str,
) -> Attribution:
    span = parsed.span(word, word + 1)
    if head is None:
        return Attribution(stance=stance, cue=span, rule=rule)
    return _with(parsed, head, mentions, stance, span, rule)


def _refuser(parsed: Parsed, noun: int) -> int | None:
    """Give the verb that rejects an allegation ("dismissed claims that"), None for others."""
    for step in governors(parsed, noun):
        cue = cue_at(parsed, step)
        refuses = cue is not None and cue.effect in {"refused", "denied"}
        return step.parent if refuses and step.relation == "object" else None
    return None


def _with(
    parsed: Parsed, head: Token, mentions: Sequence[Mention], stance: str, cue: Span, rule: str
) -> Attribution:
    speaker = speaker_at(parsed, head, mentions)
    return Attribution(speaker.mention, speaker.name, stance, cue, rule, head.index)


def _owner(parsed: Parsed, noun: int) -> Token | None:
    """Give X of "X's claim" and of "a claim by X"."""
    for owner in parsed.dependents(noun, "poss"):
        return owner
    for preposition in parsed.dependents(noun, "prep"):
        if preposition.lower in {"by", "from"}:
            for owner in parsed.dependents(preposition.index, "pobj"):
                return owner
    return None


def _issuer(parsed: Parsed, noun: int) -> Token | None:
    """Give X of "X issued a warning that …"."""
    token = parsed.tokens[noun]
    if token.dep in {"dobj", "nsubjpass"} and parsed.tokens[token.head].pos == "VERB":
        return subject_of(parsed, token.head)
    return None


def _beside(
    parsed: Parsed, index: int, below: int, mentions: Sequence[Mention]
) -> Iterator[Attribution]:
    """Give speakers beside a word: "according to X", "as X said", ", X said", "reportedly".

    `below` is the dependent that the climb comes from: it does not speak for itself.
    """
    for token in parsed.dependents(index):
        if token.index == below:
            continue
        if token.lower == "according":
            yield from _according(parsed, token, mentions)
        if token.dep in {"advcl", "parataxis"} and _says(token):
            marks = [t.lower for t in parsed.dependents(token.index, "mark", "advmod")]
            if "as" not in marks and token.dep == "advcl":
                continue
            head = subject_of(parsed, token.index) if not _bare(parsed, token) else None
            if head is not None:
                cue = parsed.span(token.index, token.index + 1)
                yield _with(parsed, head, mentions, "asserts", cue, "inserted speech")
        if token.lower in UNNAMED and token.dep == "advmod":
            cue = parsed.span(token.index, token.index + 1)
            stance = "asserts" if UNNAMED[token.lower] else "alleges"
            yield Attribution(None, UNNAMED[token.lower], stance, cue, "adverb of report")


def _according(parsed: Parsed, token: Token, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    for preposition in parsed.dependents(token.index, "prep"):
        for noun in parsed.dependents(preposition.index, "pobj"):
            cue = parsed.span(token.index, preposition.index + 1)
            yield _with(parsed, noun, mentions, "asserts", cue, "according to")


def _says(token: Token) -> bool:
    rows = cues_by_word().get((token.lemma, "verb"), ())
    return any(row.effect == "reported" and row.stance for row in rows)


def _bare(parsed: Parsed, token: Token) -> bool:
    """Say whether an inserted verb has neither a subject nor an agent of its own."""
    return not parsed.dependents(token.index, "nsubj", "nsubjpass", "agent", "prep")


def _quoted(parsed: Parsed, trigger: int, quotes: Sequence[Quote]) -> Attribution:
    token = parsed.tokens[trigger]
    for quote in quotes:
        inside = quote.content.start <= token.start and token.end <= quote.content.end
        if inside and quote.direct and quote.speaker_name:
            return Attribution(quote.speaker, quote.speaker_name, "asserts", quote.cue, "quotation")
    return OUTLET
