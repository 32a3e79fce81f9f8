"""What was observed and judged, as rows of tables and back.

For each type a function ``…_row`` and, under it, the ``to_…`` that undoes it: a field added to
the model is added in both, and in a migration.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from dragoman.model.claim import Claim
from dragoman.model.derived import SpunScore
from dragoman.model.document import Dateline, Document, Removed
from dragoman.model.event import Argument, Modality, Polarity, Role
from dragoman.model.judgement import CopyKind, Judgement, Verdict
from dragoman.model.mention import Kind, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.time import Basis, Shift, TimeExpression
from dragoman.store.columns import (
    Row,
    dating_columns,
    from_dating,
    from_interval,
    from_links,
    from_list,
    from_span,
    interval_columns,
    links_column,
    list_column,
    span_columns,
)

__all__ = [
    "argument_row",
    "claim_row",
    "document_row",
    "judgement_row",
    "mention_row",
    "office_row",
    "quote_row",
    "spun_row",
    "time_row",
    "to_argument",
    "to_claim",
    "to_document",
    "to_judgement",
    "to_mention",
    "to_office",
    "to_quote",
    "to_spun",
    "to_time",
]


def document_row(document: Document) -> Row:
    """Give a document's row; its removed lines have a table of their own."""
    return {
        "id": document.id,
        "address": document.address,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "section": document.section,
        "agencies": list_column(document.agencies),
        "language": document.language,
        "dateline_place": document.dateline.place,
        "dateline_agency": document.dateline.agency,
        "dateline_printed_date": document.dateline.printed_date,
        "dateline_start": document.dateline.start,
        "dateline_end": document.dateline.end,
        **dating_columns(document.published, "published_"),
        "captured": document.captured.isoformat() if document.captured else None,
        "notes": list_column(document.notes),
        "text": document.text,
    }


def to_document(row: sqlite3.Row, removed: Sequence[Removed]) -> Document:
    """Give the document of a row."""
    return Document(
        address=row["address"],
        text=row["text"],
        title=row["title"],
        byline=row["byline"],
        outlet=row["outlet"],
        agencies=from_list(row["agencies"]),
        language=row["language"],
        dateline=Dateline(
            row["dateline_place"],
            row["dateline_agency"],
            row["dateline_printed_date"],
            row["dateline_start"],
            row["dateline_end"],
        ),
        published=from_dating(row, "published_") if row["published_basis"] else None,
        captured=datetime.fromisoformat(row["captured"]) if row["captured"] else None,
        removed=tuple(removed),
        notes=from_list(row["notes"]),
        section=row["section"],
    )


def mention_row(mention: Mention) -> Row:
    """Give a mention's row."""
    return {
        "id": mention.id,
        **span_columns(mention.span),
        "text": mention.text,
        "kind": str(mention.kind),
        "name": mention.name,
        "codebook": mention.codebook,
        "state": mention.state,
        "antecedent": mention.antecedent,
        "reason": mention.reason,
        "members": list_column(mention.members),
        "made_by": mention.made_by,
    }


def to_mention(row: sqlite3.Row) -> Mention:
    """Give the mention of a row."""
    return Mention(
        span=from_span(row, row["document"]),
        text=row["text"],
        kind=Kind(row["kind"]),
        name=row["name"],
        made_by=row["made_by"],
        codebook=row["codebook"],
        state=row["state"],
        antecedent=row["antecedent"],
        reason=row["reason"],
        members=from_list(row["members"]),
    )


def time_row(time: TimeExpression) -> Row:
    """Give a time expression's row; `has_interval` tells "none" from "both bounds unknown"."""
    shift = time.shift
    return {
        **span_columns(time.span),
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "edtf": time.edtf,
        "has_interval": int(time.interval is not None),
        **interval_columns(time.interval, "interval_"),
        "basis": str(time.basis),
        "rule": time.rule,
        "bound": time.bound,
        "steps": list_column(time.steps),
        "shift_unit": shift.unit if shift else None,
        "shift_amount": shift.amount if shift else None,
        "shift_weekday": shift.weekday if shift else None,
        "shift_month": shift.month if shift else None,
        "shift_day": shift.day if shift else None,
        "shift_part": shift.part if shift else None,
        "shift_length": shift.length if shift else 1,
        **span_columns(time.anchor, "anchor_"),
    }


def to_time(row: sqlite3.Row) -> TimeExpression:
    """Give the time expression of a row."""
    shift = row["shift_unit"] is not None and Shift(
        unit=row["shift_unit"],
        amount=row["shift_amount"],
        weekday=row["shift_weekday"],
        month=row["shift_month"],
        day=row["shift_day"],
        part=row["shift_part"],
        length=row["shift_length"],
    )
    anchored = row["anchor_start"] is not None
    return TimeExpression(
        span=from_span(row, row["document"]),
        text=row["text"],
        type=row["type"],
        value=row["value"],
        edtf=row["edtf"],
        interval=from_interval(row, "interval_") if row["has_interval"] else None,
        basis=Basis(row["basis"]),
        rule=row["rule"],
        shift=shift or None,
        bound=row["bound"],
        steps=from_list(row["steps"]),
        anchor=from_span(row, row["document"], "anchor_") if anchored else None,
    )


