"""Which names of a user's own list stand where in a text: bodies and places that no table has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dragoman.codebook.listed import ListedName
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.gazetteer import FIRST_WORD, PLAIN
from dragoman.model.parsed import NamedSpan, Parsed

__all__ = ["find_listed"]


def find_listed(parsed: Parsed, names: Mapping[str, ListedName]) -> Iterator[Draft]:
    """Give the listed names of a text, the longest at each place; a part of a longer name is none.

    Names are met letter by letter, capitals included, on whole words.
    """
    if not names:
        return
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if word := FIRST_WORD.search(name):
            index[word.group()].append(name)
    text = parsed.document.text.translate(PLAIN)
    ends = {token.end: token.index + 1 for token in parsed.tokens}
    reached = 0
    for token in parsed.tokens:
        word = FIRST_WORD.match(text, token.start)
        if word is None or token.index < reached:
            continue
        for name in index.get(word.group(), ()):
            last = ends.get(token.start + len(name))
            whole = last is not None and text.startswith(name.translate(PLAIN), token.start)
            if last is None or not whole or _is_part(parsed, token.index, last):
                continue
            row = names[name]
            reached = _with_noun(parsed, token.index, last)
            yield Draft(token.index, reached, row.kind, name, row.made_by, state=row.state)
            break


def _is_part(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether the words stand within a longer name that the parser proposes."""
    return any(
        begin <= first and last <= end and end - begin > last - first
        for begin, end in (_bare(parsed, name) for name in parsed.names)
    )


def _with_noun(parsed: Parsed, first: int, last: int) -> int:
    """Give the end of a name with the small noun that the parser adds to it ("the NWP party")."""
    for name in parsed.names:
        end = name.last
        while end > last and parsed.tokens[end - 1].pos != "NOUN":
            end -= 1
        if end > last and _bare(parsed, name) == (first, last):
            return end
    return last


def _bare(parsed: Parsed, name: NamedSpan) -> tuple[int, int]:
    """Give a proposed name without small words at its ends ("the", "'s", "party")."""
    first, last = name.first, name.last
    while first < last and not _is_capital(parsed, first):
        first += 1
    while first < last and not _is_capital(parsed, last - 1):
        last -= 1
    return first, last


def _is_capital(parsed: Parsed, index: int) -> bool:
    letter = parsed.tokens[index].text[0]
    return letter.isupper() or letter.isdigit()
