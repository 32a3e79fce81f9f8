"""The headline that the claims of one event make of their own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.codebook.states import states
from dragoman.codebook.titles import wording_words
from dragoman.model.claim import Claim
from dragoman.model.event import Argument, Modality, Role
from dragoman.model.mention import Kind
from dragoman.resolve.acts.treaty_names import treaty_name, treaty_title
from dragoman.resolve.acts.world import World
from dragoman.resolve.names.name_forms import plain
from dragoman.resolve.wording.clauses import Filled
from dragoman.resolve.wording.titles import (
    capital,
    in_a_row,
    is_plural,
    lowered,
    named,
    with_article,
    with_modality,
)
from dragoman.resolve.wording.wordings import Wording

__all__ = ["own_words", "said_of"]

LONGEST = 110
"""Letters of a headline; a longer one is no headline."""
_THEIR = re.compile(r"\btheir ")
_NAME = re.compile(r"(?:[A-Z][\w’'\-.]*\s?)+$")


def own_words(
    told: Sequence[Claim],
    wordings: Mapping[str, Wording],
    modality: Modality,
    actors: Sequence[str],
    recipients: Sequence[str],
    world: World,
) -> str:
    """Say an event in the words of the claims that tell it; empty when none can.

    Of several verbs the commonest is taken, a verb before a noun, what says to whom before what
    does not.
    """
    fitting = [c for c in told if c.id in wordings and c.modality is modality] or [
        c for c in told if c.id in wordings
    ]
    counted = Counter(wordings[claim.id].word.lower() for claim in fitting)
    lines: list[tuple[tuple[object, ...], str]] = []
    for claim in fitting:
        wording = wordings[claim.id]
        line = _closed(_line(wording, modality, actors, recipients, world))
        if line and len(line) <= LONGEST:
            told_to = any(a.role is Role.RECIPIENT for a in wording.named)
            rank = (
                wording.verb is None,
                bool(claim.filling(Role.RECIPIENT)) and not told_to,
                -counted[wording.word.lower()],
                not wording.rest,
                len(line),
                line,
            )
            lines.append((rank, line))
    return min(lines)[1] if lines else ""


def _closed(line: str) -> str:
    """Drop a "their" before which nobody stands whose it could be ("froze assets")."""
    found = _THEIR.search(line)
    before = line[: found.start()].split() if found else ["and"]
    open_ = not any(word == "and" or is_plural(word.lower()) for word in before)
    return _THEIR.sub("", line, count=1) if open_ else line


def said_of(argument: Argument, printed: str, world: World) -> str:
    """Give how an argument stands in a headline: by its full name where its words name it.

    Words that say more than a name ("Russian diplomats", "Serbia’s position") are kept.
    """
    key = world.entity(argument)
    if key is None:
        return lowered(printed)
    name = world.name(key)
    words = plain(printed)
    if words in wording_words().pronouns:
        return named(name)
    if words.split()[0] in wording_words().possessives:
        return printed  # "their partnership" is not they
    if world.kind(key) is Kind.PERSON:
        return _person(printed, name)
    if world.is_state(key):
        return printed if _tells_more(printed, key, world) else named(name)
    if world.kind(key) is Kind.AGREEMENT:
        known = treaty_name(name).proper and not treaty_name(printed).words
        return with_article(treaty_title(name)) if known else treaty_title(printed)
    alias = words in {plain(known) for known in world.entities[key].names}
    return named(name if printed.islower() or alias else printed)


def _person(printed: str, name: str) -> str:
    longer = plain(printed).startswith(plain(name) + " ")
    if longer or "’s" in printed or "'s" in printed or " of " in printed:
        return printed
    found = _NAME.search(printed)
    before = printed[: found.start()].strip() if found else ""
    told = before and "," not in before and before.islower()
    return f"{before} {name}" if told else named(name)


def _tells_more(printed: str, key: str, world: World) -> bool:
    """Say whether words tell of somebody or something of a state, and not of the state."""
    row = states().get(dict(world.entities[key].codes).get("codebook", ""))
    if row is None:
        return False
    known = (row.name, *row.names, *row.demonyms, *row.capitals)
    names = {plain(name) for name in (row.name, *row.names, *row.capitals, *row.seats)}
    words = plain(printed)
    if words in names or words.removeprefix("the ") in names:
        return False
    own = [name.split()[-1] for name in known]
    parts = re.split(r"[ ]|’s|'s", printed)
    stands = any(name in parts for name in own)
    return stands and (printed.split()[-1].islower() or " of " in printed)


def _line(
    wording: Wording,
    modality: Modality,
    actors: Sequence[str],
    recipients: Sequence[str],
    world: World,
) -> str:
    rest = _rest(wording, world)
    subject = _subject(wording, recipients if wording.suffers else actors, world)
    if wording.verb is None:
        return _without_verb(wording, subject, rest)
    verb = wording.verb
    if wording.passive and wording.patient:
        subject = _filled(wording.patient, world)
        if any(argument.role is Role.AGREEMENT for argument in wording.patient.arguments):
            subject = with_article(treaty_title(subject))
        predicate = f"{verb.participle} {rest}".strip()
        return with_modality(subject, modality, predicate, predicate, passive=True)
    if wording.patient:
        rest = f"{_filled(wording.patient, world)} {rest}".strip()
    if not subject:
        return ""
    past, base = (f"{form} {rest}".strip() for form in (verb.past, verb.base))
    return with_modality(subject, modality, past, base)


def _without_verb(wording: Wording, subject: str, rest: str) -> str:
    said = f"{wording.word.lower()} {rest}".strip()
    if not wording.noun and not subject:
        return ""
    if not wording.noun:
        was = "were" if is_plural(subject) else "was"
        return f"{capital(subject)} {was} {said}" if rest else ""
    if subject and rest:
        return f"{capital(subject)}: {said}"
    return capital(said) if rest else ""


def _subject(wording: Wording, keys: Sequence[str], world: World) -> str:
    """Give who does it: by name, but in the print's words where they say whom of a state."""
    if not keys:
        return in_a_row([agent.printed for agent in wording.agents if not _is_pronoun(agent)])
    agents = [a for agent in wording.agents for a in agent.arguments]
    if len(keys) == 1 and len(agents) == 1 and world.entity(agents[0]) == keys[0]:
        return said_of(agents[0], wording.agents[0].printed, world)
    return in_a_row([named(world.name(key)) for key in keys])


def _is_pronoun(filled: Filled) -> bool:
    words = wording_words()
    return plain(filled.printed) in words.pronouns | words.speaking


def _rest(wording: Wording, world: World) -> str:
    said: list[str] = []
    for piece in wording.rest:
        if isinstance(piece, str):
            said.append(piece)
            continue
        words = _filled(piece, world)
        if said and words != piece.printed:
            said[-1] = _without_determiner(said[-1])
        said.append(words)
    return " ".join(part for part in said if part)


def _filled(filled: Filled, world: World) -> str:
    names = [said_of(argument, filled.printed, world) for argument in filled.arguments]
    return in_a_row(list(dict.fromkeys(names)))


def _without_determiner(words: str) -> str:
    """Drop "the", "Mr" or "his Maltese" where a full name follows in place of the printed words."""
    parts = words.split()
    if len(parts) > 1 and plain(parts[-2]) in wording_words().possessives:
        return " ".join(parts[:-2])
    while parts and plain(parts[-1]).rstrip(".") in _DETERMINERS:
        parts.pop()
    return " ".join(parts)


_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "mr", "mrs", "ms", "dr"})
