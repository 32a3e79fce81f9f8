"""Clauses that name an act without telling it."""

from __future__ import annotations

import pytest

from dragoman.extract.acts.idle import is_aside, is_idle, is_standing
from tests.factory import parsed


def word(text: str, sentence: str) -> int:
    """Give the index of a word in a sentence."""
    return next(t.index for t in parsed(sentence).tokens if t.text == text)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("If they attack Chile, Peru will answer.", "attack"),
        ("Rather than praising Chile, Norway should answer Peru.", "praising"),
        ("Instead of attacking Chile, Peru sent aid.", "attacking"),
        ("This made it impossible for Peru to attack Chile.", "attack"),
        ("The pact makes it possible for Peru to meet Chile's demand.", "meet"),
        ("The king does not want to appear threatening.", "threatening"),
        ("Norway asked whether Peru had attacked Chile.", "attacked"),
        ("Peru stressed the importance of helping Chile.", "helping"),
        ("The king was asked how the war would end.", "asked"),
        ("The king asked Peru, “Who won?”", "asked"),
        ("Help Peru and visit Chile.", "visit"),
        ("No matter how much Chile wants to attack Peru, it will not dare.", "attack"),
        ("No matter how often Chile attacks Peru, it loses.", "attacks"),
        ("The drills included attacks on a mock airfield in Peru.", "attacks"),
        ("The manoeuvres featured strikes on Peru.", "strikes"),
        ("Norway adopted sanctions on Peru, seeking to tighten the ban.", "tighten"),
        ("Anna Lie: Thank you.", "Thank"),
        ("“Help us,” the king said.", "Help"),
    ],
)
def test_what_is_ordered_or_supposed_is_idle(sentence: str, verb: str) -> None:
    assert is_idle(parsed(sentence), word(verb, sentence))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Norway praised Chile.", "praised"),
        ("Chile, Peru sign treaty.", "sign"),
        ("He said that Peru had praised Chile.", "praised"),
        ("Peru sent aid instead of troops.", "sent"),
        ("Ana Ruiz, who said that Peru had attacked Chile, left.", "attacked"),
        ("Norway must leave Chile.", "leave"),
        ("Let us help Peru.", "help"),
        ("The king asked Peru to wait.", "asked"),
        ("Chile attacked Peru no matter the price.", "attacked"),
        ("The war included attacks on Peru.", "attacks"),
        ("Norway is seeking to tighten the ban on Peru.", "tighten"),
        ("Norway sent envoys to help Peru.", "help"),
    ],
)
def test_what_is_reported_is_not_idle(sentence: str, verb: str) -> None:
    assert not is_idle(parsed(sentence), word(verb, sentence))


@pytest.mark.parametrize(
    ("sentence", "verb", "aside"),
    [
        ("The ship that Norway says is lost sank.", "says", True),
        ("What the army said was its best gun failed.", "said", True),
        ("Ana Ruiz, who said that Peru had won, left.", "said", False),
        ("Norway said that the ship was lost.", "said", False),
    ],
)
def test_whose_view_a_noun_is_makes_no_statement(sentence: str, verb: str, aside: bool) -> None:
    assert is_aside(parsed(sentence), word(verb, sentence)) is aside


@pytest.mark.parametrize(
    ("sentence", "trigger", "frame", "standing"),
    [
        ("Norway faces sanctions from Chile.", "faces", "suffer", True),
        ("Norway faced a backlash on Monday.", "faced", "suffer", False),
        ("Despite sanctions on Chile, trade grew.", "sanctions", "noun-on", True),
        ("Sanctions on Chile were announced.", "Sanctions", "noun-on", False),
        ("Peru spoke in support of the sanctions on Chile.", "sanctions", "noun-on", True),
        ("Despite sanctions imposed on Chile, trade grew.", "imposed", "do-against", True),
        ("Peru praised cooperation with Chile.", "cooperation", "noun-meet", True),
        ("Peru began cooperation with Chile.", "cooperation", "noun-meet", False),
        ("Since the king took office, Norway has tested missiles.", "took", "takes-office", True),
        ("The king took office in May.", "took", "takes-office", False),
    ],
)
def test_how_things_stand_is_not_what_was_done(
    sentence: str, trigger: str, frame: str, standing: bool
) -> None:
    assert is_standing(parsed(sentence), word(trigger, sentence), frame) is standing


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Peru remains committed to its pact with Chile.", True),
        ("Peru stayed willing to talk.", True),
        ("Peru is committed to its pact with Chile.", False),
        ("Peru was willing to talk.", False),
    ],
)
def test_who_remains_committed_does_nothing_new(sentence: str, standing: bool) -> None:
    adjective = "committed" if "committed" in sentence else "willing"
    assert is_standing(parsed(sentence), word(adjective, sentence), "adjective") is standing
