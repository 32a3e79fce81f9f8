"""Names of persons: the parser's proposals, cut and completed by titles and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import (
    courtesies,
    head_words,
    portfolio_words,
    rank_words,
)
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.given import given_before, in_brackets, is_family
from dragoman.extract.names.marks import POSSESSIVES
from dragoman.extract.posts.titles import Title
from dragoman.model.parsed import Parsed, Token

__all__ = ["OTHER_HEADS", "PersonName", "find_persons", "name_key"]

HEADLINE = 0.85
"""Share of capitalised words from which a sentence is read as a headline."""
LONGEST = 6
"""Tokens of a name at most, hyphens apart."""
PARTICLES = word_set("particles")
TAIL = word_set("tails")
GIVEN = word_set("given")
NOT_NAMES = word_set("not_persons")
SPEAKING = word_set("person_verbs")
OTHER_HEADS = (
    word_set("institutions") | word_set("sites") | word_set("regions") | word_set("no_names")
) | {"officer", "plan"}
"""Nouns that head names of anything but persons."""
ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "madame", "dr", "dr."})
"""Titles of courtesy after which a capitalised word can only be a person's name."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name at tokens ``[first, last)``; `gender` "m", "f" or "" by a title of courtesy."""

    first: int
    last: int
    rule: str
    gender: str = ""


def name_key(text: str) -> tuple[str, ...]:
    """Give the words of a name without hyphens, accents' marks and case, for comparing.

    "Kim Jong-un" and "Kim Jong Un" give the same.
    """
    return tuple(re.sub(r"[-–‑.'’`]", " ", text).casefold().split())


def find_persons(
    parsed: Parsed, hits: tuple[Hit, ...], titles: tuple[Title, ...]
) -> tuple[PersonName, ...]:
    """Give the names of persons in order; none overlaps a listed name that is surely not one."""
    listed = {index: hit for hit in hits for index in range(hit.first, hit.last)}
    titled = {index for title in titles for index in range(title.first, title.last)}
    proposed = {i for name in parsed.names for i in range(name.first, name.last)}
    found: dict[int, PersonName] = {}
    taken: set[int] = set()
    for name in chain(  # each step knows what those before it have taken
        _of_parser(parsed, listed, titled, proposed),
        _at_titles(parsed, titles, listed, taken),
        _by_signs(parsed, listed, taken),
        _by_company(parsed, proposed | listed.keys() | titled, taken),
    ):
        _keep(name, found, taken)
    return tuple(found[first] for first in sorted(found))


def _of_parser(
    parsed: Parsed, listed: dict[int, Hit], titled: set[int], proposed: set[int]
) -> Iterator[PersonName | None]:
    """Read the parser's persons, and families that it takes for places."""
    for name in parsed.names:
        if name.label == "PERSON":
            own = _repaired(parsed, name.first, name.last, listed, titled)
            if own is not None and given_before(
                parsed, own.first, own.last, listed, titled, proposed
            ):
                own = replace(own, first=own.first - 1, rule="rule:given-name")
            yield own
    for name in parsed.names:
        single = name.last - name.first == 1
        if (
            name.label in ("GPE", "NORP", "LOC")
            and single
            and is_family(parsed, name.first, listed)
        ):
            last = _completed(parsed, name.last)
            yield PersonName(name.first - 1, last, "rule:given-name")


def _at_titles(
    parsed: Parsed, titles: tuple[Title, ...], listed: dict[int, Hit], taken: set[int]
) -> Iterator[PersonName | None]:
    """Read the names behind and before posts."""
    for title in titles:
        if title.last not in taken and title.last not in listed:
            yield _after_title(parsed, title.last, listed)
    for title in titles:
        yield _before_title(parsed, title, listed, taken)


def _by_signs(
    parsed: Parsed, listed: dict[int, Hit], taken: set[int]
) -> Iterator[PersonName | None]:
    """Read the names behind "Mr", and those that an editor put in brackets."""
    for token in parsed.tokens:
        if token.lower in ADDRESSES and token.text[0].isupper() and token.index + 1 not in taken:
            yield _after_title(parsed, token.index, listed)
    for name in parsed.names:
        if name.label in ("ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"):
            yield _courteous(parsed, name.first, name.last, listed)
    for first, last in in_brackets(parsed, listed):
        yield PersonName(first, last, "rule:brackets")


def _by_company(
    parsed: Parsed, spoken_for: AbstractSet[int], taken: set[int]
) -> Iterator[PersonName | None]:
    for token in parsed.tokens:
        if token.pos == "PROPN" and token.index not in spoken_for and token.index not in taken:
            yield _beside_person(parsed, token, taken)


