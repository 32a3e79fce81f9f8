"""The command line as a person meets it: every test runs the installed command."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "dragoman"
PAGES = Path(__file__).parents[1] / "examples" / "pages"
ARTICLE = (
    "Norway and Finland signed a treaty on border rivers in Oslo on 3 May 2021, the Norwegian "
    "government said. Finnish Foreign Minister Pekka Haavisto met his Norwegian counterpart Ine "
    "Eriksen Soreide before the ceremony.\n"
)

pytestmark = pytest.mark.xdist_group("cli")


def dragoman(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=cwd,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "demo.dragoman"
    done = dragoman("build", PAGES, "--store", path)
    assert done.returncode == 0, done.stderr
    return path


def test_build_counts_what_it_read_and_names_what_it_rejected(tmp_path: Path) -> None:
    path = tmp_path / "demo.dragoman"
    done = dragoman("build", PAGES, "--store", path)
    assert done.returncode == 0
    assert "13 new pages, 1 rejected" in done.stdout
    assert "1 in other languages" in done.stdout
    [line] = done.stderr.splitlines()
    assert line.startswith("rejected ")
    assert "14-empty.txt" in line


def test_building_again_adds_nothing_and_exports_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.dragoman", tmp_path / "two.dragoman"
    pages = tmp_path / "pages"
    shutil.copytree(PAGES, pages)
    dragoman("build", pages, "--store", one)
    dragoman("build", pages, "--store", two)
    again = dragoman("build", pages, "--store", two)
    assert "0 new pages, 13 known" in again.stdout
    for what in ("documents", "mentions", "entities", "claims", "events", "judgements"):
        left = dragoman("export", what, "--store", one).stdout
        assert left
        assert left == dragoman("export", what, "--store", two).stdout


def test_show_prints_a_line_for_each_event(store: Path) -> None:
    shown = dragoman("show", "--store", store).stdout
    assert "2018-06-17" in shown
    assert "Prespa Agreement" in shown


def test_show_keeps_to_the_states_the_window_and_the_type_asked_for(store: Path) -> None:
    done = dragoman(
        "show", "--store", store, "--between", "GRC", "MKD", "--to", "2018-06", "--type", "sign",
        "--json",
    )  # fmt: skip
    [event] = [json.loads(line) for line in done.stdout.splitlines()]
    assert event["extension"] == "sign"
    assert event["time"] == ["2018-06-17", "2018-06-18"]


def test_why_shows_the_sentence_and_who_says_so(store: Path) -> None:
    [event] = dragoman(
        "show", "--store", store, "--type", "enter-force", "--json"
    ).stdout.splitlines()
    card = dragoman("why", json.loads(event)["id"], "--store", store).stdout
    assert "The Prespa Agreement entered into force on Tuesday" in card
    assert "The Lake Courier" in card


def test_why_shows_a_document_with_what_was_removed(store: Path) -> None:
    rows = map(json.loads, dragoman("export", "documents", "--store", store).stdout.splitlines())
    [page] = [row for row in rows if row["address"].endswith("04-expulsion.txt")]
    card = dragoman("why", page["id"], "--store", store).stdout
    assert "published: 2018-07-11" in card
    assert "Friday, 09 January 2026 21:40 GMT" in card


def test_why_takes_a_pages_address_too(store: Path) -> None:
    address = (PAGES / "11-visit.txt").as_posix()
    card = dragoman("why", address, "--store", store).stdout
    assert "Old rivals take a selfie" in card


def test_a_narrow_terminal_gets_two_lines_an_event_with_the_whole_title(store: Path) -> None:
    done = subprocess.run(
        [str(COMMAND), "show", "--store", str(store), "--type", "enter-force"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "60"},
    )
    head, title = done.stdout.splitlines()[:2]
    assert head.startswith("2019-02-12  SUPPORT enter-force  ")
    assert title.strip() == "The Prespa Agreement entered into force"


def test_an_export_never_overwrites_the_store(store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    done = dragoman("export", "claims", "--store", store, "--output", store)
    assert done.returncode == 2
    assert "is the store itself" in done.stderr
    assert store.read_bytes() == before


def test_an_output_that_cannot_be_written_is_one_line(store: Path, tmp_path: Path) -> None:
    done = dragoman("export", "claims", "--store", store, "--output", tmp_path / "no" / "c.jsonl")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "No such file or directory" in line


def test_verify_finds_every_span_where_it_says(store: Path) -> None:
    done = dragoman("verify", "--store", store)
    assert (done.returncode, done.stdout) == (0, "every span stands where it says\n")


HERE = "the store that was built"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["show", "--store", "absent.dragoman"], "absent.dragoman"),
        (["build", "no-such-folder", "--store", "x.dragoman"], "no-such-folder"),
        (["show", "--between", "RUS", "Ruritania", "--store", HERE], "Ruritania"),
        (["show", "--from", "soon", "--store", HERE], "soon"),
        (["show", "--type", "quarrel", "--store", HERE], "no type, mode or extension is called"),
        (["why", "4", "--store", HERE], "at least 4 characters"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str], line: str, tmp_path: Path, store: Path
) -> None:
    named = [str(store) if argument == HERE else argument for argument in arguments]
    done = dragoman(*named, cwd=tmp_path)
    assert done.returncode == 2
    [said] = done.stderr.splitlines()
    assert line in said


def bad_pages(folder: Path) -> dict[str, str]:
    """Write one bad page of each kind; give file name → part of the reason it should get."""
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE * 3, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 200)
    (folder / "bare.html").write_text("<html><body><script>x()</script></body></html>")
    (folder / "line.txt").write_bytes(b"word " * (10 * 1024 * 1024))
    whole = gzip.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
        b"WARC-Date: 2021-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: 99\r\n\r\n"
    )
    (folder / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    return {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "bare.html": "no text",
        "line.txt": "large",
        "cut.warc.gz": "cut",
    }


def test_bad_input_is_listed_with_its_reason_and_never_stops_a_run(tmp_path: Path) -> None:
    expected = bad_pages(tmp_path / "pages")
    path = tmp_path / "bad.dragoman"
    done = dragoman("build", tmp_path / "pages", "--store", path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert f"1 new page, {len(expected)} rejected" in done.stdout
    kept = [
        json.loads(row)
        for row in dragoman("export", "rejected", "--store", path).stdout.splitlines()
    ]
    reasons = {Path(row["address"]).name: row["reason"] for row in kept}
    assert set(reasons) == set(expected)
    assert len(done.stderr.splitlines()) == len(expected)
    assert len(set(reasons.values())) == len(expected)


def test_nothing_usable_is_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = dragoman("build", tmp_path / "empty.txt", "--store", tmp_path / "x.dragoman")
    assert done.returncode == 1


def test_an_interrupted_build_says_that_what_was_read_is_kept(tmp_path: Path) -> None:
    store = tmp_path / "x.dragoman"
    running = subprocess.Popen(
        [str(COMMAND), "build", str(PAGES), "--store", str(store)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # where the tests run in the background, their children would ignore Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    while running.poll() is None and not store.exists():
        time.sleep(0.05)
    while running.poll() is None:  # libraries swallow one that comes while they are imported
        running.send_signal(signal.SIGINT)
        time.sleep(0.5)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines()[-1].startswith("dragoman: stopped; what was read is kept")


def test_help_names_every_command() -> None:
    said = dragoman("--help").stdout
    assert all(verb in said for verb in ("build", "show", "why", "export", "verify"))
