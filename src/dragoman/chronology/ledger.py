"""Who held which post from when to when, as far as pages tell: the ledger of offices.

Evidence is of four kinds. A dated page that gives somebody a post ("Foreign Minister X") saw him
in it on its day; words of time ("since 2014", "until May") bound the tenure; claims tell that he
was appointed, was dismissed or died; users' own lists give posts with their times. Days on which
somebody is seen in post are joined to one tenure where nothing speaks against it for a year at
most: longer silence is shown as a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from dragoman.chronology.doubts import with_doubts
from dragoman.chronology.testimony import Post, Testimony, gather_testimonies
from dragoman.codebook.ledger import has_one_holder, post_key
from dragoman.model.actor import Actor
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.mention import Entity, OfficeMention
from dragoman.model.office import Tenure, Witness
from dragoman.model.time import UNBOUNDED, Interval

__all__ = [
    "Clash",
    "Gap",
    "find_clashes",
    "find_gaps",
    "holder_on",
    "office_ledger",
    "seats",
    "vouched",
]

PRESUMED = 366
"""Days between two sightings over which somebody is taken to have stayed in post."""
NEAR = 31
"""Days before the first and after the last sighting for which a holder is still the likely one."""
TURNED_OVER = 2
"""Documents that see another one in post before a first holder's tenure is held to be two."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two known tenures of a post with one holder, of which nothing is known."""

    post: str
    of: str
    to: str
    time: Interval
    before: Tenure
    after: Tenure


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people in a post that only one can hold, on the same days, neither of them acting."""

    post: str
    of: str
    to: str
    time: Interval
    tenures: tuple[Tenure, Tenure]

    @property
    def note(self) -> str:
        """The disagreement in one line."""
        said = " and ".join(f"{tenure.holder_name} ({vouched(tenure)})" for tenure in self.tenures)
        return f"{self.post}{f' of {self.of}' if self.of else ''}: both {said}"


def vouched(tenure: Tenure) -> str:
    """Say what speaks for a tenure: so many pages, and the lines of lists."""
    pages = f"{tenure.documents} page{'s' * (tenure.documents != 1)}"
    return ", ".join((*(pages,) * (tenure.documents > 0 or not tenure.listed), *tenure.listed))


def office_ledger(
    offices: Sequence[OfficeMention],
    entities: Sequence[Entity],
    documents: Sequence[Document],
    claims: Sequence[Claim] = (),
    actors: Sequence[Actor] = (),
) -> tuple[Tenure, ...]:
    """Give every tenure that the pages speak of, by post and then in order of time.

    `documents` carry their publications, narrowed or inferred ones included; what an undated page
    says counts only with times of its own. `actors` are those of users' lists.
    """
    found: list[Tenure] = []
    told = gather_testimonies(offices, entities, documents, claims, actors)
    for post in sorted(told):
        one = has_one_holder(post.post, post.to) and bool(post.of)  # of nothing: any number
        tenures = [
            tenure
            for acting in (False, True)
            for tenure in _tenures(post, told[post], acting=acting, one=one)
        ]
        found.extend(_bounded(with_doubts(tenures)) if one else tenures)
    return tuple(sorted(found, key=_place))


def find_gaps(ledger: Sequence[Tenure]) -> tuple[Gap, ...]:
    """Give the times between tenures of a post with one holder for which nobody is known."""
    return tuple(
        Gap(first.post, first.of, first.to, Interval(end, start), first, then)
        for group in _single(ledger)
        for first, then in pairwise(group)
        if (end := _last(first)) and (start := _first(then)) and end < start
    )


def find_clashes(ledger: Sequence[Tenure]) -> tuple[Clash, ...]:
    """Give the disagreements of the ledger: two holders of one post at once."""
    found: list[Clash] = []
    for group in _single(ledger):
        for one, other in combinations(group, 2):
            both = one.held.intersection(other.held)
            if one.holder != other.holder and both is not None:
                found.append(Clash(one.post, one.of, one.to, both, (one, other)))
    return tuple(found)


def holder_on(ledger: Sequence[Tenure], post: str, of: str, days: Interval) -> Tenure | None:
    """Give the tenure of whoever held a post on some days, if the ledger knows but one.

    None for a post that several hold at a time, for days without a holder, and where it might be
    two: at a change, or in a clash, unless users' lists have but one. `days` are those of a
    publication; open ones give None.
    """
    if days.start is None or days.end is None or not has_one_holder(post):
        return None
    wanted = (post_key(post), of)
    near = Interval(days.start - timedelta(NEAR), days.end + timedelta(NEAR))
    known = [t for t in ledger if (t.post, t.of) == wanted and t.held.known and not t.doubt]
    listed = [t for t in known if any(_lists(witness, days) for witness in t.evidence)]
    if len({tenure.holder for tenure in listed}) == 1:
        return listed[0]
    around = [tenure for tenure in known if tenure.held.intersection(near)]
    if len({tenure.holder for tenure in around}) != 1:
        inside = [tenure for tenure in around if tenure.held.intersection(days)]
        sure = len({tenure.holder for tenure in inside}) == 1
        return inside[0] if sure and inside[0].held.contains(days) else None
    found = next((t for t in around if t.held.contains(days)), around[0])
    ended, began = found.ended.end, found.began.start
    if (ended and ended <= days.start) or (began and began >= days.end):
        return None
    return found


def _lists(witness: Witness, days: Interval) -> bool:
    return bool(witness.listed) and witness.says == "held" and witness.time.contains(days)


def seats(ledger: Sequence[Tenure]) -> Callable[[str, str, Interval], Tenure | None]:
    """Give `holder_on` for a whole ledger, filed by post so that many may ask."""
    filed: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in ledger:
        filed[tenure.post, tenure.of].append(tenure)

    def seated(post: str, of: str, days: Interval) -> Tenure | None:
        return holder_on(filed.get((post_key(post), of), ()), post, of, days)

    return seated


# -- tenures of one post


def _tenures(
    post: Post, told: Mapping[str, Testimony], *, acting: bool, one: bool
) -> Iterator[Tenure]:
    seen = {holder: own.witnesses("acting" if acting else "held") for holder, own in told.items()}
    for holder in sorted(told):
        others = {h: seen[h] for h in seen if h != holder} if one else {}
        yield from _of_holder(post, holder, told[holder], seen[holder], others, acting=acting)


def _of_holder(
    post: Post,
    holder: str,
    own: Testimony,
    sightings: Sequence[Witness],
    others: Mapping[str, Sequence[Witness]],
    *,
    acting: bool,
) -> Iterator[Tenure]:
    """Cut one holder's sightings into tenures, and give each what bounds it."""
    bounds = () if acting else (*own.witnesses("began"), *own.witnesses("ended"))
    spells: list[list[Witness]] = []
    reached: date | None = None
    for witness in sightings:
        start = witness.time.start
        if reached is None or start is None or _is_cut(reached, start, bounds, others):
            spells.append([])
        spells[-1].append(witness)
        reached = max(filter(None, (reached, witness.time.end)), default=None)
    tenures = [
        Tenure(
            post.post,
            post.of,
            post.to,
            holder,
            own.name,
            _hull(spell),
            acting=acting,
            evidence=tuple(spell),
        )
        for spell in spells
    ]
    for witness in bounds:
        tenures = _with_bound(tenures, witness, post, holder, own.name)
    yield from map(_framed, tenures)


