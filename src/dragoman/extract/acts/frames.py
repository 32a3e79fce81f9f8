"""Fills the frame of a trigger: actor, recipient, place and the rest, out of its own clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.codebook.events import EventBook
from dragoman.codebook.states import state_name
from dragoman.extract.acts.arguments import carrier, heads_at
from dragoman.extract.acts.borrowed import borrowed_heads
from dragoman.extract.acts.earlier import authors_before
from dragoman.extract.acts.fillers import parties_at
from dragoman.extract.acts.lookup import Lookup
from dragoman.extract.acts.means import means_of, reach_of
from dragoman.extract.acts.phrases import coordinated, lemmas_of, pobjects, word_set
from dragoman.extract.acts.purpose import purpose_of
from dragoman.extract.acts.things import agreement_at, number_at, place_at, theme_at
from dragoman.extract.acts.triggers import Trigger
from dragoman.extract.acts.verbs import is_passive, objects, subjects
from dragoman.extract.names.outlets import government_of
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed

__all__ = ["fill_frame", "role_heads"]

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "off", "on", "around", "across")
_NOT_OF_STATES = frozenset({"on", "off", "near"})
_TOPIC_PREPOSITIONS = ("about", "on", "over", "regarding", "concerning")
_TIME_PREPOSITIONS = frozenset({"during", "after", "following", "before", "on", "in", "at", "amid"})


def fill_frame(lookup: Lookup, trigger: Trigger, book: EventBook) -> tuple[Argument, ...]:
    """Give the arguments of a trigger; nobody is both actor and recipient of one act.

    Whom its own clause does not name may be told by the clause around it, or by the act before to
    which its object points back.
    """
    found = list(_own_arguments(lookup, trigger, book))
    if Role.RECIPIENT not in trigger.rule.frame.roles:
        return tuple(found)
    if any(a.role is Role.RECIPIENT and a.mention for a in found):
        return tuple(found)
    others = _others_around(lookup, trigger, found, book)
    bare = [] if not others else [a for a in found if a.role is Role.RECIPIENT]
    return (*(a for a in found if a not in bare), *others)


def _own_arguments(lookup: Lookup, trigger: Trigger, book: EventBook) -> tuple[Argument, ...]:
    """Give what the frame itself names."""
    found: list[Argument] = []
    for role in (Role.ACTOR, Role.RECIPIENT, Role.AGREEMENT, Role.THEME, Role.PLACE, Role.NUMBER):
        for argument in _fill(lookup, trigger, role, book, found):
            if not _stands(argument, found, lookup):
                found.append(argument)
    found = [a for a in found if not _is_own(lookup, trigger, a, found)]
    found.extend(purpose_of(lookup.parsed, trigger, _support(lookup.parsed, trigger, book)))
    if trigger.rule.entry.extension == "ratify":
        found = _by_home(lookup, [lookup.for_state(argument) for argument in found])
    visit = trigger.rule.entry.mode == "visit"
    return tuple(_states_of_places(lookup, found, visit=visit))


def _fill(
    lookup: Lookup, trigger: Trigger, role: Role, book: EventBook, standing: list[Argument]
) -> list[Argument]:
    """Give what fills a role: of its places all, or the first that names somebody."""
    together = role in trigger.rule.frame.together
    named: list[Argument] = []
    bare: list[Argument] = []
    for place, heads in role_heads(lookup.parsed, trigger, role, book):
        for head in _listed(lookup, heads) if role in _PARTIES else heads:
            for argument in _filler(lookup, role, head, book):
                if _stands(argument, standing, lookup) or _is_no_place(lookup, argument, place):
                    continue
                if argument.mention is not None:
                    if not _is_misplaced(lookup, trigger, argument, place):
                        named.append(argument)
                elif _may_be_bare(lookup.parsed, role, place, head, trigger):
                    bare.append(argument)
        own = role is Role.RECIPIENT and _is_all_own(lookup, trigger, named, standing)
        if (named or (bare and role is Role.NUMBER)) and not (together or own):
            break
    if role is Role.NUMBER:
        return bare  # "killed 12 soldiers and 30 farmers"
    return named + bare if together else named or bare[:1]


def _by_home(lookup: Lookup, found: list[Argument]) -> list[Argument]:
    """Let the state whose page tells of a ratification be who ratified, if nobody else is named."""
    home = government_of(lookup.parsed.document.outlet)
    if home is None or any(a.role is Role.ACTOR for a in found):
        return found
    return [
        replace(a, role=Role.ACTOR)
        if a.role is Role.RECIPIENT and _homes(lookup, [a]) == {home}
        else a
        for a in found
    ]


def _others_around(
    lookup: Lookup, trigger: Trigger, found: list[Argument], book: EventBook
) -> tuple[Argument, ...]:
    """Give the recipients that stand around an act whose frame names none."""
    homes = _homes(lookup, (a for a in found if a.role is Role.ACTOR))
    for arguments in _around(lookup, trigger, book):
        others = tuple(
            argument
            for argument in arguments
            if argument.mention
            and not _stands(argument, found)
            and homes.isdisjoint(_homes(lookup, [argument]))
        )
        if others:
            return others
    return ()


def _around(lookup: Lookup, trigger: Trigger, book: EventBook) -> Iterator[tuple[Argument, ...]]:
    for bearer in (trigger.index, _support(lookup.parsed, trigger, book)):
        if bearer is not None:
            for heads in borrowed_heads(lookup.parsed, bearer, trigger.rule.entry):
                yield tuple(a for h in heads for a in parties_at(lookup, h, Role.RECIPIENT))
    yield from authors_before(lookup, trigger, book, _own_arguments)


def _homes(lookup: Lookup, arguments: Iterable[Argument]) -> frozenset[str]:
    """Give the states (or listed bodies) behind arguments."""
    mentions = (lookup.by_id.get(a.mention or "") for a in arguments)
    return frozenset(key for m in mentions if m and (key := m.state or m.codebook))


def _listed(lookup: Lookup, heads: tuple[int, ...]) -> Iterator[int]:
    """Give heads with the states listed behind a state ("Norway, Chad, Peru and the rich Niger").

    The parser takes a member of a list for an apposition at times, but no state is another one.
    """
    for head in heads:
        yield head
        state = lookup.at(head, {Kind.STATE})
        for token in lookup.parsed.dependents(head, "appos") if state else ():
            other = lookup.at(token.index, {Kind.STATE})
            if other is not None and other.codebook not in (None, state and state.codebook):
                yield from coordinated(lookup.parsed, token.index)


def _is_own(lookup: Lookup, trigger: Trigger, argument: Argument, found: list[Argument]) -> bool:
    """Say whether words go to the speakers' own side beside another, or to what they agree on.

    "The king of Norway asked Oslo and Rome to wait" asks Rome; "the two agreed to settle the
    Chadian question" tells nobody but each other.
    """
    if argument.role is not Role.RECIPIENT or trigger.rule.entry.quad not in (1, 3):
        return False
    actors = [a for a in found if a.role is Role.ACTOR]
    others = [a for a in found if a.role is Role.RECIPIENT and a is not argument]
    if trigger.rule.entry.type == "AGREE" and len(actors) > 1:
        return True
    states = {m.state or m.codebook for a in actors if (m := lookup.by_id.get(a.mention or ""))}
    own = lookup.by_id.get(argument.mention or "")
    side = (own.state or own.codebook) if own else None
    return bool(others) and side is not None and side in states


def _is_misplaced(lookup: Lookup, trigger: Trigger, argument: Argument, place: str) -> bool:
    """Say whether a party before a noun of force has the other part than the place says.

    "Her arrest" was done to her, as "the Salisbury poisoning" was done in Salisbury; "Iran's
    arrest of sailors" and "her murder of the king" were done by them.
    """
    if trigger.rule.frame.pos != "noun" or place not in {"possessor", "modifier"}:
        return False
    mention = lookup.by_id[argument.mention or ""]
    if place == "modifier":
        site = trigger.rule.entry.type in _FORCE and mention.kind is Kind.PLACE
        return site is (argument.role is Role.ACTOR)
    lemmas = lemmas_of(lookup.parsed.tokens[trigger.index])
    undergone = (
        mention.kind is Kind.PERSON
        and not word_set("undergone").isdisjoint(lemmas)
        and not pobjects(lookup.parsed, trigger.index, "of")
    )
    return undergone is (argument.role is Role.ACTOR)


def _is_all_own(
    lookup: Lookup, trigger: Trigger, named: list[Argument], standing: list[Argument]
) -> bool:
    """Say whether words go to the speakers' own people so far, and may yet name others.

    "The king said that Norwegians should talk to Chad": to Chad.
    """
    if trigger.rule.entry.quad not in (1, 3):
        return False
    homes = _homes(lookup, (a for a in standing if a.role is Role.ACTOR))
    return all(_homes(lookup, [a]) and _homes(lookup, [a]) <= homes for a in named)


def _may_be_bare(parsed: Parsed, role: Role, place: str, head: int, trigger: Trigger) -> bool:
    """Say whether a noun that names nobody may fill a role: people may, "opposition" may not.

    Troops that are moved are nobody's foe.
    """
    if role not in _PARTIES:
        return True
    if place not in _MAY_BE_BARE[role]:
        return False
    lemmas = lemmas_of(parsed.tokens[head])
    if "state" in lemmas and pobjects(parsed, head, "of"):
        return False  # "declared a state of emergency"
    if trigger.rule.entry.type == "MOBILIZE" and role is Role.RECIPIENT:
        human = word_set("human") - word_set("force")
    else:
        human = word_set("human")
    return not human.isdisjoint(lemmas)


def _is_no_place(lookup: Lookup, argument: Argument, place: str) -> bool:
    """Say whether it is a state after "on": that is what is acted on, not where."""
    mention = lookup.by_id.get(argument.mention or "")
    return (
        argument.role is Role.PLACE
        and place in _NOT_OF_STATES
        and (mention is None or mention.kind is not Kind.PLACE)
    )


def _filler(lookup: Lookup, role: Role, head: int, book: EventBook) -> tuple[Argument, ...]:
    if role in _PARTIES:
        return parties_at(lookup, head, role)
    if role is Role.AGREEMENT:
        return agreement_at(lookup, head, book.sets["agreement"])
    if role is Role.PLACE:
        return place_at(lookup, head)
    return theme_at(lookup, head) if role is Role.THEME else number_at(lookup, head)


_PARTIES = frozenset({Role.ACTOR, Role.RECIPIENT})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_MAY_BE_BARE = {
    Role.ACTOR: frozenset({"subject", "by", "of-by", "with", "between", "from"}),
    Role.RECIPIENT: frozenset({"object", "indirect", "of", "against", "clause", "subject"}),
}
"""Places where a noun that names nobody may still stand: "police", "twelve fishermen"."""


def role_heads(
    parsed: Parsed, trigger: Trigger, role: Role, book: EventBook
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give each place where a role may stand with the heads that stand there."""
    places = trigger.rule.frame.roles.get(role, ())
    if role is Role.PLACE:
        places = (*places, *PLACE_PREPOSITIONS)
    support = _support(parsed, trigger, book)
    means = means_of(parsed, trigger, book) if role in _PARTIES else ()
    deed = {trigger.index, *means}
    undergone = role is Role.RECIPIENT and bool(places) and _may_be_undergone(trigger)
    if undergone:
        yield "possessor", heads_at(parsed, trigger.index, "possessor")
    for place in places:
        if place == "topic":
            yield place, _topics(parsed, trigger, support)
            continue
        for heads in _heads(parsed, trigger, place, support):
            yield place, tuple(head for head in heads if head not in deed)
    if undergone:
        yield "modifier", heads_at(parsed, trigger.index, "modifier")
    if means:
        yield "means", means if role is Role.ACTOR else reach_of(parsed, means)
    if role is Role.PLACE:
        yield "occasion", _place_of_occasion(parsed, trigger.index)


