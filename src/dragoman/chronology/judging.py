"""What people say of who is who: found by name or id, kept, and taken back.

A verdict is anchored at two mentions, one for each of the two things that it is about, never at
ids of entities. An entity's id follows from its name and state, and an entity may split or grow as
pages come; a mention stays what it is as long as its page's text does, in this store and in
another one that read the same page. So "A is B" says: whatever holds the first mention is whatever
holds the second; "A is not B" says that nothing ever holds both. Each rebuild starts from the
verdicts, so a verdict acts on the pages that come after it too: of a name that a verdict told
apart, every page goes to the side with which it has more in common (`dragoman.resolve.names.told`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.errors import NotFound, UsageError
from dragoman.model.judgement import PERSON, Judgement, Verdict
from dragoman.model.mention import Entity, Mention
from dragoman.resolve.linker import is_personal, latest_verdicts, link, unordered
from dragoman.resolve.names.name_forms import plain
from dragoman.store.base import Store

__all__ = [
    "Thing",
    "make_verdict",
    "resolve_names_to_entities",
    "say_verdict",
    "undo_verdict",
    "verdicts_of",
]

_SUBJECT = "mention"
_SHORTEST_ID = 6
"""Digits from which on a word is tried as the beginning of an id."""
_LISTED = 5
"""Namesakes that an error lists."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a person meant: an entity, and the mention that stands for it in a verdict."""

    entity: Entity
    mention: str
    named: bool
    """Whether it was meant as a whole (by name or entity id), not by one mention."""


def resolve_names_to_entities(store: Store, typed: Sequence[str]) -> tuple[Thing, ...]:
    """Give what each typed word means: (the beginning of) an entity's or a mention's id, or a name.

    A name is looked for among canonical names first, then among all names met, without regard to
    case and accents. Raises NotFound for nothing, UsageError for several, with their ids.
    """
    entities = list(store.entities())
    by_id = {entity.id: entity for entity in entities}
    home = store.entity_of()
    found: list[tuple[Entity, str | None]] = []
    for words in typed:
        known = _ids(words, by_id)
        if known:
            found.append((_only(words, [by_id[key] for key in known]), None))
            continue
        mentions = [key for key in _ids(words, home) if home[key] in by_id]
        if len(mentions) > 1:
            raise UsageError(f"several mentions have an id that begins with {words!r}")
        if mentions:
            found.append((by_id[home[mentions[0]]], mentions[0]))
        else:
            found.append((_only(words, _named(words, entities)), None))
    anchors = _anchors(store, [entity for entity, mention in found if mention is None])
    return tuple(
        Thing(entity, mention or anchors[entity.id], mention is None) for entity, mention in found
    )


def make_verdict(
    store: Store, left: str, right: str, verdict: Verdict, why: str, who: str, at: str | None = None
) -> Judgement:
    """Keep somebody's verdict that two things are the same, or are not; give it back.

    `left` and `right` are read by `resolve_names_to_entities`; `who` is the judging person's name,
    `at` an ISO time (now, if left out). Entities change at the next rebuild. Raises UsageError for
    a verdict without a reason, on one thing, on two rows of the codebook, or against what other
    verdicts say together.
    """
    if verdict is Verdict.UNSURE:
        raise UsageError("a person's verdict is same or different: to withdraw one, undo it")
    if not why.strip() or not who.strip():
        raise UsageError("a verdict needs its reason and the name of whoever gives it")
    one, other = resolve_names_to_entities(store, (left, right))
    _check_pair(one, other, verdict)
    first, second = unordered(one.mention, other.mention)
    at = at or datetime.now(UTC).isoformat(timespec="microseconds")
    made = Judgement(_SUBJECT, first, second, verdict, 1.0, why.strip(), PERSON + who.strip(), at)
    _check_others(store, made)
    store.put_verdict(made)
    return made


def verdicts_of(store: Store, words: str = "", who: str = "") -> tuple[Judgement, ...]:
    """Give persons' verdicts on mentions, the last first; of one person, on one thing, if named.

    `words` are read as in a verdict; a thing that was judged the same as another is both.
    """
    given = (j for j in store.judgements(_SUBJECT) if is_personal(j))
    found = [j for j in given if not who or j.made_by == PERSON + who]
    if words:
        (thing,) = resolve_names_to_entities(store, (words,))
        own = set(thing.entity.mentions) if thing.named else {thing.mention}
        found = [j for j in found if j.left in own or j.right in own]
    return tuple(sorted(found, key=lambda j: (j.at or "", j.left, j.right), reverse=True))


