"""Which of a sentence's triggers tell an act of their own, and what one act makes of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from dragoman.codebook.events import EventBook
from dragoman.codebook.timing import timing_words
from dragoman.extract.acts.idle import is_aside, is_idle, is_standing
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.acts.play import is_play
from dragoman.extract.acts.whole import Act, homes, is_political, is_whole
from dragoman.model.event import Role
from dragoman.model.parsed import Parsed

__all__ = ["Drop", "refine"]

WORDS = frozenset({1, 3})
"""The quads of what is done in words."""
OCCASION = frozenset({"during", "after", "following", "before", "amid", "since", "despite", "as"})
"""Prepositions that tell when an act was, not what it was about."""
_DOWN = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "pobj", "prep", "dobj", "conj"})


class Drop(StrEnum):
    """Why an act that a trigger tells is not kept."""

    NOT_REPORTED = "the words name the act and do not report it"
    NOT_POLITICAL = "no state, body or person of one takes part"
    NOT_WHOLE = "what an act of its kind cannot do without is missing"
    RETOLD = "another trigger of its clause tells the same act"
    REPEATED = "the sentence has told it before in the same word"
    MERE_SPEECH = "the statement only makes another act of words, which carries the news"
    SAID_BESIDE = "the speaker's act of words beside it carries the news"
    REFUSED = "the refusal of it is told as an act"
    MERE_PLAN = "the plan is of another act, which is told as planned"


def refine(
    lookup: Lookup, acts: Sequence[Act], book: EventBook, private: frozenset[str]
) -> tuple[tuple[Act, ...], tuple[tuple[Act, Drop], ...]]:
    """Give the acts that stand (told, political, once, moded by the act below), and the others.

    `private` holds the names of those whose sayings are no acts.
    """
    parsed = lookup.parsed
    dropped: list[tuple[Act, Drop]] = []

    def keep(acts: Sequence[Act], why: Drop, test: Callable[[Act], bool]) -> list[Act]:
        kept = []
        for act in acts:
            if test(act):
                kept.append(act)
            else:
                dropped.append((act, why))
        return kept

    told = keep(acts, Drop.NOT_REPORTED, lambda act: _is_reported(parsed, act))
    moded = [_joint(lookup, _with_mode(parsed, act, acts, book), book) for act in told]
    some = keep(moded, Drop.NOT_POLITICAL, lambda act: is_political(lookup, act, private))
    whole = keep(some, Drop.NOT_WHOLE, lambda act: is_whole(lookup, act, private))
    once = keep(whole, Drop.RETOLD, lambda act: not _is_retold(parsed, act, whole))
    new = keep(once, Drop.REPEATED, lambda act: not _is_repeated(parsed, act, _before(act, once)))
    deeds = keep(new, Drop.MERE_SPEECH, lambda act: not _is_mere_speech(lookup, act, new))
    apart = keep(deeds, Drop.SAID_BESIDE, lambda act: not _is_said_beside(parsed, act, deeds))
    done = keep(apart, Drop.REFUSED, lambda act: not _is_refused(parsed, act, apart))
    standing = keep(done, Drop.MERE_PLAN, lambda act: not _is_mere_plan(parsed, act, done))
    return tuple(standing), tuple(dropped)


def _before(act: Act, acts: Sequence[Act]) -> Sequence[Act]:
    return acts[: next(i for i, other in enumerate(acts) if other is act)]


def _is_reported(parsed: Parsed, act: Act) -> bool:
    """Say whether the words report the act, and do not only name it."""
    index, rule = act.trigger.index, act.trigger.rule
    if rule.entry.extension == "state" and is_aside(parsed, index):
        return False
    if is_idle(parsed, index) or is_play(parsed, index, act.type):
        return False
    return not is_standing(parsed, index, rule.frame.name)


def _with_mode(parsed: Parsed, act: Act, acts: Sequence[Act], book: EventBook) -> Act:
    modes = book.complement_modes.get(act.type)
    if modes is None or act.mode or act.trigger.rule.entry.mode:
        return act
    for other in acts:
        if other.type in modes and _hangs_on(parsed, other.trigger.index, act.trigger.index):
            return replace(act, mode=modes[other.type])
    return act


def _joint(lookup: Lookup, act: Act, book: EventBook) -> Act:
    """Let exercises that two states hold be done together, and not be a show of one's force."""
    rule, both = act.trigger.rule, book.entry_of("COOPERATE", "")
    words = (act.trigger.index, *act.trigger.nouns)
    shown = (rule.entry.type, rule.entry.mode) == ("MOBILIZE", "troops")
    if both is None or not shown or len(_states(lookup, act)) < 2:
        return act
    if any(word_set("drill") & set(lemmas_of(lookup.parsed.tokens[word])) for word in words):
        return replace(act, trigger=replace(act.trigger, rule=replace(rule, entry=both)))
    return act


