"""The forms under which the name of a place is looked up."""

from __future__ import annotations

from functools import lru_cache

from dragoman.codebook.places import place_words
from dragoman.codebook.spots import place_key

__all__ = ["forms"]


@lru_cache(maxsize=4096)
def forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the keys to look a printed name up by, in steps: a later step only if earlier ones fail.

    First the name as printed, with short words in full ("St. Marc", "Saint Marc"); then its part
    before a comma ("Rockville, Md."); then without the words around it ("Osh Province"); then
    written together ("Dogu Beyazit").
    """
    whole = _full(name)
    before = _full(name.split(",")[0])
    bare = tuple(_bare(form) for form in before)
    together = (place_key(before[0]).replace(" ", ""),)
    steps = [tuple(place_key(form) for form in step) for step in (whole, before, bare)]
    seen: set[str] = set()
    found = []
    for step in (*steps, together):
        keys = (*step, *(key.removeprefix("the ") for key in step))
        fresh = tuple(dict.fromkeys(key for key in keys if key and key not in seen))
        seen.update(fresh)
        if fresh:
            found.append(fresh)
    return tuple(found)


def _full(name: str) -> tuple[str, ...]:
    """Give a name, and its form with short words in full ("St. Marc", "Saint Marc")."""
    short = place_words().short
    spread = " ".join(short.get(part.rstrip("."), part) for part in name.split())
    return tuple(dict.fromkeys((name, spread)))


def _bare(name: str) -> str:
    """Take words around the name away, as long as something is left."""
    words = place_words()
    changed = True
    while changed:
        changed = False
        for word in words.before:
            if name.casefold().startswith(f"{word.casefold()} ") and len(name) > len(word) + 3:
                name, changed = name[len(word) + 1 :], True
        for word in words.after:
            if name.casefold().endswith(f" {word.casefold()}") and len(name) > len(word) + 3:
                name, changed = name[: -len(word) - 1], True
    return name
