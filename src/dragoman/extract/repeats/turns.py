"""Who "I", "you" and "we" are in a transcript: pages that print a name and a colon at each turn.

"PRESIDENT OF NORWAY ANNA LIE: I thank you" opens a turn that lasts until the next label, over as
many paragraphs as it takes. What is quoted inside a turn may be another's words and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.names import word_set
from dragoman.extract.names.drafts import Draft
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_turns"]

LONGEST_LABEL = 24
"""Tokens before the colon of a label at most ("President of the Republic of … Anna Lie:")."""
ASKING = 4
"""Words of a label that names nobody we know at most ("Question:", "Vesti reporter:")."""
ONE = frozenset({"i", "me", "myself"})
SIDE = frozenset({"we", "us", "ourselves"})
OTHER = frozenset({"you", "your"})
HEADS = frozenset({"head of state", "head of government", "monarch", "royal"})
"""Groups of posts of those who speak to each other before the press."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LIGHT = word_set("light_verbs")
TALK = word_set("joint_nouns")
PLEASURE = word_set("pleasures")
TOGETHER = word_set("joint_verbs")


@dataclass(frozen=True, slots=True)
class _Turn:
    """Tokens ``[first, last)`` that one says; `speaker` is None for somebody unnamed."""

    first: int
    last: int
    speaker: Draft | None


def link_turns(parsed: Parsed, drafts: Sequence[Draft], quoted: frozenset[int]) -> list[Draft]:
    """Give mentions for the pronouns of the turns of a transcript; `quoted` tokens are left out.

    "I" is who speaks. "We" is who speaks with the other of two speakers where the verb is one of
    doing together, else the speaker's side; "you" is the other of two.
    """
    turns = list(_turns(parsed, drafts))
    speakers = {t.speaker.name or "": t.speaker for t in turns if t.speaker}
    if len(speakers) == 1:
        speakers |= _guest(drafts, turns[0].first, *speakers.values())
    made: list[Draft] = []
    for turn in turns:
        if turn.speaker is None:
            continue
        others = [s for name, s in speakers.items() if name != turn.speaker.name]
        if len(others) > 1:  # heads with their ministers: the other side's one speaker
            others = [s for s in others if s.state != turn.speaker.state]
        for token in parsed.tokens[turn.first : turn.last]:
            if token.index in quoted:
                continue
            if token.pos == "PRON" and token.text != "US":
                made += _read(parsed, token, turn.speaker, others)
            elif token.lower in PLEASURE and _opens_clause(parsed, token):
                made.append(_pronoun(token, turn.speaker, f"{turn.speaker.name} speaks"))
    return made


def _guest(drafts: Sequence[Draft], first: int, speaker: Draft) -> dict[str, Draft]:
    """Give the one head of another state named before the only speaker begins, by name."""
    found = {
        draft.name: draft
        for draft in drafts
        if draft.kind is Kind.PERSON
        and draft.name
        and not draft.members
        and draft.last <= first
        and draft.state not in (None, speaker.state)
        and any(title.group in HEADS for title in draft.titles)
    }
    return found if len(found) == 1 else {}


def _read(parsed: Parsed, token: Token, speaker: Draft, others: Sequence[Draft]) -> Iterator[Draft]:
    other = others[0] if len(others) == 1 else None
    if token.lower in ONE:
        yield _pronoun(token, speaker, f"{speaker.name} speaks")
    elif token.lower in SIDE:
        verb = parsed.tokens[token.head]
        if other is not None and token.dep in SUBJECTS and _is_joint(parsed, verb):
            yield _both(token, speaker, other)
        else:
            yield _pronoun(token, speaker, f"{speaker.name} speaks for one side")
    elif token.lower in OTHER and other is not None and token.dep not in SUBJECTS:
        yield _pronoun(token, other, f"{speaker.name} speaks to {other.name}")


def _is_joint(parsed: Parsed, verb: Token) -> bool:
    """Say whether a verb tells what two do together ("agreed", "had a long talk")."""
    objects = {t.lemma for t in parsed.dependents(verb.index, "dobj")}
    return verb.lemma in TOGETHER or (verb.lemma in LIGHT and not objects.isdisjoint(TALK))


def _opens_clause(parsed: Parsed, noun: Token) -> bool:
    """Say whether it is what "it is", and somebody's act follows ("an honour to welcome you")."""
    above = parsed.tokens[noun.head]
    after = parsed.tokens[noun.index + 1] if noun.index + 1 < len(parsed.tokens) else None
    return noun.dep == "attr" and above.lemma == "be" and after is not None and after.lower == "to"


def _pronoun(token: Token, who: Draft, reason: str) -> Draft:
    return Draft(
        token.index,
        token.index + 1,
        who.kind,
        who.name,
        "rule:pronoun",
        codebook=who.codebook,
        state=who.state,
        antecedent=who,
        reason=f'"{token.lower}": {reason}',
    )


def _both(token: Token, speaker: Draft, other: Draft) -> Draft:
    names = f"{speaker.name} and {other.name}"
    return Draft(
        token.index,
        token.index + 1,
        Kind.PERSON,
        names,
        "rule:pronoun",
        members=(speaker, other),
        reason=f'"{token.lower}" is {names}, who speak with each other',
    )


def _turns(parsed: Parsed, drafts: Sequence[Draft]) -> Iterator[_Turn]:
    """Give the turns in order; the text before the first label is nobody's."""
    labels = list(_labels(parsed, drafts))
    if not labels:
        return
    ends = [first for first, _, _ in labels[1:]] + [len(parsed.tokens)]
    for (_, colon, speaker), end in zip(labels, ends, strict=True):
        yield _Turn(colon + 1, end, speaker)


def _labels(parsed: Parsed, drafts: Sequence[Draft]) -> Iterator[tuple[int, int, Draft | None]]:
    """Give the first token of each label, its colon, and who it names."""
    ending = {d.last: d for d in drafts if d.kind is Kind.PERSON and not d.members}
    paragraph = -1
    for sentence in parsed.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        colon = _colon(parsed, sentence.first)
        if colon is None:
            continue
        speaker = ending.get(colon)
        if speaker is not None or colon - sentence.first <= ASKING:
            yield sentence.first, colon, speaker


def _colon(parsed: Parsed, first: int) -> int | None:
    """Give the colon behind a run of names and titles that opens a paragraph."""
    for token in parsed.tokens[first : first + LONGEST_LABEL]:
        if token.text == ":":
            return token.index if token.index > first else None
        if token.pos in {"VERB", "AUX", "PRON"} or token.text in {".", "?", "!", '"', "“"}:
            return None
    return None
