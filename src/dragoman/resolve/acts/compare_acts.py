"""Do two claims tell one event? What speaks for it, what against, in plain words."""

from __future__ import annotations

from dragoman.model.event import Modality
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Kind
from dragoman.resolve.acts.acts import ONCE, PAPER_KINDS, ROUTINE, SPEECH, WORDS_ONLY, Act
from dragoman.resolve.acts.circumstances import (
    NARROW,
    SLIP,
    overlap,
    same_kind_of_thing,
    weigh_papers,
    weigh_places,
    weigh_rest,
    weigh_times,
)
from dragoman.resolve.acts.likeness import Likeness
from dragoman.resolve.acts.parties import Parties, weigh_parties
from dragoman.resolve.acts.treaty_names import treaty_name, treaty_title
from dragoman.resolve.acts.world import ALONE, World
from dragoman.resolve.names.name_forms import plain

__all__ = ["are_two_deeds", "compare_acts", "contradict", "one_trigger"]

SAME_AT = 0.55
"""Least score of "same" for acts of which both are dated, or that happen once."""
SAME_UNDATED_AT = 0.6
SAME_ROUTINE_UNDATED_AT = 0.7
SAME_PAPER_AT = 0.45
"""For what is done once to one agreement that both name, by parties that fit."""
UNSURE_AT = 0.45
_DEEDS = ROUTINE - WORDS_ONLY - SPEECH
"""What words alone do is often said by two verbs at once ("condemned and denounced")."""
_ANNOUNCED = frozenset({"CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION"})
"""Routine acts of governments that are announced before they are done, and not done daily."""
_SOON = 31
"""Days after an announcement within which what happens is what was announced."""
_FUTURE = frozenset({Modality.PLANNED, Modality.POSSIBLE})


def compare_acts(left: Act, right: Act, world: World, parties: Parties | None = None) -> Likeness:
    """Judge two claims: same, different, or unsure for want of evidence.

    `parties` remember what was weighed of others with the same parties.
    """
    found = Likeness()
    if one_trigger(left, right):
        if left.kind == right.kind:
            found.add(0.99, "told by the same words")
            found.verdict = Verdict.SAME
        return found
    if left.family != right.family or not _modes_fit(left, right):
        found.against = "two kinds of act"
        return found
    if are_two_deeds(left, right):
        found.against = f"two verbs of one sentence, “{left.verb}” and “{right.verb}”"
        return found
    if parties is None:
        weigh_parties(left, right, world, found)
    else:
        found = parties.weigh(left, right)
    for point in (weigh_papers, weigh_times, weigh_places, weigh_rest):
        if found.against:
            return found
        point(left, right, world, found)
    found.score = round(min(found.score, 0.98), 3)
    found.verdict = _verdict(left, right, world, found)
    return found


def contradict(left: Act, right: Act, world: World) -> bool:
    """Say whether two acts contradict each other by what they are, of whom, when and where.

    That is what `compare_acts` finds against them, but for what lies in one text; the order of
    the two changes nothing.
    """
    if left.family != right.family or not _modes_fit(left, right):
        return True
    found = Likeness()
    for point in (weigh_times, weigh_places, weigh_parties, weigh_papers):
        point(left, right, world, found)
        if found.against:
            return True
    return False


def one_trigger(left: Act, right: Act) -> bool:
    """Say whether the same words tell both."""
    a, b = left.claim, right.claim
    return a.document == b.document and a.trigger == b.trigger


def are_two_deeds(left: Act, right: Act) -> bool:
    """Say whether one sentence joins two verbs that are each a deed ("sank a ship and shelled")."""
    if left.kind not in _DEEDS or left.claim.sentence != right.claim.sentence:
        return False
    if not left.verb or not right.verb or left.verb == right.verb:
        return False
    first, second = sorted((left, right), key=lambda act: act.claim.trigger.start)
    begin = first.claim.sentence.start
    between = first.sentence[first.claim.trigger.end - begin : second.claim.trigger.start - begin]
    return between.split()[-1:] == ["and"]


def _modes_fit(left: Act, right: Act) -> bool:
    """Say whether the modes can be one: unknown fits any; so do the settings of a meeting."""
    if left.kind in {"meet", "visit", "phone"}:
        return True
    modes = {left.claim.mode, right.claim.mode}
    return len(modes) == 1 or "" in modes


def _verdict(left: Act, right: Act, world: World, found: Likeness) -> Verdict:
    if _is_same(left, right, world, found):
        return Verdict.SAME
    return Verdict.UNSURE if found.score >= UNSURE_AT else Verdict.DIFFERENT


