import pytest

from dragoman.chronology.weight import concerns_relations
from dragoman.model.event import Event, Modality
from dragoman.model.time import UNBOUNDED, Basis, Dating


def event(kind: str, *parties: str, place: str | None = None) -> Event:
    type_, mode, extension = [*kind.split("/"), "", ""][:3]
    return Event(
        type=type_,
        mode=mode,
        extension=extension,
        actors=parties[:1],
        recipients=parties[1:],
        place=place,
        time=Dating(UNBOUNDED, Basis.UNKNOWN),
        modality=Modality.HAPPENED,
        claims=("c",),
        articles=1,
        origins=1,
        title="",
    )


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (event("SUPPORT", "norway", "finland"), True),
        (event("SUPPORT", "norway"), False),
        (event("//state", "norway", "finland"), False),
        (event("MOBILIZE/troops", "norway"), True),
        (event("//die", "envoy"), True),
        (event("SUPPORT//ratify", "norway"), True),
        (event("CONSULT/visit", "envoy", place="oslo"), True),
        (event("CONSULT/visit", "envoy"), False),
    ],
)
def test_a_reader_sees_acts_between_two_parties_and_acts_that_need_but_one(
    told: Event, wanted: bool
) -> None:
    assert concerns_relations(told) is wanted
