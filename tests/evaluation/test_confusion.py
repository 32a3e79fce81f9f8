"""Which types are taken for one another, counted and printed."""

from __future__ import annotations

import pytest

from evaluation.codings import NONE, Coding, _dyads
from evaluation.confusion import errors, matrix, replaced, section
from evaluation.petrarch import Dyad, Judged
from evaluation.petrarch_records import Coding as Coded
from evaluation.petrarch_records import Record

ROWS = {
    "plv": [Coding("AID", "AID", "4"), Coding("AID", "AGREE", "7"), Coding("REJECT", NONE, "9")],
    "story": [
        Coding(NONE, "AID", "one at 5"),
        Coding("deny", "REJECT", "one e1"),
        Coding("deny", "REJECT", ""),
        Coding("deny", "REJECT", "two e2"),
        Coding("AGREE", NONE, "two e3"),
    ],
}


def test_a_matrix_has_the_codes_that_occur_in_the_order_of_the_codebook() -> None:
    assert list(matrix([*ROWS["plv"], *ROWS["story"]])) == [
        "|  | AGRE | AID | REJE | none | F1 |",
        "| --- | --: | --: | --: | --: | --: |",
        "| AGREE |  |  |  | 1 | .00 |",
        "| AID | 1 | **1** |  |  | .50 |",
        "| REJECT |  |  |  | 1 | .00 |",
        "| deny |  |  | 3 |  | .00 |",
        "| none |  | 1 |  |  |  |",
    ]


def test_errors_are_counted_for_each_set_with_the_places_that_may_be_seen() -> None:
    assert list(errors(ROWS))[2:] == [
        "| deny | REJECT | 3 |  | 3 | story one e1, story two e2 |",
        "| AGREE | none | 1 |  | 1 | story two e3 |",
        "| AID | AGREE | 1 | 1 |  | plv 7 |",
        "| REJECT | none | 1 | 1 |  | plv 9 |",
        "| none | AID | 1 |  | 1 | story one at 5 |",
    ]


def test_the_section_takes_the_place_of_the_old_one_alone() -> None:
    page = "# A\n\n## Types taken for one another\n\nan earlier table\n\n## B\n\nrest\n"
    new = replaced(page, section({"plv": ROWS["plv"]}))

    assert new.startswith(
        "# A\n\n## Types taken for one another\n\n`python -m evaluation.confusion"
    )
    assert new.endswith("| REJECT | none | 1 | plv 9 |\n\n## B\n\nrest\n")
    assert "an earlier table" not in new
    assert replaced(new, section({"plv": ROWS["plv"]})) == new


def test_a_page_without_the_section_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no section"):
        replaced("# A\n", ["## B"])


def test_a_dyad_of_ours_goes_with_one_coded_event_alone() -> None:
    # CAMEO: 173 arrest, 042 visit, 111 criticize.
    codings = (Coded("NOR", "PER", "173"), Coded("NOR", "CHL", "042"), Coded("PER", "NOR", "111"))
    visit = Dyad("NOR", "CHL", frozenset({"CONSULT"}), mutual=True)
    attack = Dyad("NOR", "PER", frozenset({"ASSAULT"}), mutual=False)
    gift = Dyad("CHL", "PER", frozenset({"AID"}), mutual=False)
    judged = Judged(Record("r1", "", codings, unit_test=False), (visit, attack, gift))

    assert sorted(_dyads(judged), key=lambda coding: coding.gold) == [
        Coding("ACCUSE", NONE, "r1"),
        Coding("COERCE", "ASSAULT", "r1"),
        Coding("CONSULT", "CONSULT", "r1"),
        Coding(NONE, "AID", "r1"),
    ]
