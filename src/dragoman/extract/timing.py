"""Which expression dates which act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.codebook.tense import Tense, clause_head, tense_of
from dragoman.codebook.times import timing_words
from dragoman.extract.attachment import Hold, Link, link_of
from dragoman.model.calendar import bounded
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval, TimeExpression

__all__ = ["date_event"]

CONDITIONAL = frozenset({"would", "'d", "’d"})
OPENERS = frozenset({"in", "on", "at", "between", "from", "during", "but", "and", "then"})
"""Words that may stand before a time that opens its sentence."""
LEAD = 3
"""Sentences in which news names its day."""
RECENT = timedelta(days=4)
"""Days before publication that still are the story's own."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An expression with its tie to the act."""

    expression: TimeExpression
    link: Link
    distance: int

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Closest tie first, then the narrowest interval, then the nearest words."""
        interval = self.expression.interval
        width = interval.days if interval is not None and interval.days is not None else 100_000
        return (self.link.rank, 0 if interval else 1, width, self.distance)


def date_event(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> Dating:
    """Give the time of the act whose trigger is the token `trigger`.

    Looked for in this order: the act's own clause, the clauses above it that share its time,
    the sentence's opening, the sentences before it in the paragraph (past acts only), and at
    last the tense, which gives one bound: publication. Every choice is a step in plain words.
    """
    tense = tense_of(parsed, trigger)
    candidates = sorted(_in_sentence(parsed, trigger, times), key=lambda found: found.order)
    for candidate in candidates:
        if candidate.link.hold is Hold.SAME:
            return _dated(parsed, candidate, tense)
    framed = _frame(parsed, trigger, times) or _paragraph(parsed, trigger, times, tense)
    if framed is not None:
        return _dated(parsed, framed, tense)
    if tense is Tense.PRESENT and parsed.tokens[trigger].lemma in timing_words().reporting:
        tense = Tense.PAST  # "insists", "denounces": said by then
    by_tense = _by_tense(parsed, tense)
    if any(aux.lower in CONDITIONAL for aux in parsed.dependents(trigger, "aux")):
        by_tense = Dating(UNBOUNDED, Basis.UNKNOWN, ("was still to come when it was told",))
    for candidate in candidates:
        bounded = _bounded(candidate, tense, by_tense)
        if bounded is not None:
            return bounded
    return _statement(parsed, trigger, times, by_tense) or by_tense


def _usable(expression: TimeExpression) -> bool:
    """Say whether an expression can date anything: durations and sets cannot."""
    return expression.type in {"DATE", "TIME"} and (
        expression.interval is not None or expression.shift is not None
    )


def _of_sentence(sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give a sentence's usable times; `times` are in order of the text."""
    place = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    while place < len(times) and times[place].span.start < sentence.end:
        if _usable(times[place]):
            yield times[place]
        place += 1


def _in_sentence(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression]
) -> Iterator[_Candidate]:
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    for expression in _of_sentence(sentence, times):
        head = parsed.head_of(expression.span)
        if head is None or head.index == trigger:
            continue
        link = link_of(parsed, trigger, head)
        if link is not None:
            yield _Candidate(expression, link, abs(head.index - trigger))


def _frame(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> _Candidate | None:
    """Give the time that opens the act's sentence, unless the main verb only tells of the act."""
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    main = _main_verb(parsed, sentence.index)
    verb = clause_head(parsed, trigger)
    if main is None or parsed.tokens[main].lemma in timing_words().reporting:
        return None
    if verb.index != main and verb.dep != "conj":
        return None
    return next(_opening(parsed, sentence.index, times, "it opens the sentence"), None)


def _paragraph(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression], tense: Tense
) -> _Candidate | None:
    """Give the day of the story told so far in the paragraph, for a main clause in the past."""
    token = parsed.tokens[trigger]
    verb = clause_head(parsed, trigger)
    pluperfect = any(aux.lemma == "have" for aux in parsed.dependents(verb.index, "aux"))
    if tense is not Tense.PAST or verb.head != verb.index or pluperfect:
        return None
    paragraph = parsed.sentences[token.sentence].paragraph
    for number in range(token.sentence - 1, -1, -1):
        if parsed.sentences[number].paragraph != paragraph:
            return None
        main = _main_verb(parsed, number)
        if main is None or tense_of(parsed, main) is not Tense.PAST:
            return None
        if parsed.tokens[main].lemma in timing_words().reporting:
            return None
        found = next(_opening(parsed, number, times, "it is the day of the paragraph"), None)
        if found is not None:
            return found
    return None


def _statement(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression], by_tense: Dating
) -> Dating | None:
    """Put what somebody simply "said" into the story: not before the day that its lead names."""
    verb = parsed.tokens[trigger]
    simple = verb.tag == "VBD" and not parsed.dependents(trigger, "aux")
    if verb.lemma not in timing_words().statements or not simple:
        return None
    lead = next(_lead_days(parsed, times), None)
    if lead is None or lead.interval is None or by_tense.interval.end is None:
        return None
    both = Interval(lead.interval.start, None).intersection(by_tense.interval)
    if both is None:
        return None
    step = f"a statement in the story of {lead.text!r}: not before it"
    return Dating(both, lead.basis, (step, *lead.steps, *by_tense.steps))


