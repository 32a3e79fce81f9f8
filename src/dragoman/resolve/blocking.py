"""Which pairs are worth comparing: a few keys per thing, so that work grows with the hits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from dragoman.codebook.spellings import name_table
from dragoman.resolve.names.name_forms import fold_word, name_form

__all__ = ["name_keys", "pairs"]


def pairs[T](things: Iterable[T], keys: Callable[[T], Iterable[Hashable]]) -> Iterator[tuple[T, T]]:
    """Give every pair that shares a key, once, in the order of `things`."""
    ordered = list(things)
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position, thing in enumerate(ordered):
        for key in sorted(set(keys(thing)), key=repr):
            blocks[key].append(position)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for index, left in enumerate(block):
            seen.update((left, right) for right in block[index + 1 :])
    for left, right in sorted(seen):
        yield ordered[left], ordered[right]


def name_keys(name: str) -> Iterator[tuple[str, str]]:
    """Give the keys of a person's name: each written word with the first letter of each other one.

    A short form stands for the names it shortens and a sister form for its group, so that
    "Bill Clinton" meets "William Clinton" and "Volodymyr" meets "Vladimir".
    """
    form = name_form(name)
    for position, raw in enumerate(form.raw):
        for word in _stand_ins(raw):
            if len(word) < 2:
                continue
            for other, beside in enumerate(form.raw):
                if other != position:
                    yield from ((word, start[0]) for start in _stand_ins(beside))


def _stand_ins(raw: str) -> set[str]:
    """Give the words under which a word of a name is filed."""
    table = name_table()
    spelt = table.spelling.get(raw, raw)
    found = {fold_word(raw)}
    found.update(fold_word(full) for full in table.nicknames.get(raw, ()))
    found.update(f"related {number}" for number in table.related.get(spelt, ()))
    if len(raw) > 1 and len(found) == 1:
        found.add(raw[0] + "*" + fold_word(raw)[-3:])
    return found
