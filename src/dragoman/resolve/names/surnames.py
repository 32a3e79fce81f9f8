"""Whom a page means that gives a family name alone: the known bearer of it, if evidence is enough.

A page that never prints "Sergei Lavrov" may still mean him by "Lavrov". One bearer known to the
whole store is not enough: the page must also tell of his state, and of what the pages that know him
tell of. Family names that many bear need more. Where two bearers fit, nothing is joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.spellings import name_table
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind
from dragoman.model.time import Interval
from dragoman.resolve.linker import unordered
from dragoman.resolve.names.bearers import Bearer, say_state
from dragoman.resolve.names.company import Group, Pages, pages_of
from dragoman.resolve.names.name_forms import name_form
from dragoman.resolve.names.profiles import describes, family_name

__all__ = ["judge_family_names"]

MADE_BY = "resolve.surnames"
_WELL_KNOWN = 5
"""Pages that give the full name of somebody whom others may call by the family name alone."""
_FAMOUS = 20
_FAMOUS_SHARE = 0.05
"""… whatever else the page tells of."""
_OUTSHINES = 10
"""Times as many pages by which one bearer outshines another of the same state."""
_DOUBTS = 3
"""Unsure judgements given for each lone name."""
_NAMED = 2
"""Common things that a reason lists."""


@dataclass(frozen=True, slots=True)
class _Person:
    """A person with a full name: his bearers, state and pages."""

    group: Group
    state: str | None
    documents: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class _Found:
    """How a lone name fits a person: does anything speak for it, and is it enough?"""

    person: _Person
    enough: bool
    strong: bool
    """Whether state or office speak for it, and not company alone."""
    score: float
    points: tuple[str, ...]
    in_post: bool = False
    """Whether the page gives the lone name a post of the person's, and tells whose post it is."""


def judge_family_names(
    groups: Sequence[Group], published: Mapping[str, Interval]
) -> tuple[Judgement, ...]:
    """Judge for each lone family name whether it means the person of that name elsewhere.

    `groups` are the bearers known to be one thing each, `published` the publications that are
    known, by document id. "Same" is said of one person at most.
    """
    pages = Pages(groups, published)
    known: defaultdict[str, list[_Person]] = defaultdict(list)
    lone: list[Bearer] = []
    for group in groups:
        if group[0].kind is not Kind.PERSON:
            continue
        if all(_is_lone(bearer) for bearer in group):
            lone.extend(group)
            continue
        person = _person(group)
        families = {family for bearer in group if (family := family_name(bearer.name))}
        for family in sorted(families):
            known[family].append(person)
    judged = (
        judgement
        for bearer in sorted(lone, key=lambda b: b.id)
        for judgement in _judge(bearer, known.get(name_form(bearer.name).words[0], ()), pages)
    )
    return tuple(judged)


def _judge(bearer: Bearer, persons: Sequence[_Person], pages: Pages) -> Iterator[Judgement]:
    if any(bearer.documents[0] in person.documents for person in persons):
        return  # the page itself knows a bearer, and could not say that it is he
    possible = [
        _fit(bearer, person, pages)
        for person in persons
        if not (bearer.state and person.state and bearer.state != person.state)
    ]
    chosen = _only(possible)
    fitting = [found for found in possible if found.points]
    fitting.sort(key=lambda found: (-found.score, found.person.name, found.person.group[0].id))
    for found in [chosen] if chosen else fitting[:_DOUBTS]:
        yield _judgement(bearer, found, len(persons), same=found is chosen)


def _fit(bearer: Bearer, person: _Person, pages: Pages) -> _Found:
    """Weigh what speaks for it."""
    page = bearer.documents[0]
    held = {post for b in person.group for post in b.posts}
    posts = held & bearer.posts
    spoken = bool(bearer.state and bearer.state == person.state)
    told = bool(person.state) and person.state in pages.states[page]
    if told:  # "Defence minister Okoth said": the page tells whose by the state that it names
        bare = {post for post, of in bearer.posts if not of}
        posts |= {(post, of) for post, of in held if post in bare}
    common = pages.common(page, person.group)
    near = told and pages.near(page, person.group)
    points = []
    if posts:
        points.append(f"both are {min(posts)[0]}")
    if spoken:
        points.append(f"both speak for {say_state(person.state)}")
    elif told:
        points.append(f"the page tells of {say_state(person.state)}")
    if common:
        points.append("both pages name " + " and ".join(common[:_NAMED]))
    if near:
        points.append("both came out within a month")
    company = pages.beyond_chance(len(common), page)
    strong = spoken or bool(posts)
    known = len(person.documents) >= _WELL_KNOWN
    famous = len(person.documents) >= max(_FAMOUS, _FAMOUS_SHARE * pages.count)
    if famous or (known and told):
        points.append(f"{len(person.documents)} pages give the full name")
    enough = strong or (told and (company > 0 or known)) or company > 1 or near or famous
    if set(name_form(bearer.name).raw) & name_table().common:
        enough = strong and (company > 0 or (spoken and bool(posts)))
    in_post = bool(posts) and (told or any(of for _, of in posts))
    score = 0.62 + 0.12 * strong + 0.04 * told + 0.04 * min(max(company, 0), 3)
    return _Found(person, enough, strong, round(min(score, 0.86), 3), tuple(points), in_post)


def _only(possible: Sequence[_Found]) -> _Found | None:
    """Give the one who fits; of several the one whom state or office tell, or who outshines.

    A post that the page gives the name, and that one of several alone is known in, comes first.
    """
    if len(possible) == 1:
        return possible[0] if possible[0].enough else None
    in_post = [found for found in possible if found.in_post]
    if len(in_post) == 1:
        return in_post[0] if in_post[0].enough else None
    for found in (found for found in possible if found.enough):
        pages = len(found.person.documents)
        others = [other for other in possible if other is not found]
        outshines = all(pages >= _OUTSHINES * len(other.person.documents) for other in others)
        if outshines or (found.strong and not any(other.points for other in others)):
            return found
    return None


def _judgement(bearer: Bearer, found: _Found, known: int, *, same: bool) -> Judgement:
    person = found.person
    left, right = unordered(bearer.id, min(b.id for b in person.group))
    family = bearer.name
    if known == 1:
        reason = f"for: the only {family} with a full name in these pages is {person.name}"
    else:
        reason = f"for: of {known} people called {family}, {person.name} fits"
    reason = "; ".join((reason, *found.points))
    if not same:
        doubt = "another one fits as well" if known > 1 else "more would have to be known"
        reason = f"{reason}; missing: {doubt}"
    verdict = Verdict.SAME if same else Verdict.UNSURE
    return Judgement("mention", left, right, verdict, found.score, reason, MADE_BY)


def _is_lone(bearer: Bearer) -> bool:
    form = name_form(bearer.name)
    return (
        bearer.local and len(form.words) == 1 and not form.generation and not describes(bearer.name)
    )


def _person(group: Group) -> _Person:
    states: Counter[str] = Counter()
    for bearer in group:
        if bearer.state and not bearer.local:
            states[bearer.state] += len(bearer.documents)
    names = Counter(name for bearer in group if not bearer.local for name in bearer.names)
    return _Person(
        group=tuple(sorted(group, key=lambda bearer: bearer.id)),
        state=min(states, key=lambda key: (-states[key], str(key))) if states else None,
        documents=pages_of(group),
        name=min(names, key=lambda name: (-names[name], -len(name), name), default=group[0].name),
    )