def _lead_days(parsed: Parsed, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give the days that date the main verbs of the first sentences, if the news is of then."""
    published = parsed.document.published
    if published is None or published.interval.days != 1 or published.interval.start is None:
        return
    news = Interval(published.interval.start - RECENT, published.interval.end)
    for sentence in parsed.sentences[:LEAD]:
        main = _main_verb(parsed, sentence.index)
        if main is None:
            continue
        for candidate in _in_sentence(parsed, main, times):
            interval = candidate.expression.interval
            if candidate.link.hold is not Hold.SAME or interval is None or interval.days != 1:
                continue
            if news.contains(interval) and not candidate.expression.bound:
                yield candidate.expression


def _opening(
    parsed: Parsed, number: int, times: Sequence[TimeExpression], step: str
) -> Iterator[_Candidate]:
    """Give the days that stand before the subject of a sentence's main verb."""
    sentence = parsed.sentences[number]
    main = _main_verb(parsed, number)
    if main is None:
        return
    subjects = parsed.dependents(main, "nsubj", "nsubjpass", "expl")
    limit = min((parsed.subtree(subject.index)[0] for subject in subjects), default=main)
    for expression in _of_sentence(sentence, times):
        head = parsed.head_of(expression.span)
        if head is None or head.index > limit or expression.bound:
            continue
        link = link_of(parsed, main, head)
        if _leads(parsed, sentence, expression, head) or (
            link is not None and link.hold is Hold.SAME
        ):
            yield _Candidate(expression, Link(Hold.SAME, 9, step), 0)


def _leads(parsed: Parsed, sentence: Sentence, expression: TimeExpression, head: Token) -> bool:
    """Say whether a time opens its sentence, whatever the parser hangs it on."""
    before = [t for t in parsed.in_sentence(sentence) if t.start < expression.span.start]
    return head.dep not in {"poss", "compound", "amod"} and all(t.lower in OPENERS for t in before)


def _main_verb(parsed: Parsed, number: int) -> int | None:
    for token in parsed.in_sentence(parsed.sentences[number]):
        if token.head == token.index:
            return token.index if token.pos in {"VERB", "AUX"} else None
    return None


def _dated(parsed: Parsed, candidate: _Candidate, tense: Tense) -> Dating:
    """Date the act by an expression, narrowed by what its tense allows."""
    expression = candidate.expression
    steps = (f"dated by {expression.text!r}: {candidate.link.step}", *expression.steps)
    if expression.interval is None:
        return Dating(UNBOUNDED, Basis.UNKNOWN, steps)
    interval = bounded(expression.interval, expression.bound)
    if not interval.known:
        return Dating(UNBOUNDED, Basis.UNKNOWN, steps)
    narrowed = interval.intersection(_by_tense(parsed, tense).interval)
    if narrowed is not None and narrowed != interval:
        why = "ended by" if tense is Tense.PAST else "not before"
        steps = (*steps, f"the words are in the {tense} tense: {why} the day of publication")
        interval = narrowed
    return Dating(interval, expression.basis, steps)


def _by_tense(parsed: Parsed, tense: Tense) -> Dating:
    """Give the one bound that the tense allows: publication."""
    published = parsed.document.published
    if published is None or not published.interval.known:
        return Dating(UNBOUNDED, Basis.UNKNOWN, ("no time is given, publication is not known",))
    start, end = published.interval.start, published.interval.end
    if tense is Tense.PAST and end is not None:
        step = "no time is given; told in the past tense: it ended by the day of publication"
        return Dating(Interval(None, end), Basis.PUBLICATION, (step,))
    if tense is Tense.FUTURE and start is not None:
        step = "no time is given; told as still to come: not before the day of publication"
        return Dating(Interval(start, None), Basis.PUBLICATION, (step,))
    return Dating(UNBOUNDED, Basis.UNKNOWN, ("no time is given, and the tense bounds nothing",))


def _bounded(candidate: _Candidate, tense: Tense, by_tense: Dating) -> Dating | None:
    """Bound the act by the time of another one that it follows, precedes, or is told by."""
    expression, link = candidate.expression, candidate.link
    if expression.interval is None or expression.bound:
        return None
    hold = link.hold
    if hold is Hold.TOLD:
        hold = {Tense.PAST: Hold.EARLIER, Tense.FUTURE: Hold.LATER}.get(tense, Hold.TOLD)
    start, end = expression.interval.start, expression.interval.end
    if hold is Hold.LATER and start is not None:
        interval = Interval(start, None)
    elif hold is Hold.EARLIER and end is not None:
        interval = Interval(None, end)
    else:
        return None
    told = by_tense.interval if tense is Tense.PAST else UNBOUNDED
    both = interval.intersection(told)
    if both is None or both == by_tense.interval:
        return None
    step = f"bounded by {expression.text!r}: {link.step}"
    return Dating(both, expression.basis, (step, *expression.steps, *by_tense.steps))
