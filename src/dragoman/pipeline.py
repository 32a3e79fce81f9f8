"""The way of a page, from bytes to chronology: the stages in the order they run.

A stage is a function. Whoever wants another one writes a function of the same signature and
``replace()``s the field of `Pipeline`; nothing is registered anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import batched
from pathlib import Path
from typing import Protocol

from dragoman.chronology.ledger import office_ledger, seats
from dragoman.chronology.offices import office_disagreements
from dragoman.clean.page import clean_page
from dragoman.clean.recurring import find_recurring, learn_furniture
from dragoman.codebook.gazetteer import find_spots, gazetteer_version
from dragoman.codebook.listed import listed_names, listed_states
from dragoman.codebook.spots import Spot
from dragoman.codebook.states import declaring
from dragoman.dates.expressions import find_times
from dragoman.dates.published import publication_time
from dragoman.errors import Rejected
from dragoman.extract.claims import make_claims
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.extract.offices import find_offices
from dragoman.extract.parse import parse_many
from dragoman.extract.quotes import find_quotes
from dragoman.extract.reread import parse_view
from dragoman.ingest.files import read_files
from dragoman.ingest.source import Item
from dragoman.model.actor import Actor, ActorList
from dragoman.model.agreement import Agreement
from dragoman.model.annotations import Annotations
from dragoman.model.claim import Claim
from dragoman.model.derived import Derived, SpunScore
from dragoman.model.document import Document
from dragoman.model.event import Event, EventMention
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Mention, OfficeMention
from dragoman.model.parsed import Parsed
from dragoman.model.quote import Quote
from dragoman.model.source import Page, Passed, Told
from dragoman.model.time import Dating, TimeExpression
from dragoman.resolve.agreements import link_agreements
from dragoman.resolve.copies import find_copies
from dragoman.resolve.disagreements import find_disagreements
from dragoman.resolve.entities import link_entities
from dragoman.resolve.happenings import make_events
from dragoman.resolve.holders import name_holders
from dragoman.resolve.lineage import Origin, find_origins
from dragoman.resolve.places import locate_entities, locate_places, place_keys
from dragoman.resolve.restore import Restored, restored_view
from dragoman.resolve.rounds import Matched, date_by_agreements, match_and_date
from dragoman.resolve.said import decided_copies
from dragoman.resolve.spun import score_spun
from dragoman.resolve.wording.wordings import find_wordings
from dragoman.settings import Settings
from dragoman.store.base import Reading, Store

__all__ = [
    "Pipeline",
    "Progress",
    "Silent",
    "Summary",
    "annotate",
    "build",
    "learn_actors",
    "rejudge",
]

WORD = re.compile(r"[^\W_]+")
READ_AT_ONCE = 32
"""Documents handed to the parser together; each is still stored in a transaction of its own."""
CODED_LANGUAGES = frozenset({"en", ""})
"""Languages whose texts are read for events; others are kept and labelled."""


class Progress(Protocol):
    """Is told how far a run has come."""

    def begin(self, stage: str, total: int | None) -> None:
        """Say that a stage of `total` steps begins (None: not known beforehand)."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Say that `steps` more are done."""
        ...

    def tell(self, line: str) -> None:
        """Show a line that the person should see before the end (which columns are read)."""
        ...


