"""Whose officials those are whom a story names by a bare post: "Foreign Minister Anna Lie said".

A reporter leaves the state out where the sentences before have just told what that state did:
"Norway recalled its envoy from Chad. Foreign Minister Anna Lie said …".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.extract.names.drafts import Draft
from dragoman.extract.posts.titles import Title
from dragoman.extract.repeats.namesakes import Person
from dragoman.extract.repeats.state_of import states_by_token
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["give_states_of_story"]

OF_A_STATE = frozenset({"head of state", "head of government", "minister"})
"""Groups of posts of which every state has its own."""
BACK = 3
"""Sentences before the name that may say whose official it is."""
MOST = 2
"""States of a text, by how often it names them, that a bare official may be of."""
NAMING = frozenset({Kind.STATE, Kind.PLACE})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
WITHIN = frozenset({"compound", "poss", "amod", "nmod", "appos", "conj"})
DONE_TO = frozenset({"dobj", "pobj", "dative"})


def give_states_of_story(parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]) -> None:
    """Give ministers and heads of no said state that of whoever acted right before them.

    The state is one of the two that the text names most, and the subject of the nearest sentence
    before that has one state for its subject; none to which the official's own sentence is
    addressed, and none where two are subjects at once.
    """
    states = states_by_token(drafts)
    partners = states_by_token(d for d in drafts if d.kind is not Kind.PLACE)
    often = Counter(d.codebook or d.state for d in drafts if d.kind in NAMING).most_common(MOST)
    told = {state for state, _ in often}
    acting: dict[int, frozenset[str]] = {}
    for person in people:
        draft = person.drafts[0]
        if person.state is not None or not _is_bare_official(parsed, draft):
            continue
        here = parsed.tokens[draft.first].sentence
        others = _addressed(parsed, draft, partners)
        for sentence in range(here - 1, max(-1, here - 1 - BACK), -1):
            if sentence not in acting:
                acting[sentence] = _subjects(parsed, sentence, states)
            if acting[sentence]:
                found = acting[sentence] - others
                if len(found) == 1 and found <= told:
                    draft.state = next(iter(found))
                break


def _is_bare_official(parsed: Parsed, draft: Draft) -> bool:
    """Say whether a full name with a bare post before it does what its clause tells.

    "Tsipras will meet Prime Minister Zoran Zaev" names the other side.
    """
    posts = [title for title in draft.titles if _is_bare(title) and title.last <= draft.first]
    acts = any(parsed.tokens[i].dep in SUBJECTS for i in range(draft.first, draft.last))
    return " " in draft.name and bool(posts) and acts


def _is_bare(title: Title) -> bool:
    """Say whether a post names nothing that it is of, right before a name."""
    unsaid = title.of is None and title.of_state is None and title.to is None
    return title.group in OF_A_STATE and unsaid and not title.determiner and not title.status


def _subjects(parsed: Parsed, sentence: int, states: Mapping[int, str]) -> frozenset[str]:
    """Give the states that are, or whose people are, subjects of a sentence's main clauses."""
    return frozenset(
        states[token.index]
        for token in parsed.in_sentence(parsed.sentences[sentence])
        if token.index in states and _is_subject(parsed, token)
    )


def _is_subject(parsed: Parsed, token: Token) -> bool:
    while token.dep in WITHIN and token.head != token.index:
        token = parsed.tokens[token.head]
    verb = parsed.tokens[token.head]
    return token.dep in SUBJECTS and (verb.head == verb.index or verb.dep in {"ccomp", "conj"})


def _addressed(parsed: Parsed, draft: Draft, states: Mapping[int, str]) -> frozenset[str]:
    """Give the states to which the official's own sentence does something."""
    here = parsed.sentences[parsed.tokens[draft.first].sentence]
    return frozenset(
        states[token.index]
        for token in parsed.in_sentence(here)
        if token.index in states and token.index >= draft.last and _is_done_to(parsed, token)
    )


def _is_done_to(parsed: Parsed, token: Token) -> bool:
    """Say whether a state is an object of the official's own verb, not of what he says."""
    while token.dep not in DONE_TO and token.dep in WITHIN and token.head != token.index:
        token = parsed.tokens[token.head]
    if token.dep not in DONE_TO:
        return False
    return all(above.dep != "ccomp" for above in parsed.ancestors(token.index))
