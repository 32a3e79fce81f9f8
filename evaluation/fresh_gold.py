"""Passages and short articles of our own writing, with the acts that a careful reader codes.

``gold/fresh_*.toml`` (format in ``gold/README.md``). The part "dev" may be read for errors; the
part "check" is only scored. ``python -m evaluation.fresh_gold`` says what is wrong in the files.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.codebook.events import read_events
from dragoman.model.event import Modality
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval
from evaluation.gold_acts import GoldEvent, Labels, Place

__all__ = ["PARTS", "Passage", "folded", "read_passages"]

PARTS = ("dev", "check")
KEYS = frozenset({"trigger", "nth", "type", "mode", "extension", "actors", "recipients"}) | {
    "modality",
    "optional",
    "note",
}
MODALITIES = frozenset(Modality) | {"ended"}
ORGANS = {
    **dict.fromkeys(("unsc", "unga", "un-secretariat", "un-hrc"), "un"),
    **dict.fromkeys(
        ("european-commission", "european-council", "european-parliament", "eeas"), "eu"
    ),
}
"""Keys of organs that the gold has under the name of their body."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its day and its acts, bare statements left out."""

    id: str
    part: str
    published: date
    text: str
    events: tuple[GoldEvent, ...]
    is_trap: bool
    """Whether it tells no act at all."""

    @property
    def page(self) -> Page:
        """The passage as a page of its own, dated by whoever hands it in."""
        day = Dating(Interval.day(self.published), Basis.RECORD, ("the passage's own date",))
        return Page(
            address=f"fresh:{self.id}",
            content=self.text.encode(),
            kind="text",
            charset="utf-8",
            published=day,
        )


def read_passages(folder: Path) -> list[Passage]:
    """Read the passages of a folder's files; a ValueError tells every one that is not right."""
    passages, wrong = [], []
    for file in sorted(folder.glob("fresh_*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8")).get("passage", ()):
            try:
                passages.append(_passage(row))
            except (KeyError, ValueError) as error:
                wrong.append(f"{file.name}, {row.get('id')}: {error}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return passages


def _passage(row: Mapping[str, Any]) -> Passage:
    if row["part"] not in PARTS:
        raise ValueError(f"no part {row['part']!r}")
    events = tuple(_events(row["events"], row["text"]))
    return Passage(row["id"], row["part"], row["published"], row["text"], events, not row["events"])


def _events(rows: list[Mapping[str, Any]], text: str) -> Iterator[GoldEvent]:
    for row in rows:
        if unknown := row.keys() - KEYS:
            raise ValueError(f"unknown keys {sorted(unknown)}")
        kind, extension, mode = (row.get(key, "") for key in ("type", "extension", "mode"))
        kind = kind or _types_of_extensions().get(extension, "")
        if (kind, mode) not in _modes() or row["modality"] not in MODALITIES:
            raise ValueError(f"no {kind} {mode} {row['modality']} in the codebook")
        if extension and _types_of_extensions().get(extension) != kind:
            raise ValueError(f"no {kind} {extension} in the codebook")
        if not kind and extension == "state":
            continue
        actors, recipients = row.get("actors", []), row.get("recipients", [])
        yield GoldEvent(
            _place(row["trigger"], row.get("nth", 1), text),
            kind,
            mode,
            extension,
            folded(actors),
            folded(recipients),
            (len(actors), len(recipients)),
            row["modality"],
            optional=row.get("optional", False),
        )


@cache
def _types_of_extensions() -> dict[str, str]:
    """Give the type under which the codebook has each extension, empty for none."""
    rows = read_events().entries.values()
    return {row.extension: row.type for row in rows if row.extension}


@cache
def _modes() -> frozenset[tuple[str, str]]:
    """Give every type with each of its modes, and with none."""
    rows = read_events().entries.values()
    return frozenset((row.type, mode) for row in rows for mode in (row.mode, ""))


def _place(trigger: str, nth: int, text: str) -> Place:
    """Find the nth time that a trigger stands as words of its own."""
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", text)]
    if len(found) < nth:
        raise ValueError(f"trigger {trigger!r} does not stand there {nth} times")
    return found[nth - 1]


def folded(names: Iterable[str]) -> Labels:
    """Give what a party may be called for comparison: lower case, no article before it.

    An organ may be called by the name of its body.
    """
    own = frozenset(_ARTICLE.sub("", " ".join(name.split())).casefold() for name in names)
    return own | {ORGANS[name] for name in own & ORGANS.keys()}


def main() -> int:
    """Say which passages are not right, if any, and how many there are."""
    try:
        passages = read_passages(Path(__file__).parent / "gold")
    except ValueError as error:
        print(error)
        return 1
    print(f"{len(passages)} passages, {sum(passage.is_trap for passage in passages)} without acts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
