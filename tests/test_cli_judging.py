"""People's verdicts and entities as a person meets them on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.test_cli import PAGES, dragoman

pytestmark = pytest.mark.xdist_group("cli")

SIGNING, COPY = "pages/01-signing.html", "pages/02-signing-copy.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example pages once, under an address that does not depend on the machine."""
    folder = tmp_path_factory.mktemp("judging")
    shutil.copytree(PAGES, folder / "pages")
    done = dragoman("build", "pages", "--store", "demo.dragoman", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "demo.dragoman"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "demo.dragoman"))


def said(*arguments: str | Path) -> str:
    done = dragoman(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def records(what: str, store: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in said("export", what, "--store", store).splitlines()]


def home(store: Path) -> dict[str, str]:
    return {str(m["id"]): str(m["entity"]) for m in records("mentions", store)}


def judge(store: Path, one: str, other: str, verdict: str, by: str = "ann") -> str:
    return said("judge", one, other, verdict, "--why", "I know", "--by", by, "--store", store)


def verdicts(store: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in said("verdicts", "--json", "--store", store).splitlines()]


def test_a_name_prints_a_card_above_the_events(built: Path) -> None:
    lines = said("show", "--entity", "nikola dimitrov", "--store", built).splitlines()
    assert lines[0].startswith("Nikola Dimitrov  person ")
    assert "  called      Nikola Dimitrov (3)" in lines[1]
    card = " ".join(word for line in lines for word in line.split())
    assert "foreign minister of North Macedonia: seen in post 2018-06-17 to 2019-02-12" in card
    assert "with Greece (1), Nikos Kotzias (1)" in card
    assert "first 2018-06-17, last 2019-02-12" in card
    assert card.index("first 2018-06-17") < card.index("signed the Prespa Agreement")


def test_the_card_comes_as_json_before_the_events(built: Path) -> None:
    rows = said("show", "--entity", "Dimitrov", "--json", "--store", built).splitlines()
    card, *events = [json.loads(row) for row in rows]
    assert (card["card"], card["name"]) == ("entity", "Nikola Dimitrov")
    assert card["posts"][0]["held"] == ["2018-06-17", "2019-02-13"]
    assert card["articles"] > card["origins"]
    assert events
    assert all(card["id"] in event["actor_ids"] for event in events)


def test_several_of_one_name_are_a_list_to_choose_from(built: Path) -> None:
    lines = said("show", "--entity", "Athens", "--store", built).splitlines()
    assert lines[0] == "2 are called 'Athens'; name one by its id"
    assert "  Greece  state, Greece, " in lines[1]
    id_ = lines[2].split()[0]
    assert said("show", "--entity", id_, "--store", built).startswith("Athens  place ")


def test_what_nobody_is_called_is_one_line_with_near_names(built: Path) -> None:
    done = dragoman("show", "--entity", "Lavrof", "--store", built)
    assert done.stdout == ""
    assert done.stderr == "nobody and nothing here is called 'Lavrof'; near: Sergey Lavrov\n"


def test_why_shows_what_was_taken_for_one_and_for_what_reason(built: Path) -> None:
    card = said("why", "Sergey Lavrov", "--store", built)
    assert "2 mentions on 2 pages" in card
    assert "«Lavrov»" in card
    words = " ".join(card.split())
    assert "the only Lavrov with a full name in these pages is Sergey Lavrov" in words
    mention = json.loads(said("why", "Sergey Lavrov", "--json", "--store", built))["pages"][0]
    card = said("why", mention["mention"], "--store", built)
    assert card.startswith(f"mention {mention['mention']} in ")
    assert "2 mentions on 2 pages" in card


def test_two_entities_become_one_and_undo_makes_them_two(store: Path) -> None:
    before = records("entities", store)
    told = judge(store, "Zoran Zaev", "Nikola Dimitrov", "same").splitlines()
    assert told[0].endswith(": same: I know (Zoran Zaev = Nikola Dimitrov)")
    assert told[1].startswith("2 entities became one")
    assert len(records("entities", store)) < len(before)
    [verdict] = verdicts(store)
    assert (verdict["by"], verdict["subject"]) == ("ann", "mention")
    undone = said("undo", "--store", store).splitlines()
    assert undone[0].startswith(f"taken back: verdict {verdict['id'][:8]} of ann: same: I know")
    assert any("became 2" in line for line in undone)
    assert records("entities", store) == before
    assert verdicts(store) == []
    again = undone[-1].removeprefix("to have it back: dragoman ").replace("'", "")
    assert again.startswith(
        f"judge {verdict['left']} {verdict['right']} same --why I know --by ann"
    )


def test_the_command_that_undo_prints_gives_the_verdict_back(store: Path) -> None:
    judge(store, "Zoran Zaev", "Nikola Dimitrov", "same")
    [before] = verdicts(store)
    said("undo", before["id"][:8], "--store", store)
    judge(store, before["left"], before["right"], "same")
    [after] = verdicts(store)
    assert {**after, "at": None} == {**before, "at": None}


def test_one_entity_is_told_apart_by_two_of_its_mentions(store: Path) -> None:
    card = json.loads(said("why", "Zoran Zaev", "--json", "--store", store))
    one, other = card["pages"][0]["mention"], card["pages"][-1]["mention"]
    judge(store, one, other, "different")
    assert home(store)[one] != home(store)[other]


def test_of_two_persons_the_later_counts_and_the_earlier_stays_on_record(store: Path) -> None:
    judge(store, "Zoran Zaev", "Nikola Dimitrov", "same")
    [first] = verdicts(store)
    told = judge(store, first["left"], first["right"], "different", by="bo")
    assert "ann said same on " in told
    assert "the later one counts, the earlier stays on record" in told
    assert home(store)[first["left"]] != home(store)[first["right"]]
    listed = said("verdicts", "--store", store).splitlines()
    assert [line.endswith("(a later verdict says otherwise)") for line in listed] == [True, False]


def test_a_verdict_outlives_the_next_build(store: Path, built: Path) -> None:
    judge(store, "Zoran Zaev", "Nikola Dimitrov", "same")
    [verdict] = verdicts(store)
    page = store.parent / "more.txt"
    page.write_text("Zoran Zaev met Nikola Dimitrov in Skopje on 3 May 2021, aides said. " * 3)
    said("build", page, "--store", store)
    assert home(store)[verdict["left"]] == home(store)[verdict["right"]]


def test_two_events_become_one_with_all_their_claims(store: Path) -> None:
    events = records("events", store)
    one, other = (event for event in events if event["type"] == "CONSULT" and not event["mode"]
                  and len(event["actors"]) == 2)  # fmt: skip
    told = judge(store, str(one["id"]), str(other["id"]), "same")
    assert "2 events became one" in told
    claims = {*one["claims"], *other["claims"]}  # type: ignore[misc]
    assert any(claims <= set(event["claims"]) for event in records("events", store))  # type: ignore[arg-type]
    card = said("why", str(min(claims)), "--store", store)
    assert "same (1.00, person:ann): I know" in card


def test_pages_are_called_copies_or_none(store: Path) -> None:
    def copy_of() -> dict[str, object]:
        return {str(row["address"]): row["copy_of"] for row in records("documents", store)}

    before = copy_of()
    assert before[COPY]
    assert not before["pages/11-visit.txt"]
    judge(store, COPY, SIGNING, "different")
    judge(store, "pages/10-planned-visit.txt", "pages/11-visit.txt", "same")
    after = copy_of()
    assert not after[COPY]
    assert after["pages/11-visit.txt"]
    said("verify", "--store", store)
    said("undo", "--store", store)
    said("undo", "--store", store)
    assert copy_of() == before


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["Zoran Zaev", SIGNING, "same"], "are not of one kind: judge two entities"),
        (["Zoran Zaev", "zaev", "same"], "both are one already: Zoran Zaev"),
        (["Zoran Zaev", "zaev", "different"], "name two of its mentions by id"),
        (["Zoran Zaev", "Lavrof", "same"], "none that name or address (near: Sergey Lavrov)"),
        (["Athens", "Zoran Zaev", "same"], "several are called 'Athens'"),
        ([SIGNING, SIGNING, "same"], "both are page"),
    ],
)
def test_what_cannot_be_judged_is_one_line(built: Path, arguments: list[str], line: str) -> None:
    done = dragoman("judge", *arguments, "--why", "no", "--store", built)
    assert done.returncode == 2
    [told] = done.stderr.splitlines()
    assert line in told
    assert verdicts_of(built) == ""


