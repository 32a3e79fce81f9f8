"""Hosts are asked one request at a time, with pauses, and only what they allow."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.ingest.web.crawl import Report
from dragoman.ingest.web.exchange import Limits
from dragoman.ingest.web.patience import parse_retry_after
from dragoman.ingest.web.robots import rules_of
from dragoman.ingest.web.visit import Manners
from tests.ingest.fetching import Crawler, reasons
from tests.ingest.web_server import Answer, Asked, Site, page, serve

REFUSED = "robots.txt asks not to fetch it"


def robots(text: str) -> bytes:
    return page(text.encode(), media="text/plain")


def in_turn(*answers: bytes) -> Answer:
    """Give one answer after the other, the last one again and again."""
    left = list(answers)

    def answer(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return answer


def never(asked: Asked, connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /private/", "/public/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news/drafts", "/news/drafts/a", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php?x=1", True),
        ("User-agent: *\nDisallow: /*/print", "/2024/print", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: dragoman\nDisallow: /x", "/a", True),
        ("User-agent: Dragoman\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: OtherBot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /stra%C3%9Fe", "/straße", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("\0\0\xff" * 100, "/a", True),
        ("User-agent: *\nDisallow: /" + "a*" * 2000 + "b", "/" + "a" * 2000, True),
    ],
)
def test_robots_txt_is_read_as_its_standard_says(text: str, path: str, allowed: bool) -> None:
    refusal = rules_of(200, text.encode()).refuses(f"http://a.example{path}")
    assert refusal == ("" if allowed else REFUSED)


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (404, ""),
        (403, ""),
        (302, ""),
        (429, "its robots.txt cannot be had (answered 429)"),
        (500, "its robots.txt cannot be had (answered 500)"),
        (503, "its robots.txt cannot be had (answered 503)"),
    ],
)
def test_a_robots_txt_that_is_not_there_allows_all_and_a_broken_server_nothing(
    status: int, refusal: str
) -> None:
    assert rules_of(status, b"User-agent: *\nDisallow: /").refuses("http://a.example/") == refusal


def test_a_page_that_robots_txt_denies_is_not_asked_for(tmp_path: Path) -> None:
    with serve(a=page(), b=page()) as site:
        site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /b")
        report = Crawler(tmp_path, site.port).run(site.url("/a"), site.url("/b"))
    assert (report.saved, reasons(report)) == (1, [REFUSED])
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a"]


def test_a_redirect_to_a_denied_page_is_not_followed(tmp_path: Path) -> None:
    with serve(a=page(b"", "302 Found", Location="/b"), b=page()) as site:
        site.answers["/robots.txt"] = robots("User-agent: Dragoman\nDisallow: /b")
        report = Crawler(tmp_path, site.port).run(site.url("/a"))
    assert reasons(report) == [f"redirected to {site.url('/b')}: {REFUSED}"]


def test_a_redirect_to_another_host_asks_for_its_robots_txt_first(tmp_path: Path) -> None:
    with serve(b=page()) as site:
        site.answers["/a"] = page(b"", "302 Found", Location=site.url("/b", "b.example"))
        crawler = Crawler(tmp_path, site.port)
        crawler.hosts["b.example"] = ["127.0.0.1"]
        assert crawler.run(site.url("/a")) == Report(saved=1)
    here, there = f"127.0.0.1:{site.port}", f"b.example:{site.port}"
    assert [(asked.headers["host"], asked.path) for asked in site.asked] == [
        (here, "/robots.txt"),
        (here, "/a"),
        (there, "/robots.txt"),
        (there, "/b"),
    ]


def test_robots_txt_is_followed_to_where_it_moved(tmp_path: Path) -> None:
    with serve(a=page(), rules=robots("User-agent: *\nDisallow: /a")) as site:
        site.answers["/robots.txt"] = page(b"", "301 Moved Permanently", Location="/rules")
        assert reasons(Crawler(tmp_path, site.port).run(site.url("/a"))) == [REFUSED]


def test_without_an_answer_about_robots_nothing_is_fetched(tmp_path: Path) -> None:
    with serve(a=page(), b=page()) as site:
        site.answers["/robots.txt"] = page(b"", "503 Service Unavailable")
        report = Crawler(tmp_path, site.port).run(site.url("/a"), site.url("/b"))
    assert set(reasons(report)) == {"its robots.txt cannot be had (answered 503)"}
    assert {asked.path for asked in site.asked} == {"/robots.txt"}


def test_between_two_requests_to_a_host_there_is_a_pause(tmp_path: Path) -> None:
    with serve(a=page(), b=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"), site.url("/b"), delay=1.5)
    assert crawler.clock.slept == [1.5, 1.5]  # after robots.txt, and between the pages


def test_the_crawl_delay_of_a_host_is_kept_if_it_is_longer(tmp_path: Path) -> None:
    with serve(a=page(), b=page(), c=page()) as site:
        site.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 20")
        crawler = Crawler(tmp_path, site.port)
        crawler.run(*(site.url(f"/{name}") for name in "abc"), delay=1.0)
    assert crawler.clock.slept == [20.0, 20.0, 20.0]


def test_a_host_that_wants_more_patience_than_we_have_is_left_alone(tmp_path: Path) -> None:
    with serve(a=page(), b=page()) as site:
        site.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 86400")
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/a"), site.url("/b"))
    assert reasons(report) == ["127.0.0.1 wants to be left alone for 86400 s"] * 2
    assert (site.paths(), crawler.clock.slept) == ([], [])


def test_hosts_are_asked_side_by_side_and_each_one_request_at_a_time(tmp_path: Path) -> None:
    names = ["a.example", "b.example", "c.example"]
    all_asked = threading.Barrier(len(names), timeout=30)
    running: Counter[str] = Counter()
    most: Counter[str] = Counter()

    def meeting(asked: Asked, connection: socket.socket) -> None:
        host = asked.headers["host"]
        running[host] += 1
        most[host] = max(most[host], running[host])
        all_asked.wait()  # goes on only when all three hosts are being asked
        running[host] -= 1
        connection.sendall(page(Connection="close"))

    with serve(x=meeting, y=meeting) as site:
        crawler = Crawler(tmp_path, site.port, hosts={name: ["127.0.0.1"] for name in names})
        addresses = [site.url(path, name) for name in names for path in ("/x", "/y")]
        assert crawler.run(*addresses) == Report(saved=6)
    assert set(most.values()) == {1}
    assert sorted(p.address for p in crawler.pages()) == sorted(addresses)


def test_a_busy_server_is_asked_again_when_it_says(tmp_path: Path) -> None:
    busy = page(b"", "429 Too Many Requests", Retry_After="30")
    with serve(a=in_turn(busy, page())) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a")) == Report(saved=1)
    assert crawler.clock.slept == [30.0]


def test_a_busy_server_may_name_a_date(tmp_path: Path) -> None:
    busy = page(b"", "503 Service Unavailable", Retry_After="Wed, 19 Jun 2024 12:01:00 GMT")
    with serve(a=in_turn(busy, page())) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a")) == Report(saved=1)
    assert crawler.clock.slept == [60.0]


def test_a_server_that_stays_busy_is_asked_less_and_less_and_given_up(tmp_path: Path) -> None:
    with serve(a=page(b"", "503 Service Unavailable")) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/a"), manners=Manners(retries=3))
    assert reasons(report) == ["answered 503 Service Unavailable"]
    assert crawler.clock.slept == [2.0, 4.0, 8.0]
    assert site.paths() == ["/a"] * 4


def test_a_server_that_asks_for_an_hour_gets_it_from_all_its_addresses(tmp_path: Path) -> None:
    with serve(a=page(b"", "429 Too Many Requests", Retry_After="3600"), b=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        report = crawler.run(site.url("/a"), site.url("/b"))
    assert reasons(report) == ["127.0.0.1 wants to be left alone for 3600 s"] * 2
    assert site.paths() == ["/a"]


def test_a_broken_answer_is_asked_for_again(tmp_path: Path) -> None:
    torn = page(b"<p>Half", Content_Length="50")
    with serve(a=in_turn(torn, page(b"<p>Whole.</p>"))) as site:
        crawler = Crawler(tmp_path, site.port)
        assert crawler.run(site.url("/a")) == Report(saved=1)
    assert [p.content for p in crawler.pages()] == [b"<p>Whole.</p>"]


def test_a_host_that_went_down_is_not_asked_for_all_its_pages(tmp_path: Path) -> None:
    with serve() as site:
        for number in range(20):
            site.answers[f"/{number}"] = never
        addresses = [site.url(f"/{number}") for number in range(20)]
        report = Crawler(tmp_path, site.port).run(*addresses, manners=Manners(retries=0))
    assert len(site.paths()) == 3
    assert reasons(report).count("127.0.0.1 does not answer any more") == 17


def test_a_host_without_a_server_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    site = Site(port)
    report = Crawler(tmp_path, port).run(site.url("/a"), limits=Limits(seconds=2.0))
    [reason] = reasons(report)
    assert reason.startswith("no connection: ")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Wed, 19 Jun 2024 12:00:30 GMT", 30.0),
        ("Wed, 19 Jun 2024 11:00:00 GMT", 0.0),
        ("Wednesday, 19-Jun-24 12:00:30 GMT", 30.0),
        ("9" * 400, 999_999_999.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("²", None),
    ],
)
def test_retry_after_is_read(text: str, seconds: float | None) -> None:
    assert parse_retry_after(text, datetime(2024, 6, 19, 12, tzinfo=UTC)) == seconds
