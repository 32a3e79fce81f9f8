"""Numerals: years, dates in figures and hours, or a road, a score, a title, a number of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.codebook.times import trap_words
from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.dates.traps.around import ARTICLES, QUOTES, is_noun

__all__ = ["NUMBERED"]

TIMES = frozenset({"DATE", "TIME"})
AMOUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def _year(reader: Reader, match: Match) -> bool:
    """Say whether a numeral of four figures is a year: by its neighbours, then by the parser."""
    traps = trap_words()
    if len(match.labels) > 1:
        return reader.after(match) not in traps.measures
    before, after = reader.before(match), reader.after(match)
    year = match.get("year") or 0
    token = reader.tokens(match)[0]
    if after in traps.measures or not token.text.isdigit() or _numbers_something(reader, match):
        return False
    if after in {"%", "km", ":"} and before not in traps.year_leading:
        return False
    following = reader.token_after(match)
    counted = following is not None and following.tag in {"NNS", "NNPS"} and before != "("
    if before in {"and", "or"} and counted and token.dep == "nummod":
        return False
    early = before == "as" and reader.before(match, 2) in {"early", "late", "back", "recently"}
    dated = reader.taken.get(token.index) in TIMES
    if before == "(" or before in traps.year_leading or early:
        return not counted or (dated and 1900 <= year < 2100)
    if not 1900 <= year < 2100:
        return False
    if before in traps.year_doubtful or not before:
        singular = following is not None and following.tag in {"NN", "NNP", "JJ"}
        amount = reader.taken.get(token.index) in AMOUNTS
        plain = before == "of" and not is_noun(following) and not amount
        return dated or after == "'s" or plain or (singular and before in ARTICLES)
    return _year_of_a_name(reader, match, year, dated=dated, counted=counted)


def _year_of_a_name(reader: Reader, match: Match, year: int, *, dated: bool, counted: bool) -> bool:
    """Say whether a numeral that no small word introduces is a year ("the Lima Forum 2019")."""
    preceding, token = reader.token_before(match), reader.tokens(match)[0]
    if token.dep == "dobj":
        return False  # "read 1984"
    before = reader.before(match)
    if before in trap_words().gatherings or reader.taken.get(token.index) == "EVENT":
        return True
    if preceding is not None and preceding.pos == "PROPN":
        if _this_year(reader, year):
            return not counted
        return dated and reader.taken.get(preceding.index) in TIMES
    return dated and not counted


def _this_year(reader: Reader, year: int) -> bool:
    """Say whether a number behind a name is the year of the page or one beside it.

    "Baltops 2019" in a page of 2019 is held in that year; "Peugeot 2008" in it is a car.
    """
    published = reader.parsed.document.published
    start = published.interval.start if published is not None else None
    return start is not None and abs(start.year - year) <= 1


def _numbers_something(reader: Reader, match: Match) -> bool:
    """Say whether a numeral is a title, part of a longer number, or numbers things.

    "Articles 1945 and 1946", "+51 1 2019 1998", "01-2011-1945".
    """
    labels = trap_words().labels
    place = 1
    if reader.before(match) in QUOTES and reader.after(match) in QUOTES:
        return True  # the title of a book or film: “1984”
    word = reader.before(match)
    if word.isdigit() or reader.after(match).isdigit():
        return True
    if word == "-" and reader.before(match, 2).isdigit():
        return True
    if reader.after(match) == "-" and reader.after(match, 1).isdigit():
        return True
    while word.isdigit() or word in {"and", ",", "or", "to"}:
        place += 1
        word = reader.before(match, place)
    return word in labels


def _years(reader: Reader, match: Match) -> bool:
    before, after = reader.before(match), reader.after(match)
    traps = trap_words()
    first = match.get("year") or 0
    if before in traps.labels or after in traps.measures or not 1500 <= first < 2100:
        return False
    return reader.word_at(match.last) not in {"-", "–"} if match.last < len(reader.pieces) else True


def _decade(reader: Reader, match: Match) -> bool:
    """Leave ages ("in his thirties") and round numbers ("the 500s") alone."""
    if reader.tokens(match)[-1].text[0].isalpha() and not match.has("nineteen"):
        return match.has("the") and reader.after(match) != "and"
    return True


def _century(reader: Reader, match: Match) -> bool:
    """Leave names alone: "20th Century Fox"."""
    following = reader.token_after(match)
    if reader.after(match) in {"bc", "bce", "b.c."}:
        return False
    named = following is not None and following.pos == "PROPN" and following.text[0].isupper()
    return not (named and reader.tokens(match)[-1].text[0].isupper())


def _figures(reader: Reader, match: Match) -> bool:
    """Leave what is part of a longer row of numbers alone (versions, codes, paths)."""
    joined = {"/", ".", "-", "–", ":"}
    if reader.before(match) in joined and reader.before(match, 2).isdigit():
        return False
    if reader.before(match) in trap_words().labels:
        return False
    return not (reader.after(match) in joined and reader.after(match, 1).isdigit())


def _age(reader: Reader, match: Match) -> bool:
    return reader.after(match) not in {"s", "-"}


def _clock(reader: Reader, match: Match) -> bool:
    """Tell "at 10:30" from a score and a verse."""
    labels = {label for label, _ in match.labels}
    if labels & {"half", "zone", "=o'clock"}:
        return True
    return reader.before(match) in {
        "at",
        "by",
        "until",
        "till",
        "around",
        "from",
        "before",
        "after",
        "about",
        "since",
    }


NUMBERED: Mapping[str, Callable[[Reader, Match], bool]] = {
    "year": _year,
    "years": _years,
    "age": _age,
    "century": _century,
    "decade": _decade,
    "figures": _figures,
    "clock": _clock,
}
"""Guard of a rule → says whether what matched is a time here."""
