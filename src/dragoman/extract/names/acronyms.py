"""Short forms that a text gives in brackets: "Lamu Port Authority (LPA)", and later "the LPA"."""

from __future__ import annotations

from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.marks import as_read
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_acronyms"]

SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "la", "du", "des"})
"""Words that a short form may skip."""
LONGEST = 10
"""Words of a full form at most."""


def link_acronyms(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with short forms linked to the bodies that they shorten.

    A short form of what the text does not name as a body ("foot and mouth disease (FMD)") is no
    body either, and is left out.
    """
    found = list(drafts)
    for token in parsed.tokens:
        if not _in_brackets(parsed, token) or not _is_short(token.text):
            continue
        body = next((d for d in found if d.last == token.index - 1 and _is_body(d)), None)
        if body is not None and _shortens(token.text, as_read(parsed, body.first, body.last)):
            found = _linked(parsed, found, token.text, body)
        elif body is None and _is_plain_phrase(parsed, token):
            found = [d for d in found if not _is_form(parsed, d, token.text)]
    found.sort(key=lambda draft: (draft.first, draft.last))
    return found


def _in_brackets(parsed: Parsed, token: Token) -> bool:
    inside = 1 < token.index < len(parsed.tokens) - 1
    return (
        inside
        and parsed.tokens[token.index - 1].text == "("
        and parsed.tokens[token.index + 1].text == ")"
    )


def _is_short(text: str) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return 2 <= len(text) <= LONGEST and capitals >= 2 and 2 * capitals > len(text)


def _is_body(draft: Draft) -> bool:
    return draft.kind is Kind.ORGANIZATION


def _shortens(short: str, full: str) -> bool:
    """Say whether the capitals of a short form begin words of the full one, in order."""
    letters = [letter.casefold() for letter in short if letter.isupper()]
    words = [word for word in full.replace("-", " ").split() if word]
    initials = [word[0].casefold() for word in words if word.casefold() not in SMALL]
    every = [word[0].casefold() for word in words]
    return _follows(letters, initials) or _follows(letters, every)


def _follows(letters: list[str], initials: list[str]) -> bool:
    """Say whether the letters are among the initials in order, and begin with the first."""
    if not letters or not initials or letters[0] != initials[0]:
        return False
    rest = iter(initials)
    hits = sum(any(initial == letter for initial in rest) for letter in letters)
    return hits == len(letters)


def _linked(parsed: Parsed, drafts: list[Draft], short: str, body: Draft) -> list[Draft]:
    """Give the drafts with every place of a short form as the body it stands for."""
    name = body.name or as_read(parsed, body.first, body.last)
    forms = [d for d in drafts if _is_form(parsed, d, short) and d.codebook is None]
    taken = {i for d in drafts for i in range(d.first, d.last)}
    made = [
        Draft(token.index, token.index + 1, Kind.ORGANIZATION, name, "rule:acronym")
        for token in parsed.tokens
        if token.text == short and token.index not in taken
    ]
    for draft in (*forms, *made):
        draft.kind, draft.name, draft.made_by = Kind.ORGANIZATION, name, "rule:acronym"
        draft.codebook, draft.state = body.codebook, body.state
        if draft.first > body.first:
            draft.antecedent, draft.reason = body, f'"{short}" is short for {name}'
    return [*drafts, *made]


def _is_form(parsed: Parsed, draft: Draft, short: str) -> bool:
    proposed = draft.made_by.startswith(("model:ner", "rule:name-part", "rule:company"))
    return proposed and as_read(parsed, draft.first, draft.last) == short


def _is_plain_phrase(parsed: Parsed, token: Token) -> bool:
    """Say whether words in lower case, which the letters shorten, stand before the bracket."""
    words: list[str] = []
    index = token.index - 2
    while index >= 0 and len(words) < LONGEST and parsed.tokens[index].sentence == token.sentence:
        word = parsed.tokens[index]
        if word.text[0].isalpha():
            words.insert(0, word.text)
            if len(words) > 1 and _shortens(token.text, " ".join(words)):
                return sum(w[0].islower() for w in words) > len(words) / 2
        index -= 1
    return False
