"""Says how sure the words are that an act took place.

The rules are rows of ``codebook/cues.toml``; here they are found, from the act's word up to the
root of its sentence, and put together from the inside outwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.cues import Cue, charge_verbs, cues_by_word, finding_verbs
from dragoman.codebook.tense import awaited
from dragoman.extract.said.governors import Step, cue_at, governors, has_subject
from dragoman.extract.said.modifiers import Effect, beside
from dragoman.model.event import Modality, Polarity
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span

__all__ = ["Factuality", "find_factuality"]

H, PL, D, PO, A, DE, C, N = (
    Modality.HAPPENED,
    Modality.PLANNED,
    Modality.DEMANDED,
    Modality.POSSIBLE,
    Modality.ALLEGED,
    Modality.DENIED,
    Modality.CONFIRMED,
    Modality.NEGATED,
)
COMPOSED = {
    # inside → {outside: result}; what is not listed stays as it is
    H: {m: m for m in Modality},
    PL: {D: D, PO: PO, N: N, DE: DE},
    D: {N: N},
    PO: {D: D, N: N, DE: DE},
    A: {PO: PO, N: DE, DE: DE, C: C, D: D},
    C: {PO: PO, N: PO, DE: DE},
    N: {PO: PO, D: D, N: PO, DE: PO},
    DE: {N: PO},
}
"""What an outer word makes of an inner one: "rejected an allegation" denies."""
COINCIDENT = frozenset(
    [
        "meet",
        "use",
        "gather",
        "talk",
        "sit",
        "hold",
        "take",
        "phone",
        "call",
        "speak",
        "convene",
        "issue",
        "write",
        "attend",
    ]
)
"""Verbs beside which "to discuss" tells what was done, not what was planned."""
THROUGH = frozenset({"by", "before", "after", "in", "of", "for", "to", "on", "at", "into"})
"""Prepositions through which a verb is as sure as the verb above it ("aims at selling")."""
NOT_ASKED = frozenset({"why", "when", "where", "how", "who"})
"""A question with these takes the act for granted."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """Modality and polarity of one act, with the words that set them and the rows that said so."""

    modality: Modality
    polarity: Polarity
    factors: tuple[Span, ...]
    rule: str


def find_factuality(parsed: Parsed, trigger: int) -> Factuality:
    """Give how sure the words are of the act at token `trigger` (a verb or an event noun).

    A plain report ("he said", "according to") leaves an act as it is: that somebody vouches
    for it is attribution, not doubt.
    """
    modality, negative = Modality.HAPPENED, False
    factors: list[Span] = []
    rules: list[str] = []
    seen: set[int] = set()
    for effect in _effects(parsed, trigger):
        if effect.token in seen and effect.rule == "nobody":
            continue  # "no talks were held": the one "no" counts once
        seen |= {effect.token, *_nobodies(parsed, effect.token)}
        if effect.modality in {Modality.NEGATED, Modality.DENIED}:
            negative = not negative
        modality = COMPOSED[modality].get(effect.modality, modality)
        factors.append(parsed.span(effect.token, effect.token + 1))
        rules.append(effect.rule)
    return Factuality(
        modality,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        tuple(sorted(set(factors))),
        "; ".join(rules),
    )


def _nobodies(parsed: Parsed, token: int) -> set[int]:
    """Give the noun that a "no" stands by."""
    word = parsed.tokens[token]
    return {word.head} if word.dep == "det" else set()


def _effects(parsed: Parsed, trigger: int) -> Iterator[Effect]:
    """Give what bears on the act, from the inside outwards."""
    yield from beside(parsed, trigger)
    verbal = parsed.tokens[trigger].pos in {"VERB", "AUX"}
    last = trigger
    for step in governors(parsed, trigger):
        last = step.parent
        cue = _bearing(parsed, step)
        if cue is not None:
            modality = _modality(parsed, step, cue, trigger)
            if cue.effect == "factive" or (cue.effect == "refused" and modality is None):
                return
            if modality is not None:
                yield Effect(modality, _anchor(step, cue), cue.name)
            if cue.effect == "reported":
                if step.child == trigger and _charges(parsed, step):
                    yield Effect(Modality.ALLEGED, step.parent, "charge")
                verbal = True
                continue
        elif not _open(parsed, step, verbal):
            return
        elif _is_plan(parsed, step):
            yield Effect(Modality.PLANNED, step.child, "purpose")
        yield from _above(parsed, step)
        verbal = parsed.tokens[step.parent].pos in {"VERB", "AUX"} or verbal
    yield from _question(parsed, last)


def _charges(parsed: Parsed, step: Step) -> bool:
    """Say whether somebody tells a wrong of another: "Peru said Chile was meddling"."""
    if parsed.tokens[step.child].lemma not in charge_verbs():
        return False
    if step.relation != "clause" or parsed.tokens[step.parent].lemma in finding_verbs():
        return False
    blamed = parsed.dependents(step.child, "nsubj")
    tellers = parsed.dependents(step.parent, "nsubj")
    if not tellers or not blamed or blamed[0].pos not in {"NOUN", "PROPN"}:
        return False
    own = {parsed.tokens[place].lemma for place in parsed.subtree(tellers[0].index)}
    return blamed[0].lemma not in own


def _bearing(parsed: Parsed, step: Step) -> Cue | None:
    """Give the cue above a step; "take" is light of "place", not of "with the king leaving"."""
    cue = cue_at(parsed, step)
    verb = parsed.tokens[step.child].pos == "VERB" and step.via is not None
    return None if cue is not None and cue.effect == "light" and verb else cue


def _modality(parsed: Parsed, step: Step, cue: Cue, trigger: int) -> Modality | None:
    if cue.effect == "refused":
        return _refused(parsed, step, trigger)
    return None if cue.effect in {"reported", "light", "factive"} else Modality(cue.effect)


def _refused(parsed: Parsed, step: Step, trigger: int) -> Modality | None:
    """Say what refusing does: None for an offer (it was made), denial for what is only said."""
    token = parsed.tokens[step.child]
    rows = [row for row in cues_by_word().get((token.lemma, "noun"), ()) if row.effect != "light"]
    if step.child == trigger:
        return None if rows else Modality.NEGATED
    said = any(row.effect == "reported" for row in rows)
    return Modality.DENIED if said else Modality.NEGATED


def _anchor(step: Step, cue: Cue) -> int:
    return step.via if cue.pos == "preposition" and step.via is not None else step.parent


def _open(parsed: Parsed, step: Step, verbal: bool) -> bool:
    """Say whether what governs the parent bears on the child, where no cue stands between."""
    if step.relation in {"clause", "infinitive", "gerund", "purpose", "participle", "conj"}:
        return True
    if step.relation == "adverbial":
        return parsed.tokens[step.child].tag in {"VBZ", "VBP", "VB"} or awaited(parsed, step.child)
    if step.relation == "after" and parsed.tokens[step.child].pos == "NOUN":
        return False  # "agreed to halt fire after talks led by Kenya": the talks are over
    if step.via is not None and verbal:
        return step.relation in {
            "by",
            "before",
            "after",
            "in",
            "of",
            "for",
            "to",
            "on",
            "at",
            "into",
        }
    return step.via is not None and step.relation in {"during", "at"}


def _above(parsed: Parsed, step: Step) -> Iterator[Effect]:
    """Give the modifiers of the parent that bear on the child."""
    child = parsed.tokens[step.child]
    if step.relation == "conj":
        own = has_subject(parsed, step.child) or parsed.dependents(step.child, "aux", "auxpass")
        if own or child.tag in {"VBD", "VBZ", "VBP"}:
            return
    for effect in beside(parsed, step.parent):
        # "Will not sign until they have left" does not deny the leaving.
        if not (awaited(parsed, step.child) and effect.modality is Modality.NEGATED):
            yield effect


def _is_plan(parsed: Parsed, step: Step) -> bool:
    """Tell "flew in to sign" and "talks to be held" from "met to discuss"."""
    parent = parsed.tokens[step.parent]
    if step.relation == "infinitive":
        return parent.pos == "NOUN" and bool(parsed.dependents(step.child, "auxpass"))
    return step.relation == "purpose" and parent.lemma not in COINCIDENT


def _question(parsed: Parsed, root: int) -> Iterator[Effect]:
    sentence = parsed.sentences[parsed.tokens[root].sentence]
    tokens = parsed.in_sentence(sentence)
    marks = [t for t in tokens[-2:] if t.text == "?"]
    if marks and not any(t.lower in NOT_ASKED for t in tokens[:3]):
        yield Effect(Modality.POSSIBLE, marks[0].index, "question")
