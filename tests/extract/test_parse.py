from dragoman.extract.parse import LONGEST_PARAGRAPH, parse
from dragoman.model.document import Dateline
from tests.factory import document, parsed


def test_every_token_stands_where_it_says() -> None:
    page = parsed("Oslo’s envoy – a jurist – left.\n\n  He “regrets” it. ")
    assert [t.text for t in page.tokens] == [
        page.document.text[t.start : t.end] for t in page.tokens
    ]
    assert [t.index for t in page.tokens] == list(range(len(page.tokens)))


def test_a_line_is_a_paragraph_and_white_space_is_no_token() -> None:
    page = parsed("Norway voted.\n\nSweden  abstained. Finland left.")
    assert [s.paragraph for s in page.sentences] == [0, 1, 1]
    assert not any(t.text.isspace() for t in page.tokens)


def test_a_dateline_is_no_part_of_the_sentence_that_follows_it() -> None:
    line = Dateline("OSLO", "LNS", "", 0, len("OSLO (LNS) - "))
    page = parse(document("OSLO (LNS) - Norway signed the treaty.", dateline=line))
    assert page.tokens[0].text == "Norway"
    assert page.tokens[0].start == len("OSLO (LNS) - ")


def test_a_text_without_words_is_parsed_into_nothing() -> None:
    page = parse(document("\n \n"))
    assert (page.sentences, page.tokens) == ((), ())


def test_a_paragraph_of_any_length_is_parsed_whole() -> None:
    page = parse(document("Norway voted. " * (LONGEST_PARAGRAPH // 10)))
    assert sum(t.text == "voted" for t in page.tokens) == LONGEST_PARAGRAPH // 10
