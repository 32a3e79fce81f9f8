"""Dates that follow from other documents: bounds are handed round until nothing narrows.

A document is not older than what it tells as past; "last year", said of an event that another
page dates, says in which year it was said; claims of one event share its time. Nothing is ever
widened. Claims that cannot all be right become a disagreement, and the rest is dated without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.codebook.times import future_cues, quoting_marks
from dragoman.model.calendar import MONTHS, anchors_of, apply_shift, bounded, in_words, unit_meant
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Modality
from dragoman.model.ids import digest
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, TimeExpression
from dragoman.resolve.times.datecheck import find_contradictions
from dragoman.resolve.times.overlap import largest_agreement

__all__ = ["Inferred", "infer_dates"]

ROUNDS = 30
"""Bounds travel one page a round; real chains are short, and a circle must end."""

FACTS = frozenset({Modality.HAPPENED, Modality.CONFIRMED})
WHOLE = 1000
"""Weight of all claims of one document on one event, whatever their number."""
STRENGTH = {Basis.EXPLICIT: 3, Basis.PUBLICATION: 2, Basis.EXPRESSION: 1}
"""Breaks ties between equally many documents: a printed date before a counted one."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What follows for documents and claims, by id, and what cannot all be right."""

    published: dict[str, Dating]
    claim_times: dict[str, Dating]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim, its document, and the expression that dates it."""

    claim: Claim
    document: Document
    expression: TimeExpression | None

    @property
    def happened(self) -> bool:
        return self.claim.modality in FACTS

    @property
    def firm(self) -> bool:
        """Whether it may date another page: what was only planned must print its own date."""
        return self.happened or self.claim.time.basis is Basis.EXPLICIT

    @property
    def counted(self) -> bool:
        """Whether its time is counted from its document's publication."""
        found = self.expression
        return found is not None and found.shift is not None and found.basis is Basis.PUBLICATION


@dataclass(frozen=True, slots=True)
class _Bound:
    """Days that something allows for, why, and the claims behind it."""

    interval: Interval | None
    reason: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Time:
    """The time of an event, the claims that agree on it, and those that do not."""

    interval: Interval
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(slots=True)
class _State:
    """What is known so far; a round makes another one."""

    published: dict[str, Interval]
    times: dict[str, Interval]
    why_published: dict[str, tuple[_Bound, ...]] = field(default_factory=dict)
    refused: dict[str, tuple[_Bound, ...]] = field(default_factory=dict)
    why_times: dict[str, tuple[_Bound, ...]] = field(default_factory=dict)


def infer_dates(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    times: Mapping[str, Sequence[TimeExpression]],
    groups: Sequence[Sequence[str]],
) -> Inferred:
    """Give the dates that documents and claims get from each other.

    `times` are the expressions by document id, `groups` the claims (ids) judged to tell one
    event. Only what became narrower is given. The order of the input changes nothing.
    """
    pages = {document.id: document for document in documents}
    told = {
        claim.id: _Told(claim, pages[claim.document], _expression(claim, times))
        for claim in sorted(claims, key=lambda claim: claim.id)
        if claim.document in pages
    }
    events = sorted(sorted(c for c in set(group) if c in told) for group in groups)
    events = [event for event in events if event]
    state = _State(
        {key: _given(page) for key, page in sorted(pages.items())},
        {key: one.claim.time.interval for key, one in told.items()},
    )
    for _ in range(ROUNDS):
        following = _round(pages, told, events, state)
        settled = following.published == state.published and following.times == state.times
        state = following
        if settled:
            break
    inside = (
        found
        for key, page in sorted(pages.items())
        for found in find_contradictions(page, times.get(key, ()))
    )
    return Inferred(
        dict(_new_publications(pages, state)),
        dict(_new_times(told, state)),
        (*_refusals(state), *_conflicts(told, events, state), *inside),
    )


def _given(document: Document) -> Interval:
    return document.published.interval if document.published is not None else UNBOUNDED


