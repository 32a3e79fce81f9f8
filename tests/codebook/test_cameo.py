"""CAMEO codes and the entries of the codebook meet, both ways."""

from __future__ import annotations

import pytest

from dragoman.codebook.cameo import cameo_codes, cameo_name, from_cameo, to_cameo
from dragoman.codebook.events import read_events
from dragoman.codebook.load import read_table
from dragoman.model.event import Modality

TABLE = read_table("cameo")
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""CAMEO keeps both under one root."""
WITHOUT_CAMEO = {"appoint", "dismiss", "die"}
ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE",
    "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION",
    "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip


def test_every_code_is_of_two_to_four_digits_under_one_that_is_listed() -> None:
    codes = set(TABLE["from"])
    assert {code for code in codes if len(code) == 2} == {f"{n:02}" for n in range(1, 21)}
    assert all(code.isdigit() and len(code) in {2, 3, 4} for code in codes)
    assert {code[:-1] for code in codes if len(code) > 2} <= codes
    assert all(f"{root}0" in codes for root in ROOTS)


@pytest.mark.parametrize(("root", "type_"), ROOTS.items())
def test_a_root_is_a_type(root: str, type_: str) -> None:
    entry = from_cameo(root)
    assert entry is not None
    assert entry.type == type_


@pytest.mark.parametrize("name", sorted(read_events().entries))
def test_an_entry_comes_back_from_each_of_its_codes_as_its_type(name: str) -> None:
    entry = read_events().entries[name]
    codes = cameo_codes(entry)
    assert bool(codes) == (name not in WITHOUT_CAMEO)
    found = [back for code in codes if (back := from_cameo(code))]
    assert len(found) == len(codes)
    if entry.type:
        assert {YIELD.get(back.type, back.type) for back in found} == {
            YIELD.get(entry.type, entry.type) for _ in found
        }
    else:
        assert {back.extension for back in found} == {entry.extension for _ in found}


def test_each_code_names_an_entry_that_stands_in_the_codebook() -> None:
    entries = {entry for entry, _ in TABLE["from"].values()} - {""}
    assert entries <= set(read_events().entries)
    assert set(TABLE["to"]) == set(read_events().entries) - WITHOUT_CAMEO


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        ("042", "consult-visit"), ("057", "sign"), ("1122", "accuse-allege"), ("116",
        "sanction-convict"), ("1952", "assault-drone"), ("0841", "retreat-release"),
        ("18310", "assault-suicide-attack"), ("016", "deny"), ("011", None), ("99", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_code_has_its_entry(code: str, entry: str | None) -> None:
    found = from_cameo(code)
    assert (found.name if found else None) == entry


@pytest.mark.parametrize(
    ("act", "modality", "code"),
    [
        (("CONSULT", "visit"), Modality.HAPPENED, "042"),
        (("CONSULT", "visit"), Modality.PLANNED, "036"),
        (("CONSULT", "visit"), Modality.DEMANDED, "106"),
        (("CONSULT", "visit"), Modality.NEGATED, "125"),
        (("AID",), Modality.PLANNED, "033"),
        (("RETREAT", "release"), Modality.NEGATED, "124"),
        (("ASSAULT", "aerial"), Modality.PLANNED, "138"),
        (("ASSAULT", "aerial"), Modality.ALLEGED, "195"),
        (("ASSAULT", "aerial"), Modality.NEGATED, None),
        (("ASSAULT", "aerial"), Modality.POSSIBLE, None),
        (("SUPPORT", "", "ratify"), Modality.HAPPENED, "057"),
        (("", "", "appoint"), Modality.HAPPENED, None),
        (("", "", "state"), Modality.HAPPENED, "010"),
    ],
)  # fmt: skip
def test_an_act_has_its_code(act: tuple[str, ...], modality: Modality, code: str | None) -> None:
    assert to_cameo(*act, modality=modality) == code


def test_a_plan_is_in_cameo_what_plover_makes_of_it() -> None:
    book = read_events()
    composed = {
        (modality, type_): from_cameo(code)
        for modality in ("planned", "negated", "demanded")
        for type_, code in TABLE[modality].items()
    }
    types = {key: entry.type for key, entry in composed.items() if entry}
    for (modality, type_), wanted in [
        ((modality, type_), wanted)
        for modality, row in book.composition.items()
        for type_, wanted in row.items()
    ]:
        assert types[modality, type_] == wanted


def test_a_code_says_what_it_means() -> None:
    assert (cameo_name("042"), cameo_name("0999")) == ("make a visit", None)
