"""Whose officials a story means by a bare post: of the state that has just acted."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions import find_mentions
from tests.factory import parsed

LEAD = "Norway recalled its ambassador from Chad on Monday. Norway also closed its consulate."


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"{LEAD} Foreign Minister Anna Lie accused Chad of fraud.", "state/NOR"),
        (f"{LEAD} Prime Minister Anna Lie flew to Bergen.", "state/NOR"),
        (
            "Peru sent back two boats. Ecuador's navy protested against Peru. "
            "Defence Minister Anna Lie said that Ecuador would file a complaint.",
            "state/ECU",
        ),
        # addressed to the state that acted last: of the other, or of nobody said
        (f"{LEAD} Foreign Minister Anna Lie accused Norway of fraud.", None),
        # two acted at once
        ("Norway and Chad fell out over fish. Foreign Minister Anna Lie spoke first.", None),
        # no post of a state, a family name alone, a post that is somebody else's
        (f"{LEAD} Chairman Anna Lie spoke first.", None),
        (f"{LEAD} Foreign Minister Lie spoke first.", None),
        (f"{LEAD} Sweden's Foreign Minister Anna Lie spoke first.", "state/SWE"),
        (f"{LEAD} Anna Lie, president of a bank, spoke first.", None),
        # whom the state that acted meets is of another
        (f"{LEAD} Norway's king met Foreign Minister Anna Lie.", None),
        # told too long before
        (f"{LEAD} It rained. It snowed. It froze. Foreign Minister Anna Lie spoke first.", None),
    ],
)
def test_a_bare_official_is_of_the_state_that_has_just_acted(text: str, state: str | None) -> None:
    (found,) = {m.state for m in find_mentions(parsed(text)) if "Lie" in m.name}
    assert found == state
