from __future__ import annotations

import pytest

from dragoman.extract.attribution import find_attribution
from dragoman.extract.claims import make_claims
from dragoman.extract.factuality import find_factuality
from dragoman.extract.grounding import Ungrounded, check_spans
from dragoman.extract.parse import parse
from dragoman.extract.quotes import find_quotes
from dragoman.model.annotations import Annotations
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import EventMention
from dragoman.model.mention import Kind, Mention
from dragoman.model.span import Span
from tests.factory import document


def annotations(page: Document, trigger: str, *states: str) -> Annotations:
    """Read a text in which `trigger` is the only act and `states` are the only mentions."""
    parsed = parse(page)
    mentions = tuple(
        Mention(Span(page.id, start, start + len(name)), name, Kind.STATE, name, "test")
        for name in states
        for start in [page.text.index(name)]
    )
    token = next(t for t in parsed.tokens if t.text == trigger)
    fact = find_factuality(parsed, token.index)
    said = find_attribution(parsed, token.index, mentions)
    event = EventMention(
        sentence=parsed.sentence_span(parsed.sentences[token.sentence]),
        trigger=parsed.span(token.index, token.index + 1),
        type="AID",
        mode="",
        extension="",
        contexts=(),
        arguments=(),
        modality=fact.modality,
        polarity=fact.polarity,
        made_by="test",
        speaker=said.speaker,
        speaker_name=said.speaker_name,
        stance=said.stance,
        cue=said.cue,
        factors=fact.factors,
    )
    return Annotations(parsed, (), mentions, (), find_quotes(parsed, mentions), (event,))


def voices(claims: tuple[Claim, ...]) -> list[tuple[str, str, str]]:
    return [(claim.speaker_name, claim.stance, claim.modality) for claim in claims]


@pytest.mark.parametrize(
    ("text", "trigger", "states", "expected"),
    [
        (
            "France and Italy allege that Iran sends rockets to Yemen, a charge that both Tehran "
            "and Sanaa have denied.",
            "sends",
            ("France", "Italy", "Tehran", "Sanaa"),
            [
                ("France", "alleges", "alleged"),
                ("Italy", "alleges", "alleged"),
                ("Tehran", "denies", "denied"),
                ("Sanaa", "denies", "denied"),
            ],
        ),
        (
            "France accused Iran of sending rockets to Yemen. Tehran denied the accusation.",
            "sending",
            ("France", "Tehran"),
            [("France", "alleges", "alleged"), ("Tehran", "denies", "denied")],
        ),
        (
            "France accused Iran of sending rockets to Yemen, which Tehran denies.",
            "sending",
            ("France", "Tehran"),
            [("France", "alleges", "alleged"), ("Tehran", "denies", "denied")],
        ),
        (
            "France accused Iran of sending rockets to Yemen. Tehran denied entry to an envoy.",
            "sending",
            ("France", "Tehran"),
            [("France", "alleges", "alleged")],
        ),
        (
            "Tehran rejected Italy's claim that Iran sent rockets to Yemen.",
            "sent",
            ("Tehran", "Italy"),
            [("Tehran", "denies", "denied"), ("Italy", "alleges", "alleged")],
        ),
        ("Iran sent rockets to Yemen.", "sent", ("Iran",), [("", "asserts", "happened")]),
        (
            "“Iran sent rockets to Yemen. It must stop,” said France.",
            "sent",
            ("Iran", "France"),
            [("France", "asserts", "happened")],
        ),
    ],
)
def test_everybody_who_vouches_makes_a_claim(
    text: str, trigger: str, states: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert voices(make_claims(annotations(document(text), trigger, *states))) == expected


@pytest.mark.parametrize(
    ("text", "agencies", "agency"),
    [
        ("Iran sent rockets, Reuters reported.", ("AP", "Reuters"), "Reuters"),
        ("Iran sent rockets, according to state news agency IRNA.", (), "IRNA"),
        ("Iran sent rockets.", ("AP",), "AP"),
        ("Iran sent rockets.", ("AP", "Reuters"), ""),
        ("The minister said Iran sent rockets, Reuters reported.", (), "Reuters"),
    ],
)
def test_the_agency_is_the_one_the_clause_credits_else_the_only_one_of_the_page(
    text: str, agencies: tuple[str, ...], agency: str
) -> None:
    page = document(text, agencies=agencies, outlet="The Harbour Post")
    (claim,) = make_claims(annotations(page, "sent"))
    assert (claim.outlet, claim.agency) == ("The Harbour Post", agency)


def test_a_claim_opens_on_the_words_that_carry_it() -> None:
    text = "France accused Iran of sending rockets to Yemen, which Tehran denies."
    found = annotations(document(text), "sending", "France", "Tehran")
    alleged, denied = make_claims(found)
    assert [s.of(text) for s in alleged.evidence] == ["accused"]
    assert [s.of(text) for s in denied.evidence] == ["accused", "denies"]
    assert check_spans(found, (alleged, denied)) == ()


def test_a_span_that_reads_otherwise_is_named() -> None:
    page = document("France met Iran.")
    wrong = Mention(Span(page.id, 0, 6), "Italy", Kind.STATE, "Italy", "test")
    found = Annotations(parse(page), (), (wrong,), (), (), ())
    assert check_spans(found) == (Ungrounded("mention", wrong.span, "reads 'France', not 'Italy'"),)
