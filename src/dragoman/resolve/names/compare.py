"""Do two names of persons name one person? Word by word, never by the likeness of whole strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.spellings import name_table
from dragoman.model.judgement import Verdict
from dragoman.resolve.names.name_forms import NameForm, name_form
from dragoman.resolve.names.sounds import may_sound_alike

__all__ = ["Comparison", "compare_names"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names alone say: `score` is 0..1.

    `needs` tells what would settle an unsure pair: "state" (both belong to one state),
    "office" (both hold one office of it) or "more" (neither is enough); else it is empty.
    """

    score: float
    verdict: Verdict
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    needs: str = ""

    @property
    def reason(self) -> str:
        """For, against and missing, in one line."""
        parts = (("for", self.supports), ("against", self.opposes), ("missing", self.missing))
        return "; ".join(f"{head}: {', '.join(points)}" for head, points in parts if points)


@dataclass(frozen=True, slots=True)
class _Match:
    left: int
    right: int
    how: str
    words: tuple[str, str]

    @property
    def said(self) -> str:
        """The match in words for the reason."""
        a, b = (word.capitalize() for word in self.words)
        return f"{a} is {b}" if a == b else f"{a} {_SAID[self.how]} {b}"


_SAID = {
    "equal": "is spelt also",
    "nickname": "is short for or long for",
    "initial": "agrees with the initial of",
    "related": "is a sister form of",
    "near": "differs by one letter from",
    "vowels": "differs by vowels alone from",
    "sounds": "may be another romanisation of",
}
_ORDER = ("equal", "nickname", "related", "near", "vowels", "sounds", "initial")
_SLIPS = frozenset({"near", "vowels", "sounds"})
_WRITTEN = frozenset(_ORDER) - {"initial"}
_NEAR_LETTERS = 7
_VOWEL_LETTERS = 5
"""Letters from which two words with the same consonants may be two spellings."""
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_FEMININE = ("a", "aya")


@lru_cache(maxsize=262144)
def compare_names(left: str, right: str) -> Comparison:
    """Judge two names of persons by their words alone.

    "Same" and "different" are said only where no context could change it; the rest is
    unsure, and `needs` says what would settle it.
    """
    a, b = _joined(name_form(left), name_form(right))
    if not a.words or not b.words:
        return Comparison(
            0.0, Verdict.UNSURE, missing=("a name without words of its own",), needs="more"
        )
    matches = _matches(a, b)
    left_rest = _rest(a, {match.left for match in matches})
    right_rest = _rest(b, {match.right for match in matches})
    supports = tuple(match.said for match in matches)
    against = _contradiction(a, b, matches, left_rest, right_rest)
    if against:
        share = 2 * len(matches) / (len(a.words) + len(b.words))
        return Comparison(round(0.4 * share, 3), Verdict.DIFFERENT, supports, (against,))
    shortest = min(len(a.full), len(b.full))
    if _is_identical(a, b):
        return Comparison(_equal_score(a, b, matches), Verdict.SAME, supports)
    written = sum(match.how in _WRITTEN for match in matches)
    if written < 2 or shortest < 2:
        return _one_name(matches, supports, a, b)
    points = [*_match_points(a, b, matches), *_rest_points(a, b, left_rest, right_rest)]
    if a.generation != b.generation:
        mark = (a.generation or b.generation).upper()
        points.append((0.6, "office", f"only one says {mark.capitalize()}"))
    if not points:
        return Comparison(_equal_score(a, b, matches), Verdict.SAME, supports)
    score = min(point[0] for point in points)
    missing = tuple(point[2] for point in points)
    needs = max((point[1] for point in points), key=("", "state", "office", "more").index)
    if not needs:
        return Comparison(score, Verdict.SAME, supports, missing=missing)
    return Comparison(score, Verdict.UNSURE, supports, missing=missing, needs=needs)


def _is_identical(a: NameForm, b: NameForm) -> bool:
    """Say whether both have the same two words, or one word and the same mark ("Charles III")."""
    enough = len(a.words) > 1 or bool(a.generation)
    return enough and bool(a.full) and (a.words, a.generation) == (b.words, b.generation)


def _equal_score(a: NameForm, b: NameForm, matches: list[_Match]) -> float:
    if a.raw == b.raw:
        return 1.0
    return 0.97 if [m.right for m in matches] == sorted(m.right for m in matches) else 0.95


def _joined(a: NameForm, b: NameForm) -> tuple[NameForm, NameForm]:
    """Write "Jong Un" as one word where the other name does ("Jongun")."""
    return _join_like(a, b), _join_like(b, a)


