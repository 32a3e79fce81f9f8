"""Acts drawn at random from a small world: two states, their people, a few places and days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dragoman.codebook.states import states
from dragoman.model.mention import Kind, Mention
from dragoman.model.time import Interval
from dragoman.resolve.acts.acts import Act, make_acts
from dragoman.resolve.acts.world import World, make_world
from dragoman.resolve.entities import link_entities
from tests.resolve.build import Page

__all__ = ["acts_of_a_world"]

PEOPLE = (("Modi", "Narendra Modi", "IND"), ("Jaishankar", "S. Jaishankar", "IND"),
          ("Kishida", "Fumio Kishida", "JPN"), ("Smith", "Anna Smith", None))  # fmt: skip
PLACES = (("Delhi", "IND"), ("Tokyo", "JPN"), ("Hanoi", "VNM"))
PAPERS = ("Grain Accord", "Ports Treaty", "Accord")
TEXT = (
    "India and Japan, Modi and Jaishankar, Kishida and Smith met and shelled in Delhi, Tokyo or "
    "Hanoi under a Grain Accord, a Ports Treaty or an Accord."
)
KINDS = (("CONSULT", "", ""), ("CONSULT", "visit", ""), ("ACCUSE", "", ""), ("ASSAULT", "", ""),
         ("AGREE", "", "sign"), ("AGREE", "", "ratify"), ("REPORT", "", "die"))  # fmt: skip


@st.composite
def acts_of_a_world(draw: st.DrawFn, most: int = 12) -> tuple[dict[str, Act], World]:
    """Give acts by id, of pages of one text each, and what is known of their entities."""
    pages = [Page(TEXT, address=f"made:{n}") for n in range(draw(st.integers(1, 5)))]
    for _ in range(draw(st.integers(2, most))):
        _claim(draw, draw(st.sampled_from(pages)))
    claims = list({claim.id: claim for page in pages for claim in page.claims}.values())
    linked = link_entities([one for page in pages for one in page.mentions], (), ())
    world = make_world(linked.entities, linked.entity_of)
    return make_acts(claims, world, {page.document.id: page.document for page in pages}), world


def _claim(draw: st.DrawFn, page: Page) -> None:
    kind, mode, extension = draw(st.sampled_from(KINDS))
    some = st.sets(st.integers(0, 5), max_size=2).map(sorted)
    place = draw(st.none() | st.sampled_from(PLACES))
    page.claim(
        draw(st.sampled_from(("met", "shelled"))),
        kind,
        mode,
        extension,
        actors=tuple(_party(page, number) for number in draw(some)),
        recipients=tuple(_party(page, number) for number in draw(some)),
        place=page.place(*place) if place else None,
        agreement=draw(st.sampled_from(PAPERS)) if extension in {"sign", "ratify"} else "",
        time=draw(_times()),
    )


def _party(page: Page, number: int) -> Mention:
    if number < len(PEOPLE):
        return page.person(*PEOPLE[number])
    code = ("IND", "JPN")[number - len(PEOPLE)]
    return page.mention(states()[f"state/{code}"].name, Kind.STATE, state=code, row=f"state/{code}")


def _times() -> st.SearchStrategy[Interval | None]:
    days = st.integers(0, 40).map(lambda n: date(2021, 3, 1) + timedelta(days=n))
    return (
        st.none()
        | days.map(Interval.day)
        | days.map(lambda day: Interval(day, day + timedelta(days=60)))
        | days.map(lambda day: Interval(day, None))
        | days.map(lambda day: Interval(None, day))
    )
