"""What a file of judgements may hold, and what is said of a line that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.export import export
from dragoman.export.read_back import BadLine, read_judgements
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.store.memory import MemoryStore

LEFT, RIGHT = "00000000000000aa", "00000000000000bb"
GOOD: dict[str, object] = {
    "left": LEFT, "right": RIGHT, "verdict": "same", "score": 1.0, "reason": "one name, “twice”",
    "made_by": "person:ann", "at": "2025-01-01T10:00:00+00:00", "subject": "mention",
    "copy_kind": None,
}  # fmt: skip


def read(tmp_path: Path, *rows: dict[str, object] | str) -> list[Judgement | BadLine]:
    file = tmp_path / "given.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    file.write_text("\n".join(lines), encoding="utf-8")
    return list(read_judgements(file))


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_was_exported_is_read_as_it_was(tmp_path: Path, form: str) -> None:
    store = MemoryStore()
    given = [
        Judgement("document", RIGHT, LEFT, Verdict.SAME, 1.0, 'says "so",\nshe', "person:ann",
                  "2025-01-01", CopyKind.EXCERPT),
        Judgement("mention", LEFT, RIGHT, Verdict.DIFFERENT, 1.0, "two", "person:bo", "2025-01-02"),
    ]  # fmt: skip
    for verdict in given:
        store.put_verdict(verdict)
    rule = Judgement("claim", LEFT, RIGHT, Verdict.UNSURE, 0.5, "for: one day", "resolve.events")
    store.put_judgements("claim", [rule])
    file = tmp_path / f"out.{form}"
    with file.open("wb") as stream:
        export(store, "judgements", stream, form)
    assert sorted(read_judgements(file), key=lambda j: j.subject) == [  # type: ignore[union-attr]
        rule, *given
    ]  # fmt: skip


def test_a_pair_is_read_in_the_order_in_which_it_is_kept(tmp_path: Path) -> None:
    [found] = read(tmp_path, {**GOOD, "left": RIGHT, "right": LEFT})
    assert isinstance(found, Judgement)
    assert (found.left, found.right) == (LEFT, RIGHT)
    [copy] = read(tmp_path, {**GOOD, "left": RIGHT, "right": LEFT, "subject": "document"})
    assert isinstance(copy, Judgement)
    assert (copy.left, copy.right) == (RIGHT, LEFT)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verdict": "perhaps"}, "'perhaps' is no verdict: same or different"),
        ({"verdict": "unsure"}, "a person's verdict is same or different"),
        ({"left": "lavrov"}, "'lavrov' is no id of 16 hexadecimal digits"),
        ({"left": RIGHT}, "both sides are the same id"),
        ({"right": None}, "right is missing"),
        ({"right": 7}, "right is no text"),
        ({"made_by": ""}, "made_by is missing"),
        ({"at": None}, "at is missing: when it was judged, in ISO form"),
        ({"at": "soon"}, "'soon' is no ISO time"),
        ({"score": 3}, "3 is no score from 0 to 1"),
        ({"score": "much"}, "'much' is no score from 0 to 1"),
        ({"subject": "entity"}, "'entity' cannot be judged: mention, claim, document"),
        ({"copy_kind": "loose"}, "'loose' is no kind of copy"),
    ],
)
def test_a_line_that_is_no_verdict_is_named_with_its_fault(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    assert read(tmp_path, "", {**GOOD, **change}) == [BadLine(2, reason)]


@pytest.mark.parametrize("line", ['{"left": ', "{}x", "{" * 5000, '{"a":1}, 2'])
def test_broken_lines_do_not_end_the_reading(tmp_path: Path, line: str) -> None:
    bad, good = read(tmp_path, line, GOOD)
    assert bad == BadLine(1, "it is no JSON object")
    assert isinstance(good, Judgement)


def test_a_file_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="is no UTF-8 text"):
        list(read_judgements(file))