def _may_be_undergone(trigger: Trigger) -> bool:
    """Say whether a noun may be done to whoever stands before it; see `_is_misplaced`."""
    entry = trigger.rule.entry
    return trigger.rule.frame.pos == "noun" and entry.type in _FORCE | {"SANCTION", "RETREAT"}


def _heads(
    parsed: Parsed, trigger: Trigger, place: str, support: int | None
) -> Iterator[tuple[int, ...]]:
    """Give the heads at a place: of the trigger, of the nouns of its pattern, of its carrier."""
    if place in {"support", "undergoer"}:
        yield _carried(parsed, support, undergone=place == "undergoer")
        return
    if place == "voiced":
        yield _voice_above(parsed, trigger.index)
        return
    if place in {"above", "scene"}:
        verb = _verb_of_occasion(parsed, trigger.index)
        if verb is not None:
            yield _subject_above(parsed, verb) if place == "above" else _scene(parsed, verb)
        return
    yield heads_at(parsed, trigger.index, place)
    if place in _VERBAL:
        return
    outer, _, inner = place.rpartition("-")
    if outer in {"", "object"}:
        for noun in trigger.nouns:
            yield heads_at(parsed, noun, inner)
            # "another round of exercises with Chad": what hangs on the round is the exercises'.
            measure = _measure(parsed, noun)
            if measure is not None:
                yield heads_at(parsed, measure, inner)
    if support is not None and not outer:
        yield pobjects(parsed, support, place)
        if place == "between":
            # "talks held the day before between X and Y": no other word here takes "between".
            yield tuple(h for i in parsed.subtree(support) for h in pobjects(parsed, i, place))


