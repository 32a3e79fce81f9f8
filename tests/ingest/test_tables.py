from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zstandard

from dragoman.clean.page import clean_page
from dragoman.errors import UsageError
from dragoman.ingest.columns import parse_given
from dragoman.model.source import Page
from dragoman.model.time import Basis, Dating, Interval
from dragoman.settings import Settings
from tests.ingest.inputs import ROWS, json_lines, parquet, read


def test_a_row_becomes_a_page_with_what_its_columns_say(tmp_path: Path) -> None:
    row = {
        "url": "http://courier.example/1",
        "publish_date": "2021-05-03T23:30:00-05:00",
        "crawled_at": "2021-05-05T10:00:00Z",
        "headline": "Ferry opened",
        "source": "The Lake Courier",
        "maintext": "Norway and Finland opened a ferry line.",
        "lang": "en",
    }
    found = read(tmp_path, "pages.jsonl", json_lines([row]))
    assert found.pages == [
        Page(
            address="http://courier.example/1",
            content=b"Norway and Finland opened a ferry line.",
            kind="text",
            captured=datetime(2021, 5, 5, 10, tzinfo=UTC),
            charset="utf-8",
            title="Ferry opened",
            outlet="The Lake Courier",
            published=Dating(
                Interval.day(date(2021, 5, 3)),
                Basis.RECORD,
                ("the column 'publish_date' of pages.jsonl, row 1 ('2021-05-03T23:30:00-05:00')",),
            ),
        )
    ]
    assert found.told == [
        "pages.jsonl: url→address, publish_date→published, maintext→text, headline→title, "
        "source→outlet, crawled_at→captured (not used: lang)"
    ]
    assert found.rejected == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.jsonl", json_lines(ROWS)),
        ("t.ndjson", b"\xef\xbb\xbf" + json_lines(ROWS).replace(b"\n", b"\r\n\r\n")),
        ("t.jsonl.gz", gzip.compress(json_lines(ROWS[:2])) + gzip.compress(json_lines(ROWS[2:]))),
        ("t.jsonl.zst", zstandard.compress(json_lines(ROWS))),
        ("plain.jsonl.gz", json_lines(ROWS)),
        ("t.json", json.dumps(ROWS, indent=2).encode()),
        ("lines.json", json_lines(ROWS)),
        ("within.json", json.dumps({"status": "ok", "articles": ROWS}).encode()),
        ("t.parquet", parquet(ROWS)),
    ],
)
def test_all_kinds_of_tables_give_the_same_pages(name: str, content: bytes, tmp_path: Path) -> None:
    found = read(tmp_path, name, content)
    assert found.addresses == [row["url"] for row in ROWS]
    assert found.texts == [row["text"] for row in ROWS]
    assert found.days == [row["date"] for row in ROWS]
    assert found.rejected == []


def test_a_csv_table_may_have_paragraphs_in_its_cells_and_other_marks(tmp_path: Path) -> None:
    table = 'link;date;body\r\nhttp://a.example/1;23/04/2021;"Oslo; it ""opened"".\nIt’s so."\r\n'
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        found = read(tmp_path, "t.csv", table.encode(encoding))
        assert found.texts == ['Oslo; it "opened".\nIt’s so.']
        assert (found.addresses, found.days) == (["http://a.example/1"], ["2021-04-23"])


def test_a_given_column_goes_before_the_guess(tmp_path: Path) -> None:
    row = {"text": "A summary.", "story": {"body": "Norway opened it."}, "when": "3 May 2021"}
    given = parse_given(["text=story.body", "date=when"])
    found = read(tmp_path, "t.jsonl", json_lines([row]), *given)
    assert (found.texts, found.days) == (["Norway opened it."], ["2021-05-03"])
    assert found.told == ["t.jsonl: story.body→text, when→published (not used: text)"]


def test_a_field_can_be_given_no_column(tmp_path: Path) -> None:
    row = {"html": "<p>Menu</p>", "text": "Norway opened it.", "date": "2021-05-03"}
    found = read(tmp_path, "t.jsonl", json_lines([row]), *parse_given(["html=", "date="]))
    assert (found.texts, found.days) == (["Norway opened it."], [None])


@pytest.mark.parametrize("said", ["text", "body text", "colour=blue", "=text"])
def test_a_column_that_cannot_be_given_so_is_wrong_usage(said: str) -> None:
    with pytest.raises(UsageError, match="write FIELD=COLUMN, FIELD being address, published"):
        parse_given([said])


def test_a_table_without_text_says_which_columns_it_has(tmp_path: Path) -> None:
    found = read(tmp_path, "t.jsonl", json_lines([{"id": 1, "story_pl": "Norway opened it."}]))
    assert found.reasons == [
        "no column holds text (columns: id, story_pl); say which does: --column text=NAME"
    ]
    found = read(tmp_path, "t.jsonl", json_lines(ROWS), ("text", "story"))
    assert found.reasons == ["no column 'story' (columns: url, date, title, text)"]


