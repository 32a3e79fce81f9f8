"""Reads persons' verdicts out of a file that `export judgements` wrote, or a person by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.model.ids import ID_LENGTH
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.linker import is_personal, unordered

__all__ = ["BadLine", "read_judgements"]

SUBJECTS = ("mention", "claim", "document")
VERDICTS = (Verdict.SAME, Verdict.DIFFERENT)
LONGEST_LINE = 1_000_000
"""Code points; a longer line is no judgement."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no judgement, and why."""

    line: int
    reason: str


def read_judgements(path: Path) -> Iterator[Judgement | BadLine]:
    """Give each line's judgement, a rule's ones too, or what is wrong with it.

    JSON Lines, or CSV with a header where the first line does not begin with "{". Raises
    UsageError for a file that is not UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no UTF-8 text: nothing was imported") from error
    rows = _json_rows(text) if text.lstrip().startswith("{") else _csv_rows(text)
    for number, row in rows:
        if isinstance(row, str):
            yield BadLine(number, row)
            continue
        try:
            yield _judgement(row)
        except ValueError as error:
            yield BadLine(number, str(error))


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line) if len(line) <= LONGEST_LINE else None
        except (ValueError, RecursionError):
            row = None
        yield number, row if isinstance(row, dict) else "it is no JSON object"


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    reader = csv.DictReader(text.splitlines(keepends=True))
    try:
        for row in reader:
            yield reader.line_num, {key: value or None for key, value in row.items() if key}
    except csv.Error as error:
        yield reader.line_num, f"it is no row of a table: {error}"


def _judgement(row: Mapping[str, object]) -> Judgement:
    """Read one judgement; raises ValueError with what is wrong."""
    made_by = _text(row, "made_by")
    left, right = _text(row, "left"), _text(row, "right")
    subject = _text(row, "subject")
    verdict = _text(row, "verdict")
    if verdict not in set(Verdict):
        raise ValueError(f"{verdict!r} is no verdict: same or different")
    kind = row.get("copy_kind")
    if kind is not None and kind not in set(CopyKind):
        raise ValueError(f"{kind!r} is no kind of copy")
    made = Judgement(
        subject=subject,
        left=left,
        right=right,
        verdict=Verdict(verdict),
        score=_score(row.get("score")),
        reason=_text(row, "reason", empty=True),
        made_by=made_by,
        at=_time(row.get("at")),
        copy_kind=CopyKind(str(kind)) if kind else None,
    )
    return _checked(made) if is_personal(made) else made


def _checked(made: Judgement) -> Judgement:
    """Give a person's verdict in the form in which stores keep it; raises ValueError."""
    if made.subject not in SUBJECTS:
        raise ValueError(f"{made.subject!r} cannot be judged: {', '.join(SUBJECTS)}")
    if made.verdict not in VERDICTS:
        raise ValueError("a person's verdict is same or different")
    for id_ in (made.left, made.right):
        if len(id_) != ID_LENGTH or set(id_) - set("0123456789abcdef"):
            raise ValueError(f"{id_[:40]!r} is no id of {ID_LENGTH} hexadecimal digits")
    if made.left == made.right:
        raise ValueError("both sides are the same id")
    if made.at is None:
        raise ValueError("at is missing: when it was judged, in ISO form")
    left, right = made.left, made.right
    if made.subject != "document":
        left, right = unordered(left, right)
    return Judgement(
        made.subject,
        left,
        right,
        made.verdict,
        made.score,
        made.reason,
        made.made_by,
        made.at,
        made.copy_kind,
    )


def _text(row: Mapping[str, object], name: str, *, empty: bool = False) -> str:
    value = row.get(name)
    if isinstance(value, str) and value:
        return value.encode("utf-8", "replace").decode("utf-8")
    if empty and value in (None, ""):
        return ""
    raise ValueError(f"{name} is missing" if value in (None, "") else f"{name} is no text")


def _score(value: object) -> float:
    try:
        score = 1.0 if value is None else float(str(value))
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise ValueError(f"{value!r} is no score from 0 to 1")
    return score


def _time(value: object) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is no ISO time") from None
    return str(value)
