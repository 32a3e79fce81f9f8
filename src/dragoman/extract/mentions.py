"""Who and what a text names: persons, states, organizations, places and agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.codebook.listed import ListedName
from dragoman.codebook.names import word_set
from dragoman.codebook.organizations import organizations
from dragoman.codebook.states import states
from dragoman.extract.coreference import link_mentions
from dragoman.extract.names.bodies import BodyName, find_organs, find_proposed
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.gazetteer import Hit, find_hits
from dragoman.extract.names.listed import find_listed
from dragoman.extract.names.metonymy import speaks_for_state
from dragoman.extract.names.persons import PersonName, find_persons
from dragoman.extract.names.proposals import mend_names
from dragoman.extract.names.treaties import AgreementName, find_agreements
from dragoman.extract.posts.holders import beside
from dragoman.extract.posts.titles import Title, find_titles
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["find_mentions"]

COUNTERPART_REACH = 3
"""Words at most between a demonym and the name in "Swedish counterpart X"."""
LONGEST_NAME = 3
"""Tokens of a person's name that is known by its apposition alone."""


def find_mentions(
    parsed: Parsed, listed: Mapping[str, ListedName] | None = None
) -> tuple[Mention, ...]:
    """Give every mention in order of the text, later ones linked to earlier ones they repeat.

    A span holds no determiner, no title and no possessive ending. A state's name or demonym at
    the beginning of a longer name ("Russian army") is a mention of its own. `listed` are names of
    bodies and places that a user's list adds to the tables.
    """
    parsed = mend_names(parsed)
    hits = find_hits(parsed)
    titles = find_titles(parsed, hits)
    persons = find_persons(parsed, hits, titles)
    pacts = find_agreements(parsed, hits)
    organs = find_organs(parsed, hits)
    families = frozenset(
        parsed.tokens[name.last - 1].text for name in persons if name.last - name.first > 1
    )
    proposed = find_proposed(parsed, hits, titles, families)

    drafts = _Drafts(parsed)
    drafts.add_all(find_listed(parsed, listed or {}))
    drafts.add_all(_person(name) for name in persons)
    drafts.add_all(_body(organ) for organ in organs)
    drafts.add_all(_agreement(pact) for pact in pacts)
    drafts.add_all(_body(body) for body in proposed)
    for hit in hits:
        drafts.add_listed(hit, _listed(parsed, hit))
    found = drafts.in_order()
    _mend_by_post(parsed, titles, found)
    _give_states(parsed, titles, found)
    return link_mentions(parsed, titles, found)


