from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.errors import Rejected, UsageError
from dragoman.ingest.files import read_files
from dragoman.model.source import Page
from dragoman.settings import Settings

SETTINGS = Settings()


def read(*paths: Path) -> list[Page | Rejected]:
    return list(read_files(paths, SETTINGS))


def reason(item: Page | Rejected) -> str:
    assert isinstance(item, Rejected)
    return item.reason


def test_a_folder_gives_its_known_files_sorted_and_passes_over_the_others(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "second.html").write_bytes(b"<p>Two.</p>")
    (tmp_path / "a.txt").write_bytes(b"One.")
    (tmp_path / "c.htm").write_bytes(b"<p>Three.</p>")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    pages = read(tmp_path)
    assert [(page.address, page.kind) for page in pages if isinstance(page, Page)] == [
        ((tmp_path / "a.txt").as_posix(), "text"),
        ((tmp_path / "c.htm").as_posix(), "html"),
        ((tmp_path / "b" / "second.html").as_posix(), "html"),
    ]


def test_an_unknown_kind_is_rejected_when_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.docx"
    file.write_bytes(b"PK")
    assert reason(read(file)[0]).startswith("not a kind of file that is read")


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.txt: no such file or folder"):
        read(tmp_path, tmp_path / "gone.txt")


def test_an_empty_file_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    assert reason(read(file)[0]) == "the file is empty"


def test_a_huge_file_is_rejected_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert reason(read(file)[0]) == "50.0 MB: one page may have 8.0 MB"


def test_a_text_file_that_holds_html_is_read_as_html(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"\n<!DOCTYPE html><p>The port is open.</p>")
    (page,) = read(file)
    assert isinstance(page, Page)
    assert page.kind == "html"


def test_a_pattern_that_the_shell_left_gives_its_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("2.txt", "1.txt", "b/3.txt", "[x].txt"):
        (tmp_path / name).write_bytes(b"Oslo.")
    for pattern, names in (
        ("*.txt", ["1.txt", "2.txt", "[x].txt"]),
        ("**/*.txt", ["1.txt", "2.txt", "[x].txt", "b/3.txt"]),
        ("[12].txt", ["1.txt", "2.txt"]),
        ("[x].txt", ["[x].txt"]),
    ):
        pages = read(tmp_path / pattern)
        assert [p.address for p in pages if isinstance(p, Page)] == [
            (tmp_path / name).as_posix() for name in names
        ]
    with pytest.raises(UsageError, match="no file has such a name"):
        read(tmp_path / "*.html")


def test_a_file_that_may_not_be_read_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")  # a ring
    (tmp_path / "b.txt").write_bytes(b"Oslo.")
    (tmp_path / "c.jsonl").mkdir()
    (page,) = read(tmp_path)
    assert isinstance(page, Page)


def test_a_pipe_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as writer:
        writer.submit(pipe.write_bytes, b"<html><body><p>Oslo.</p></body></html>")
        (page,) = read(pipe)
    assert isinstance(page, Page)
    assert (page.address, page.kind) == (pipe.as_posix(), "html")


def test_a_name_that_no_file_can_have_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="File name too long"):
        read(tmp_path / ("a" * 5000))
