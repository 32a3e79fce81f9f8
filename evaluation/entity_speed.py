"""How long it takes to say who is who among a million mentions, on pages of our own making.

The pages are made here from a seed: 20,000 people, bodies and places of invented names, whom pages
name as news does. A few are named everywhere and most hardly ever (Zipf); a person is first given
in full, then by the family name or a pronoun, now and then in another spelling, with an initial,
or by the family name alone on the whole page. ``PATH`` is not read.

One process does it, so `cpu_seconds_…` are what a machine without other work needs by the clock;
`seconds_…` is what the clock said here. `growth` is the processor's time for a million mentions
over that for a hundred thousand: ten is linear.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from dragoman.codebook.spellings import name_table
from dragoman.codebook.states import states
from dragoman.model.ids import digest
from dragoman.model.mention import Kind, Mention, OfficeMention
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Interval
from dragoman.resolve.entities import link_entities
from evaluation.memory import peak_mb, run_alone

__all__ = ["DATA", "QUICK", "make_pages", "score"]

DATA = str(Path(__file__))
QUICK = False

LARGE, SMALL = 1_000_000, 100_000
ENTITIES = 20_000
STATES = 180
A_PAGE = 17
"""Mentions of a page, about: so a million stand on 60,000 pages."""
CAST = 6
"""People, bodies and places that a page names, about."""
_ONSETS = ("b", "d", "dr", "f", "g", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u")
_ENDS = ("ov", "enko", "ric", "sen", "ton", "ada", "ez", "i", "man", "ara", "yan", "oglu")
_BODIES = ("Ministry", "Council", "Company", "Front", "Bank", "Union")
_POSTS = ("president", "foreign minister", "defence minister", "ambassador", "spokesman")


@dataclass(frozen=True, slots=True)
class _Thing:
    """Somebody or something of the made world, with the forms of its name, the commonest first."""

    kind: Kind
    names: tuple[str, ...]
    state: str
    row: str | None = None
    post: str = ""


def score(data: Path) -> dict[str, float]:
    """Give seconds, the growth from a hundred thousand to a million, and peak memory (MB)."""
    del data  # made here
    small, large = _measure(SMALL), _measure(LARGE)
    return {
        f"seconds_{SMALL}": small["seconds"],
        f"seconds_{LARGE}": large["seconds"],
        f"cpu_seconds_{SMALL}": small["cpu_seconds"],
        f"cpu_seconds_{LARGE}": large["cpu_seconds"],
        "growth": large["cpu_seconds"] / small["cpu_seconds"],
        "peak_mb": large["peak_mb"],
        "pages_mb": large["pages_mb"],
        "entities": large["entities"],
        "pairs_f1": large["pairs_f1"],
    }


def make_pages(
    count: int, seed: int = 20
) -> tuple[list[Mention], list[OfficeMention], dict[str, Interval], dict[str, int]]:
    """Give about `count` mentions, their offices, publications, and mention id → who is meant."""
    chance = random.Random(seed)  # noqa: S311 (a made world, no secret)
    things = list(_world(chance))
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(things))))
    mentions: list[Mention] = []
    offices: list[OfficeMention] = []
    published: dict[str, Interval] = {}
    truth: dict[str, int] = {}
    first = date(2015, 1, 1)
    while len(mentions) < count:
        document = digest("document", "made", len(published))
        published[document] = Interval.day(first + timedelta(days=chance.randrange(3000)))
        cast = chance.choices(range(len(things)), cum_weights=weights, k=CAST)
        for mention, office, number in _page(chance, document, things, cast):
            mentions.append(mention)
            truth[mention.id] = number
            if office:
                offices.append(office)
    return mentions, offices, published, truth


def _world(chance: random.Random) -> Iterator[_Thing]:
    """Give the states, then people, bodies and places, in an order of fame left to chance."""
    keys = sorted(states())[:STATES]
    given = sorted(set(name_table().spelling.values()))[:80]
    given += [_word(chance, 1) for _ in range(600)]
    chance.shuffle(given)
    family = [_word(chance, 2) + chance.choice(_ENDS) for _ in range(6000)]
    common = list(accumulate(1 / (rank + 20) for rank in range(len(family))))
    usual = list(accumulate(1 / (rank + 20) for rank in range(len(given))))
    made = [_Thing(Kind.STATE, (states()[key].name,), key, key) for key in keys]
    for _ in range(ENTITIES - STATES):
        state, roll = chance.choice(keys), chance.random()
        if roll < 0.12:
            made.append(_eastern(chance, state))
        elif roll < 0.65:
            first = chance.choices(given, cum_weights=usual)[0]
            last = chance.choices(family, cum_weights=common)[0]
            made.append(_person(chance, first, last, state))
        elif roll < 0.85:
            name = f"{_word(chance, 2).title()} {chance.choice(_BODIES)}"
            made.append(_Thing(Kind.ORGANIZATION, (name,), state))
        else:
            made.append(_Thing(Kind.PLACE, (_word(chance, 3).title(),), state))
    fame = made[STATES:]
    chance.shuffle(fame)
    for place in range(STATES):
        fame.insert(place * 3, made[place])
    return iter(fame)


def _person(chance: random.Random, given: str, family: str, state: str) -> _Thing:
    others = [form for form, head in name_table().spelling.items() if head == given != form]
    forms = [given, *chance.sample(others, min(2, len(others)))]
    names = [f"{form} {family}".title() for form in forms]
    roll = chance.random()
    if roll < 0.2:
        names.append(f"{given[0]}. {family}".title())
    elif roll < 0.35:
        names.append(f"{given} {_word(chance, 1)} {family}".title())
    post = chance.choice(_POSTS) if chance.random() < 0.4 else ""
    return _Thing(Kind.PERSON, tuple(names), state, post=post)


def _eastern(chance: random.Random, state: str) -> _Thing:
    """Give somebody whose family name stands first and is one of few ("Kim Mol Gur")."""
    family = chance.choice(sorted(name_table().first)).title()
    given = f"{_word(chance, 1)} {_word(chance, 1)}".title()
    names = (f"{family} {given}", f"{family} {given.replace(' ', '-').capitalize()}")
    post = chance.choice(_POSTS) if chance.random() < 0.4 else ""
    return _Thing(Kind.PERSON, names, state, post=post)


def _word(chance: random.Random, syllables: int) -> str:
    parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return "".join(parts) + chance.choice("lnrskm")


def _page(
    chance: random.Random, document: str, things: list[_Thing], cast: list[int]
) -> Iterator[tuple[Mention, OfficeMention | None, int]]:
    """Give the mentions of one page: a person in full, then in short."""
    first: dict[int, Mention] = {}
    place = 0
    for number in (*cast, *chance.choices(cast, k=2 * A_PAGE - 2 * CAST - chance.randrange(22))):
        thing = things[number]
        name = thing.names[0]
        if chance.random() < 0.2:
            name = chance.choice(thing.names)
        text, antecedent = name, None
        before = first.get(number)
        if thing.kind is Kind.PERSON:
            if before is None and chance.random() < 0.06:
                name = text = _family(name)
            elif before is not None:
                text = chance.choice((_family(before.name), "He"))
                antecedent, name = before.id, before.name
        told = thing.kind is Kind.STATE or (before is None and chance.random() < 0.7)
        mention = Mention(
            span=Span(document, place, place + len(text)),
            text=text,
            kind=thing.kind,
            name=name,
            made_by="made",
            codebook=thing.row,
            state=thing.state if told else None,
            antecedent=antecedent,
        )
        place += len(text) + 40
        first.setdefault(number, mention)
        office = None
        if thing.post and before is None and chance.random() < 0.5:
            of = states()[thing.state].name
            office = OfficeMention(
                mention.span, mention.id, name, thing.post, of, None, "", UNBOUNDED, "made"
            )
        yield mention, office, number


def _family(name: str) -> str:
    words = name.split()
    return words[0] if words[0].lower() in name_table().first else words[-1]


def _measure(count: int) -> dict[str, float]:
    """Resolve `count` mentions in a process of its own."""
    return run_alone("entity_speed", str(count))


def _pairs_f1(truth: dict[str, int], entity_of: dict[str, str]) -> float:
    """Give F1 of pairs of mentions that are called one, by counting groups."""
    both: dict[tuple[int, str], int] = {}
    meant: dict[int, int] = {}
    found: dict[str, int] = {}
    for mention, number in truth.items():
        entity = entity_of[mention]
        both[number, entity] = both.get((number, entity), 0) + 1
        meant[number] = meant.get(number, 0) + 1
        found[entity] = found.get(entity, 0) + 1
    right, true, said = (
        sum(size * (size - 1) // 2 for size in sizes.values()) for sizes in (both, meant, found)
    )
    return 2 * right / (true + said)


if __name__ == "__main__":
    mentions, offices, published, truth = make_pages(int(sys.argv[1]))
    pages_mb = peak_mb()
    started, used = time.perf_counter(), time.process_time()
    linked = link_entities(mentions, offices, (), published)
    seconds, used = time.perf_counter() - started, time.process_time() - used
    print(
        json.dumps(
            {
                "seconds": seconds,
                "cpu_seconds": used,
                "peak_mb": peak_mb(),
                "pages_mb": pages_mb,
                "mentions": len(mentions),
                "pages": len(published),
                "entities": len(linked.entities),
                "judgements": len(linked.judgements),
                "pairs_f1": _pairs_f1(truth, dict(linked.entity_of)),
            }
        )
    )
