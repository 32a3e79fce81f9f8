from dragoman.extract.parse import parse_many
from dragoman.extract.reread import parse_view
from tests.factory import document


def test_a_text_read_through_another_wording_keeps_its_spans_on_the_print() -> None:
    page = document("Oslo and Rome signed a accord successful Bern.")
    shift = len("successful") - len("in")

    def to_printed(start: int, end: int) -> tuple[int, int]:
        edge = page.text.index("successful")
        return (
            start if start <= edge else start + shift,
            end if end <= edge else end + shift,
        )

    parsed = parse_view(page, "Oslo and Rome signed a accord in Bern.", to_printed, parse_many)
    place = next(token for token in parsed.tokens if token.text == "in")
    assert page.text[place.start : place.end] == "successful"
    assert page.text[parsed.tokens[-2].start : parsed.tokens[-2].end] == "Bern"
    assert parsed.document == page
    assert (parsed.sentences[0].start, parsed.sentences[0].end) == (0, len(page.text))
