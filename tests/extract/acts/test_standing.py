"""Who speaks for a state or a body, and who for nobody else."""

from __future__ import annotations

import pytest

from dragoman.extract.acts.standing import find_standing
from dragoman.extract.mentions import find_mentions
from tests.factory import parsed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Berg, an analyst in Oslo, said that the talks had failed.", {"Ann Berg"}),
        (
            "Ann Berg, director of the Arctic Programme at the Nansen Institute, smiled.",
            {"Ann Berg", "Nansen Institute"},
        ),
        ("Mark Obuya, 39, of Nairobi said that he was not worried.", {"Mark Obuya"}),
        ("Peter Okoth, a shopkeeper, saw the soldiers.", {"Peter Okoth"}),
        ("Historian Peter Okoth saw the soldiers.", {"Peter Okoth"}),
        ("Kenyan President William Ruto, 57, smiled.", set()),
        ("William Ruto, a former teacher, is the president of Kenya.", set()),
        ("Peter Okoth said that the talks had failed.", set()),
        ("Peter Okoth, head of Kenya's security council, smiled.", set()),
    ],
)
def test_what_a_text_calls_a_person_decides(text: str, names: set[str]) -> None:
    read = parsed(text)
    assert find_standing(read, find_mentions(read)).private == names


def test_who_is_named_beside_a_post_holds_it() -> None:
    read = parsed("Peru sent its ambassador to the United Nations Ana Ruiz home.")
    holders = find_standing(read, find_mentions(read)).holders
    assert {read.tokens[i].text: m.name for i, m in holders.items()} == {"ambassador": "Ana Ruiz"}
