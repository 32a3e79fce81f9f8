"""Conditions beyond the words: what looks like a time and is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook.tense import Tense, tense_of
from dragoman.codebook.times import trap_words
from dragoman.dates.figures import Order, order_of_page
from dragoman.dates.grammar import Match
from dragoman.dates.pieces import Piece
from dragoman.model.parsed import Parsed, Token

__all__ = ["Reader", "is_time"]

QUOTES = frozenset("\"“”'‘’«»")
NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "NORP"})
TIMES = frozenset({"DATE", "TIME"})
AMOUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
NOUNS = frozenset({"NOUN", "PROPN"})
DAYPARTS = frozenset({"morning", "evening", "night"})
OVER = frozenset({"over", "for", "throughout", "during", "within"})
ARTICLES = frozenset({"the", "its", "their", "his", "her", "'s", "this"})


@dataclass(frozen=True)
class Reader:
    """A document with its pieces, and what the parser's model took each token for."""

    parsed: Parsed
    pieces: Sequence[Piece]

    @cached_property
    def taken(self) -> Mapping[int, str]:
        """Token → label of the name that the model proposes for it."""
        return {
            token: name.label
            for name in self.parsed.names
            for token in range(name.first, name.last)
        }

    @cached_property
    def order(self) -> Order:
        """Give the order in which the page writes dates in figures."""
        return order_of_page(self.parsed.document)

    def before(self, match: Match, back: int = 1) -> str:
        """Give the word that stands `back` pieces before a match, empty at the sentence's start."""
        return self._word(match.first - back, match.first)

    def after(self, match: Match, on: int = 0) -> str:
        """Give the word that stands behind a match, empty at the sentence's end."""
        return self._word(match.last + on, match.first)

    def token_before(self, match: Match) -> Token | None:
        """Give the token before a match, in its sentence."""
        return self._token(match.first - 1, match.first)

    def token_after(self, match: Match) -> Token | None:
        """Give the token behind a match, in its sentence."""
        return self._token(match.last, match.first)

    def tokens(self, match: Match) -> Sequence[Token]:
        """Give the tokens of a match."""
        first, last = self.pieces[match.first].token, self.pieces[match.last - 1].token
        return self.parsed.tokens[first : last + 1]

    def word_at(self, place: int) -> str:
        """Give the lower-case words of one piece, with plain apostrophes."""
        piece = self.pieces[place]
        return self.parsed.document.text[piece.start : piece.end].lower().replace("’", "'")

    def _token(self, place: int, near: int) -> Token | None:
        if not 0 <= place < len(self.pieces):
            return None
        token = self.parsed.tokens[self.pieces[place].token]
        here = self.parsed.tokens[self.pieces[near].token]
        return token if token.sentence == here.sentence else None

    def _word(self, place: int, near: int) -> str:
        return self.word_at(place) if self._token(place, near) is not None else ""


def is_time(reader: Reader, match: Match) -> bool:
    """Say whether what matched is a time here."""
    guard = match.rule.guard
    return not guard or _GUARDS[guard](reader, match)


def _capital(reader: Reader, match: Match, label: str) -> bool:
    """Say whether the word read under a label is written with a capital."""
    places = range(match.first, match.last)
    for place, (name, _) in zip(places, match.labels, strict=True):
        if name == label:
            piece = reader.pieces[place]
            return reader.parsed.document.text[piece.start].isupper()
    return True


def _in_name(reader: Reader, match: Match) -> bool:
    """Say whether a longer name of something else holds the match ("the Sunday Times")."""
    tokens = reader.tokens(match)
    labels = {reader.taken.get(token.index, "") for token in tokens}
    if not labels <= NAMES:
        return False
    before, after = reader.token_before(match), reader.token_after(match)
    return any(
        token is not None and token.pos == "PROPN" and reader.taken.get(token.index) in labels
        for token in (before, after)
    )


def _spelled_apart(reader: Reader, match: Match) -> bool:
    traps = trap_words()
    if f"{reader.before(match, 2)} {reader.before(match)}" in traps.phrases:
        return False
    return reader.before(match) not in traps.before and reader.after(match) not in traps.after


def _month(reader: Reader, match: Match) -> bool:
    if not _capital(reader, match, "month") or not _spelled_apart(reader, match):
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
    if reader.before(match) in ARTICLES and _names_a_thing(reader, match):
        return False
    if len(word) <= 4 and word not in {"may", "june", "july"}:
        leading = reader.before(match) in trap_words().year_leading
    if not leading and len(word) <= 4 and word != "july":
        return False
    return not _in_name(reader, match)


def _month_day(reader: Reader, match: Match) -> bool:
    return _capital(reader, match, "month") and reader.after(match) not in {"%", "percent"}


def _month_year(reader: Reader, match: Match) -> bool:
    """Leave what is left of a day that does not exist alone ("30 February 2019")."""
    return _capital(reader, match, "month") and not reader.before(match).isdigit()