def office_row(office: OfficeMention) -> Row:
    """Give an office mention's row."""
    return {
        **span_columns(office.span),
        "holder": office.holder,
        "holder_name": office.holder_name,
        "post": office.post,
        "post_of": office.of,
        "post_to": office.to,
        "status": office.status,
        **interval_columns(office.held, "held_"),
        "made_by": office.made_by,
    }


def to_office(row: sqlite3.Row) -> OfficeMention:
    """Give the office mention of a row."""
    return OfficeMention(
        span=from_span(row, row["document"]),
        holder=row["holder"],
        holder_name=row["holder_name"],
        post=row["post"],
        of=row["post_of"],
        to=row["post_to"],
        status=row["status"],
        held=from_interval(row, "held_"),
        made_by=row["made_by"],
    )


def quote_row(quote: Quote) -> Row:
    """Give a quote's row."""
    return {
        **span_columns(quote.content, "content_"),
        **span_columns(quote.cue, "cue_"),
        **span_columns(quote.speaker_span, "speaker_"),
        "speaker": quote.speaker,
        "speaker_name": quote.speaker_name,
        "direct": int(quote.direct),
        "made_by": quote.made_by,
    }


def to_quote(row: sqlite3.Row) -> Quote:
    """Give the quote of a row."""
    document = row["document"]
    cued, spoken = row["cue_start"] is not None, row["speaker_start"] is not None
    return Quote(
        content=from_span(row, document, "content_"),
        cue=from_span(row, document, "cue_") if cued else None,
        speaker_span=from_span(row, document, "speaker_") if spoken else None,
        speaker=row["speaker"],
        speaker_name=row["speaker_name"],
        direct=bool(row["direct"]),
        made_by=row["made_by"],
    )


def claim_row(claim: Claim) -> Row:
    """Give a claim's row; its arguments and evidence have tables of their own."""
    return {
        "id": claim.id,
        **span_columns(claim.sentence, "sentence_"),
        **span_columns(claim.trigger, "trigger_"),
        "type": claim.type,
        "mode": claim.mode,
        "extension": claim.extension,
        "contexts": list_column(claim.contexts),
        **dating_columns(claim.time),
        "modality": str(claim.modality),
        "polarity": str(claim.polarity),
        "stance": claim.stance,
        "speaker": claim.speaker,
        "speaker_name": claim.speaker_name,
        "outlet": claim.outlet,
        "agency": claim.agency,
        "made_by": claim.made_by,
        "time_links": links_column(claim.order),
    }


def to_claim(
    row: sqlite3.Row, arguments: Sequence[sqlite3.Row], evidence: Sequence[sqlite3.Row]
) -> Claim:
    """Give the claim of a row and of the rows below it."""
    document = row["document"]
    return Claim(
        document=document,
        sentence=from_span(row, document, "sentence_"),
        trigger=from_span(row, document, "trigger_"),
        type=row["type"],
        mode=row["mode"],
        extension=row["extension"],
        contexts=from_list(row["contexts"]),
        arguments=tuple(to_argument(one, document) for one in arguments),
        time=from_dating(row),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        stance=row["stance"],
        speaker=row["speaker"],
        speaker_name=row["speaker_name"],
        outlet=row["outlet"],
        agency=row["agency"],
        evidence=tuple(from_span(one, document) for one in evidence),
        made_by=row["made_by"],
        order=from_links(row["time_links"], document),
    )


def argument_row(argument: Argument) -> Row:
    """Give an argument's row."""
    return {
        "role": str(argument.role),
        **span_columns(argument.span),
        "name": argument.name,
        "mention": argument.mention,
        "number": argument.number,
    }


def to_argument(row: sqlite3.Row, document: str) -> Argument:
    """Give the argument of a row."""
    return Argument(
        role=Role(row["role"]),
        span=from_span(row, document),
        name=row["name"],
        mention=row["mention"],
        number=row["number"],
    )


def judgement_row(judgement: Judgement) -> Row:
    """Give a judgement's row."""
    return {
        "subject": judgement.subject,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": str(judgement.verdict),
        "score": judgement.score,
        "reason": judgement.reason,
        "made_by": judgement.made_by,
        "at": judgement.at,
        "copy_kind": str(judgement.copy_kind) if judgement.copy_kind else None,
    }


def to_judgement(row: sqlite3.Row) -> Judgement:
    """Give the judgement of a row."""
    return Judgement(
        subject=row["subject"],
        left=row["left_id"],
        right=row["right_id"],
        verdict=Verdict(row["verdict"]),
        score=row["score"],
        reason=row["reason"],
        made_by=row["made_by"],
        at=row["at"],
        copy_kind=CopyKind(row["copy_kind"]) if row["copy_kind"] else None,
    )


def spun_row(document: str, score: SpunScore) -> Row:
    """Give the row of a document's score."""
    return {
        "document": document,
        "probability": score.probability,
        "verdict": score.verdict,
        "reason": score.reason,
        "made_by": score.made_by,
    }


def to_spun(row: sqlite3.Row) -> SpunScore:
    """Give the score of a row."""
    return SpunScore(row["probability"], row["verdict"], row["reason"], row["made_by"])
