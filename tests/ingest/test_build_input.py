"""`dragoman build` with each kind of input, as a person runs it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.inputs import FEED, MHTML, json_lines, warc, zipped

COMMAND = Path(sys.executable).parent / "dragoman"
STORY = (
    "Norway and Finland signed a treaty on border rivers in Oslo on 3 May 2021, the Norwegian "
    "government said."
)

pytestmark = pytest.mark.xdist_group("cli")


def build(
    folder: Path, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(COMMAND), "build", *arguments, "--store", "my.dragoman"],
        check=False,
        capture_output=True,
        timeout=300,
        cwd=folder,
        input=given,
    )


def documents(folder: Path) -> list[tuple[str, str, list[str] | None]]:
    done = subprocess.run(
        [str(COMMAND), "export", "documents", "--store", "my.dragoman"],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    rows = map(json.loads, done.stdout.splitlines())
    return sorted((row["address"], row["text"], row["published"]) for row in rows)


def test_columns_are_shown_and_can_be_given(tmp_path: Path) -> None:
    rows = [
        {"link": f"http://a.example/{day[:2]}", "story_en": STORY, "when": day, "text": "Ad."}
        for day in ("04/05/2021", "23/04/2021", "99/99/2021")
    ]
    (tmp_path / "pages.jsonl").write_bytes(json_lines(rows))
    done = build(tmp_path, "pages.jsonl", "--column", "text=story_en", "-c", "date=when")
    assert done.stderr.decode().splitlines() == [
        "pages.jsonl: story_en→text, when→published, link→address (not used: text)"
    ]
    assert done.stdout.decode().splitlines()[1:] == [
        "passed over: days of publication that cannot be read (1)"
    ]
    assert documents(tmp_path)[:2] == [
        ("http://a.example/04", STORY, ["2021-05-04", "2021-05-05"]),
        ("http://a.example/23", STORY, ["2021-04-23", "2021-04-24"]),
    ]
    wrong = build(tmp_path, "pages.jsonl", "--column", "colour=blue")
    assert wrong.returncode == 2
    assert b"write FIELD=COLUMN" in wrong.stderr


@pytest.mark.parametrize(
    ("given", "addresses"),
    [
        (STORY.encode(), ["stdin"]),
        (f"<html><body><p>{STORY}</p></body></html>".encode(), ["stdin"]),
        (gzip.compress(STORY.encode()), ["stdin"]),
        (json_lines([{"text": STORY}, {"text": STORY + " It is new."}]), ["stdin#1", "stdin#2"]),
        (
            json.dumps([{"url": "http://a.example/1", "text": STORY}]).encode(),
            ["http://a.example/1"],
        ),
        (warc(1, 2), ["http://port.example/1", "http://port.example/2"]),
        (zipped({"a.txt": STORY.encode()}), ["stdin#a.txt"]),
        (FEED, ["http://courier.example/envoy", "http://courier.example/rivers"]),
        (MHTML, ["http://courier.example/a?b=1"]),
    ],
    ids=["text", "html", "gzip", "json lines", "json", "warc", "zip", "feed", "mhtml"],
)
def test_standard_input_is_known_by_its_first_bytes(
    given: bytes, addresses: list[str], tmp_path: Path
) -> None:
    done = build(tmp_path, "-", given=given)
    assert done.returncode == 0, done.stderr
    assert [address for address, _, _ in documents(tmp_path)] == addresses


def test_nothing_on_standard_input_is_one_line(tmp_path: Path) -> None:
    done = build(tmp_path, "-", given=b"")
    assert done.returncode == 1
    assert done.stderr == b"rejected stdin: the file is empty\n"
