"""What one party does to another in a sentence: the act that connects a marked pair.

The codes are PLOVER's own, so an act told in the future or denied is filed where PLOVER files it
(``[composition]`` in ``codebook/events.toml``): a promised visit is AGREE, a refused one REJECT.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.events import EventBook, read_events
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.role_places import role_heads
from dragoman.extract.acts.triggers import Trigger, find_triggers
from dragoman.extract.factuality import find_factuality
from dragoman.model.event import Modality, Role
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["Pair", "code_pair"]

_KINDS = {
    "PERSON": Kind.PERSON,
    "GPE": Kind.STATE,
    "NORP": Kind.STATE,
    "ORG": Kind.ORGANIZATION,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "LAW": Kind.AGREEMENT,
}
_SPEECH = frozenset({"state", "confirm"})


_SOURCE_ACTS = 4
"""Points for a frame that puts the source among its actors."""
_PURPOSE = 2.5
_CONTENT = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "conj", "dative"})
"""Labels between an act of asking and what is asked for."""
WORDS = frozenset({1, 3})
"""The quads of what is done in words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """PLOVER type and mode of the act between a pair, and the token that tells it."""

    type: str
    mode: str
    trigger: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    trigger: Trigger
    score: float


def code_pair(parsed: Parsed, source: range, target: range) -> Pair | None:
    """Give what the party in tokens `source` does to the one in `target`; None if nothing tells it.

    One of the two may be empty: the other's act is then sought alone.
    The trigger is preferred whose frame puts the source among its actors and the target among
    its recipients, then one on the way between the two, then any of the sentence.
    """
    book = read_events()
    kinds = _kinds(parsed)
    sentence = parsed.sentences[parsed.tokens[(source or target).start].sentence]
    triggers = [
        trigger
        for trigger in find_triggers(parsed, sentence, kinds, book)
        if trigger.rule.entry.extension not in _SPEECH or trigger.rule.entry.type
    ]
    heads = [_head(parsed, party) for party in (source, target) if party]
    path = _path(parsed, heads[0], heads[-1])
    scored = [_Candidate(t, _score(parsed, t, source, target, path, book)) for t in triggers]
    ranked = sorted(
        (_below_another(parsed, candidate, scored) for candidate in scored),
        key=lambda candidate: (-candidate.score, _depth(parsed, candidate.trigger.index)),
    )
    duty = _duty(parsed, source, target) if source and target else None
    if duty is not None and (not ranked or ranked[0].score < _SOURCE_ACTS):
        return Pair("REQUEST", "", duty)
    if not ranked:
        return None
    best = ranked[0].trigger
    if _is_joint(parsed, best, source, target, book):
        return Pair("COOPERATE", "", best.index)
    return Pair(_composed(parsed, best, triggers, book), best.rule.entry.mode, best.index)


def _is_joint(
    parsed: Parsed, trigger: Trigger, source: range, target: range, book: EventBook
) -> bool:
    """Say whether both parties hold exercises, which one alone would hold to show its force."""
    entry = trigger.rule.entry
    if (entry.type, entry.mode) != ("MOBILIZE", "troops"):
        return False
    words = (parsed.tokens[i] for i in (trigger.index, *trigger.nouns))
    actors = _below(parsed, trigger, Role.ACTOR, book)
    together = bool(actors & set(source)) and bool(actors & set(target))
    return together and any(word_set("drill") & set(lemmas_of(word)) for word in words)


def _kinds(parsed: Parsed) -> dict[int, str]:
    """Give the kinds of names by their last token: a pair needs no gazetteer."""
    return {
        name.last - 1: _KINDS[name.label].value
        for name in parsed.names
        if name.label in _KINDS and parsed.tokens[name.last - 1].pos in {"PROPN", "NOUN"}
    }


def _head(parsed: Parsed, words: range) -> int:
    for index in words:
        if parsed.tokens[index].head not in words or parsed.tokens[index].head == index:
            return index
    return words[-1]


def _score(
    parsed: Parsed,
    trigger: Trigger,
    source: range,
    target: range,
    path: frozenset[int],
    book: EventBook,
) -> float:
    actors = _below(parsed, trigger, Role.ACTOR, book)
    recipients = _below(parsed, trigger, Role.RECIPIENT, book)
    score = 0.0
    if actors & set(source):
        score += _SOURCE_ACTS
    elif recipients & set(source):
        score += 1
    if recipients & set(target):
        score += 3
    elif actors & set(target):
        score += 1
    elif set(parsed.subtree(trigger.index)) & set(target):
        score += 1.5
    if trigger.index in path:
        score += 1
    if trigger.rule.frame.pos == "noun":
        score -= 1.5
    return score


