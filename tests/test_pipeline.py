"""The whole way, as a library."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.errors import Rejected
from dragoman.export import export
from dragoman.export.records import RECORDS
from dragoman.model.document import Document
from dragoman.model.source import Page
from dragoman.pipeline import Pipeline, Silent, build
from dragoman.settings import Settings
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store

PAGES = Path(__file__).parents[1] / "examples" / "pages"

pytestmark = pytest.mark.xdist_group("cli")


def exported(path: Path) -> dict[str, bytes]:
    store = open_store(path, create=False, readonly=True)
    streams = {what: BytesIO() for what in RECORDS}
    for what, stream in streams.items():
        export(store, what, stream)
    store.close()
    return {what: stream.getvalue() for what, stream in streams.items()}


def test_a_stage_is_exchanged_by_replacing_its_field() -> None:
    def refuse(page: Page, settings: Settings) -> Document:
        raise Rejected(page.address, "refused by the test")

    store = MemoryStore()
    summary = build([str(PAGES)], store, replace(Pipeline(), clean=refuse))
    assert summary.usable == 0
    assert {page.reason for page in store.rejected()} >= {"refused by the test"}
    assert list(store.documents()) == []


def test_a_bug_in_a_stage_is_not_swallowed() -> None:
    def broken(page: Page, settings: Settings) -> Document:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build([str(PAGES)], MemoryStore(), replace(Pipeline(), clean=broken))


def test_progress_is_told_of_every_stage() -> None:
    stages: list[str] = []

    class Watch(Silent):
        def begin(self, stage: str, total: int | None) -> None:
            stages.append(stage)

    build([str(PAGES / "11-visit.txt")], MemoryStore(), progress=Watch())
    assert stages == ["reading pages", "looking for copies", "reading texts", "resolving"]


def test_a_page_read_later_changes_nothing_but_what_it_tells(tmp_path: Path) -> None:
    whole, grown = tmp_path / "whole.dragoman", tmp_path / "grown.dragoman"
    pages = sorted(str(path) for path in PAGES.glob("*"))
    for path, steps in ((whole, [pages]), (grown, [pages[6:], pages[:6]])):
        store = open_store(path, create=True)
        for step in steps:
            build(step, store)
        store.close()
    assert exported(whole) == exported(grown)


@pytest.mark.slow
def test_a_build_that_is_killed_anywhere_goes_on_where_it_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "build", str(PAGES), "--store"]
    whole, killed = tmp_path / "whole.dragoman", tmp_path / "killed.dragoman"
    subprocess.run([*command, str(whole)], check=True, capture_output=True)
    for wait in (0.8, 1.6, 2.4):
        running = subprocess.Popen(
            [*command, str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        running.send_signal(signal.SIGKILL)
        running.wait()
    subprocess.run([*command, str(killed)], check=True, capture_output=True)
    assert exported(whole) == exported(killed)


def test_a_place_that_no_entity_stands_for_is_exported_as_printed(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Anna Lie of Norway met Juan Rojas of Chile at the royal palace on 3 May 2021, aides said. "
        "They spoke about fishing rights and the price of salmon for an hour, and then parted."
    )
    store = MemoryStore()
    build([str(page)], store)
    places = {(event["place"], event["place_id"]) for event in RECORDS["events"](store)}
    assert ("royal palace", None) in places
