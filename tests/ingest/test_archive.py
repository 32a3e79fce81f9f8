from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.model.source import Page, Passed
from dragoman.settings import Settings

HTML = b"<html><body><p>The port of %d is open.</p></body></html>"


def record(
    address: str,
    body: bytes,
    http: str = "",
    *,
    kind: str = "response",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{http}\r\n".encode()
    content = head + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2023-05-09T18:20:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    ).encode()
    return warc + content + b"\r\n\r\n"


def archive(folder: Path, *records: bytes, cut: int = 0, name: str = "crawl.warc.gz") -> Path:
    file = folder / name
    packed = name.endswith(".gz")
    data = b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)
    file.write_bytes(data[: len(data) - cut])
    return file


def read(file: Path) -> tuple[list[Page], list[str]]:
    items = list(read_files([file], Settings()))
    pages = [item for item in items if isinstance(item, Page)]
    return pages, [item.reason for item in items if isinstance(item, Rejected)]


def page(number: int) -> bytes:
    return record(f"http://a.example/{number}", HTML % number)


def test_a_page_has_the_address_the_crawler_asked_for_and_its_time(tmp_path: Path) -> None:
    pages, rejected = read(archive(tmp_path, page(1)))
    assert pages == [
        Page(
            address="http://a.example/1",
            content=HTML % 1,
            kind="html",
            captured=datetime(2023, 5, 9, 18, 20, tzinfo=UTC),
            charset="utf-8",
        )
    ]
    assert rejected == []


def test_a_plain_archive_is_read_as_a_packed_one(tmp_path: Path) -> None:
    pages, _ = read(archive(tmp_path, page(1), page(2), name="crawl.warc"))
    assert [p.address for p in pages] == ["http://a.example/1", "http://a.example/2"]


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    file = archive(
        tmp_path,
        record("http://a.example/p", b"\x89PNG", media="image/png"),
        record("http://a.example/s", b"x()", media="text/javascript"),
        record("http://a.example/404", b"<p>Gone.</p>", status="404 Not Found"),
        record("http://a.example/301", b"", status="301 Moved Permanently"),
        record("http://a.example/old", b"", kind="revisit"),
        record("http://a.example/ask", b"", kind="request"),
        record("http://a.example/bad", b"x" * 3000)[:-50],
        page(1),
    )
    pages, rejected = read(file)
    assert [p.address for p in pages] == ["http://a.example/bad", "http://a.example/1"]
    assert [item for item in read_files([file], Settings()) if isinstance(item, Passed)] == [
        Passed(file.as_posix(), "revisits of pages kept before", 1),
        Passed(file.as_posix(), "redirects and errors", 2),
        Passed(file.as_posix(), "records that are not HTML", 2),
        Passed(file.as_posix(), "broken records", 1),
    ]
    assert len(rejected) == 1


def test_a_page_whose_kind_the_server_does_not_say_is_told_by_its_beginning(
    tmp_path: Path,
) -> None:
    file = archive(
        tmp_path,
        record("http://a.example/1", HTML % 1, media=""),
        record("http://a.example/2", b"{}", media=""),
    )
    assert [p.address for p in read(file)[0]] == ["http://a.example/1"]


def test_of_a_file_that_breaks_off_all_that_came_before_is_kept(tmp_path: Path) -> None:
    pages, rejected = read(
        archive(tmp_path, page(1), page(2), record("http://a.example/3", b"x" * 3000), cut=40)
    )
    assert [p.address for p in pages][:2] == ["http://a.example/1", "http://a.example/2"]
    assert len(rejected) == 1
    assert "breaks off" in rejected[0] or "damaged" in rejected[0]


def test_reading_goes_on_after_a_damaged_record(tmp_path: Path) -> None:
    first, second, third = (gzip.compress(page(n), mtime=0) for n in (1, 2, 3))
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(first + second[:30] + b"\x00" * 20 + second[50:] + third)
    pages, rejected = read(file)
    assert [p.address for p in pages] == ["http://a.example/1", "http://a.example/3"]
    assert len(rejected) == 1


def test_a_bomb_is_refused_and_the_next_record_read(tmp_path: Path) -> None:
    bomb = record("http://a.example/bomb", b"a" * 60_000_000)
    pages, rejected = read(archive(tmp_path, bomb, page(2)))
    assert [p.address for p in pages] == ["http://a.example/2"]
    assert rejected == ["packed beyond reason: a decompression bomb"]


def test_a_bomb_in_the_answer_itself_is_refused(tmp_path: Path) -> None:
    body = gzip.compress(b"a" * 60_000_000)
    bomb = record("http://a.example/bomb", body, http="Content-Encoding: gzip\r\n")
    pages, rejected = read(archive(tmp_path, bomb, page(2)))
    assert [p.address for p in pages] == ["http://a.example/2"]
    assert rejected == ["unpacks to more than one page may have"]


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(b"The port is open.")
    assert read(file) == ([], ["not a web archive"])
    file.write_bytes(b"")
    assert read(file) == ([], ["the file is empty"])


def test_an_answer_is_unpacked_as_its_headers_say_or_as_it_is(tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML % 1), HTML % 1)
    gzipped, chunks = "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n"
    answers = [
        (gzip.compress(HTML % 1), gzipped),
        (brotli.compress(HTML % 1), "Content-Encoding: br\r\n"),
        (chunked, chunks),
        (HTML % 1, gzipped),  # as crawlers keep it that unpack a page and leave its headers
        (HTML % 1, chunks),
        (gzip.compress(HTML % 1), gzipped + chunks),
    ]
    records = [record(f"http://a.example/{n}", *a) for n, a in enumerate(answers)]
    broken = record("http://a.example/x", b"\x00\x01" * 50, http=gzipped)
    pages, rejected = read(archive(tmp_path, *records, broken, page(9)))
    assert [p.content for p in pages] == [HTML % 1] * len(answers) + [HTML % 9]
    assert rejected == ["the answer is not packed as its headers say"]


def test_a_length_that_lies_costs_its_own_record_alone(tmp_path: Path) -> None:
    for lie in (b"-5", b"2", b"4000", b"99999999999", b"many"):
        sound = page(1)
        start = sound.index(b"Content-Length: ") + 16
        lying = sound[:start] + lie + sound[sound.index(b"\r\n", start) :]
        file = archive(tmp_path, lying, page(2), page(3), name="crawl.warc")
        pages, rejected = read(file)
        assert [p.address for p in pages][-2:] == ["http://a.example/2", "http://a.example/3"]
        assert len(rejected) == 1
