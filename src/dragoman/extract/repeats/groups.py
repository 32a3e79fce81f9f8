"""Phrases that stand for several mentions: "the two leaders", "both countries", "the sides"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.states import capital_holders, state_name
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.marks import as_read
from dragoman.extract.names.outlets import government_of
from dragoman.extract.posts.titles import Title
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_groups"]

PERSON_NOUNS = word_set("person_groups")
STATE_NOUNS = word_set("state_groups")
BODY_NOUNS = word_set("body_groups")
PAIRS = word_set("pairs")
TOLD_NOUNS = word_set("told_groups")
SHARED_NOUNS = word_set("shared_states")
COUNTRY = frozenset({"country", "nation", "kingdom", "republic"})
GOVERNING = frozenset({"government", "regime", "authorities"})
PARTICIPANTS = "participants"
MEETING_BACK = 8
"""Sentences to look back for the meeting that "the participants" are of."""
MEETING = frozenset(
    {"meet", "meeting", "talk", "session", "conference", "summit", "discussion", "consultation"}
)
"""Lemmas by which a sentence tells who "the participants" of the next ones are."""
SITES = frozenset({"in", "at", "to", "from", "near", "outside", "through", "via", "around"})
METONYM = "codebook:states (metonym)"
BACK = 4
"""Sentences to look back for the members."""
LEADING = frozenset({"head of state", "head of government", "leader", "monarch", "royal"})
NOUN_GROUPS = {
    "leaders": LEADING,
    "presidents": frozenset({"head of state"}),
    "premiers": frozenset({"head of government"}),
    "ministers": frozenset({"minister"}),
    "diplomats": frozenset({"diplomat", "minister"}),
    "envoys": frozenset({"diplomat"}),
}

EXACT = NOUN_GROUPS.keys() - {"leaders"}
"""Plurals of a post: who they mean holds it, while "leaders" may be said of anybody who leads."""


def link_groups(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Give mentions of groups with their members, and of "the country"."""
    covered = {i for d in drafts for i in range(d.first, d.last)}
    made = []
    for token in parsed.tokens:
        if token.index in covered:
            continue
        draft = None
        if token.lower == PARTICIPANTS:
            draft = _participants(parsed, token, drafts)
        elif token.lower in PERSON_NOUNS | STATE_NOUNS | BODY_NOUNS | PAIRS:
            draft = _group(parsed, token, drafts)
        elif token.lower in COUNTRY or token.lower in GOVERNING:
            draft = _the_country(parsed, token, drafts)
        if draft is not None:
            made.append(draft)
    return made


def _group(parsed: Parsed, token: Token, drafts: Sequence[Draft]) -> Draft | None:
    first = _group_start(parsed, token)
    if first is None or (token.dep == "compound" and token.head > token.index):
        return None
    kind = _kind_of(token)
    members = _members(parsed, token, first, kind, drafts)
    if len(members) != 2:
        return None
    names = " and ".join(_name(member, kind) or _printed(parsed, member) for member in members)
    return Draft(
        first,
        token.index + 1,
        kind,
        names,
        "rule:group",
        members=tuple(members),
        reason=f'"{parsed.text(first, token.index + 1)}" stands for {names}, the last two named',
    )


def _participants(parsed: Parsed, token: Token, drafts: Sequence[Draft]) -> Draft | None:
    """Read "the participants" as those whom the last sentence that tells of a meeting names.

    Who else speaks of them as participants only goes on with that meeting.
    """
    rows = parsed.sentences[max(0, token.sentence - MEETING_BACK) : token.sentence]
    first = _article_before(parsed, token)
    for row in reversed(rows if first is not None else ()):
        words = parsed.in_sentence(row)
        if any(t.lower == PARTICIPANTS for t in words) or not any(
            t.lemma in MEETING for t in words
        ):
            continue
        here = [d for d in drafts if row.first <= d.first < row.last and d.name and not d.members]
        people = {d.name: d for d in here if d.kind in (Kind.PERSON, Kind.ORGANIZATION)}
        states = {d.name: d for d in here if d.kind is Kind.STATE}
        named = people if len(people) > 1 else people | states
        if named and first is not None:
            names = " and ".join(named)
            return Draft(
                first,
                token.index + 1,
                Kind.PERSON,
                names,
                "rule:group",
                members=tuple(named.values()),
                reason=f'"{parsed.text(first, token.index + 1)}": {names} met',
            )
    return None


def _article_before(parsed: Parsed, token: Token) -> int | None:
    """Give the "the" that opens a noun's phrase ("the meeting's participants")."""
    for index in range(token.index - 1, max(token.index - 5, -1), -1):
        if parsed.tokens[index].lower == "the":
            return index if parsed.tokens[index].sentence == token.sentence else None
    return None


def _kind_of(token: Token) -> Kind:
    if token.lower in STATE_NOUNS:
        return Kind.STATE
    return Kind.ORGANIZATION if token.lower in BODY_NOUNS else Kind.PERSON


