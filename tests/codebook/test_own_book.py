"""A user's own codebook adds to ours or stands in its place, and says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.events import read_events, using
from dragoman.codebook.own_book import parse_own_book, read_own_book
from dragoman.errors import CodebookError
from dragoman.extract.examples import run_examples

LAUNCH = """\
extends = "default"
extensions = ["launch"]

[sets]
craft = "satellite probe"

[entries.launch]
type = "COOPERATE"
extension = "launch"
definition = "Sends a satellite into space for another."
cameo = "060"
triggers.do-to = ["launch {@craft} for"]
examples = [
  { text = "India launched a satellite for Singapore.", actor = "India", recipient = "Singapore" },
]
"""


def troubles(text: str) -> tuple[str, ...]:
    return parse_own_book(text, "mine.toml").troubles


def test_a_book_that_extends_ours_has_our_entries_and_its_own() -> None:
    own = parse_own_book(LAUNCH, "dir/mine.toml")
    book = own.usable()
    assert (own.own, own.troubles, book.table) == (("launch",), (), "mine.toml")
    assert set(book.entries) == {*read_events().entries, "launch"}
    assert [outcome.wrong for outcome in run_examples(book, [book.entries["launch"]])] == [""]


def test_a_row_says_in_which_file_it_stands() -> None:
    book = parse_own_book(LAUNCH, "mine.toml").usable()
    names = {rule.name for rules in book.rules.values() for rule in rules}
    assert "mine.toml:launch/do-to" in names
    assert "events.toml:sign/sign" in names


def test_a_book_that_does_not_extend_ours_codes_by_its_entries_alone() -> None:
    book = parse_own_book(LAUNCH.replace('extends = "default"\n', ""), "mine.toml").usable()
    assert set(book.entries) == {"launch"}
    assert book.frames == read_events().frames


def test_triggers_are_added_to_an_entry_of_ours_and_taken_out_of_it() -> None:
    text = """\
extends = "default"
[sets]
drill = "wintergame"
[entries.agree]
definition = "Agrees."
remove = ["invite"]
triggers.say-of = ["shake on"]
"""
    book = parse_own_book(text, "mine.toml").usable()
    agree = [r for rules in book.rules.values() for r in rules if r.entry.name == "agree"]
    patterns = {rule.pattern.text: rule.table for rule in agree}
    assert book.entries["agree"].definition == "Agrees."
    assert "invite" not in patterns
    assert (patterns["shake on"], patterns["pledge"]) == ("mine.toml", "events.toml")
    assert book.sets["drill"] == read_events().sets["drill"] | {"wintergame"}


def test_the_book_in_use_is_the_users_only_inside() -> None:
    book = parse_own_book(LAUNCH, "mine.toml").usable()
    with using(book):
        assert read_events() is book
    assert "launch" not in read_events().entries


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{@craft}", "{@boat}", "12: launch/do-to: no set is called 'boat'"),
        ("{@craft} for", "{@craft for", "12: launch/do-to: cannot read '{@craft' at character 8 "
         "of pattern 'launch {@craft for'"),
        ("launch {@craft} for", "{@craft}", "12: launch/do-to: no word in pattern '{@craft}'"),
        ("launch {@craft} for", "pledge", "12: launch/do-to: pattern 'pledge' stands in "
         "agree/say-of too"),
        ('"COOPERATE"', '"FLY"', "7: launch: no type is called 'FLY'"),
        ('extension = "launch"\n', 'mode = "fly"\n', "7: launch: COOPERATE has no mode 'fly'"),
        ('"launch"\nd', '"fly"\nd', "7: launch: no extension is called 'fly'"),
        ("definition = ", "note = ", "7: launch: has no definition"),
        ("do-to", "do-it", "12: launch: no frame is called 'do-it'"),
        ('["launch {@craft} for"]', '"launch {@craft} for"', "12: launch/do-to: the patterns must "
         "stand in [ ]"),
        ("actor =", "hero =", "14: launch: example asks for an unknown role 'hero'"),
        ('"default"', '"ours"', "1: extends: only 'default' can be extended"),
    ],
)  # fmt: skip
def test_each_thing_wrong_is_told_with_its_line(old: str, new: str, line: str) -> None:
    assert old in LAUNCH
    assert f"mine.toml:{line}" in troubles(LAUNCH.replace(old, new))


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = LAUNCH.replace("{@craft}", "{@boat}").replace('"COOPERATE"', '"FLY"')
    assert [line.split(":")[1] for line in troubles(text)] == ["7", "12"]


def test_an_unknown_key_is_told_with_those_that_are_known() -> None:
    (line,) = troubles(LAUNCH.replace("cameo", "camel"))
    assert line.startswith("mine.toml:11: launch: no key is called 'camel' here (of cameo, ")


def test_a_file_that_is_no_toml_is_told_with_its_line() -> None:
    (line,) = troubles('[entries.launch]\ntype = COOPERATE"\n')
    assert line.startswith("mine.toml:2: not TOML: ")


def test_a_part_that_is_no_table_is_told() -> None:
    assert troubles("entries = 3\n") == ("mine.toml:1: entries: must be a table ([entries.name])",)


def test_a_book_with_something_wrong_is_not_used() -> None:
    with pytest.raises(CodebookError, match=r"mine.toml:7: launch: no type is called 'FLY'"):
        parse_own_book(LAUNCH.replace("COOPERATE", "FLY"), "mine.toml").usable()


def test_books_of_one_text_have_one_digest(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(LAUNCH, encoding="utf-8")
    read = read_own_book(tmp_path / "mine.toml")
    assert read.digest == parse_own_book(LAUNCH, "other.toml").digest
    assert read.digest != parse_own_book(LAUNCH + "\n", "other.toml").digest
