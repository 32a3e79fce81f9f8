"""Lengths of time, or an age, a name, "one day" that is to come."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.dates.traps.around import NOUNS, OVER, QUOTES

__all__ = ["LONG"]


def _duration(reader: Reader, match: Match) -> bool:
    """Leave ages, and "a day" in the sense of "each day", alone."""
    after = reader.after(match)
    if after == "old" or (after in {"-", "–"} and reader.after(match, 1) == "old"):
        return False
    if "quarter" in {match.word("unit"), match.word("units")}:
        return False  # "a quarter of a million"
    if after == "s" or (after == "-" and reader.after(match, 1) == "olds"):
        return False
    if _someday(reader, match) or _named_by_length(reader, match):
        return False
    article = reader.word_at(match.first) in {"a", "an"}
    if article and (match.has("long") or after == "-"):
        return False  # "a year-long …" has its own row, "an hour-glass" is a thing
    return reader.before(match) not in {"aged", "every", "each"}


def _someday(reader: Reader, match: Match) -> bool:
    """Say whether "one day" means a day to come: it opens the sentence and nothing is counted."""
    words = [token.lower for token in reader.tokens(match)]
    first = not reader.before(match) or reader.before(match) in QUOTES
    return words == ["one", "day"] and first and reader.after(match) not in {"of", "after"}


def _named_by_length(reader: Reader, match: Match) -> bool:
    """Say whether a capital length is part of a name ("the Six-Day War")."""
    last, following = reader.tokens(match)[-1], reader.token_after(match)
    if following is None or not last.text[0].isupper():
        return False
    if following.lower in {"'", "’"}:
        return (
            reader.word_at(match.last + 1) == "war"
            if match.last + 1 < len(reader.pieces)
            else False
        )
    return following.text[0].isupper() and following.pos in NOUNS


def _running(reader: Reader, match: Match) -> bool:
    following = reader.after(match)
    if match.word("unit") == "century" and match.has("last") and match.get("n") is None:
        return reader.before(match) in OVER
    if match.rule.name == "running" and not match.all("n") and not match.word("some"):
        return following != "of" or match.has("past")
    return True


def _for(reader: Reader, match: Match) -> bool:
    if reader.before(match) in {"for", "over", "in", "within"}:
        return True
    opened = reader.before(match) in {"", "after", "following", "despite", "amid", "with", "of"}
    return opened and reader.after(match) == "of" and reader.after(match, 1) != "the"


LONG: Mapping[str, Callable[[Reader, Match], bool]] = {
    "duration": _duration,
    "running": _running,
    "for": _for,
}
"""Guard of a rule → says whether what matched is a time here."""