def _below_another(parsed: Parsed, candidate: _Candidate, others: list[_Candidate]) -> _Candidate:
    """Put an act that only tells the end of another one ("sent doctors to help X") behind it.

    What a call was made to say comes before the call.
    """
    for other in others:
        if other.score >= _SOURCE_ACTS and _under(
            parsed, candidate.trigger.index, other.trigger.index
        ):
            if _is_said_in(candidate.trigger, other.trigger):
                return _Candidate(candidate.trigger, other.score + 1)
            return _Candidate(candidate.trigger, candidate.score - _PURPOSE)
    return candidate


def _is_said_in(words: Trigger, call: Trigger) -> bool:
    """Say whether an act of words is what a call or letter was for ("rang X to thank her")."""
    entry = words.rule.entry
    by_phone = (call.rule.entry.type, call.rule.entry.mode) == ("CONSULT", "phone")
    return by_phone and entry.quad in WORDS and entry.type not in {"CONSULT", "AGREE", ""}


def _below(parsed: Parsed, trigger: Trigger, role: Role, book: EventBook) -> set[int]:
    """Give every token under the heads that fill a role."""
    found: set[int] = set()
    for _, heads in role_heads(parsed, trigger, role, book):
        for head in heads:
            found.update(parsed.subtree(head))
    found.discard(trigger.index)
    return found


def _path(parsed: Parsed, left: int, right: int) -> frozenset[int]:
    """Give the tokens on the way between two heads in the tree."""
    up = [left, *(t.index for t in parsed.ancestors(left))]
    down = [right, *(t.index for t in parsed.ancestors(right))]
    shared = set(up) & set(down)
    top = next((i for i in up if i in shared), up[-1])
    return frozenset(up[: up.index(top) + 1] + (down[: down.index(top)] if top in down else down))


def _depth(parsed: Parsed, index: int) -> int:
    return sum(1 for _ in parsed.ancestors(index))


def _duty(parsed: Parsed, source: range, target: range) -> int | None:
    """Give the "must" or "should" of a clause about the target that the source utters."""
    uttered = {t.index for t in parsed.ancestors(_head(parsed, source))}
    for token in parsed.tokens:
        if token.lower not in word_set("duty") or token.dep != "aux":
            continue
        above = {t.index for t in parsed.ancestors(token.index)}
        clause = set(parsed.subtree(token.head))
        if above & uttered and clause & set(target) and not clause & set(source):
            return token.index
    return None


def _composed(parsed: Parsed, best: Trigger, triggers: list[Trigger], book: EventBook) -> str:
    """Give PLOVER's type of an act, its modality and the act below it taken in."""
    type_ = _plover_type(best)
    if type_ == "REQUEST":
        demanded = book.composition.get("demanded", {})
        for other in triggers:
            if other.rule.entry.type in demanded and _is_asked(parsed, other, best, triggers):
                return demanded[other.rule.entry.type]
    modality = find_factuality(parsed, best.index).modality
    if modality is Modality.DENIED:
        modality = Modality.NEGATED
    called = any(_is_said_in(best, t) and _under(parsed, best.index, t.index) for t in triggers)
    if modality is Modality.PLANNED and (called or _is_resolved(parsed, best.index)):
        modality = Modality.HAPPENED
    return book.composition.get(modality.value, {}).get(type_, type_)


def _is_asked(parsed: Parsed, act: Trigger, best: Trigger, triggers: list[Trigger]) -> bool:
    """Say whether an act is what is asked for, not one told aside or one that is to end."""
    others = {t.index for t in triggers} - {act.index, best.index}
    index = act.index
    while parsed.tokens[index].dep in _CONTENT:
        index = parsed.tokens[index].head
        if index == best.index:
            return True
        if index in others:
            return False
    return False


def _is_resolved(parsed: Parsed, index: int) -> bool:
    """Say whether it was decided, not only promised ("decided to lift the ban")."""
    above = parsed.tokens[parsed.tokens[index].head]
    return above.lemma in word_set("resolved")


def _plover_type(trigger: Trigger) -> str:
    """Give the type; an extension without a PLOVER home takes the nearest one."""
    entry = trigger.rule.entry
    if entry.type:
        return entry.type
    return {"deny": "REJECT", "dismiss": "SANCTION", "appoint": "SUPPORT", "die": "ASSAULT"}.get(
        entry.extension, "ACCUSE"
    )


def _under(parsed: Parsed, lower: int, upper: int) -> bool:
    return any(token.index == upper for token in parsed.ancestors(lower))
