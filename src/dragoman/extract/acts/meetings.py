"""Whether words of meeting and talking tell that parties met: who was there, and with whom."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.organizations import organizations
from dragoman.extract.acts.gatherings import is_gathering
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.triggers import Trigger
from dragoman.model.event import Argument
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["is_group", "is_meeting"]

GROUPS = frozenset({"two", "both", "three", "four", "five"})
ONE_SIDED = frozenset({"third-party", "multilateral"})
"""Modes of meetings of which it is enough to name one who was there."""


def is_meeting(
    lookup: Lookup, trigger: Trigger, actors: Sequence[Argument], recipients: Sequence[Argument]
) -> bool:
    """Say whether an act of meeting or talking has those who met, and is no interview or name."""
    if _is_interview(lookup, trigger) or _is_naming(lookup.parsed, trigger):
        return False
    if trigger.rule.entry.mode in ONE_SIDED:
        return bool(actors or recipients)
    several = len(actors) + len(recipients) > 1 or any(is_group(lookup, a) for a in actors)
    return several or is_gathering(lookup, trigger, actors)


def _is_naming(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether a verb tells what somebody is called ("called X a friend"), not that X was."""
    verb = trigger.index
    if trigger.rule.entry.mode != "phone":
        return False
    return bool(parsed.dependents(verb, "dobj") and parsed.dependents(verb, "oprd"))


def _is_interview(lookup: Lookup, trigger: Trigger) -> bool:
    """Say whether somebody speaks to a broadcaster and meets nobody."""
    index = trigger.index
    if word_set("broadcast").isdisjoint(lemmas_of(lookup.parsed.tokens[index])):
        return False
    found = [lookup.at(head) for head in pobjects(lookup.parsed, index, "to")]
    return bool(found) and all(m is not None and _is_newsroom(m) for m in found)


def _is_newsroom(mention: Mention) -> bool:
    """Say whether a body is listed as an agency of news, or is not listed and of no state."""
    if mention.kind is not Kind.ORGANIZATION:
        return False
    row = organizations().get(mention.codebook or "")
    return row.kind == "agency" if row else mention.state is None


def is_group(lookup: Lookup, argument: Argument) -> bool:
    """Say whether one argument stands for several ("the two leaders", "African Union leaders")."""
    mention = lookup.by_id.get(argument.mention or "")
    words = argument.span.of(lookup.parsed.document.text).lower().split()
    row = organizations().get(mention.codebook or "") if mention else None
    if row is not None and row.kind == "body" and row.state is None:
        return any(
            t.tag == "NNS" and not word_set("human").isdisjoint(lemmas_of(t))
            for t in lookup.parsed.tokens_of(argument.span)
        )
    several = mention is not None and (bool(mention.members) or words == ["we"])
    return several or words[0] in GROUPS
