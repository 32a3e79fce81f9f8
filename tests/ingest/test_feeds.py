from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model.time import Basis
from tests.ingest.inputs import FEED, read

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><title type="html">A &lt;b&gt;port&lt;/b&gt;</title>
  <link rel="alternate" href="http://harbour.example/1"/>
  <published>2021-05-01T00:30:00+09:00</published><updated>2021-06-01T00:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Oslo opened it.</p></div>
  </content></entry>
<entry><title>Two</title><link href="http://harbour.example/2"/>
  <updated>2021-05-02T10:00:00Z</updated><summary>Finland answered.</summary></entry>
</feed>"""


def test_an_entry_becomes_a_page_with_its_day_in_its_own_zone(tmp_path: Path) -> None:
    found = read(tmp_path, "news.xml", FEED)
    assert [(p.address, p.kind, p.title, p.outlet) for p in found.pages] == [
        ("http://courier.example/rivers", "html", "Rivers & borders", "The Lake Courier"),
        ("http://courier.example/envoy", "text", "Envoy", "The Lake Courier"),
    ]
    assert found.texts[0].startswith("<p>Norway and Finland signed a treaty.</p><p>It has six")
    assert found.texts[1] == "Finland recalled its envoy from Oslo."
    assert found.days == ["2021-05-01", "2021-05-03"]
    assert {page.published.basis for page in found.pages if page.published} == {Basis.FEED}


def test_an_entry_without_text_is_rejected(tmp_path: Path) -> None:
    [rejected] = read(tmp_path, "news.xml", FEED).rejected
    assert rejected.address == "http://courier.example/link"
    assert rejected.reason == "entry 3 of news.xml has no text, only a link"


def test_atom_gives_its_publication_before_its_update_and_says_which(tmp_path: Path) -> None:
    found = read(tmp_path, "news.atom", ATOM.encode())
    assert found.days == ["2021-05-01", "2021-05-02"]
    assert [page.title for page in found.pages] == ["A port", "Two"]
    steps = [page.published.steps[0] for page in found.pages if page.published]
    assert ["the day of its update alone" in step for step in steps] == [False, True]


def test_a_feed_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    text = FEED.decode().replace("Envoy", "Gesandter für Åland")
    for codec in ("iso-8859-1", "utf-16"):
        content = text.replace("UTF-8", codec).encode(codec)
        assert read(tmp_path, "news.xml", content).pages[1].title == "Gesandter für Åland"


BILLION = (
    '<?xml version="1.0"?>\n<!-- laugh --><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><rss><channel><item><description>&a9;</description></item></channel></rss>"
)
OUTSIDE = "<!DOCTYPE r SYSTEM 'file:///etc/hostname'><rss><channel/></rss>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BILLION.encode(), "XML with a document type is not read: it can be a trap"),
        (BILLION.encode("utf-16"), "XML with a document type is not read: it can be a trap"),
        (OUTSIDE.encode(), "XML with a document type is not read: it can be a trap"),
        (b"<rss><channel>" + b"<a>" * 100_000, "more than 200 elements of XML inside each other"),
        (
            b"<rss><channel>" + b"<item/>" * 600_000,
            "more than 500000 elements: too long for a feed",
        ),
        (
            b"<rss><channel>" + b"<item><title>a</title></item>" * 10_001 + b"</channel></rss>",
            "more than 10000 entries: too long for a feed",
        ),
        (b"<urlset><url/></urlset>", "XML, but no feed (its root is <urlset>)"),
        (b"Norway opened it.", "not XML: no element begins it"),
        (b"<rss><channel></channel></rss>", "the feed has no entries"),
        (b"", "the file is empty"),
    ],
)
def test_traps_and_what_is_no_feed_are_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    assert read(tmp_path, "news.xml", content).reasons == [reason]


def test_of_a_feed_that_breaks_off_the_entries_before_are_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "news.xml", FEED[: FEED.index(b"recalled")])
    assert found.addresses[0] == "http://courier.example/rivers"
    assert found.reasons[-1] == "breaks off: the feed has no end"


def test_a_page_that_ends_in_xml_is_the_page(tmp_path: Path) -> None:
    page = b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><body><p>Oslo.</p></body></html>'
    [found] = read(tmp_path, "page.xml", page).pages
    assert (found.kind, found.content) == ("html", page)