def verdicts_of(store: Path) -> str:
    return said("verdicts", "--json", "--store", store)


def test_undo_without_a_verdict_is_one_line(built: Path) -> None:
    done = dragoman("undo", "--store", built)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dragoman: no person has judged anything in this store\n"


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_verdicts_go_into_another_store_and_wait_for_its_pages(
    store: Path, built: Path, tmp_path: Path, form: str
) -> None:
    judge(store, "Zoran Zaev", "Nikola Dimitrov", "same")
    judge(store, COPY, SIGNING, "different")
    file = tmp_path / f"ann.{form}"
    said("export", "judgements", "--format", form, "--output", file, "--store", store)
    fresh = tmp_path / "fresh.dragoman"
    folder = tmp_path / "some"
    shutil.copytree(built.parent / "pages", folder / "pages")
    done = dragoman("build", "pages/13-en-francais.txt", "--store", fresh, cwd=folder)
    assert done.returncode == 0
    dry = said("import", "judgements", file, "--store", fresh, "--dry-run")
    assert "would import: 2 new, 0 known or older, 2 of the new wait for pages" in dry
    assert verdicts_of(fresh) == ""
    told = said("import", "judgements", file, "--store", fresh)
    assert "2 new" in told
    assert " of rules passed over" in told
    assert verdicts(fresh) == verdicts(store)
    assert dragoman("build", "pages", "--store", fresh, cwd=folder).returncode == 0
    for what in ("entities", "mentions", "events", "judgements", "documents"):
        assert records(what, fresh) == records(what, store)
    assert "0 new, 2 known or older" in said("import", "judgements", file, "--store", fresh)
    said("verify", "--store", fresh)


def test_bad_lines_are_named_and_the_others_read(store: Path, tmp_path: Path) -> None:
    judge(store, COPY, SIGNING, "different")
    [good] = [row for row in said("export", "judgements", "--store", store).splitlines()
              if "person:" in row]  # fmt: skip
    file = tmp_path / "mixed.jsonl"
    file.write_text(f"{{broken\n{good}\n{good.replace('different', 'perhaps')}\n", "utf-8")
    said("undo", "--store", store)
    done = dragoman("import", "judgements", file, "--store", store)
    assert done.returncode == 0
    assert [line.removeprefix(f"{file}:") for line in done.stderr.splitlines()] == [
        "1: it is no JSON object",
        "3: 'perhaps' is no verdict: same or different",
    ]
    assert "1 new, 0 known or older, 2 bad lines" in done.stdout
    assert len(verdicts(store)) == 1