def test_rows_without_use_are_rejected_by_number_and_the_next_ones_read(tmp_path: Path) -> None:
    good = json_lines([{"text": "Norway opened it."}])
    bad = [
        b'{"text": "broken\n',
        b"[1, 2]\n",
        b'{"text": " "}\n',
        b'{"url": "http://a.example/5", "text": null}\n',
        b'{"text": ' + b"[" * 5000 + b"\n",
        b'{"n": ' + b"9" * 5000 + b"}\n",
        b'{"text": "' + b"a" * 10_000_000 + b'"}\n',
    ]
    found = read(tmp_path, "t.jsonl", good + b"".join(bad) + good)
    file = (tmp_path / "t.jsonl").as_posix()
    assert found.addresses == [f"{file}#1", f"{file}#9"]
    assert [item.address for item in found.rejected] == [
        f"{file}#2", f"{file}#3", f"{file}#4", "http://a.example/5", f"{file}#6", f"{file}#7",
        f"{file}#8",
    ]  # fmt: skip
    starts = [
        "row 2 is not JSON (Unterminated string",
        "row 3 is no object with named columns",
        "row 4 of t.jsonl has no text",
        "row 5 of t.jsonl has no text",
        "row 6 is not JSON (too many brackets inside each other)",
        "row 7 is not JSON (Exceeds the limit",
        "row 8 is too long: one page may have 8.0 MB",
    ]
    assert all(r.startswith(s) for r, s in zip(found.reasons, starts, strict=True))


def test_one_broken_element_of_a_list_does_not_end_it(tmp_path: Path) -> None:
    content = b'[{"text": "One."}, {"text": "Tw\\"]o" oops}, 7, {"text": "T]h}re,e."}]'
    found = read(tmp_path, "t.json", content)
    assert found.texts == ["One.", "T]h}re,e."]
    assert [reason[:12] for reason in found.reasons] == ["row 2 is not", "row 3 is no "]


def test_what_is_no_table_is_given_up(tmp_path: Path) -> None:
    found = read(tmp_path, "t.jsonl", b"no JSON\n" * 3000)
    assert found.reasons[-1].startswith("none of the first 1000 rows is a JSON object")
    assert len(found.rejected) == 1001
    good = json_lines([{"text": "Norway opened it."}])
    assert read(tmp_path, "t.jsonl", b"no JSON\n" * 900 + good + b"no\n" * 900).texts == [
        "Norway opened it."
    ]
    for name, content, reason in (
        ("t.json", b"Norway", "not JSON ("),
        ("deep.json", b"[" * 100_000, "JSON with too many brackets inside each other"),
        ("deeper.json", b'{"a":' * 100_000, "not JSON (too many brackets inside each other)"),
        ("cut.json", b'[{"text": "Norway"}', "breaks off: the list of JSON has no end"),
        ("endless.json", b'[{"text": "' + b"a" * 12_000_000, "a list of JSON whose elements have"),
        ("t.parquet", b"PAR1 Norway", "the Parquet file is damaged from its beginning"),
        ("cut.csv", b'text\n"Oslo opened', "breaks off in row 1: its quotation is not closed"),
        ("t.csv", b'text\n"' + b"a,b\n" * 3_000_000, "row 1 is damaged (field larger than"),
        ("empty.jsonl", b"", "the file is empty"),
        ("blank.jsonl", b"\n \n", "the table has no rows"),
        ("empty.csv", b"url,text\n", "the table has no rows"),
    ):
        found = read(tmp_path, name, content)
        assert found.pages == [] or name.startswith("cut")
        assert found.reasons[-1].startswith(reason), (name, found.reasons)


def test_markup_is_html_whatever_the_column_and_goes_before_text(tmp_path: Path) -> None:
    rows = [
        {"content": "<p>Norway opened <b>it</b>.</p>", "html": None},
        {"content": "Norway < Finland, he said.", "html": None},
        {"content": "Norway opened it.", "html": "<html><body><p>Norway opened it.</p></body>"},
    ]
    found = read(tmp_path, "t.jsonl", json_lines(rows))
    assert [page.kind for page in found.pages] == ["html", "text", "html"]
    assert found.texts[2].startswith("<html>")


def test_a_source_that_is_an_address_is_the_address_and_a_crawler_s_clock_no_day(
    tmp_path: Path,
) -> None:
    row = {
        "source": "https://courier.example/1",
        "sitename": "The Lake Courier",
        "timestamp": "2021-05-05T10:00:00Z",
        "text": "Norway opened it.",
    }
    [page] = read(tmp_path, "t.jsonl", json_lines([row])).pages
    assert (page.address, page.outlet) == ("https://courier.example/1", "The Lake Courier")
    assert (page.published, page.captured) == (None, datetime(2021, 5, 5, 10, tzinfo=UTC))


def test_a_source_with_a_name_is_an_outlet_and_paragraphs_are_lines(tmp_path: Path) -> None:
    row = {"source": {"id": 7, "name": "The Lake Courier"}, "content": ["One here.", "Two here."]}
    [page] = read(tmp_path, "t.json", json.dumps([row]).encode()).pages
    assert (page.outlet, page.content) == ("The Lake Courier", b"One here.\nTwo here.")


