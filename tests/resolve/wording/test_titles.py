"""An event's title says what its claims say, in their own words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.event import Argument, Modality, Role
from dragoman.model.mention import Mention
from dragoman.model.time import Basis, TimeExpression
from dragoman.resolve.acts.treaty_names import treaty_title
from dragoman.resolve.entities import link_entities
from dragoman.resolve.events import make_events
from dragoman.resolve.wording.titles import is_plural, named
from dragoman.resolve.wording.wordings import find_wordings
from tests.resolve.build import Page

TABLE = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "titles.toml").read_text(encoding="utf-8")
)


def _mention(page: Page, words: str) -> Mention | None:
    if words in TABLE["persons"]:
        return page.person(words, TABLE["persons"][words], state="MLT")
    if words in TABLE["states"]:
        return page.state(words, TABLE["states"][words])
    return None


def _arguments(page: Page, case: dict[str, Any]) -> tuple[Argument, ...]:
    roles = [(Role.ACTOR, words) for words in case.get("actors", ())]
    roles += [(Role.RECIPIENT, words) for words in case.get("recipients", ())]
    roles += [(role, case[role]) for role in (Role.NUMBER, Role.AGREEMENT) if role in case]
    found = []
    for role, words in roles:
        mention = None if role in {Role.NUMBER, Role.AGREEMENT} else _mention(page, words)
        span = mention.span if mention else page.span(words)
        name = mention.name if mention else words
        number = words if role is Role.NUMBER else None
        found.append(Argument(role, span, name, mention.id if mention else None, number))
    return tuple(found)


def _title(case: dict[str, Any]) -> str:
    page = Page(case.get("lead", "") + case["text"])
    trigger, type_, mode, extension, frame = case["claim"]
    modality = Modality(case.get("modality", "happened"))
    claim = replace(
        page.claim(trigger, type_, mode, extension, modality=modality),
        made_by=f"events.toml:{frame}",
        arguments=_arguments(page, case),
    )
    times = [
        TimeExpression(page.span(words), words, "DATE", "", "", None, Basis.EXPLICIT, "test")
        for words in case.get("times", ())
    ]
    linked = link_entities(page.mentions, (), ())
    key = page.document.id
    wordings = find_wordings([claim], {key: page.document}, {key: times}, {})
    (event,) = make_events(
        [(claim.id,)], [claim], linked.entity_of, linked.entities, {}, {}, wordings
    )
    return event.title


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_a_claim_is_said_in_its_own_words(case: dict[str, Any]) -> None:
    assert _title(case) == case["title"]


def test_names_take_the_where_english_wants_it() -> None:
    names = ("United States", "Malta", "Russian foreign ministry", "Ministry of Health", "Moscow")
    names += ("ambassador of Fiji",)
    assert [named(name) for name in names] == [
        "the United States",
        "Malta",
        "the Russian foreign ministry",
        "the Ministry of Health",
        "Moscow",
        "the ambassador of Fiji",
    ]


def test_a_subject_in_the_plural_takes_were() -> None:
    assert all(map(is_plural, ("Malta and Fiji", "two envoys", "Fijian diplomats", "170 people")))
    assert not any(
        map(
            is_plural, ("Malta", "United States", "the crisis", "Honduras", "the charge d’affaires")
        )
    )


def test_a_name_of_an_agreement_ends_before_its_time() -> None:
    assert treaty_title("Valletta Accord on Friday") == "Valletta Accord"
    assert treaty_title("Treaty on Friendship of 1956") == "Treaty on Friendship of 1956"
    assert treaty_title("Good Friday Agreement last month") == "Good Friday Agreement"
