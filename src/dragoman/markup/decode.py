"""Bytes → characters, or the reason why not."""

from __future__ import annotations

import codecs
import re

from ftfy import fix_encoding
from ftfy.badness import is_bad
from resiliparse.parse.encoding import detect_encoding

from dragoman.errors import Rejected
from dragoman.model.source import Page

__all__ = ["decode"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (or an office document)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
SAMPLE = 64 * 1024
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.01
"""Share of control bytes above which bytes are no text."""
MOST_BROKEN = 0.002
"""Share of bytes that may be broken in a text that is UTF-8 for the rest."""
MOST_STRANGE = 0.2
"""Share of letters outside ASCII above which an unlabelled text is hardly Windows-1252."""
# What pages call Latin-1 is Windows-1252 (WHATWG Encoding Standard, section 4.2).
ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
# A UTF-8 lead byte and its follower, both read as Windows-1252: far cheaper than ftfy's own test.
SUSPECT = re.compile(r"[ÂÃâÐÑÅÄÎïð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
ASCII_LETTERS = re.compile(r"[A-Za-z]")


def decode(page: Page) -> tuple[str, tuple[str, ...]]:
    """Give a page's characters, and notes on what was mended.

    Order of trust: byte order mark, UTF-8 if all bytes agree, the HTTP header, the page's own
    label, a detector. Raises Rejected for empty, binary and undecodable pages.
    """
    content = page.content
    if not content.strip():
        raise Rejected(page.address, "the page is empty")
    text, note = _decode(page, content)
    notes = (note,) if note else ()
    if SUSPECT.search(text):
        mended = "\n".join(_mended(row) for row in text.split("\n"))
        if mended != text:
            text, notes = (
                mended,
                (*notes, "characters that were decoded wrongly before were mended"),
            )
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decode(page: Page, content: bytes) -> tuple[str, str]:
    for mark, codec in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(page, content, codec), ""
    _refuse_binary(page, content)
    if b"\x00" in content[:SAMPLE]:
        codec = "utf-16-le" if content[1:SAMPLE:2].count(0) > content[:SAMPLE:2].count(0) else ""
        return _strictly(page, content, codec or "utf-16-be"), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8"), "breaks off within a character"
    declared = page.charset or _meta_charset(page)
    if declared and (text := _try(content, ALIASES.get(declared.lower(), declared))) is not None:
        return text, ""
    return _guess(page, content)


def _guess(page: Page, content: bytes) -> tuple[str, str]:
    """Decode bytes that nobody labelled, or labelled wrongly."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for mark in text if mark > "\x7f") - broken
    if broken <= MOST_BROKEN * len(content) and whole >= broken:
        return text, f"{broken} broken characters stand as \ufffd"
    text_1252 = _try(content, "cp1252")
    if text_1252 is not None and _strange(text_1252) <= MOST_STRANGE:
        return text_1252, "read as Windows-1252, which the page does not say"
    codec = detect_encoding(content[:SAMPLE])
    text_found = _try(content, codec) if codec and codec != "cp1252" else None
    if text_found is not None and _is_one_script(text_found):
        return text_found, f"read as {codec}, which the page does not say"
    raise Rejected(page.address, "the bytes fit no encoding that text is written in")


def _mended(row: str) -> str:
    return fix_encoding(row) if SUSPECT.search(row) and is_bad(row) else row


def _refuse_binary(page: Page, content: bytes) -> None:
    for mark, kind in KINDS:
        if content.startswith(mark):
            raise Rejected(page.address, f"not a text but {kind}")
    sample = content[:SAMPLE]
    zeros = sample.count(0)
    sixteen = zeros and max(sample[::2].count(0), sample[1::2].count(0)) > 0.3 * len(sample) / 2
    if zeros and sixteen and min(sample[::2].count(0), sample[1::2].count(0)) < 0.02 * len(sample):
        return
    if len(CONTROL.findall(sample)) > MOST_CONTROLS * len(sample) or zeros:
        raise Rejected(page.address, "not a text but a binary file")


def _meta_charset(page: Page) -> str | None:
    if page.kind != "html":
        return None
    found = META.search(page.content[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def _try(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (LookupError, UnicodeError):
        return None


def _strictly(page: Page, content: bytes, codec: str) -> str:
    text = _try(content, codec)
    if text is None:
        raise Rejected(page.address, f"the bytes are not the {codec} that they seem to be")
    return text


def _strange(text: str) -> float:
    """Share of letters that are not ASCII."""
    letters = sum(1 for mark in text if mark.isalpha())
    return 1 - len(ASCII_LETTERS.findall(text)) / letters if letters else 1.0


def _is_one_script(text: str) -> bool:
    """Say whether the letters outside ASCII come from few blocks, as those of a language do."""
    blocks: dict[int, int] = {}
    for mark in text[:SAMPLE]:
        if mark > "\x7f" and mark.isalpha():
            blocks[ord(mark) >> 8] = blocks.get(ord(mark) >> 8, 0) + 1
    total = sum(blocks.values())
    wide = any(block >= 0x30 for block in blocks)  # Chinese, Japanese, Korean fill many blocks
    return bool(total) and (wide or max(blocks.values()) >= 0.8 * total)
