"""Servers that answer too much, too slowly, wrongly or never."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from pathlib import Path

import pytest

from dragoman.ingest.web.crawl import Report
from dragoman.ingest.web.exchange import Limits
from dragoman.ingest.web.visit import Manners
from tests.ingest.fetching import Crawler, reasons
from tests.ingest.web_server import Asked, page, serve

ONCE = Manners(retries=0)
SHORT = Limits(size=100_000, seconds=0.3)
MUCH = 50_000_000
MANY_THEN_MUCH = gzip.compress(b"") * 1000 + gzip.compress(bytes(MUCH))


def endless(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>more</p>" * 1000)


def dripping(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)


def dripping_head(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)


def always_continuing(asked: Asked, connection: socket.socket) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)
        time.sleep(0.02)


def silent(asked: Asked, connection: socket.socket) -> None:
    connection.recv(1)


def hang_up(asked: Asked, connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


TOO_LARGE = "more than the 100000 bytes that a page may have"
TOO_SLOW = "no whole answer within 0.3 s"
BOMB = "unpacks to more than the 100000 bytes that a page may have"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (endless, TOO_LARGE),
        (page(b"x", Content_Length=str(10**12)), TOO_LARGE),
        (dripping, TOO_SLOW),
        (dripping_head, TOO_SLOW),
        (always_continuing, TOO_SLOW),
        (silent, TOO_SLOW),
        (page(gzip.compress(bytes(MUCH)), Content_Encoding="gzip"), BOMB),
        (
            page(MANY_THEN_MUCH, Content_Encoding="gzip"),
            BOMB,
        ),
        (page(zlib.compress(bytes(MUCH)), Content_Encoding="deflate"), BOMB),
        (page(b"x", Content_Encoding="gzip, gzip"), "packed 2 times over"),
        (page(b"x", Content_Encoding="br"), "packed in a way that was not asked for (br)"),
        (page(b"plain", Content_Encoding="gzip"), "the packed answer is damaged"),
        (
            page(gzip.compress(b"<p>One.</p>")[:-4], Content_Encoding="gzip"),
            "the packed answer breaks off",
        ),
    ],
)
def test_what_is_too_large_too_slow_or_badly_packed_is_refused(
    tmp_path: Path, answer: bytes, reason: str
) -> None:
    with serve(a=answer) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/a"), manners=ONCE, limits=SHORT)
    assert reasons(report) == [reason]
    assert not crawler.archive.exists()


@pytest.mark.parametrize(
    "answer",
    [
        page(b"<p>Half a st", Content_Length="500"),
        hang_up,
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
        page(b"zz\r\nnot a chunk", Transfer_Encoding="chunked", Content_Length=""),
    ],
)
def test_an_answer_that_breaks_off_or_is_none_is_not_saved(tmp_path: Path, answer: bytes) -> None:
    def broken(asked: Asked, connection: socket.socket) -> None:
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(asked, connection)

    with serve(a=broken) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/a"), manners=ONCE)
    [reason] = reasons(report)
    assert reason.startswith("the answer broke off: ")
    assert not crawler.archive.exists()


def test_of_an_answer_longer_than_announced_the_announced_part_counts(tmp_path: Path) -> None:
    def longer(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(page(b"<p>A.</p>and more", Content_Length="9"))

    with serve(a=longer) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a")) == Report(saved=1)
    assert [p.content for p in crawler.pages()] == [b"<p>A.</p>"]


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    with serve(
        a=page(b"", "302 Found", Location="/b"), b=page(b"", "302 Found", Location="/a")
    ) as site:
        report = Crawler(tmp_path, site.port).run(site.url("/a"))
    assert reasons(report) == [f"redirected to {site.url('/a')}: the redirects go in a circle"]
    assert site.paths() == ["/a", "/b"]


def test_redirects_that_never_end_are_followed_ten_times(tmp_path: Path) -> None:
    def further(asked: Asked, connection: socket.socket) -> None:
        number = int(asked.path[1:])
        site.answers[f"/{number + 1}"] = further
        connection.sendall(page(b"", "302 Found", Location=f"/{number + 1}"))

    with serve() as site:
        site.answers["/0"] = further
        report = Crawler(tmp_path, site.port).run(site.url("/0"))
    assert reasons(report) == [f"redirected to {site.url('/11')}: more than 10 redirects"]
    assert len(site.paths()) == 11


def test_no_cookie_and_no_name_is_ever_sent_along(tmp_path: Path) -> None:
    with serve(
        a=page(b"", "302 Found", Location="/b", Set_Cookie="id=7; Path=/"), b=page()
    ) as site:
        Crawler(tmp_path, site.port).run(site.url("/a"))
    assert set(site.asked[-1].headers) == {
        "host",
        "user-agent",
        "accept",
        "accept-language",
        "accept-encoding",
    }


def test_a_proxy_of_the_environment_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serve(a=page()) as site:
        assert Crawler(tmp_path, site.port).run(site.url("/a")) == Report(saved=1)
