from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.ingest.inputs import MHTML, ROWS, json_lines, parquet, read, warc, zipped

PAGE = b"<p>Norway opened the port of Oslo.</p>"


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_zip_file_gives_the_pages_of_every_known_member(packing: int, tmp_path: Path) -> None:
    members = {
        "b/page.html": PAGE,
        "a.txt": b"Oslo.",
        "c.jsonl": json_lines(ROWS[:1]),
        "d.warc.gz": warc(1, 2),
        "e.parquet": parquet(ROWS[1:2]),
        "f.mhtml": MHTML,
        "g.png": b"x",
        "__MACOSX/._page.html": b"x",
    }
    found = read(tmp_path, "p.zip", zipped(members, packing))
    file = (tmp_path / "p.zip").as_posix()
    assert found.addresses == [
        f"{file}#a.txt", f"{file}#b/page.html", "http://courier.example/1", "http://port.example/1",
        "http://port.example/2", "http://courier.example/2", "http://courier.example/a?b=1",
    ]  # fmt: skip
    assert (found.rejected, found.passed) == ([], {"files of other kinds": 2})


def test_a_wacz_gives_its_archives_with_the_titles_of_its_list_of_pages(tmp_path: Path) -> None:
    pages = b'{"format": "json-pages-1.0", "id": "pages"}\nbroken\n' + json_lines(
        [{"url": "http://port.example/2", "title": "Port two", "ts": "2021-05-09T18:20:00Z"}]
    )
    members = {
        "archive/data.warc.gz": warc(1, 2),
        "datapackage.json": b"{}",
        "indexes/index.cdx.gz": b"x",
        "pages/pages.jsonl": pages,
    }
    found = read(tmp_path, "crawl.wacz", zipped(members, zipfile.ZIP_STORED))
    assert [(page.address, page.title) for page in found.pages] == [
        ("http://port.example/1", ""),
        ("http://port.example/2", "Port two"),
    ]
    assert all(page.captured for page in found.pages)
    assert (found.rejected, found.passed, found.told) == ([], {}, [])


def test_names_in_a_bundle_are_labels_and_nothing_is_written(tmp_path: Path) -> None:
    names = ["../../up.txt", "/abs.txt", "C:\\x.txt", "a\x1b[31m\n.txt", "b/" * 3000 + "x.txt"]
    folder = tmp_path / "in"
    folder.mkdir()
    found = read(folder, "p.zip", zipped(dict.fromkeys(names, b"Oslo.")))
    assert len(found.pages) == len(names)
    assert all(page.address.isprintable() for page in found.pages)
    assert f"{(folder / 'p.zip').as_posix()}#../../up.txt" in found.addresses
    assert sorted(tmp_path.rglob("*")) == [folder, folder / "p.zip"]


def test_a_bomb_is_refused_and_the_next_member_read(tmp_path: Path) -> None:
    bombs = {"a.html": b"a" * 60_000_000, "b.jsonl": b"a" * 60_000_000, "c.html": PAGE}
    found = read(tmp_path, "p.zip", zipped(bombs))
    assert found.texts == [PAGE.decode()]
    assert found.reasons == ["packed beyond reason: a decompression bomb"] * 2


def test_many_bombs_that_each_pass_for_a_page_end_their_bundle(tmp_path: Path) -> None:
    found = read(tmp_path, "p.zip", zipped({f"{n:02}.txt": b"a" * 15_000_000 for n in range(40)}))
    assert found.reasons[-1] == "all members together are a decompression bomb"
    assert len(found.reasons) < 40


def test_bundles_within_bundles_are_not_read(tmp_path: Path) -> None:
    inner = zipped({"page.html": PAGE})
    found = read(tmp_path, "p.zip", zipped({"in.zip": inner, "in.wacz": inner, "p.html": PAGE}))
    assert len(found.pages) == 1
    assert found.reasons == ["a bundle within a bundle is not read"] * 2


LOCAL, CENTRAL = b"PK\x03\x04\x14\0", b"PK\x01\x02\x14\x03\x14\0"


def with_first(bundle: bytes, flags: bytes) -> bytes:
    """Change flags and packing of the first member, in both places that tell them."""
    for start in (LOCAL, CENTRAL):
        assert start + b"\0\0\x08\0" in bundle
        bundle = bundle.replace(start + b"\0\0\x08\0", start + flags, 1)
    return bundle


def test_members_that_lie_are_rejected_each_with_its_reason(tmp_path: Path) -> None:
    sound = zipped({"a.html": PAGE * 50, "b.html": PAGE})
    length = (len(PAGE) * 50).to_bytes(4, "little")
    for content, reason in (
        (with_first(sound, b"\1\0\x08\0"), "locked with a password"),
        (with_first(sound, b"\0\0\x63\0"), "packed in a way that is not known"),
        (sound.replace(length, b"\x07\0\0\0"), "the member is damaged (Bad CRC-32"),
    ):
        found = read(tmp_path, "p.zip", content)
        assert [said[: len(reason)] for said in found.reasons] == [reason]
        assert found.texts == [PAGE.decode()]
    longer = sound.replace(length, b"\xff\xff\xff\x7f")  # what is not there is not waited for
    assert read(tmp_path, "p.zip", longer).texts == [PAGE.decode() * 50, PAGE.decode()]


def test_a_list_of_members_that_cannot_be_is_refused_before_it_is_read(tmp_path: Path) -> None:
    sound = zipped({"a.html": PAGE})
    end = sound.rindex(b"PK\x05\x06")
    huge = sound[: end + 12] + b"\xff\xff\xff\x7f" + sound[end + 16 :]
    for content, reason in (
        (huge, "the ZIP file lists more members than a bundle of pages has"),
        (sound[:-30], "not a ZIP file, or it breaks off: its end is missing"),
        (b"Norway", "not a ZIP file, or it breaks off: its end is missing"),
        (b"", "the file is empty"),
        (zipped({}), "the bundle holds no page of a known kind"),
    ):
        assert read(tmp_path, "p.zip", content).reasons == [reason]
