"""Whose side each party of an act is on, where frames and grammar decide it together."""

from __future__ import annotations

import pytest

from dragoman.codebook.states import state_name
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from dragoman.model.event import Role
from tests.factory import document


def sides(text: str, trigger: str, outlet: str = "") -> tuple[set[str], set[str]]:
    """Give who does the act that a word tells, and to whom, people by their states."""
    read = parse(document(text, outlet=outlet))
    mentions = {m.id: m for m in find_mentions(read)}
    events = find_events(read, tuple(mentions.values()), ())
    told = [e for e in events if e.trigger.of(text).startswith(trigger)]
    assert len(told) == 1, [e.trigger.of(text) for e in events]
    actors, recipients = (
        {
            state_name(mention.state) or argument.name
            for argument in told[0].filling(role)
            if (mention := mentions.get(argument.mention or ""))
        }
        for role in (Role.ACTOR, Role.RECIPIENT)
    )
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # "whom" stands for the noun before it
        ("Chad, with whom Mali signed a pact, is near.", "signed", {"Chad", "Mali"}, set()),
        # whoever is invited goes
        ("Norway renewed its invitation to Chad's king to visit Oslo.", "visit",
         {"Chad"}, {"Norway"}),
        # the place of a clause with "where"
        ("They met in the Chinese city of Hami, where Peru's king arrived.", "arrived",
         {"Peru"}, {"China"}),
        # what a state's own people should do to others is asked of the others
        ("Chad's king said that Chadian envoys must talk to Mali.", "said", {"Chad"}, {"Mali"}),
        # a warning is voiced by whoever speaks
        ("In a warning to Peru, Chile said that it would wait.", "warning", {"Chile"}, {"Peru"}),
        # a government and its citizens are two sides of one state
        ("Fijian farmers attacked Fijian officials.", "attacked", {"Fiji"}, {"Fiji"}),
        # of an agreement "between" two the one that ratifies acts
        ("Chad's parliament ratified the treaty between Chad and Mali.", "ratified",
         {"Chad"}, {"Mali"}),
    ],
)  # fmt: skip
def test_the_sides_are_told_by_frame_and_grammar(
    text: str, trigger: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(text, trigger) == (actors, recipients)


def test_a_law_on_a_government_s_own_page_ratifies_for_that_state() -> None:
    text = "The law ratifies the treaty between Norway and Peru."
    assert sides(text, "ratifies", "President of Norway") == ({"Norway"}, {"Peru"})
    assert sides(text, "ratifies") == (set(), {"Norway", "Peru"})


def test_a_state_is_not_told_apart_from_itself() -> None:
    assert sides("Fiji praised Fiji.", "praised") == ({"Fiji"}, set())
