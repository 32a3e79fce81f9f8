"""Noun phrases that point back: "the Russian leader", "the ministry", "the treaty"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.offices import generic_groups, rank_words
from dragoman.codebook.organizations import organizations
from dragoman.extract.clauses import holder_in_clause
from dragoman.extract.drafts import Draft
from dragoman.extract.namesakes import Person
from dragoman.extract.titles import Title
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_agreements", "link_bodies", "link_posts"]

REACH = 3
"""Sentences that a bare "the minister" may look back when several persons would fit."""
RANKS = frozenset(
    {"deputy", "vice", "first", "assistant", "former", "under", "second", "associate"}
)
POINTING = frozenset({"the", "this", "that"})
FAMILY = word_set("agreement_family")
BODY_NOUNS = word_set("body_nouns")

BLOCS = {
    "alliance": frozenset({"organization/nato"}),
    "bloc": frozenset({"organization/eu", "organization/asean", "organization/gcc"}),
}


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
        if title.head not in made and title.of and title.group != "other":
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
    """Say whether a title in the text may mean a post that somebody was given."""
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
    name = title.post if (title.of or "") in title.post else f"{title.post} of {title.of}"
    return Draft(
        title.first, title.last, Kind.PERSON, name, "rule:post-unnamed", state=title.of_state
    )


def link_agreements(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Link "the treaty" to the agreement named before it, and drop nothing."""
    known: list[Draft] = []
    for draft in drafts:
        if draft.kind is not Kind.AGREEMENT:
            continue
        earlier = _earlier_agreement(parsed, draft, known)
        if earlier is not None:
            draft.antecedent = earlier
            draft.codebook = draft.codebook or earlier.codebook
            _take_fuller_name(draft, earlier, known)
        known.append(draft)


def _take_fuller_name(draft: Draft, earlier: Draft, known: list[Draft]) -> None:
    proper = draft.codebook is not None or (draft.pact is not None and draft.pact.proper)
    if proper and draft.reason.startswith("named"):
        old = earlier.name
        for other in known:
            if other.name == old:
                other.name = draft.name
    else:
        draft.name = earlier.name


def _earlier_agreement(parsed: Parsed, draft: Draft, known: list[Draft]) -> Draft | None:
    pact = draft.pact
    same = next((other for other in known if other.name == draft.name), None)
    if same is not None and (pact is None or pact.proper or pact.definite):
        draft.reason = "same name as before"
        return same
    if known and _is_called(parsed, known[-1], draft):
        draft.reason = f'named here: "{parsed.text(known[-1].first, draft.last)}"'
        return known[-1]
    if pact is None or pact.proper or not pact.definite:
        return None
    names = list(dict.fromkeys(other.name for other in known))
    for other in reversed(known):
        if _may_repeat(pact.head, pact.words, other, alone=len(names) == 1):
            draft.reason = f'"{draft.name}" repeats "{other.name}"'
            return other
    return None


def _is_called(parsed: Parsed, earlier: Draft, draft: Draft) -> bool:
    """Say whether "called" or "known as" joins the two ("a treaty called the X Treaty")."""
    between = parsed.tokens[earlier.last : draft.first]
    if (
        not between
        or len(between) > 8
        or between[0].sentence != parsed.tokens[draft.first].sentence
    ):
        return False
    words = {token.lower for token in between}
    return bool(words & {"called", "named", "dubbed", "titled", "entitled", "known"})


def _may_repeat(head: str, words: frozenset[str], other: Draft, *, alone: bool) -> bool:
    if other.pact is None:
        return head in other.name.lower()
    if head != other.pact.head and not (head in FAMILY and other.pact.head in FAMILY):
        return False
    if head != other.pact.head and not (words or alone):
        return False
    spelled = {word.replace("defence", "defense") for word in words}
    have = {word.replace("defence", "defense") for word in other.pact.words}
    have |= set(other.name.lower().split())
    return spelled <= have or (alone and len(words - have) <= 2)


def link_bodies(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Give mentions for "the ministry", "the agency", linked to the last body of that noun."""
    covered = {i for d in drafts for i in range(d.first, d.last)}
    bodies = [d for d in drafts if d.kind is Kind.ORGANIZATION]
    _link_repeated(bodies)
    made = []
    for token in parsed.tokens:
        if (
            token.lower not in BODY_NOUNS
            or token.index in covered
            or token.tag not in ("NN", "NNP")
        ):
            continue
        first = _pointing_start(parsed, token)
        if first is None:
            continue
        earlier = [b for b in bodies if b.last <= first and _is_a(token.lower, b)]
        if not earlier:
            continue
        body = earlier[-1]
        made.append(
            Draft(
                first,
                token.index + 1,
                Kind.ORGANIZATION,
                body.name,
                "rule:body-noun",
                codebook=body.codebook,
                state=body.state,
                antecedent=body.antecedent or body,
                reason=f'"the {token.lower}" repeats {body.name}',
            )
        )
    return made


def _link_repeated(bodies: Sequence[Draft]) -> None:
    first: dict[str, Draft] = {}
    for body in bodies:
        key = body.codebook or body.name.lower()
        if key in first:
            body.antecedent, body.reason = first[key], "same name as before"
        else:
            first[key] = body


def _pointing_start(parsed: Parsed, token: Token) -> int | None:
    """Give the first token after "the" when little stands between it and the noun."""
    if token.dep in ("compound", "amod", "nmod") and token.head > token.index:
        return None
    index = token.index - 1
    first = token.index
    while index >= 0 and first - index <= 2 and parsed.tokens[index].lower in ("news", "state"):
        first, index = index, index - 1
    if index >= 0 and parsed.tokens[index].lower in POINTING:
        return first
    return None


def _is_a(noun: str, body: Draft) -> bool:
    row = organizations().get(body.codebook or "")
    if row is not None and row.kind == "agency":
        return noun in ("agency", "outlet", "newspaper", "broadcaster")
    if noun in BLOCS:
        return body.codebook in BLOCS[noun]
    if row is not None and row.kind == "group" and noun in ("group", "movement", "militia"):
        return True
    return noun in body.name.lower().split() or noun in body.name.lower().split("-")
