"""Organs of states ("Russia's parliament"), and organizations and places the parser proposes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dragoman.codebook.names import word_set
from dragoman.codebook.organizations import organ_nouns
from dragoman.codebook.states import state
from dragoman.extract.names.gazetteer import Hit
from dragoman.extract.names.marks import POSSESSIVES, as_read
from dragoman.extract.names.outlets import government_of
from dragoman.extract.posts.titles import Title
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["BodyName", "find_organs", "find_proposed"]

BETWEEN = 2
"""Words that may stand between a state and its organ ("Russian federal and local authorities")."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """An organization, a place, or a state named by its organ, at tokens ``[first, last)``."""

    first: int
    last: int
    kind: Kind
    name: str
    state: str | None
    rule: str


@cache
def _organ_words() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Give first word → (words, reading), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in organ_nouns():
        for phrase in row.words:
            words = tuple(phrase.replace("-", " - ").replace("'s", " 's").split())
            found.setdefault(words[0], []).append((words, row.reads))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


def _organ_at(parsed: Parsed, index: int) -> tuple[int, str] | None:
    """Give (end, reading) of the organ's noun that starts at a token."""
    tokens = parsed.tokens
    for words, reads in _organ_words().get(tokens[index].lower, ()):
        end = index + len(words)
        if end <= len(tokens) and all(
            tokens[index + k].lower.replace("’", "'") == word for k, word in enumerate(words)
        ):
            return end, reads
    return None


def find_organs(parsed: Parsed, hits: tuple[Hit, ...]) -> tuple[BodyName, ...]:
    """Give organs named after a state: "Russian army", "Iran's parliament", "Government of X"."""
    starting = {hit.first: hit for hit in hits if hit.entry.form == "name"}
    found = []
    for hit in hits:
        if hit.of_state:
            organ = _organ_after(parsed, hit)
            if organ:
                found.append(organ)
    for token in parsed.tokens:
        if token.lower in _organ_words():
            organ = _organ_before(parsed, token.index, starting)
            if organ:
                found.append(organ)
    return tuple(sorted(found, key=lambda organ: organ.first))


def _organ_after(parsed: Parsed, hit: Hit) -> BodyName | None:
    tokens = parsed.tokens
    index = hit.last
    ceiling = parsed.sentences[tokens[hit.first].sentence].last
    owned = index < ceiling and tokens[index].lower in POSSESSIVES
    index += owned
    for start in range(index, min(index + BETWEEN, ceiling)):
        match = _organ_at(parsed, start)
        if match is not None:
            return _organ(parsed, hit, start, match, hit.first)
        if tokens[start].pos not in ("ADJ", "NOUN") or tokens[start].text[0].isupper():
            return None
    return None


def _organ_before(parsed: Parsed, index: int, starting: dict[int, Hit]) -> BodyName | None:
    match = _organ_at(parsed, index)
    if match is None or match[0] + 1 >= len(parsed.tokens):
        return None
    after = match[0]
    if parsed.tokens[after].lower != "of":
        return None
    start = after + 1 + (parsed.tokens[after + 1].lower == "the")
    hit = starting.get(start)
    if hit is None or (
        hit.last < len(parsed.tokens) and parsed.tokens[hit.last].lower in POSSESSIVES
    ):
        return None
    return _organ(parsed, hit, index, match, index, hit.last)


def _organ(
    parsed: Parsed, hit: Hit, start: int, match: tuple[int, str], first: int, last: int = 0
) -> BodyName:
    end, reads = match
    row = state(hit.entry.key)
    if reads == "state":
        return BodyName(first, last or end, Kind.STATE, row.name, row.key, "rule:organ-of-state")
    name = f"{row.adjective} {as_read(parsed, start, end).lower()}"
    return BodyName(first, last or end, Kind.ORGANIZATION, name, row.key, "rule:organ-of-state")


def find_proposed(
    parsed: Parsed,
    hits: tuple[Hit, ...],
    titles: tuple[Title, ...],
    families: frozenset[str] = frozenset(),
) -> tuple[BodyName, ...]:
    """Give the parser's organizations and places, trimmed, that the tables do not already name.

    What begins with a family name of the document's persons is no body. A ministry without a
    state on the pages of a government is that government's.
    """
    listed = {index: hit for hit in hits for index in range(hit.first, hit.last)}
    heads = {i for title in titles for i in range(title.first, title.last)}
    heads -= {
        i
        for title in titles
        if title.of
        for i in range(title.first, title.last)
        if i != title.head and parsed.tokens[i].text in title.of.split()
    }
    found = []
    for name in parsed.names:
        if name.label not in ("ORG", "GPE", "LOC", "FAC"):
            continue
        first, last = _trimmed(parsed, name.first, name.last)
        taken = any(index in heads for index in range(first, last))
        if first >= last or (taken and not _outgrows(parsed, first, last, titles)):
            continue
        if last - first == 1 and parsed.tokens[first].lower in word_set("body_nouns"):
            continue  # "the Council" repeats a body, which coreference looks for
        if _is_noise(parsed, first, last) or parsed.tokens[first].text in families:
            continue
        if name.label == "ORG":
            last = _extended(parsed, last, listed)
        inside = {listed[index] for index in range(first, last) if index in listed}
        if any(not first <= hit.first < hit.last <= last for hit in inside):
            continue
        if _only_listed(parsed, first, last, listed):
            continue
        if any(hit.entry.form in ("organization", "agreement") for hit in inside):
            continue
        is_body = name.label == "ORG" and not _is_dateline(parsed, first, last)
        kind = Kind.ORGANIZATION if is_body else Kind.PLACE
        if name.label == "GPE" and _speaks(parsed, first, last):
            kind = Kind.PERSON
        rule = f"model:ner:{name.label}"
        found.append(_with_home(parsed, BodyName(first, last, kind, "", None, rule), listed))
    return tuple(found)


