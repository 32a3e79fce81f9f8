"""docs/reading.md prints what the commands in it print."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
import zstandard

from tests.ingest.inputs import FEED, MHTML, json_lines, parquet, warc, zipped
from tests.ingest.test_archive import record
from tests.printed import DOCS, examples, printed_by

COPIES = re.compile(r", \d+ cop(?:y|ies) folded")
STORY = (
    "Norway and Finland signed a treaty on border rivers in Oslo on 3 May 2021, the Norwegian "
    "government said. Finland’s foreign minister will visit Oslo in June."
)

pytestmark = pytest.mark.xdist_group("cli")


def page(words: str) -> bytes:
    return f"<!DOCTYPE html><html><body><article><p>{words}</p></article></body></html>".encode()


def make_inputs(folder: Path) -> None:
    """Write the files that the document speaks of."""
    (folder / "pages").mkdir()
    (folder / "pages" / "treaty.html").write_bytes(page(STORY))
    (folder / "pages" / "wire.txt").write_text(STORY.replace("Oslo", "Bergen"), encoding="utf-8")
    (folder / "pages" / "empty.txt").touch()
    (folder / "pages" / "notes.docx").write_bytes(b"x")
    (folder / "crawl").mkdir()
    (folder / "crawl" / "one.warc.gz").write_bytes(
        warc(1, 2)
        + b"".join(
            map(
                gzip.compress,
                (
                    record("http://port.example/logo", b"x", media="image/png"),
                    record("http://port.example/old", b"", status="301 Moved Permanently"),
                    record("http://port.example/1", b"", kind="revisit"),
                ),
            )
        )
    )
    (folder / "crawl" / "two.warc.gz").write_bytes(warc(3)[:-20] + warc(4))
    (folder / "crawl.wacz").write_bytes(
        zipped(
            {
                "datapackage.json": b"{}",
                "archive/data.warc.gz": warc(5),
                "pages/pages.jsonl": json_lines(
                    [{"url": "http://port.example/5", "title": "Port"}]
                ),
            },
            0,
        )
    )
    (folder / "saved.zip").write_bytes(
        zipped({"a.html": page(STORY), "logo.png": b"x", "in.zip": zipped({})})
    )
    (folder / "page.mhtml").write_bytes(MHTML)
    (folder / "feed.xml").write_bytes(FEED)
    row = {"id": 7, "url": "http://courier.example/8", "publish_date": "2021-05-04T23:50:00+02:00",
           "source": "The Lake Courier", "title": "Treaty", "maintext": STORY}  # fmt: skip
    (folder / "pages.jsonl.zst").write_bytes(
        zstandard.compress(json_lines([row, {**row, "maintext": "", "url": None}]))
    )
    (folder / "dump.parquet").write_bytes(
        parquet([{"link": "http://courier.example/9", "story_en": STORY, "when": "04/05/2021"}])
    )
    (folder / "news.json").write_text(
        json.dumps({"articles": [{"url": "http://courier.example/10", "content": STORY,
                                  "publishedAt": "2021-05-04", "source": {"name": "Courier"}}]})
    )  # fmt: skip
    (folder / "table.csv").write_text(
        f'url,date,text\nhttp://courier.example/11,23/04/2021,"{STORY}"\n', encoding="utf-8"
    )


def told(printed: str) -> list[str]:
    """Give the lines without what all pages together came to, which later versions read better."""
    return sorted(COPIES.sub("", line.partition("; ")[0]) for line in printed.splitlines())


def test_the_document_prints_what_the_commands_print(tmp_path: Path) -> None:
    make_inputs(tmp_path)
    offline = [row for row in examples(DOCS / "reading.md") if "fetch" not in row[0]]
    assert len(offline) >= 9
    for command, printed in offline:
        assert told(printed_by(command, tmp_path)) == told(printed), command
