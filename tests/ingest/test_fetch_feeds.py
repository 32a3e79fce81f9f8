"""Feeds and lists name what is fetched; a feed's dates go along."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.errors import UsageError
from dragoman.ingest.web.carried import carried_fields, carried_publication
from dragoman.ingest.web.crawl import Report
from dragoman.ingest.web.wanted import Wanted, named_by_feed, read_list
from dragoman.model.time import Basis, Dating, Interval
from tests.ingest.fetching import Crawler, reasons
from tests.ingest.web_server import page, serve

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>Envoys meet</title><link>/a</link>
<pubDate>Tue, 18 Jun 2024 23:30:00 -0500</pubDate></item>
<item><title>Port opens</title><link>/b</link></item>
<item><title>No link</title></item>
</channel></rss>"""
FEED = page(RSS.encode(), media="application/rss+xml", ETag='"f1"')
SAME = page(b"", "304 Not Modified", Content_Length="")


def feed_dates(archive: Path) -> dict[str, Dating | None]:
    """Give what the archive keeps of a feed's dates, by address."""
    with archive.open("rb") as stream:
        return {
            record.headers["WARC-Target-URI"]: carried_publication(record.headers.get)
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response)
        }


def test_the_pages_that_a_feed_names_are_fetched_and_its_dates_kept(tmp_path: Path) -> None:
    with serve(feed=FEED, a=page(b"<p>A.</p>"), b=page(b"<p>B.</p>")) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(feeds=[site.url("/feed")]) == Report(saved=2)
    assert sorted(p.content for p in crawler.pages()) == [b"<p>A.</p>", b"<p>B.</p>"]
    assert feed_dates(crawler.archive) == {
        site.url("/feed"): None,
        site.url("/a"): Dating(
            Interval.day(date(2024, 6, 18)),
            Basis.FEED,
            (f"the entry of the feed {site.url('/feed')} ('Tue, 18 Jun 2024 23:30:00 -0500')",),
        ),
        site.url("/b"): None,
    }


def test_a_feed_that_is_unchanged_is_read_from_the_archive(tmp_path: Path) -> None:
    with serve(feed=FEED, a=page(b"<p>A.</p>")) as site:
        crawler = Crawler(tmp_path, site.port)
        first = crawler.run(feeds=[site.url("/feed")])
        assert (first.saved, reasons(first)) == (1, ["answered 404 Not Found"])
        site.answers |= {"/feed": SAME, "/b": page(b"<p>B.</p>")}
        assert crawler.run(feeds=[site.url("/feed")]) == Report(saved=1, fresh=1)
    feeds = [asked for asked in site.asked if asked.path == "/feed"]
    assert [asked.headers.get("if-none-match") for asked in feeds] == [None, '"f1"']


def test_a_page_is_fetched_once_though_a_feed_and_the_user_name_it(tmp_path: Path) -> None:
    with serve(feed=FEED, a=page(), b=page(b"<p>B.</p>")) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"), feeds=[site.url("/feed")])
    assert sorted(site.paths()) == ["/a", "/b", "/feed"]
    assert feed_dates(crawler.archive)[site.url("/a")] is not None


def test_a_feed_given_twice_or_under_two_addresses_is_read_once(tmp_path: Path) -> None:
    with serve(feed=FEED, a=page(b"<p>A.</p>"), b=page(b"<p>B.</p>")) as site:
        site.answers["/rss"] = page(b"", "301 Moved Permanently", Location="/feed")
        feeds = [site.url(path) for path in ("/feed", "/feed", "/rss")]
        assert Crawler(tmp_path, site.port).run(feeds=feeds) == Report(saved=2)
    assert sorted(site.paths()) == ["/a", "/b", "/feed", "/rss"]


def test_what_is_no_feed_is_told(tmp_path: Path) -> None:
    with serve(feed=page(b"<p>Welcome.</p>")) as site:
        report = Crawler(tmp_path, site.port).run(feeds=[site.url("/feed")])
    assert [(failure.address, failure.reason) for failure in report.failed] == [
        (site.url("/feed"), "XML, but no feed (its root is <p>)")
    ]


def test_links_of_a_feed_are_checked_as_others_are(tmp_path: Path) -> None:
    items = "".join(
        f"<item><link>{link}</link></item>"
        for link in ("file:///etc/passwd", "http://inner.example:22/", "javascript:alert(1)")
    )
    rss = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    with serve(feed=page(rss, media="text/xml")) as site:
        report = Crawler(tmp_path, site.port).run(feeds=[site.url("/feed")])
    assert len(report.failed) == 3
    assert site.paths() == ["/feed"]


def test_a_link_of_a_feed_stands_against_the_feed_s_own_address() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        '<link href="story?id=1&amp;x=2"/><published>2024-06-19T08:00:00+09:00</published>'
        '</entry><entry><link href="http://[/"/></entry></feed>'
    )
    feed = "http://a.example/feed"
    day = Interval.day(date(2024, 6, 19))
    words = f"the entry of the feed {feed} ('2024-06-19T08:00:00+09:00')"
    assert named_by_feed(atom.encode(), "http://a.example/news/feed.xml", feed) == [
        Wanted("http://a.example/news/story?id=1&x=2", feed, Dating(day, Basis.FEED, (words,))),
        Wanted("http://[/", feed),
    ]


def test_a_feed_with_a_document_type_is_refused(tmp_path: Path) -> None:
    trap = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss>&x;</rss>'
    with serve(feed=page(trap, media="text/xml")) as site:
        report = Crawler(tmp_path, site.port).run(feeds=[site.url("/feed")])
    assert reasons(report) == ["XML with a document type is not read: it can be a trap"]


@pytest.mark.parametrize(
    "dating",
    [
        Dating(Interval.day(date(2024, 6, 19)), Basis.FEED, ("the entry's own word",)),
        Dating(Interval.month(2024, 12), Basis.FEED, ("it says “December”",)),
        None,
    ],
)
def test_a_feed_s_date_comes_back_from_a_record_as_it_went_in(dating: Dating | None) -> None:
    fields = dict(carried_fields(Wanted("http://a.example/", "http://a.example/feed", dating)))
    assert carried_publication(fields.get) == dating


@pytest.mark.parametrize("said", ["", "/", "soon", "2024-06-20/2024-06-19", "2024-13-01/"])
def test_a_record_with_a_broken_date_carries_none(said: str) -> None:
    assert carried_publication({"Dragoman-Feed-Published": said}.get) is None


def test_a_list_has_one_address_a_line_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(
        "\ufeff# stories of June\n\nhttp://a.example/1\n  http://a.example/2#part  # the second\n"
        "http://a.example/3\t# the third\r\n",
        encoding="utf-8",
    )
    assert read_list(file) == [
        Wanted("http://a.example/1"),
        Wanted("http://a.example/2#part"),
        Wanted("http://a.example/3"),
    ]


def test_a_list_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("http://a.example/1\n# no more\n"))
    assert read_list(Path("-")) == [Wanted("http://a.example/1")]


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\0\x80")
    for name in ("absent", "binary"):
        with pytest.raises(UsageError, match="cannot be read as a list of addresses"):
            read_list(tmp_path / name)
