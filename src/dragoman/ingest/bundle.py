"""ZIP and WACZ → the pages inside; a name in a bundle is a label and never becomes a path."""

from __future__ import annotations

import io
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import IO, BinaryIO, cast

from dragoman.errors import Rejected
from dragoman.ingest.kinds import Kind, kind_of_name
from dragoman.ingest.rows import Row, json_line_rows
from dragoman.ingest.source import Item, Source, one_line, plain_address
from dragoman.ingest.unpack import CHUNK, FREE, HIGHEST_RATIO
from dragoman.model.source import Page, Passed
from dragoman.settings import Settings

__all__ = ["ReadMember", "read_bundle"]

type ReadMember = Callable[[Source, Kind, Settings], Iterator[Item]]

LARGEST_DIRECTORY = 32 * 1024 * 1024
"""Bytes of a bundle's list of members (some 300,000 of them); it is held in memory."""
MORE = 8 * FREE
"""Bytes that small members may unpack to, together, whatever their ratio."""
IN_MEMORY = 16 * 1024 * 1024
"""Bytes of an unpacked member above which it goes to the disk."""
MOST_TITLES = 200_000
LOCKED = 1
"""The flag of a member that needs a password."""
END = b"PK\x05\x06"
END64 = b"PK\x06\x06"
LONGEST_END = 22 + 65535 + 20
LOCAL_HEADER = struct.Struct("<26xHH")
LIST_OF_PAGES = re.compile(r"pages/[^/]+\.jsonl$")
ARCHIVED = re.compile(r"archive/.+\.warc(\.gz|\.zst)?$")
HIDDEN = re.compile(r"(^|/)(__MACOSX/|\.[^./])")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, struct.error)


class _Spent(Rejected):
    """All members together have unpacked to as much as a bundle may; the rest is left."""


def read_bundle(source: Source, settings: Settings, read_member: ReadMember) -> Iterator[Item]:
    """Give the pages of all members of a known kind, in the order of their names.

    Of a WACZ these are its archives, and titles come from its list of pages. Members within
    bundles within bundles are not read. What cannot be read is Rejected, and the next member
    follows; when all of it has unpacked to more than reason, the rest is left.
    """
    _refuse_long_directory(source)
    try:
        bundle = zipfile.ZipFile(source.stream)
    except (*DAMAGED, NotImplementedError) as error:
        raise Rejected(source.address, f"the ZIP file is damaged ({one_line(error)})") from error
    with bundle:
        yield from _read_members(bundle, source, settings, read_member)


def _read_members(
    bundle: zipfile.ZipFile, source: Source, settings: Settings, read_member: ReadMember
) -> Iterator[Item]:
    members = sorted((m for m in bundle.infolist() if not m.is_dir()), key=lambda m: m.filename)
    names = {member.filename for member in members}
    wacz = "datapackage.json" in names and any(map(ARCHIVED.match, names))
    left = HIGHEST_RATIO * source.size + MORE
    titles = _titles(bundle, members, source, settings) if wacz else {}
    passed = known = 0
    for member in members:
        kind = kind_of_name(member.filename)
        if (
            kind is None
            or HIDDEN.search(member.filename)
            or (wacz and not ARCHIVED.match(member.filename))
        ):
            passed += not wacz
            continue
        known += 1
        address = f"{source.address}#{plain_address(member.filename)}"
        if kind is Kind.ZIP:
            yield Rejected(address, "a bundle within a bundle is not read")
            continue
        try:
            with closing(_open(bundle, member, source, address, left)) as stream:
                inside = Source(address, stream)
                left -= inside.size
                for item in read_member(inside, kind, settings):
                    yield _titled(item, titles)
        except _Spent as reason:
            yield Rejected(reason.address, reason.reason)
            return
        except Rejected as reason:
            left -= min(HIGHEST_RATIO * member.compress_size, member.file_size) + 1
            yield reason
    if not known:
        yield Rejected(source.address, "the bundle holds no page of a known kind")
    elif passed:
        yield Passed(source.address, "files of other kinds", passed)


