"""Prints what is missed, extra or has wrong parties on the pages that were coded by hand.

``python -m evaluation.gold_page_errors [PATH] [A|B]``, the latter for one reader's pages; see
`evaluation.kremlin_events`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.coded_acts import records_of
from evaluation.gold_acts import Act, GoldEvent, same_modality, same_who
from evaluation.gold_pages import read_gold
from evaluation.judged import Judged
from evaluation.kremlin_events import DATA, GOLD, annotated_pages, judge

__all__ = ["errors"]


def errors(pages: Sequence[Judged]) -> Iterator[str]:
    """Give every missed, extra and wrong reading with its sentence or paragraph."""
    for page in pages:
        yield f"== {page.page} ({page.part})"
        pairs = page.pairs
        for act in page.extra:
            yield f"EXTRA {_act_shown(act, page.text)}\n    {page.text[slice(*act.sentence)]}"
        for g, event in enumerate(page.gold):
            if g not in dict(pairs) and not event.optional:
                yield f"MISSED {_gold_shown(event, page.text)}\n    {_line(event, page.text)}"
        for g, o in pairs:
            event, act = page.gold[g], page.ours[o]
            wrong = [
                name
                for name, right in (("who", same_who), ("modality", same_modality))
                if not right(event, act)
            ]
            if wrong:
                yield f"WRONG {' '.join(wrong)}: {_gold_shown(event, page.text)}\n" + (
                    f"  ours {_act_shown(act, page.text)}\n    {page.text[slice(*act.sentence)]}"
                )


def _act_shown(act: Act, text: str) -> str:
    sides = (
        "; ".join("/".join(sorted(labels)) for labels in side)
        for side in (act.actors, act.recipients)
    )
    code = "+".join(filter(None, (act.type, act.extension)))
    words = text[slice(*act.trigger)]
    return f"{code} [{words}] {' -> '.join(sides)} ({act.modality}) {act.note}"


def _gold_shown(event: GoldEvent, text: str) -> str:
    sides = (", ".join(sorted(side)) for side in (event.actors, event.recipients))
    code = "+".join(filter(None, (event.type, event.extension)))
    words = text[slice(*event.trigger)]
    optional = " optional" if event.optional else ""
    return f"{code} [{words}] {' -> '.join(sides)} ({event.modality}){optional}"


def _line(event: GoldEvent, text: str) -> str:
    start = text.rfind("\n", 0, event.trigger[0]) + 1
    end = text.find("\n", event.trigger[1])
    return text[start : end if end >= 0 else len(text)]


def main(arguments: Sequence[str]) -> int:
    """Print the errors, on the default data unless a path is named."""
    from evaluation.__main__ import shared_data

    readers = [a for a in arguments if a in ("A", "B")] or ["A", "B"]
    paths = [Path(a) for a in arguments if a not in ("A", "B")]
    pages = [row for row in read_gold(GOLD)["pages"] if row["reader"] in readers]
    numbers = {row["page"] for row in read_gold(GOLD)["pages"]}
    data = paths[0] if paths else shared_data() / DATA
    records = records_of(annotated_pages(data, numbers))
    for line in errors(judge(records, pages)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
