"""One test per fact that a careful reader finds in the seed pages.

What is not reached yet stands by name in ``seeds_pending.toml`` with the reason; the list may
only shrink: a pending fact that passes fails its test until it is taken off.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from evaluation.seeds import Built, Fact, facts, read

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PENDING = tomllib.loads((Path(__file__).parent / "seeds_pending.toml").read_text(encoding="utf-8"))


@cache
def built() -> Built:
    return read(SEEDS)


@cache
def all_facts() -> dict[str, Fact]:
    return {fact.name: fact for fact in facts(SEEDS, built())}


def names() -> list[str]:
    """The names are read without building anything: collecting tests stays quick."""
    if not SEEDS.exists():
        return []
    return [fact.name for fact in facts(SEEDS, Built({"documents": []}))]


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed pages (../shared/seeds) are not here")
class TestSeeds:
    @pytest.mark.xdist_group("seeds")
    @pytest.mark.parametrize("name", names())
    def test_a_careful_readers_fact_is_reached(self, name: str) -> None:
        reached = all_facts()[name].reached()
        if name in PENDING:
            assert not reached, f"{name!r} is reached now: take it off seeds_pending.toml"
            pytest.xfail(PENDING[name]["why"])
        assert reached

    def test_every_pending_fact_is_a_fact(self) -> None:
        assert set(PENDING) <= set(names())

    def test_at_least_two_thirds_are_reached(self) -> None:
        assert len(PENDING) <= len(names()) / 3
