"""The names that the parser proposes, mended: cut to what is a name, and called what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import head_words, portfolio_words, rank_words, status_of
from dragoman.codebook.spellings import name_table
from dragoman.extract.names.company import kind_by_company, label_by_company
from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.names.marks import DETERMINERS, POSSESSIVES
from dragoman.extract.remembered import remembered
from dragoman.model.parsed import NamedSpan, Parsed

__all__ = ["listed_given_names", "mend_names"]

MENDED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
INSTITUTIONS = word_set("institutions")
SITES = word_set("sites") | word_set("regions")
NO_NAMES = word_set("no_names")
NO_NAMES_FIRST = tuple(word_set("no_names_first"))
QUALITIES = word_set("qualities")
PARTICLES = word_set("particles")
DAYS_AND_GAMES = frozenset(
    {"day", "days", "week", "year", "games", "cup", "championship", "championships", "prize"}
)
MODEL = re.compile(r"[A-Z]{1,3}[-‑]\d+[A-Z]?")
"""A model of a weapon or an aircraft ("S-400")."""
STOPS = frozenset({":", ";", "(", "[", "/", "|", "•", "*", "—"})
"""Signs that no name crosses: a speaker's label, a bracket, a row of a menu."""
GLUE = frozenset({"of", "for", "on", "in", "to", "against", "at", "under"})
"""Prepositions after which the rest of a name says what its head is about."""
REACH = 14
"""Tokens back within which a post may introduce a name that ends another one."""


@remembered(lambda parsed: (parsed,))
def mend_names(parsed: Parsed) -> Parsed:
    """Give the same text with better proposals: every name of them can stand alone.

    A name ends at a colon, a bracket or a function word; a person's name holds no post; the
    person at the end of "Ministry of Labour Peter Okoth" is a name of its own; the head noun
    tells a body from a place; papers, days and games are no names of ours.
    """
    known = _given_names(parsed)
    names = [
        piece
        for name in parsed.names
        for piece in ([name] if name.label not in MENDED else _mended(parsed, name, known))
    ]
    return replace(parsed, names=tuple(_agreed(parsed, names, known)))


def _mended(parsed: Parsed, name: NamedSpan, given: frozenset[str]) -> Iterator[NamedSpan]:
    first, last = _cut(parsed, name.first, name.last)
    if first >= last:
        return
    pair = _joined_at(parsed, first, last) if name.label == "PERSON" else None
    if pair is not None:
        yield from _mended(parsed, NamedSpan(first, pair, "PERSON"), given)
        yield from _mended(parsed, NamedSpan(pair + 1, last, "PERSON"), given)
        return
    turn = _person_at_end(parsed, first, last, given)
    if turn is not None:
        yield from _mended(parsed, NamedSpan(first, turn, "ORG"), given)
        name = NamedSpan(turn, last, "PERSON")
        first = turn
    label = _label(parsed, first, last, name.label)
    if label == "PERSON":
        first, last = _without_posts(parsed, first, last)
    if label and first < last:
        yield NamedSpan(first, last, label)


def _joined_at(parsed: Parsed, first: int, last: int) -> int | None:
    """Give where "and" joins two persons whom the parser took for one."""
    return next((i for i in range(first + 1, last - 1) if parsed.tokens[i].lower == "and"), None)


