"""The article's region of an HTML page: a second reading, by which the first one is completed.

trafilatura judges every element by itself, and drops short paragraphs, leads and quotations that
stand in the middle of an article. What it keeps shows where the article stands: paragraphs beside
the kept ones, in the same element, belong to it too. Where the page itself says which element is
its article, and all its words stand in paragraphs, that element is read at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from dragoman.clean.blocks import Block, ends_as_sentence, find_blocks, is_prose, squeeze, texts_of
from dragoman.clean.html import find_lines
from dragoman.clean.lines import plain
from dragoman.clean.runs import find_runs, mend
from dragoman.markup.html import Html, article_nodes

__all__ = ["Article", "complete", "find_marked", "read_article"]

LEAST_HOME = 0.25
"""Share of the kept words that an element must hold itself, so that what stands beside them in it
is taken for the article's too."""
LEAST_KEPT = 0.5
"""Share of the words of the region that the page calls its article below which the first reading is
held to have missed it."""
SHORTEST_PARTED = 80
"""Code points of a line from which it may hold several paragraphs."""
MOST_TOGETHER = 2
"""Paragraphs from which a line that holds them all is no line of the page."""
LEAST_SAID = 150
"""Letters from which what was found elsewhere on a page is held to be its article."""
MOST_LEADS = 2
"""Paragraphs between heading and article from which all but the first are teasers and notices."""
FEWEST_UNENDED = 6
"""Words of a paragraph of the marked article that need not end as a sentence does."""
CUT = ("…", "...")
"""A teaser of another story breaks off so."""
FEWEST_SURE = 30
"""Words of sentences from which the element that a page calls its article holds one."""
LEAST_COVERED = 0.95
"""Share of the letters of that element that must stand in paragraphs, so that it is read alone."""
FRAME = (
    "//nav | //*[@role='contentinfo' or @role='navigation'] | //footer[not(ancestor::article)]"
    " | //div[starts-with(@class, 'footer') or @id='footer']"
)
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
BODY = "articleBody"
LEAD = "description"


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of a page's article, how they were found, and the sentences that stand outside."""

    lines: tuple[str, ...]
    note: str
    outside: tuple[str, ...]


def read_article(html: Html) -> Article:
    """Read the article of a page: the element that the page calls so, or what trafilatura finds."""
    blocks = find_blocks(html)
    marked, whole = find_marked(html, blocks)
    if whole and sum(block.words for block in marked if is_prose(block)) >= FEWEST_SURE:
        lines, note = [block.text for block in marked], ""
    else:
        found = find_lines(html)
        known = {block.squeezed for block in blocks}
        if any(squeeze(line) not in known for line in found):
            found = mend(found, find_runs(html))
        lines, note = complete(html, found, blocks, marked)
    read = squeeze(" ".join(lines))
    outside = (b.text for b in blocks if b.squeezed not in read and ends_as_sentence(b))
    return Article(tuple(lines), note, tuple(dict.fromkeys(outside)))


def complete(
    html: Html, lines: Sequence[str], blocks: Sequence[Block], marked: Sequence[Block]
) -> tuple[list[str], str]:
    """Give the lines of an article completed from its region, and a note on what was done.

    Order is the page's. The note is empty when nothing was missing.
    """
    lines = _unframed(html, _parted(lines, blocks), blocks)
    read = squeeze(" ".join(lines))
    own = [block for block in marked if is_prose(block)]
    missed = sum(block.words for block in own if block.squeezed not in read)
    if own and missed > (1 - LEAST_KEPT) * sum(block.words for block in own):
        return [block.text for block in marked], (
            "read from the element that the page calls its article: the first reading missed it"
        )
    if not any(is_prose(block) and block.squeezed in read for block in blocks):
        found, note = _elsewhere(html, blocks, len(read))
        if found:
            return found, note
    missing = _missing(blocks, marked, read)
    if not missing:
        return list(lines), ""
    merged = _merged(lines, blocks, missing)
    count = len(missing)
    return merged, (
        f"{count} paragraph{'s' if count > 1 else ''} of the article's element "
        f"that the first reading dropped {'were' if count > 1 else 'was'} put back"
    )