URL, DAY, TEXT = "https://courier.example/1", "2021-05-03 10:00:00", "Norway opened it."
# Shapes in which crawlers, news interfaces, publishing systems and public crawls give pages.
SHAPES = {
    "crawler": (
        {"authors": [], "date_download": DAY, "date_modify": None, "date_publish": DAY,
         "description": "A", "maintext": TEXT, "source_domain": "courier.example", "title": "T",
         "url": URL},
        "url→address, date_publish→published, maintext→text, title→title, source_domain→outlet, "
        "date_download→captured (not used: authors, date_modify, description)",
    ),
    "interface": (
        {"source": {"id": None, "name": "Courier"}, "author": "A", "title": "T",
         "description": "D", "url": URL, "publishedAt": "2021-05-03T10:00:00Z", "content": TEXT},
        "url→address, publishedAt→published, content→text, title→title, source→outlet "
        "(not used: author, description)",
    ),
    "extractor": (
        {"title": "T", "hostname": "courier.example", "date": "2021-05-03", "text": TEXT,
         "source": URL, "source-hostname": "Courier", "excerpt": "E"},
        "source→address, date→published, text→text, title→title, source-hostname→outlet "
        "(not used: hostname, excerpt)",
    ),
    "publishing system": (
        {"id": 3, "date": "2021-05-03T10:00:00", "link": URL, "title": {"rendered": "T"},
         "content": {"rendered": f"<p>{TEXT}</p>", "protected": False}},
        "link→address, date→published, content→text, title→title (not used: id)",
    ),
    "public crawl": (
        {"text": TEXT, "timestamp": "2021-05-03T10:00:00Z", "url": URL},
        "url→address, text→text, timestamp→captured",
    ),
    "feed in JSON": (
        {"id": "7", "url": URL, "title": "T", "content_html": f"<p>{TEXT}</p>",
         "date_published": "2021-05-03T10:00:00Z"},
        "url→address, date_published→published, content_html→html, title→title (not used: id)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_columns_of_common_shapes_are_known(shape: str, tmp_path: Path) -> None:
    row, line = SHAPES[shape]
    found = read(tmp_path, "t.jsonl", json_lines([row]))
    assert found.told == [f"t.jsonl: {line}"]
    [page] = found.pages
    assert (page.address, TEXT in page.content.decode()) == (URL, True)
    assert page.title == ("" if shape == "public crawl" else "T")


def test_days_that_can_be_read_in_two_ways_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [{"date": day, "text": "Norway."} for day in ("03/04/2021", "2021-04-05", "", "soon")]
    found = read(tmp_path, "t.jsonl", json_lines(rows))
    assert found.days == [None, "2021-04-05", None, None]
    assert found.passed == {"days of publication that cannot be read": 2}


def test_marks_that_harm_a_terminal_or_are_no_character_do_not_pass(tmp_path: Path) -> None:
    row = b'{"url": "http://a.example/\\u001b[31m\\n1", "title": "A\\u202eB", '
    row += b'"text": "Oslo \\ud83d\\ude00 \\ud800 \\u0000end."}\n'
    [page] = read(tmp_path, "t.jsonl", row).pages
    assert page.address.isprintable()
    assert page.title == "A B"
    assert page.content.decode() == "Oslo 😀 � end."


def test_text_that_is_clean_already_keeps_every_sentence(tmp_path: Path) -> None:
    sentences = [
        "OSLO (The Lake Courier) - Norway’s prime minister met her Finnish colleague on Monday.",
        "“We agreed,” she said.",
        "Why now?",
        "The two states share a border of 736 kilometres; Sweden was not at the table.",
        "No date was set.",
        "Read the treaty first, the minister told reporters.",
    ]
    for text in (" ".join(sentences), "\n\n".join(sentences), "\n".join(sentences)):
        [page] = read(tmp_path, "t.jsonl", json_lines([{"title": "A treaty", "text": text}])).pages
        document = clean_page(page, Settings())
        assert document.text.split() == text.split()
        assert document.title == "A treaty"


def test_parquet_keeps_types_and_time_stamps(tmp_path: Path) -> None:
    rows = [
        {
            "published": date(2021, 5, 3),
            "fetched": datetime(2021, 5, 5, 10),
            "html": b"<p>Oslo.</p>",
        },
        {"published": None, "fetched": None, "html": None},
    ]
    found = read(tmp_path, "t.parquet", parquet(rows))
    [page] = found.pages
    assert (page.kind, page.content, page.charset) == ("html", b"<p>Oslo.</p>", None)
    assert (found.days, page.captured) == (["2021-05-03"], datetime(2021, 5, 5, 10, tzinfo=UTC))
    assert found.reasons == ["row 2 of t.parquet has no text"]


def test_without_pyarrow_a_parquet_file_says_what_to_install(tmp_path: Path) -> None:
    file = tmp_path / "t.parquet"
    file.write_bytes(parquet(ROWS))
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from dragoman.ingest.files import read_files\n"
        "from dragoman.settings import Settings\n"
        "print(*read_files([sys.argv[1]], Settings()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, file], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"{file}: to read Parquet, install pyarrow (pip install 'dragoman[parquet]')\n"
    )
