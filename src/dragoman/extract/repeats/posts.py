"""Posts that stand for their holder: "the Russian leader", "the ambassador"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import generic_groups, rank_words
from dragoman.codebook.states import states
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.posts.clauses import holder_in_clause
from dragoman.extract.posts.titles import Title
from dragoman.extract.repeats.namesakes import Person
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["give_posts_of_clauses", "link_posts", "states_from_groups"]

OF_A_STATE = frozenset(
    {"head of state", "head of government", "leader", "minister", "monarch", "royal", "diplomat"}
)
"""Groups of posts of which a state has one, or that speak for it."""
GENERIC = word_set("institutions") | word_set("sites") | word_set("regions")
"""Owners that need a name of their own."""
REACH = 3
"""Sentences that a bare "the minister" may look back when several persons would fit."""
RANKS = frozenset(
    {"deputy", "vice", "first", "assistant", "former", "under", "second", "associate"}
)
POINTING = frozenset({"the", "this", "that"})


def link_posts(
    parsed: Parsed, titles: tuple[Title, ...], drafts: Sequence[Draft], people: list[Person]
) -> list[Draft]:
    """Give mentions for posts that stand for their holder, linked where one person fits.

    Exact posts are tried before general words ("the leader"), since they tell states too.
    """
    joined = {id(title) for draft in drafts for title in draft.titles}
    covered = {i for d in drafts if d.kind is Kind.PERSON for i in range(d.first, d.last)}
    free = [
        title
        for title in titles
        if id(title) not in joined
        and not any(i in covered for i in range(title.first, title.last))
        and _stands_for_holder(parsed, title)
    ]
    made: dict[int, Draft] = {}
    for general in (False, True):
        for title in free:
            if title.head not in made:
                draft = _resolved(parsed, title, people, general=general)
                if draft is not None:
                    made[title.head] = draft
    for title in free:
        if title.head not in made and _stands_alone(title) and title.group != "other":
            made[title.head] = _unnamed(title)
    return [made[head] for head in sorted(made)]


def states_from_groups(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Give persons with a bare post the state of the group that the text put them in.

    "Russian ministers were told to leave. Foreign Minister Okoth was the first to go": the
    plural of the post, or else "officials", with one state, within a few sentences before.
    """
    owners = {draft.last: draft.codebook for draft in drafts if draft.kind is Kind.STATE}
    groups = [
        (token, owner)
        for token in parsed.tokens
        if token.tag == "NNS" and (owner := _owner(parsed, token, owners))
    ]
    for draft in drafts:
        if draft.kind is Kind.PERSON and draft.titles and not draft.state and groups:
            nouns = {title.noun for title in draft.titles}
            draft.state = _state_of_group(parsed, draft, nouns, groups) or _state_of_group(
                parsed, draft, {"official"}, groups
            )


def _owner(parsed: Parsed, token: Token, owners: dict[int, str | None]) -> str | None:
    """Give the state whose name, demonym or possessive stands right before a noun."""
    index = token.index
    if index and parsed.tokens[index - 1].lower in ("'s", "’s"):
        index -= 1
    return owners.get(index)


def _state_of_group(
    parsed: Parsed, draft: Draft, nouns: set[str], groups: Sequence[tuple[Token, str]]
) -> str | None:
    sentence = parsed.tokens[draft.first].sentence
    states = {
        state
        for token, state in groups
        if token.lemma in nouns and token.index < draft.first and sentence - token.sentence <= REACH
    }
    return states.pop() if len(states) == 1 else None


def give_posts_of_clauses(
    parsed: Parsed, titles: tuple[Title, ...], drafts: Sequence[Draft]
) -> None:
    """Give named persons the posts that a clause says of them ("Okoth is Kenya's envoy")."""
    joined = {id(title) for draft in drafts for title in draft.titles}
    at = {
        i: d
        for d in drafts
        if d.kind is Kind.PERSON and not d.members
        for i in range(d.first, d.last)
    }
    for title in titles:
        if id(title) in joined or title.group == "other":
            continue
        told = holder_in_clause(parsed, title, lambda token: at.get(token.index))
        if told is not None and told.status != "former" and title.status != "former":
            told.holder.titles.append(title)
            told.holder.state = told.holder.state or title.of_state


