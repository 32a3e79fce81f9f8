"""What followed for one part, in plain words: datings with their steps, and disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.model.calendar import in_words
from dragoman.model.derived import Inferred
from dragoman.model.ids import digest
from dragoman.model.judgement import Disagreement, Value
from dragoman.model.time import Basis, Dating
from dragoman.resolve.times.bounds import Bound
from dragoman.resolve.times.corpus import Corpus
from dragoman.resolve.times.parts import Part
from dragoman.resolve.times.propagate import Settled, settle
from dragoman.resolve.times.same_event import SharesItsTime
from dragoman.resolve.times.votes import agree

__all__ = ["settle_part"]

DEPTH = 6
"""Pages behind pages whose reasons are told; who wants more opens these."""

type _Way = tuple[str, ...]
"""Nodes from the one that is explained to one behind it."""


def settle_part(corpus: Corpus, part: Part) -> Inferred:
    """Infer what follows within one part."""
    settled = settle({node: corpus.known(node) for node in part.nodes}, part.links)
    outcome = _Outcome(corpus, settled)
    return Inferred(
        dict(outcome.publications()),
        dict(outcome.claim_times()),
        (*outcome.refusals(), *outcome.circles(), *_split_events(part, settled)),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a part came to, ready to be told."""

    corpus: Corpus
    settled: Settled

    def publications(self) -> Iterator[tuple[str, Dating]]:
        for node in self.settled.why:
            page = self.corpus.documents.get(node)
            if page is None:
                continue
            printed = page.published.steps if page.published is not None else ()
            refused = tuple(bound.reason for bound in self.settled.refused.get(node, ()))
            steps = (*printed, *self._steps(node))
            yield node, Dating(self.settled.known[node], Basis.INFERENCE, steps, refused)

    def claim_times(self) -> Iterator[tuple[str, Dating]]:
        for node, why in self.settled.why.items():
            one = self.corpus.told.get(node)
            if one is None:
                continue
            before = one.claim.time
            shared = any(bound.basis is Basis.EVENT for bound in why)
            basis = Basis.EVENT if shared else Basis.INFERENCE
            steps = (*before.steps, *self._steps(node))
            yield node, replace(before, interval=self.settled.known[node], basis=basis, steps=steps)

    def _steps(self, node: str) -> tuple[str, ...]:
        """Give a node's reasons, and behind them those of the inferred nodes that they lean on.

        Where two times narrow each other, each at one end, what leads back is left out.
        """
        why = self.settled.why
        steps = [bound.reason for bound in why[node]]
        told = {node}
        behind = _through(why[node], (node,))
        for _ in range(DEPTH):
            deeper: list[_Way] = []
            for way in behind:
                other = way[-1]
                if other in told or other not in why:
                    continue
                told.add(other)
                bounds = [bound for bound in why[other] if not {*bound.through} & {*way}]
                if bounds:
                    reasons = " and ".join(bound.reason for bound in bounds)
                    steps.append(f"{self._named(other, node)}: {reasons}")
                    deeper.extend(_through(bounds, way))
            behind = deeper
        return tuple(dict.fromkeys(steps))

    def _named(self, other: str, node: str) -> str:
        """Say of which inferred time the reasons follow."""
        known = in_words(self.settled.known[other])
        page = self._page(other)
        whose = "its page" if page == self._page(node) else f"page {self._address(other)}"
        if other in self.corpus.told:
            return f"{whose} gives {known} only by inference"
        return f"{whose} is dated {known} only by inference"

    def _page(self, node: str) -> str:
        one = self.corpus.told.get(node)
        return one.document.id if one is not None else node

    def _address(self, node: str) -> str:
        return self.corpus.documents[self._page(node)].address

    def refusals(self) -> Iterator[Disagreement]:
        """Tell of bounds that do not fit the rest.

        What one claim of an event says against the others is told of the event; where two times
        refuse each other, that is told once.
        """
        told: set[frozenset[str]] = set()
        for node, refused in self.settled.refused.items():
            bounds = [bound for bound in refused if bound.basis is not Basis.EVENT]
            conflict = frozenset((node, *(claim for bound in bounds for claim in bound.claims)))
            if not bounds or conflict in told:
                continue
            told.add(conflict)
            behind = {claim for b in self.settled.against[node] for claim in b.claims}
            if node in self.corpus.told:
                behind.add(node)
            values = [Value(in_words(self.settled.known[node]), tuple(sorted(behind)))]
            for bound in bounds:
                allowed = in_words(bound.interval) if bound.interval is not None else "no day"
                values.append(Value(allowed, bound.claims))
            note = "; ".join(sorted({bound.reason for bound in bounds}))
            yield self._disagreement(node, values, "does not fit", note)

    def circles(self) -> Iterator[Disagreement]:
        """Tell of nodes whose bounds would narrow each other for ever."""
        for node in self.settled.circles:
            value = Value(in_words(self.settled.known[node]), ())
            note = "; ".join(bound.reason for bound in self.settled.why[node])
            yield self._disagreement(node, [value], "is bounded in a circle", note)

    def _disagreement(
        self, node: str, values: Sequence[Value], what: str, note: str
    ) -> Disagreement:
        one = self.corpus.told.get(node)
        if one is None:
            return Disagreement(
                None, "time", tuple(values), f"the publication {what}: {note}", node
            )
        act = one.claim.trigger.of(one.document.text)
        said = f"the time of {act!r} {what}: {note}"
        return Disagreement(None, "time", tuple(values), said, one.document.id)


def _through(bounds: Iterable[Bound], way: _Way) -> list[_Way]:
    """Give the ways on to the nodes that the bounds lean on."""
    return [(*way, node) for node in dict.fromkeys(n for b in bounds for n in b.through)]


def _split_events(part: Part, settled: Settled) -> Iterator[Disagreement]:
    """Tell of claims of one event whose times share no day: the fewest that cannot be right."""
    for link in part.links:
        if not isinstance(link, SharesItsTime):
            continue
        agreed = agree(link.votes, settled.known)
        if not agreed.dropped:
            continue
        times = {vote.claim: settled.known[vote.claim] for vote in link.votes}
        opposed = (
            kept.claim
            for kept in agreed.kept
            if any(times[kept.claim].intersection(times[d.claim]) is None for d in agreed.dropped)
        )
        values = [Value(in_words(agreed.interval), tuple(sorted(opposed)))]
        by_time: dict[str, list[str]] = {}
        for vote in agreed.dropped:
            by_time.setdefault(in_words(times[vote.claim]), []).append(vote.claim)
        values += [Value(time, tuple(sorted(keys))) for time, keys in sorted(by_time.items())]
        counted = ", ".join(f"{value.value} ({len(value.claims)})" for value in values)
        note = f"claims of one event give times that share no day: {counted}"
        event = digest("event", min(vote.claim for vote in link.votes))
        yield Disagreement(event, "time", tuple(values), note)