def _cut(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """Cut at signs that no name crosses, and small words and signs off both ends."""
    tokens = parsed.tokens
    for index in range(first + 1, last):
        if tokens[index].text in STOPS or "\n" in _gap(parsed, index):
            last = index
            break
    for index in range(last - 2, first, -1):
        if tokens[index].text == "," and not any(
            token.lower == "and" or token.lower in INSTITUTIONS for token in tokens[first:index]
        ):
            if any(token.lower in INSTITUTIONS for token in tokens[index:last]):
                first = index + 1  # "Nairobi, Okoth Nut Companies"
            break
    while first < last and _is_front(parsed, first):
        first += 1
    whole = last
    while first < last and _is_tail(parsed, first, last):
        last -= 1
    if last < whole and tokens[last].lower == "and" and _is_half(parsed, last - 1):
        return last, last  # "Development of Small and"
    return first, last


def _is_front(parsed: Parsed, index: int) -> bool:
    """Say whether a token before a name is no part of it ("the", "mark | Lamu Day")."""
    token = parsed.tokens[index]
    if token.lower in DETERMINERS or token.pos in ("ADP", "CCONJ", "PUNCT", "SYM"):
        return token.lower not in PARTICLES
    return token.text[0].islower() and token.pos in ("VERB", "AUX", "ADV", "PRON", "SCONJ")


def _is_half(parsed: Parsed, index: int) -> bool:
    """Say whether a word only qualifies what would have followed it."""
    token = parsed.tokens[index]
    return token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod")


def _gap(parsed: Parsed, index: int) -> str:
    """Give what is printed between a token and the one before it."""
    return parsed.document.text[parsed.tokens[index - 1].end : parsed.tokens[index].start]


def _is_tail(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether the last token is no end of a name ("Army of", "Agency (ABC) states")."""
    token = parsed.tokens[last - 1]
    if token.lower in POSSESSIVES:
        return any(t.pos != "PUNCT" for t in parsed.tokens[first : last - 1])
    if token.pos in ("ADP", "CCONJ", "DET", "AUX", "SCONJ") and token.lower not in PARTICLES:
        return token.text[0].islower()
    return token.pos in ("PUNCT", "SYM") and token.text[-1] != "."


def _person_at_end(parsed: Parsed, first: int, last: int, given: frozenset[str]) -> int | None:
    """Give where a person's name begins that the parser took with the body before it."""
    tokens = parsed.tokens
    if last - first < 3 or not _after_post(parsed, first):
        return None
    owned = parsed.tokens[first - 1].lower in ("of", "for", "at", "the")
    for size in (4, 3, 2):
        start = last - size
        if start > first and all(_may_be_called(parsed, i) for i in range(start, last)):
            before = tokens[start - 1]
            headed = before.lower in INSTITUTIONS | SITES | portfolio_words()
            headed = headed or (owned and entry_of(before.text) is not None)
            if headed and before.text[0].isupper():
                return start
    for start in (last - 3, last - 2):
        if start > first and owned and tokens[start].text in given:
            apart = tokens[start - 1].lower not in PARTICLES
            if apart and all(_may_be_called(parsed, i) for i in range(start, last)):
                return start
    return None


def _may_be_called(parsed: Parsed, index: int) -> bool:
    """Say whether a word may be part of a person's name."""
    token = parsed.tokens[index]
    if token.text in ("-", "‑") or token.lower in PARTICLES:
        return True
    upper = token.text[0].isupper() or token.text.partition("-")[0] in PARTICLES
    return token.pos == "PROPN" and upper and token.lower not in INSTITUTIONS | SITES


def _after_post(parsed: Parsed, first: int) -> bool:
    """Say whether a post and its "of" lead to the name ("Minister of | Labour Peter Okoth")."""
    floor = parsed.sentences[parsed.tokens[first].sentence].first
    return any(
        token.lower in head_words() for token in parsed.tokens[max(floor, first - REACH) : first]
    )


def _given_names(parsed: Parsed) -> frozenset[str]:
    """Give words that begin the names of persons: of this document, or listed as given names."""
    told = {
        parsed.tokens[name.first].text
        for name in parsed.names
        if name.label == "PERSON" and name.last - name.first == 2
    }
    return frozenset(told) | listed_given_names()


@cache
def listed_given_names() -> frozenset[str]:
    """Give the words that our tables know as names of persons, given names above all."""
    table = name_table()
    long = (word for words in table.nicknames.values() for word in words)
    return frozenset(w.capitalize() for w in (*table.spelling, *table.nicknames, *long))


def _label(parsed: Parsed, first: int, last: int, label: str) -> str:
    """Give what the name's head noun says that it is; empty for what names nothing of ours."""
    tokens = parsed.tokens
    head = _head(parsed, first, last)
    words = parsed.text(first, last).lower()
    noun = tokens[head].lower
    ending = tokens[last - 1].lower
    if noun in NO_NAMES or ending in DAYS_AND_GAMES or words.startswith(NO_NAMES_FIRST):
        return ""
    if label == "ORG" and _is_no_body(parsed, first, last):
        return ""
    if last - first == 1:
        return _single(parsed, first, label)
    if noun in INSTITUTIONS:
        return "ORG"
    if noun in SITES and (label != "ORG" or head == last - 1):
        return "LOC" if label != "FAC" else label
    return label


def _is_no_body(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether words are a list ("Oleg, Ivan") or begin a post ("Lamu Health | …")."""
    tokens = parsed.tokens
    following = tokens[last] if last < len(tokens) else None
    post = following is not None and (
        following.lower in head_words() or following.lemma in head_words()
    )
    if post and tokens[last - 1].lower in portfolio_words() - INSTITUTIONS:
        return True
    listed = any(token.text == "," for token in tokens[first:last])
    return listed and not any(token.lower in INSTITUTIONS for token in tokens[first:last])


def _head(parsed: Parsed, first: int, last: int) -> int:
    """Give the last word before a preposition ("Academy" in "Academy of Music")."""
    tokens = parsed.tokens
    for index in range(first + 1, last):
        if tokens[index].lower in GLUE:
            return index - 1
    while last - 1 > first and not tokens[last - 1].text[0].isalpha():
        last -= 1  # "Executive Order 12"
    return last - 1


def _single(parsed: Parsed, index: int, label: str) -> str:
    """Give the label of a name of one word; empty for a word that names nothing by itself."""
    token = parsed.tokens[index]
    word = token.lower
    if word in INSTITUTIONS or word in SITES or word in QUALITIES:
        return ""
    if word in head_words() or word in status_of() or word in rank_words():
        return ""
    if label != "ORG" and (token.pos in ("ADV", "INTJ") or not token.text[0].isupper()):
        return ""
    if MODEL.fullmatch(token.text) or (token.tag in ("NN", "NNS") and _is_opening(parsed, index)):
        return ""
    if label == "PERSON" and token.tag == "NNPS":
        return "ORG"
    if label == "PERSON" and token.text.isupper() and len(token.text) > 2:
        return "PERSON" if _is_shouted(parsed, index) else "ORG"
    return label


def _is_opening(parsed: Parsed, index: int) -> bool:
    """Say whether a word has its capital only because its sentence begins with it."""
    token = parsed.tokens[index]
    row = parsed.sentences[token.sentence]
    first = next((t for t in parsed.in_sentence(row) if t.text[0].isalnum()), token)
    if token.index != first.index or not token.text.istitle():
        return False
    return not any(t.text == token.text and t.tag.startswith("NNP") for t in parsed.tokens)


def _is_shouted(parsed: Parsed, index: int) -> bool:
    """Say whether the words around are in capitals too, so that they say nothing."""
    row = parsed.sentences[parsed.tokens[index].sentence]
    words = [t for t in parsed.in_sentence(row) if t.text.isalpha() and len(t.text) > 2]
    return 2 * sum(t.text.isupper() for t in words) > len(words)


def _without_posts(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """Cut posts and regions off a person's name ("Region Okoth", "Peter Okoth Acting Head")."""
    tokens = parsed.tokens
    for index in range(last - 1, first, -1):
        if _is_common(parsed, index):
            if index + 1 < last:
                first = index + 1  # "Queen drummer | Peter Okoth"
            else:
                last = index
                continue
            break
    posts = head_words().keys() | status_of().keys() | rank_words()
    strange = posts | INSTITUTIONS | SITES
    for index in range(last - 2, first - 1, -1):
        if tokens[index].lower in strange and _is_name_after(parsed, index, last, strange):
            first = index + 1
            break
    if all(
        tokens[i].lower in posts or tokens[i].lower in portfolio_words() for i in range(first, last)
    ):
        return last, last
    following = tokens[last].lower if last < len(tokens) else ""
    if following in ("of", "for") or following in head_words():
        while last - 1 > first and tokens[last - 1].lower in posts:
            last -= 1
    return first, last


def _is_common(parsed: Parsed, index: int) -> bool:
    """Say whether a word in lower case is a noun, and no particle or part of a hyphened name."""
    token = parsed.tokens[index]
    glued = parsed.tokens[index - 1].end == token.start
    return (
        token.text[0].islower()
        and token.pos == "NOUN"
        and token.lower not in PARTICLES
        and not glued
    )


def _is_name_after(parsed: Parsed, index: int, last: int, strange: Set[str]) -> bool:
    """Say whether a name, and no further post, stands behind a post's word ("Region | Okoth")."""
    rest = parsed.tokens[index + 1 : last]
    named = rest[0].text[0].isupper() and rest[0].pos in ("PROPN", "NOUN", "X")
    return named and not all(token.lower in strange for token in rest)


def _agreed(parsed: Parsed, names: list[NamedSpan], given: frozenset[str]) -> Iterator[NamedSpan]:
    """Give one word one label: what its company shows it to be, or else what it mostly has."""
    labels: dict[str, Counter[str]] = {}
    for name in names:
        if name.last - name.first == 1 and name.label in MENDED:
            labels.setdefault(parsed.tokens[name.first].text, Counter())[name.label] += 1
    shown = kind_by_company(parsed, names, given)
    ends = {name.last - 1: name.label for name in names}
    for name in names:
        text = parsed.text(name.first, name.last)
        told = shown.get(text) if name.label == "PERSON" else None
        counted = labels.get(text) if name.label in MENDED else None
        if told is not None:
            if told:
                yield replace(name, label=told)
            continue
        best = counted.most_common(1)[0] if counted else ("", 0)
        if counted is not None and best[1] > counted[name.label]:
            yield replace(name, label=best[0])
        else:
            yield replace(name, label=label_by_company(parsed, name, ends))
