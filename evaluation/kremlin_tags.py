"""What the product says of a tagged page: its counterpart states, and the persons it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.states import states
from dragoman.extract.mentions import find_mentions
from dragoman.extract.names.gazetteer import entry_of, find_hits
from dragoman.extract.parse import parse_many
from dragoman.extract.topic import find_home, find_topic_states
from dragoman.model.document import Dateline, Document
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed
from dragoman.resolve.entities import link_entities
from dragoman.resolve.names.compare import compare_names

__all__ = ["ReadPage", "countries_of", "plain_lookup", "read_pages", "tagged_persons"]

OWN_CODES = {"state/ABK": "XA", "state/SOS": "XO"}
"""Codes of the set for states to which ISO 3166 gives none."""
COURTESY = re.compile(r"^(Mr|Mrs|Ms)\s+")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One tagged page as the product reads it."""

    document: Document
    title: Parsed
    body: Parsed
    topics: tuple[str, ...]
    """Keys of the states that it is about."""
    persons: frozenset[str]
    """Names of its persons, in the page and over all pages."""

    def names(self, variants: Sequence[str]) -> bool:
        """Say whether a person of the page goes by one of the names of a tag."""
        full = [variant for variant in variants if " " in variant]
        if not full:
            return any(name.casefold() == v.casefold() for name in self.persons for v in variants)
        return any(
            compare_names(name, variant).verdict is Verdict.SAME
            for variant in full
            for name in self.persons
        )


def read_pages(documents: Sequence[Document]) -> list[ReadPage]:
    """Read titles and texts, and find who is who over all of them."""
    headings = [replace(d, text=d.title or "-", title="", dateline=Dateline()) for d in documents]
    titles = list(parse_many(headings))
    bodies = list(parse_many(documents))
    found = [
        (find_mentions(title), find_mentions(body))
        for title, body in zip(titles, bodies, strict=True)
    ]
    every = [mention for pair in found for mentions in pair for mention in mentions]
    linked = link_entities(every, (), ())
    entities = {entity.id: entity for entity in linked.entities}
    names = {m: entities[e].names for m, e in linked.entity_of.items()}
    states_told = {
        m: state
        for m, e in linked.entity_of.items()
        if (state := dict(entities[e].codes).get("state"))
    }
    homes: dict[str, str | None] = {}
    for outlet in {document.outlet for document in documents}:
        heads = [
            frozenset(m.codebook for m in titled if m.codebook and m.kind is Kind.STATE)
            for document, (titled, _) in zip(documents, found, strict=True)
            if document.outlet == outlet
        ]
        homes[outlet] = find_home(outlet, heads)
    return [
        ReadPage(
            document,
            title,
            body,
            find_topic_states(titled, told, body, homes[document.outlet], states_told),
            _persons((*titled, *told), names),
        )
        for document, title, body, (titled, told) in zip(
            documents, titles, bodies, found, strict=True
        )
    ]


def _persons(mentions: Sequence[Mention], names: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(
        name
        for mention in mentions
        if mention.kind is Kind.PERSON
        for name in (mention.name, *names.get(mention.id, ()))
    )


def countries_of(page: ReadPage) -> frozenset[str]:
    """Give the codes of the states that a page is about."""
    return frozenset(code for key in page.topics if (code := _code(key)))


def plain_lookup(page: ReadPage) -> frozenset[str]:
    """Give what looking up names of states in title and first paragraph gives (the baseline)."""
    home = find_home(page.document.outlet, ())
    first = page.body.sentences[0].paragraph if page.body.sentences else 0
    found = {hit.entry.key for hit in find_hits(page.title) if hit.of_state}
    for hit in find_hits(page.body):
        token = page.body.tokens[hit.first]
        if hit.of_state and page.body.sentences[token.sentence].paragraph == first:
            found.add(hit.entry.key)
    return frozenset(code for key in found - {home} if (code := _code(key)))


def _code(key: str) -> str:
    return OWN_CODES.get(key) or states()[key].iso2


def tagged_persons(tags: str) -> list[tuple[str, ...]]:
    """Give for each tagged person the names that the tags give it, both orders of words.

    The set tags one person under several names ("Merkel", "Merkel Angela"): a name whose words
    another one has is that one's. Names of states among the tags are no persons.
    """
    names = [COURTESY.sub("", tag.strip(" []")) for tag in tags.split("|")]
    names = [name for name in names if name and not _is_state(name)]
    groups: list[list[str]] = []
    for name in sorted(dict.fromkeys(names), key=lambda name: -len(name.split())):
        words = set(name.casefold().split())
        for group in groups:
            if words <= set(group[0].casefold().split()):
                group.append(name)
                break
        else:
            groups.append([name])
    return [tuple(dict.fromkeys(v for name in group for v in _orders(name))) for group in groups]


def _orders(name: str) -> tuple[str, ...]:
    """Give a name as printed, and with its family name (one word, or two) put last."""
    words = name.split()
    turned = [" ".join(words[k:] + words[:k]) for k in (1, 2) if k < len(words)]
    return (name, *turned)


def _is_state(name: str) -> bool:
    entry = entry_of(name)
    return entry is not None and entry.form == "name"
