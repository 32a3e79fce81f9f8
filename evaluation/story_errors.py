"""Prints what was missed, what is spurious and what is wrong in the reading of a story.

``python -m evaluation.story_errors [PATH]``; see `evaluation.story`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.story import (
    DATA,
    Story,
    found_offices,
    found_quotes,
    judged,
    read,
    same_body,
)
from evaluation.story_gold import Entry, Mention, code_of

__all__ = ["errors", "shown"]


def errors(data: Path) -> Iterator[str]:
    """Give every missed, spurious and wrong reading in a line or two, with its sentence."""
    story = read(data)
    matched = {id(event) for _, event, _ in story.pairs}
    ours = {id(mention) for _, _, mention in story.pairs}
    for article in story.gold["articles"]:
        key = article["id"]
        yield f"== {key}" + ("" if key in story.documents else ": rejected")
        for mention in story.mentions.get(key, ()):
            if id(mention) not in ours:
                yield f"SPURIOUS {shown(mention)}"
        for event in article["events"]:
            if id(event) not in matched:
                yield f"MISSED {_gold_shown(event)}\n    {event['sentence']}"
    for name, rows in judged(story):
        for event, mention, right in rows:
            if not right:
                yield f"WRONG {name}: {_gold_shown(event)}\n  ours {shown(mention)}"
    yield from _errors_of_speech(story)


def _errors_of_speech(story: Story) -> Iterator[str]:
    """Give quotations and offices that were missed or given to somebody else."""
    bears = story.aliases.bears
    for quote, found in found_quotes(story):
        if found is None or not bears(found["speaker"], quote["speaker"], found["speaker_name"]):
            who = f"given to {found['speaker_name']}" if found else "missed"
            yield f"QUOTE {who}: {quote['speaker']}: {quote['starts']}"
    for office, row in found_offices(story):
        if row is None or not same_body(office, row):
            yield f"OFFICE {'of ' + str(row['of']) if row else 'missed'}: {office}"


def shown(mention: Mention) -> str:
    """Write an act of ours for a reader: code, parties, time, modality, rule and sentence."""
    claim = mention.first
    parties = (
        ", ".join(name for _, name in mention.filling(role)) for role in ("actor", "recipient")
    )
    when = "..".join(bound or "" for bound in claim["time"])
    return (
        f"{mention.code} [{mention.trigger}] {' -> '.join(parties)} ({when}, "
        f"{claim['modality']}) by {claim['speaker']}; {claim['made_by']}\n    {mention.sentence}"
    )


def _gold_shown(event: Entry) -> str:
    parties = " -> ".join(", ".join(event[role]) for role in ("actors", "recipients"))
    when = "..".join(bound or "" for bound in event["time"])
    return f"{code_of(event)} [{event['trigger']}] {parties} ({when}, {event['modality']})"


def main(arguments: Sequence[str]) -> int:
    """Print the errors of a story, the default one unless a folder is named."""
    from evaluation.__main__ import shared_data

    for line in errors(Path(arguments[0]) if arguments else shared_data() / DATA):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