class Silent:
    """Progress that nobody watches."""

    def begin(self, stage: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int = 1) -> None:
        """Ignore it."""

    def tell(self, line: str) -> None:
        """Ignore it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, counted."""

    new: int = 0
    known: int = 0
    rejected: tuple[Rejected, ...] = ()
    passed: tuple[Passed, ...] = ()
    """What was read and is no page, by file (see `Passed`)."""
    read: int = 0
    copies: int = 0
    other_languages: int = 0
    documents: int = 0
    events: int = 0

    @property
    def usable(self) -> int:
        """Pages of this run that became documents, new or seen before."""
        return self.new + self.known


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages, one field each."""

    read: Callable[[Sequence[str | Path], Settings], Iterator[Item]] = read_files
    clean: Callable[[Page, Settings], Document] = clean_page
    published: Callable[[Page, Document], Dating | None] = publication_time
    spun: Callable[[Document], SpunScore] = score_spun
    copies: Callable[[Sequence[Document], Mapping[str, SpunScore]], Iterable[Judgement]] = (
        find_copies
    )
    origins: Callable[[Sequence[Document], Sequence[Judgement]], dict[str, Origin]] = find_origins
    parse: Callable[[Iterable[Document], str], Iterator[Parsed]] = parse_many
    times: Callable[[Parsed], tuple[TimeExpression, ...]] = find_times
    mentions: Callable[[Parsed], tuple[Mention, ...]] = find_mentions
    offices: Callable[
        [Parsed, Sequence[Mention], Sequence[TimeExpression]], tuple[OfficeMention, ...]
    ] = find_offices
    quotes: Callable[[Parsed, Sequence[Mention]], tuple[Quote, ...]] = find_quotes
    events: Callable[
        [Parsed, Sequence[Mention], Sequence[TimeExpression]], tuple[EventMention, ...]
    ] = find_events
    claims: Callable[[Annotations], tuple[Claim, ...]] = make_claims


def build(
    paths: Sequence[str | Path],
    store: Store,
    pipeline: Pipeline | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read pages into a store and bring everything derived up to date.

    May be run again on the same or more input: it only adds. Unusable pages are kept with
    their reason and listed in the summary.
    """
    pipeline = pipeline or Pipeline()
    settings = settings or Settings.from_environment()
    progress = progress or Silent()
    gathered = gather(paths, store, pipeline, settings, progress)
    documents = list(store.documents())
    copies = fold_copies(documents, store, pipeline, progress)
    with declaring(listed_states(_actors(store.actor_lists()))):
        read = read_documents(documents, copies, store, pipeline, settings, progress)
        progress.begin("resolving", None)
        derived = resolve(documents, copies, store)
    return replace(
        gathered,
        read=read,
        copies=len(copies),
        other_languages=sum(d.language not in CODED_LANGUAGES for d in documents),
        documents=len(documents),
        events=len(derived.events),
    )