def _name(member: Draft, kind: Kind) -> str:
    """Give a member's name, of a capital that of its state."""
    return (state_name(member.state) or member.name) if kind is Kind.STATE else member.name


def _group_start(parsed: Parsed, token: Token) -> int | None:
    """Give the first token of "two leaders" after "the", of "both leaders", of "sides"."""
    tokens = parsed.tokens
    index = token.index - 1
    while index >= 0 and token.index - index <= 2 and tokens[index].pos == "ADJ":
        if tokens[index].lower in ("other", "all", "many", "several", "western", "european"):
            return None
        index -= 1
    if index < 0:
        return None
    before = tokens[index].lower
    if token.lower in PAIRS:
        things = token.index + 1 < len(tokens) and tokens[token.index + 1].lower == "of"
        return None if things or before != "the" else index + 1
    if before in ("two", "both"):
        pointed = tokens[index - 1].lower in ("the", "these", "our", "their")
        return index if before == "both" or pointed else None
    told = before == "the" and token.lower in TOLD_NOUNS
    shared = before in ("their", "our") and token.lower in SHARED_NOUNS
    return index + 1 if told or shared else None


def _members(
    parsed: Parsed, token: Token, first: int, kind: Kind, drafts: Sequence[Draft]
) -> list[Draft]:
    """Give the members of a group that ends at a token; other than two when it is unsure."""
    if kind is Kind.STATE:
        members = _two_states(parsed, token, first, drafts)
    elif kind is Kind.ORGANIZATION:
        members = _last_named(parsed, token, first, kind, drafts)
    else:
        members = _last_named(parsed, token, first, kind, drafts)
        if len(members) > 2:  # a post without a name may be that of a person named beside it
            members = [member for member in members if member.made_by != "rule:post-unnamed"]
        members = _of_that_post(parsed, token, first, members, drafts)
    return sorted(members, key=lambda draft: draft.first)


