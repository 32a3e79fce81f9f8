from __future__ import annotations

import pytest

from dragoman.errors import Rejected
from dragoman.markup.decode import decode
from dragoman.model.source import Page

TEXT = "The minister of Málaga said “yes” on Monday; the envoy agreed."


def page(content: bytes, *, kind: str = "text", charset: str | None = None) -> Page:
    return Page(address="test:page", content=content, kind=kind, charset=charset)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_without_a_label_is_read_as_it_was_written(codec: str) -> None:
    assert decode(page(TEXT.encode(codec)))[0].removeprefix("\ufeff") == TEXT


def test_a_page_that_says_its_encoding_wrongly_is_still_read() -> None:
    html = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'
    assert decode(page(html.encode("utf-8"), kind="html")) == (html, ())
    assert decode(page(html.encode("cp1252"), kind="html")) == (html, ())


def test_what_was_decoded_wrongly_before_is_mended_and_told() -> None:
    spoiled = TEXT.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d")
    text, notes = decode(page(spoiled.encode("utf-8")))
    assert text == TEXT
    assert notes == ("characters that were decoded wrongly before were mended",)


def test_good_french_is_not_mended() -> None:
    french = "À Riga, l’âge et la forêt : « déjà », dit-il. Ça va à merveille, naïf Noël."
    assert decode(page(french.encode())) == (french, ())


def test_a_text_that_breaks_off_within_a_character_loses_that_character_alone() -> None:
    text, notes = decode(page("The envoy said “".encode()[:-1]))
    assert (text, notes) == ("The envoy said ", ("breaks off within a character",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the page is empty"),
        (b" \n\t ", "the page is empty"),
        (b"%PDF-1.7 and so on", "not a text but a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "not a text but a picture"),
        (bytes(range(256)) * 8, "not a text but a binary file"),
        (b"\x81\x8d\x8f\x90\x9d ab " * 50, "the bytes fit no encoding that text is written in"),
    ],
)
def test_what_is_no_text_says_what_it_is(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        decode(page(content))
    assert caught.value.reason == reason
