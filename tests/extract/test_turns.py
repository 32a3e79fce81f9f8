"""Who "I", "you" and "we" are in a transcript, and which of what they tell are deeds."""

from __future__ import annotations

import pytest

from dragoman.codebook.names import name_examples
from dragoman.extract.events import find_events
from dragoman.extract.examples import describe
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse
from tests.factory import document

LIE = "President of Norway Anna Lie"
ROJAS = "President of Chile Juan Rojas"


def told(*paragraphs: str, outlet: str = "") -> list[str]:
    """Give the acts of a page in a line each, trigger first."""
    page = parse(document("\n".join(paragraphs), outlet=outlet))
    mentions = find_mentions(page)
    return [
        f"{event.trigger.of(page.document.text)}: {describe(event, mentions)}"
        for event in find_events(page, mentions, ())
    ]


def test_i_is_who_speaks_and_you_the_other_of_two() -> None:
    assert told(
        f"{LIE}: I congratulate you on your election.",
        f"{ROJAS}: I asked the African Union to wait.",
    ) == [
        "congratulate: SUPPORT (actor Anna Lie (Norway); recipient Juan Rojas (Chile))",
        "asked: REQUEST (actor Juan Rojas (Chile); recipient African Union)",
    ]


def test_we_are_both_where_two_do_it_together_over_all_paragraphs_of_a_turn() -> None:
    assert told(
        f"{ROJAS}: It is cold here.",
        f"{LIE}: Welcome to Oslo.",
        "We have discussed the treaty.",
    ) == ["discussed: CONSULT (actor Anna Lie (Norway) and Juan Rojas (Chile); theme treaty)"]


def test_thanks_wishes_and_plans_of_a_speech_are_no_deeds() -> None:
    assert (
        told(
            f"{LIE}: I thank you, Mr Rojas. I wish you success.",
            "We support cooperation with Chile. We intend to help Chile.",
            f"{ROJAS}: We work together with Norway.",
        )
        == []
    )


def test_what_is_quoted_in_a_turn_is_not_the_speakers_own() -> None:
    assert told(f"{LIE}: They told him: “I attacked Chile.”") == [
        "attacked: ASSAULT (recipient Chile)"
    ]


def test_a_question_by_nobody_known_ends_a_turn() -> None:
    assert told(f"{LIE}: Good morning.", "Question: We have discussed it with Chile.") == []


def test_on_a_governments_own_site_its_officials_are_its_own() -> None:
    line = "The President met with Finance Minister Anna Lie."

    assert told(line, outlet="President of Norway") == [
        "met with: CONSULT (actor President of Norway (Norway) and Anna Lie (Norway))"
    ]
    assert told(line, outlet="The Daily Post") == [
        "met with: CONSULT (actor Anna Lie and President)"
    ]


def test_a_foreign_minister_of_another_state_stays_that_states_on_such_a_site() -> None:
    line = "The President met with Chilean Finance Minister Juan Rojas."

    assert told(line, outlet="President of Norway") == [
        "met with: CONSULT (actor President of Norway (Norway) and Juan Rojas (Chile))"
    ]


def test_we_of_one_side_have_met_somebody_and_plans_to_meet_are_talk() -> None:
    assert told(f"{LIE}: We met in Lamlund and we will discuss it again.") == [
        "met: CONSULT (actor Anna Lie (Norway); place Lamlund)"
    ]


def test_you_is_the_one_speaker_of_the_other_side_among_several() -> None:
    assert told(
        f"{LIE}: I congratulate you, Mr President.",
        "Finance Minister of Norway Peter Holm: The budget is large.",
        f"{ROJAS}: It is cold.",
    ) == ["congratulate: SUPPORT (actor Anna Lie (Norway); recipient Juan Rojas (Chile))"]


def test_a_trip_at_home_to_a_place_that_nobody_knows_is_no_visit_abroad() -> None:
    assert told("The President toured Lamlund.", outlet="President of Norway") == []


def test_who_is_glad_to_receive_somebody_does_and_wanting_to_say_it_says_it() -> None:
    assert told(
        f"{LIE}: It is a pleasure to receive the King of Spain here in Norway.",
        "I would like to congratulate the President of Peru.",
        "I could congratulate the King of Spain.",
    ) == [
        "receive: CONSULT/visit (actor King of Spain (Spain); recipient Anna Lie (Norway))",
        "congratulate: SUPPORT (actor Anna Lie (Norway); recipient President of Peru (Peru))",
    ]


def test_the_one_head_of_another_state_named_before_is_who_a_lone_speaker_speaks_with() -> None:
    assert told(
        f"{ROJAS} met with {LIE}.",
        f"{LIE}: We have adopted a plan for the port.",
        "We had a long talk. We should discuss fish.",
        "Our two countries signed a treaty in May.",
    )[1:] == [
        "adopted a plan: AGREE (actor Anna Lie (Norway) and Juan Rojas (Chile); theme plan)",
        "had a long talk: CONSULT (actor Anna Lie (Norway) and Juan Rojas (Chile))",
        "signed a treaty: SUPPORT/sign (actor Chile and Norway; agreement treaty)",
    ]


def test_orders_to_ones_own_ministries_and_clauses_of_a_law_are_no_acts() -> None:
    assert told("The king of Chile instructed the Chilean Interior Ministry to look.") == []
    assert told("Chad shall make no claims against Niger.") == []
    assert told("The king of Chile ordered Peru to open the dam.") == [
        "ordered: REQUEST (actor king of Chile (Chile); recipient Peru)"
    ]


def test_on_a_governments_own_site_the_government_and_who_is_appointed_are_its_own() -> None:
    site = "President of Norway"

    assert told("The President met with Government members.", outlet=site) == [
        "met with: CONSULT (actor President of Norway (Norway) and Norway)"
    ]
    assert told("Anna Lie has been appointed envoy.", outlet=site) == [
        "appointed: appoint (recipient Anna Lie (Norway))"
    ]
    assert told("Anna Lie has been appointed envoy.", outlet="The Daily Post") == [
        "appointed: appoint (recipient Anna Lie)"
    ]


def test_the_presidents_are_two_named_before_of_whom_one_is_called_so() -> None:
    assert told("Anna Lie met with President of Egypt Omar Said. The presidents agreed to wait.")[
        1:
    ] == ["agreed: AGREE (actor Anna Lie and Omar Said (Egypt))"]


def spoken(speech: str) -> set[str]:
    """Give whom the pronouns and nouns of a speech stand for that is held with a guest."""
    page = parse(document(f"{LIE}: {speech}\n{ROJAS}: It is cold."))
    return {m.name for m in find_mentions(page) if m.made_by == "rule:pronoun"}


@pytest.mark.parametrize("name", ["joint_verbs", "light_verbs", "joint_nouns"])
def test_we_of_the_examples_are_both_who_speak(name: str) -> None:
    assert spoken(name_examples()[name]) == {"Anna Lie and Juan Rojas"}


def test_we_who_do_anything_else_are_one_side() -> None:
    assert spoken("We have a port.") == {"Anna Lie"}


def test_the_pleasure_of_the_example_is_the_speakers() -> None:
    assert spoken(name_examples()["pleasures"]) == {"Anna Lie", "Juan Rojas"}
    assert spoken("It is an error to welcome you.") == {"Juan Rojas"}
