"""The codebook of events is complete, says no code twice, and explains its own mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.codebook.events import EXTENSIONS, make_book, read_events
from dragoman.codebook.patterns import Pattern, parse_pattern
from dragoman.errors import CodebookError

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": (
        "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"
    ),
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack"
        " aerial drone heavy-weapons crowd-control unconventional"
    ),
}
WITHOUT_MODES = {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def test_every_type_mode_and_extension_has_its_entry() -> None:
    entries = read_events().entries.values()
    wanted = {(type_, "", "") for type_ in WITHOUT_MODES | set(MODES)}
    wanted |= {(type_, mode, "") for type_, modes in MODES.items() for mode in modes.split()}
    assert {(e.type, e.mode, "") for e in entries if not e.extension} == wanted
    assert sum(1 for _, mode, _ in wanted if mode) == 67
    assert {e.extension for e in entries} - {""} == set(EXTENSIONS)


def test_there_are_37_contexts() -> None:
    assert len(read_events().contexts) == 37


def test_the_slips_of_plover_are_mended() -> None:
    book = read_events()
    sanction, accuse = book.entry_of("SANCTION"), book.entry_of("ACCUSE")
    assert sanction is not None
    assert accuse is not None
    assert (sanction.quad, accuse.score) == (4, -3.0)


@pytest.mark.parametrize("name", sorted(read_events().entries))
def test_every_entry_has_a_definition_and_five_examples(name: str) -> None:
    entry = read_events().entries[name]
    assert entry.definition
    assert len(entry.examples) >= 5


def test_a_pattern_says_what_must_stand_around_a_word() -> None:
    sets = {"drill": frozenset({"exercise"})}
    found = parse_pattern(
        "{army|#state} hold {@drill} [joint] with !off to:{force} >", sets, "here"
    )
    assert found == Pattern(
        "{army|#state} hold {@drill} [joint] with !off to:{force} >",
        "hold",
        words=("with",),
        not_words=("off",),
        subject=frozenset({"army", "#state"}),
        object=frozenset({"exercise"}),
        modifier=frozenset({"joint"}),
        under=(("to", frozenset({"force"})),),
        clause=frozenset(),
    )


def test_british_and_american_spellings_are_one_trigger() -> None:
    assert parse_pattern("mobilise", {}, "here").head == parse_pattern("mobilize", {}, "here").head


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{army}", "no word"),
        ("hold {@none}", "no set is called 'none'"),
        ("hold {a", "cannot read"),
    ],
)
def test_a_pattern_that_is_none_names_its_entry(text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=f"here: .*{message}"):
        parse_pattern(text, {}, "here")


def table(**entry: Any) -> dict[str, Any]:
    return {
        "types": {"AID": {"quad": 2, "score": 10.0}},
        "frames": {"give": {"pos": "verb", "actor": "subject"}},
        "entries": {"aid": {"type": "AID", "definition": "Gives.", **entry}},
    }


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"type": "HELP"}, "aid: no type is called 'HELP'"),
        ({"definition": ""}, "aid: has no definition"),
        ({"contexts": ["weather"]}, "aid: no context is called 'weather'"),
        ({"triggers": {"take": ["give"]}}, "aid: no frame is called 'take'"),
        ({"triggers": {"give": ["give", "give"]}}, "aid/give: pattern 'give' stands in aid/give"),
        ({"examples": [{"text": "x", "hero": "y"}]}, "aid: example asks for an unknown role"),
    ],
)
def test_a_table_that_contradicts_itself_names_the_entry(
    entry: dict[str, Any], message: str
) -> None:
    with pytest.raises(CodebookError, match=message):
        make_book(table(**entry))