def _with_home(parsed: Parsed, body: BodyName, listed: dict[int, Hit]) -> BodyName:
    """Give a body or place with its name and the state that its words or its owner tell."""
    first, last = body.first, body.last
    text = as_read(parsed, first, last)
    inside = (listed[index] for index in range(first, last) if index in listed)
    home = next((hit.entry.state for hit in inside), None)
    if home is None and body.kind is Kind.PLACE:
        home = _state_after(parsed, last, listed)
    if home is None and body.kind is Kind.ORGANIZATION:
        home = _owner(parsed, first, listed)
        if home is None and "ministry" in text.lower().split():
            home = government_of(parsed.document.outlet)
            text = f"{state(home).adjective} {text.lower()}" if home else text
    return replace(body, name=text, state=home)


def _outgrows(parsed: Parsed, first: int, last: int, titles: tuple[Title, ...]) -> bool:
    """Say whether a post is only the beginning of a body's name ("King Okoth Companies")."""
    if first >= last or parsed.tokens[last - 1].lower not in word_set("institutions"):
        return False
    inside = [title for title in titles if title.first < last and first < title.last]
    return all(first <= title.first and title.last < last for title in inside)


def _is_noise(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether the words are a row of a menu, or listed as no body."""
    text = as_read(parsed, first, last)
    return text.lower() in word_set("not_bodies") or "\xa0" in text or "  " in text


def _speaks(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether an unlisted name is the subject of a verb that only a person can be."""
    head = parsed.head_of(parsed.span(first, last))
    if head is None or head.dep != "nsubj" or last - first > 3:
        return False
    return parsed.tokens[head.head].lemma in word_set("person_verbs")


def _is_dateline(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether the words in capitals open a paragraph as its place ("CHARLOTTE - ")."""
    tokens = parsed.tokens
    if not as_read(parsed, first, last).isupper() or last >= len(tokens):
        return False
    sentence = parsed.sentences[tokens[first].sentence]
    opens = first == sentence.first and (
        sentence.index == 0 or parsed.sentences[sentence.index - 1].paragraph < sentence.paragraph
    )
    return opens and tokens[last].text in ("-", "–", "—", "(", ",", "--")


def _extended(parsed: Parsed, last: int, listed: dict[int, Hit]) -> int:
    """Give the end of "Military Academy of the General Staff", cut short by the parser."""
    tokens = parsed.tokens
    if last + 1 >= len(tokens) or tokens[last].lower != "of":
        return last
    start = last + 1 + (tokens[last + 1].lower == "the")
    index = start
    while index < len(tokens) and index not in listed and tokens[index].text[0].isupper():
        if tokens[index].pos not in ("PROPN", "NOUN", "ADJ"):
            break
        index += 1
    return index if index > start else last


def _trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    tokens = parsed.tokens
    while first < last and (
        tokens[first].lower in ("the", "a", "an", "of", "in") or not tokens[first].text[0].isalnum()
    ):
        first += 1
    while first < last and (
        tokens[last - 1].lower in POSSESSIVES or not tokens[last - 1].text[-1].isalnum()
    ):
        if tokens[last - 1].text[-1] == "." and len(tokens[last - 1].text) > 1:
            break
        last -= 1
    return first, last


def _only_listed(parsed: Parsed, first: int, last: int, listed: dict[int, Hit]) -> bool:
    """Say whether nothing of weight is left beside the listed names ("northern Syria")."""
    rest = [parsed.tokens[i] for i in range(first, last) if i not in listed]
    if len(rest) == last - first:
        return not any(token.text[0].isupper() or token.text[0].isdigit() for token in rest)
    strong = [t for t in rest if t.text[0].isupper() and t.pos in ("PROPN", "NOUN", "ADJ")]
    return not strong


def _owner(parsed: Parsed, first: int, listed: dict[int, Hit]) -> str | None:
    """Give the state right before a body ("Kenya's Lamu Port Authority", "the Kenyan …")."""
    index = first - 1
    owned = index > 0 and parsed.tokens[index].lower in POSSESSIVES
    hit = listed.get(index - owned)
    fits = hit is not None and (hit.of_state if owned else hit.entry.form == "demonym")
    return hit.entry.key if hit is not None and fits else None


def _state_after(parsed: Parsed, last: int, listed: dict[int, Hit]) -> str | None:
    """Give the state of "Turku, Finland"."""
    if last + 1 < len(parsed.tokens) and parsed.tokens[last].text == ",":
        hit = listed.get(last + 1)
        if hit is not None and hit.entry.form == "name":
            return hit.entry.key
    return None
