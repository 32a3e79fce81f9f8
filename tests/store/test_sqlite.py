"""What only a store on disk can do wrong: files, versions, locks, and being killed."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from dragoman.errors import StoreError, StoreVersion, UsageError
from dragoman.export import export
from dragoman.export.records import RECORDS
from dragoman.store.sqlite import open_store
from tests.factory import document
from tests.store import corpus

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "news?.store"


@pytest.fixture
def made(path: Path) -> Path:
    path.parent.mkdir()
    with closing(open_store(path, create=True)) as store:
        store.add_document(document("Ministers met in Oslo."))
    return path


def texts(path: Path) -> list[str]:
    with closing(open_store(path, create=False, readonly=True)) as store:
        return [page.text for page in store.documents()]


# -- opening


def test_what_was_kept_is_there_when_the_store_is_opened_again(made: Path) -> None:
    assert texts(made) == ["Ministers met in Oslo."]
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_missing_store_is_made_only_where_that_was_asked_for(made: Path) -> None:
    missing = made.with_name("other.store")
    with pytest.raises(UsageError, match=r"there is no store at .*other\.store; `dragoman build`"):
        open_store(missing, create=False)
    assert not missing.exists()
    with pytest.raises(UsageError, match="is no folder: a store cannot be made there"):
        open_store(made.parent / "nowhere" / "a.store", create=True)


def test_a_folder_a_text_and_a_foreign_database_are_no_stores(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Ministers met in Oslo. " * 100, encoding="utf-8")
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE documents (id)")
    with pytest.raises(UsageError, match="is a folder, not a store"):
        open_store(tmp_path, create=True)
    with pytest.raises(UsageError, match=r"notes\.txt is not a store"):
        open_store(text, create=True)
    empty = tmp_path / "empty.store"
    empty.touch()
    with pytest.raises(UsageError, match=r"empty\.store is empty, not a store"):
        open_store(empty, create=False)
    with pytest.raises(UsageError, match=r"foreign\.db is a database of something else"):
        open_store(foreign, create=True)
    assert text.read_text(encoding="utf-8").startswith("Ministers met")


def test_a_store_of_a_newer_version_is_left_alone(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    for readonly in (True, False):
        with pytest.raises(StoreVersion, match=r"made by a newer Dragoman .*number 9999"):
            open_store(made, create=False, readonly=readonly)


def test_a_store_that_is_only_read_cannot_be_written_to(made: Path) -> None:
    with closing(open_store(made, create=False, readonly=True)) as store:
        with pytest.raises(StoreError, match="may only be read here"):
            store.add_document(document("Another."))
        assert len(store.document_ids()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_folder_that_may_not_be_written_to_can_be_read(made: Path) -> None:
    made.parent.chmod(0o555)
    try:
        assert texts(made) == ["Ministers met in Oslo."]
    finally:
        made.parent.chmod(0o755)


# -- several at once


def test_readers_see_what_was_kept_before_while_another_writes(made: Path) -> None:
    with closing(sqlite3.connect(made, autocommit=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM documents")
        assert texts(made) == ["Ministers met in Oslo."]


def test_a_second_writer_waits_and_then_says_why_it_stops(made: Path) -> None:
    with (
        closing(sqlite3.connect(made, autocommit=True)) as other,
        closing(open_store(made, create=False, wait=0.05)) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing to this store"):
            store.add_document(document("Another."))
        other.execute("ROLLBACK")
        assert store.add_document(document("Another."))


# -- being killed


def exported(path: Path) -> dict[str, str]:
    found = {}
    with closing(open_store(path, create=False, readonly=True)) as store:
        for what in RECORDS:
            stream = io.StringIO()
            export(store, what, stream)
            found[what] = stream.getvalue()
    return found


def test_killed_at_any_moment_and_run_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.store", tmp_path / "killed.store"
    command = [sys.executable, "-m", "tests.store.corpus"]
    subprocess.run([*command, str(whole)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    chance = random.Random(7)  # noqa: S311 (a moment to kill at is no secret)
    seen = set()
    for _ in range(15):
        with subprocess.Popen([*command, str(killed)], stdout=subprocess.PIPE, cwd=ROOT) as run:
            assert run.stdout
            run.stdout.readline()  # it has begun
            time.sleep(chance.uniform(0, 0.04))
            run.send_signal(signal.SIGKILL)
        seen.add(tuple(map(len, exported(killed).values())))
    assert len(seen) > 1
    subprocess.run([*command, str(killed)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    assert exported(killed) == exported(whole)
    assert exported(whole)["events"].count("\n") == corpus.SIZE


def test_a_full_disk_is_told_and_what_was_kept_before_stays(tmp_path: Path) -> None:
    whole, full = tmp_path / "whole.store", tmp_path / "full.store"
    limited = (
        "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, -1)); "
        "runpy.run_module('tests.store.corpus', run_name='__main__')"
    )
    run = subprocess.run(
        [sys.executable, "-c", limited, str(full)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert "StoreError" in run.stderr
    assert 0 < exported(full)["documents"].count("\n") <= corpus.SIZE
    for path in (whole, full):
        with closing(open_store(path, create=True)) as store:
            corpus.fill(store)
    assert exported(full) == exported(whole)


def make_at_once(path: Path, start: Barrier, number: int) -> None:
    start.wait()
    with closing(open_store(path, create=True)) as store:
        store.add_document(document(f"Ministers met {number} times."))


def test_many_may_make_one_new_store_at_the_same_moment(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("fork")
    for turn in range(20):
        path, start = tmp_path / f"{turn}.store", processes.Barrier(6)
        makers = [
            processes.Process(target=make_at_once, args=(path, start, number))
            for number in range(6)
        ]
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join()
        assert len(texts(path)) == 6


def test_two_writers_of_one_new_store_do_not_harm_each_other(tmp_path: Path) -> None:
    alone, shared = tmp_path / "alone.store", tmp_path / "shared.store"
    command = [sys.executable, "-m", "tests.store.corpus", str(shared)]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    with closing(open_store(alone, create=True)) as store:
        corpus.fill(store)
    assert exported(shared) == exported(alone)
