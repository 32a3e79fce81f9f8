"""What is fetched is saved once, and read from there."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.ingest.files import read_files
from dragoman.ingest.web.crawl import Report
from dragoman.model.source import Page
from dragoman.settings import Settings
from tests.ingest.fetching import Crawler, reasons
from tests.ingest.web_server import Asked, page, serve


def records(archive: Path) -> list[tuple[str, str]]:
    """Give kind and address of each record."""
    with archive.open("rb") as stream:
        return [
            (str(record.record_type), record.headers.get("WARC-Target-URI") or "")
            for record in ArchiveIterator(stream)
        ]


def test_a_page_is_saved_and_read_from_the_archive(tmp_path: Path) -> None:
    with serve(a=page(b"<p>The envoys met.</p>")) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a#top")) == Report(saved=1)
    [found] = crawler.pages()
    assert (found.address, found.content, found.kind, found.captured, found.charset) == (
        site.url("/a"),
        b"<p>The envoys met.</p>",
        "html",
        datetime(2024, 6, 19, 12, tzinfo=UTC),
        "utf-8",
    )


def test_the_archive_keeps_request_and_answer_and_says_who_wrote_it(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"), contact="desk@paper.example")
    assert records(crawler.archive) == [
        ("warcinfo", ""),
        ("response", site.url("/a")),
        ("request", site.url("/a")),
    ]
    text = gzip.decompress(crawler.archive.read_bytes()).decode()
    assert f"User-Agent: Dragoman/{version('dragoman')} (desk@paper.example)\r\n" in text
    assert "WARC-IP-Address: 127.0.0.1\r\n" in text
    assert "GET /a HTTP/1.1\r\n" in text


def test_every_record_of_the_archive_has_a_right_digest(tmp_path: Path) -> None:
    with serve(a=page(), b=page(ETag='"1"')) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"), site.url("/b"))
        with crawler.archive.open("rb") as stream:
            assert all(r.verify_block_digest() for r in ArchiveIterator(stream, parse_http=False))


def test_a_packed_page_stays_packed_in_the_archive_and_is_unpacked_when_read(
    tmp_path: Path,
) -> None:
    packed = gzip.compress(b"<p>The treaty was signed.</p>")
    with serve(a=page(packed, Content_Encoding="gzip")) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
    assert [p.content for p in crawler.pages()] == [b"<p>The treaty was signed.</p>"]


def test_a_page_in_chunks_is_joined(tmp_path: Path) -> None:
    chunked = b"5\r\n<p>On\r\n6\r\ne.</p>\r\n0\r\n\r\n"
    with serve(a=page(chunked, Transfer_Encoding="chunked", Content_Length="")) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
    assert [p.content for p in crawler.pages()] == [b"<p>One.</p>"]


def test_a_page_is_kept_under_the_address_that_redirects_led_to(tmp_path: Path) -> None:
    with serve(
        old=page(b"", "301 Moved Permanently", Location="/newer"),
        newer=page(b"moved", "302 Found", Location="new"),
        new=page(b"<p>Here.</p>"),
    ) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/old")) == Report(saved=1)
    assert [(p.address, p.content) for p in crawler.pages()] == [
        (site.url("/new"), b"<p>Here.</p>")
    ]
    assert ("response", site.url("/old")) in records(crawler.archive)


def test_a_page_fetched_a_short_time_ago_is_not_asked_for_again(tmp_path: Path) -> None:
    moved = page(b"", "301 Moved Permanently", Location="/b#part")
    with serve(a=moved, b=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
        crawler.clock.sleep(timedelta(hours=23).total_seconds())
        assert crawler.run(site.url("/a"), site.url("/b")) == Report(fresh=2)
        assert site.paths() == ["/a", "/b"]


def test_an_older_page_is_asked_for_only_if_it_has_changed(tmp_path: Path) -> None:
    def conditional(asked: Asked, connection: socket.socket) -> None:
        same = asked.headers.get("if-none-match") == '"7"'
        connection.sendall(page(b"", "304 Not Modified", Content_Length="") if same else first)

    first = page(ETag='"7"', Last_Modified="Tue, 18 Jun 2024 10:00:00 GMT")
    with serve(a=conditional) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a")) == Report(saved=1)
        crawler.clock.sleep(timedelta(days=2).total_seconds())
        assert crawler.run(site.url("/a")) == Report(unchanged=1)
        assert crawler.run(site.url("/a")) == Report(fresh=1)  # it was seen to be the same just now
    assert site.asked[-1].headers["if-modified-since"] == "Tue, 18 Jun 2024 10:00:00 GMT"
    assert len(crawler.pages()) == 1
    with crawler.archive.open("rb") as stream:
        [revisit] = ArchiveIterator(stream, record_types=WarcRecordType.revisit)
        assert revisit.headers["WARC-Profile"].endswith("/revisit/server-not-modified")
        assert revisit.headers["WARC-Refers-To-Date"] == "2024-06-19T12:00:00Z"


def test_a_page_that_comes_again_byte_for_byte_is_not_saved_twice(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
        again = crawler.run(site.url("/a"), fresh=timedelta(0))
    assert again == Report(unchanged=1)
    assert len(crawler.pages()) == 1


def test_a_page_that_has_changed_is_saved_beside_the_older_one(tmp_path: Path) -> None:
    with serve(a=page(b"<p>One died.</p>", ETag='"1"')) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
        site.answers["/a"] = page(b"<p>Two died.</p>", ETag='"2"')
        assert crawler.run(site.url("/a"), fresh=timedelta(0)) == Report(saved=1)
        crawler.run(site.url("/a"), fresh=timedelta(0))
    assert [p.content for p in crawler.pages()] == [b"<p>One died.</p>", b"<p>Two died.</p>"]
    assert site.asked[-1].headers["if-none-match"] == '"2"'


def test_an_address_given_twice_is_asked_for_once(tmp_path: Path) -> None:
    with serve(a=page()) as site:
        assert Crawler(tmp_path, site.port).run(*[site.url("/a")] * 3) == Report(saved=1)
    assert site.paths() == ["/a"]


def test_a_page_that_was_reached_by_a_redirect_is_not_asked_for_again(tmp_path: Path) -> None:
    moved = page(b"", "301 Moved Permanently", Location="/new")
    with serve(one=moved, two=moved, new=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/one"), site.url("/two"), site.url("/new"))
    assert (report, site.paths()) == (Report(saved=1, fresh=2), ["/one", "/new", "/two"])
    assert len(crawler.pages()) == 1


def test_a_robots_txt_may_be_fetched_as_a_page_too(tmp_path: Path) -> None:
    rules = page(b"User-agent: *\nDisallow: /x", media="text/plain")
    with serve(a=page()) as site:
        site.answers["/robots.txt"] = rules
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/robots.txt"), site.url("/a")) == Report(saved=2)


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with serve(a=page(b"<p>A.</p>"), b=page(b"<p>B.</p>"), c=page(b"<p>C.</p>")) as site:
        addresses = [site.url("/a"), site.url("/b"), site.url("/c")]
        whole = Crawler(tmp_path, site.port)
        whole.run(*addresses)
        data = whole.archive.read_bytes()
        ends = range(1, len(data), 97)
        for number, end in enumerate(ends):
            folder = tmp_path / str(number)
            folder.mkdir()
            killed = Crawler(folder, site.port)
            killed.archive.write_bytes(data[:end])
            site.asked.clear()
            report = killed.run(*addresses)
            assert (report.saved + report.fresh, report.failed) == (3, ())
            assert len(site.paths()) == report.saved
            assert sorted(p.content for p in killed.pages()) == [
                b"<p>A.</p>",
                b"<p>B.</p>",
                b"<p>C.</p>",
            ]


def test_what_lies_behind_a_damage_is_fetched_again(tmp_path: Path) -> None:
    with serve(a=page(b"<p>A.</p>"), b=page(b"<p>B.</p>")) as site:
        crawler = Crawler(tmp_path, site.port)
        addresses = [site.url("/a"), site.url("/b")]
        crawler.run(*addresses)
        data = bytearray(crawler.archive.read_bytes())
        with crawler.archive.open("rb") as stream:
            starts = [record.stream_pos for record in ArchiveIterator(stream)]
        data[starts[3] + 20 : starts[3] + 60] = bytes(40)  # in the record of /b
        crawler.archive.write_bytes(data)
        assert crawler.run(*addresses) == Report(saved=1, fresh=1)
    assert crawler.archive.read_bytes().startswith(data)
    found = [i for i in read_files([crawler.archive], Settings()) if isinstance(i, Page)]
    assert [p.content for p in found] == [b"<p>A.</p>", b"<p>B.</p>"]


def test_what_is_no_page_is_not_saved(tmp_path: Path) -> None:
    with serve(
        film=page(b"\0" * 50, media="video/mp4"),
        gone=page(b"", "410 Gone"),
        empty=page(b""),
        same=page(b"", "304 Not Modified", Content_Length=""),
        nowhere=page(b"", "302 Found"),
    ) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(*(site.url(path) for path in sorted(site.answers)))
    assert [(failure.address, failure.reason) for failure in report.failed] == [
        (site.url("/empty"), "the answer is empty"),
        (site.url("/film"), "video/mp4 is not a kind that is read"),
        (site.url("/gone"), "answered 410 Gone"),
        (site.url("/nowhere"), "answered 302 and names no address to go to"),
        (site.url("/same"), "answered 304 Not Modified"),
    ]
    assert not crawler.archive.exists()
    assert reasons(report)
