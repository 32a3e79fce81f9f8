from dragoman.codebook.states import declaring
from dragoman.extract.names.gazetteer import find_hits
from dragoman.extract.remembered import remembered
from tests.codebook.test_declaring import RURITANIA
from tests.factory import parsed

asked: list[str] = []


@remembered(lambda words, sign="": (words,))
def joined(words: list[str], sign: str = " ") -> str:
    asked.append(sign)
    return sign.join(words)


def test_the_same_object_is_asked_about_once_in_a_row() -> None:
    asked.clear()
    words, others = ["a", "b"], ["c"]
    assert [joined(words), joined(words), joined(others), joined(words)] == [
        "a b",
        "a b",
        "c",
        "a b",
    ]
    assert len(asked) == 3


def test_an_equal_object_is_another_one() -> None:
    asked.clear()
    assert (joined(["a"]), joined(["a"])) == ("a", "a")
    assert len(asked) == 2


def test_a_text_is_read_anew_when_states_are_declared() -> None:
    page = parsed("Ruritania closed its border.")
    assert find_hits(page) == ()
    with declaring([RURITANIA]):
        assert [hit.entry.name for hit in find_hits(page)] == ["Ruritania"]
    assert find_hits(page) == ()
