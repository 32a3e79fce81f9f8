"""A user's own list of actors → actors, whatever of the two forms the file has."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import UsageError
from dragoman.ingest.actors.entities import read_entities
from dragoman.ingest.actors.merge import merge_entries
from dragoman.ingest.actors.table import read_table
from dragoman.model.actor import ActorList

__all__ = ["read_actors"]

MOST = 256 * 1024 * 1024
"""Bytes of a list; the largest public ones of politicians stay below."""


def read_actors(path: Path) -> ActorList:
    """Read a list: a CSV table, or FollowTheMoney entities, one JSON object a line.

    What is wrong with a line is told by its number and costs that line alone. The list is called
    as its file is, without its folder. Raises UsageError for a file that is no list.
    """
    if path.stat().st_size > MOST:
        raise UsageError(f"{path}: more than {MOST // 2**20} MB: too long for a list of actors")
    text = _decoded(path.read_bytes(), path)
    form = read_entities if text.lstrip()[:1] in ("{", "[") else read_table
    return merge_entries(path.name, form(text, path))


def _decoded(content: bytes, path: Path) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise UsageError(f"{path} is a spreadsheet or an archive: save the table as CSV")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise UsageError(f"{path} is no text: a list is CSV, or JSON with one entity a line")
    return text
