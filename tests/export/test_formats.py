"""Bytes: the same store gives the same ones, and other programs read them back exactly."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.export import export
from dragoman.export.fields import FIELDS
from dragoman.export.records import RECORDS
from dragoman.store.base import Store
from dragoman.store.memory import MemoryStore
from dragoman.store.sqlite import open_store
from tests.export import world
from tests.factory import document
from tests.store import corpus

HAS_ARROW = importlib.util.find_spec("pyarrow") is not None
ODD = '=1+1, "quoted",\n“Żory” \u2028 10\xa0000\ttab'


def written(store: Store, what: str, format_: str) -> bytes:
    stream = io.BytesIO()
    export(store, what, stream, format_)
    return stream.getvalue()


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    world.fill(store)
    store.add_document(document(ODD))
    return store


@pytest.mark.parametrize("what", RECORDS)
def test_json_lines_hold_the_records_one_a_line(store: MemoryStore, what: str) -> None:
    lines = written(store, what, "jsonl").decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(RECORDS[what](store))


def test_json_lines_are_compact_and_keep_letters_readable(store: MemoryStore) -> None:
    store.add_rejected("a", "„Żory“")
    assert (
        written(store, "rejected", "jsonl")
        == (
            '{"address":"a","reason":"„Żory“"}\n'
            '{"address":"https://example.org/c","reason":"no article text"}\n'
        ).encode()
    )


@pytest.mark.parametrize("what", RECORDS)
def test_csv_holds_the_records_with_lists_as_json(store: MemoryStore, what: str) -> None:
    text = written(store, what, "csv").decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    expected = [
        [
            "" if value is None
            else value if isinstance(value, str)
            else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            for value in record.values()
        ]
        for record in RECORDS[what](store)
    ]  # fmt: skip
    assert header == list(FIELDS[what])
    assert rows == expected


@pytest.mark.parametrize("what", RECORDS)
def test_an_empty_store_gives_no_lines_or_a_header_alone(what: str) -> None:
    assert written(MemoryStore(), what, "jsonl") == b""
    assert written(MemoryStore(), what, "csv") == f"{','.join(FIELDS[what])}\n".encode()


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_a_text_stream_gets_what_a_byte_stream_gets(store: MemoryStore, format_: str) -> None:
    stream = io.StringIO(newline="")
    export(store, "documents", stream, format_)
    assert stream.getvalue().encode() == written(store, "documents", format_)


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_stores_built_in_any_order_or_twice_export_the_same_bytes(
    tmp_path: Path, format_: str
) -> None:
    first = MemoryStore()
    corpus.fill(first)
    pages = list(first.documents())
    with closing(open_store(tmp_path / "a.store", create=True)) as second:
        for page in reversed(pages):
            second.add_document(page)
        corpus.fill(second)
        corpus.fill(second)
        for what in RECORDS:
            assert written(second, what, format_) == written(first, what, format_)


def test_an_unknown_kind_or_format_is_told_what_there_is(store: MemoryStore) -> None:
    with pytest.raises(UsageError, match="no 'people' to export; choose from documents, rejected"):
        export(store, "people", io.BytesIO(), "jsonl")
    with pytest.raises(UsageError, match="'xml'; choose from jsonl, csv, parquet"):
        export(store, "events", io.BytesIO(), "xml")


@pytest.mark.skipif(HAS_ARROW, reason="pyarrow is installed")
def test_parquet_without_pyarrow_says_what_to_do(store: MemoryStore) -> None:
    with pytest.raises(UsageError, match="parquet needs pyarrow"):
        export(store, "events", io.BytesIO(), "parquet")


@pytest.mark.skipif(not HAS_ARROW, reason="needs pyarrow")
@pytest.mark.parametrize("what", RECORDS)
def test_parquet_holds_the_records_typed(store: MemoryStore, what: str) -> None:
    parquet = importlib.import_module("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(written(store, what, "parquet"))).to_pylist()

    def plain(value: object) -> object:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, list):
            return [plain(one) for one in value]
        return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value

    for row in rows:
        row.update({"codes": dict(row["codes"])} if "codes" in row else {})
    assert [plain(row) for row in rows] == list(RECORDS[what](store))


@pytest.mark.skipif(not HAS_ARROW, reason="needs pyarrow")
def test_parquet_of_an_empty_store_still_has_its_columns() -> None:
    parquet = importlib.import_module("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written(MemoryStore(), "events", "parquet")))
    assert (table.num_rows, table.column_names) == (0, list(FIELDS["events"]))
