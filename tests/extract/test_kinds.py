"""One name of a page is one kind of thing."""

from __future__ import annotations

from dragoman.extract.names.drafts import Draft
from dragoman.extract.repeats.kinds import agree_on_persons
from dragoman.model.mention import Kind
from tests.factory import parsed

TEXT = "Okoth smiled. Later Okoth spoke. Reporters asked Okoth again."


def kinds(text: str, *given: tuple[Kind, str]) -> list[Kind]:
    """Give the kinds of all places of "Okoth" after reading, given those of the parser."""
    read = parsed(text)
    places = [token.index for token in read.tokens if token.text == "Okoth"]
    drafts = [
        Draft(index, index + 1, kind, "", made_by)
        for index, (kind, made_by) in zip(places, given, strict=True)
    ]
    agree_on_persons(read, drafts)
    return [draft.kind for draft in drafts]


MODEL_PERSON = (Kind.PERSON, "model:ner:PERSON")
MODEL_BODY = (Kind.ORGANIZATION, "model:ner:ORG")
MODEL_PLACE = (Kind.PLACE, "model:ner:GPE")


def test_a_body_that_is_a_person_elsewhere_is_a_person() -> None:
    assert kinds(TEXT, MODEL_PERSON, MODEL_PERSON, MODEL_BODY) == [Kind.PERSON] * 3


def test_most_places_decide() -> None:
    assert kinds(TEXT, MODEL_PERSON, MODEL_PLACE, MODEL_PLACE) == [
        Kind.PERSON,
        Kind.PLACE,
        Kind.PLACE,
    ]


def test_what_a_rule_found_is_not_touched() -> None:
    listed = (Kind.PLACE, "codebook:states")
    assert kinds(TEXT, MODEL_PERSON, MODEL_PERSON, listed)[-1] is Kind.PLACE


def test_a_name_behind_in_may_be_a_place() -> None:
    text = "Okoth smiled. Reporters asked Okoth again. They live in Okoth."
    assert kinds(text, MODEL_PERSON, MODEL_PERSON, MODEL_PLACE)[-1] is Kind.PLACE