def _beside_person(parsed: Parsed, token: Token, taken: set[int]) -> PersonName | None:
    """Read a name that only its company betrays: "Trump and Putin agreed", "Okoth said"."""
    if not token.text[0].isupper() or len(token.text) < 3 or token.lower in NOT_NAMES:
        return None
    if token.text.isupper() or _is_headline(parsed, token.index):
        return None
    head = parsed.tokens[token.head]
    joined = token.dep == "conj" and token.head in taken
    joined = joined or any(t.index in taken for t in parsed.dependents(token.index, "conj"))
    speaks = token.dep == "nsubj" and head.lemma in SPEAKING and head.index > token.index
    if (not joined and not speaks) or token.lower in OTHER_HEADS or token.lower in head_words():
        return None
    if any(t.dep in ("det", "amod", "poss") for t in parsed.dependents(token.index)):
        return None
    first = token.index
    while first and parsed.tokens[first - 1].dep == "compound" and first - 1 not in taken:
        if parsed.tokens[first - 1].pos != "PROPN" or parsed.tokens[first - 1].head != token.index:
            break
        first -= 1
    return PersonName(first, _completed(parsed, token.index + 1), "rule:company")


def _keep(name: PersonName | None, found: dict[int, PersonName], taken: set[int]) -> None:
    if name is None or any(index in taken for index in range(name.first, name.last)):
        return
    found[name.first] = name
    taken.update(range(name.first, name.last))


def _repaired(
    parsed: Parsed, first: int, last: int, listed: dict[int, Hit], titled: set[int]
) -> PersonName | None:
    """Cut titles, owners and marks off the parser's name and add a hyphenated rest."""
    tokens = parsed.tokens
    for index in range(first, last - 1):  # "Russia's Vladimir Putin", "Scott - Vinson"
        spaced = (
            tokens[index].text in ("-", "–", ",") and tokens[index].start > tokens[index - 1].end
        )
        if tokens[index].lower in POSSESSIVES or (spaced and index > first):
            first = index + 1
    gender = ""
    while first < last and _is_front(parsed, first, last, listed, titled):
        gender = courtesies().get(tokens[first].lower, gender)
        first += 1
    while first < last and not _ends_name(parsed, last - 1, listed, first):
        last -= 1
    if first >= last:
        return None
    last = _completed(parsed, last)
    if gender == "" and first:
        gender = courtesies().get(tokens[first - 1].lower, "")
    whole = listed.get(first)
    if whole is not None and whole.last >= last and _sure_of(whole, parsed):
        return None
    if last - first > LONGEST or not tokens[first].text[0].isalpha():
        return None
    if tokens[first].lower in NOT_NAMES and last - first == 1:
        return None
    if not any(tokens[i].text[0].isupper() for i in range(first, last)):
        return None
    return PersonName(first, last, "model:ner", gender)


def _is_front(
    parsed: Parsed, index: int, last: int, listed: dict[int, Hit], titled: set[int]
) -> bool:
    """Say whether the token stands before a name and is no part of it."""
    token = parsed.tokens[index]
    if token.lower in courtesies() or token.lower in ("the", "a", "and", "by"):
        return True
    if not token.text[0].isalnum():
        return True
    if index in titled and any(i not in titled for i in range(index, last)):
        return True
    hit = listed.get(index)
    if hit is None or hit.last >= last:
        return False
    return hit.entry.form == "demonym" or token.text not in GIVEN


def _ends_name(parsed: Parsed, index: int, listed: dict[int, Hit], first: int) -> bool:
    token = parsed.tokens[index]
    if token.lower in POSSESSIVES or not token.text[0].isalnum():
        return False
    hit = listed.get(index)
    if hit is not None and index > first and hit.first > first:
        return token.text in GIVEN or hit.entry.form == "place"
    return token.lower not in ("and", "of", "the", "in", "on", "at")


def _completed(parsed: Parsed, last: int) -> int:
    """Give the end of a name that goes on behind a hyphen, or with "bin", "II"."""
    tokens = parsed.tokens
    while last + 1 < len(tokens):
        sign, following = tokens[last], tokens[last + 1]
        glued = sign.start == tokens[last - 1].end and following.start == sign.end
        if sign.text in ("-", "‑", "–") and glued and following.text[0].isalpha():
            if following.text[0].islower() and following.pos not in ("PROPN", "NOUN", "X", "VERB"):
                break
            if following.lower in (
                "led",
                "backed",
                "era",
                "style",
                "elect",
                "appointed",
                "ordered",
            ):
                break
            last += 2
            continue
        if _is_arabic_family(parsed, last):
            last += 3 if tokens[last + 1].text == "-" else 1
            continue
        if sign.lower in TAIL and sign.sentence == tokens[last - 1].sentence:
            last += 1
            continue
        break
    return last


def _is_arabic_family(parsed: Parsed, index: int) -> bool:
    """Say whether "al-Okoth" or "el-Okoth" stands at a token, in one token or three."""
    tokens = parsed.tokens
    article, _, rest = tokens[index].text.partition("-")
    if article not in ("al", "el"):
        return False
    if rest:
        return rest[0].isupper()
    three = tokens[index : index + 3]
    glued = len(three) == 3 and three[0].end == three[1].start and three[1].end == three[2].start
    return glued and three[1].text == "-" and three[2].text[0].isupper()


