"""One name, one kind: what the parser takes for a person here is no place or body there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.marks import as_read
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["agree_on_persons"]

LONGEST = 3
"""Words of a name that is looked at."""
WHERE = frozenset({"in", "at", "near", "from", "to", "across", "outside", "the", "a", "an"})
"""Words before a name that speak for a place or a body."""


def agree_on_persons(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Make persons of the bodies and places of a name that is a person's as often or more often.

    Only the parser's guesses are touched: no name of the codebook, none that "in" or "the" stands
    before, and none that was given a state.
    """
    by_text: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.last - draft.first <= LONGEST:
            by_text[as_read(parsed, draft.first, draft.last)].append(draft)
    for group in by_text.values():
        persons = [draft for draft in group if draft.kind is Kind.PERSON]
        others = [draft for draft in group if _is_guess(draft)]
        if not others or len(persons) < len(group) - len(persons):
            continue
        if any(_is_somewhere(parsed, draft) for draft in group):
            continue
        for draft in others:
            draft.kind, draft.name, draft.made_by = Kind.PERSON, "", "rule:same-kind"


def _is_guess(draft: Draft) -> bool:
    return (
        draft.kind in {Kind.PLACE, Kind.ORGANIZATION}
        and draft.made_by.startswith("model:ner:")
        and draft.codebook is None
        and draft.state is None
        and not draft.members
    )


def _is_somewhere(parsed: Parsed, draft: Draft) -> bool:
    before = parsed.tokens[draft.first - 1] if draft.first else None
    return before is not None and before.lower in WHERE
