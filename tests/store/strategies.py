"""Hypothesis strategies for every type of the model, with every field filled.

Fields are read from the types themselves: a field added to the model is tried at once, so a
store that forgets it fails.
"""

from __future__ import annotations

import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from dragoman.model.agreement import Agreement
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, Inferred
from dragoman.model.document import Document
from dragoman.model.event import Event
from dragoman.model.judgement import Disagreement
from dragoman.model.mention import Entity, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.model.time import Dating, Interval, TimeExpression
from dragoman.store.base import Reading

__all__ = ["anything", "deriveds", "documents", "inferences", "readings"]

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
days = st.dates(date(1600, 1, 1), date(2100, 1, 1))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start = draw(st.none() | days)
    width = draw(st.none() | st.integers(1, 9000))
    if width is None:
        return Interval(start, None)
    end = (start or date(2000, 1, 1)) + timedelta(width)
    return Interval(start, end)


@st.composite
def spans(draw: st.DrawFn, document: str) -> Span:
    start = draw(st.integers(0, 500))
    return Span(document, start, start + draw(st.integers(1, 60)))


def anything(cls: type[Any], document: str = "0" * 16) -> st.SearchStrategy[Any]:
    """Give any value of a dataclass of the model whose spans stand in `document`."""
    hints = typing.get_type_hints(cls)
    values = {f.name: _of(hints[f.name], document) for f in fields(cls) if f.init}
    if "document" in values:
        values["document"] = st.just(document)
    if cls is Event:  # has at least the claim that its id follows from
        values["claims"] = st.lists(ids, min_size=1, max_size=3).map(tuple)
    return st.builds(cls, **values)


def _of(hint: Any, document: str) -> st.SearchStrategy[Any]:
    plain = {
        str: words,
        int: st.integers(-1, 10**9),
        bool: st.booleans(),
        datetime: moments,
        float: st.floats(0, 1),
        Interval: intervals(),
        Span: spans(document),
        type(None): st.none(),
    }
    if hint in plain:
        return plain[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(_of(arguments[0], document), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_of(one, document) for one in arguments))
    if arguments:
        return st.one_of(*(_of(one, document) for one in arguments))
    if is_dataclass(hint):
        return anything(typing.cast("type[Any]", hint), document)
    return st.sampled_from(list(hint))


documents = anything(Document)


@st.composite
def readings(draw: st.DrawFn, document: str) -> Reading:
    """Give any reading of a document, no two records of one id."""

    def some(cls: type[Any]) -> Any:
        key = repr if cls not in (Mention, Claim) else lambda record: record.id
        return tuple(draw(st.lists(anything(cls, document), max_size=2, unique_by=key)))

    return Reading(
        document,
        mentions=some(Mention),
        times=some(TimeExpression),
        offices=some(OfficeMention),
        quotes=some(Quote),
        claims=some(Claim),
    )


@st.composite
def inferences(draw: st.DrawFn) -> Inferred:
    """Give anything that inference can say of one part."""
    datings = st.dictionaries(ids, anything(Dating), max_size=2)
    against = st.lists(anything(Disagreement), max_size=2).map(tuple)
    return Inferred(draw(datings), draw(datings), draw(against))


@st.composite
def deriveds(draw: st.DrawFn) -> Derived:
    """Give anything that can be derived, no two records of one id."""

    def some(cls: type[Any]) -> Any:
        return tuple(draw(st.lists(anything(cls), max_size=2, unique_by=lambda one: one.id)))

    datings = st.dictionaries(ids, anything(Dating), max_size=2)
    return Derived(
        entities=some(Entity),
        events=some(Event),
        agreements=some(Agreement),
        disagreements=tuple(draw(st.lists(anything(Disagreement), max_size=2))),
        published=draw(datings),
        claim_times=draw(datings),
    )
