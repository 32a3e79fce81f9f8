"""`dragoman fetch` as a person meets it, against a server on loopback."""

from __future__ import annotations

import gzip
import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from tests.ingest.fetching import Crawler
from tests.ingest.web_server import Asked, Site, page, serve

COMMAND = Path(sys.executable).parent / "dragoman"
STORY = (
    "Envoys of Norway and Finland met in Oslo on Tuesday to settle the rules for fishing in the "
    "border rivers, the Norwegian foreign ministry said. Finnish Foreign Minister Pekka Haavisto "
    "thanked his hosts and invited them to Helsinki for a second round of talks in the autumn."
)

pytestmark = pytest.mark.xdist_group("cli")


def story(title: str) -> bytes:
    body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{STORY}</p>"
    return page(f"{body}<p>{title}, the ministry added.</p></article></body></html>".encode())


def fetch(site: Site, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(site, folder, *arguments), check=False, capture_output=True, text=True, timeout=300
    )


def command(site: Site, folder: Path, *arguments: str) -> list[str]:
    ours = ["--allow-private", "--allow-port", str(site.port), "--delay", "0"]
    return [str(COMMAND), "fetch", *arguments, "--store", str(folder / "my.dragoman"), *ours]


def exported(folder: Path, what: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [str(COMMAND), "export", what, "--store", str(folder / "my.dragoman")],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_pages_come_into_the_store_and_failures_among_the_rejected(tmp_path: Path) -> None:
    with serve(a=story("Rivers are shared")) as site:
        gone = site.url("/gone")
        names = tmp_path / "list.txt"
        names.write_text(f"# June\n{gone}  # moved?\n")
        done = fetch(site, tmp_path, site.url("/a"), "--list", str(names))
    assert done.returncode == 0
    archive = tmp_path / "my.warc.gz"
    assert done.stdout.splitlines()[0] == f"{archive}: 1 saved, 1 not to be had"
    assert done.stderr == f"rejected {gone}: answered 404 Not Found\n"
    assert exported(tmp_path, "rejected") == [{"address": gone, "reason": "answered 404 Not Found"}]
    [document] = exported(tmp_path, "documents")
    assert (document["address"], document["title"]) == (site.url("/a"), "Rivers are shared")


def test_a_page_is_dated_by_the_feed_that_named_it(tmp_path: Path) -> None:
    item = "<item><link>/a</link><pubDate>Tue, 18 Jun 2024 10:00:00 GMT</pubDate></item>"
    feed = f'<rss version="2.0"><channel>{item}</channel></rss>'.encode()
    # Many servers call a feed HTML; it is no page for that.
    with serve(a=story("Rivers are shared"), feed=page(feed, media="text/html")) as site:
        fetch(site, tmp_path, "--feed", site.url("/feed"))
    [document] = exported(tmp_path, "documents")
    assert (document["published"], document["published_basis"]) == (
        ["2024-06-18", "2024-06-19"],
        "feed",
    )


def test_fetching_again_asks_for_nothing_and_changes_nothing(tmp_path: Path) -> None:
    with serve(a=story("Rivers are shared")) as site:
        fetch(site, tmp_path, site.url("/a"))
        before = exported(tmp_path, "documents")
        done = fetch(site, tmp_path, site.url("/a"))
        assert site.paths() == ["/a"]
    assert done.stdout.splitlines()[0].endswith("my.warc.gz: 0 saved, 1 fetched a short time ago")
    assert (done.returncode, exported(tmp_path, "documents")) == (0, before)


def test_a_killed_run_loses_nothing_and_asks_for_nothing_twice(tmp_path: Path) -> None:
    def held_up(asked: Asked, connection: socket.socket) -> None:
        connection.recv(1)

    names = "abcd"
    with serve(**{name: story(f"Story {name}") for name in names}) as site:
        site.answers["/c"] = held_up
        addresses = [site.url(f"/{name}") for name in names]
        running = subprocess.Popen(
            command(site, tmp_path, *addresses),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while "/c" not in site.paths() and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
        running.wait(30)
        site.answers["/c"] = story("Story c")
        done = fetch(site, tmp_path, *addresses)
        asked = site.paths()
    assert "2 saved, 2 fetched a short time ago" in done.stdout
    assert asked == ["/a", "/b", "/c", "/c", "/d"]
    assert sorted(str(document["address"]) for document in exported(tmp_path, "documents")) == (
        addresses
    )


def test_nothing_usable_is_told_by_the_exit_code(tmp_path: Path) -> None:
    with serve() as site:
        done = fetch(site, tmp_path, site.url("/a"))
    assert (done.returncode, exported(tmp_path, "documents")) == (1, [])
    assert not (tmp_path / "my.warc.gz").exists()


def test_fetch_without_an_address_says_what_to_give(tmp_path: Path) -> None:
    done = fetch(Site(port=1), tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "dragoman: nothing to fetch: give addresses, --feed URL or --list FILE\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"plain words\n",
        gzip.compress(b"plain words\n"),
        gzip.compress(bytes(range(256)) * 40, compresslevel=0)[:-1],
        b"\x1f\x8b\x08" + b"x" * 9000,
        b"\x1f\x8b\x08" + b"x" * 90,
    ],
)
def test_a_file_that_is_no_archive_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.archive.write_bytes(content)
        with pytest.raises(UsageError, match="not an archive that records can be added to"):
            crawler.run(site.url("/a"))
    assert (crawler.archive.read_bytes(), site.asked) == (content, [])


def test_an_archive_has_a_name_that_tells_its_kind(tmp_path: Path) -> None:
    done = fetch(Site(port=1), tmp_path, "http://127.0.0.1:1/", "--warc", str(tmp_path / "a.txt"))
    assert (done.returncode, (tmp_path / "a.txt").exists()) == (2, False)
    assert done.stderr.endswith("the archive's name has to end with .warc.gz\n")


def test_two_runs_do_not_write_to_one_archive(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with serve(a=page()) as site:
        crawler = Crawler(tmp_path, site.port)
        crawler.run(site.url("/a"))
        with crawler.archive.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            with pytest.raises(UsageError, match="another run is writing to it"):
                crawler.run(site.url("/a"))


def test_a_contact_that_no_header_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the contact has to be plain letters"):
        Crawler(tmp_path, 1).run(contact="me\r\nHost: b.example")
