"""A user's own list of actors as a person meets it on the command line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.test_cli import PAGES, dragoman

pytestmark = pytest.mark.xdist_group("cli")

LIST = PAGES.parent / "actors.csv"
DERIVED = ("entities", "mentions", "events", "claims", "judgements", "rejected")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the example pages, the list, and a store of the pages alone."""
    folder = tmp_path_factory.mktemp("actors")
    shutil.copytree(PAGES, folder / "pages")
    shutil.copy(LIST, folder / "actors.csv")
    done = dragoman("build", "pages", "--store", "plain.dragoman", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(folder / "plain.dragoman", tmp_path / "mine.dragoman"))


def said(*arguments: str | Path, cwd: Path) -> str:
    done = dragoman(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def unwrapped(printed: str) -> str:
    return " ".join(printed.split())


def exported(store: Path, cwd: Path) -> list[str]:
    return [said("export", what, "--store", store, cwd=cwd) for what in DERIVED]


def test_a_list_may_come_with_the_pages_or_after_them_and_be_taken_out(
    folder: Path, store: Path, tmp_path: Path
) -> None:
    plain = exported(store, folder)
    said("build", "--actors", "actors.csv", "--store", store, cwd=folder)
    after = exported(store, folder)
    together = tmp_path / "together.dragoman"
    said("build", "pages", "--actors", "actors.csv", "--store", together, cwd=folder)
    assert exported(together, folder) == after
    assert after != plain
    said("actors", "--forget", "actors.csv", "--store", store, cwd=folder)
    assert exported(store, folder) == plain


def test_a_newer_version_of_a_list_takes_the_place_of_the_older(folder: Path, store: Path) -> None:
    newer = store.with_name("actors.csv")
    newer.write_text("name,kind,id\nNikos Kotzias,person,k\n", encoding="utf-8")
    said("build", "--actors", "actors.csv", "--store", store, cwd=folder)
    said("build", "--actors", newer, "--store", store, cwd=folder)
    lines = said("actors", "--json", "--store", store, cwd=folder).splitlines()
    (known,) = map(json.loads, lines)
    assert known | {"entity": "?"} == {
        "list": "actors.csv",
        "lines": [2],
        "id": "k",
        "kind": "person",
        "names": ["Nikos Kotzias"],
        "state": None,
        "offices": [],
        "entity": "?",
        "pages": 3,
    }


def test_an_unnamed_post_on_a_new_page_is_its_listed_holder(folder: Path, store: Path) -> None:
    page = store.with_name("note.txt")
    page.write_text(
        "SKOPJE, Sept. 3, 2018 - The Macedonian defence minister arrived in Athens on Monday for "
        "talks with Greek officials.\n",
        encoding="utf-8",
    )
    said("build", page, "--actors", "actors.csv", "--store", store, cwd=folder)
    shown = unwrapped(said("why", "Radmila Shekerinska", "--store", store, cwd=folder))
    assert "1 mention on 1 page" in shown
    assert "was defence minister of North Macedonia on 2018-09-03" in shown
    assert "by actors.csv line 5" in shown


def test_a_state_that_no_table_has_is_read_like_any_other(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "name,aliases,kind,state,office,from,id\n"
        "Ruritania,Ruritanian,state,,,,rur\n"
        "Rupert Hentzau,,person,Ruritania,foreign minister,2017,hen\n",
        encoding="utf-8",
    )
    (tmp_path / "page.txt").write_text(
        "OSLO, Sept. 3, 2018 - The Ruritanian foreign minister met the Norwegian prime minister "
        "in Oslo on Monday. Ruritania and Norway signed a trade agreement.\n",
        encoding="utf-8",
    )
    said("build", "page.txt", "--store", "a.dragoman", cwd=tmp_path)
    said("build", "--actors", "own.csv", "--store", "a.dragoman", cwd=tmp_path)
    titles = said("show", "--store", "a.dragoman", cwd=tmp_path)
    assert "Norway and Ruritania signed" in titles or "Ruritania and Norway signed" in titles
    card = unwrapped(said("why", "Rupert Hentzau", "--store", "a.dragoman", cwd=tmp_path))
    assert "was foreign minister of Ruritania on 2018-09-03" in card
    assert "speaks for  Ruritania (1)" in said(
        "show", "--entity", "Rupert Hentzau", "--store", "a.dragoman", cwd=tmp_path
    )


def test_bad_lines_are_told_and_the_store_is_made(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Norway thanked Sweden on Friday.\n", encoding="utf-8")
    (tmp_path / "own.csv").write_text("name,kind\nAino Salmi,ship\n,person\n", encoding="utf-8")
    given = ("page.txt", "--actors", "own.csv", "--store", "a.dragoman")
    done = dragoman("build", *given, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "own.csv line 2: kind 'ship' is none of person, organization, state and place",
        "own.csv line 3: it has no name",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build",), "nothing to read: give pages, or --actors FILE"),
        (("build", "--actors", "gone.csv"), "gone.csv: No such file or directory"),
        (
            ("build", "--actors", "who.csv"),
            r"who\.csv: no column is called `name` \(columns: who\)",
        ),
        (("actors", "--forget", "gone.csv"), "no list of actors is called gone.csv"),
    ],
)
def test_what_cannot_be_is_one_line(
    folder: Path, store: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "who.csv").write_text("who\nAino Salmi\n", encoding="utf-8")
    done = dragoman(*arguments, "--store", store, cwd=folder)
    assert done.returncode == 2
    assert re.fullmatch(f"dragoman: {told}\n", done.stderr)


def test_a_list_alone_makes_no_store(tmp_path: Path) -> None:
    shutil.copy(LIST, tmp_path)
    done = dragoman("build", "--actors", "actors.csv", "--store", "a.dragoman", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "a.dragoman").exists()) == (2, False)


def test_a_store_without_lists_says_how_to_give_one(folder: Path, store: Path) -> None:
    done = dragoman("actors", "--store", store, cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert "dragoman build --actors FILE" in done.stderr
