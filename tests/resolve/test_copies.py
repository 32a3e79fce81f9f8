from dragoman.model.derived import SpunScore
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.resolve.copies import find_copies
from tests.factory import document
from tests.resolve.texts import HARBOUR, OTHER_STORY, SAME_EVENT

ORIGINAL = document(HARBOUR, address="https://alder.example/1", published="2031-03-03")


def judged(*documents: object) -> list[tuple[str, str, Verdict, CopyKind | None]]:
    found = find_copies([ORIGINAL, *documents], {})  # type: ignore[list-item]
    return [(j.left, j.right, j.verdict, j.copy_kind) for j in found]


def test_a_text_under_another_heading_is_the_same_text() -> None:
    copy = document(
        "Ferry line reopens, say ministers\n" + HARBOUR,
        address="https://other.example/a",
        published="2031-03-04",
    )
    assert judged(copy) == [(copy.id, ORIGINAL.id, Verdict.SAME, CopyKind.SAME)]


def test_the_earlier_text_is_the_original_even_if_it_is_shorter() -> None:
    earlier = document(
        HARBOUR.rsplit(". ", 1)[0] + ".", address="https://early.example/a", published="2031-03-01"
    )
    assert judged(earlier) == [(ORIGINAL.id, earlier.id, Verdict.SAME, CopyKind.SAME)]


def test_without_dates_the_fuller_text_is_the_original() -> None:
    full = document(HARBOUR, address="https://one.example/a")
    shorter = document(HARBOUR.rsplit(". ", 1)[0] + ".", address="https://two.example/a")
    found = find_copies([shorter, full], {})
    assert [(j.left, j.right, j.copy_kind) for j in found] == [(shorter.id, full.id, CopyKind.SAME)]


def test_two_paragraphs_of_three_are_an_excerpt() -> None:
    copy = document("\n".join(HARBOUR.split("\n")[:2]), address="https://other.example/b")
    assert judged(copy) == [(copy.id, ORIGINAL.id, Verdict.SAME, CopyKind.EXCERPT)]


def test_an_excerpt_follows_the_fuller_text_even_if_that_came_later() -> None:
    brief = document(
        HARBOUR.split("\n")[0], address="https://brief.example/b", published="2031-03-01"
    )
    assert judged(brief) == [(brief.id, ORIGINAL.id, Verdict.SAME, CopyKind.EXCERPT)]


def test_an_edited_text_in_another_order_is_rewritten() -> None:
    first, second, third = HARBOUR.split("\n")
    edited = f"{third}\n{first}\n{second}"
    for before, after in (
        ("agreed to reopen", "decided to open again"),
        ("said the first ship", "told us that the first ship"),
        ("share the cost", "split the price"),
        ("a dispute over customs checks", "a long row about customs controls"),
        ("no reason remained to keep", "nothing spoke for keeping"),
        ("already taking", "busy with"),
        ("have asked for", "want"),
    ):
        edited = edited.replace(before, after)
    copy = document(edited, address="https://other.example/c", published="2031-03-04")
    assert judged(copy) == [(copy.id, ORIGINAL.id, Verdict.SAME, CopyKind.REWRITTEN)]


def test_a_text_put_together_from_two_follows_both() -> None:
    second = document(OTHER_STORY, address="https://sarn.example/1", published="2031-03-03")
    both = document(
        f"{HARBOUR}\n{OTHER_STORY}", address="https://digest.example/1", published="2031-03-05"
    )
    assert sorted(judged(second, both)) == sorted(
        [
            (both.id, ORIGINAL.id, Verdict.SAME, CopyKind.EXCERPT),
            (both.id, second.id, Verdict.SAME, CopyKind.EXCERPT),
        ]
    )


def test_another_article_on_the_same_event_is_no_copy() -> None:
    other = document(SAME_EVENT, address="https://other.example/d", published="2031-03-04")
    assert judged(other) == []