def _weekday(reader: Reader, match: Match) -> bool:
    following = reader.token_after(match)
    if following is not None and following.lower in DAYPARTS and following.text[0].isupper():
        return False  # "the Saturday Evening Post"
    if not _capital(reader, match, "weekday"):
        return False
    if reader.before(match) in ARTICLES and _names_a_thing(reader, match):
        return False
    ordinal = reader.token_before(match)
    counted = reader.after(match) in {"of", "in"} or reader.before(match, 2) in {"every", "each"}
    if ordinal is not None and _is_ordinal(reader, match) and counted:
        return False  # "the first Monday of …"
    return _spelled_apart(reader, match) and not _in_name(reader, match)


def _is_ordinal(reader: Reader, match: Match) -> bool:
    labels = reader.pieces[match.first - 1].labels if match.first else None
    return labels is not None and ("ord" in labels or "rel" in labels)


def _names_a_thing(reader: Reader, match: Match) -> bool:
    """Say whether a capital noun follows that the match describes ("the Friday Mosque")."""
    following, last = reader.token_after(match), reader.tokens(match)[-1]
    if following is None or following.pos != "PROPN" or not following.text[0].isupper():
        return False
    return last.dep == "compound" and last.head >= following.index


def _season(reader: Reader, match: Match) -> bool:
    return _spelled_apart(reader, match)


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
        plain = before == "of" and not _noun(following) and not amount
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


def _noun(token: Token | None) -> bool:
    return token is not None and token.pos in NOUNS


def _years(reader: Reader, match: Match) -> bool:
    before, after = reader.before(match), reader.after(match)
    traps = trap_words()
    first = match.get("year") or 0
    if before in traps.labels or after in traps.measures or not 1500 <= first < 2100:
        return False
    return reader.word_at(match.last) not in {"-", "–"} if match.last < len(reader.pieces) else True


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
    return _noun(following) and reader.after(match) not in trap_words().played


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


def _figures(reader: Reader, match: Match) -> bool:
    """Leave what is part of a longer row of numbers alone (versions, codes, paths)."""
    joined = {"/", ".", "-", "–", ":"}
    if reader.before(match) in joined and reader.before(match, 2).isdigit():
        return False
    if reader.before(match) in trap_words().labels:
        return False
    return not (reader.after(match) in joined and reader.after(match, 1).isdigit())


def _holiday(reader: Reader, match: Match) -> bool:
    """Say whether a feast is written as a name, and is not part of another one."""
    first, following = reader.tokens(match)[0], reader.token_after(match)
    if not first.text[0].isupper() or reader.before(match) in trap_words().before:
        return False
    if len(match.labels) == 1 and _describes(reader, match):
        return False  # "Christmas sales" are not of that day alone
    return following is None or following.pos != "PROPN" or not following.text[0].isupper()


def _describes(reader: Reader, match: Match) -> bool:
    last = reader.tokens(match)[-1]
    return last.dep in {"compound", "amod", "nmod"} and last.head > last.index


def _not_of_day(reader: Reader, match: Match) -> bool:  # noqa: ARG001 - every guard is called so
    """Leave "later in the day" to the row that counts it from the text."""
    return match.word("unit") != "day" or not match.has("in")


def _alone(reader: Reader, match: Match) -> bool:
    """Say whether the words end a clause ("ten years on,"), so that "on" belongs to them."""
    following = reader.token_after(match)
    return following is None or following.pos == "PUNCT"


def _age(reader: Reader, match: Match) -> bool:
    return reader.after(match) not in {"s", "-"}


def _unit(reader: Reader, match: Match) -> bool:
    """Leave "the last year of his term", "last day" and "the past month" to other rows."""
    unit = match.word("unit")
    if match.has("after", "before"):
        return True
    if match.has("-") and match.get("rel") is None:
        return reader.before(match) in {"by", "at", "before", "until"} and not _describes(
            reader, match
        )
    article = reader.before(match) in {"the", "his", "her", "their", "its", "our", "my"}
    if match.has("quarter"):
        return True
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


def _frequency(reader: Reader, match: Match) -> bool:
    """Leave newspapers alone: "the China Daily"."""
    token = reader.tokens(match)[0]
    return token.text[0].islower() or not reader.before(match)


_GUARDS: Mapping[str, Callable[[Reader, Match], bool]] = {
    "month": _month,
    "month-day": _month_day,
    "month-year": _month_year,
    "weekday": _weekday,
    "season": _season,
    "year": _year,
    "years": _years,
    "quarter": _quarter,
    "unit": _unit,
    "age": _age,
    "century": _century,
    "deictic": _deictic,
    "alone": _alone,
    "decade": _decade,
    "figures": _figures,
    "half": _half,
    "holiday": _holiday,
    "not-of-day": _not_of_day,
    "told": _told,
    "nothing-follows": _nothing_follows,
    "clock": _clock,
    "in-future": _in_future,
    "reference": _reference,
    "duration": _duration,
    "running": _running,
    "for": _for,
    "frequency": _frequency,
}
