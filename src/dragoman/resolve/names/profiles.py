"""Mentions of one document that name one thing, and what they say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.ledger import has_one_holder
from dragoman.codebook.spellings import name_table
from dragoman.codebook.states import states
from dragoman.model.judgement import Verdict
from dragoman.model.mention import Kind, Mention, OfficeMention
from dragoman.resolve.acts.treaty_names import treaty_title
from dragoman.resolve.names.compare import compare_names
from dragoman.resolve.names.name_forms import name_form, place_key, plain

__all__ = ["Profile", "describes", "family_name", "is_lone", "make_profiles", "name_key"]

_STRAY = 2
"""Pages on which a person's family name may be taken for another's before it is held to be one."""
_MISTAKEN = frozenset({Kind.ORGANIZATION, Kind.PLACE})
_LISTED = (Kind.PLACE, Kind.STATE, Kind.ORGANIZATION, Kind.PERSON)
_POST = "rule:post-unnamed"
"""Beginning of `made_by` of words that name a post and leave its holder out."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing in one document. `id` is the first mention; `posts` are (post, of) pairs."""

    id: str
    document: str
    kind: Kind
    codebook: str | None
    name: str
    key: str
    """The name in the one spelling that stands for its group."""
    state: str | None
    posts: frozenset[tuple[str, str]]
    mentions: tuple[str, ...]
    lone: bool
    """A person of whom the document gives a single name ("Lavrov"), or none; or a post of many."""


def make_profiles(
    mentions: Sequence[Mention],
    offices: Sequence[OfficeMention],
    listed: frozenset[tuple[Kind, str]] = frozenset(),
) -> tuple[Profile, ...]:
    """Group each document's mentions by codebook row, by name, and by what they repeat.

    `listed` are (kind, `name_key`) of names whose kind a user's list tells.
    """
    posts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for office in offices:
        posts[office.holder].add((plain(office.post), plain(office.of or "")))
    by_document: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.members:
            continue  # "the two leaders" are their members, not somebody else
        by_document[mention.span.document].append(mention)
    full = _full_names(mentions)
    families = _families(mentions, full)
    found: list[Profile] = []
    for document in sorted(by_document):
        ordered = sorted(by_document[document], key=lambda m: (m.span, m.kind, m.id))
        kinds = _kinds(ordered, full, families) | _listed_kinds(ordered, listed)
        found.extend(_profile(group, posts, kinds) for group in _groups(ordered, kinds))
    return tuple(found)


def name_key(kind: Kind, name: str) -> str:
    """Give the spelling of a name that all its variants share."""
    if kind is Kind.PERSON:
        form = name_form(name)
        return " ".join((*form.words, *((form.generation,) if form.generation else ())))
    return place_key(treaty_title(name) if kind is Kind.AGREEMENT else name)


def _full_names(mentions: Sequence[Mention]) -> frozenset[str]:
    """Give the keys of full names that are persons' at least as often as anything else's."""
    persons: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for mention in mentions:
        if not (mention.codebook or mention.members or mention.made_by.startswith(_POST)):
            counted = persons if mention.kind is Kind.PERSON else others
            counted[name_key(Kind.PERSON, mention.name)] += 1
    return frozenset(key for key in persons if " " in key and persons[key] >= others[key])


def _families(mentions: Sequence[Mention], full: frozenset[str]) -> frozenset[str]:
    """Give the family names of full names that hardly any page takes for a body or a place."""
    known = {
        family
        for mention in mentions
        if mention.kind is Kind.PERSON and name_key(Kind.PERSON, mention.name) in full
        if (family := family_name(mention.name))
    }
    others: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind in _MISTAKEN and not mention.codebook:
            others[name_key(Kind.PERSON, mention.name)].add(mention.span.document)
    return frozenset(
        family
        for family in known - name_table().common - _cities()
        if len(others[family]) <= _STRAY
    )


@cache
def _cities() -> frozenset[str]:
    """Give the cities and regions of the codebook, as family names are folded."""
    names = (name for state in states().values() for name in (*state.capitals, *state.places))
    return frozenset(name_key(Kind.PERSON, name) for name in names)


def family_name(name: str) -> str | None:
    """Give the word of a full name that may stand alone for its bearer."""
    form = name_form(name)
    if len(form.words) < 2 or describes(name) or form.child or ":" in name:
        return None
    return form.words[0] if form.raw[0] in name_table().first else form.words[-1]


def _kinds(
    ordered: Sequence[Mention], full: frozenset[str], families: frozenset[str]
) -> dict[str, Kind]:
    """Give each mention's kind; a "body" or "place" with a person's name is that person.

    So is one that has a known person's family name alone, and not all in capitals.
    """
    owners = [
        m
        for m in ordered
        if not (m.codebook or m.made_by.startswith(_POST)) and name_key(Kind.PERSON, m.name) in full
    ]
    owning = {owner.id for owner in owners}
    found: dict[str, Kind] = {}
    for mention in ordered:
        person = mention.id in owning or (
            not mention.codebook
            and mention.kind in {Kind.ORGANIZATION, Kind.PLACE}
            and any(_bears(owner, mention) for owner in owners)
        )
        person = person or (
            mention.kind in _MISTAKEN
            and not mention.codebook
            and not mention.name.isupper()
            and name_key(Kind.PERSON, mention.name) in families
        )
        kind = Kind.PERSON if person else mention.kind
        if kind is Kind.PERSON and _is_post(mention, found):
            kind = Kind.OFFICE
        found[mention.id] = kind
    return found


