"""What `why` prints of a document."""

from __future__ import annotations

from rich.console import Console

from dragoman.chronology.evidence import explain_document
from dragoman.chronology.identity import Apart, IdentityCard
from dragoman.model.document import Document, Removed
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Kind
from dragoman.store.memory import MemoryStore
from dragoman.terminal import document_card
from dragoman.terminal.people import identity_card

NOTICE = "Harbour Post has been read on both islands for 40 years by people who care."


def lines_of(store: MemoryStore, document: Document) -> list[str]:
    """Give the lines of a card with what is struck through in ~~ ~~."""
    console = Console(width=200, color_system="standard", force_terminal=True)
    printed = console.render_lines(document_card(explain_document(store, document)), pad=False)
    return [
        "".join(f"~~{s.text}~~" if s.style and s.style.strike else s.text for s in line).rstrip()
        for line in printed
    ]


def story(number: int, *, last: str = NOTICE) -> Document:
    ferry = f"Ferry {number * 'x'}"
    text = f"{ferry} sailed from Westhaven at noon on Monday.\n{last}"
    return Document(
        f"http://post.example/{number}",
        text,
        ferry,
        section="Trade" if number == 1 else "",
        removed=(Removed("Share this page", "names of icons", 3),),
    )


def test_why_strikes_through_what_was_removed_and_what_the_site_prints_everywhere() -> None:
    store = MemoryStore()
    for number in range(8):
        store.add_document(story(number))
    lines = lines_of(store, story(1))
    assert lines[4:] == [
        "section: Trade",
        "agencies credited: none",
        "language: undecided · 0 claims",
        "published: unknown",
        "",
        "removed from the page",
        "  ~~Share this page~~  (names of icons)",
        "",
        "in the text, but the site's: no event rests on it",
        f"  ~~{NOTICE}~~  (recurs in 8 of 8 stories of the site)",
    ]


def test_why_says_nothing_of_the_site_where_it_learned_nothing() -> None:
    store = MemoryStore()
    store.add_document(story(0))
    assert lines_of(store, story(0))[-2:] == [
        "removed from the page",
        "  ~~Share this page~~  (names of icons)",
    ]


def test_why_does_not_say_that_what_was_judged_the_same_was_kept_apart() -> None:
    post = Entity("e1", Kind.OFFICE, "foreign minister of Norway", ("m1",))
    alike = Judgement("mention", "m1", "m2", Verdict.SAME, 0.98, "for: same words", "rule")
    unlike = Judgement("mention", "m1", "m3", Verdict.UNSURE, 0.4, "missing: a name", "rule")
    apart = (Apart("e2", "Aino Salmi", alike), Apart("e3", "Lars Holm", unlike))
    console = Console(width=200)
    with console.capture() as captured:
        console.print(identity_card(IdentityCard(post, (), (), apart, ())))
    assert captured.get().splitlines()[2:] == [
        "",
        "alike, but surer grounds make it",
        "  Aino Salmi e2: same (0.98, rule): for: same words",
        "",
        "kept apart from",
        "  Lars Holm e3: unsure (0.40, rule): missing: a name",
    ]
