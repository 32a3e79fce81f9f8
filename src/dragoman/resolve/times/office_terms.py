"""Who is called president: a page is of the time in which its people held their posts.

Nobody is called "Prime Minister Aso" before he is prime minister, so the term's first month bounds
a page from below, wherever the words stand. The term's last month bounds it from above only
where the page tells its own news of him: in its headline or first paragraph, with no older date
beside him and no word that makes him a former one ("the first president"). The terms stand in a
table of the codebook.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.leaders import find_titled, held, joined, looks_back, past_words
from dragoman.model.calendar import MONTHS, in_words
from dragoman.model.document import Document
from dragoman.model.mention import OfficeMention
from dragoman.model.time import Basis, Interval, TimeExpression
from dragoman.resolve.times.bounds import Bound, Given
from dragoman.resolve.times.corpus import Corpus

__all__ = ["office_terms"]

LATE = timedelta(days=31)
"""News of a leader's last days in a post is put up within a month."""
NEAR = 40
"""Code points before a name in which "the first president" can stand."""
WORD = re.compile(r"[\w'’-]+")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Allowed:
    """Runs of days in which a page can have been written, and the words that say so."""

    runs: tuple[Interval, ...]
    words: str

    @property
    def hull(self) -> Interval:
        """All from the first to the last of these days."""
        return Interval(self.runs[0].start, self.runs[-1].end)


def office_terms(corpus: Corpus) -> Iterator[Given]:
    """Bound a page by the terms of those whom it calls by their posts."""
    named: defaultdict[str, list[OfficeMention]] = defaultdict(list)
    for office in corpus.offices:
        document = office.span.document
        if document in corpus.documents and corpus.open(document):
            named[document].append(office)
    full_names = _full_names(corpus)
    for key, page in corpus.documents.items():
        if not corpus.open(key):
            continue
        times = corpus.times.get(key, ())
        allowed = {
            one
            for office in named[key]
            for one in _allowed(page, office, full_names.get(office.holder, ""), times)
        }
        allowed |= set(_of_headline(page))
        for one in _together(sorted(allowed, key=lambda one: (one.words, repr(one.runs)))):
            yield Given(key, Bound(one.hull, f"it names {one.words}", basis=Basis.INFERENCE))


def _full_names(corpus: Corpus) -> dict[str, str]:
    """Give the name of the entity that each holder's mention names."""
    names = {entity.id: entity.name for entity in corpus.entities}
    return {
        mention: names[entity] for mention, entity in corpus.entity_of.items() if entity in names
    }


def _allowed(
    page: Document, office: OfficeMention, full_name: str, times: Sequence[TimeExpression]
) -> Iterator[_Allowed]:
    """Give what one naming of a post allows for; `full_name` is the holder's on other pages."""
    if office.status not in {"", "acting", "former"}:
        return
    acting = office.status == "acting"
    terms = held(office.holder_name, office.post, office.of, acting=acting) or held(
        full_name, office.post, office.of, acting=acting
    )
    if terms:
        post = " ".join(filter(None, (office.status, office.post, office.holder_name)))
        yield from _of_terms(terms, post, office.status, news=_is_news(page, office, times))


def _of_headline(page: Document) -> Iterator[_Allowed]:
    """Give what posts in a headline allow for: it is news unless it prints a year or looks back."""
    news = YEAR.search(page.title) is None and not looks_back(page.title)
    for found in find_titled(page.title):
        terms = held(found.name, found.post, None, acting=found.status == "acting")
        if terms:
            post = " ".join(filter(None, (found.status, found.post, found.name)))
            yield from _of_terms(terms, post, found.status, news=news)


def _of_terms(
    terms: Sequence[Interval], post: str, status: str, *, news: bool
) -> Iterator[_Allowed]:
    first = terms[0].start
    if status == "former":
        first = _last_month(terms)
        if first is not None:
            yield _Allowed(
                (Interval(first, None),), f"{post!r}, who left in {first:%Y-%m} at first"
            )
        return
    if not news:
        yield _Allowed((Interval(first, None),), f"{post!r}, who took office in {first:%Y-%m}")
        return
    runs = [Interval(t.start, t.end + LATE if t.end else None) for t in terms]
    told = ", ".join(in_words(term) for term in terms)
    yield _Allowed(joined(runs), f"{post!r} in its own news, who held office {told}")


def _last_month(terms: Sequence[Interval]) -> date | None:
    """Give the month in which the first of some terms ended."""
    ends = [term.end - timedelta(days=1) for term in terms if term.end is not None]
    return min(ends).replace(day=1) if ends else None


def _is_news(page: Document, office: OfficeMention, times: Sequence[TimeExpression]) -> bool:
    """Say whether the page tells of a holder as of today: in its lead, without an older date."""
    lead = page.text.find("\n", page.dateline.end)
    lead = len(page.text) if lead < 0 else lead
    if office.span.end > lead:
        return False
    if any(time.span.start < lead and _is_old(time) for time in times):
        return False
    if looks_back(page.text[:lead]):
        return False
    before = page.text[max(0, office.span.start - NEAR) : office.span.end].lower()
    return not past_words() & set(WORD.findall(before))


def _is_old(time: TimeExpression) -> bool:
    """Say whether an expression can set its sentence in another month than the page's."""
    if time.basis is Basis.EXPLICIT and time.type in {"DATE", "TIME"}:
        return True
    shift = time.shift
    return shift is not None and (shift.unit in MONTHS or shift.month is not None)


def _together(allowed: Sequence[_Allowed]) -> Iterator[_Allowed]:
    """Give each, and what all allow together where a gap between terms makes it narrower."""
    yield from allowed
    runs = allowed[0].runs if allowed else ()
    hull: Interval | None = allowed[0].hull if allowed else None
    for one in allowed[1:]:
        runs = tuple(
            both for left in runs for right in one.runs if (both := left.intersection(right))
        )
        hull = hull.intersection(one.hull) if hull is not None else None
    if runs and hull is not None and Interval(runs[0].start, runs[-1].end) != hull:
        yield _Allowed(runs, " and ".join(one.words for one in allowed))
