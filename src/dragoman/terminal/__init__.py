"""What the command line prints: tables, cards and the progress bar."""

from __future__ import annotations

from dragoman.terminal.bar import Bar
from dragoman.terminal.cards import document_card, event_card
from dragoman.terminal.known import actor_lines
from dragoman.terminal.offices import ledger_lines
from dragoman.terminal.people import (
    choices,
    entity_card,
    identity_card,
    mention_line,
    verdict_lines,
)
from dragoman.terminal.table import chronology_table, console

__all__ = [
    "Bar",
    "actor_lines",
    "choices",
    "chronology_table",
    "console",
    "document_card",
    "entity_card",
    "event_card",
    "identity_card",
    "ledger_lines",
    "mention_line",
    "verdict_lines",
]
