"""Treaties and other agreements as a text names them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.names import word_set
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import POSSESSIVES, as_read
from dragoman.model.parsed import Parsed, Token

__all__ = ["AgreementName", "find_agreements"]

HEADS = word_set("agreement_heads")
WEAK = word_set("agreement_weak")
SUBJECTS = word_set("agreement_subjects")
DROPPED = word_set("agreement_dropped")
INSIDE = frozenset({"on", "of", "for", "and", "the", "against", "in", "-", "with"})
"""Small words inside a proper name ("Treaty on the Law of the Sea")."""
DAYS = word_set("days")
"""Words of the calendar, which no agreement's name goes on to."""
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "both"})
POINTING = frozenset({"the", "this", "that", "these", "those", "their", "its", "both"})


@dataclass(frozen=True, slots=True)
class AgreementName:
    """An agreement at tokens ``[first, last)``; `proper` when it is a name of its own.

    `definite` when the words point back ("the treaty"), `head` is the lemma of the head noun.
    """

    first: int
    last: int
    name: str
    proper: bool
    definite: bool
    head: str
    words: frozenset[str]
    """Content words in lower case, head excluded: what a later, shorter mention may repeat."""


def find_agreements(parsed: Parsed, hits: tuple[Hit, ...]) -> tuple[AgreementName, ...]:
    """Give agreements in order of the text; names of the tables are left to the tables."""
    places = {h.first for h in hits if h.entry.form in ("capital", "place")}
    listed = {i for h in hits if h.entry.form == "agreement" for i in range(h.first, h.last)}
    found: list[AgreementName] = []
    reach = 0
    for token in parsed.tokens:
        if token.lower not in HEADS or token.index in listed or token.index < reach:
            continue
        if token.pos not in ("NOUN", "PROPN") or _modifies_noun(parsed, token):
            continue
        name = _read(parsed, token, places)
        if name is not None and not any(i in listed for i in range(name.first, name.last)):
            found.append(name)
            reach = name.last
    return tuple(found)


def _modifies_noun(parsed: Parsed, token: Token) -> bool:
    """Say whether the head only qualifies another noun ("treaty obligations")."""
    if token.dep not in ("compound", "nmod") or token.head <= token.index:
        return False
    return parsed.tokens[token.head].pos in ("NOUN", "PROPN")


def _read(parsed: Parsed, head: Token, places: set[int]) -> AgreementName | None:
    first, determiner = _walk_left(parsed, head)
    last = _proper_tail(parsed, head, places) if head.text[0].isupper() else head.index + 1
    proper = head.text[0].isupper() and (last > head.index + 1 or _capital_before(parsed, first))
    before = parsed.tokens[first : head.index]
    words = frozenset(t.lower for t in before if t.pos in ("ADJ", "NOUN", "PROPN", "VERB"))
    definite = determiner in POINTING
    if not proper and head.lower in WEAK and not definite and not words & SUBJECTS:
        return None
    name = as_read(parsed, first, last)
    return AgreementName(first, last, name, proper, definite, _lemma(head), words)


def _lemma(head: Token) -> str:
    return head.lower[:-3] + "y" if head.lower.endswith("ties") else head.lower.rstrip("s")


def _walk_left(parsed: Parsed, head: Token) -> tuple[int, str]:
    """Give the first token of the phrase and the determiner before it."""
    tokens = parsed.tokens
    floor = parsed.sentences[head.sentence].first
    first = index = head.index
    determiner = ""
    while index > floor:
        before = tokens[index - 1]
        if before.lower in DETERMINERS:
            determiner = before.lower
            break
        if before.tag == "PRP$" or before.lower in POSSESSIVES:
            determiner = "their" if before.tag == "PRP$" else ""
            break
        if before.lower in DROPPED:
            index -= 1
            continue
        hyphen = before.text in ("-", "–") and index - 1 > floor
        if (
            not hyphen
            and before.pos not in ("ADJ", "NOUN", "PROPN", "NUM")
            and not (before.tag in ("VBN", "VBG") and before.dep in ("amod", "compound"))
        ):
            break
        index -= 1
        first = index
    while first < head.index and not tokens[first].text[0].isalnum():
        first += 1
    return first, determiner


def _capital_before(parsed: Parsed, first: int) -> bool:
    token = parsed.tokens[first]
    sentence = parsed.sentences[token.sentence]
    return token.text[0].isupper() and token.index > sentence.first


def _proper_tail(parsed: Parsed, head: Token, places: set[int]) -> int:
    """Give the end of "Treaty on Comprehensive Strategic Partnership"."""
    tokens = parsed.tokens
    ceiling = parsed.sentences[head.sentence].last
    index = head.index + 1
    last = index
    while index < ceiling and index - last <= 2:
        token = tokens[index]
        if token.lower in DAYS:
            break  # "the Okoth Agreement on Sunday"
        if token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "VERB"):
            if tokens[index - 1].lower in ("in", "at") and index in places:
                break
            last = index + 1
        elif token.lower not in INSIDE:
            break
        index += 1
    return last
