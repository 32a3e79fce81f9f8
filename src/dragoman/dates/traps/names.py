"""Days, months, feasts and "today": words that are names as well ("May", "the Sunday Times")."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.codebook.times import trap_words
from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.dates.traps.around import (
    ARTICLES,
    NOUNS,
    QUOTES,
    describes,
    has_capital,
    in_name,
    names_a_thing,
    spelled_apart,
)

__all__ = ["NAMED"]

DAYPARTS = frozenset({"morning", "evening", "night"})


def _month(reader: Reader, match: Match) -> bool:
    if not has_capital(reader, match, "month") or not spelled_apart(reader, match):
        return False
    if len(match.labels) > 1:
        return True
    token = reader.tokens(match)[0]
    if reader.before(match).isdigit():
        return False  # what is left of "30 February"
    if token.tag == "MD" or token.pos in {"VERB", "AUX"}:
        return False
    word = reader.word_at(match.first).rstrip(".")
    leading = reader.before(match) in trap_words().leading
    if word in trap_words().words and not leading:
        return False
    if reader.before(match) in ARTICLES and names_a_thing(reader, match):
        return False
    if len(word) <= 4 and word not in {"may", "june", "july"}:
        leading = reader.before(match) in trap_words().year_leading
    if not leading and len(word) <= 4 and word != "july":
        return False
    return not in_name(reader, match)


def _month_day(reader: Reader, match: Match) -> bool:
    return has_capital(reader, match, "month") and reader.after(match) not in {"%", "percent"}


def _month_year(reader: Reader, match: Match) -> bool:
    """Leave what is left of a day that does not exist alone ("30 February 2019")."""
    return has_capital(reader, match, "month") and not reader.before(match).isdigit()


def _weekday(reader: Reader, match: Match) -> bool:
    following = reader.token_after(match)
    if following is not None and following.lower in DAYPARTS and following.text[0].isupper():
        return False  # "the Saturday Evening Post"
    if not has_capital(reader, match, "weekday"):
        return False
    if reader.before(match) in ARTICLES and names_a_thing(reader, match):
        return False
    ordinal = reader.token_before(match)
    counted = reader.after(match) in {"of", "in"} or reader.before(match, 2) in {"every", "each"}
    if ordinal is not None and _is_ordinal(reader, match) and counted:
        return False  # "the first Monday of …"
    return spelled_apart(reader, match) and not in_name(reader, match)


def _is_ordinal(reader: Reader, match: Match) -> bool:
    labels = reader.pieces[match.first - 1].labels if match.first else None
    return labels is not None and ("ord" in labels or "rel" in labels)


def _season(reader: Reader, match: Match) -> bool:
    return spelled_apart(reader, match)


def _deictic(reader: Reader, match: Match) -> bool:
    """Leave the names of papers and stations alone: "USA Today", "the Today newspaper"."""
    token = reader.tokens(match)[-1]
    if not token.text[0].isupper():
        return True
    before, following = reader.token_before(match), reader.token_after(match)
    if before is not None:
        opened = before.text in QUOTES or before.text[0].isupper()
        if opened and reader.after(match) in QUOTES:
            return False  # the title of a song or film
        if before.pos == "PROPN" and token.pos == "PROPN":
            return False
    return not (following is not None and token.dep == "compound" and following.pos in NOUNS)


def _holiday(reader: Reader, match: Match) -> bool:
    """Say whether a feast is written as a name, and is not part of another one."""
    first, following = reader.tokens(match)[0], reader.token_after(match)
    if not first.text[0].isupper() or reader.before(match) in trap_words().before:
        return False
    if len(match.labels) == 1 and describes(reader, match):
        return False  # "Christmas sales" are not of that day alone
    return following is None or following.pos != "PROPN" or not following.text[0].isupper()


def _speech(reader: Reader, match: Match) -> bool:
    """Say whether a speech is named after a feast: "the New Year address"."""
    return _holiday(reader, match) and reader.after(match) in trap_words().speeches


def _frequency(reader: Reader, match: Match) -> bool:
    """Leave newspapers alone: "the China Daily"."""
    token = reader.tokens(match)[0]
    return token.text[0].islower() or not reader.before(match)


NAMED: Mapping[str, Callable[[Reader, Match], bool]] = {
    "month": _month,
    "month-day": _month_day,
    "month-year": _month_year,
    "weekday": _weekday,
    "season": _season,
    "deictic": _deictic,
    "holiday": _holiday,
    "speech": _speech,
    "frequency": _frequency,
}
"""Guard of a rule → says whether what matched is a time here."""