def test_a_shared_quotation_makes_no_copy() -> None:
    quote = (
        "“We have waited for this day for eleven years, and nobody in this town will forget who "
        "kept us waiting, nor how little it would have taken to let the ships sail on time.”"
    )
    left = document(f"{quote} With these words Anna Veldt opened the talks in Port Alder.")
    right = document(
        f"Critics of the deal were quick to answer. {quote} Such talk, they hold, hides the price.",
        address="https://other.example/e",
    )
    assert find_copies([left, right], {}) == ()


def test_one_form_filled_in_for_two_guests_is_no_copy() -> None:
    form = (
        "The president received the new ambassador of {} in the Blue Hall on Tuesday morning. They "
        "discussed trade, culture and the exchange of students between the two countries."
    )
    pages = [
        document(form.format(state), address=f"https://palace.example/{state}")
        for state in ("Norland", "Estmark")
    ]
    assert find_copies(pages, {}) == ()


def test_the_furniture_of_a_site_makes_no_copy() -> None:
    notice = (
        "This bulletin is given as it stands, without any promise that it is right, complete or of "
        "use, and the publisher takes no part in what readers make of it."
    )
    news = [
        "Heavy snow closed the pass at Brannen for the third day.",
        "The choir of Lund sang for the sick at Saint Olaf's.",
        "A fishing boat lost its nets off Cape Sorrow.",
        "The council of Oberwil chose a new clerk, Mara Lenz.",
        "Bakers in Kestenholz raised the price of bread.",
    ]
    pages = [
        document(f"{line}\n{notice}", address=f"https://bulletin.example/{number}")
        for number, line in enumerate(news)
    ]
    assert find_copies(pages, {}) == ()


def test_a_spun_text_is_tied_to_its_original_by_names_and_numbers() -> None:
    spun = HARBOUR
    for before, after in (
        (" in ", " successful "),
        (" on ", " connected "),
        (" the ", " thy "),
        (" that ", " helium "),
        (" and ", " positive "),
        (" of ", " commencing "),
        (" to ", " toward "),
        (" will ", " volition "),
        (" line ", " enactment "),
        (" a ", " angstrom "),
    ):
        spun = spun.replace(before, after)
    copy = document(spun, address="https://spun.example/1", published="2031-03-05")
    scores = {copy.id: SpunScore(0.99, "strong", "a test", "test")}
    (found,) = find_copies([copy, ORIGINAL], scores)
    assert (found.left, found.right, found.copy_kind) == (copy.id, ORIGINAL.id, CopyKind.SPUN)


def test_the_order_of_the_documents_does_not_matter() -> None:
    pages = [
        ORIGINAL,
        document(HARBOUR, address="https://b.example/1", published="2031-03-04"),
        document(HARBOUR.split("\n")[0], address="https://c.example/1"),
        document(OTHER_STORY, address="https://d.example/1"),
    ]
    forwards: tuple[Judgement, ...] = find_copies(pages, {})
    assert len(forwards) == 2
    assert find_copies(pages[::-1], {}) == forwards


def test_versions_of_one_story_on_one_site_are_copies_however_many_there_are() -> None:
    """What they share is most of the story, and no furniture of the site."""
    shared = [
        "Mayor Anna Veldt of Port Alder asked the Transport Ministry for a boat from the Southern "
        "Fleet, which spokesman Piet Maas refused.",
        "Fishermen of Grey Island offered to carry post and medicine for the Saint Brigid clinic.",
    ]
    lead = (
        "ALDER, May 13 - Ferries to the outer islands were cancelled by the Alder Line on Tuesday "
        "because both engines of boat number {} need repairs until the autumn."
    )
    versions = [
        document("\n".join([lead.format(n), *shared]), address=f"https://ledger.example/{n}")
        for n in range(1, 7)
    ]
    found = find_copies(versions, {})
    assert len({j.left for j in found if j.verdict is Verdict.SAME}) == len(versions) - 1