def rejudge(
    store: Store,
    pipeline: Pipeline | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Derived:
    """Bring what is derived up to date after a person's verdict, reading nothing again.

    A text that was folded as a copy, and is none any more, is read now.
    """
    pipeline = pipeline or Pipeline()
    settings = settings or Settings.from_environment()
    progress = progress or Silent()
    documents = list(store.documents())
    copies = settle_copies(documents, store, pipeline)
    with declaring(listed_states(_actors(store.actor_lists()))):
        read_documents(documents, copies, store, pipeline, settings, progress)
        progress.begin("resolving", None)
        return resolve(documents, copies, store)


def learn_actors(given: Iterable[ActorList], store: Store, gone: Iterable[str] = ()) -> None:
    """Keep users' lists in place of those of their names, and take out those that are `gone`.

    Pages that print a name which is new to the tables, or is no more, count as unread; `build` or
    `rejudge` brings the store up to date.
    """
    lists = {one.name: one for one in store.actor_lists()}
    before = _new_names(_actors(lists.values()))
    changed = {one.name: one for one in given}
    without = set(gone)
    after = {**{name: one for name, one in lists.items() if name not in without}, **changed}
    now = _new_names(_actors(after.values()))
    names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    if names:
        store.forget_readings(list(_printing(names, store.documents())))
    for name in without & lists.keys():
        store.forget_actors(name)
    for one in changed.values():
        store.put_actors(one)


def _actors(lists: Iterable[ActorList]) -> list[Actor]:
    return [actor for one in lists for actor in one.actors]


def _new_names(actors: Sequence[Actor]) -> dict[str, object]:
    """Give what lists add to the names that texts are read with."""
    own: dict[str, object] = {
        name: row for row in listed_states(actors) for name in (row.name, *row.names, *row.demonyms)
    }
    return {**listed_names(actors), **own}


def _printing(names: Iterable[str], documents: Iterable[Document]) -> Iterator[str]:
    """Give the ids of documents that print one of the names, in whatever capitals."""
    by_word: dict[str, list[str]] = {}
    for name in names:
        words = WORD.findall(name.casefold())
        by_word.setdefault(words[0] if words else "", []).append(name.casefold())
    for document in documents:
        text = document.text.casefold()
        here = by_word.keys() & set(WORD.findall(text))
        if any(name in text for word in sorted(here) for name in by_word[word]):
            yield document.id


def _knowing(pipeline: Pipeline, actors: Sequence[Actor]) -> Pipeline:
    """Give the pipeline with the names that lists add, unless its mentions are found otherwise."""
    names = listed_names(actors)
    if not names or pipeline.mentions is not find_mentions:
        return pipeline
    return replace(pipeline, mentions=partial(find_mentions, listed=names))


def gather(
    paths: Sequence[str | Path],
    store: Store,
    pipeline: Pipeline,
    settings: Settings,
    progress: Progress,
) -> Summary:
    """Read, clean and date every page, and keep it in a transaction of its own."""
    new = known = 0
    rejected: list[Rejected] = []
    passed: list[Passed] = []
    progress.begin("reading pages", None)
    for page in pipeline.read(paths, settings):
        if isinstance(page, Told):
            progress.tell(page.line)
            continue
        if isinstance(page, Passed):
            passed.append(page)
            continue
        progress.advance()
        try:
            if isinstance(page, Rejected):
                raise page
            document = pipeline.clean(page, settings)
            document = replace(document, published=pipeline.published(page, document))
            added = store.add_document(document)
        except Rejected as reason:
            store.add_rejected(reason.address, reason.reason)
            rejected.append(reason)
            continue
        new += added
        known += not added
    return Summary(new=new, known=known, rejected=tuple(rejected), passed=tuple(passed))


def fold_copies(
    documents: Sequence[Document], store: Store, pipeline: Pipeline, progress: Progress
) -> dict[str, tuple[str, ...]]:
    """Flag machine-spun texts and fold copies; give copy → the texts that it follows.

    Copies are folded before anything is parsed: a text that came forty times is read once.
    """
    spun = store.spun()
    fresh = [document for document in documents if document.id not in spun]
    progress.begin("looking for copies", len(fresh))
    scores: list[tuple[str, SpunScore]] = []
    for document in fresh:
        if document.language in CODED_LANGUAGES:
            scores.append((document.id, pipeline.spun(document)))
        progress.advance()
    store.put_spun(scores)
    store.put_judgements("document", pipeline.copies(documents, store.spun()))
    return settle_copies(documents, store, pipeline)


def settle_copies(
    documents: Sequence[Document], store: Store, pipeline: Pipeline
) -> dict[str, tuple[str, ...]]:
    """Give copy → the texts that it follows by what was judged, and keep where each came from."""
    known = {document.id for document in documents}
    judgements = decided_copies(store.judgements("document"), known)
    origins = pipeline.origins(documents, judgements)
    store.put_origins((key, origin.id, origin.label) for key, origin in sorted(origins.items()))
    copies: dict[str, tuple[str, ...]] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            copies[judgement.left] = (*copies.get(judgement.left, ()), judgement.right)
    return copies


def read_documents(
    documents: Sequence[Document],
    copies: Mapping[str, tuple[str, ...]],
    store: Store,
    pipeline: Pipeline,
    settings: Settings,
    progress: Progress,
) -> int:
    """Read every document that is new, no copy and in English; give how many."""
    unread = set(store.unread())
    waiting = [
        document
        for document in documents
        if document.id in unread
        and document.id not in copies
        and document.language in CODED_LANGUAGES
    ]
    spun = store.spun()
    pipeline = _knowing(pipeline, _actors(store.actor_lists()))
    progress.begin("reading texts", len(waiting))
    for batch in batched(waiting, READ_AT_ONCE):
        for parsed in _parsed(batch, spun, pipeline, settings):
            _keep(annotate(parsed, pipeline), store, pipeline)
            progress.advance()
    return len(waiting)


def annotate(parsed: Parsed, pipeline: Pipeline | None = None) -> Annotations:
    """Run every `find_` stage on one parsed document."""
    pipeline = pipeline or Pipeline()
    times = pipeline.times(parsed)
    mentions = pipeline.mentions(parsed)
    return Annotations(
        parsed=parsed,
        times=times,
        mentions=mentions,
        offices=pipeline.offices(parsed, mentions, times),
        quotes=pipeline.quotes(parsed, mentions),
        events=pipeline.events(parsed, mentions, times),
    )


def resolve(
    documents: Sequence[Document], copies: Mapping[str, tuple[str, ...]], store: Store
) -> Derived:
    """Assemble entities, events, agreements and dates from all claims and judgements."""
    told = list(_told(documents, copies, store))
    by_id = {document.id: document for document in documents}
    verdicts = [v for v in store.judgements() if v.made_by.startswith("person:")]

    published = {d.id: d.published.interval for d in documents if d.published}
    mentions, offices = list(store.mentions()), list(store.offices())
    actors = _actors(store.actor_lists())
    linked = link_entities(mentions, offices, verdicts, published, actors)
    ledger = office_ledger(offices, linked.entities, documents, told, actors)
    linked = name_holders(linked, mentions, verdicts, published, seats(ledger))
    times: dict[str, list[TimeExpression]] = {}
    for expression in store.times():
        times.setdefault(expression.span.document, []).append(expression)
    kept = store.inferred_parts()
    matched = match_and_date(told, documents, times, linked, verdicts, offices=offices, kept=kept)
    origins = {key: origin for key, origin, _ in store.origins()}
    restored = _restored(by_id, store)

    def assemble(found: Matched) -> tuple[tuple[Event, ...], tuple[Agreement, ...]]:
        wordings = find_wordings(found.claims, by_id, times, restored)
        known = linked.entity_of, linked.entities
        events = make_events(
            found.groups, found.claims, *known, origins, _followers(copies), wordings
        )
        return events, link_agreements(events, found.claims, linked.entities, linked.entity_of)

    events, agreements = assemble(matched)
    ordered = date_by_agreements(matched, agreements, kept)
    if ordered.claims != matched.claims:
        events, agreements = assemble(ordered)
    told, dated = list(ordered.claims), ordered.dated
    derived = Derived(
        entities=locate_entities(
            linked.entities, locate_places(documents, mentions, _spots(mentions, store))
        ),
        events=events,
        agreements=agreements,
        disagreements=(
            *dated.disagreements,
            *find_disagreements(
                events, told, linked.entity_of, linked.entities, dated.disagreements
            ),
            *office_disagreements(
                office_ledger(
                    offices, linked.entities, _redated(documents, dated.published), told, actors
                )
            ),
        ),
        published=dated.published,
        claim_times=dated.claim_times,
    )
    store.put_judgements("mention", linked.judgements)
    store.put_judgements("claim", matched.judgements)
    store.put_derived(derived)
    store.put_inferred_parts(ordered.parts)
    return derived


def _spots(mentions: Sequence[Mention], store: Store) -> Mapping[str, tuple[Spot, ...]]:
    """Give what names of places can mean; the gazetteer is asked for those that are new alone.

    Where the gazetteer is missing, what a store keeps of it holds.
    """
    made_by, kept = store.spots()
    now = gazetteer_version()
    keys = place_keys(mentions)
    found = find_spots(keys, kept if made_by == now or not now else {})
    if now:
        store.put_spots(now, {key: found.get(key, ()) for key in keys})
    return found


def _redated(
    documents: Sequence[Document], published: Mapping[str, Dating]
) -> tuple[Document, ...]:
    """Give the documents with the publications that were inferred."""
    return tuple(replace(d, published=published.get(d.id, d.published)) for d in documents)


def _restored(documents: Mapping[str, Document], store: Store) -> dict[str, Restored]:
    """Give what could be restored of the documents whose words were swapped."""
    spun = (key for key, score in store.spun().items() if score.verdict == "strong")
    views = {key: restored_view(documents[key]) for key in spun if key in documents}
    return {key: view for key, view in views.items() if view is not None}


def _told(
    documents: Sequence[Document], copies: Mapping[str, tuple[str, ...]], store: Store
) -> Iterator[Claim]:
    """Give the claims that count: of no copy, and in no sentence that a site prints everywhere."""
    learned = learn_furniture(documents)
    recurring = {d.id: find_recurring(d, learned) for d in documents} if learned else {}
    for claim in store.claims():
        sites = any(
            found.span.covers(claim.sentence) for found in recurring.get(claim.document, ())
        )
        if claim.document not in copies and not sites:
            yield claim


def _keep(found: Annotations, store: Store, pipeline: Pipeline) -> None:
    store.add_reading(
        Reading(
            document=found.parsed.document.id,
            mentions=found.mentions,
            times=found.times,
            offices=found.offices,
            quotes=found.quotes,
            claims=pipeline.claims(found),
        )
    )


def _parsed(
    batch: Sequence[Document],
    spun: Mapping[str, SpunScore],
    pipeline: Pipeline,
    settings: Settings,
) -> Iterator[Parsed]:
    """Parse documents; one whose words were swapped is parsed as far as it could be restored."""
    views = {}
    for document in batch:
        score = spun.get(document.id)
        view = restored_view(document) if score and score.verdict == "strong" else None
        if view is not None:
            views[document.id] = view
    yield from pipeline.parse([d for d in batch if d.id not in views], settings.spacy_model)
    for document in batch:
        if document.id in views:
            view = views[document.id]
            yield parse_view(
                document,
                view.text,
                view.to_printed,
                lambda documents: pipeline.parse(documents, settings.spacy_model),
            )


def _followers(copies: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Give original → the documents that follow it, at any remove."""
    followers: dict[str, list[str]] = {}
    for copy in sorted(copies):
        seen = {copy}
        ahead = list(copies[copy])
        while ahead:
            text = ahead.pop()
            if text in seen:
                continue
            seen.add(text)
            if text in copies:
                ahead.extend(copies[text])
            else:
                followers.setdefault(text, []).append(copy)
    return followers