def _topics(parsed: Parsed, trigger: Trigger, support: int | None) -> tuple[int, ...]:
    """Give what was talked about: under "on" or "about", or discussed, as the clause says it."""
    words = (trigger.index, *trigger.nouns, *(() if support is None else (support,)))
    found = [head for i in words for of in _TOPIC_PREPOSITIONS for head in pobjects(parsed, i, of)]
    if not trigger.nouns and trigger.rule.frame.pos == "verb":
        found.extend(objects(parsed, trigger.index))
    for index in words:
        for verb in parsed.dependents(index, "advcl"):
            if not word_set("topical").isdisjoint(lemmas_of(verb)):
                found.extend(objects(parsed, verb.index))
    aside = word_set("aside")
    return tuple(i for i in found if aside.isdisjoint(lemmas_of(parsed.tokens[i])))


def _measure(parsed: Parsed, noun: int) -> int | None:
    """Give "round" of "a round of talks"."""
    of = parsed.tokens[parsed.tokens[noun].head]
    above = parsed.tokens[of.head]
    if of.lower == "of" and above.lemma in word_set("transparent"):
        return above.index
    return None


def _carried(parsed: Parsed, support: int | None, *, undergone: bool) -> tuple[int, ...]:
    """Give the subject of the verb that carries a noun: who does it, or to whom it is done."""
    if support is None:
        return ()
    suffers = not word_set("undergo").isdisjoint(lemmas_of(parsed.tokens[support]))
    return subjects(parsed, support) if suffers is undergone else ()