def _is_same(left: Act, right: Act, world: World, found: Likeness) -> bool:
    """Ask the more evidence the more often such an act happens, and the less is known of when."""
    alike = overlap(left.words, right.words)
    both = left.dated and right.dated
    if _is_one_breath(left, right):
        return True
    if left.kind in SPEECH:
        return both and max(left.width, right.width) <= NARROW and alike >= 0.5
    if left.kind in ONCE:
        least = SAME_PAPER_AT if _is_one_paper(left, right, world) else SAME_AT
        return found.score >= least and _is_told_apart(left, right, world)
    planned = (left.claim.modality in _FUTURE) != (right.claim.modality in _FUTURE)
    if planned and left.kind in ROUTINE and not _is_deed_told_elsewhere(left, right):
        return False
    if planned and (not both or max(left.width, right.width) > SLIP):
        return found.score >= _least_come_of_it(left, right)
    narrow = both and max(left.width, right.width) <= 31 and not planned
    if left.kind in ROUTINE:
        if narrow:
            return found.score >= SAME_AT
        if not left.dated and not right.dated and same_kind_of_thing(left, right):
            return found.score >= SAME_UNDATED_AT  # a lasting supply, told without a day
        return found.score >= SAME_ROUTINE_UNDATED_AT or (found.score >= SAME_AT and alike >= 0.4)
    return found.score >= (SAME_AT if both else SAME_UNDATED_AT)


def _is_deed_told_elsewhere(left: Act, right: Act) -> bool:
    """Say whether two texts tell a deed: one that tells a deed and a plan tells two acts."""
    return left.kind in _DEEDS and left.claim.document != right.claim.document


def _least_come_of_it(left: Act, right: Act) -> float:
    """Give the score from which a deed is what was announced without a day; 1 for none.

    It was done within weeks, by and to the same: of what may be announced twice in that time
    the words must agree, too.
    """
    plan, deed = (left, right) if left.claim.modality in _FUTURE else (right, left)
    if plan.dated or deed.width > NARROW:
        return 1.0
    announced, done = plan.published, deed.interval
    if announced.days is None or announced.days > NARROW or announced.start is None:
        return 1.0
    if done.start is None or not 0 <= (done.start - announced.start).days <= _SOON:
        return 1.0
    if plan.kind in {"meet", "visit", "phone"}:
        both = len(plan.actors & deed.actors) + bool(plan.hosts & deed.hosts)
        return UNSURE_AT if both > 1 else 1.0
    sides = plan.actors & deed.actors and plan.recipients & deed.recipients
    return SAME_ROUTINE_UNDATED_AT if plan.kind in _ANNOUNCED and sides else 1.0


def _is_one_breath(left: Act, right: Act) -> bool:
    """Say whether one page tells twice what somebody said to somebody at one time."""
    if left.kind not in WORDS_ONLY or left.claim.document != right.claim.document:
        return False
    a, b = left.claim, right.claim
    alike = (a.type, a.mode, a.modality) == (b.type, b.mode, b.modality)
    parties = (left.actors, left.recipients) == (right.actors, right.recipients)
    known = bool(left.actors and left.recipients)
    return alike and parties and known and a.time.interval == b.time.interval


def _is_one_paper(left: Act, right: Act, world: World) -> bool:
    """Say whether both name one agreement, and, where each party acts for itself, one party."""
    if left.kind not in PAPER_KINDS or (left.kind in ALONE and not _share(left, right, world)):
        return False
    entities = {key for key, _ in left.papers if key} & {key for key, _ in right.papers if key}
    proper = [
        {plain(treaty_title(name)) for _, name in act.papers if treaty_name(name).proper}
        for act in (left, right)
    ]
    return bool(proper[0] & proper[1]) or (bool(entities) and all(proper))


def _share(left: Act, right: Act, world: World) -> bool:
    return bool(world.states(left.actors) & world.states(right.actors))


def _is_told_apart(left: Act, right: Act, world: World) -> bool:
    """Say whether both name one person, or an agreement to be told from others, or one time."""
    if left.kind in {"die", "appoint", "dismiss"}:
        return any(world.kind(key) is Kind.PERSON for key in left.parties & right.parties)
    narrow = left.dated and right.dated and max(left.width, right.width) <= 31
    alone = left.kind in ALONE and not _share(left, right, world)
    if alone or not left.papers or not right.papers:
        return narrow
    named = all(any(treaty_name(name).words for _, name in act.papers) for act in (left, right))
    return named or (left.dated and right.dated) or left.claim.document == right.claim.document