def _two_states(parsed: Parsed, token: Token, first: int, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the two states by the sentence, then by the page, and only then by two capitals."""
    last = _last_named(parsed, token, first, Kind.STATE, drafts)
    by_name = len(last) == 2 and not any(map(_is_capital, last))
    if by_name:
        return last
    keys = {d.codebook for d in drafts if d.kind is Kind.STATE and d.codebook and d.first < first}
    others = keys - {draft.state for draft in last}
    return _dominant(drafts, token.index) or ([] if others else last)


def _last_named(
    parsed: Parsed, token: Token, first: int, kind: Kind, drafts: Sequence[Draft]
) -> list[Draft]:
    """Give the last named, sentence by sentence, until there are two or more."""
    found: dict[str, Draft] = {}
    sentence = token.sentence
    for back in range(BACK + 1):
        row = parsed.sentences[sentence - back] if sentence - back >= 0 else None
        if row is None:
            break
        here = [
            d
            for d in drafts
            if row.first <= d.first < min(row.last, first)
            and not d.members
            and _is_kind(parsed, d, kind)
        ]
        for draft in here:
            key = draft.state if kind is Kind.STATE else draft.name or _printed(parsed, draft)
            if key and (key not in found or draft.kind is kind):
                found.setdefault(key, draft)
        if len(found) >= 2:
            break
    return list(found.values())


def _printed(parsed: Parsed, draft: Draft) -> str:
    return as_read(parsed, draft.first, draft.last)


def _of_that_post(
    parsed: Parsed, token: Token, first: int, members: list[Draft], drafts: Sequence[Draft]
) -> list[Draft]:
    """Give the two persons nearby whose posts fit the noun, else the two last named.

    Without "two" or "both" the posts must fit, and "ministers" are none whose post the
    page calls another, nor anybody without a post where it names several ministers.
    """
    groups = NOUN_GROUPS.get(token.lower, frozenset())
    floor = parsed.sentences[max(0, token.sentence - BACK)].first
    people = [d for d in drafts if d.kind is Kind.PERSON and not d.members]
    posted = {
        d.name
        for d in people
        if any(t.group in groups and not _is_deputy(t) and t.status != "former" for t in _titles(d))
    }
    fitting = {d.name: d for d in people if floor <= d.first < first and d.name in posted}
    if len(fitting) == 2:
        return list(fitting.values())
    if token.lower in EXACT:
        # Whom the page calls a leader may be a president too.
        other = {d.name for d in people if any(t.group != "leader" for t in _titles(d))} - posted
        paired = len(posted) > 1
        members = [m for m in members if (m.name in posted if paired else m.name not in other)]
    counted = parsed.tokens[first].lower in ("two", "both") or first == token.index - 1
    counted = counted or token.lower in PAIRS
    if token.lower in EXACT and len(members) == 2:
        counted = counted or any(member.name in posted for member in members)
    return members if counted else []


def _is_deputy(title: Title) -> bool:
    return any(word in title.post.lower() for word in ("deputy", "vice", "first lady"))


def _is_kind(parsed: Parsed, draft: Draft, kind: Kind) -> bool:
    """Say whether a mention may be a member; a capital that acts counts for its state."""
    if kind is Kind.STATE and draft.kind is Kind.PLACE:
        return draft.name in capital_holders() and not _is_site(parsed, draft)
    return draft.kind is kind


def _is_capital(draft: Draft) -> bool:
    return draft.kind is Kind.PLACE or draft.made_by == METONYM


def _is_site(parsed: Parsed, draft: Draft) -> bool:
    """Say whether a capital is where something is done ("in Paris"), and not who does it."""
    head = parsed.head_of(parsed.span(draft.first, draft.last))
    while head is not None and head.dep == "conj":
        head = parsed.tokens[head.head]
    return head is not None and head.dep == "pobj" and parsed.tokens[head.head].lower in SITES


def _titles(draft: Draft) -> list[Title]:
    """Give the titles of a mention and of the first one of its person."""
    return draft.titles + (draft.antecedent.titles if draft.antecedent else [])


def _dominant(drafts: Sequence[Draft], before: int) -> list[Draft]:
    """Give the two states that the document so far is mostly about; none if it is not."""
    counts: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.kind is Kind.STATE and draft.codebook and draft.first < before:
            counts.setdefault(draft.codebook, []).append(draft)
    ranked = sorted(counts.values(), key=lambda rows: -len(rows))
    if len(ranked) > 2 and len(ranked[1]) < 2 * len(ranked[2]):
        return []
    return [rows[-1] for rows in ranked[:2]] if len(ranked) > 1 else []


def _the_country(parsed: Parsed, token: Token, drafts: Sequence[Draft]) -> Draft | None:
    """Read "the country" and "the government" where one state alone was named shortly before.

    For a country the nearest sentence with a state decides; a government is more often that of
    another state than the last one named, so both sentences must name the same one. On a
    government's own page "Government" is that one, whatever was named.
    """
    before = parsed.tokens[token.index - 1].lower if token.index else ""
    if token.text == "Government" and (own := _own_government(parsed, token)) is not None:
        return own
    if before not in ("the", "this") or token.dep == "compound":
        return None
    after = parsed.tokens[token.index + 1] if token.index + 1 < len(parsed.tokens) else None
    if after is not None and after.lower in ("of", "in"):
        return None
    here = _states_before(parsed, token, token.sentence, drafts)
    earlier = _states_before(parsed, token, token.sentence - 1, drafts)
    both = earlier | here if token.lower in GOVERNING else here or earlier
    if token.lower == "regime" and len(both) > 1:
        both = _led(parsed, token, both, drafts)
    if len(both) != 1:
        return None
    state = next(iter(both.values()))
    return Draft(
        token.index,
        token.index + 1,
        Kind.STATE,
        state.name,
        "rule:the-country",
        codebook=state.codebook,
        state=state.codebook,
        antecedent=state,
        reason=f'"the {token.lower}": {state.name} is the only state named just before',
    )


def _own_government(parsed: Parsed, token: Token) -> Draft | None:
    """Read "Government members" on a government's own page as that state's.

    A name or a demonym before it, or "of" behind it, says whose else it is.
    """
    home = government_of(parsed.document.outlet)
    name = state_name(home)
    named = parsed.dependents(token.index, "amod", "compound", "poss", "nmod", "prep")
    if home is None or name is None or any(t.pos == "PROPN" or t.lower == "of" for t in named):
        return None
    if any((t.tag == "JJ" and t.text[0].isupper()) or t.tag == "PRP$" for t in named):
        return None
    return Draft(
        token.index,
        token.index + 1,
        Kind.STATE,
        name,
        "rule:the-country",
        codebook=home,
        state=home,
        reason=f'"{token.text}" on a page of a government of {name} is its own',
    )


def _led(
    parsed: Parsed, token: Token, named: dict[str, Draft], drafts: Sequence[Draft]
) -> dict[str, Draft]:
    """Give those of some states whose people the sentence before, or this one, names."""
    start = parsed.sentences[max(0, token.sentence - 1)].first
    people = [d for d in drafts if d.kind is Kind.PERSON and start <= d.first < token.index]
    leading = {d.state for d in people}
    return {key: draft for key, draft in named.items() if {key} == leading}


def _states_before(
    parsed: Parsed, token: Token, sentence: int, drafts: Sequence[Draft]
) -> dict[str, Draft]:
    """Give the states that a sentence names before a token, by key."""
    if sentence < 0:
        return {}
    row = parsed.sentences[sentence]
    return {
        d.codebook: d
        for d in drafts
        if d.kind is Kind.STATE and d.codebook and row.first <= d.first < min(row.last, token.index)
    }
