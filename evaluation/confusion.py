"""Prints which types are taken for one another, as Markdown.

``python -m evaluation.confusion [SET …]`` prints a matrix and the commonest errors of each set
named. Without a set it prints the section of ``docs/evaluation.md`` about all of them, and with
``--write`` it puts it there. What is counted: `evaluation.codings`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.__main__ import data_of, load
from evaluation.codings import NONE, SETS, Coding, order

__all__ = ["errors", "main", "matrix", "replaced", "section"]

PAGE = Path(__file__).parents[1] / "docs" / "evaluation.md"
TITLE = "## Types taken for one another"
GIVEN = "plv"
"""The set that marks the pair of actors; in all others acts must be found."""
COMMONEST = 10
EXAMPLES = 5
"""References of an error that are printed, spread over the sets."""
SHORT = 4
"""Letters of a column's heading."""
INTRODUCTION = """
`python -m evaluation.confusion --write` put this section here. A row is what the gold says, a
column what we say (by its first letters); `F1` is of the type alone, whoever takes part. Of
`kremlin_events` and `fresh_events` only places in the part that was read for errors are named.
"""

type Rows = Mapping[str, Sequence[Coding]]
"""The codings of each set."""


def section(rows: Rows) -> Iterator[str]:
    """Give the section on all sets: the one with the pair marked, and all others together."""
    yield f"{TITLE}\n{INTRODUCTION}"
    found = {name: codings for name, codings in rows.items() if name != GIVEN}
    if GIVEN in rows:
        yield f"**The pair of actors marked** (`{GIVEN}`, {len(rows[GIVEN])} sentences)\n"
        yield from _counted({GIVEN: rows[GIVEN]})
    if found:
        names = ", ".join(f"`{name}`" for name in found)
        yield f"**Acts to be found** ({names} together)\n"
        yield from _counted(found)


def _counted(rows: Rows) -> Iterator[str]:
    yield from matrix([coding for codings in rows.values() for coding in codings])
    yield "\nThe commonest errors:\n"
    yield from errors(rows)
    if any(coding.gold == NONE for codings in rows.values() for coding in codings):
        taken = {
            name: [c for c in codings if NONE not in (c.gold, c.ours)]
            for name, codings in rows.items()
        }
        yield "\nThe commonest among acts that are neither missed nor made up:\n"
        yield from errors(taken)
    yield ""


def matrix(codings: Iterable[Coding]) -> Iterator[str]:
    """Give a table with a row for each code of the gold and a column for each of ours."""
    counts = Counter((coding.gold, coding.ours) for coding in codings)
    rows = [code for code in order() if any(code == gold for gold, _ in counts)]
    columns = [code for code in order() if any(code == ours for _, ours in counts)]
    yield _line("", *(code[:SHORT] for code in columns), "F1")
    yield _line("---", *("--:" for _ in columns), "--:")
    for row in rows:
        cells = (_cell(counts[row, column], bold=row == column) for column in columns)
        yield _line(row, *cells, "" if row == NONE else _f1(row, counts))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(count: int, *, bold: bool) -> str:
    if not count:
        return ""
    return f"**{count}**" if bold else str(count)


def _f1(code: str, counts: Counter[tuple[str, str]]) -> str:
    both = sum(n * ((gold == code) + (ours == code)) for (gold, ours), n in counts.items())
    return f"{2 * counts[code, code] / both:.2f}".removeprefix("0")


def errors(rows: Rows) -> Iterator[str]:
    """Give a table of the commonest errors with how many each set has, and where some stand."""
    wrong = {name: [c for c in codings if c.gold != c.ours] for name, codings in rows.items()}
    counts = Counter((c.gold, c.ours) for codings in wrong.values() for c in codings)
    yield _line("gold", "ours", "times", *(rows if len(rows) > 1 else ()), "for instance")
    yield _line("---", "---", "--:", *("--:" for _ in rows if len(rows) > 1), "---")
    # Those that are as common stand in the order of the codebook.
    ranked = sorted(counts, key=lambda pair: (-counts[pair], *map(order().index, pair)))
    for pair in ranked[:COMMONEST]:
        here = {
            name: [c for c in codings if (c.gold, c.ours) == pair]
            for name, codings in wrong.items()
        }
        shares = (str(len(codings) or "") for codings in here.values() if len(rows) > 1)
        yield _line(*pair, str(counts[pair]), *shares, ", ".join(_places(here)))


def _places(codings: Rows) -> list[str]:
    """Name some places of an error, of each set in turn."""
    named = [
        list(dict.fromkeys(f"{name.split('_')[0]} {c.where}" for c in rows if c.where))
        for name, rows in codings.items()
    ]
    turns = sorted(
        (turn, n, place) for n, places in enumerate(named) for turn, place in enumerate(places)
    )
    return [place for _, _, place in sorted(turns[:EXAMPLES], key=lambda row: row[1])]


def read(names: Iterable[str]) -> dict[str, list[Coding]]:
    """Code every set that has its data here."""
    rows = {}
    for name in names:
        data = data_of(load(name))
        if data.exists():
            rows[name] = list(SETS[name](data))
        else:
            print(f"{name} skipped: no data", file=sys.stderr)
    return rows


def replaced(page: str, lines: Iterable[str]) -> str:
    """Give a page with the section in place of the one that stands there."""
    old = re.search(rf"^{TITLE}$.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    if old is None:
        raise ValueError(f"the page has no section {TITLE!r}")
    return page[: old.start()] + "\n".join(lines) + "\n" + page[old.end() :]


def main(arguments: Sequence[str]) -> int:
    """Print or write what is asked for."""
    names = [name for name in arguments if name != "--write"]
    if unknown := sorted(set(names) - SETS.keys()):
        print(f"no set {', '.join(unknown)}; there are {', '.join(SETS)}", file=sys.stderr)
        return 2
    rows = read(names or SETS)
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replaced(page, section(rows)), encoding="utf-8")
    elif names:
        for name, codings in rows.items():
            print(f"**`{name}`**\n", *_counted({name: codings}), sep="\n")
    else:
        print(*section(rows), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
