"""States that no table lists, known for as long as somebody declares them."""

from __future__ import annotations

from dragoman.codebook.states import State, declaring, states
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from dragoman.model.document import Document

RURITANIA = State(
    "declared/RUR", "Ruritania", "", (), ("Ruritanian",), ("Strelsau",), (), (), "1400-1900"
)
TEXT = "The Ruritanian government recalled its envoy. Strelsau denied it."


def _states_named() -> list[tuple[str, str | None]]:
    found = find_mentions(parse(Document(address="test", text=TEXT)))
    return [(m.text, m.codebook) for m in found if m.codebook]


def test_a_declared_state_is_named_by_its_people_and_its_capital() -> None:
    with declaring([RURITANIA]):
        named = _states_named()
    assert ("Ruritanian government", "declared/RUR") in named
    assert ("Strelsau", "declared/RUR") in named


def test_it_is_forgotten_afterwards() -> None:
    with declaring([RURITANIA]):
        assert states()["declared/RUR"] is RURITANIA
    assert "declared/RUR" not in states()
    assert _states_named() == []