def undo_verdict(store: Store, words: str = "", who: str = "") -> Judgement:
    """Take back the last verdict (of one person, on one thing, if named) and give it.

    What that person had said of the pair before is not restored: a new verdict replaced it.
    Raises NotFound when there is none.
    """
    found = verdicts_of(store, words, who)
    if not found:
        about = f" on {words!r}" if words else ""
        raise NotFound(f"there is no verdict{about} to take back")
    last = found[0]
    store.withdraw_verdict(last.subject, last.left, last.right, last.made_by)
    return last


def say_verdict(store: Store, judgement: Judgement) -> str:
    """Give a verdict as a sentence, with the words at which it is anchored."""
    wanted = {judgement.left, judgement.right}
    words = {mention.id: mention for mention in store.mentions() if mention.id in wanted}
    names = [_say_mention(store, words.get(key), key) for key in (judgement.left, judgement.right)]
    is_or_not = "is" if judgement.verdict is Verdict.SAME else "is not"
    who = judgement.made_by.removeprefix(PERSON)
    return f"{names[0]} {is_or_not} {names[1]}, says {who}: {judgement.reason}"


def _say_mention(store: Store, mention: Mention | None, key: str) -> str:
    if mention is None:
        return f"mention {key} (of a page that is not here)"
    return f"“{mention.name}” of {store.document(mention.span.document).address}"


def _ids(words: str, ids: Iterable[str]) -> list[str]:
    """Give the ids that begin so, if the words can be the beginning of one."""
    lower = words.strip().lower()
    if len(lower) < _SHORTEST_ID or set(lower) - set("0123456789abcdef"):
        return []
    return sorted(key for key in ids if key.startswith(lower))


def _named(words: str, entities: Sequence[Entity]) -> list[Entity]:
    wanted = plain(words)
    found = [entity for entity in entities if plain(entity.name) == wanted]
    return found or [e for e in entities if wanted in {plain(name) for name in e.names}]


def _only(words: str, found: Sequence[Entity]) -> Entity:
    if not found:
        raise NotFound(f"nobody and nothing here is called {words!r}")
    if len(found) > 1:
        ordered = sorted(found, key=lambda entity: (-len(entity.mentions), entity.id))
        some = "; ".join(_described(entity) for entity in ordered[:_LISTED])
        more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise UsageError(f"{words!r} may be {some}{more}: give the id")
    return found[0]


def _described(entity: Entity) -> str:
    state = dict(entity.codes).get("state", "").removeprefix("state/")
    count = len(entity.mentions)
    times = "once" if count == 1 else f"{count} times"
    about = ", ".join(part for part in (str(entity.kind), state, f"named {times}") if part)
    return f"{entity.id} {entity.name} ({about})"


def _anchors(store: Store, entities: Sequence[Entity]) -> dict[str, str]:
    """Give for each entity the mention that stands for it: one that prints its name in full."""
    wanted = {mention: entity for entity in entities for mention in entity.mentions}
    best: dict[str, tuple[bool, bool, str]] = {}
    for mention in store.mentions():
        entity = wanted.get(mention.id)
        if entity is not None:
            rank = (mention.antecedent is not None, mention.text != entity.name, mention.id)
            best[entity.id] = min(rank, best.get(entity.id, rank))
    return {key: rank[-1] for key, rank in best.items()}


def _check_pair(one: Thing, other: Thing, verdict: Verdict) -> None:
    """Refuse what says nothing, or what no verdict can do."""
    same_thing = one.entity.id == other.entity.id
    if one.mention == other.mention or (same_thing and (one.named or other.named)):
        name = f"{one.entity.name} ({one.entity.id})"
        if verdict is Verdict.SAME:
            raise UsageError(f"both are one already: {name}")
        raise UsageError(f"both are {name}: name two of its mentions by id to tell them apart")
    rows = {dict(thing.entity.codes).get("codebook") for thing in (one, other)} - {None}
    if verdict is Verdict.SAME and len(rows) > 1:
        raise UsageError(f"{' and '.join(sorted(map(str, rows)))} are two rows of the codebook")


def _check_others(store: Store, made: Judgement) -> None:
    """Refuse a verdict that others, taken together, contradict."""
    before = latest_verdicts(verdicts_of(store))
    others = [j for j in before if (j.left, j.right) != (made.left, made.right)]
    items = {key for j in (*others, made) for key in (j.left, j.right)}
    if link(items, [*others, made]).refused and not link(items, others).refused:
        raise UsageError(
            "other verdicts say the opposite when taken together: undo one of "
            + "; ".join(say_verdict(store, j) for j in _about(others, made))
        )


def _about(others: Sequence[Judgement], made: Judgement) -> list[Judgement]:
    """Give the verdicts that hang together with one."""
    reached, found = {made.left, made.right}, set[int]()
    while True:
        new = {
            number
            for number, j in enumerate(others)
            if number not in found and reached & {j.left, j.right}
        }
        if not new:
            return [others[number] for number in sorted(found)]
        found |= new
        reached |= {key for number in new for key in (others[number].left, others[number].right)}
