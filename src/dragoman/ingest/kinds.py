"""What kind of file it is: by its name in a folder, by its first bytes on standard input."""

from __future__ import annotations

import json
import re
from enum import StrEnum

__all__ = ["ENDINGS", "Kind", "kind_of_bytes", "kind_of_name", "looks_like_html"]


class Kind(StrEnum):
    """The kinds of files that are read."""

    HTML = "html"
    TEXT = "text"
    MHTML = "mhtml"
    XML = "xml"
    JSON = "json"
    JSON_LINES = "json lines"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"
    ZIP = "zip"


ENDINGS = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".xml": Kind.XML,
    ".rss": Kind.XML,
    ".atom": Kind.XML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".warc": Kind.WARC,
    ".wacz": Kind.ZIP,
    ".zip": Kind.ZIP,
}
PACKINGS = (".gz", ".zst")
SNIFFED = 512
"""Bytes at the start of a text file in which a doctype or an html tag tells that it is HTML."""
HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
FEED_START = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]")
MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z-]*:[ \t]")
MULTIPART = b"multipart/related"


def kind_of_name(name: str) -> Kind | None:
    """Give the kind that a file's ending names, under ``.gz`` or ``.zst`` too; None: no known one.

    Pages and tables are packed; bundles and Parquet pack themselves.
    """
    name = name.lower()
    for packing in PACKINGS:
        name = name.removesuffix(packing)
    return next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)


def kind_of_bytes(start: bytes) -> Kind:
    """Give the kind that the first bytes of an unpacked file show; text when nothing else."""
    if start.startswith(b"WARC/"):
        return Kind.WARC
    if start.startswith(b"PK\x03\x04"):
        return Kind.ZIP
    if start.startswith(b"PAR1"):
        return Kind.PARQUET
    if looks_like_html(start):
        return Kind.HTML
    begin = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"<?xml") or FEED_START.match(begin[:SNIFFED].lower()):
        return Kind.XML
    if re.match(rb"\[\s*\{", begin):
        return Kind.JSON
    if begin.startswith(b"{"):
        return Kind.JSON_LINES if are_json_lines(begin) else Kind.JSON
    if MAIL_HEADER.match(begin) and MULTIPART in begin[:4096].lower():
        return Kind.MHTML
    return Kind.TEXT


def are_json_lines(start: bytes) -> bool:
    """Say whether JSON has an object in each line: the first line is one, and more follows."""
    line, _, rest = start.partition(b"\n")
    if not rest.strip():
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def looks_like_html(content: bytes) -> bool:
    """Say whether bytes begin as an HTML page does, after an XML declaration perhaps."""
    start = content[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml"):
        return any(mark in start for mark in HTML_STARTS)
    return start.startswith(HTML_STARTS)