def _open(
    bundle: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, address: str, left: int
) -> BinaryIO:
    """Open a member so that it can be sought in: where it lies, or unpacked into a file."""
    if member.flag_bits & LOCKED:
        raise Rejected(address, "locked with a password")
    try:
        if member.compress_type == zipfile.ZIP_STORED:
            return cast("BinaryIO", _Window(source.stream, *_place(source.stream, member)))
        with bundle.open(member) as packed:
            return _copy_out(packed, HIGHEST_RATIO * member.compress_size + FREE, left, address)
    except NotImplementedError as error:
        raise Rejected(address, f"packed in a way that is not known ({one_line(error)})") from error
    except DAMAGED as error:
        raise Rejected(address, f"the member is damaged ({one_line(error)})") from error


def _copy_out(packed: IO[bytes], most: int, left: int, address: str) -> BinaryIO:
    """Unpack a member into a file of its own, which is gone when it is closed."""
    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the caller closes it)
    try:
        while piece := packed.read(CHUNK):
            copy.write(piece)
            if copy.tell() > most:
                raise Rejected(address, "packed beyond reason: a decompression bomb")
            if copy.tell() > left:
                raise _Spent(address, "all members together are a decompression bomb")
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return cast("BinaryIO", copy)


def _place(stream: BinaryIO, member: zipfile.ZipInfo) -> tuple[int, int]:
    """Give where a member's bytes begin, and how many there are."""
    stream.seek(member.header_offset)
    name, extra = LOCAL_HEADER.unpack(stream.read(LOCAL_HEADER.size))
    return member.header_offset + LOCAL_HEADER.size + name + extra, member.compress_size


class _Window(io.RawIOBase):
    """A run of bytes of a file, as a file; closing it leaves the file open."""

    def __init__(self, stream: BinaryIO, start: int, length: int) -> None:
        self._stream = stream
        self._start = start
        self._length = max(0, min(length, stream.seek(0, 2) - start))
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        base = (0, self._position, self._length)[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = max(0, min(len(buffer), self._length - self._position))
        self._stream.seek(self._start + self._position)
        piece = self._stream.read(size)
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)


def _titles(
    bundle: zipfile.ZipFile, members: list[zipfile.ZipInfo], source: Source, settings: Settings
) -> dict[str, str]:
    """Give address → title as a WACZ lists its pages; what of the list is damaged is left out."""
    titles: dict[str, str] = {}
    for member in members:
        if not LIST_OF_PAGES.match(member.filename):
            continue
        address = f"{source.address}#{plain_address(member.filename)}"
        try:
            with closing(_open(bundle, member, source, address, FREE)) as stream:
                for row in json_line_rows(Source(address, stream), settings):
                    if isinstance(row, Row) and len(titles) < MOST_TITLES:
                        url, title = row.cells.get("url"), row.cells.get("title")
                        if isinstance(url, str) and isinstance(title, str):
                            titles[url.partition("#")[0]] = one_line(title, 500)
        except Rejected:
            continue
    return titles


def _titled(item: Item, titles: dict[str, str]) -> Item:
    if isinstance(item, Page) and not item.title and (title := titles.get(item.address)):
        return replace(item, title=title)
    return item


def _refuse_long_directory(source: Source) -> None:
    """Raise Rejected for a list of members that would fill the memory when it is read."""
    size = source.size
    start = max(0, size - LONGEST_END)
    source.stream.seek(start)
    tail = source.stream.read()
    end = tail.rfind(END)
    if end < 0 or len(tail) < end + 22:
        raise Rejected(source.address, "not a ZIP file, or it breaks off: its end is missing")
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    end64 = tail.rfind(END64, 0, end)
    if length == 0xFFFFFFFF and end64 >= 0:
        length = int.from_bytes(tail[end64 + 40 : end64 + 48], "little")
    if length > min(LARGEST_DIRECTORY, size):
        raise Rejected(source.address, "the ZIP file lists more members than a bundle of pages has")
