"""FollowTheMoney entities, one JSON object a line → the lines of a list.

The schema is that of https://followthemoney.tech (Person, Organization, Position, Occupancy …).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.codebook.state_words import find_state
from dragoman.errors import UsageError
from dragoman.ingest.actors.entry import Entry, Refused, make_office, tidy_names
from dragoman.model.actor import ListedOffice
from dragoman.model.mention import Kind

__all__ = ["read_entities"]

KINDS: dict[str, Kind | None] = {
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANIZATION,
    "PublicBody": Kind.ORGANIZATION,
    "Company": Kind.ORGANIZATION,
    "LegalEntity": None,  # a person or a body
    "Country": Kind.STATE,
}
HELD, POST = "Occupancy", "Position"


@dataclass(frozen=True, slots=True)
class _Record:
    """One entity as the file has it."""

    line: int
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def values(self, *names: str) -> tuple[str, ...]:
        """Give the values of properties, in order."""
        return tuple(value for name in names for value in self.properties.get(name, ()))

    def first(self, *names: str) -> str:
        """Give the first value of properties; empty when there is none."""
        return next(iter(self.values(*names)), "")


@dataclass(slots=True)
class _File:
    """The entities of a file, by what they are."""

    actors: list[_Record] = field(default_factory=list)
    posts: dict[str, _Record] = field(default_factory=dict)
    held: list[_Record] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    first_other: dict[str, int] = field(default_factory=dict)

    def add(self, record: _Record) -> None:
        """File an entity under its schema."""
        if record.schema in KINDS:
            self.actors.append(record)
        elif record.schema == POST:
            self.posts[record.id] = record
        elif record.schema == HELD:
            self.held.append(record)
        else:
            self.others[record.schema] += 1
            self.first_other.setdefault(record.schema, record.line)


def read_entities(text: str, path: Path) -> Iterator[Entry | Refused]:
    """Give the actors of a file with the posts that its occupancies give them.

    Schemata that are no actors are told once each. Raises UsageError for a JSON list.
    """
    if text.lstrip().startswith("["):
        raise UsageError(f"{path} is one JSON list: write one entity a line")
    file = _File()
    for line, words in enumerate(text.split("\n"), 1):
        if words.strip():
            record = _record(line, words)
            if isinstance(record, Refused):
                yield record
            else:
                file.add(record)
    offices: defaultdict[str, list[ListedOffice]] = defaultdict(list)
    known = {actor.id: actor for actor in file.actors}
    for occupancy in file.held:
        office = _occupied(occupancy, known, file.posts)
        if isinstance(office, str):
            yield Refused(occupancy.line, office)
        else:
            offices[occupancy.first("holder")].append(office)
    for actor in file.actors:
        yield from _entry(actor, offices[actor.id])
    for schema, line in file.first_other.items():
        many = file.others[schema]
        yield Refused(line, f"schema {schema} is no actor ({many} line{'s' * (many > 1)})")


def _record(line: int, words: str) -> _Record | Refused:
    try:
        value = json.loads(words)
    except (ValueError, RecursionError):
        return Refused(line, "it is not JSON")
    if not isinstance(value, dict) or not isinstance(value.get("schema"), str):
        return Refused(line, "it is no FollowTheMoney entity: it has no schema")
    said = value.get("properties")
    properties = said if isinstance(said, dict) else {}
    if isinstance(value.get("caption"), str) and "name" not in properties:
        properties = {**properties, "name": [value["caption"]]}
    return _Record(
        line,
        str(value.get("id") or ""),
        value["schema"],
        {str(name): _strings(values) for name, values in properties.items()},
    )


def _strings(values: object) -> tuple[str, ...]:
    """Give values as strings; an entity that stands whole in another one counts by its id."""
    many = values if isinstance(values, list) else [values]
    found = (value.get("id") if isinstance(value, dict) else value for value in many)
    return tuple(value.strip() for value in found if isinstance(value, str) and value.strip())


def _entry(record: _Record, held: list[ListedOffice]) -> Iterator[Entry | Refused]:
    own = tidy_names(record.values("name"))
    if not own:
        yield Refused(record.line, f"the {record.schema} has no name")
        return
    # what FollowTheMoney calls weak is often a nickname of one word that many bear
    weak = [name for name in record.values("weakAlias") if " " in name.strip()]
    names = tidy_names([*own, *record.values("alias", "previousName"), *weak])
    countries = record.values("nationality", "country", "jurisdiction")
    states = dict.fromkeys(state for word in countries if (state := find_state(word)))
    kind = KINDS[record.schema]
    state = next(iter(states)) if len(states) == 1 and kind is not Kind.STATE else None
    told = (make_office(post, "", state) for post in record.values("position"))
    offices = [*held, *(office for office in told if isinstance(office, ListedOffice))]
    yield Entry(record.line, record.id, kind, names, state, tuple(offices))


def _occupied(
    occupancy: _Record, actors: Mapping[str, _Record], posts: Mapping[str, _Record]
) -> ListedOffice | str:
    holder, post = occupancy.first("holder"), occupancy.first("post")
    if holder not in actors:
        return f"the holder {holder!r} of the occupancy is no actor of this file"
    if post not in posts:
        return f"the post {post!r} of the occupancy is no position of this file"
    position = posts[post]
    name = position.first("name")
    if not name:
        return f"the post {post!r} of the occupancy has no name"
    states = {state for word in position.values("country") if (state := find_state(word))}
    state = states.pop() if len(states) == 1 else None
    days = occupancy.first("startDate"), occupancy.first("endDate")
    return make_office(name, "", state, days)
