"""Sentences of the site, learned from the documents themselves."""

from __future__ import annotations

from dragoman.clean.recurring import find_recurring, learn_furniture
from dragoman.model.document import Document

NOTICE = "Harbour Post has been read on both islands for 40 years by people who care."
AGAIN = "Harbour Post has been read on both islands for 41 years by people who care."


def story(number: int, *lines: str, host: str = "post.example", title: str = "") -> Document:
    text = "\n".join((f"The ferry number {number * 'x'} sailed from Westhaven at noon.", *lines))
    return Document(f"http://{host}/{number}", text, title or f"Ferry {number * 'x'}")


def found(documents: list[Document]) -> list[tuple[str, str]]:
    learned = learn_furniture(documents)
    return [
        (recurring.span.of(document.text), recurring.reason)
        for document in documents
        for recurring in find_recurring(document, learned)
    ]


def test_a_sentence_on_many_stories_of_a_host_is_the_sites_whatever_its_numbers() -> None:
    stories = [story(n, NOTICE if n % 2 else AGAIN) for n in range(8)]
    assert found(stories) == [
        (NOTICE if n % 2 else AGAIN, "recurs in 8 of 8 stories of the site") for n in range(8)
    ]
    assert sorted(found(stories[::-1])) == sorted(found(stories))


def test_a_story_that_stands_under_many_addresses_is_no_furniture() -> None:
    assert found([story(n, NOTICE, title="Ferry line reopens") for n in range(8)]) == []


def test_a_sentence_of_few_stories_or_of_several_hosts_is_nobodys_furniture() -> None:
    assert found([story(n, NOTICE) for n in range(7)]) == []
    assert found([story(n, NOTICE, host=f"h{n}.example") for n in range(8)]) == []


def test_what_speakers_say_and_what_leads_to_a_quotation_is_no_furniture() -> None:
    said = (
        "The message said, in the part that was read out:",
        "Jane Roe: Thank you all very much.",
    )
    assert found([story(n, *said) for n in range(8)]) == []


def test_a_text_is_never_furniture_as_a_whole() -> None:
    same = [Document(f"http://post.example/{n}", NOTICE, f"Ferry {n}") for n in range(8)]
    assert found(same) == []
