"""Where places lie: positions of the places of news articles, against those of an encyclopaedia.

Data: ``GeoVirus.xml``: articles, each a text with its places (``start``, ``end``, ``lat``,
``lon``). As in the literature the spans are given first; then the same is asked of the spans that
the product finds by itself. A place is right when it is put within 161 km (100 miles). The floor
takes of all places of a name the one of most inhabitants, of the towns alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

from dragoman.codebook.gazetteer import find_spots
from dragoman.codebook.spots import Spot, SpotKind, distance, place_key
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parse import parse_many
from dragoman.model.document import Document
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from dragoman.resolve.places import Located, locate_places

__all__ = ["DATA", "QUICK", "Article", "read_articles", "score"]

DATA = "geovirus/GeoVirus.xml"
QUICK = True
RIGHT = 161.0
"""Km: a hundred miles, the measure of the literature."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its places: the span of each and its position."""

    document: Document
    places: tuple[tuple[int, int, float, float], ...]
    """Start and end in code points, latitude and longitude in degrees."""


def score(data: Path) -> dict[str, float]:
    """Give shares within 161 km, and how far the places that were found are from the true ones.

    `within_161_km` counts every place, those left unsure as wrong; `found_share` are those that
    got a position, `found_within_161_km` the right ones of these. `own_` are the same with the
    spans found by the product (a place counts as met when one overlaps it).
    """
    articles = read_articles(data)
    documents = [article.document for article in articles]
    own = [find_mentions(parsed) for parsed in parse_many(documents)]
    given = [_given(article, found) for article, found in zip(articles, own, strict=True)]
    asked = _asked(articles)
    located = locate_places(documents, [mention for found in given for mention in found])
    at_gold = [located.get(_mention(a.document, p).id) for a in articles for p in a.places]
    mine = locate_places(documents, [mention for found in own for mention in found])
    overlapping = [
        _overlapping(place, found, mine)
        for article, found in zip(articles, own, strict=True)
        for place in article.places
    ]
    names = [a.document.text[start:end] for a in articles for start, end, _, _ in a.places]
    return {
        **_figures(asked, [row.spot if row else None for row in at_gold]),
        "most_populous_within_161_km": _share_right(asked, _most_populous(names)),
        **{
            f"own_{name}": value
            for name, value in _figures(
                asked, [row.spot if row else None for row in overlapping]
            ).items()
        },
        "places": float(len(asked)),
        "articles": float(len(articles)),
    }


def read_articles(data: Path) -> list[Article]:
    """Give the articles of a file (or of the folder that holds it)."""
    file = data / "GeoVirus.xml" if data.is_dir() else data
    found = []
    for number, row in enumerate(ElementTree.parse(file).iter("article")):  # noqa: S314 (our data)
        document = Document(f"article {number}", row.findtext("text") or "")
        found.append(Article(document, tuple(_place(place) for place in row.iter("location"))))
    return found


def _place(row: ElementTree.Element) -> tuple[int, int, float, float]:
    def number(tag: str) -> float:
        return float(row.findtext(tag) or "nan")

    # the set counts from 1
    return int(number("start")) - 1, int(number("end")) - 1, number("lat"), number("lon")


def _mention(document: Document, place: tuple[int, int, float, float]) -> Mention:
    start, end, _, _ = place
    text = document.text[start:end]
    return Mention(Span(document.id, start, end), text, Kind.PLACE, text, "evaluation.places")


def _given(article: Article, own: Sequence[Mention]) -> list[Mention]:
    """Give the set's places as mentions, and of our own those beside them (they are context)."""
    given = [_mention(article.document, place) for place in article.places]
    taken = [(mention.span.start, mention.span.end) for mention in given]
    beside = [
        mention
        for mention in own
        if not any(start < mention.span.end and mention.span.start < end for start, end in taken)
    ]
    return [*given, *beside]


def _asked(articles: Sequence[Article]) -> list[Spot]:
    return [
        Spot(a.document.text[start:end], SpotKind.AREA, lat, lon)
        for a in articles
        for start, end, lat, lon in a.places
    ]


def _overlapping(
    place: tuple[int, int, float, float],
    own: Sequence[Mention],
    located: Mapping[str, Located],
) -> Located | None:
    start, end, _, _ = place
    for mention in own:
        if mention.span.start < end and start < mention.span.end and mention.id in located:
            return located[mention.id]
    return None


def _most_populous(names: Sequence[str]) -> list[Spot | None]:
    spots = find_spots({place_key(name) for name in names})
    return [
        max(
            (spot for spot in spots.get(place_key(name), ()) if spot.population and _town(spot)),
            key=lambda spot: spot.population,
            default=None,
        )
        for name in names
    ]


def _town(spot: Spot) -> bool:
    return spot.kind in {SpotKind.CITY, SpotKind.CAPITAL}


def _figures(asked: Sequence[Spot], found: Sequence[Spot | None]) -> dict[str, float]:
    ways = [distance(true, spot) for true, spot in zip(asked, found, strict=True) if spot]
    ways = [way for way in ways if not math.isnan(way)]
    right = sum(way <= RIGHT for way in ways)
    return {
        "within_161_km": right / len(asked),
        "found_within_161_km": right / len(ways) if ways else 0.0,
        "found_share": len(ways) / len(asked),
        "mean_km": sum(ways) / len(ways) if ways else 0.0,
        "median_km": median(ways) if ways else 0.0,
    }


def _share_right(asked: Sequence[Spot], found: Sequence[Spot | None]) -> float:
    return _figures(asked, found)["within_161_km"]
