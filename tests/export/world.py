"""One small store that holds every kind of record."""

from __future__ import annotations

from dragoman.model.agreement import Agreement, Step, StepState
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, SpunScore
from dragoman.model.event import Argument, Event, Modality, Polarity, Role
from dragoman.model.judgement import CopyKind, Disagreement, Judgement, Value, Verdict
from dragoman.model.mention import Entity, Kind, Mention, OfficeMention
from dragoman.model.quote import Quote
from dragoman.model.span import Span
from dragoman.model.time import Basis, Dating, Interval, TimeExpression
from dragoman.store.base import Reading, Store
from tests.factory import day, document

__all__ = ["CLAIM", "EVENT", "PAGE", "TWIN", "fill"]

TEXT = "Envoy Anna Berg signed the Oslo Pact in May 2015. “It is done,” she said."
PAGE = document(
    TEXT, address="https://example.org/a", title="Pact, at last", outlet="Example Post",
    agencies=("Wire",), published="2015-05-10", section="World",
)  # fmt: skip
TWIN = document(TEXT, address="https://example.net/b", language="")


def span(words: str) -> Span:
    """Give the place of words in the page."""
    start = TEXT.index(words)
    return Span(PAGE.id, start, start + len(words))


def mention(words: str, kind: Kind) -> Mention:
    return Mention(span(words), words, kind, words, "test")


ANNA = mention("Anna Berg", Kind.PERSON)
PACT = mention("Oslo Pact", Kind.AGREEMENT)
SHE = mention("she", Kind.PERSON)
MAY = Dating(Interval.month(2015, 5), Basis.EXPLICIT, ("“May 2015”",))
TENTH = Dating(day("2015-05-10"), Basis.INFERENCE, ("another page names the day",))

CLAIM = Claim(
    document=PAGE.id,
    sentence=Span(PAGE.id, 0, TEXT.index(" “")),
    trigger=span("signed"),
    type="SUPPORT",
    mode="",
    extension="sign",
    contexts=("diplomatic",),
    arguments=(
        Argument(Role.ACTOR, ANNA.span, "Anna Berg", ANNA.id),
        Argument(Role.AGREEMENT, PACT.span, "Oslo Pact", PACT.id),
        Argument(Role.NUMBER, span("2015"), "2015", None, "2015"),
    ),
    time=MAY,
    modality=Modality.HAPPENED,
    polarity=Polarity.POSITIVE,
    stance="asserts",
    speaker=SHE.id,
    speaker_name="Berg",
    outlet="Example Post",
    agency="Wire",
    evidence=(span("she"),),
    made_by="events.toml/sign",
)

EVENT = Event(
    type="SUPPORT",
    mode="",
    extension="sign",
    actors=("person/1", "state/AAA"),
    recipients=(),
    place="place/oslo",
    time=TENTH,
    modality=Modality.HAPPENED,
    claims=(CLAIM.id,),
    articles=2,
    origins=1,
    title="Anna Berg signs the Oslo Pact",
)


def reading() -> Reading:
    return Reading(
        PAGE.id,
        mentions=(ANNA, PACT, SHE),
        times=(
            TimeExpression(
                span("May 2015"), "May 2015", "DATE", "2015-05", "2015-05", MAY.interval,
                Basis.EXPLICIT, "month-year",
            ),
        ),
        offices=(
            OfficeMention(
                span("Envoy"), ANNA.id, "Anna Berg", "envoy", "Norway", None, "",
                Interval(None, None), "test",
            ),
        ),
        quotes=(Quote(span("It is done"), span("said"), SHE.span, SHE.id, "Berg", True, "test"),),
        claims=(CLAIM,),
    )  # fmt: skip


def derived() -> Derived:
    return Derived(
        entities=(
            Entity(
                "person/1", Kind.PERSON, "Anna Berg", ("Anna Berg", "Berg"),
                (("wikidata", "Q0"), ("ours", "1")), (ANNA.id, SHE.id),
            ),
            Entity("place/oslo", Kind.PLACE, "Oslo", ("Oslo",)),
        ),
        events=(EVENT,),
        agreements=(
            Agreement(
                "pact/1", "Oslo Pact", ("Oslo Pact",), ("person/1",),
                (Step(StepState.SIGNED, "person/1", MAY, (CLAIM.id,)),),
            ),
        ),
        disagreements=(
            Disagreement(EVENT.id, "time", (Value("10 May", (CLAIM.id,)),), "two days"),
        ),
        published={TWIN.id: TENTH},
        claim_times={CLAIM.id: TENTH},
    )  # fmt: skip


def fill(store: Store) -> None:
    """Put the page, its copy, and all that is read and derived into a store."""
    store.add_document(PAGE)
    store.add_document(TWIN)
    store.add_rejected("https://example.org/c", "no article text")
    store.add_reading(reading())
    copy = Judgement(
        "document", TWIN.id, PAGE.id, Verdict.SAME, 1.0, "word for word", "copies",
        copy_kind=CopyKind.SAME,
    )  # fmt: skip
    store.put_judgements("document", [copy])
    store.put_spun([(PAGE.id, SpunScore(0.01, "none", "no swapped words", "spun"))])
    store.put_origins([(PAGE.id, PAGE.id, "Wire"), (TWIN.id, PAGE.id, "Wire")])
    store.put_derived(derived())
