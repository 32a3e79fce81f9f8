from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.model.source import Page
from tests.ingest.inputs import MHTML, read


def test_a_saved_page_has_its_address_its_title_and_when_it_was_saved(tmp_path: Path) -> None:
    found = read(tmp_path, "page.mhtml", MHTML)
    assert found.pages == [
        Page(
            address="http://courier.example/a?b=1",
            content=(
                "<!DOCTYPE html><html><body><p>Norway and Finland “signed” it.</p></body></html>"
            ).encode(),
            kind="html",
            captured=datetime(2021, 5, 4, 20, 20, 41, tzinfo=UTC),
            title="Ports – rivers",
        )
    ]
    assert found.rejected == []


def test_a_page_without_its_pictures_is_whole_one_without_its_end_is_not(tmp_path: Path) -> None:
    found = read(tmp_path, "page.mhtml", MHTML[: MHTML.index(b"iVBOR")])
    assert (len(found.pages), found.reasons) == (1, [])
    found = read(tmp_path, "page.mhtml", MHTML[: MHTML.index(b"</body>")])
    assert len(found.pages) == 1
    assert found.reasons == ["breaks off: the end of the page is missing"]


NESTED = b"".join(
    b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
)
PICTURES = b"Content-Type: multipart/related; boundary=b\n\n" + (
    b"--b\nContent-Type: image/png\n\nx\n" * 20_000
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (NESTED, "too many parts inside each other"),
        (PICTURES, "an MHTML file without a page"),
        (b"Norway opened it.", "an MHTML file without a page"),
        (b"Content-Type: text/html\n\n \n", "the page of the MHTML file is empty"),
        (
            b"Content-Type: text/html\n\n" + b"<p>a\n" * 2_000_000,
            "the page of the MHTML file is too large for a page",
        ),
        (b"", "the file is empty"),
    ],
)
def test_what_holds_no_page_of_reason_is_refused(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    found = read(tmp_path, "page.mhtml", content)
    assert (found.pages, found.reasons) == ([], [reason])


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?no-such?Q?a?=",
        b"Subject: =?utf-8?B?####?=",
        b"Date: soon",
        b"Subject: \xff\xfe",
    ],
)
def test_headers_that_cannot_be_read_do_not_cost_the_page(header: bytes, tmp_path: Path) -> None:
    content = header + b"\nContent-Type: text/html; charset=nonsense\n\n<p>Oslo opened it.</p>"
    [page] = read(tmp_path, "page.mht", content).pages
    assert page.content == b"<p>Oslo opened it.</p>"
    assert page.captured is None
