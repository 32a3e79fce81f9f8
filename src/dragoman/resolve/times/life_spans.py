"""Nobody acts after death: what a person did is not later than the day on which pages say she died.

Only a death that is told as a fact counts, of one who is its subject and named in full ("Amina
Diallo, who died on 3 May"): a relative's death is easily taken for hers. It bounds when she
acted, never when a page was written, for pages go on telling of the dead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebook.order import life_words
from dragoman.model.calendar import in_words
from dragoman.model.claim import Claim
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind
from dragoman.model.time import Interval
from dragoman.resolve.times.bounds import SHARED, Bound, Known, Link
from dragoman.resolve.times.corpus import Corpus, Told

__all__ = ["Lived", "life_spans", "who_died"]

WORD = re.compile(r"[\w'’-]+")
NEAR = 3
"""Words before a name among which a relative is sought: "his late elder brother Moussa Diallo"."""
LONGEST = 366
"""Days of the widest time of a death that says anything."""


def life_spans(corpus: Corpus) -> Iterator[Link]:
    """Let the death of each person end the time of what pages tell that this person did."""
    people = {one.id for one in corpus.entities if one.kind is Kind.PERSON}
    deaths: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, one in corpus.told.items():
        dead = who_died(one)
        if dead is not None and (person := corpus.entity_of.get(dead.mention or "")) in people:
            deaths[person].append((key, dead.name))
    acts = _acts(corpus, deaths.keys()) if deaths else {}
    for person, told in sorted(deaths.items()):
        name = min(name for _, name in told)
        of_name = [key for key, printed in acts.get(person, ()) if _words(name) <= printed]
        if of_name:
            yield Lived(name, tuple(sorted(key for key, _ in told)), tuple(sorted(of_name)))


def who_died(one: Told) -> Argument | None:
    """Give who died, if a claim says so as a fact of one who is named in full right there."""
    claim, text, words = one.claim, one.document.text, life_words()
    dead = claim.filling(Role.ACTOR)
    if not claim.made_by.endswith(words.frame) or not one.happened or len(dead) != 1:
        return None
    if claim.stance != "asserts" or claim.speaker_name:
        return None
    (actor,) = dead
    full, printed = _words(actor.name), _words(actor.span.of(text))
    if actor.mention is None or len(full) < 2 or not full <= printed:
        return None
    if actor.span.end > claim.trigger.start:
        return None
    before = WORD.findall(text[claim.sentence.start : actor.span.start])[-NEAR:]
    between = WORD.findall(text[actor.span.start : claim.trigger.start])
    around = {word.lower() for word in (*before, *between)}
    return None if around & (words.relatives | {"'s", "’s"}) else actor


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name))


def _acts(corpus: Corpus, people: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Give what each person is told to have done at a time without a beginning, and the name."""
    wanted, words = frozenset(people), life_words()
    found: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for key, one in corpus.told.items():
        if not one.happened or not _is_of_the_living(one.claim, words.types, words.extensions):
            continue
        if one.claim.time.interval.start is not None:
            continue
        for actor in one.claim.filling(Role.ACTOR):
            person = corpus.entity_of.get(actor.mention or "")
            if person in wanted:
                found[person].append((key, _words(actor.span.of(one.document.text))))
    return found


def _is_of_the_living(claim: Claim, types: frozenset[str], extensions: frozenset[str]) -> bool:
    return claim.type in types or claim.extension in extensions


@dataclass(frozen=True, slots=True)
class Lived:
    """What a person did was not after the day of death, if all that tell of it agree on one."""

    name: str
    deaths: tuple[str, ...]
    acts: tuple[str, ...]
    rank: int = SHARED

    @property
    def reads(self) -> tuple[str, ...]:
        """Look up when each claim says that the person died."""
        return self.deaths

    @property
    def writes(self) -> tuple[str, ...]:
        """Bound what the person did."""
        return self.acts

    def bounds(self, known: Known) -> Iterable[tuple[str, Bound]]:
        """Give the end of the time of death to all that the person did."""
        died = [known[claim] for claim in self.deaths]
        agreed: Interval | None = Interval(None, None)
        for time in died:
            agreed = agreed.intersection(time) if agreed is not None else None
        if agreed is None or agreed.days is None or agreed.days > LONGEST:
            return
        source = min(self.deaths, key=lambda claim: (known[claim].end != agreed.end, claim))
        reason = f"{self.name} died {in_words(agreed)}"
        bound = Bound(Interval(None, agreed.end), reason, (source,), (source,))
        for claim in self.acts:
            yield claim, bound