def _expression(
    claim: Claim, times: Mapping[str, Sequence[TimeExpression]]
) -> TimeExpression | None:
    """Give the expression that the claim's own steps name, the nearest one before its end."""
    named = [
        time
        for time in times.get(claim.document, ())
        if time.span.start < claim.sentence.end
        and any(repr(time.text) in step for step in claim.time.steps[:1])
    ]
    return max(named, key=lambda time: time.span.start, default=None)


# -- one round


def _round(
    pages: Mapping[str, Document],
    told: Mapping[str, _Told],
    events: Sequence[Sequence[str]],
    state: _State,
) -> _State:
    following = _State(dict(state.published), dict(state.times), why_times=dict(state.why_times))
    bounds: dict[str, list[_Bound]] = {}
    for key, one in told.items():
        if _open(state.published[one.document.id]):
            bounds.setdefault(one.document.id, []).extend(_from_itself(one, state.times[key]))
    for event in events:
        for key, bound in _from_event(event, told, state):
            bounds.setdefault(key, []).append(bound)
    for key, found in sorted(bounds.items()):
        _publish(following, pages[key], found)
    for key, one in told.items():
        _date(following, key, _counted(one, following))
    for event in events:
        _share(following, event, told)
    _share_words(following, told)
    return following


def _open(interval: Interval) -> bool:
    """Say whether a publication can still be narrowed."""
    return interval.days != 1


def _from_itself(one: _Told, time: Interval) -> Iterator[_Bound]:
    """Bound a publication by the dates that the page itself prints for what it tells."""
    if one.claim.time.basis is not Basis.EXPLICIT or one.expression is None:
        return
    words = f"{one.expression.text!r} ({in_words(time)})"
    if one.happened and time.start is not None:
        reason = f"it tells as past what it dates {words}"
        yield _Bound(Interval(time.start, None), reason, (one.claim.id,))
    elif _still_to_come(one) and time.end is not None:
        reason = f"it tells as still to come what it dates {words}"
        yield _Bound(Interval(None, time.end), reason, (one.claim.id,))


def _from_event(
    event: Sequence[str], told: Mapping[str, _Told], state: _State
) -> Iterator[tuple[str, _Bound]]:
    """Bound publications by the time that other pages give to the same event."""
    waiting = [key for key in event if _open(state.published[told[key].document.id])]
    if len(event) < 2 or not waiting:
        return
    agreed = _agree(event, told, state)
    if not agreed.interval.known:
        return
    firm = [key for key in agreed.kept if told[key].firm]
    sources = _sources(firm, told, state)
    for key in waiting:
        page = told[key].document
        source = next((other for other in sources if other.id != page.id), None)
        if source is not None:
            dated = f"an event that page {source.address} dates {in_words(agreed.interval)}"
            for bound in _of_event(told[key], agreed.interval, dated):
                yield page.id, bound


def _of_event(one: _Told, time: Interval, dated: str) -> Iterator[_Bound]:
    expression, behind = one.expression, (one.claim.id,)
    if one.happened and time.start is not None:
        yield _Bound(Interval(time.start, None), f"it tells as past {dated}", behind)
    if _still_to_come(one) and time.end is not None:
        yield _Bound(Interval(None, time.end), f"it tells as still to come {dated}", behind)
    if expression is not None and one.counted and not expression.bound:
        assert expression.shift is not None  # said by `counted`
        days = anchors_of(expression.shift, time)
        yield _Bound(days, f"it says {expression.text!r} of {dated}", behind)
        if one.happened and time.days == 1 and expression.shift.unit in MONTHS:
            # A month or a year is not said of what happened on the day of writing.
            reason = f"it says {expression.text!r}, and not the day, of {dated}"
            yield _Bound(Interval(time.end, None), reason, behind)


def _still_to_come(one: _Told) -> bool:
    """Say whether the sentence puts its act after the page, in the page's own words."""
    if one.claim.modality is not Modality.PLANNED:
        return False
    words = one.claim.sentence.of(one.document.text).lower().replace("’", "'")
    if any(mark in words for mark in quoting_marks()):
        return False
    plain = f" {words} ".replace("'ll", " 'll")
    return any(f" {cue} " in plain for cue in future_cues())


