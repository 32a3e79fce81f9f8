"""MEANTIME (CAT): which events are found among those of our types, and how sure they are.

Its guidelines count everything that happens, holds or is said; its articles are about a maker of
computers. Ours are acts between states, bodies and their people, and what a firm does or says is
none (what one "announced" and "said"). So two recalls are given: of all annotated events, and of
those whose word means one of our types. These words were written down from the definitions of the
codebook before anything was measured (`WORDS`), so that gold is not defined by what we find. A
pronoun ("it", "which") is no word of an event.

Precision is the share of our acts whose trigger lies on an annotated event, of whatever type.
Factuality is compared in three respects: CERTAIN or not, POS or NEG, FUTURE or not; what the
annotators left open is not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from dragoman.extract.factuality import find_factuality
from dragoman.extract.parse import load_model, parse_many
from dragoman.model.document import Document
from dragoman.model.event import EventMention, Modality, Polarity
from dragoman.model.parsed import Parsed, Token
from dragoman.pipeline import annotate
from evaluation.cat import cat_text, read_xml, span_of
from evaluation.figures import harmonic, mean, share
from evaluation.svo_baseline import find_svo

__all__ = ["DATA", "QUICK", "Article", "Gold", "read", "score"]

DATA = "timelines/meantime_apple/intra_cross-doc"
QUICK = True

_WORDS = """
agree promise pledge offer vow accept commit agreement promise pledge offer commitment
meet visit talk negotiate discuss consult confer telephone meeting visit talk negotiation
discussion summit conference call
support praise endorse welcome back congratulate thank recognize approve support praise
endorsement approval recognition
sign ratify conclude settle deal treaty accord settlement pact signing
apologize concede grant pardon lift apology concession
cooperate collaborate partner share cooperation collaboration partnership
help aid donate fund supply help aid donation
withdraw release resign surrender retreat withdrawal resignation
ask demand request urge appeal request demand
accuse criticize condemn blame sue allege charge complain investigate criticism complaint
lawsuit accusation allegation suit probe investigation
reject refuse decline deny veto oppose cancel refusal rejection denial cancellation
threaten warn threat warning
protest demonstrate strike boycott protest demonstration boycott
sanction ban expel suspend sanction suspension embargo
deploy mobilize deployment
arrest detain jail seize confiscate censor block arrest raid seizure
attack kill bomb shoot wound destroy fight attack killing fight
appoint dismiss fire name elect replace succeed appointment dismissal die death
say state tell announce declare confirm report claim statement announcement declaration
"""
WORDS = frozenset(_WORDS.split())
"""Lemmas whose plain meaning is a type of PLOVER or an extension of ours, verbs and nouns."""
OPEN = frozenset({"", "UNDERSPECIFIED", "NONE"})
UNSURE = frozenset({Modality.POSSIBLE, Modality.DEMANDED})
AHEAD = frozenset({Modality.PLANNED, Modality.DEMANDED})
NOT_SO = frozenset({Modality.NEGATED, Modality.DENIED})


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated event: where it stands, and its certainty, polarity and time."""

    start: int
    end: int
    certainty: str
    polarity: str
    time: str


@dataclass(frozen=True)
class Article:
    """One article with what is annotated in it and what we find."""

    parsed: Parsed
    gold: tuple[Gold, ...]
    ours: tuple[EventMention, ...]
    plain: tuple[tuple[int, int], ...]
    """Triggers of the baseline."""

    def token(self, gold: Gold) -> Token | None:
        """Give the word that tells an event; None for pronouns and the like."""
        words = [
            t
            for t in self.parsed.tokens
            if gold.start <= t.start < gold.end and t.pos in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
        ]
        inside = {t.index for t in words}
        return next((t for t in words if t.head == t.index or t.head not in inside), None)

    @cached_property
    def of_our_types(self) -> tuple[Gold, ...]:
        """The events whose word means one of our types."""
        tokens = ((gold, self.token(gold)) for gold in self.gold)
        return tuple(gold for gold, token in tokens if token and token.lemma in WORDS)


def score(data: Path) -> dict[str, float]:
    """Give detection and factuality, with the same detection figures of the baseline."""
    articles = read(data)
    triggers = [[(e.trigger.start, e.trigger.end) for e in a.ours] for a in articles]
    plain = [a.plain for a in articles]
    return {
        **_detection(articles, triggers),
        **_factuality(articles),
        **{f"svo_{name}": value for name, value in _detection(articles, plain).items()},
        "gold": float(sum(len(a.gold) for a in articles)),
        "gold_of_our_types": float(sum(len(a.of_our_types) for a in articles)),
        "ours": float(sum(len(a.ours) for a in articles)),
    }


