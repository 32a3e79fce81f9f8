"""What inference gave for each connected part of the store, so that it need not be done again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dragoman.model.derived import Inferred
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.time import Dating
from dragoman.store.columns import dating_columns, from_dating
from dragoman.store.file import StoreFile

__all__ = ["read_parts", "write_parts"]


def write_parts(file: StoreFile, parts: Mapping[str, Inferred]) -> None:
    """Replace all parts by these, by key; what stands there already is left alone."""
    kept = {row["key"] for row in file.all("SELECT key FROM inferred_parts")}
    for key in sorted(kept - parts.keys()):
        file.change("DELETE FROM inferred_parts WHERE key = ?", key)
    fresh = sorted(parts.keys() - kept)
    file.insert("inferred_parts", ({"key": key, "result": _written(parts[key])} for key in fresh))


def read_parts(file: StoreFile) -> dict[str, Inferred]:
    """Give key → what followed."""
    found = file.all("SELECT key, result FROM inferred_parts ORDER BY key")
    return {row["key"]: _read(row["result"]) for row in found}


def _written(part: Inferred) -> str:
    record = {
        "published": _datings(part.published),
        "claim_times": _datings(part.claim_times),
        "disagreements": [
            [d.event, d.field, [[v.value, v.claims] for v in d.values], d.note, d.document]
            for d in part.disagreements
        ],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _datings(datings: Mapping[str, Dating]) -> dict[str, Any]:
    return {id_: dating_columns(dating, "") for id_, dating in sorted(datings.items())}


def _read(text: str) -> Inferred:
    record = json.loads(text)
    return Inferred(
        {id_: from_dating(row, "") for id_, row in record["published"].items()},
        {id_: from_dating(row, "") for id_, row in record["claim_times"].items()},
        tuple(
            Disagreement(
                event, field, tuple(Value(v, tuple(told)) for v, told in values), note, document
            )
            for event, field, values, note, document in record["disagreements"]
        ),
    )