_VERBAL = frozenset(
    {
        "subject",
        "object",
        "indirect",
        "possessor",
        "modifier",
        "clause",
        "content",
        "teller",
        "where",
    }
)


def _support(parsed: Parsed, trigger: Trigger, book: EventBook) -> int | None:
    """Give the verb that carries a noun of action, above it or behind it ("talks held by")."""
    if trigger.rule.frame.pos != "noun":
        return None
    words = book.sets["support"] | book.sets["undergo"]
    above = carrier(parsed, trigger.index, words)
    if above is not None:
        return above
    for verb in parsed.dependents(trigger.index, "acl", "relcl"):
        if verb.tag == "VBN" and not words.isdisjoint(lemmas_of(verb)):
            return verb.index
    return None


def _verb_of_occasion(parsed: Parsed, noun: int) -> int | None:
    """Give the verb of the clause that says what went on during it."""
    token = parsed.tokens[noun]
    prep = parsed.tokens[token.head]
    if token.dep != "pobj" or prep.lower not in _TIME_PREPOSITIONS:
        return None
    verb = parsed.tokens[prep.head]
    return verb.index if verb.pos in {"VERB", "AUX"} else None


def _subject_above(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give the subject of the clause above ("on a visit to Oslo, X said …")."""
    return heads_at(parsed, verb, "object") if is_passive(parsed, verb) else subjects(parsed, verb)


def _voice_above(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Give who says what the noun calls it ("in a warning to Chad, X said …")."""
    token = parsed.tokens[noun]
    prep = parsed.tokens[token.head]
    new = {t.lower for t in parsed.dependents(noun, "det")} & {"a", "an", "another"}
    verb = _verb_of_occasion(parsed, noun)
    return _subject_above(parsed, verb) if prep.lower == "in" and new and verb else ()


def _scene(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the clause above took place ("signed in Oslo during a visit by X")."""
    return pobjects(parsed, verb, "in") + pobjects(parsed, verb, "at")


def _place_of_occasion(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Give where the occasion was at which it was done.

    "During a meeting in Turku, X met Y"; "attended a summit in Oslo, where X was signed".
    """
    found: list[int] = []
    for word in _TIME_PREPOSITIONS:
        for occasion in pobjects(parsed, verb, word):
            for place in ("in", "at"):
                found.extend(pobjects(parsed, occasion, place))
    if any(token.lower == "where" for token in parsed.dependents(verb, "advmod")):
        above = next((t for t in parsed.ancestors(verb) if t.pos == "VERB"), None)
        for place in ("in", "at", "to", "object-in", "object-at", "object-to"):
            if above is not None:
                found.extend(heads_at(parsed, above.index, place))
    return tuple(found)


def _stands(argument: Argument, found: list[Argument], lookup: Lookup | None = None) -> bool:
    """Say whether an argument stands already, in this role or in one that it cannot share."""
    for other in found:
        if argument.role is Role.THEME and argument.span.overlaps(other.span):
            return True
        both = argument.role in _PARTIES and other.role in _PARTIES
        if other.role is not argument.role and not both:
            continue
        if other.mention is not None and other.mention == argument.mention:
            return True
        if other.name == argument.name and not (
            lookup and other.role is not argument.role and _are_two_groups(lookup, argument, other)
        ):
            return True
    return False


def _are_two_groups(lookup: Lookup, left: Argument, right: Argument) -> bool:
    """Say whether two parties of one state are told apart ("Fijian farmers", "Fiji's police")."""
    if left.span.overlaps(right.span):
        return False
    heads = [lookup.parsed.head_of(argument.span) for argument in (left, right)]
    mentions = [lookup.by_id.get(argument.mention or "") for argument in (left, right)]
    return all(
        head is not None
        and mention is not None
        and mention.kind is Kind.STATE
        and not mention.span.covers(argument.span)
        and not word_set("human").isdisjoint(lemmas_of(head))
        for head, mention, argument in zip(heads, mentions, (left, right), strict=True)
    )


def _states_of_places(lookup: Lookup, found: list[Argument], *, visit: bool) -> Iterator[Argument]:
    """Let a place that is a party stand for its state; on a visit it is the place as well."""
    places = {a.mention for a in found if a.role is Role.PLACE}
    names = {a.name for a in found if a.role in _PARTIES}
    for argument in found:
        mention = lookup.by_id.get(argument.mention or "")
        if (
            argument.role not in _PARTIES
            or mention is None
            or not _is_place(lookup, mention, visit)
        ):
            yield argument
            continue
        state = state_name(mention.state)
        if state is None and not visit:
            yield argument
        elif state is not None and state not in names:
            names.add(state)
            yield replace(argument, name=state)
        if visit and mention.id not in places:
            yield Argument(Role.PLACE, argument.span, mention.name, mention.id)


def _is_place(lookup: Lookup, mention: Mention, visit: bool) -> bool:
    """Say whether a party is a place: a city, or an embassy that is visited."""
    if mention.kind is Kind.PLACE:
        return True
    head = lookup.parsed.head_of(mention.span)
    return (
        visit
        and mention.kind is Kind.ORGANIZATION
        and mention.state is not None
        and head is not None
        and head.lemma in word_set("place_noun")
    )
