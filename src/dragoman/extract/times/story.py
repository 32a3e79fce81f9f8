"""The day at which a story stands when it tells an act without a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.codebook.tense import Tense, clause_head, tense_of
from dragoman.codebook.timing import timing_words
from dragoman.extract.attachment import Hold, shared_verb
from dragoman.extract.times.candidates import Candidate, in_sentence, main_verb, opening
from dragoman.extract.times.occasions import day_of_occasion, day_of_speaker
from dragoman.extract.times.outline import RECENT, actors_of, is_narrated, outline
from dragoman.extract.times.relations import counted_from_act
from dragoman.model.parsed import Parsed, Token
from dragoman.model.time import Basis, Dating, Interval, TimeExpression

__all__ = ["frame_of", "paragraph_of", "story_of"]

LEAD = 3
"""Sentences in which news names its day."""
REACH = 12
"""Sentences over which a story keeps its day for all who act in it."""
FURTHEST = 60
"""Sentences over which it keeps it for those who acted on that day."""
FRESH = 2
"""Days, publication's own included, within which a story is told of one day alone."""


def frame_of(parsed: Parsed, trigger: int, times: Sequence[TimeExpression]) -> Candidate | None:
    """Give the time that opens the act's sentence, unless the main verb only tells of the act."""
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    main = main_verb(parsed, sentence.index)
    verb = clause_head(parsed, trigger)
    if main is None or parsed.tokens[main].lemma in timing_words().reporting:
        return None
    if verb.index != main and verb.dep != "conj":
        return None
    return next(opening(parsed, sentence.index, times, "it opens the sentence"), None)


def paragraph_of(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression], tense: Tense
) -> Candidate | None:
    """Give the day of the story told so far in the paragraph, for a main clause in the past."""
    verb = shared_verb(parsed, trigger)
    if tense is not Tense.PAST or verb.head != verb.index or not _simple_past(parsed, verb):
        return None
    if counted_from_act(parsed, verb.index):
        return None
    paragraph = parsed.sentences[verb.sentence].paragraph
    for number in range(verb.sentence - 1, -1, -1):
        if parsed.sentences[number].paragraph != paragraph:
            return None
        main = main_verb(parsed, number)
        if main is None or tense_of(parsed, main) is not Tense.PAST:
            return None
        said = verb.lemma in timing_words().statements
        if parsed.tokens[main].lemma in timing_words().reporting and not said:
            return None
        found = next(opening(parsed, number, times, "it is the day of the paragraph"), None)
        if found is not None:
            return found
    return None


def story_of(
    parsed: Parsed, trigger: int, times: Sequence[TimeExpression], told: Interval
) -> Dating | None:
    """Put a past act without a time at the day that the news before it names.

    `told` is what the tense allows. The day counts where the story is printed on it or on the
    day after; of an older story, or of one that names several days, the act is only not before
    it. What is told of a meeting, or by a speaker who goes on, keeps their day (``occasions``);
    else what is said belongs to the lead (see `_day_of_speech`), and what is done, to the last
    day named before it (see `_day_before`).
    """
    verb = shared_verb(parsed, trigger)
    published = parsed.document.published
    if published is None or published.interval.days != 1 or not _simple_past(parsed, verb):
        return None
    if counted_from_act(parsed, verb.index):
        return None
    kept = day_of_occasion(parsed, verb, times) or day_of_speaker(parsed, verb, times)
    if kept is not None:
        return kept
    said = verb.lemma in timing_words().statements
    days = _day_of_speech(parsed, verb, times) if said else ()
    days = days or _day_before(parsed, verb, times)
    first = min(days, key=_start, default=None)
    if first is None or first.interval is None:
        return None
    step = f"no time of its own: it belongs to the story of {first.text!r}"
    since = Interval(first.interval.start, published.interval.end)
    if len({day.interval for day in days}) == 1 and (since.days or 0) <= FRESH:
        return Dating(first.interval, Basis.EVENT, (step, *first.steps), source=first.span)
    both = since.intersection(told)
    if both is None:
        return None
    return Dating(both, Basis.EVENT, (f"{step}, not before it", *first.steps))


