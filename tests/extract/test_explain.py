"""An explanation names the row, the places of the arguments, the cue, and what came near."""

from __future__ import annotations

from dragoman.dates.expressions import find_times
from dragoman.extract.explain import Explained, Filled, Passed, explain
from dragoman.extract.mentions import find_mentions
from tests.factory import parsed


def read(text: str, published: str | None = None) -> tuple[Explained, ...]:
    document = parsed(text, published)
    return explain(document, find_mentions(document), find_times(document))


def test_an_act_is_told_with_its_row_and_the_places_of_its_arguments() -> None:
    (sentence,) = read("Kenya urged Uganda to free the pilot.")
    act = sentence.acts[0]
    assert (act.code, act.row, act.trigger) == (
        "REQUEST/yield",
        "events.toml:request-yield/ask",
        "urged",
    )
    assert act.arguments == (
        Filled("actor", "Kenya", "Kenya", 0, 5, "subject", "Kenya"),
        Filled("recipient", "Uganda", "Uganda", 12, 18, "object", "Uganda"),
    )
    assert act.cameo == "025"


def test_a_modality_has_its_cue_and_the_rule_of_it() -> None:
    (sentence,) = read("Norway plans to visit Oman.")
    (act,) = sentence.acts
    assert (act.modality, act.cues) == ("planned", ("plans",))
    assert act.cue_rules


def test_a_time_has_its_steps() -> None:
    (sentence,) = read("Emmanuel Macron visited Cairo on Monday.", "2024-06-19")
    (act,) = sentence.acts
    assert act.time == ("2024-06-17", "2024-06-18")
    assert act.time_steps


def test_an_argument_that_stands_for_another_says_for_whom() -> None:
    sentences = read("Emmanuel Macron spoke in Paris. He condemned Iran.")
    (act,) = sentences[1].acts
    assert [(a.words, a.name) for a in act.arguments if a.role == "actor"] == [
        ("He", "Emmanuel Macron")
    ]
    assert act.arguments[0].through.startswith("Emmanuel Macron: ")


def test_a_row_that_excludes_what_stands_there_is_told() -> None:
    (sentence,) = read("The club signed a player from Spain.")
    assert sentence.acts == ()
    assert [(row.word, row.code, row.reason) for row in sentence.near if row.word == "signed"] == [
        ("signed", "SUPPORT/sign", "an object that it excludes")
    ]


def test_a_word_of_another_trigger_is_told() -> None:
    (sentence,) = read("Ghana held talks with Togo.")
    assert [row.reason for row in sentence.near if row.word == "talks"] == [
        "the word belongs to the trigger 'held'"
    ]


def test_an_act_that_was_dropped_says_why() -> None:
    (sentence,) = read("The farmer urged patience.")
    assert sentence.acts == ()
    assert [(row.word, row.reason) for row in sentence.dropped] == [
        ("urged", "no state, body or person of one takes part")
    ]


def test_a_word_in_a_name_tells_nothing() -> None:
    (sentence,) = read("The carrier belongs to the Ford Strike Group.")
    assert sentence.acts == ()
    reasons: list[Passed] = [row for row in sentence.near if row.word == "Strike"]
    assert [row.reason for row in reasons] == ["the word is part of a name"]


def test_what_is_explained_is_what_is_coded() -> None:
    from dragoman.extract.events import find_events

    text = "Kenya condemned Uganda. Peru and Chile signed a treaty in Lima."
    document = parsed(text)
    events = find_events(document, find_mentions(document), find_times(document))
    acts = [act for sentence in read(text) for act in sentence.acts]
    assert [(a.start, a.end, a.row) for a in acts] == [
        (e.trigger.start, e.trigger.end, e.made_by) for e in events
    ]