def _sure_of(hit: Hit, parsed: Parsed) -> bool:
    """Say whether a listed name is what its table says, though the parser saw a person."""
    return parsed.text(hit.first, hit.last) not in GIVEN or hit.of_state


def _after_title(parsed: Parsed, start: int, listed: dict[int, Hit]) -> PersonName | None:
    """Read the capitalised words right after a post ("Foreign Minister Choe Son-hui")."""
    tokens = parsed.tokens
    if start == 0 or start >= len(tokens):
        return None
    index = start
    gender = ""
    while index < len(tokens) and tokens[index].lower in courtesies():
        gender = courtesies()[tokens[index].lower]
        index += 1
    first = index
    while (
        index < len(tokens)
        and tokens[index].sentence == tokens[start].sentence
        and index - first < LONGEST
        and index not in listed
        and _is_name_word(parsed, index, first)
    ):
        index += 1
    while index > first and tokens[index - 1].lower in PARTICLES:
        index -= 1
    if index == first or not tokens[first].text[0].isupper():
        return None
    if tokens[first].lower in NOT_NAMES or tokens[first].lower in head_words():
        return None  # "Mr President"
    if tokens[index - 1].lower in OTHER_HEADS and index - first > 1:
        return None  # "King Okoth Companies", "Prince Edward Island"
    single = index - first == 1
    doubtful = single or _is_headline(parsed, first)
    doubtful = doubtful and not (single and _is_courtesy(tokens[first - 1]))  # "thanked Mr Okoth"
    if doubtful and not _named_again(parsed, index - 1) and not _is_courtesy(tokens[start - 1]):
        return None
    if any(t.lower in portfolio_words() or t.lower in OTHER_HEADS for t in tokens[first:index]):
        return None
    if tokens[first].lower in rank_words():
        return None
    return PersonName(first, _completed(parsed, index), "rule:after-title", gender)


def _before_title(
    parsed: Parsed, title: Title, listed: dict[int, Hit], taken: set[int]
) -> PersonName | None:
    """Read the capitalised words that a post explains ("Euan Lind, director of the Institute")."""
    tokens = parsed.tokens
    last = title.first - (1 if title.determiner else 0) - 1
    if last < 2 or tokens[last].text != "," or tokens[last].sentence != tokens[title.head].sentence:
        return None
    if title.last < len(tokens) and tokens[title.last].pos == "PROPN":
        return None
    first = last
    while first > 0 and last - first < LONGEST and _is_name_word(parsed, first - 1, first - 2):
        if first - 1 in listed or first - 1 in taken:
            return None
        if tokens[first - 1].pos != "PROPN" or tokens[first - 1].sentence != tokens[last].sentence:
            break
        first -= 1
    if not 2 <= last - first <= LONGEST or not tokens[first].text[0].isupper():
        return None
    if tokens[last - 1].lower in OTHER_HEADS or tokens[last - 1].lower in head_words():
        return None  # "the Economy Minister, the head of the fund"
    return None if _is_headline(parsed, first) else PersonName(first, last, "rule:before-title")


def _is_headline(parsed: Parsed, index: int) -> bool:
    """Say whether the sentence is a headline, whose capitals say nothing: short, without a stop."""
    row = parsed.sentences[parsed.tokens[index].sentence]
    if parsed.tokens[row.last - 1].text in (".", "!", "?", ":", ";") or row.last - row.first > 30:
        return False
    words = [t for t in parsed.in_sentence(row) if t.text[0].isalpha() and len(t.text) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) > 3 and capitals >= HEADLINE * len(words)


def _is_courtesy(before: Token) -> bool:
    """Say whether the word before is a title of courtesy, which only a name can follow."""
    return before.lower in courtesies()


def _named_again(parsed: Parsed, index: int) -> bool:
    """Say whether the same capitalised word also stands in a sentence that is no headline."""
    word = parsed.tokens[index]
    return any(
        token.text == word.text and token.sentence != word.sentence and token.pos == "PROPN"
        for token in parsed.tokens
    )


def _is_name_word(parsed: Parsed, index: int, first: int) -> bool:
    token = parsed.tokens[index]
    if token.lower in PARTICLES:
        return index > first or token.text[0].isupper()
    if not token.text[0].isupper() or not token.text[0].isalpha():
        return False
    return token.pos == "PROPN" or (token.pos in ("NOUN", "ADJ", "X") and token.text != "I")


def _courteous(parsed: Parsed, first: int, last: int, listed: dict[int, Hit]) -> PersonName | None:
    """Read a name that follows "Mr" although the parser takes it for something else."""
    if first == 0 or first in listed:
        return None
    before = parsed.tokens[first - 1].lower
    if before not in courtesies():
        return None
    while last > first and parsed.tokens[last - 1].lower in POSSESSIVES:
        last -= 1
    return PersonName(first, last, "rule:courtesy", courtesies()[before]) if last > first else None
