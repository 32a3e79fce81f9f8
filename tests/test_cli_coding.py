"""The commands about coding as a person meets them: explain, codebook."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "dragoman"

pytestmark = pytest.mark.xdist_group("cli")


def dragoman(*arguments: str | Path, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        input=told,
    )


def test_explain_marks_the_sentence_and_names_row_place_and_time() -> None:
    done = dragoman("explain", "Chad condemned Libya on Monday.", "--date", "2024-06-19")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "[Chad](actor) [condemned] [Libya](recipient) on Monday."
    assert "  row       events.toml:accuse-disapprove/say-of, pattern: condemn" in lines
    assert "  actor     Chad [subject]" in lines
    assert "  recipient Libya [object]" in lines
    assert "  modality  happened" in lines
    assert "  time      2024-06-17 (publication)" in lines
    assert "  CAMEO     111" in lines


def test_explain_reads_standard_input_and_writes_json() -> None:
    done = dragoman("explain", "-", "--json", told="Chad condemned Libya. It snowed.\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert [act["code"] for act in first["acts"]] == ["ACCUSE/disapprove"]
    assert (second["text"], second["acts"]) == ("It snowed.", [])


def test_explain_says_that_no_word_is_a_trigger() -> None:
    done = dragoman("explain", "It snowed.")
    assert done.stdout.splitlines() == [
        "It snowed.",
        "nothing was coded",
        "no word of it stands in the codebook",
    ]


def test_explain_reads_a_headline() -> None:
    done = dragoman("explain", "--title", "Egyptian minister to visit Oslo", "--json")
    (act,) = json.loads(done.stdout)["acts"]
    assert (act["code"], act["modality"]) == ("CONSULT/visit", "planned")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", " "), "explain: there is no text"),
        (("explain", "x", "--date", "June"), "--date: 'June' is no day: write 2024-06-19"),
        (("codebook", "show", "dance"), "no type, mode, extension or entry is called 'dance'"),
        (("codebook", "check", "missing.toml"), "missing.toml: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    done = dragoman(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"dragoman: {message}")
    assert len(done.stderr.splitlines()) == 1


def test_codebook_show_prints_an_entry_with_its_triggers_frames_and_examples() -> None:
    done = dragoman("codebook", "show", "ratify")
    lines = done.stdout.splitlines()
    assert lines[0] == "ratify  SUPPORT/ratify"
    assert "              ratify {@agreement}" in lines
    assert "  CAMEO     057 (sign an agreement)" in lines
    assert any(line.startswith("  frame     ratify: a verb; actor = subject") for line in lines)
    assert any(line.startswith("  example   Kenya's parliament ratified") for line in lines)


def test_codebook_show_lists_all_entries_and_those_of_a_type() -> None:
    whole = dragoman("codebook", "show").stdout
    assert "reject-meet" in whole
    consult = dragoman("codebook", "show", "consult").stdout
    assert [line.split()[0] for line in consult.splitlines() if line[:1].strip()] == [
        "consult",
        "consult-visit",
        "consult-third-party",
        "consult-multilateral",
        "consult-phone",
    ]


def test_codebook_check_ends_with_1_when_anything_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[entries.x]\ntype = "DANCE"\ndefinition = "x"\n', encoding="utf-8")
    done = dragoman("codebook", "check", file, "--quiet")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{file}:1: x: no type is called 'DANCE'",
        f"{file}: 1 entry, 1 error, 0 examples, 0 of them wrong",
    ]


def test_a_codebook_with_something_wrong_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[entries.x]\ntype = "DANCE"\ndefinition = "x"\n', encoding="utf-8")
    done = dragoman("explain", "Chad condemned Libya.", "--codebook", file)
    assert (done.returncode, done.stderr) == (
        2,
        f"dragoman: {file}:1: x: no type is called 'DANCE'\n",
    )


LAUNCH = """\
extends = "default"
extensions = ["launch"]
[entries.launch]
type = "COOPERATE"
extension = "launch"
definition = "Sends a satellite into space for another."
triggers.do-to = ["launch {satellite} for"]
"""


def coded(store: Path) -> list[tuple[str, str]]:
    done = dragoman("export", "claims", "--store", store)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    return sorted((claim["made_by"], claim["extension"] or "") for claim in claims)


def test_a_store_keeps_its_codebook_and_says_when_it_is_changed(tmp_path: Path) -> None:
    mine, store = tmp_path / "mine.toml", tmp_path / "my.dragoman"
    mine.write_text(LAUNCH, encoding="utf-8")
    pages = [tmp_path / f"{n}.txt" for n in range(3)]
    for page, (day, (one, two)) in zip(
        pages, enumerate([("India", "Oman"), ("Japan", "Kenya"), ("France", "Chad")]), strict=True
    ):
        page.write_text(
            f"{one} launched a satellite for {two} on {day + 3} May 2021, the {one} space agency "
            f"said in a long statement that was sent to all newspapers of the country.\n",
            encoding="utf-8",
        )
    first = dragoman("build", pages[0], "--store", store, "--codebook", mine)
    assert (first.returncode, first.stderr) == (0, "")
    mine.unlink()
    second = dragoman("build", pages[1], "--store", store)
    assert (second.returncode, second.stderr) == (0, "")
    rows = [row for row, extension in coded(store) if extension == "launch"]
    assert rows == ["mine.toml:launch/do-to"] * 2
    assert "India" in dragoman("show", "--store", store, "--type", "launch").stdout
    third = dragoman("build", pages[2], "--store", store, "--codebook", "default")
    assert third.stderr == (
        "pages read before keep what mine.toml coded; new ones are read by default\n"
    )
    assert [row for row, extension in coded(store) if extension == "launch"] == rows
