"""Which events a reader of relations wants to see first."""

from __future__ import annotations

from dragoman.model.event import Event

__all__ = ["concerns_relations"]

ONE_PARTY_IS_ENOUGH = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
"""PLOVER types whose act is complete without a named recipient (manual 2.0, column 'recipient')."""
CHANGES_OF_STATE = frozenset(
    {"appoint", "die", "dismiss", "enter-force", "ratify", "sign", "test", "withdraw-treaty"}
)
"""Extensions that change something by themselves."""


def concerns_relations(event: Event) -> bool:
    """Say whether an event tells of two parties, or of an act that needs no second one.

    "The minister voiced support" names nobody to whom it was said: such lines, and bare
    statements, are kept in the store and shown when a reader asks for all.
    """
    if event.extension == "state":
        return False
    parties = {*event.actors, *event.recipients}
    return (
        len(parties) > 1
        or event.type in ONE_PARTY_IS_ENOUGH
        or event.extension in CHANGES_OF_STATE
        or (event.mode == "visit" and event.place is not None)
    )
