"""To whom an act is done when another clause, or the act before, says it."""

from __future__ import annotations

import pytest

from dragoman.codebook.states import state_name
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.model.event import Role
from tests.factory import parsed


def recipients(text: str, trigger: str) -> set[str]:
    """Give to whom the act is done that a word tells, people by their states."""
    read = parsed(text)
    mentions = {m.id: m for m in find_mentions(read)}
    events = find_events(read, tuple(mentions.values()), ())
    told = [e for e in events if e.trigger.of(text).startswith(trigger)]
    assert len(told) == 1, [e.trigger.of(text) for e in events]
    return {
        state_name(mention.state) or argument.name
        for argument in told[0].filling(Role.RECIPIENT)
        if (mention := mentions.get(argument.mention or ""))
    }


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        # an answer goes to whoever did what is answered
        ("Kenya recalled its envoy in response to remarks by Chad's king.", "recalled", {"Chad"}),
        ("Norway threatened sanctions in retaliation for Peru's raid.", "threatened", {"Peru"}),
        # a clause without a subject or a recipient of its own shares those above it
        ("Egypt summoned the Swedish envoy and demanded a reply.", "demanded", {"Sweden"}),
        ("Fiji wrote to Tonga, offering talks on fish.", "offering", {"Tonga"}),
        ("“Stop the raids,” Kenya's minister demanded, addressing Uganda.", "demanded", {"Uganda"}),
        # a guest gives to the host
        ("On a visit to Accra, Norway's king pledged help for farmers.", "pledged", {"Ghana"}),
        # a thing is of whoever made it
        ("Oman denounced the drills that Peru and Chile held.", "denounced", {"Peru", "Chile"}),
        ("Mali praised a statement issued by Niger.", "praised", {"Niger"}),
        # "the offer", "the move" and "the drills" point back
        ("Chad offered talks on cattle. Niger dismissed the offer.", "dismissed", {"Chad"}),
        ("Cuba closed its border with Haiti. Peru condemned the move.", "condemned", {"Cuba"}),
        (
            "Chile began drills with Peru. In Quito, Ecuador's king denounced the drills.",
            "denounced",
            {"Chile", "Peru"},
        ),
        ("Sweden accused Oman of piracy. Oman rejected the accusation.", "rejected", {"Sweden"}),
        # what was said by somebody is denied to them
        ("Nepal rejected claims by India that it had moved a post.", "rejected", {"India"}),
    ],
)
def test_whom_the_clause_does_not_name_is_told_around_it(
    text: str, trigger: str, told: set[str]
) -> None:
    assert recipients(text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # the subject above is another one
        ("Egypt summoned the Swedish envoy while Oman demanded calm.", "demanded"),
        # what is condemned is somebody else's, whoever was met
        ("Kenya's king met Chad's envoy and condemned the storm.", "condemned"),
        # its own deed is no answer to anybody
        ("Chad offered talks. Chad's king praised the offer.", "praised"),
        # nobody did it before
        ("Norway is cold. Niger dismissed the offer.", "dismissed"),
        # an offer that is told in full points nowhere
        ("Chad offered talks. Niger dismissed the offer that a bank had made.", "dismissed"),
    ],
)
def test_look_alikes_are_done_to_nobody_named(text: str, trigger: str) -> None:
    assert recipients(text, trigger) == set()


def test_an_arrest_is_done_to_the_person_whose_it_is_and_by_the_state_whose_it_is() -> None:
    assert recipients("Ann Lie's arrest in Kenya angered Norway.", "arrest") == {"Ann Lie"}
    assert recipients("Kenya's arrest of Ann Lie angered Norway.", "arrest") == {"Ann Lie"}


def test_a_bombing_is_done_where_its_place_name_says_and_moved_troops_are_nobody_s_foe() -> None:
    assert recipients("Norway condemned the Bamako bombing.", "bombing") == {"Mali"}
    assert recipients("Chad moved troops to the river.", "moved") == set()
