"""Pages read for their times, with claims found by their words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dates.expressions import find_times
from dragoman.extract.timing import date_event
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.time import TimeExpression
from dragoman.resolve.dates import Inferred, infer_dates
from tests.factory import claim_of, parsed

__all__ = ["Pages"]


class Pages:
    """A corpus of pages with some claims each."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self.times: dict[str, Sequence[TimeExpression]] = {}

    def tell(self, text: str, *triggers: str, published: str | None = None) -> list[Claim]:
        """Add a page, all of whose acts happened; give the claims of the triggers."""
        read = parsed(text, published)
        times = find_times(read)
        self.documents.append(read.document)
        self.times[read.document.id] = times
        found = []
        for trigger in triggers:
            token = next(token for token in read.tokens if token.text == trigger)
            found.append(
                claim_of(
                    read.sentence_span(read.sentences[token.sentence]),
                    read.span(token.index, token.index + 1),
                    time=date_event(read, token.index, times),
                )
            )
        self.claims.extend(found)
        return found

    def infer(self, *groups: Sequence[Claim]) -> Inferred:
        """Infer what follows when each group of claims tells one event."""
        ids = [[one.id for one in group] for group in groups]
        return infer_dates(self.documents, self.claims, self.times, ids)