def _start(expression: TimeExpression) -> date:
    """Give the first day of a time that is a day."""
    interval = expression.interval
    assert interval is not None
    assert interval.start is not None
    return interval.start


def _day_of_speech(
    parsed: Parsed, verb: Token, times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Give the day of the lead, and with it another one of the news that was named since.

    A page without a lead gives every such day that was named before. In a paragraph that went
    back in time nothing is said today: no day then.
    """
    told = outline(parsed, times)
    lead = next(_lead_days(parsed, times, verb.sentence), None)
    if lead is None:
        named = (row.day for row in told[: verb.sentence] if row.day is not None)
        return tuple(day for day in named if _is_news(parsed, day))
    for number in range(verb.sentence - 1, -1, -1):
        found = told[number].day
        if found is None:
            continue
        if _is_news(parsed, found):
            return (lead, found)
        if parsed.sentences[number].paragraph == parsed.sentences[verb.sentence].paragraph:
            return ()
        break
    return (lead,)


def _simple_past(parsed: Parsed, verb: Token) -> bool:
    """Say whether a verb tells the next thing: "met", "was met", neither "had" nor "has met"."""
    auxiliaries = parsed.dependents(verb.index, "aux", "auxpass")
    if any(aux.lemma == "have" or aux.tag == "MD" for aux in auxiliaries):
        return False
    return verb.tag == "VBD" or any(aux.tag == "VBD" for aux in auxiliaries)


def _day_before(
    parsed: Parsed, verb: Token, times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Give the last day that a main clause before a verb names, if the news is of then.

    A story that went back in time ("in April …", "had …"), or that named its day far above, is
    taken up in another paragraph by who acts on its day, and by nobody else.
    """
    if not _is_main(parsed, verb) or not is_narrated(parsed, verb):
        return ()
    left = False
    told = outline(parsed, times)
    for number in range(verb.sentence - 1, max(verb.sentence - 1 - FURTHEST, -1), -1):
        main, found = told[number].main, told[number].day
        if main is None or (found is None and not told[number].pluperfect):
            continue
        if found is not None and _is_news(parsed, found):
            if _reports_a_deed(parsed, main) or not is_narrated(parsed, parsed.tokens[main]):
                return ()
            left = left or verb.sentence - number > REACH
            shared = actors_of(parsed, main) & actors_of(parsed, verb.index)
            return () if left and not shared else (found,)
        if parsed.sentences[number].paragraph == parsed.sentences[verb.sentence].paragraph:
            return ()
        left = True
    return ()


def _reports_a_deed(parsed: Parsed, main: int) -> bool:
    """Say whether a verb only tells of what was done before, so that its day is not the deed's."""
    if parsed.tokens[main].lemma not in timing_words().reporting:
        return False
    told = parsed.dependents(main, "ccomp")
    return any(tense_of(parsed, verb.index) is Tense.PAST for verb in told)


def _is_main(parsed: Parsed, verb: Token) -> bool:
    """Say whether a verb heads its sentence or stands beside the one that does."""
    while verb.dep == "conj":
        verb = parsed.tokens[verb.head]
    return verb.head == verb.index


def _lead_days(
    parsed: Parsed, times: Sequence[TimeExpression], before: int
) -> Iterator[TimeExpression]:
    """Give the days that date the main verbs of the first sentences, if the news is of then."""
    for sentence in parsed.sentences[: min(LEAD, before + 1)]:
        main = main_verb(parsed, sentence.index)
        if main is None:
            continue
        for candidate in in_sentence(parsed, main, times):
            if candidate.link.hold is Hold.SAME and _is_news(parsed, candidate.expression):
                yield candidate.expression


def _is_news(parsed: Parsed, expression: TimeExpression) -> bool:
    """Say whether a time is one day of the last ones before publication."""
    published = parsed.document.published
    interval = expression.interval
    if published is None or published.interval.start is None or interval is None:
        return False
    news = Interval(published.interval.start - RECENT, published.interval.end)
    return interval.days == 1 and news.contains(interval) and not expression.bound
