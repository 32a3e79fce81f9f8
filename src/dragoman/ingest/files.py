"""Files and folders → pages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import Rejected, UsageError
from dragoman.ingest.archive import read_archive
from dragoman.model.source import Page
from dragoman.settings import Settings

__all__ = ["HTML_SUFFIXES", "TEXT_SUFFIXES", "looks_like_html", "read_files"]

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
ARCHIVE_ENDINGS = (".warc", ".warc.gz")
SNIFFED = 512
"""Bytes at the start of a text file in which a doctype or an html tag tells that it is HTML."""


def read_files(paths: Sequence[str | Path], settings: Settings) -> Iterator[Page | Rejected]:
    """Give the pages of files, of archives, and of folders with all their folders, in order.

    A folder's files come sorted by path, and those of an unknown kind are passed over; one that
    is named directly is Rejected. A page's address is the path as it was given, with forward
    slashes; in an archive it is the address that the crawler asked for. Raises UsageError for a
    path that does not exist, before anything is read.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
    for path in given:
        if path.is_dir():
            for file in _files_below(path):
                yield from _read_file(file, settings)
        elif _is_known(path):
            yield from _read_file(path, settings)
        else:
            kinds = ".txt, .html, .htm, .warc or .warc.gz"
            yield Rejected(path.as_posix(), f"not a kind of file that is read ({kinds})")


def looks_like_html(content: bytes) -> bool:
    """Say whether bytes begin as an HTML page does."""
    start = content[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) and b"<" in start


def _is_known(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(ARCHIVE_ENDINGS) or path.suffix.lower() in HTML_SUFFIXES | TEXT_SUFFIXES


def _files_below(folder: Path) -> Iterator[Path]:
    """Give the known files of a folder, sorted, without following links to folders."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent) / name
            if _is_known(path) and path.is_file():
                yield path


def _read_file(path: Path, settings: Settings) -> Iterator[Page | Rejected]:
    if path.name.lower().endswith(ARCHIVE_ENDINGS):
        yield from read_archive(path, settings)
    else:
        yield _read_page(path, settings)


def _read_page(path: Path, settings: Settings) -> Page | Rejected:
    """Read one file; its size is asked first, so that a huge one costs nothing."""
    address = path.as_posix()
    try:
        size = path.stat().st_size
        if size == 0:
            return Rejected(address, "the file is empty")
        if size > settings.largest_page:
            limit = settings.largest_page
            return Rejected(address, f"{_megabytes(size)}: one page may have {_megabytes(limit)}")
        content = path.read_bytes()
    except OSError as error:
        return Rejected(address, f"cannot be read: {error.strerror or error}")
    html = path.suffix.lower() in HTML_SUFFIXES or looks_like_html(content)
    return Page(address=address, content=content, kind="html" if html else "text")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
