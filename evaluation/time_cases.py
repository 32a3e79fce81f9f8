"""Times in our own sentences: whole cases right, for us and for dateparser's search.

``PATH`` is a table of cases such as ``tests/cases/times.toml``, self-made: a sentence, its day of
publication, and its times; a trap has none. A case is right for us when exactly its times are
found, with words, value, days and bound. For dateparser, which gives days alone, it is enough
that each dated time is met by one find whose day lies within its interval, and that nothing else
is found. A trap is right when nothing is found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.dates.expressions import find_times
from dragoman.extract.parse import parse_many
from evaluation.dateparser_times import BEST, Found, dateparser_in
from evaluation.figures import mean
from tests.factory import document, time_row

__all__ = ["DATA", "QUICK", "score"]

DATA = str(Path(__file__).parents[1] / "tests" / "cases" / "times.toml")
QUICK = True

Case = Mapping[str, Any]


def score(data: Path) -> dict[str, float]:
    """Count the cases, the traps among them, and those that are right."""
    cases: list[Case] = tomllib.loads(data.read_text("utf-8"))["case"]
    documents = [document(case["text"], published=case.get("published")) for case in cases]
    reads = list(parse_many(documents))
    ours = [
        [time_row(time) for time in find_times(read)] == case["times"]
        for case, read in zip(cases, reads, strict=True)
    ]
    theirs = [_theirs_right(case) for case in cases]
    traps = [not case["times"] for case in cases]
    undated = [not any("interval" in time for time in case["times"]) for case in cases]
    return {
        "cases": float(len(cases)),
        "undated": float(sum(undated)),
        "traps": float(sum(traps)),
        "right": sum(ours) / len(cases),
        "traps_right": _share(ours, traps),
        "dateparser_right": sum(theirs) / len(cases),
        "dateparser_traps_right": _share(theirs, traps),
        "dateparser_times_right": _share(theirs, [not undated for undated in undated]),
    }


def _share(right: Sequence[bool], of: Sequence[bool]) -> float:
    return mean(one for one, counts in zip(right, of, strict=True) if counts)


def _theirs_right(case: Case) -> bool:
    base = date.fromisoformat(case["published"]) if "published" in case else None
    left = dateparser_in(case["text"], base, **BEST)
    place = 0
    for time in case["times"]:
        start = case["text"].find(time["text"], place)
        place = start + len(time["text"])
        hits = [found for found in left if found.start < place and start < found.end]
        left = [found for found in left if found not in hits]
        if not _within(hits, time.get("interval")):
            return False
    return not left


def _within(hits: Sequence[Found], interval: Sequence[str] | None) -> bool:
    """Say whether a time is met by one day of its own, or an undated one by nothing."""
    if interval is None:
        return not hits
    first, last = (date.fromisoformat(bound) for bound in interval)
    return len(hits) == 1 and first <= hits[0].day < last