def _framed(tenure: Tenure) -> Tenure:
    """Let the days on which a holder was seen bound his beginning and his end."""
    first, last = tenure.held.start, tenure.held.end
    before = Interval(None, first + timedelta(1)) if first else UNBOUNDED
    after = Interval(last - timedelta(1), None) if last else UNBOUNDED
    began = tenure.began.intersection(before) or tenure.began
    ended = tenure.ended.intersection(after) or tenure.ended
    return replace(tenure, began=began, ended=ended)


def _is_cut(
    end: date, start: date, bounds: Sequence[Witness], others: Mapping[str, Sequence[Witness]]
) -> bool:
    """Say whether one tenure ended and another began between two sightings of one person."""
    if start <= end:
        return False
    if (start - end).days > PRESUMED or any(_is_between(end, start, w) for w in bounds):
        return True
    between = Interval(end, start)
    return any(
        len({w.source for w in seen if between.contains(w.time)}) >= TURNED_OVER
        or any(w.listed and between.contains(w.time) for w in seen)
        for seen in others.values()
    )


def _is_between(end: date, start: date, witness: Witness) -> bool:
    """Say whether a beginning or an end was told to lie there."""
    if witness.says == "began":
        return witness.time.start is not None and end <= witness.time.start <= start
    return witness.time.end is not None and end < witness.time.end <= start


