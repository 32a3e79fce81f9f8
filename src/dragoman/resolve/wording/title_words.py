"""The words that fill the slots of a headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.codebook.states import states
from dragoman.model.claim import Claim
from dragoman.model.event import Role
from dragoman.resolve.acts.treaty_names import treaty_name, treaty_title
from dragoman.resolve.acts.world import WORDS, World
from dragoman.resolve.wording.titles import in_a_row, lowered, named, with_article

__all__ = ["PAPERS", "commonest", "title_words"]

LONGEST_WORDS = 60
"""Letters of a thing in a headline."""
LONGEST_NUMBER = 50
PAPERS = frozenset({"sign", "ratify", "enter-force", "withdraw-treaty"})


def commonest(values: Iterable[str]) -> str:
    """Give the commonest value, of equals the first by letter; empty when there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else ""


def title_words(
    told: Sequence[Claim],
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    world: World,
) -> dict[str, str]:
    """Give the words for a headline's slots."""
    first = [named(world.name(key)) for key in _without_agents(actors, told, world)]
    second = [named(world.name(key)) for key in recipients]
    agreement = _agreement(told)
    number = _shortest(told, Role.NUMBER)
    return {
        "actors": in_a_row(first) or in_a_row(_bare(told, Role.ACTOR)),
        "recipients": in_a_row(second) or in_a_row(_bare(told, Role.RECIPIENT)),
        "pair": in_a_row([*first, *second]) if len(first) + len(second) > 1 else "",
        "place": _place_name(told, place, world),
        "agreement": with_article(agreement) if agreement else "",
        "treaty": with_article(agreement) if treaty_name(agreement).proper else "",
        "theme": _shortest(told, Role.THEME),
        "number": number,
        "troops": _troops(told, actors, world),
    }


def _without_agents(actors: Sequence[str], told: Sequence[Claim], world: World) -> list[str]:
    """Leave out those who act for a state that is named itself, in what states do by law."""
    if not any(claim.extension in PAPERS for claim in told):
        return list(actors)
    return [key for key in actors if world.is_state(key) or world.state(key) not in actors]


def _troops(told: Sequence[Claim], actors: Sequence[str], world: World) -> str:
    """Give soldiers with their number ("more than 500 marines"); whose they are is said already."""
    names = Counter(a.name for claim in told for a in claim.filling(Role.NUMBER))
    best = min(names, key=lambda name: (-names[name], len(name), name), default="")
    if not best or len(best) > LONGEST_NUMBER:
        return ""
    for key in actors:
        row = states().get(dict(world.entities[key].codes).get("codebook", ""))
        best = best.replace(f" {row.adjective} ", " ") if row else best
    return lowered(best) if best.split()[-1].isalpha() and " " in best else f"{best} troops"


def _place_name(told: Sequence[Claim], place: str | None, world: World) -> str:
    if place is None:
        return ""
    if not place.startswith(WORDS):
        return named(world.name(place))
    words = commonest(argument.name for claim in told for argument in claim.filling(Role.PLACE))
    return f"the {words}" if words.split()[-1].islower() else words


def _bare(told: Sequence[Claim], role: Role) -> list[str]:
    """Give the words of parties that no mention resolves, of the claim that has the fewest."""
    names = [[a.name for a in claim.filling(role)] for claim in told]
    return min(
        (found for found in names if found), key=lambda found: (len(found), found), default=[]
    )


def _agreement(told: Sequence[Claim]) -> str:
    """Give the fullest name of the agreement, as it stands in a sentence."""
    counted = Counter(a.name for claim in told for a in claim.filling(Role.AGREEMENT))
    if not counted:
        return ""
    best = min(
        counted,
        key=lambda name: (not treaty_name(name).proper, -counted[name], -len(name), name),
    )
    return treaty_title(best)


def _shortest(told: Sequence[Claim], role: Role) -> str:
    """Give the commonest words of a role, then the shortest; nothing when too long for a title."""
    counted = Counter(argument.name for claim in told for argument in claim.filling(role))
    best = min(counted, key=lambda name: (-counted[name], len(name), name), default="")
    return best if len(best) <= LONGEST_WORDS else ""
