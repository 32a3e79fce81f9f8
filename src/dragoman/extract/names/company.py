"""What a name is by the company that it keeps: "Mr X" is a person, "in X" is a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import courtesies, head_words
from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.names.marks import POSSESSIVES
from dragoman.model.parsed import NamedSpan, Parsed, Token

__all__ = ["kind_by_company", "label_by_company"]

SITES = word_set("sites") | word_set("regions") | word_set("settlements")
BODIES = word_set("institutions")
HELD = frozenset(
    {"stake", "stakes", "share", "shares", "interest", "investment", "investments", "invest",
     "confidence", "trust", "holding", "role", "work", "works", "worked", "working"}
)  # fmt: skip
"""Words after which "in" leads to a firm ("a stake in Lamuneft")."""
DISTRICTS = frozenset(
    {"district", "region", "province", "county", "city", "town", "village", "airport"}
)
FIRMS = frozenset({"company", "firm", "corporation", "bank", "newspaper", "agency", "channel"})
SPEAKING = word_set("person_verbs")
PLACES = frozenset({"GPE", "LOC", "FAC"})
PLACE_FORMS = frozenset({"name", "capital", "seat", "place"})


def kind_by_company(
    parsed: Parsed, names: Sequence[NamedSpan], given: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Give for names that the parser takes for persons what their neighbours show them to be.

    Name as printed → "PERSON", "GPE", "ORG", or "" for a word that only qualifies another one
    ("the Okoth strain"). What nothing speaks about is left out. One sign of a person anywhere in
    the document outweighs all others; a longer name that begins with one of the `given` names is
    a sign itself.
    """
    labels = {name.last - 1: name.label for name in names}
    found: dict[str, str] = {}
    whole = {
        word for n in names if n.label == "PERSON" for word in _words(parsed, n) if _size(n) > 1
    }
    for name in names:
        text = parsed.text(name.first, name.last)
        if name.label != "PERSON" or found.get(text) == "PERSON":
            continue
        christened = _size(name) > 1 and parsed.tokens[name.first].text in given
        if christened or _is_person(parsed, name) or (_size(name) == 1 and text in whole):
            found[text] = "PERSON"
            continue
        said = _where(parsed, name, labels)
        if said is None and _size(name) == 1:
            said = _qualifies(parsed, name)
        if said is not None and (text not in found or found[text] == ""):
            found[text] = said
    return found


def label_by_company(parsed: Parsed, name: NamedSpan, labels: dict[int, str]) -> str:
    """Give the label of an unlisted body or place of one word, by what stands beside it.

    `labels` gives last token → label of every name. "X district" is a place; "Rosneft, Gazprom
    and X" a body; "Mr X" a person.
    """
    if _size(name) == 2 and name.label == "ORG" and _is_short_place(parsed, name):
        return "GPE"
    if _size(name) != 1 or name.label not in ("ORG", "GPE", "LOC"):
        return name.label
    if _near(parsed, name.first - 1) in courtesies():
        return "PERSON"
    if name.label == "ORG":
        beside = _near(parsed, name.last) in DISTRICTS or _is_site_of(parsed, name)
        return "GPE" if beside or _stands_in(parsed, name) else name.label
    before = _near(parsed, name.first - 1)
    joined = _joined(parsed, name.first)
    bodies = [t for t in joined if labels.get(t.index) == "ORG" and entry_of(t.text) is None]
    firm = len(joined) > 1 and len(bodies) == len(joined) and before not in ("in", "near", "to")
    return "ORG" if firm else name.label


def _is_short_place(parsed: Parsed, name: NamedSpan) -> bool:
    """Say whether a name of two words stands where only a place does ("at the port of El Lamu")."""
    plain = all(word.lower() not in BODIES for word in _words(parsed, name))
    return plain and (_is_site_of(parsed, name) or _stands_in(parsed, name))


def _is_site_of(parsed: Parsed, name: NamedSpan) -> bool:
    """Say whether "the port of" or "a town called" stands before it, or "a town" behind it."""
    told = _near(parsed, name.first - 1) == "of" and _near(parsed, name.first - 2) in SITES
    return told or _explained_as_place(parsed, name)


