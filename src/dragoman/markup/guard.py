"""Refuses HTML that would stop a parser, before a parser sees it."""

from __future__ import annotations

import re

from dragoman.errors import Rejected

__all__ = ["DEEPEST", "refuse_hostile_html"]

DEEPEST = 600
"""Open elements at once. Genuine pages stay far below; parsers slow down with the square of it."""
MOST_ATTRIBUTES = 1000
"""Attributes of one tag; an element with tens of thousands stops parsers for minutes."""
MOST_TAGS = 200_000
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>]*))")
# Elements without content, and those that the next one of their kind closes by itself.
VOID = "area base br col embed hr img input link meta param source track wbr"
CLOSED_BY_NEXT = "p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body"
NOT_COUNTED = frozenset(f"{VOID} {CLOSED_BY_NEXT}".split())
RAW = ("script", "style", "textarea", "iframe")
"""Elements whose inside is no markup."""
ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in RAW}


def refuse_hostile_html(html: str, address: str) -> None:
    """Raise Rejected for nesting, tags or attributes beyond what pages have.

    One pass from tag to tag; its time grows with the length of the page and nothing else.
    """
    depth = tags = position = 0
    closed: set[str] = set()
    while (found := TAG.search(html, position)) is not None:
        slash, name, rest = found.groups()
        position = found.end() + 1
        if name is None:
            end = html.find("-->", found.end())
            position = end + 3 if end >= 0 else len(html)
            continue
        tags += 1
        if len(rest) > MOST_ATTRIBUTES:
            _refuse_long_tag(rest, address)
        name = name.lower()
        if name in ENDS:
            if not slash and name not in closed:
                position = _after_raw(html, name, position, closed)
        elif name not in NOT_COUNTED and rest[-1:] != "/":
            depth = max(0, depth - 1) if slash else depth + 1
        if depth > DEEPEST:
            raise Rejected(address, f"more than {DEEPEST} elements inside each other")
        if tags > MOST_TAGS:
            raise Rejected(address, f"more than {MOST_TAGS} tags")


def _after_raw(html: str, name: str, position: int, closed: set[str]) -> int:
    """Give the place after a script or style; notes the name when no end is left to find."""
    end = ENDS[name].search(html, position)
    if end is None:
        closed.add(name)
        return position
    return end.end()


def _refuse_long_tag(inside: str, address: str) -> None:
    if len(QUOTED.sub("", inside).split()) > MOST_ATTRIBUTES:
        raise Rejected(address, f"a tag with more than {MOST_ATTRIBUTES} attributes")
