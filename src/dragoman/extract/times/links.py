"""Acts that a page's own words put in order: before, after, on the same day, two days later.

Only acts that are told as done are joined, each with the words that join it. What the words
of a date already say is not said again: a time that is counted from another *time* of the text
stays with `dates`; here acts are counted from acts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.order import order_words
from dragoman.codebook.tense import Tense, is_clause_head, tense_of
from dragoman.codebook.timing import timing_words
from dragoman.extract.times.candidates import main_verb
from dragoman.extract.times.order_cues import Joined, find_joined
from dragoman.model.claim import Relation, TimeLink
from dragoman.model.event import EventMention, Modality
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span
from dragoman.model.time import Basis, Shift, TimeExpression

__all__ = ["find_links"]

DONE = frozenset({Modality.HAPPENED, Modality.CONFIRMED})
CARRIED = frozenset({"dobj", "attr", "oprd", "nsubj", "nsubjpass"})
COUNTED = frozenset({"day", "week", "month", "year"})

type Links = Mapping[Span, tuple[TimeLink, ...]]


def find_links(
    parsed: Parsed, events: Sequence[EventMention], times: Sequence[TimeExpression]
) -> Links:
    """Give how the acts of a page stand to each other in time, by the trigger of each."""
    acts = _Acts(parsed, events)
    found: defaultdict[Span, dict[Span, TimeLink]] = defaultdict(dict)
    if len(acts.done) < 2:
        return {}
    for trigger, link in (*_by_cues(acts), *_in_turn(acts), *_counted(acts, times)):
        told_already = link.other in found[trigger] or trigger in found[link.other]
        if trigger != link.other and not told_already:
            found[trigger][link.other] = link
    return {trigger: tuple(links.values()) for trigger, links in found.items() if links}


@dataclass(frozen=True, slots=True)
class _Act:
    """An act that is told as done, and the topmost token of its trigger."""

    trigger: Span
    head: Token
    time: Span | None
    """The expression that dates it."""


class _Acts:
    """The acts of a page that are told as done, by their own tokens and by their verbs'."""

    def __init__(self, parsed: Parsed, events: Sequence[EventMention]) -> None:
        self.parsed = parsed
        self.done: dict[Span, _Act] = {}
        self._at: defaultdict[int, list[_Act]] = defaultdict(list)
        for event in events:
            head = parsed.head_of(event.trigger)
            if head is None or event.modality not in DONE or event.trigger in self.done:
                continue
            time = event.time.source if event.time is not None else None
            act = _Act(event.trigger, head, time)
            self.done[event.trigger] = act
            for index in {head.index, _carrier(parsed, head)}:
                self._at[index].append(act)

    def at(self, token: Token) -> tuple[_Act, ...]:
        """Give the acts that a verb or a noun tells: its own, and that of a noun it carries."""
        own = [act for act in self._at[token.index] if act.head.index == token.index]
        return tuple(own or self._at[token.index])


def _carrier(parsed: Parsed, head: Token) -> int:
    """Give the verb that carries an act named by a noun ("held talks"), else its own token."""
    if head.pos not in {"NOUN", "PROPN"} or head.dep not in CARRIED:
        return head.index
    words, verb = timing_words(), parsed.tokens[head.head]
    subject = head.dep == "nsubj"
    carriers = words.carriers_of_subject if subject else words.carriers_of_object
    return verb.index if is_clause_head(verb) and verb.lemma in carriers else head.index


# -- "after", "before", "during", "when"


def _by_cues(acts: _Acts) -> Iterator[tuple[Span, TimeLink]]:
    parsed = acts.parsed
    for joined in find_joined(parsed):
        besides, others = acts.at(joined.beside), acts.at(joined.behind)
        if not besides or not others or not _allowed(parsed, joined, others[0]):
            continue
        for act in besides:
            for other in others:
                link = _link(parsed, joined, act, other)
                if link is not None:
                    yield act.trigger, link


def _allowed(parsed: Parsed, joined: Joined, other: _Act) -> bool:
    """Say whether both are told once as past, and what the cue needs besides is there."""
    words = order_words()
    beside, behind = joined.beside, joined.behind
    if not _is_past(parsed, beside) or (is_clause_head(behind) and not _fits(parsed, joined)):
        return False
    sentence = parsed.in_sentence(parsed.sentences[beside.sentence])
    if any(token.lower in words.repeated for token in sentence):
        return False
    match joined.cue.needs:
        case "perfect":
            return any(aux.lemma == "have" for aux in parsed.dependents(beside.index, "aux"))
        case "lasting":
            return words.lasting.get(other.head.lemma, 1) > 1
        case "held":
            return other.head.lemma in words.held
        case _:
            return True


def _is_past(parsed: Parsed, token: Token) -> bool:
    """Say whether an act is told in the past tense; a bare participle has that of its clause."""
    return tense_of(parsed, token.index) is Tense.PAST


