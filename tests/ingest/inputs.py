"""Makes one small input of each kind, and reads it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import zstandard

from dragoman.errors import Rejected
from dragoman.ingest.files import read_files
from dragoman.ingest.source import Item
from dragoman.model.source import Page, Passed, Told
from dragoman.settings import Settings

__all__ = [
    "FEED",
    "MHTML",
    "ROWS",
    "Read",
    "every_kind",
    "json_lines",
    "parquet",
    "read",
    "warc",
    "zipped",
]

ROWS = [
    {
        "url": f"http://courier.example/{number}",
        "date": f"2021-05-0{number}",
        "title": f"Ferry {number}",
        "text": f"Norway and Finland opened ferry line {number}.\nBoth ministers were there.",
    }
    for number in range(1, 6)
]
FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lake Courier</title><link>http://courier.example</link>
<item><title>Rivers &amp; borders</title><link>http://courier.example/rivers</link>
  <pubDate>Sat, 01 May 2021 23:30:00 -0500</pubDate>
  <description>A short word.</description>
  <content:encoded><![CDATA[<p>Norway and Finland signed a treaty.</p><p>It has six parts.</p>]]>
  </content:encoded></item>
<item><title>Envoy</title><link>http://courier.example/envoy</link>
  <dc:date>2021-05-03T01:00:00+03:00</dc:date>
  <description>Finland recalled its envoy from Oslo.</description></item>
<item><title>Only a link</title><link>http://courier.example/link</link></item>
</channel></rss>
"""
MHTML = (
    b"From: <Saved by Blink>\r\n"
    b"Snapshot-Content-Location: http://courier.example/a?b=1\r\n"
    b"Subject: =?utf-8?Q?Ports=20=E2=80=93=20rivers?=\r\n"
    b"Date: Tue, 4 May 2021 22:20:41 +0200\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----M--x"\r\n\r\n\r\n'
    b"------M--x\r\n"
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: http://courier.example/a?b=1\r\n\r\n"
    b"<!DOCTYPE html><html><body><p>Norway and Fin=\r\nland =E2=80=9Csigned=E2=80=9D it.</p>"
    b"</body></html>\r\n"
    b"------M--x\r\n"
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    b"------M--x--\r\n"
)


class Read:
    """What came of reading files, by kind of item."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.pages = [item for item in items if isinstance(item, Page)]
        self.rejected = [item for item in items if isinstance(item, Rejected)]
        self.passed = {item.what: item.count for item in items if isinstance(item, Passed)}
        self.told = [item.line for item in items if isinstance(item, Told)]

    @property
    def addresses(self) -> list[str]:
        return [page.address for page in self.pages]

    @property
    def texts(self) -> list[str]:
        return [page.content.decode() for page in self.pages]

    @property
    def days(self) -> list[str | None]:
        """The day of each page, as its carrier says it."""
        return [p.published.interval.iso()[0] if p.published else None for p in self.pages]

    @property
    def reasons(self) -> list[str]:
        return [item.reason for item in self.rejected]


def read(folder: Path, name: str, content: bytes, *columns: tuple[str, str]) -> Read:
    """Write a file and read it."""
    file = folder / name
    file.write_bytes(content)
    return Read(list(read_files([file], Settings(columns=columns))))


def json_lines(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), stream, row_group_size=2)
    return stream.getvalue()


def warc(*numbers: int) -> bytes:
    """Make a packed archive with a page for each number."""
    records = []
    for number in numbers:
        page = b"<html><body><p>The port of %d is open.</p></body></html>" % number
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://port.example/{number}\r\n"
            "WARC-Date: 2021-05-09T18:20:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    return b"".join(records)


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as bundle:
        for name, content in members.items():
            bundle.writestr(zipfile.ZipInfo(name), content, packing)
    return stream.getvalue()


def every_kind() -> dict[str, bytes]:
    """Give a sound file of each kind by name."""
    lines = json_lines(ROWS)
    return {
        "table.jsonl": lines,
        "table.jsonl.gz": gzip.compress(lines, mtime=0),
        "table.jsonl.zst": zstandard.compress(lines),
        "table.json": json.dumps(ROWS).encode(),
        "within.json": json.dumps({"status": "ok", "articles": ROWS}, indent=1).encode(),
        "table.csv": b"url,text\r\n" + b'http://courier.example/1,"It ""opened"".\nYes."\r\n' * 5,
        "table.parquet": parquet(ROWS),
        "feed.xml": FEED,
        "page.mhtml": MHTML,
        "crawl.warc.gz": warc(1, 2, 3),
        "pages.zip": zipped({"a.jsonl": lines, "b.mhtml": MHTML, "c.warc.gz": warc(4)}),
        "crawl.wacz": zipped(
            {"datapackage.json": b"{}", "archive/data.warc.gz": warc(1, 2)}, zipfile.ZIP_STORED
        ),
    }