def _stands_for_holder(parsed: Parsed, title: Title) -> bool:
    head = parsed.tokens[title.head]
    if title.status == "former" or head.tag in ("NNS", "NNPS"):
        return False
    if title.determiner in ("a", "an", "another"):
        return False
    if head.dep in ("attr", "oprd", "appos") or _after_as(parsed, head):
        return False
    if head.dep in ("compound", "amod", "nmod") and head.head > head.index:
        return False
    return title.determiner in POINTING or title.of is not None


def _after_as(parsed: Parsed, head: Token) -> bool:
    return head.dep == "pobj" and parsed.tokens[head.head].lower == "as"


def _resolved(parsed: Parsed, title: Title, people: list[Person], *, general: bool) -> Draft | None:
    """Give the mention of a post whose holder is known; None when nobody or several fit."""
    known = [
        person for person in people if person.titles and _holds(person, title, general=general)
    ]
    if title.of_state:
        known = [p for p in known if p.state == title.of_state] or _stateless(known)
    chosen = _nearest(parsed, title, known)
    if chosen is None:
        return None
    earlier = [d for d in chosen.drafts if d.first < title.first]
    if not earlier and len(known) > 1:
        return None
    state = chosen.state or title.of_state
    for draft in chosen.drafts:
        draft.state = draft.state or state
    post = parsed.text(title.first, title.last)
    fitting = next((t for t in chosen.titles if t.group == title.group), chosen.titles[0])
    return Draft(
        title.first,
        title.last,
        Kind.PERSON,
        chosen.name,
        "rule:post",
        state=state,
        gender=chosen.gender,
        antecedent=(earlier or chosen.drafts)[0],
        reason=f'"{post}" fits {chosen.name}, named with the post "{fitting.post}"',
    )


def _stateless(people: list[Person]) -> list[Person]:
    """Give the only person whose state the document does not say, if it is the only one."""
    free = [person for person in people if person.state is None]
    return free if len(free) == 1 else []


def _holds(person: Person, title: Title, *, general: bool) -> bool:
    return any(_fits(held, title, general=general) for held in person.titles)


def _fits(held: Title, title: Title, *, general: bool) -> bool:
    """Say whether a title in the text may mean a post that somebody was given and has not left."""
    if held.status == "former":
        return False
    if title.of and held.of and title.of != held.of and title.of_state != held.of_state:
        return False
    wanted, have = _words(title), _words(held)
    groups = generic_groups().get(title.noun) if len(wanted) == 1 else None
    if general or groups is not None:
        return bool(general and groups and held.group in groups and not have & RANKS)
    if held.group != title.group or (have - wanted) & RANKS:
        return False
    if held.of_state and held.of_state == title.of_state:
        wanted -= rank_words() - RANKS  # "the South Korean presidential spokesman"
    return wanted <= have


def _words(title: Title) -> set[str]:
    spelled = title.post.lower().replace("defence", "defense").replace("-", " ")
    return set(spelled.split()) - {"of", "the", "for", "and"}


def _nearest(parsed: Parsed, title: Title, known: list[Person]) -> Person | None:
    """Give the only person, or the only one named shortly before."""
    if len(known) <= 1:
        return known[0] if known else None
    sentence = parsed.tokens[title.first].sentence
    near = [
        person
        for person in known
        if any(
            0 <= sentence - parsed.tokens[d.first].sentence <= REACH and d.first < title.first
            for d in person.drafts
        )
    ]
    return near[0] if len(near) == 1 else None


def _unnamed(title: Title) -> Draft:
    """Give a mention for a post whose holder the document does not name."""
    name = title.post if _holds_owner(title) else f"{title.post} of {title.of}"
    row = states().get(title.of_state or "")
    if row is not None and title.group not in OF_A_STATE and title.of == row.name:
        name = f"{row.adjective} {title.post}"  # no "commander of Kenya"
    return Draft(
        title.first, title.last, Kind.PERSON, name, "rule:post-unnamed", state=title.of_state
    )


def _holds_owner(title: Title) -> bool:
    """Say whether the post's own words already name whose it is ("UN chief")."""
    words = title.post.split()
    entries = (entry_of(" ".join(words[:size])) for size in range(1, len(words)))
    return (title.of or "") in title.post or any(e and e.name == title.of for e in entries)


def _stands_alone(title: Title) -> bool:
    """Say whether post and owner tell of whom they speak ("head of the Republic" does not)."""
    return bool(title.of) and (title.of or "").lower() not in GENERIC
