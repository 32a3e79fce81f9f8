"""Events of passages and short articles that were written to be coded, some without any.

Data: ``gold/fresh_*.toml`` beside this module (`evaluation.fresh_gold`). Each passage is a page of
its own with the day given, in a store of its own. ``python -m evaluation.fresh_errors`` prints
what is wrong in the part that may be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.coded_acts import Records, acts_of, labels_of, plainly_coded, records_of_each
from evaluation.figures import share
from evaluation.fresh_gold import PARTS, Passage, folded, read_passages
from evaluation.gold_acts import Act, same_actor, same_recipient
from evaluation.judged import Judged, figures

__all__ = ["DATA", "QUICK", "judge", "score"]

DATA = str(Path(__file__).parent / "gold")
QUICK = True
COUNTED = frozenset({"events", "lost", "passages", "traps"})
"""What counts the gold and not a coder."""


def score(data: Path) -> dict[str, float]:
    """Give how many acts are found, and how many of these are right in each respect.

    - event_*, parties_accuracy, modality_accuracy: as in `evaluation.kremlin_events`. An act is
      optional only where the gold says so.
    - actor_accuracy, recipient_accuracy: the same shares for one side, direction told apart.
    - type_accuracy: of the acts that must be found and have one of ours beside them in their
      sentence, each once, the share whose code is right.
    - false_acts_per_trap: acts of ours in passages that tell none, for each such passage.
    - dev_*, check_*: the part that was read for errors, and the one that was only scored.
    - event_f1_a and so on: the passages of one writer, by the first letter of their ids.
    - svo_*: the coder of `evaluation.svo_baseline`, which gets our names.
    """
    passages = read_passages(data)
    records = records_of_each([passage.page for passage in passages])
    traps = frozenset(passage.id for passage in passages if passage.is_trap)
    ours = judge(passages, records)
    plain = judge(passages, plainly_coded(records))
    writers = sorted({page.page[0] for page in ours})
    return {
        **_of_all_parts(ours, traps),
        **{
            f"event_f1_{writer}": figures([p for p in ours if p.page[0] == writer])["event_f1"]
            for writer in writers
        },
        **{
            f"svo_{name}": value
            for name, value in _of_all_parts(plain, traps).items()
            if name.rpartition("_")[2] not in COUNTED
        },
    }


def _of_all_parts(pages: Sequence[Judged], traps: frozenset[str]) -> dict[str, float]:
    """Give the figures of all pages, and those of each part with its name before theirs."""
    parts = {"": pages, **{f"{part}_": [p for p in pages if p.part == part] for part in PARTS}}
    return {
        f"{prefix}{name}": value
        for prefix, chosen in parts.items()
        for name, value in _figures(chosen, traps).items()
    }


def judge(passages: Iterable[Passage], records: Iterable[Records]) -> list[Judged]:
    """Hold the acts of every passage against its gold; none are found where its text was changed.

    Cleaning has nothing to change in them.
    """
    judged = []
    for passage, built in zip(passages, records, strict=True):
        labels = labels_of(built)
        whole = (row for row in built["documents"] if row["text"] == passage.text)
        found = (act for document in whole for act in acts_of(built, document, labels))
        ours = tuple(_folded(act) for act in found if not act.is_bare_statement)
        judged.append(Judged(passage.id, passage.part, passage.text, passage.events, ours))
    return judged


def _folded(act: Act) -> Act:
    """Give an act with its parties' names as the gold has them."""
    return replace(
        act,
        actors=tuple(map(folded, act.actors)),
        recipients=tuple(map(folded, act.recipients)),
    )


def _figures(pages: Sequence[Judged], traps: frozenset[str]) -> dict[str, float]:
    found = [pair for page in pages for pair in page.found]
    beside = sum(len(page.wrong) for page in pages)
    trapped = [page for page in pages if page.page in traps]
    return {
        **figures(pages),
        "actor_accuracy": share(sum(same_actor(e, a) for e, a in found), len(found)),
        "recipient_accuracy": share(sum(same_recipient(e, a) for e, a in found), len(found)),
        "type_accuracy": share(len(found), len(found) + beside),
        "false_acts_per_trap": share(sum(len(page.ours) for page in trapped), len(trapped)),
        "passages": float(len(pages)),
        "traps": float(len(trapped)),
    }