def _agree(event: Sequence[str], told: Mapping[str, _Told], state: _State) -> _Time:
    """Give the time on which most documents agree.

    What happened is asked before what was planned, said to be possible or denied.
    """
    voters = [key for key in event if told[key].happened] or list(event)
    count: dict[str, int] = {}
    for key in voters:
        count[told[key].document.id] = count.get(told[key].document.id, 0) + 1
    weights = [
        WHOLE // count[told[key].document.id] + STRENGTH.get(told[key].claim.time.basis, 0)
        for key in voters
    ]
    agreed = largest_agreement([state.times[key] for key in voters], weights)
    kept = tuple(voters[place] for place in agreed.kept)
    return _Time(agreed.interval, kept, tuple(voters[place] for place in agreed.dropped))


def _sources(
    claims: Iterable[str], told: Mapping[str, _Told], state: _State
) -> tuple[Document, ...]:
    """Give the two pages that date an event most narrowly, by their own words first."""
    found: dict[str, Document] = {}
    dated = [key for key in claims if state.times[key].known]
    dated.sort(key=lambda key: (_width(told[key].claim.time.interval), _width(state.times[key])))
    for key in dated:
        found.setdefault(told[key].document.id, told[key].document)
        if len(found) == 2:
            break
    return tuple(found.values())


def _width(interval: Interval | None) -> int:
    """Days, for putting the narrowest first; what has no end comes last."""
    return interval.days if interval is not None and interval.days is not None else 10**7


def _publish(state: _State, document: Document, bounds: Sequence[_Bound]) -> None:
    """Narrow a document's publication by all bounds that agree with what it prints."""
    given = _given(document)
    possible = [bound for bound in bounds if bound.interval is not None]
    fitting = [b for b in possible if b.interval and b.interval.intersection(given)]
    agreed = largest_agreement([b.interval for b in fitting if b.interval], [1] * len(fitting))
    kept = [fitting[place] for place in agreed.kept]
    both = agreed.interval.intersection(given) if kept else given
    refused = [bound for bound in bounds if bound not in kept]
    state.refused[document.id] = tuple(dict.fromkeys(refused))
    if both is not None and both != state.published[document.id]:
        narrowed = both.intersection(state.published[document.id])
        state.published[document.id] = narrowed or state.published[document.id]
    state.why_published[document.id] = _tightest(kept, state.published[document.id])


def _tightest(bounds: Iterable[_Bound], interval: Interval) -> tuple[_Bound, ...]:
    """Give one bound for each end of the interval, those that say most first."""
    ordered = sorted(dict.fromkeys(bounds), key=lambda b: (_width(b.interval), b.reason))
    start = next((b for b in ordered if b.interval and b.interval.start == interval.start), None)
    end = next((b for b in ordered if b.interval and b.interval.end == interval.end), None)
    wanted = [
        bound
        for bound, edge in ((start, interval.start), (end, interval.end))
        if bound is not None and edge is not None
    ]
    return tuple(dict.fromkeys(wanted))


def _counted(one: _Told, state: _State) -> _Bound:
    """Count a relative time anew from what is known of its document's publication."""
    published = state.published[one.document.id]
    time = UNBOUNDED
    reasons = []
    if one.counted and one.expression is not None and one.expression.shift is not None:
        found = apply_shift(one.expression.shift, published)
        if found is not None:
            time = bounded(found, one.expression.bound)
            reasons.append(
                f"{one.expression.text!r} is counted from the publication, {in_words(published)}"
            )
    untold = not one.claim.time.interval.known
    if one.happened and untold and published.end is not None:
        time = time.intersection(Interval(None, published.end)) or time
        reasons.append(f"told as past by a page published {in_words(published)}")
    return _Bound(time, "; ".join(reasons))


def _date(state: _State, key: str, bound: _Bound) -> None:
    """Narrow a claim's time; what leaves it no day changes nothing."""
    if bound.interval is None:
        return
    both = state.times[key].intersection(bound.interval)
    if both is not None and both != state.times[key]:
        state.times[key] = both
        state.why_times[key] = (*state.why_times.get(key, ()), bound)