def _hull(spell: Sequence[Witness]) -> Interval:
    starts = [w.time.start for w in spell if w.time.start]
    ends = [w.time.end for w in spell if w.time.end]
    return Interval(min(starts, default=None), max(ends, default=None))


def _with_bound(
    tenures: list[Tenure], witness: Witness, post: Post, holder: str, name: str
) -> list[Tenure]:
    """Give a told beginning or end to the tenure that it fits, or to a new one."""
    order = range(len(tenures)) if witness.says == "began" else reversed(range(len(tenures)))
    for number in order:
        bounded = _bound(tenures[number], witness) if _fits(tenures[number], witness) else None
        if bounded is not None:
            tenures[number] = bounded
            return tenures
    alone = Tenure(post.post, post.of, post.to, holder, name, UNBOUNDED)
    return [_bound(alone, witness) or alone, *tenures]


def _bound(tenure: Tenure, witness: Witness) -> Tenure | None:
    """Narrow a tenure's beginning or end; None where other witnesses contradict."""
    evidence = (*tenure.evidence, witness)
    if witness.says == "began":
        began = tenure.began.intersection(witness.time)
        return replace(tenure, began=began, evidence=evidence) if began else None
    ended = tenure.ended.intersection(witness.time)
    return replace(tenure, ended=ended, evidence=evidence) if ended else None


def _fits(tenure: Tenure, witness: Witness) -> bool:
    """Say whether a tenure can have begun, or ended, when the witness says."""
    start = tenure.held.start
    if witness.says == "began":
        first = witness.time.start
        near = start is None or first is None or (start - first).days <= PRESUMED
        return near and (start is None or first is None or first <= start)
    last = witness.time.end
    return start is None or last is None or start < last


# -- several tenures of one post


def _bounded(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Let the neighbours of a tenure bound it: one holder ended before the next is seen."""
    plain = sorted((t for t in tenures if _counts(t)), key=_place)
    found = {id(tenure): tenure for tenure in tenures}
    for before, after in pairwise(plain):
        if before.holder == after.holder or before.held.intersection(after.held):
            continue
        ended = Interval(None, after.held.start and after.held.start + timedelta(1))
        began = Interval(before.held.end and before.held.end - timedelta(1), None)
        one, other = found[id(before)], found[id(after)]
        found[id(before)] = replace(one, ended=one.ended.intersection(ended) or one.ended)
        found[id(after)] = replace(other, began=other.began.intersection(began) or other.began)
    return list(found.values())


def _single(ledger: Sequence[Tenure]) -> Iterator[list[Tenure]]:
    """Give the tenures in days that are known, post by post, where one person holds it."""
    groups: dict[tuple[str, str, str], list[Tenure]] = {}
    for tenure in ledger:
        one = bool(tenure.of) and has_one_holder(tenure.post, tenure.to)
        if one and _counts(tenure):
            groups.setdefault((tenure.post, tenure.of, tenure.to), []).append(tenure)
    for key in sorted(groups):
        yield sorted(groups[key], key=_place)


def _counts(tenure: Tenure) -> bool:
    """Say whether a tenure leaves no room for another holder."""
    return tenure.held.known and not tenure.acting and not tenure.doubt


def _first(tenure: Tenure) -> date | None:
    """Give the first day of a tenure that pages tell of: when it began, else when it was seen."""
    return (
        _earlier(tenure.began.start, tenure.held.start)
        if _told(tenure, "began")
        else (tenure.held.start)
    )


def _last(tenure: Tenure) -> date | None:
    """Give the day after the last one: when it was told to end, else when it was last seen."""
    if _told(tenure, "ended") and tenure.ended.end:
        return max(filter(None, (tenure.ended.end, tenure.held.end)))
    return tenure.held.end


def _told(tenure: Tenure, says: str) -> bool:
    return any(witness.says == says and witness.time.days for witness in tenure.evidence)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _place(tenure: Tenure) -> tuple[str, str, str, date, bool, str]:
    known = (tenure.held.start, tenure.began.start, tenure.ended.end, tenure.held.end)
    first = next((day for day in known if day), date.max)
    return tenure.of, tenure.post, tenure.to, first, tenure.acting, tenure.holder
