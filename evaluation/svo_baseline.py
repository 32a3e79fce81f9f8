"""A coder of forty lines to compare with: spaCy's subject, verb and object, and a table of verbs.

It knows the plainest verbs of each PLOVER type by their lemma, takes who stands in the subject
for the actor and who stands in the object (or under a preposition) for the recipient, turns the
passive round, and knows nothing else: no nouns of action, coordination of clauses, reported
speech, negation, plans or coreference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["VERBS", "SvoAct", "find_svo"]

_TABLE = {
    "AGREE": "agree promise pledge offer vow",
    "CONSULT": "meet visit talk discuss consult negotiate travel arrive host receive",
    "SUPPORT": "support praise back welcome endorse recognize sign ratify hail thank",
    "CONCEDE": "apologize concede pardon ease",
    "COOPERATE": "cooperate trade extradite share",
    "AID": "help aid donate supply provide give send contribute",
    "RETREAT": "withdraw release free return resign surrender",
    "REQUEST": "ask demand urge request appeal",
    "ACCUSE": "accuse criticize condemn denounce blame deplore charge investigate sue",
    "REJECT": "reject refuse decline oppose veto postpone cancel",
    "THREATEN": "threaten warn",
    "PROTEST": "protest demonstrate march riot rally",
    "SANCTION": "sanction expel suspend boycott sever",
    "MOBILIZE": "mobilize deploy",
    "COERCE": "arrest detain jail seize ban deport censor",
    "ASSAULT": "attack kill bomb shoot fire invade destroy shell strike wound",
    "state": "say tell announce state believe",
}
VERBS = {lemma: name for name, lemmas in _TABLE.items() for lemma in lemmas.split()}


@dataclass(frozen=True, slots=True)
class SvoAct:
    """A verb with who acts and who undergoes; `start` and `end` are code points of the verb."""

    start: int
    end: int
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


type Namer = Callable[[Any], str | None]
"""Gives what a token of spaCy names (a code, a canonical name), None for nothing."""


def find_svo(doc: Any, name_of: Namer) -> Iterator[SvoAct]:
    """Give the acts of a text that spaCy has parsed."""
    for verb in doc:
        kind = VERBS.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if kind is None:
            continue
        below: dict[str, list[Any]] = {}
        for child in verb.children:
            below.setdefault(child.dep_, []).append(child)
            if child.dep_ in {"prep", "agent", "dative"}:
                below.setdefault(child.dep_ + "-object", []).extend(
                    t for t in child.children if t.dep_ == "pobj"
                )
        actors = _named(below, ("nsubj", "agent-object"), name_of)
        recipients = _named(
            below, ("nsubjpass", "dobj", "dative", "dative-object", "prep-object"), name_of
        )
        yield SvoAct(verb.idx, verb.idx + len(verb.text), kind, actors, recipients)


def _named(below: dict[str, list[Any]], deps: tuple[str, ...], name_of: Namer) -> tuple[str, ...]:
    """Give the names in the first of these dependents that holds any."""
    for dep in deps:
        for head in below.get(dep, ()):
            names = dict.fromkeys(n for token in head.subtree if (n := name_of(token)))
            if names:
                return tuple(names)
    return ()
