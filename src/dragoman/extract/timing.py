"""Which expression dates which act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.codebook.tense import Tense, tense_of
from dragoman.codebook.timing import timing_words
from dragoman.extract.attachment import Hold
from dragoman.extract.times.candidates import Candidate, in_sentence, then_of
from dragoman.extract.times.relations import counted_from_act, has_gone_on, tells_its_day
from dragoman.extract.times.story import frame_of, paragraph_of, story_of
from dragoman.model.calendar import bounded
from dragoman.model.parsed import Parsed
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, TimeExpression

__all__ = ["date_event"]

CONDITIONAL = frozenset({"would", "'d", "’d"})


def date_event(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> Dating:
    """Give the time of the act whose trigger is the token `trigger`.

    Looked for in this order: the act's own clause, the clauses above it that share its time,
    the sentence's opening, the sentences before it in the paragraph (past acts only); then what
    only bounds it: an act that it follows or precedes, the telling; then, for past acts, the
    day of the story; and at last the tense, whose one bound is publication. Every choice is a
    step in plain words; `source` is the expression that dated the act, not one that bounds it.
    """
    tense = Tense.PAST if has_gone_on(parsed, trigger) else tense_of(parsed, trigger)
    then = then_of(parsed, trigger, times)
    if then is not None:
        return _dated(parsed, then, tense)
    candidates = sorted(in_sentence(parsed, trigger, times), key=lambda found: found.order)
    if not tells_its_day(parsed, trigger):
        candidates = [found for found in candidates if not _of_today(parsed, found.expression)]
    for candidate in candidates:
        if candidate.link.hold is Hold.SAME:
            return _dated(parsed, candidate, tense)
    framed = frame_of(parsed, trigger, times) or paragraph_of(parsed, trigger, times, tense)
    if framed is not None:
        return _dated(parsed, framed, tense)
    if tense is Tense.PRESENT and parsed.tokens[trigger].lemma in timing_words().reporting:
        tense = Tense.PAST  # "insists", "denounces": said by then
    by_tense = _by_tense(parsed, tense)
    if any(aux.lower in CONDITIONAL for aux in parsed.dependents(trigger, "aux")):
        by_tense = Dating(UNBOUNDED, Basis.UNKNOWN, ("was still to come when it was told",))
    for candidate in candidates:
        bounded = _bounded(candidate, tense, by_tense)
        if bounded is not None:
            return bounded
    if tense is Tense.PAST:
        return story_of(parsed, trigger, times, by_tense.interval) or by_tense
    if tense is Tense.PRESENT:
        return _going_on(parsed, trigger) or by_tense
    return by_tense


def _dated(parsed: Parsed, candidate: Candidate, tense: Tense) -> Dating:
    """Date the act by an expression, narrowed by what its tense allows."""
    expression = candidate.expression
    steps = (f"dated by {expression.text!r}: {candidate.link.step}", *expression.steps)
    if expression.interval is None:
        return Dating(UNBOUNDED, Basis.UNKNOWN, steps, source=expression.span)
    interval = bounded(expression.interval, expression.bound)
    if not interval.known:
        return Dating(UNBOUNDED, Basis.UNKNOWN, steps, source=expression.span)
    narrowed = interval.intersection(_by_tense(parsed, tense).interval)
    if narrowed is not None and narrowed != interval:
        why = "over by" if tense is Tense.PAST else "not before"
        steps = (*steps, f"the words are in the {tense} tense: {why} publication")
        interval = narrowed
    return Dating(interval, expression.basis, steps, source=expression.span)


def _by_tense(parsed: Parsed, tense: Tense) -> Dating:
    """Give the one bound that the tense allows: publication."""
    published = parsed.document.published
    if published is None or not published.interval.known:
        step = "no time is given, and when the page was published is not known"
        return Dating(UNBOUNDED, Basis.UNKNOWN, (step,))
    start, end = published.interval.start, published.interval.end
    if tense is Tense.PAST and end is not None:
        step = f"no time is given; told in the past tense: over by publication, {_last(end)}"
        return Dating(Interval(None, end), Basis.PUBLICATION, (step,))
    if tense is Tense.FUTURE and start is not None:
        step = f"no time is given; told as still to come: not before publication, {start}"
        return Dating(Interval(start, None), Basis.PUBLICATION, (step,))
    return Dating(UNBOUNDED, Basis.UNKNOWN, ("no time is given, and the tense bounds nothing",))


def _of_today(parsed: Parsed, expression: TimeExpression) -> bool:
    """Say whether a time of day is on the day of publication, where a day's own words are not."""
    published = parsed.document.published
    today = published is not None and expression.interval == published.interval
    return expression.rule == "clock" and today


def _last(end: date) -> date:
    """Give the last day before an end."""
    return end - timedelta(days=1)


def _going_on(parsed: Parsed, trigger: int) -> Dating | None:
    """Bound what is told as a fact of today: it had begun by the day of publication.

    An act that a noun names need not go on because one speaks of it today, and what stands
    under a condition or under something still to come is no fact of today.
    """
    published = parsed.document.published
    token = parsed.tokens[trigger]
    if published is None or published.interval.end is None or token.pos not in {"VERB", "AUX"}:
        return None
    if counted_from_act(parsed, trigger):
        return None  # "enters into force thirty days after …": it is yet to come
    for verb in (token, *parsed.ancestors(trigger)):
        marks = {mark.lower for mark in parsed.dependents(verb.index, "mark", "advmod")}
        if marks & timing_words().conditions or tense_of(parsed, verb.index) is Tense.FUTURE:
            return None
    end = published.interval.end
    step = f"no time is given; told in the present tense: begun by publication, {_last(end)}"
    return Dating(Interval(None, end), Basis.PUBLICATION, (step,))


def _bounded(candidate: Candidate, tense: Tense, by_tense: Dating) -> Dating | None:
    """Bound the act by the time of another one that it follows, precedes, or is told by."""
    expression, link = candidate.expression, candidate.link
    if expression.interval is None or expression.bound:
        return None
    hold = link.hold
    if hold is Hold.TOLD:
        hold = {Tense.PAST: Hold.EARLIER, Tense.FUTURE: Hold.LATER}.get(tense, Hold.TOLD)
    start, end = expression.interval.start, expression.interval.end
    if hold is Hold.LATER and start is not None:
        interval, side = Interval(start, None), "not before"
    elif hold is Hold.EARLIER and end is not None:
        interval, side = Interval(None, end), "not after"
    else:
        return None
    told = by_tense.interval if tense is Tense.PAST else UNBOUNDED
    both = interval.intersection(told)
    if both is None or both == by_tense.interval:
        return None
    step = f"{side} {expression.text!r}: {link.step}"
    return Dating(both, expression.basis, (step, *expression.steps, *by_tense.steps))
