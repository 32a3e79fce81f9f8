"""Which mentions of a document repeat an earlier one; unsure stays unlinked."""

from __future__ import annotations

from dragoman.extract.names.acronyms import link_acronyms
from dragoman.extract.names.drafts import Draft
from dragoman.extract.posts.titles import Title
from dragoman.extract.repeats.groups import link_groups
from dragoman.extract.repeats.home import give_home, give_home_where_alone
from dragoman.extract.repeats.initials import link_initials
from dragoman.extract.repeats.kinds import agree_on_persons
from dragoman.extract.repeats.leading import give_states_of_leaders
from dragoman.extract.repeats.namesakes import Person, find_name_parts, link_names
from dragoman.extract.repeats.nouns import link_agreements, link_bodies
from dragoman.extract.repeats.officials import give_states_of_story
from dragoman.extract.repeats.others import link_others
from dragoman.extract.repeats.posts import give_posts_of_clauses, link_posts, states_from_groups
from dragoman.extract.repeats.pronouns import link_pronouns, quoted_tokens
from dragoman.extract.repeats.turns import link_turns
from dragoman.model.mention import Mention
from dragoman.model.parsed import Parsed

__all__ = ["link_mentions"]


def link_mentions(
    parsed: Parsed, titles: tuple[Title, ...], drafts: list[Draft]
) -> tuple[Mention, ...]:
    """Give the finished mentions in order of the text, sure links before doubtful ones."""
    drafts = link_acronyms(parsed, drafts)
    link_initials(parsed, drafts)
    agree_on_persons(parsed, drafts)
    find_name_parts(parsed, drafts)
    people = link_names(parsed, drafts)
    give_posts_of_clauses(parsed, titles, drafts)
    states_from_groups(parsed, drafts)
    titles = _give_states(parsed, titles, drafts, people)
    drafts += link_posts(parsed, titles, drafts, people)
    link_agreements(parsed, drafts)
    drafts += link_bodies(parsed, drafts)
    _sort(drafts)
    _spread_states(people)
    drafts += link_groups(parsed, drafts)
    _sort(drafts)
    drafts += link_pronouns(parsed, drafts, people)
    drafts += link_others(parsed, drafts)
    drafts += link_turns(parsed, drafts, quoted_tokens(parsed))
    _sort(drafts)
    return _finished(parsed, drafts)


def _give_states(
    parsed: Parsed, titles: tuple[Title, ...], drafts: list[Draft], people: list[Person]
) -> tuple[Title, ...]:
    """Give persons the state that their names do not say, the surest evidence first.

    It is what the codebook knows of the name (``leading``), what post they are given on a
    government's own page (``home``), who acted right before them (``officials``), and last that
    such a page tells of no other state at all (``home``); a state once given stands. "His host" is
    no person's name and is read when all these are known (``others``). Gives the titles, those of
    a bare "the President" on a government's page with the state.
    """
    give_states_of_leaders(parsed, drafts, people)
    titles = give_home(parsed, titles, drafts, people)
    give_states_of_story(parsed, drafts, people)
    give_home_where_alone(parsed, drafts, people)
    return titles


def _sort(drafts: list[Draft]) -> None:
    drafts.sort(key=lambda draft: (draft.first, draft.last))


def _spread_states(people: list[Person]) -> None:
    """Give every mention of a person the state that one of them was given."""
    for person in people:
        for draft in person.drafts:
            draft.state = draft.state or person.state


def _finished(parsed: Parsed, drafts: list[Draft]) -> tuple[Mention, ...]:
    """Give the mentions, one for each span and kind."""
    seen: set[tuple[int, int, str]] = set()
    mentions = []
    for draft in drafts:
        key = (draft.first, draft.last, draft.kind.value)
        if key not in seen:
            seen.add(key)
            mentions.append(draft.mention(parsed))
    return tuple(mentions)
