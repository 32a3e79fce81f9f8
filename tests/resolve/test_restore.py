from dragoman.codebook.spinner import originals, spinner_examples
from dragoman.resolve.restore import Restored, restored_view
from tests.factory import document
from tests.resolve.test_spun import SPUN, UNKNOWN_SPINNER
from tests.resolve.texts import HARBOUR


def restored(text: str) -> Restored:
    view = restored_view(document(text))
    assert view is not None
    return view


def test_the_sentences_of_the_table_read_as_they_stood() -> None:
    printed = "\n".join(example.printed for example in spinner_examples())
    plain = "\n".join(example.plain for example in spinner_examples())
    assert restored(printed).text == plain


def test_function_words_come_back() -> None:
    first = restored(SPUN).text.split(". ")[0]
    assert first == (
        "The premier arrived in the capital on Monday at noon and met his counterpart in the palace"
    )


def test_a_word_of_no_table_that_stands_for_a_preposition_is_read_as_it() -> None:
    assert "stylish" not in originals()
    assert restored(UNKNOWN_SPINNER).text.startswith(
        "The minister in charge of roads stood in the rain and spoke in a low voice."
    )


def test_every_changed_word_maps_to_the_printed_one_and_the_rest_to_itself() -> None:
    view = restored(SPUN)
    for start, end, printed_start, printed_end in view.pairs:
        assert view.to_printed(start, end) == (printed_start, printed_end)
        assert SPUN[printed_start:printed_end] in originals()
    start = view.text.index("counterpart")
    printed = view.to_printed(start, start + len("counterpart"))
    assert SPUN[slice(*printed)] == "counterpart"
    assert view.to_printed(0, len(view.text)) == (0, len(SPUN))


def test_a_run_over_a_changed_word_covers_the_printed_word() -> None:
    view = Restored("met in Rome", ((4, 6, 4, 14),))  # met successful Rome
    assert view.to_printed(0, 11) == (0, 19)
    assert view.to_printed(4, 5) == (4, 14)
    assert view.to_printed(7, 11) == (15, 19)
    assert view.to_printed(0, 3) == (0, 3)


def test_names_numbers_and_parts_of_compounds_are_left_alone() -> None:
    text = SPUN + " An inter-governmental office of the Arsenic Works opened connected 4 May."
    view = restored(text)
    assert view.text.endswith("An inter-governmental office of the Arsenic Works opened on 4 May.")


def test_between_a_body_and_a_full_name_stands_a_post() -> None:
    view = restored(SPUN + " The OPEC main Ida Lund spoke, and the main road was closed.")
    assert view.text.endswith("The OPEC chief Ida Lund spoke, and the main road was closed.")


def test_a_genuine_story_is_hardly_changed() -> None:
    view = restored_view(document(HARBOUR))
    assert view is None or len(view.pairs) <= 1
