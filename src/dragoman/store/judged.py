"""The tables of what was judged: identity, and where texts came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.judgement import PERSON, Judgement
from dragoman.store import rows
from dragoman.store.file import StoreFile
from dragoman.store.normal import judgement_key

__all__ = ["put_judgements", "put_origins", "read_judgements", "remove_judgement"]

BATCH = 10_000
"""Judgements that are read at once."""


def put_judgements(file: StoreFile, subject: str, judgements: Iterable[Judgement]) -> None:
    """Replace all rule-made judgements on a subject; persons' verdicts stay."""
    file.change(
        "DELETE FROM judgements WHERE subject = ? AND substr(made_by, 1, ?) <> ?",
        subject,
        len(PERSON),
        PERSON,
    )
    file.replace("judgements", map(rows.judgement_row, judgements))


def remove_judgement(file: StoreFile, subject: str, left: str, right: str, made_by: str) -> bool:
    """Remove one judgement; False when there was none."""
    removed = file.change(
        "DELETE FROM judgements WHERE subject = ? AND left_id = ? AND right_id = ? AND made_by = ?",
        subject,
        left,
        right,
        made_by,
    )
    return removed > 0


def read_judgements(file: StoreFile, subject: str | None) -> Iterator[Judgement]:
    """Give judgements by subject, left and right, on one subject if it is named."""
    query = (
        "SELECT * FROM judgements WHERE (subject, left_id, right_id, made_by) {} (?, ?, ?, ?) "
        "AND subject BETWEEN ? AND ? ORDER BY subject, left_id, right_id, made_by LIMIT ?"
    )
    subjects = ("", "\U0010ffff") if subject is None else (subject, subject)
    last = (subjects[0], "", "", "")
    batch = file.all(query.format(">="), *last, *subjects, BATCH)
    while batch:
        found = [rows.to_judgement(row) for row in batch]
        yield from found
        last = judgement_key(found[-1])
        batch = file.all(query.format(">"), *last, *subjects, BATCH)


def put_origins(file: StoreFile, origins: Iterable[tuple[str, str, str]]) -> None:
    """Replace all origins: (document id, origin id, the origin's name for readers)."""
    file.change("DELETE FROM origins")
    columns = ("document", "origin", "label")
    file.replace("origins", (dict(zip(columns, one, strict=True)) for one in origins))
