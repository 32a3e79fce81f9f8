"""Packed files, and what is wrong with them."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from tests.ingest.inputs import ROWS, every_kind, json_lines, read

PACKERS = {"gz": lambda data: gzip.compress(data, mtime=0), "zst": zstandard.compress}
Packer = Callable[[bytes], bytes]


@pytest.mark.parametrize("ending", PACKERS)
def test_pages_and_archives_may_be_packed(ending: str, tmp_path: Path) -> None:
    pack: Packer = PACKERS[ending]
    page = b"<html><body><p>Oslo opened it.</p></body></html>"
    assert read(tmp_path, f"page.html.{ending}", pack(page)).texts == [page.decode()]
    for name, content in every_kind().items():
        plain = read(tmp_path, name, content)
        packed = read(tmp_path, f"{name}.{ending}", pack(content))
        if not name.endswith((".gz", ".zst")):
            assert packed.texts == plain.texts


@pytest.mark.parametrize("ending", PACKERS)
def test_a_bomb_ends_its_file_and_what_came_before_is_kept(ending: str, tmp_path: Path) -> None:
    pack: Packer = PACKERS[ending]
    rows = json_lines(ROWS) + b" " * 40_000_000
    found = read(tmp_path, f"t.jsonl.{ending}", pack(rows))
    assert found.texts == [row["text"] for row in ROWS]
    assert found.reasons == ["packed beyond reason: a decompression bomb"]
    for name, reason in (
        (f"page.html.{ending}", "unpacks to more than 8.0 MB"),
        (f"table.json.{ending}", "a list of JSON whose elements have no end"),
        (f"pages.zip.{ending}", "packed beyond reason: a decompression bomb"),
        (f"table.parquet.{ending}", "packed beyond reason: a decompression bomb"),
    ):
        found = read(tmp_path, name, pack(b"[" + b" " * 40_000_000))
        assert (found.pages, found.reasons) == ([], [reason])


@pytest.mark.parametrize("ending", PACKERS)
def test_of_packed_rows_that_break_off_all_whole_ones_are_kept(ending: str, tmp_path: Path) -> None:
    pack: Packer = PACKERS[ending]
    chance = random.Random(4)  # noqa: S311
    rows = [{"text": " ".join(str(chance.random()) for _ in range(400))} for _ in range(300)]
    packed = pack(json_lines(rows))
    found = read(tmp_path, f"t.jsonl.{ending}", packed[: len(packed) // 2])
    assert 50 < len(found.pages) < 250
    assert found.texts == [row["text"] for row in rows[: len(found.pages)]]
    assert found.reasons[-1] == "breaks off: its end is missing"
    damaged = packed[: len(packed) // 2] + b"\xff" * 3000 + packed[len(packed) // 2 + 3000 :]
    found = read(tmp_path, f"t.jsonl.{ending}", damaged)
    assert found.texts[0] == rows[0]["text"]
    assert found.reasons[-1].startswith("the packing is damaged, what follows is lost")


def test_a_zstd_frame_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=30, compression_level=1)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = packer.compress(json_lines(ROWS)) + packer.flush()
    [reason] = read(tmp_path, "t.jsonl.zst", packed).reasons
    assert "memory" in reason


@pytest.mark.parametrize("name", every_kind())
def test_whatever_is_cut_off_or_changed_there_is_a_reason_and_no_error(
    name: str, tmp_path: Path
) -> None:
    content = every_kind()[name]
    whole = read(tmp_path, name, content)
    assert whole.pages
    chance = random.Random(name)  # noqa: S311
    for step in range(60):
        found = read(tmp_path, name, content[: len(content) * step // 60])
        # A cut just between two rows or records cannot be seen.
        assert found.reasons or found.pages == whole.pages[: len(found.pages)]
        hurt = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        read(tmp_path, name, bytes(hurt))
