"""Where a text first came from, so that forty prints of one wire story count as one origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.document import Document
from dragoman.model.judgement import CopyKind, Judgement, Verdict

__all__ = ["Origin", "credited", "find_origins"]

SAID = {
    CopyKind.SAME: "the same text as",
    CopyKind.EXCERPT: "an excerpt of",
    CopyKind.REWRITTEN: "rewritten from",
    CopyKind.SPUN: "spun from",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The text at the end of a chain of copies.

    `id` is the id of that document, by which independent origins are counted; `label` is who
    it credits or who printed it, empty when the page does not say; `reason` is for a reader.
    """

    id: str
    label: str
    reason: str


def find_origins(
    documents: Sequence[Document], judgements: Iterable[Judgement]
) -> dict[str, Origin]:
    """Give the origin of every document, by its id.

    A copy has the origin of what it follows. Two texts that are no copies are two origins, even
    if both credit one agency: an agency sends out many stories a day. They are one only if
    they credit the same sole agency, were published within a day of each other, and share so
    much that the comparison of texts could not tell (verdict "unsure"). A person's verdict
    on a pair goes before the rule's.
    """
    known = {document.id: document for document in documents}
    decided = _decided(judgements, known)
    parents = _parents(decided)
    roots = {document: _root(document, parents) for document in sorted(known)}
    for judgement in decided:
        if judgement.verdict is Verdict.UNSURE:
            left, right = known[judgement.left], known[judgement.right]
            if _same_wire(left, right):
                _join(roots, roots[left.id], roots[right.id])
    return {
        document: _origin(known[document], known[roots[document]], parents) for document in roots
    }


def credited(document: Document) -> str:
    """Give the sole source that a document prints as its own; empty for none or several.

    That is the agency of the dateline, or the one name in its credit line or byline or in
    brackets at the end; an agency that the text only cites ("…, Reuters reported") is none.
    """
    if document.dateline.agency:
        return document.dateline.agency
    lines = " ".join(removed.text for removed in document.removed if len(removed.text) < 120)
    tail = document.text.rstrip()[-40:]
    end = tail[tail.rfind("(") :] if tail.endswith((")", ").")) else ""
    printed = f"{document.byline} {lines} {end}"
    named = [agency for agency in document.agencies if agency in printed]
    return named[0] if len(named) == 1 else ""


def _decided(judgements: Iterable[Judgement], known: Mapping[str, Document]) -> list[Judgement]:
    """Give one judgement a pair, a person's before a rule's, in a fixed order."""
    best: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        if judgement.subject != "document" or not {judgement.left, judgement.right} <= known.keys():
            continue
        pair = frozenset((judgement.left, judgement.right))
        old = best.get(pair)
        if old is None or (judgement.at or "", judgement.score) > (old.at or "", old.score):
            best[pair] = judgement
    return sorted(best.values(), key=lambda j: (j.left, j.right))


def _parents(decided: Iterable[Judgement]) -> dict[str, Judgement]:
    """Give copy → the surest judgement that says what it follows."""
    parents: dict[str, Judgement] = {}
    for judgement in decided:
        old = parents.get(judgement.left)
        if judgement.verdict is Verdict.SAME and (old is None or judgement.score > old.score):
            parents[judgement.left] = judgement
    return parents


def _root(document: str, parents: Mapping[str, Judgement]) -> str:
    seen = {document}
    while document in parents and parents[document].right not in seen:
        document = parents[document].right
        seen.add(document)
    return document


def _same_wire(left: Document, right: Document) -> bool:
    agency = credited(left)
    if not agency or agency != credited(right) or not left.published or not right.published:
        return False
    one, other = left.published.interval, right.published.interval
    return bool(one.days and other.days) and one.gap(other) == 0


def _join(roots: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((one, other))
    for document, root in roots.items():
        if root == second:
            roots[document] = first


def _origin(document: Document, root: Document, parents: Mapping[str, Judgement]) -> Origin:
    label = _label(root) or credited(document)
    printed = f" ({label})" if label else ""
    if document is root:
        return Origin(root.id, label, f"follows no other text here{printed}")
    step = parents.get(document.id)
    kind = step.copy_kind if step and step.copy_kind else None
    how = "one agency's story of one day as" if kind is None else SAID[kind]
    return Origin(root.id, label, f"{how} {root.id[:8]}{printed}")


def _label(document: Document) -> str:
    sole = document.agencies[0] if len(document.agencies) == 1 else ""
    return credited(document) or document.outlet or sole
