import pytest

from dragoman.resolve.names.bearers import without_titles


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Mr Idriss Deby", "Idriss Deby"),
        ("President Idriss Deby", "Idriss Deby"),
        ("President of Chad", "President of Chad"),
        ("Idriss Deby", "Idriss Deby"),
        ("Mr", "Mr"),
    ],
)
def test_a_title_is_taken_off_a_name_but_not_off_a_post(name: str, left: str) -> None:
    assert without_titles(name) == left