def read(data: Path) -> list[Article]:
    """Read and code every article of a folder."""
    files = sorted(data.rglob("*.xml")) if data.is_dir() else [data]
    roots = [read_xml(file) for file in files]
    read = [cat_text(root) for root in roots]
    gold = [tuple(_gold(root, places)) for root, (_, places) in zip(roots, read, strict=True)]
    documents = [
        Document(address=file.name, text=_annotated(text, events))
        for file, (text, _), events in zip(files, read, gold, strict=True)
    ]
    docs = load_model().pipe(document.text for document in documents)
    return [
        Article(
            parsed,
            events,
            annotate(parsed).events,
            tuple((act.start, act.end) for act in find_svo(doc, _any_name)),
        )
        for events, parsed, doc in zip(gold, parse_many(documents), docs, strict=True)
    ]


def _annotated(text: str, gold: Iterable[Gold]) -> str:
    """Give the text up to the end of the last line that has an annotated event."""
    last = max((event.end for event in gold), default=0)
    end = text.find("\n", last)
    return text if end < 0 else text[:end]


def _any_name(token: object) -> str | None:
    """Name every capitalised word: the baseline is asked for events, not for parties."""
    word = str(token)
    return word if word[0].isupper() else None


def _gold(root: ElementTree.Element, places: dict[str, tuple[int, int]]) -> Iterator[Gold]:
    for mark in root.iter("EVENT_MENTION"):
        span = span_of(mark, places)
        if span:
            yield Gold(
                *span,
                mark.get("certainty", ""),
                mark.get("polarity", ""),
                mark.get("time", ""),
            )


type Triggers = Iterable[tuple[int, int]]


def _detection(articles: list[Article], triggers: Iterable[Triggers]) -> dict[str, float]:
    given = right = typed = found_typed = found = total = 0
    for article, spans in zip(articles, triggers, strict=True):
        ours = list(spans)
        given += len(ours)
        right += sum(any(_meet(gold, span) for gold in article.gold) for span in ours)
        hit = [gold for gold in article.gold if any(_meet(gold, span) for span in ours)]
        total += len(article.gold)
        found += len(hit)
        typed += len(article.of_our_types)
        found_typed += len(set(hit) & set(article.of_our_types))
    precision, recall = share(right, given), share(found_typed, typed)
    return {
        "precision": precision,
        "recall_of_our_types": recall,
        "f1_of_our_types": harmonic(precision, recall),
        "recall_of_all": share(found, total),
    }


def _meet(gold: Gold, span: tuple[int, int]) -> bool:
    return gold.start < span[1] and span[0] < gold.end


def _factuality(articles: list[Article]) -> dict[str, float]:
    """Give the share of right readings: on events of ours, and on every annotated verb and noun."""
    shared = [
        _right(gold, event.modality, event.polarity)
        for article in articles
        for event in article.ours
        for gold in article.gold
        if _meet(gold, (event.trigger.start, event.trigger.end))
    ]
    every = []
    for article in articles:
        for gold in article.gold:
            token = article.token(gold)
            if token is not None:
                read = find_factuality(article.parsed, token.index)
                every.append(_right(gold, read.modality, read.polarity))
    figures = {"factuality_shared": mean(all(row.values()) for row in shared)}
    figures["factuality_all"] = mean(all(row.values()) for row in every)
    for name in ("certainty", "polarity", "time"):
        figures[f"{name}_all"] = mean(row[name] for row in every if name in row)
    figures["shared"] = float(len(shared))
    return figures


def _right(gold: Gold, modality: Modality, polarity: Polarity) -> dict[str, bool]:
    """Give for each respect that is annotated whether ours is the same."""
    negative = polarity is Polarity.NEGATIVE or modality in NOT_SO
    ours = {
        "certainty": "" if modality in UNSURE else "CERTAIN",
        "polarity": "NEG" if negative else "POS",
        "time": "FUTURE" if modality in AHEAD else "NON_FUTURE",
    }
    theirs = {
        "certainty": gold.certainty if gold.certainty in OPEN | {"CERTAIN"} else "unsure",
        "polarity": gold.polarity,
        "time": gold.time,
    }
    ours["certainty"] = ours["certainty"] or "unsure"
    return {name: ours[name] == value for name, value in theirs.items() if value not in OPEN}