def _share(state: _State, event: Sequence[str], told: Mapping[str, _Told]) -> None:
    """Give all claims of one event the time on which they agree."""
    if len(event) < 2:
        return
    agreed = _agree(event, told, state)
    sources = _sources(agreed.kept, told, state)
    if not sources or not agreed.interval.known:
        return
    reason = f"page {sources[0].address} dates the same event {in_words(agreed.interval)}"
    for key in event:
        if key in agreed.kept or told[key].claim.modality is not Modality.PLANNED:
            _date(state, key, _Bound(agreed.interval, reason))


def _share_words(state: _State, told: Mapping[str, _Told]) -> None:
    """Let acts that the same words of a page date lie in the one unit that those words mean.

    "He came in June, when the treaty was signed": once another page dates the signing, June is
    the June of that year for the coming as well.
    """
    users: dict[Span, list[str]] = {}
    for key, one in told.items():
        if one.counted and one.expression is not None and not one.expression.bound:
            users.setdefault(one.expression.span, []).append(key)
    for keys in users.values():
        if len(keys) < 2:
            continue
        pinned = min(keys, key=lambda key: (_width(state.times[key]), key))
        expression = told[pinned].expression
        assert expression is not None  # they are grouped by it
        unit = unit_meant(expression.shift, state.times[pinned])
        if unit is None:
            continue
        reason = f"{expression.text!r} is {in_words(unit)}, as another act dated by it shows"
        for key in keys:
            _date(state, key, _Bound(unit, reason))


# -- what is given back


def _new_publications(pages: Mapping[str, Document], state: _State) -> Iterator[tuple[str, Dating]]:
    for key, page in sorted(pages.items()):
        interval = state.published[key]
        if interval == _given(page) or not interval.known:
            continue
        steps = tuple(bound.reason for bound in state.why_published.get(key, ()))
        refused = tuple(bound.reason for bound in state.refused.get(key, ()))
        printed = page.published.steps if page.published is not None else ()
        yield key, Dating(interval, Basis.INFERENCE, (*printed, *steps), refused)


def _new_times(told: Mapping[str, _Told], state: _State) -> Iterator[tuple[str, Dating]]:
    for key, one in sorted(told.items()):
        interval, before = state.times[key], one.claim.time
        if interval == before.interval:
            continue
        reasons = state.why_times.get(key, ())
        shared = any(bound.reason.startswith("page ") for bound in reasons)
        steps = (*before.steps, *(bound.reason for bound in reasons if bound.reason))
        basis = Basis.EVENT if shared else Basis.INFERENCE
        yield key, replace(before, interval=interval, basis=basis, steps=steps)


def _refusals(state: _State) -> Iterator[Disagreement]:
    """Tell of bounds on a publication that do not fit the rest."""
    for key, bounds in sorted(state.refused.items()):
        if not bounds:
            continue
        interval = state.published[key]
        values = [Value(in_words(interval), ())]
        for bound in sorted(bounds, key=lambda bound: bound.reason):
            allowed = in_words(bound.interval) if bound.interval is not None else "no day"
            values.append(Value(allowed, bound.claims))
        note = "; ".join(sorted({bound.reason for bound in bounds}))
        yield Disagreement(
            None, "time", tuple(values), f"the publication does not fit: {note}", key
        )


def _conflicts(
    told: Mapping[str, _Told], events: Sequence[Sequence[str]], state: _State
) -> Iterator[Disagreement]:
    """Tell of claims of one event whose times share no day: the fewest that cannot be right."""
    for event in events:
        agreed = _agree(event, told, state)
        if not agreed.dropped:
            continue
        against = [state.times[key] for key in agreed.dropped]
        opposed = [
            key
            for key in agreed.kept
            if any(state.times[key].intersection(time) is None for time in against)
        ]
        values = [Value(in_words(agreed.interval), tuple(sorted(opposed)))]
        by_time: dict[str, list[str]] = {}
        for key in sorted(agreed.dropped):
            by_time.setdefault(in_words(state.times[key]), []).append(key)
        values += [Value(time, tuple(keys)) for time, keys in sorted(by_time.items())]
        counted = ", ".join(f"{value.value} ({len(value.claims)})" for value in values)
        note = f"claims of one event give times that share no day: {counted}"
        yield Disagreement(digest("event", min(event)), "time", tuple(values), note)