class _Drafts:
    """Mentions in the making: the first to claim a token keeps it."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._found: list[Draft] = []
        self._owner: dict[int, Draft] = {}

    def add_all(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            if not any(i in self._owner for i in range(draft.first, draft.last)):
                self._add(draft)

    def add_listed(self, hit: Hit, draft: Draft) -> None:
        """Add a listed name; inside a longer name only a state at its beginning counts."""
        owners = {id(o): o for i in range(hit.first, hit.last) if (o := self._owner.get(i))}
        if not owners:
            self._add(draft)
            return
        if len(owners) > 1 or draft.kind is not Kind.STATE:
            return
        owner = next(iter(owners.values()))
        inside = owner.first <= hit.first and hit.last <= owner.last
        if owner.kind is Kind.PERSON or not inside or owner.codebook == draft.codebook:
            return
        if owner.kind is Kind.AGREEMENT or self._leads(owner, hit):
            self._found.append(draft)

    def _add(self, draft: Draft) -> None:
        self._found.append(draft)
        for index in range(draft.first, draft.last):
            self._owner[index] = draft

    def _leads(self, owner: Draft, hit: Hit) -> bool:
        """Say whether only states and hyphens stand before the hit in its longer name."""
        before = self._parsed.tokens[owner.first : hit.first]
        return all(
            not token.text[0].isalnum() or token.index in self._state_tokens(owner, hit)
            for token in before
        )

    def _state_tokens(self, owner: Draft, hit: Hit) -> set[int]:
        return {
            index
            for draft in self._found
            if draft.kind is Kind.STATE and owner.first <= draft.first and draft.last <= hit.first
            for index in range(draft.first, draft.last)
        }

    def in_order(self) -> list[Draft]:
        return sorted(self._found, key=lambda draft: (draft.first, draft.last))


def _person(name: PersonName) -> Draft:
    return Draft(name.first, name.last, Kind.PERSON, "", name.rule, gender=name.gender)


def _body(body: BodyName) -> Draft:
    codebook = body.state if body.kind is Kind.STATE else None
    return Draft(
        body.first, body.last, body.kind, body.name, body.rule, codebook=codebook, state=body.state
    )


def _agreement(pact: AgreementName) -> Draft:
    rule = "rule:agreement-name" if pact.proper else "rule:agreement-noun"
    return Draft(pact.first, pact.last, Kind.AGREEMENT, pact.name, rule, pact=pact)


def _listed(parsed: Parsed, hit: Hit) -> Draft:
    entry = hit.entry
    draft = Draft(hit.first, hit.last, Kind.PLACE, entry.name, "", state=entry.state, end=hit.end)
    if hit.of_state:
        draft.kind, draft.codebook = Kind.STATE, entry.key
        draft.made_by = f"codebook:states ({entry.form})"
    elif entry.form == "organization":
        draft.kind, draft.codebook, draft.made_by = (
            Kind.ORGANIZATION,
            entry.key,
            "codebook:organizations",
        )
    elif entry.form == "agreement":
        draft.kind, draft.codebook, draft.made_by = (
            Kind.AGREEMENT,
            entry.key,
            "codebook:agreements",
        )
    elif entry.form in ("capital", "seat") and speaks_for_state(parsed, hit):
        _speak(draft, entry.stands_for or entry.key)
    else:
        draft.made_by = f"codebook:states ({entry.form})"
    return draft


def _speak(draft: Draft, key: str) -> None:
    """Let a capital stand for its state (or, as Brussels does, for an organization)."""
    draft.made_by = "codebook:states (metonym)"
    draft.codebook = key
    if key in organizations():
        row = organizations()[key]
        draft.kind, draft.name, draft.state = Kind.ORGANIZATION, row.name, row.state
    else:
        draft.kind, draft.name, draft.state = Kind.STATE, states()[key].name, key


def _mend_by_post(parsed: Parsed, titles: tuple[Title, ...], drafts: list[Draft]) -> None:
    """Make a person of what the parser took for a body, when a post stands in apposition to it."""
    proposed = [
        draft
        for draft in drafts
        if draft.made_by.startswith("model:ner:") and 1 < draft.last - draft.first <= LONGEST_NAME
    ]
    spans = [(draft.first, draft.last) for draft in proposed]
    for place, how in beside(parsed, titles, spans).values():
        draft = proposed[place]
        plain = all(t.text[0].isupper() for t in parsed.tokens[draft.first : draft.last])
        if how == "apposition" and plain and draft.state is None:
            draft.kind, draft.name, draft.made_by = Kind.PERSON, "", "rule:apposition"


def _give_states(parsed: Parsed, titles: tuple[Title, ...], drafts: list[Draft]) -> None:
    """Give persons the state, gender and posts of the titles beside their names."""
    persons = [draft for draft in drafts if draft.kind is Kind.PERSON]
    joined = beside(parsed, titles, [(draft.first, draft.last) for draft in persons])
    for place, (person, _) in joined.items():
        title, draft = titles[place], persons[person]
        draft.titles.append(title)
        draft.state = draft.state or title.of_state
        draft.gender = draft.gender or title.gender
    for index, draft in enumerate(drafts[:-1]):
        following = drafts[index + 1]
        if (
            draft.kind is Kind.STATE
            and following.kind is Kind.PERSON
            and following.state is None
            and _owns(parsed, draft, following)
        ):
            following.state = draft.codebook


def _owns(parsed: Parsed, state: Draft, person: Draft) -> bool:
    """Say whether the state is said of the person ("Russia's X", "his Swedish counterpart X")."""
    between = parsed.tokens[state.last : person.first]
    if len(between) <= 1 and all(t.lower in ("'s", "’s") for t in between):
        return True
    if len(between) > COUNTERPART_REACH or any(t.pos not in ("NOUN", "ADJ") for t in between):
        return False
    return any(token.lower in word_set("counterparts") for token in between)
