"""Files, folders, patterns and standard input → pages."""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import Rejected, UsageError
from dragoman.ingest.kinds import ENDINGS, kind_of_bytes, kind_of_name
from dragoman.ingest.read import read_source
from dragoman.ingest.source import Item, Source
from dragoman.ingest.unpack import start_of
from dragoman.settings import Settings

__all__ = ["STANDARD_INPUT", "read_files"]

STANDARD_INPUT = "-"
INPUT_NAME = "stdin"
SNIFFED = 64 * 1024
"""Bytes of standard input by which its kind is told."""


def read_files(paths: Sequence[str | Path], settings: Settings) -> Iterator[Item]:
    """Give the pages of files, archives, tables, and of folders with all their folders, in order.

    A path may be a pattern ("crawl/*.warc.gz", with "**" for folders below), a pipe, or "-" for
    standard input. A folder's files come sorted by path, and those of an unknown kind are passed
    over; one that is named directly is Rejected. A page's address is its own where its carrier
    knows it, else the path as it was given, with forward slashes. Raises UsageError for a path
    that does not exist, before anything is read.
    """
    given = [path for said in paths for path in _expand(said)]
    for path in given:
        if str(path) == STANDARD_INPUT:
            yield from _read_pipe(sys.stdin.buffer, INPUT_NAME, settings)
        elif path.is_fifo():
            with path.open("rb") as pipe:
                yield from _read_pipe(pipe, path.as_posix(), settings)
        elif path.is_dir():
            closed: list[Rejected] = []
            for file in _files_below(path, closed):
                yield from _read_file(file, settings)
            yield from closed
        elif kind_of_name(path.name) is not None:
            yield from _read_file(path, settings)
        else:
            kinds = ", ".join(ENDINGS)
            yield Rejected(path.as_posix(), f"not a kind of file that is read ({kinds})")


def _expand(said: str | Path) -> list[Path]:
    """Give the files that a path or a pattern names."""
    path = Path(said)
    try:
        if str(said) == STANDARD_INPUT or path.exists():
            return [path]
    except OSError as error:  # a name that is too long
        raise UsageError(f"{str(said)[:40]}…: {error.strerror}") from error
    if glob.has_magic(str(said)):
        found = sorted(glob.glob(str(said), recursive=True))
        if found:
            return [Path(name) for name in found]
        raise UsageError(f"{said}: no file has such a name")
    raise UsageError(f"{said}: no such file or folder")


def _files_below(folder: Path, closed: list[Rejected]) -> Iterator[Path]:
    """Give the known files of a folder, sorted, without following links to folders.

    Folders that may not be looked into are added to `closed`.
    """

    def refuse(error: OSError) -> None:
        closed.append(Rejected(Path(error.filename).as_posix(), f"not readable: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        for name in sorted(names):
            path = Path(parent) / name
            if kind_of_name(name) is not None and path.is_file():
                yield path


def _read_file(path: Path, settings: Settings) -> Iterator[Item]:
    address = path.as_posix()
    kind = kind_of_name(path.name)
    assert kind is not None
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Rejected(address, f"cannot be read: {error.strerror or error}")
        return
    with stream:
        yield from read_source(Source(address, stream), kind, settings)


def _read_pipe(pipe: BinaryIO, address: str, settings: Settings) -> Iterator[Item]:
    """Keep what comes in a file that is gone afterwards, and tell its kind by its bytes."""
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(pipe, copy)
        source = Source(address, copy)
        yield from read_source(source, kind_of_bytes(start_of(source, SNIFFED)), settings)