def _stands_in(parsed: Parsed, name: NamedSpan) -> bool:
    """Say whether "in" stands right before a name that is no short form and owns nothing."""
    if any(word.isupper() for word in _words(parsed, name)):
        return False
    free = _near(parsed, name.last) not in POSSESSIVES | {"-", "’"}
    if _near(parsed, name.first - 2) in HELD:
        return False
    return _near(parsed, name.first - 1) in ("in", "near") and free


def _joined(parsed: Parsed, index: int) -> list[Token]:
    """Give the proper nouns that commas and "and" join to a word."""
    joined = [t for t in parsed.dependents(index, "conj") if t.pos == "PROPN"]
    token = parsed.tokens[index]
    return [*joined, parsed.tokens[token.head]] if token.dep == "conj" else joined


def _size(name: NamedSpan) -> int:
    return name.last - name.first


def _words(parsed: Parsed, name: NamedSpan) -> Iterable[str]:
    return (token.text for token in parsed.tokens[name.first : name.last])


def _near(parsed: Parsed, index: int) -> str:
    return parsed.tokens[index].lower if 0 <= index < len(parsed.tokens) else ""


def _is_person(parsed: Parsed, name: NamedSpan) -> bool:
    """Say whether a title stands before it, it speaks, has an age, or is followed by "who"."""
    before, after = _near(parsed, name.first - 1), _near(parsed, name.last)
    if before in courtesies() or before in head_words() or after == "who":
        return True
    if after == ":" and _opens(parsed, name.first):
        return True
    if after == "," and _near(parsed, name.last + 1) in ("who", "aged", "whose"):
        return True
    if after == "," and _near(parsed, name.last + 1).isdigit():
        return True
    head = parsed.head_of(parsed.span(name.first, name.last))
    return head is not None and (head.dep == "nsubj" and parsed.tokens[head.head].lemma in SPEAKING)


def _opens(parsed: Parsed, index: int) -> bool:
    return index == parsed.sentences[parsed.tokens[index].sentence].first


def _where(parsed: Parsed, name: NamedSpan, labels: dict[int, str]) -> str | None:
    """Give "GPE" where it is a place: "in X", "the town of X", "X and Nairobi"; "ORG": a firm."""
    before = _near(parsed, name.first - 1)
    owns = _near(parsed, name.last) in POSSESSIVES | {"-"}
    if before in ("in", "near") and not owns:
        return "GPE"
    if _explained_as_place(parsed, name):
        return "GPE"
    if _size(name) > 1:
        return None
    if before == "of" and _near(parsed, name.first - 2) in SITES:
        return "GPE"
    if before in FIRMS:
        return "ORG"
    if before in SITES and before not in ("state", "island"):
        return "GPE"
    head = parsed.head_of(parsed.span(name.first, name.last))
    if head is None or owns:
        return None
    joined = _joined(parsed, head.index)
    if joined and all(_is_place(token, labels) for token in joined):
        return "GPE"
    return None


def _explained_as_place(parsed: Parsed, name: NamedSpan) -> bool:
    """Say whether "a town" explains the name: "Lamu, a town …", "a town called Lamu"."""
    if _near(parsed, name.first - 1) in ("called", "named"):
        return _near(parsed, name.first - 2) in SITES
    if _near(parsed, name.last) != "," or _near(parsed, name.last + 1) not in ("a", "an", "the"):
        return False
    return any(_near(parsed, name.last + ahead) in SITES for ahead in (2, 3, 4))


def _is_place(token: Token, labels: dict[int, str]) -> bool:
    entry = entry_of(token.text)
    listed = entry is not None and entry.form in PLACE_FORMS
    return listed or labels.get(token.index, "") in PLACES


def _qualifies(parsed: Parsed, name: NamedSpan) -> str | None:
    """Give "" for a word that only says which ("X strain", "the X"), "GPE" for "X hospital"."""
    token = parsed.tokens[name.first]
    governor = parsed.tokens[token.head]
    if token.dep in ("compound", "amod", "nmod") and governor.index > token.index:
        if governor.lower in SITES:
            return "GPE"
        if governor.text[0].islower() and governor.lower not in head_words():
            return ""
    children = parsed.dependents(token.index)
    alone = not any(child.dep in ("amod", "nmod", "appos", "relcl") for child in children)
    if alone and _near(parsed, name.first - 1) == "the":
        return ""
    return None
