"""Finds what stands by an act's own word and says how sure it is: "will", "not", "planned for"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.cues import cues_by_word
from dragoman.extract.said.governors import governors, has_subject
from dragoman.model.event import Modality
from dragoman.model.parsed import Parsed, Token

__all__ = ["Effect", "beside"]

LOCAL = frozenset({"aux", "neg", "advmod", "amod", "det", "preconj", "mark", "prep", "intj"})
NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What one word does to an act: the modality, the word's token, and the row that says so."""

    modality: Modality
    token: int
    rule: str


def beside(parsed: Parsed, index: int) -> Iterator[Effect]:
    """Give the effects of the words that hang on a verb or event noun."""
    yield from _local(parsed, index)
    yield from _participles(parsed, index)
    yield from _condition(parsed, index)
    yield from _headline(parsed, index)


def _local(parsed: Parsed, index: int) -> Iterator[Effect]:
    """Give the effects of auxiliaries, adverbs, negation and conjunction beside a word."""
    found: list[Effect] = []
    able = False
    for token in parsed.dependents(index):
        if token.dep in {"nsubj", "nsubjpass", "dobj"} and _nobody(parsed, token):
            found.append(Effect(Modality.NEGATED, token.index, "nobody"))
        if token.dep not in LOCAL:
            continue
        kind = "conjunction" if token.dep == "mark" else "modifier"
        for cue in cues_by_word().get((token.lower, kind), ()):
            if token.lower == "any" and parsed.tokens[index].pos != "NOUN":
                continue
            modality = Modality(cue.effect)
            if token.lower == "would":
                modality = _would(parsed, index)
            able = able or token.lower in {"can", "could"}
            found.append(Effect(modality, token.index, cue.name))
    negated = [e for e in found if e.modality is Modality.NEGATED]
    rest = [e for e in found if e.modality is not Modality.NEGATED]
    yield from rest + negated if able and negated else negated + rest


def _nobody(parsed: Parsed, token: Token) -> bool:
    if token.lower in NOBODY:
        return True
    return any(t.lower in {"no", "neither"} for t in parsed.dependents(token.index, "det"))


def _would(parsed: Parsed, index: int) -> Modality:
    """Tell the future of reported speech ("said he would visit") from the conditional."""
    if any(t.lower == "have" for t in parsed.dependents(index, "aux")):
        return Modality.POSSIBLE
    for step in governors(parsed, index):
        if step.relation == "clause":
            return Modality.PLANNED
        if step.relation not in {"conj", "adverbial"}:
            break
    return Modality.POSSIBLE


def _condition(parsed: Parsed, index: int) -> Iterator[Effect]:
    """Give the effect of an if-clause below an act that has not taken place."""
    token = parsed.tokens[index]
    if token.tag in {"VBD", "VBN"} and not parsed.dependents(index, "aux"):
        return
    for clause in parsed.dependents(index, "advcl"):
        for mark in parsed.dependents(clause.index, "mark"):
            if mark.lower in {"if", "unless"}:
                yield Effect(Modality.POSSIBLE, mark.index, "condition")


def _headline(parsed: Parsed, index: int) -> Iterator[Effect]:
    """Give the future of headlines ("Minister to visit Oslo")."""
    token = parsed.tokens[index]
    above = parsed.tokens[token.head]
    if token.dep != "ROOT" and not (token.dep == "ccomp" and above.dep == "ROOT"):
        return
    for aux in parsed.dependents(index, "aux"):
        if aux.lower == "to" and has_subject(parsed, index):
            yield Effect(Modality.PLANNED, aux.index, "headline")


def _participles(parsed: Parsed, index: int) -> Iterator[Effect]:
    """Give the effect of "planned for May" or "alleged by Rome" behind an event noun."""
    if parsed.tokens[index].pos in {"VERB", "AUX"}:
        return
    for token in parsed.dependents(index, "acl"):
        if token.tag != "VBN":
            continue
        for cue in cues_by_word().get((token.lemma, "verb"), ()):
            if "object" in cue.takes and cue.effect in set(Modality):
                yield Effect(Modality(cue.effect), token.index, cue.name)
                break
