"""The table of organizations: consistent, and right about its own examples."""

from __future__ import annotations

import pytest

from dragoman.codebook.organizations import (
    OrganNoun,
    agreements,
    organ_nouns,
    organization,
    organizations,
)
from dragoman.codebook.states import states
from dragoman.errors import CodebookError
from dragoman.extract.mentions import find_mentions
from dragoman.model.mention import Kind
from tests.factory import parsed


def test_an_agency_is_marked_and_knows_its_state() -> None:
    kcna = organization("organization/kcna")
    assert (kcna.name, kcna.kind, kcna.state) == ("KCNA", "agency", "state/PRK")


def test_every_state_of_an_organization_is_listed() -> None:
    homes = {row.state for row in organizations().values() if row.state}
    assert homes - set(states()) == set()


def test_no_name_is_given_to_two_organizations_or_to_a_state() -> None:
    rows = [*organizations().values(), *agreements().values()]
    names = [name for row in rows for name in {row.name, *row.names}]
    of_states = {n for s in states().values() for n in (s.name, *s.names, *s.demonyms, *s.capitals)}
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert set(names) & of_states == set()


def test_an_unknown_key_is_an_error_of_the_table() -> None:
    with pytest.raises(CodebookError, match="no organization 'organization/x'"):
        organization("organization/x")


@pytest.mark.parametrize("row", organ_nouns(), ids=lambda row: row.example)
def test_an_organ_is_found_in_its_example(row: OrganNoun) -> None:
    kind = Kind.STATE if row.reads == "state" else Kind.ORGANIZATION
    longest = max(
        (m for m in find_mentions(parsed(row.example)) if m.state), key=lambda m: len(m.text)
    )
    assert longest.kind is kind
    assert longest.text.lower().endswith(row.words)
