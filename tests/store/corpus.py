"""A small made-up corpus; run as a program, it is put into a store (and killed meanwhile)."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from dragoman.model.derived import Derived
from dragoman.model.document import Document
from dragoman.model.event import Argument, Event, Role
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Entity, Kind, Mention
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating
from dragoman.store.base import Reading, Store
from dragoman.store.sqlite import open_store
from tests.factory import claim_of, day, document

__all__ = ["SIZE", "fill", "reading"]

SIZE = 400


def page(number: int) -> Document:
    return document(f"Anna Berg met Carl Dahl for talk {number}.", address=f"test:{number}")


def reading(of: Document) -> Reading:
    """Give what is to be read in a page of this corpus."""
    actor = Mention(Span(of.id, 0, 9), "Anna Berg", Kind.PERSON, "Anna Berg", "test")
    other = Mention(Span(of.id, 14, 23), "Carl Dahl", Kind.PERSON, "Carl Dahl", "test")
    met = claim_of(
        Span(of.id, 0, len(of.text)),
        Span(of.id, 10, 13),
        type="CONSULT",
        mode="visit",
        extension="",
        contexts=("diplomatic",),
        arguments=tuple(
            Argument(role, one.span, one.name, one.id)
            for role, one in ((Role.ACTOR, actor), (Role.RECIPIENT, other))
        ),
        time=Dating(day("2015-05-10"), Basis.EXPLICIT, ("as the page says",)),
    )
    return Reading(of.id, mentions=(actor, other), claims=(met,))


def derive(store: Store) -> Derived:
    """Give one entity for each name, and one event for each claim."""
    mentions = list(store.mentions())
    entities = tuple(
        Entity(
            name, Kind.PERSON, name, (name,), (), tuple(m.id for m in mentions if m.name == name)
        )
        for name in ("Anna Berg", "Carl Dahl")
    )
    events = tuple(
        Event(
            claim.type, claim.mode, claim.extension, ("Anna Berg",), ("Carl Dahl",), None,
            claim.time, claim.modality, (claim.id,), 1, 1, "Anna Berg met Carl Dahl",
        )
        for claim in store.claims()
    )  # fmt: skip
    return Derived(entities, events)


def fill(store: Store) -> None:
    """Do what a run does: add pages, read the unread, judge, derive; it may be done again."""
    for number in range(SIZE):
        store.add_document(page(number))
        store.add_rejected(f"test:bad-{number}", "no text")
    for id_ in store.unread():
        store.add_reading(reading(store.document(id_)))
    ids = [claim.id for claim in store.claims()]
    pairs = zip(sorted(ids), sorted(ids)[1:], strict=False)
    store.put_judgements(
        "claim",
        [
            Judgement("claim", *pair, Verdict.DIFFERENT, 0.5, "other talks", "test")
            for pair in pairs
        ],
    )
    store.put_derived(derive(store))


if __name__ == "__main__":
    with closing(open_store(Path(sys.argv[1]), create=True)) as store:
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        fill(store)