def _listed_kinds(
    ordered: Sequence[Mention], listed: frozenset[tuple[Kind, str]]
) -> dict[str, Kind]:
    """Give the kinds of mentions whose name a list knows; the codebook's own rows keep theirs."""
    return {
        mention.id: kind
        for mention in (ordered if listed else ())
        if not mention.codebook and mention.kind is not Kind.AGREEMENT
        if not mention.made_by.startswith(_POST)
        for kind in _LISTED
        if (kind, name_key(kind, mention.name)) in listed
    }


def _is_post(mention: Mention, before: Mapping[str, Kind]) -> bool:
    """Say whether words name a post alone, or repeat words that do."""
    return mention.made_by.startswith(_POST) or before.get(mention.antecedent or "") is Kind.OFFICE


def _groups(ordered: Sequence[Mention], kinds: Mapping[str, Kind]) -> list[list[Mention]]:
    by_id = {mention.id: mention for mention in ordered}
    names: dict[tuple[str, str], list[Mention]] = {}
    for mention in ordered:
        names.setdefault(_group_key(mention, by_id, kinds), []).append(mention)
    return _with_family_names(list(names.values()), kinds)


def _group_key(
    mention: Mention, by_id: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> tuple[str, str]:
    """Give what a mention is filed under: its row, else its name, else what it repeats."""
    seen: set[str] = set()
    while mention.id not in seen:
        seen.add(mention.id)
        if mention.codebook:
            return "codebook", mention.codebook
        kind = kinds[mention.id]
        before = by_id.get(mention.antecedent or "")
        if before is None or kinds[before.id] is not kind or _names_another(mention, before, kind):
            break
        mention = before
    kind = kinds[mention.id]
    return kind, name_key(kind, mention.name) or mention.id


def _names_another(mention: Mention, before: Mention, kind: Kind) -> bool:
    """Say whether a mention's own name contradicts that of what it is said to repeat."""
    if kind is not Kind.PERSON or mention.name == before.name:
        return False
    return compare_names(mention.name, before.name).verdict is Verdict.DIFFERENT


def _with_family_names(
    groups: list[list[Mention]], kinds: Mapping[str, Kind]
) -> list[list[Mention]]:
    """Add "Lavrov" to the only full name of the document that has it as a family name."""
    persons = [group for group in groups if kinds[group[0].id] is Kind.PERSON]
    full = [group for group in persons if _is_full(group)]
    kept: list[list[Mention]] = []
    for group in groups:
        owners: list[list[Mention]] = []
        if kinds[group[0].id] is Kind.PERSON and not _is_full(group):
            owners = [other for other in full if _bears(other[0], group[0])]
        if len(owners) == 1 and _states_agree(owners[0], group):
            owners[0].extend(group)
        else:
            kept.append(group)
    return kept


def _is_full(group: Sequence[Mention]) -> bool:
    return not group[0].codebook and len(name_form(group[0].name).words) > 1


def _bears(owner: Mention, lone: Mention) -> bool:
    if lone.codebook:
        return False
    words, form = name_form(lone.name).words, name_form(owner.name)
    if len(words) != 1 or form.child:
        return False
    family = form.words[0] if form.raw[0] in name_table().first else form.words[-1]
    return words[0] in {family, form.words[-1]}


def describes(name: str) -> bool:
    """Say whether words tell of a person by post ("Leader of Chile") and do not name one."""
    words = name.split()
    first = words[0] if words else ""
    by_post = any(word in {"of", "for"} for word in words)
    return by_post or (first.islower() and first not in name_table().particles)


def _states_agree(left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    one = {mention.state for mention in left if mention.state}
    other = {mention.state for mention in right if mention.state}
    return not one or not other or bool(one & other)


def _profile(
    group: Sequence[Mention],
    posts: Mapping[str, set[tuple[str, str]]],
    kinds: Mapping[str, Kind],
) -> Profile:
    ordered = sorted(group, key=lambda mention: (mention.span, mention.id))
    names = Counter(mention.name for mention in ordered)
    name = min(names, key=lambda text: (-len(name_form(text).words), -names[text], text))
    codebook = next((mention.codebook for mention in ordered if mention.codebook), None)
    kind = kinds[ordered[0].id]
    states = Counter(mention.state for mention in ordered if mention.state)
    held = frozenset(post for mention in ordered for post in posts.get(mention.id, ()))
    if kind is not Kind.PERSON:
        name = treaty_title(ordered[0].name) if kind is Kind.AGREEMENT else ordered[0].name
    return Profile(
        id=ordered[0].id,
        document=ordered[0].span.document,
        kind=kind,
        codebook=codebook,
        name=name,
        key=name_key(kind, name),
        state=min(states, key=lambda key: (-states[key], key)) if states else None,
        posts=held,
        mentions=tuple(mention.id for mention in ordered),
        lone=is_lone(kind, name),
    )


def is_lone(kind: Kind, name: str) -> bool:
    """Say whether a person's name is too short to be looked for in other documents.

    So is a post of which several people hold one at a time ("Chinese ambassador").
    """
    if kind is Kind.OFFICE:
        return not has_one_holder(name.partition(" of ")[0])
    return kind is Kind.PERSON and (len(name_form(name).words) < 2 or describes(name))