def _parted(lines: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """Part lines that hold paragraphs of several elements; those of the page's frame go.

    On short pages trafilatura falls back to all the words of the page in one line.
    """
    whole = {block.text for block in blocks}
    parted: list[str] = []
    for line in lines:
        if plain(line) in whole or len(line) < SHORTEST_PARTED:
            parted.append(line)
            continue
        squeezed = squeeze(line)
        held = [block for block in blocks if block.squeezed in squeezed]
        held = held if all(block.squeezed != squeezed for block in held) else []
        own = [block for block in held if not block.framed]
        apart = {block.element.getparent() for block in held if block.framed}
        if any(map(is_prose, own)) and (len(own) >= MOST_TOGETHER or apart):
            parted.extend(block.text for block in own)
        else:
            parted.append(line)
    return parted


def _unframed(html: Html, lines: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """Leave out lines that stand in the foot or a menu of the page and nowhere else."""
    frame = squeeze(" ".join(str(e.text_content()) for e in html.visible.xpath(FRAME)))
    if not frame:
        return list(lines)
    own = squeeze(" ".join(block.text for block in blocks if not block.framed))
    kept = []
    for line in lines:
        squeezed = squeeze(line)
        if squeezed in own or squeezed not in frame:
            kept.append(line)
    return kept or list(lines)


def find_marked(html: Html, blocks: Iterable[Block]) -> tuple[list[Block], bool]:
    """Give the blocks of what the page itself calls its article, and whether they are all of it.

    The mark is that of schema.org (`articleBody`, and `description` for a lead). Where words stand
    between the paragraphs, in none of them, the blocks are not all.
    """
    bodies = html.visible.xpath(f"//*[@itemprop='{BODY}']")
    if len(bodies) != 1:
        return [], False
    body = bodies[0]
    about = set(body.iterancestors("article"))
    found = []
    letters = 0
    for block in blocks:
        above = [block.element, *block.element.iterancestors()]
        within = body in above
        covered = not block.framed or not ends_as_sentence(block)
        letters += len(block.squeezed) * (within and covered)
        if block.framed or block.element.tag == "h1":
            continue
        lead = any(e.get("itemprop") == LEAD for e in above)
        if within or (lead and not about.isdisjoint(above)):
            found.append(block)
    return found, letters >= LEAST_COVERED * len(squeeze(" ".join(texts_of(body))))


def _elsewhere(html: Html, blocks: Sequence[Block], least: int) -> tuple[list[str], str]:
    """Read a page of which the first reading got no sentence, if it has more than `least` letters.

    Its JSON-LD may hold the article, which a script would show; or else the element that holds the
    most words of sentences is the article.
    """
    said = next((str(n["articleBody"]) for n in article_nodes(html) if n.get("articleBody")), "")
    if len(squeeze(said)) > max(least, LEAST_SAID):
        return said.split("\n"), "read from the page's JSON-LD, which holds the article"
    homes: dict[HtmlElement, list[Block]] = {}
    for block in blocks:
        if is_prose(block):
            homes.setdefault(block.home, []).append(block)
    best = max(homes.values(), key=lambda own: sum(b.words for b in own), default=[])
    if sum(len(block.squeezed) for block in best) <= max(least, LEAST_SAID):
        return [], ""
    return [block.text for block in best], (
        "read from the element with the most sentences: the first reading found none"
    )


def _missing(blocks: Sequence[Block], marked: Sequence[Block], read: str) -> list[Block]:
    """Give the sentences beside kept ones, and of the marked article, that were not read."""
    kept: dict[HtmlElement, int] = {}
    for block in blocks:
        if block.squeezed in read and is_prose(block):
            kept[block.home] = kept.get(block.home, 0) + block.words
    total = sum(kept.values())
    homes = {home for home, words in kept.items() if words >= LEAST_HOME * total}
    beside = set(_leads(blocks, read))
    own = {block for block in marked if block.words >= FEWEST_UNENDED}
    own |= {b for b in blocks if (b.home in homes or b in beside) and is_prose(b)}
    own |= set(_unended(blocks, homes, own, read))
    return [block for block in blocks if block in own and block.squeezed not in read]


def _unended(
    blocks: Sequence[Block], homes: set[HtmlElement], own: set[Block], read: str
) -> list[Block]:
    """Give the headings and lists of the article's element that stand by sentences of it.

    A heading has something of the article right below it; a list stands between sentences.
    """
    taken = {b for b in blocks if not b.framed and (b in own or b.squeezed in read)}
    prose = [index for index, block in enumerate(blocks) if block in taken and is_prose(block)]
    found: list[Block] = []
    for index in range(prose[-1], -1, -1) if prose else ():
        block = blocks[index]
        if block.framed or block in taken:
            continue
        item = block.element.tag == "li" and block.home.getparent() in homes
        heading = block.element.tag in HEADINGS and block.home in homes
        if (item and index > prose[0]) or (heading and blocks[index + 1] in taken):
            found.append(block)
            taken.add(block)
    return found


def _leads(blocks: Sequence[Block], read: str) -> list[Block]:
    """Give what stands between the heading and the first paragraph that was read."""
    heading: int | None = None
    for index, block in enumerate(blocks):
        if block.element.tag == "h1":
            heading = index
        elif heading is not None and block.squeezed in read and is_prose(block):
            above = [b for b in blocks[heading + 1 : index] if is_prose(b)]
            above = [b for b in above if not b.text.endswith(CUT)]
            return above if len(above) <= MOST_LEADS else above[:1]
    return []


def _merged(lines: Sequence[str], blocks: Sequence[Block], missing: Sequence[Block]) -> list[str]:
    """Put missing blocks after the line that holds the block before them on the page."""
    squeezed = [squeeze(line) for line in lines]
    after: dict[int, list[str]] = {}
    wanted = set(missing)
    place = -1
    for block in blocks:
        if block in wanted:
            after.setdefault(place, []).append(block.text)
        else:
            place = _line_of(block, squeezed, place)
    merged = after.get(-1, [])
    for index, line in enumerate(lines):
        merged.append(line)
        merged.extend(after.get(index, ()))
    return merged


def _line_of(block: Block, squeezed: Sequence[str], place: int) -> int:
    """Give the index of the line that holds a block, at or after `place`; `place` if none does."""
    for index in range(max(place, 0), len(squeezed)):
        if block.squeezed and block.squeezed in squeezed[index]:
            return index
    return place