def _join_like(form: NameForm, other: NameForm) -> NameForm:
    for position in range(len(form.raw) - 1):
        both = form.raw[position] + form.raw[position + 1]
        if both in other.raw and both not in form.raw:
            raw = (*form.raw[:position], both, *form.raw[position + 2 :])
            word = other.words[other.raw.index(both)]
            words = (*form.words[:position], word, *form.words[position + 2 :])
            return NameForm(words, raw, form.generation, form.child)
    return form


def _matches(a: NameForm, b: NameForm) -> list[_Match]:
    """Pair words one to one, sure likenesses before doubtful ones, near places before far."""
    found: list[_Match] = []
    east = any(form.raw[0] in name_table().first for form in (a, b))
    candidates = sorted(
        (_ORDER.index(how), abs(i - j), i, j)
        for i in range(len(a.words))
        for j in range(len(b.words))
        if (how := _likeness(a.words[i], b.words[j], a.raw[i], b.raw[j]))
        and not (how in _SLIPS and east)  # Guofeng and Gaofeng are two people
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for order, _, i, j in candidates:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            found.append(_Match(i, j, _ORDER[order], (a.raw[i], b.raw[j])))
    return sorted(found, key=lambda match: match.left)


@lru_cache(maxsize=262144)
def _likeness(left: str, right: str, left_raw: str, right_raw: str) -> str:
    """Say how two words of names are alike; empty when they are not."""
    table = name_table()
    if left == right:
        return "equal"
    if len(left) == 1 or len(right) == 1:
        initials = {left_raw[0], left[0]} & {right_raw[0], right[0]}
        return "initial" if initials and len(left) != len(right) else ""
    nick = table.nicknames
    for short, full in ((left_raw, right), (right_raw, left)):
        if full in {_folded(form) for form in nick.get(short, ())}:
            return "nickname"
    spelt = [table.spelling.get(raw, raw) for raw in (left_raw, right_raw)]
    if table.related.get(spelt[0], frozenset()) & table.related.get(spelt[1], frozenset()):
        return "related"
    shortest = min(len(left), len(right))
    if left[0] == right[0]:
        if shortest >= _NEAR_LETTERS and _one_letter_apart(left, right):
            return "near"
        if shortest >= _VOWEL_LETTERS and _same_consonants(left, right):
            return "vowels"
    known = left_raw in table.spelling and right_raw in table.spelling  # as two names
    return "sounds" if not known and may_sound_alike(left_raw, right_raw) else ""


def _folded(word: str) -> str:
    return name_form(word).words[0] if name_form(word).words else word


def _one_letter_apart(left: str, right: str) -> bool:
    """Say whether one letter was changed, added or lost, or two neighbours swapped.

    A feminine ending is no slip: Karimov and Karimova are two people.
    """
    short, long = sorted((left, right), key=len)
    if long in {short + ending for ending in _FEMININE}:
        return False
    if len(long) - len(short) > 1:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[:same] + short[same : same + 2][::-1] + short[same + 2 :]
    return short[same + 1 :] == long[same + 1 :] or swapped == long


def _same_consonants(left: str, right: str) -> bool:
    """Say whether only vowels within differ, as romanisations of Arabic and Persian do.

    A vowel at the end is no slip: Karim and Karima are two people, and Carlo is not Carla.
    """
    end = left[-1] == right[-1]
    return end and left.translate(_NO_VOWELS) == right.translate(_NO_VOWELS)


def _rest(form: NameForm, matched: set[int]) -> list[int]:
    return [position for position in range(len(form.words)) if position not in matched]


def _contradiction(
    a: NameForm, b: NameForm, matches: list[_Match], left: list[int], right: list[int]
) -> str:
    """Give what makes one person impossible, or an empty string."""
    if a.generation and b.generation and a.generation != b.generation:
        return f"{a.generation.upper()} is not {b.generation.upper()}"
    if left and right:
        return f"{_words(a, left)} is not {_words(b, right)}"
    first = any(match.left == 0 and match.right == 0 for match in matches)
    if a.child and b.child and not first:
        return "the names of father and child stand in other places"
    one, other = a.initials, b.initials
    if one and other and (left or right):
        short, long = sorted((one, other), key=len)
        if long[: len(short)] != short:
            return "the initials differ"
    if not left and not right and not _is_rotation([match.right for match in matches]):
        return "the same words in another order"
    if (left or right) and _is_truncated(a, b, left, right):
        return "one syllable of the given name is not there"
    return ""


def _is_rotation(order: list[int]) -> bool:
    return any(order[turn:] + order[:turn] == sorted(order) for turn in range(len(order)))


def _is_truncated(a: NameForm, b: NameForm, left: list[int], right: list[int]) -> bool:
    """Say whether "Kim Un" would stand for "Kim Jong Un": nobody is called so."""
    long, rest = (a, left) if left else (b, right)
    syllables = all(1 < len(word) <= 6 for word in long.words) and len(long.words) == 3
    return syllables and long.raw[0] in name_table().first and rest in ([1], [2])


def _is_house(form: NameForm) -> bool:
    """Say whether a name ends in that of a house ("Al Nahyan")."""
    return len(form.words) - 1 in form.house


def _words(form: NameForm, positions: list[int]) -> str:
    return " ".join(form.raw[position].capitalize() for position in positions)


def _one_name(
    matches: list[_Match], supports: tuple[str, ...], a: NameForm, b: NameForm
) -> Comparison:
    if any(match.how == "initial" for match in matches) and len(matches) > 1:
        return Comparison(
            0.65, Verdict.UNSURE, supports, missing=("a given name written out",), needs="state"
        )
    if a.words == b.words and not a.initials:
        return Comparison(0.6, Verdict.UNSURE, supports, missing=("a second name",), needs="more")
    return Comparison(0.45, Verdict.UNSURE, supports, missing=("a second name",), needs="more")


def _match_points(
    a: NameForm, b: NameForm, matches: list[_Match]
) -> Iterator[tuple[float, str, str]]:
    """Give (score, what would settle it, what is doubtful) of each weak match."""
    hows = [match.how for match in matches]
    if "nickname" in hows:
        yield 0.88, "", "the given name in its other form"
    if "related" in hows:
        sure = hows.count("equal") > 0
        yield (0.7 if sure else 0.5), ("state" if sure else "office"), "one spelling of all words"
    if "near" in hows:
        yield 0.72, "office", "an explanation of the letter that differs"
    if "vowels" in hows:
        yield 0.6, "office", "an explanation of the vowels that differ"
    if "sounds" in hows:
        yield 0.5, "office", "proof that it is one word"
    if not {"equal", "nickname"} & set(hows) and _SLIPS & set(hows):
        yield 0.45, "more", "a word spelt alike"
    if "initial" in hows:
        needs = "" if _is_middle_initial(a, b, matches) else "state"
        yield (0.8 if needs else 0.92), needs, "the name behind the initial"
    order = [match.right for match in matches]
    if order != sorted(order) and _both_given(matches):
        yield 0.5, "office", "which of the two is the family name"


def _is_middle_initial(a: NameForm, b: NameForm, matches: list[_Match]) -> bool:
    """Say whether the same first and last names stand around an initial of the one between."""
    ends = {(0, 0), (len(a.words) - 1, len(b.words) - 1)}
    sure = {(match.left, match.right) for match in matches if match.how == "equal"}
    return len(ends) == 2 and ends <= sure and not _is_common(a)


def _is_common(form: NameForm) -> bool:
    """Say whether so many bear the family name that a given name alone tells too little."""
    return not name_table().common.isdisjoint(form.raw)


def _both_given(matches: list[_Match]) -> bool:
    """Say whether a swap of two words may be another person ("Ali Hussein", "Hussein Ali")."""
    table = name_table()
    given = [match.words[0] in table.spelling or match.words[0] in _GIVEN for match in matches]
    return len(matches) == 2 and all(given)


_GIVEN = frozenset({"ali", "james", "thomas", "john", "paul", "george", "david", "martin", "simon"})


def _rest_points(
    a: NameForm, b: NameForm, left: list[int], right: list[int]
) -> Iterator[tuple[float, str, str]]:
    """Give what the words say that only one of the two names has."""
    long, short, rest = (a, b, left) if left else (b, a, right)
    for position in rest:
        word, raw = long.words[position], long.raw[position].capitalize()
        if len(word) == 1:
            known = " ".join(short.raw) in name_table().namesakes
            yield 0.72, ("more" if known else "state"), f"only one has the initial {raw}"
        elif word.endswith(name_table().patronymics) or raw.lower().endswith(
            name_table().patronymics
        ):
            yield 0.95, "", f"only one has the patronymic {raw}"
        elif position in long.house:
            yield 0.9, "", f"only one has the name of the house, {raw}"
        elif rest[: position + 1] == list(range(position + 1)):
            yield 0.55, "state", f"only one has the given name {raw}"
        elif rest == [1] and long.child and _is_house(long) and _is_house(short):
            yield 0.86, "", f"only one has the father's name {raw}"
        elif position < len(long.words) - 1 and min(rest) > 0 and max(rest) < len(long.words) - 1:
            known = " ".join(short.raw) in name_table().namesakes
            needs = "more" if known else "state" if _is_common(short) else ""
            yield (0.75 if needs else 0.9), needs, f"only one has the middle name {raw}"
        else:
            yield 0.68, "office", f"only one ends in {raw}"
