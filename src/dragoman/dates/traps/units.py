"""Units that are counted ("the last year"), or are of something else ("the first half")."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.codebook.tense import Tense, tense_of
from dragoman.codebook.times import trap_words
from dragoman.dates.grammar import Match
from dragoman.dates.reader import Reader
from dragoman.dates.traps.around import NOUNS, OVER, QUOTES, describes, is_noun

__all__ = ["COUNTED"]


def _quarter(reader: Reader, match: Match) -> bool:
    """Leave the quarters of matches and of things alone."""
    if match.get("year") is not None or match.get("rel") is not None:
        return True
    if reader.after(match) == "-" or reader.after(match) in trap_words().played:
        return False
    if match.get("quarter") is not None:
        return reader.before(match) in {"in", "for", "during"}
    return match.has("the", "-") or reader.before(match) in {"in", "for", "", "during", "of"}


def _half(reader: Reader, match: Match) -> bool:
    """Leave the halves of matches alone, and "the first half" of what the text does not say."""
    if not match.has("-"):
        return True
    following = reader.token_after(match)
    return is_noun(following) and reader.after(match) not in trap_words().played


def _not_of_day(reader: Reader, match: Match) -> bool:  # noqa: ARG001 - every guard is called so
    """Leave "later in the day" to the row that counts it from the text."""
    return match.word("unit") != "day" or not match.has("in")


def _alone(reader: Reader, match: Match) -> bool:
    """Say whether the words end a clause ("ten years on,"), so that "on" belongs to them."""
    following = reader.token_after(match)
    return following is None or following.pos == "PUNCT"


def _unit(reader: Reader, match: Match) -> bool:
    """Leave "the last year of his term", "last day" and "the past month" to other rows."""
    unit = match.word("unit")
    if match.has("after", "before"):
        return True
    if match.has("-") and match.get("rel") is None:
        return reader.before(match) in {"by", "at", "before", "until"} and not describes(
            reader, match
        )
    article = reader.before(match) in {"the", "his", "her", "their", "its", "our", "my"}
    if match.has("quarter"):
        return True
    if _is_title(reader, match):
        return False
    if article and match.has("last", "past") and reader.after(match) == "of":
        return False
    if article and unit == "century" and match.get("rel") == -1:
        return reader.before(match, 2) not in OVER
    if (
        article
        and match.get("rel") in {-1, 1}
        and unit in {"day", "year", "month", "week", "decade", "century"}
    ):
        return match.get("rel") == 1 and match.has("coming")
    edges = match.word("edge") is not None and match.get("rel") is None
    if edges and reader.after(match) in {"of", "long"}:
        return False
    return unit != "day" or match.get("rel") == 0 or edges is False


def _is_title(reader: Reader, match: Match) -> bool:
    """Say whether marks and capitals make a title of it: the show “This Week”."""
    opened = reader.token_before(match)
    if opened is None or opened.text not in QUOTES:
        return False
    closed = {reader.after(match), reader.after(match, 1)} & QUOTES
    return bool(closed) and all(token.text[0].isupper() for token in reader.tokens(match))


def _told(reader: Reader, match: Match) -> bool:
    if match.get("told") == 0 and reader.after(match) in {"last", "a", "in"}:
        return False  # "the same quarter last year" is no quarter that the text has named
    return reader.after(match) != "of" or match.word("unit") == "day"


def _nothing_follows(reader: Reader, match: Match) -> bool:
    """Say whether "the day before" stands alone, not before a noun ("the day before the vote")."""
    following = reader.token_after(match)
    tokens = reader.tokens(match)
    if any(token.text[0].isupper() for token in tokens[1:]):
        return False  # the title of a film: "The Day After"
    return following is None or following.pos in {"PUNCT", "CCONJ", "ADP", "VERB", "AUX", "SCONJ"}


def _in_future(reader: Reader, match: Match) -> bool:
    """Tell "will leave in two weeks" from "was built in two weeks"."""
    if match.has("now", "time"):
        return True
    return tense_of(reader.parsed, reader.tokens(match)[0].index) is Tense.FUTURE


def _reference(reader: Reader, match: Match) -> bool:
    word = reader.word_at(match.last - 1)
    if word == "past" or (word == "future" and not match.has("near")):
        following = reader.token_after(match)
        described = following is not None and following.pos in {*NOUNS, "ADJ", "NUM"}
        return reader.before(match) == "in" and not described and reader.after(match) != "of"
    if word in {"soon", "shortly"}:  # "soon after", "as soon as"
        return reader.after(match) not in {"after", "before"} and reader.before(match) != "as"
    if word == "now":
        following = reader.token_after(match)
        named = following is not None and following.pos == "PROPN" and following.text[0].isupper()
        capital = reader.tokens(match)[-1].text[0].isupper()
        return reader.after(match) != "that" and not (capital and named)
    return True


COUNTED: Mapping[str, Callable[[Reader, Match], bool]] = {
    "quarter": _quarter,
    "unit": _unit,
    "alone": _alone,
    "half": _half,
    "not-of-day": _not_of_day,
    "told": _told,
    "nothing-follows": _nothing_follows,
    "in-future": _in_future,
    "reference": _reference,
}
"""Guard of a rule → says whether what matched is a time here."""
