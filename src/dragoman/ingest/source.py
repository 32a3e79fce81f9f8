"""Bytes that pages are read from: a file, a member of a bundle, or standard input."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import Rejected
from dragoman.model.source import Page, Passed, Told
from dragoman.settings import Settings

__all__ = ["Item", "Reader", "Source", "megabytes", "one_line", "plain_address"]

type Item = Page | Rejected | Passed | Told
"""What reading gives: pages, pages that are unusable, and what is to be said of the file."""

LONGEST_ADDRESS = 2000
"""Code points of an address that are kept; browsers and servers take no longer ones."""
NOT_PRINTED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Source:
    """An open stream that can be sought in, and what to call it.

    `address` is what the user gave (with ``#name`` for a member of a bundle); it is shown and
    kept, and never opened as a path.
    """

    address: str
    stream: BinaryIO

    @property
    def name(self) -> str:
        """The last part of the address, as a person would call the file."""
        return re.split(r"[/#]", self.address)[-1]

    @property
    def size(self) -> int:
        """Bytes; the stream is put back to its beginning."""
        size = self.stream.seek(0, 2)
        self.stream.seek(0)
        return size


type Reader = Callable[[Source, Settings], Iterator[Item]]


def plain_address(said: str) -> str:
    """Give an address in one line without marks that a terminal obeys; empty when there is none."""
    return NOT_PRINTED.sub(" ", said).strip()[:LONGEST_ADDRESS]


def one_line(words: object, longest: int = 120) -> str:
    """Give foreign words as one printable line of at most `longest` code points."""
    return NOT_PRINTED.sub(" ", str(words)).strip()[:longest]


def megabytes(size: int) -> str:
    """Give a size as a person reads it."""
    return f"{size / 1024 / 1024:.1f} MB"
