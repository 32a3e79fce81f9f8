"""Which news agencies (or outlets) a page says that its news comes from."""

from __future__ import annotations

import re
from functools import cache

from dragoman.clean.lines import Line
from dragoman.codebook.agencies import agency_name, agency_pattern

__all__ = ["credit_lines", "find_agencies", "parse_credit"]

LABEL = re.compile(
    r"^(?:sources?|source credits?|credits?|via|from|agencies|"
    r"with (?:inputs?|information|(?:additional )?reporting) (?:from|by))\s*(:|\s-\s)?\s*",
    re.IGNORECASE,
)
ALONE = re.compile(r"^(?:sources?|credits?)\s*:?$", re.IGNORECASE)
LONGEST_CREDIT = 12
"""Words of a credit line."""
# "and news agencies", "and quality agencies" (the same, its words swapped), "Staff": nobody's name.
NOBODY = re.compile(
    r"^(?:(?:the )?\w* ?agenc(?:y|ies)|staff|others?|web ?(?:site|desk)|internet|.*\breporter)$",
    re.IGNORECASE,
)
VERBS = (
    "reported|reports|said|says|announced|quoted|cited|citing|wrote|writes|has reported|"
    "had reported|has said|adds|added|noted|informed|carried|published"
)


def parse_credit(text: str) -> tuple[str, ...]:
    """Give the names in a credit ("Harbour Post and news agencies"), known ones in short form."""
    found = []
    for part in re.split(r"\s*(?:,|/|;|&|\+|\||\band\b|\bwith\b)\s*", text.strip(" :.()[]")):
        known = agency_name(part)
        if known or (part and not NOBODY.match(part)):
            found.append(known or part)
    return tuple(dict.fromkeys(found))


def credit_lines(lines: tuple[Line, ...]) -> tuple[tuple[int, ...], str] | None:
    """Find the credit among the last lines of a page: (indexes of its lines, what is credited).

    It may be one line ("Source: Harbour Post") or be broken ("Source" / ":" / "Harbour Post").
    """
    for index in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        text = lines[index].text
        if ALONE.match(text):
            after = index + 1
            taken = [index]
            if after < len(lines) and lines[after].text == ":":
                taken.append(after)
                after += 1
            elif not text.endswith(":"):
                continue
            if after < len(lines) and _is_credit(lines[after]):
                return (*taken, after), lines[after].text
            continue
        label = LABEL.match(text)
        if label and label.group(1) and _is_credit(lines[index]) and text[label.end() :]:
            return (index,), text[label.end() :]
        if label and text.lower().startswith("with ") and lines[index].words <= LONGEST_CREDIT:
            return (index,), text[label.end() :]
    return None


def find_agencies(credit: str, dateline_agency: str, text: str) -> tuple[str, ...]:
    """Give the short names of all that a page credits: in its credit line, dateline, and text.

    In the text an agency counts where it is said to have reported ("KCNA said", "according to
    KCNA", "(Reuters)" at an end), not where it is only spoken of.
    """
    found = [*parse_credit(credit)]
    if dateline_agency:
        found.append(agency_name(dateline_agency) or dateline_agency)
    for match in _credited().finditer(text):
        printed = next(group for group in match.groups() if group)
        found.append(agency_name(printed) or printed)
    return tuple(dict.fromkeys(found))


@cache
def _credited() -> re.Pattern[str]:
    name = agency_pattern()
    nature = r"(?:official|state|state-run|state-owned|private|news|semi-official|local|national)"
    # "its own", "the official", "state media", "the country's news agency" before the name
    kind = (
        rf"(?:(?:\w+[’']s\s+)?(?:the\s+)?(?:(?:{nature}|[A-Z]\w+)\s+){{0,3}}"
        r"(?:news\s+agency|media(?:\s+outlet)?|agency|newswire|wire)?\s*)"
    )
    cues = (
        r"(?:[Aa]ccording\s+to|[Rr]eport(?:ed)?\s+by|[Cc]ited\s+by|[Qq]uoted\s+by|[Cc]iting|"
        r"[Qq]uoting|[Cc]arried\s+by|\b[Tt]old|published\s+by)"
    )
    short = r"(?:\s+news\s+agency|\s+\([A-Z]{2,6}\)|,)?"
    return re.compile(
        rf"{cues}\s+{kind}\b({name})\b(?![\w-])"
        rf"|\b({name})\b{short}\s+(?:also\s+|later\s+|earlier\s+|first\s+)?(?:{VERBS})\b"
        rf"|[(\[/]({name})(?:/[\w ]+)?[)\]/]\s*\.?$",
        re.MULTILINE,
    )


def _is_credit(line: Line) -> bool:
    return line.words <= LONGEST_CREDIT and not line.prose and any(map(str.isalpha, line.text))