def _fits(parsed: Parsed, joined: Joined) -> bool:
    """Say whether the clause behind a cue tells of something done."""
    behind = joined.behind
    auxiliaries = parsed.dependents(behind.index, "aux", "auxpass")
    if any(aux.lower in order_words().doubtful or aux.tag == "TO" for aux in auxiliaries):
        return False
    if behind.dep in {"pcomp", "conj"} and behind.tag == "VBG":
        return True
    if joined.cue.relation == "before" and _is_pluperfect(parsed, behind):
        return False  # "left before Peru had signed": it may never have
    return _is_past(parsed, behind)


def _is_pluperfect(parsed: Parsed, verb: Token) -> bool:
    return any(aux.lower in {"had", "'d", "’d"} for aux in parsed.dependents(verb.index, "aux"))


def _link(parsed: Parsed, joined: Joined, act: _Act, other: _Act) -> TimeLink | None:
    relation, shift = Relation(joined.cue.relation), joined.shift
    if relation is Relation.SAME_DAY and is_clause_head(joined.behind):
        before = _is_pluperfect(parsed, joined.beside)
        after = _is_pluperfect(parsed, joined.behind)
        if before and after:
            return None
        if before or after:
            relation, shift = (Relation.AFTER if after else Relation.BEFORE), None
    cue = parsed.span(joined.first, joined.last + 1)
    return _made(act, other, relation, cue, shift)


def _made(
    act: _Act, other: _Act, relation: Relation, cue: Span, shift: Shift | None
) -> TimeLink | None:
    """Give a link; one that counts from an act of unknown length only puts in order."""
    lasting = order_words().lasting
    days = [lasting.get(head.lemma, 1) for head in (act.head, other.head)]
    lasts = 0 if 0 in days else max(days)
    if not lasts and relation is Relation.SAME_DAY:
        return None
    return TimeLink(other.trigger, relation, cue, shift if lasts else None, lasts)


# -- "met Silva and then signed"


def _in_turn(acts: _Acts) -> Iterator[tuple[Span, TimeLink]]:
    parsed, words = acts.parsed, order_words()
    for act in acts.done.values():
        verb = act.head
        if verb.dep != "conj" or not is_clause_head(verb) or not _is_past(parsed, verb):
            continue
        cues = [t for t in parsed.dependents(verb.index, "advmod") if t.lower in words.then]
        first = parsed.tokens[verb.head]
        cues = [t for t in cues if t.index < verb.index and not parsed.children[t.index]]
        if not cues or not is_clause_head(first) or not _is_past(parsed, first):
            continue
        for other in acts.at(first):
            cue = parsed.span(cues[0].index, cues[0].index + 1)
            link = _made(act, other, Relation.AFTER, cue, None)
            if link is not None:
                yield act.trigger, link


# -- "Two days later, …"


def _counted(acts: _Acts, times: Sequence[TimeExpression]) -> Iterator[tuple[Span, TimeLink]]:
    """Count an act from the one told before it, where the text names no time to count from."""
    loose = {time.span: shift for time in times if (shift := _loose(time)) is not None}
    for act in acts.done.values():
        shift = loose.get(act.time) if act.time is not None else None
        before = _told_before(acts, act) if shift is not None else ()
        if shift is None or act.time is None or len(before) != 1:
            continue
        relation = Relation.SAME_DAY
        if shift.amount:
            relation = Relation.AFTER if shift.amount > 0 else Relation.BEFORE
        link = _made(act, before[0], relation, act.time, shift)
        if link is not None:
            yield act.trigger, link


def _loose(time: TimeExpression) -> Shift | None:
    """Give how an expression is counted whose base no other expression of the text names."""
    shift = time.shift
    if time.basis is not Basis.EXPRESSION or time.interval is not None or time.anchor is not None:
        return None
    if shift is None or time.bound or shift.unit not in COUNTED:
        return None
    plain = shift.month is None and shift.weekday is None and shift.part is None
    return shift if plain else None


def _told_before(acts: _Acts, act: _Act) -> tuple[_Act, ...]:
    """Give what the verb before it in the sentence tells, else the main verb of the last sentence.

    Where that one only reports ("Oslo said it had …"), nobody can say what is counted from.
    """
    parsed = acts.parsed
    verb = parsed.tokens[_carrier(parsed, act.head)]
    if not is_clause_head(verb) or not _is_past(parsed, verb):
        return ()
    before: Token | None = None
    if verb.dep == "conj":
        before = parsed.tokens[verb.head]
    elif verb.head == verb.index and verb.sentence:
        main = main_verb(parsed, verb.sentence - 1)
        before = None if main is None else parsed.tokens[main]
        if before is not None and parsed.dependents(before.index, "conj"):
            return ()
    if before is None or not _is_past(parsed, before) or _is_pluperfect(parsed, before):
        return ()
    reports = before.lemma in timing_words().reporting and parsed.dependents(before.index, "ccomp")
    return () if reports else acts.at(before)