def _states(lookup: Lookup, act: Act) -> frozenset[str]:
    """Give the states to which those who do an act belong."""
    actors = (lookup.by_id.get(a.mention or "") for a in act.arguments if a.role is Role.ACTOR)
    return frozenset(m.state for m in actors if m is not None and m.state is not None)


def _hangs_on(parsed: Parsed, lower: int, upper: int, *, joined: bool = True) -> bool:
    """Say whether one trigger is the content of another: only clauses and objects between them.

    `joined` lets it be joined to such content by "and", too.
    """
    token = parsed.tokens[lower]
    for _ in range(6):
        if token.head == token.index or token.dep not in _DOWN or token.lower in OCCASION:
            return False
        if token.dep == "conj" and not joined:
            return False
        if token.head == upper:
            return True
        token = parsed.tokens[token.head]
    return False


def _is_retold(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether the act is told by another trigger of its own clause ("met to discuss")."""
    for other in acts:
        if other is act or other.type != act.type or not act.type:
            continue
        if not _hangs_on(parsed, act.trigger.index, other.trigger.index, joined=False):
            continue
        if _modes(act) != _modes(other) and act.type != "CONSULT":
            continue
        if act.parties(Role.ACTOR) <= other.parties(Role.ACTOR) | other.parties(Role.RECIPIENT):
            if act.type == "CONSULT" or act.arguments == other.arguments:
                return True
            if act.parties(Role.RECIPIENT) <= other.parties(Role.RECIPIENT):
                return True
    return False


def _modes(act: Act) -> tuple[str, str]:
    entry = act.trigger.rule.entry
    return act.mode or entry.mode, entry.extension


def _is_mere_speech(lookup: Lookup, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether a statement only makes another act of words, which then carries the news.

    "The king said that he would help" is his offer; "the king said that Chad had attacked Niger"
    is a statement, and the attack another act. A state's people speak for it.
    """
    if act.trigger.rule.entry.extension != "state":
        return False
    return any(
        other is not act
        and other.trigger.rule.entry.quad in WORDS
        and not homes(lookup, act).isdisjoint(homes(lookup, other))
        and _hangs_below(lookup.parsed, other.trigger.index, act.trigger.index)
        for other in acts
    )


def _is_said_beside(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether a statement only goes on from an act of words ("thanked Oman and said …")."""
    verb = parsed.tokens[act.trigger.index]
    if act.trigger.rule.entry.extension != "state":
        return False
    if verb.dep != "conj" or parsed.dependents(verb.index, "nsubj", "nsubjpass"):
        return False
    before = parsed.tokens[verb.head]
    led_by = {before.index, *(v.index for v in parsed.dependents(before.index, "xcomp"))}
    if before.lemma in timing_words().one_act:  # "went on to thank Oman and said …"
        led_by |= {v.index for v in parsed.dependents(before.index, "advcl")}
    return any(
        other.trigger.index in led_by
        and other.type != "CONSULT"
        and other.trigger.rule.entry.quad in WORDS
        and other.parties(Role.ACTOR) == act.parties(Role.ACTOR)
        for other in acts
    )


def _is_refused(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether an act is only what its own actor refuses to do ("refused to free the crew")."""
    verb = parsed.tokens[act.trigger.index]
    if verb.dep != "xcomp":
        return False
    return any(
        other.trigger.index == verb.head
        and other.type == "REJECT"
        and act.parties(Role.ACTOR) <= other.parties(Role.ACTOR)
        for other in acts
    )


def _is_mere_plan(parsed: Parsed, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether a plan is of another act, which is then told as planned ("plans to visit")."""
    word = parsed.tokens[act.trigger.index]
    if act.type != "AGREE" or word_set("plan").isdisjoint(lemmas_of(word)):
        return False
    below = {parsed.tokens[other.trigger.index] for other in acts if other is not act}
    return any(token.dep == "xcomp" and token.head == word.index for token in below)


def _hangs_below(parsed: Parsed, lower: int, upper: int) -> bool:
    """Say whether a trigger stands in the clause that a verb of saying opens."""
    token = parsed.tokens[lower]
    while token.head != token.index:
        if token.head == upper:
            return token.dep in {"ccomp", "xcomp"}
        token = parsed.tokens[token.head]
    return False


def _is_repeated(parsed: Parsed, act: Act, before: Sequence[Act]) -> bool:
    """Say whether the sentence has told the act before, in the same word."""
    lemma = parsed.tokens[act.trigger.index].lemma
    return any(
        parsed.tokens[other.trigger.index].lemma == lemma
        and other.trigger.rule.entry is act.trigger.rule.entry
        and all(other.parties(role) == act.parties(role) for role in (Role.ACTOR, Role.RECIPIENT))
        for other in before
    )
