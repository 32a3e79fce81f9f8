"""Who holds, held or will hold which post, as the words of a text say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.states import state_name
from dragoman.extract.names.gazetteer import Hit, find_hits
from dragoman.extract.names.proposals import mend_names
from dragoman.extract.posts.clauses import appointer, holders_in_clause
from dragoman.extract.posts.held import held_time
from dragoman.extract.posts.holders import adverb_status, beside
from dragoman.extract.posts.lists import posts_of_several
from dragoman.extract.posts.titles import Title, find_titles
from dragoman.model.mention import Kind, Mention, OfficeMention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span
from dragoman.model.time import TimeExpression

__all__ = ["find_offices"]

OF_A_STATE = frozenset(
    {
        "head of state",
        "head of government",
        "leader",
        "minister",
        "monarch",
        "royal",
        "secretary",
        "diplomat",
    }
)
"""Groups of posts whose state may be taken from what else the text says of the person."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A title, its holder, and the rule that joined them; `verb` is the holding verb."""

    title: Title
    holder: Mention
    rule: str
    status: str = ""
    verb: Token | None = None


def find_offices(
    parsed: Parsed, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[OfficeMention, ...]:
    """Give every statement that a person holds, held or will hold a post, in order of the text.

    `held` comes from a time expression of the same clause ("since 2014", "in 2004" after
    "became"); unbounded when the text gives none.
    """
    parsed = mend_names(parsed)
    hits = find_hits(parsed)
    titles = find_titles(parsed, hits)
    people = _Holders(parsed, mentions, hits)
    found = [
        *_beside_names(parsed, titles, people),
        *_of_several(parsed, hits, people),
    ]
    taken = {row.title.head for row in found}
    for title in titles:
        if title.head not in taken:
            found += _in_clause(parsed, title, people)
    found.sort(key=lambda row: (row.title.head, row.holder.span.start))
    offices = [_office(parsed, row, times, people) for row in found]
    groups = [row.title.group for row in found]
    offices = _shared(parsed, found, offices)
    return tuple(
        _completed(office, group, offices, groups)
        for office, group in zip(offices, groups, strict=True)
    )


def _shared(
    parsed: Parsed, found: Sequence[_Found], offices: Sequence[OfficeMention]
) -> list[OfficeMention]:
    """Give a post without a state that of the one before it in its row.

    "Kenyan Foreign Minister X and Defence Minister Y": another post of the same government. Two
    holders of one post are of two states, and lend each other nothing.
    """
    shared = list(offices)
    for place in range(1, len(found)):
        left, right = found[place - 1], found[place]
        before, office = shared[place - 1], shared[place]
        between = parsed.document.text[before.span.end : office.span.start].split()
        if (
            office.of is None
            and before.of is not None
            and between in (["and"], [",", "and"])
            and {left.title.group, right.title.group} <= OF_A_STATE
            and before.holder != office.holder
            and before.post.lower() != office.post.lower()
            and not right.title.determiner
        ):
            shared[place] = replace(office, of=before.of, made_by=office.made_by + "+same-row")
    return shared


def _completed(
    office: OfficeMention, group: str, offices: list[OfficeMention], groups: list[str]
) -> OfficeMention:
    """Give a post said in short ("Ambassador X") the state that the text says elsewhere.

    The same post of the same holder lends whose it is; any diplomatic post of the holder for
    that state lends where the holder is accredited. Two different answers lend nothing.
    """
    own = [
        (other, kind)
        for other, kind in zip(offices, groups, strict=True)
        if other.holder_name == office.holder_name
    ]
    if office.of is None and not office.to:
        said = {o.of for o, _ in own if o.of and o.post.lower() == office.post.lower()}
        if len(said) == 1:
            office = replace(office, of=said.pop(), made_by=office.made_by + "+same-post")
    if office.to is None and group == "diplomat" and office.of and "counsel" not in office.post:
        posted = {o.to for o, kind in own if o.to and kind == group and o.of == office.of}
        if len(posted) == 1:
            office = replace(office, to=posted.pop(), made_by=office.made_by + "+same-holder")
    return office


class _Holders:
    """Persons' mentions by token and by id."""

    def __init__(
        self, parsed: Parsed, mentions: Sequence[Mention], hits: Sequence[Hit] = ()
    ) -> None:
        self._states = {hit.first: hit.entry.name for hit in hits if hit.entry.form == "name"}
        self._parsed = parsed
        self.named: list[Mention] = []
        self.tokens: list[tuple[int, int]] = []
        self._at: dict[int, Mention] = {}
        self._by_id = {mention.id: mention for mention in mentions}
        for mention in mentions:
            if mention.kind is not Kind.PERSON or mention.members:
                continue
            covered = parsed.tokens_of(mention.span)
            if mention.made_by.startswith("rule:post-unnamed") or not covered:
                continue
            for token in covered:
                self._at.setdefault(token.index, mention)
            if not mention.made_by.startswith(("rule:post", "rule:pronoun")):
                self.named.append(mention)
                self.tokens.append((covered[0].index, covered[-1].index + 1))

    def at(self, token: Token) -> Mention | None:
        return self._at.get(token.index)

    def state_after(self, holder: Mention) -> str | None:
        """Give the name of the state that follows a name ("King X of Jordan")."""
        tokens = self._parsed.tokens
        last = self._parsed.tokens_of(holder.span)[-1].index + 1
        if last + 1 >= len(tokens) or tokens[last].lower != "of":
            return None
        return self._states.get(last + 1 + (tokens[last + 1].lower == "the"))

    def state_of(self, holder: Mention) -> str | None:
        """Give the key of the state that the mention, or the one it repeats, belongs to."""
        if holder.state or holder.antecedent is None:
            return holder.state
        earlier = self._by_id.get(holder.antecedent)
        return earlier.state if earlier else None


def _beside_names(parsed: Parsed, titles: tuple[Title, ...], people: _Holders) -> Iterator[_Found]:
    for place, (person, how) in beside(parsed, titles, people.tokens).items():
        if titles[place].group != "none":
            status = adverb_status(parsed, titles[place]) if how == "apposition" else ""
            yield _Found(titles[place], people.named[person], f"rule:office-{how}", status)


def _of_several(parsed: Parsed, hits: Sequence[Hit], people: _Holders) -> Iterator[_Found]:
    """Read "the foreign ministers of Kenya and Uganda, X and Y"."""
    for title, person in posts_of_several(parsed, hits, people.tokens):
        yield _Found(title, people.named[person], "rule:office-list")


def _in_clause(parsed: Parsed, title: Title, people: _Holders) -> Iterator[_Found]:
    """Read "X was appointed …", "X, who served as …"."""
    post = parsed.span(title.first, title.last)
    for told in holders_in_clause(parsed, title, people.at):
        if not post.overlaps(told.holder.span):
            rule = f"rule:office-{told.verb.lemma}"
            yield _Found(title, told.holder, rule, told.status, told.verb)


# -- the finished record


def _staff_named(post: str) -> str | None:
    """Give the body that a whole post names: "chairman of the | Joint Chiefs of Staff".

    What is only part of the post ("chief of the General Staff") has no "of" of its own.
    """
    _, found, body = post.partition(" of the ")
    return body if found and body[:1].isupper() and " of " in body else None


def _office(
    parsed: Parsed, found: _Found, times: Sequence[TimeExpression], people: _Holders
) -> OfficeMention:
    title, holder = found.title, found.holder
    post = parsed.span(title.first, title.last)
    span = post
    if found.verb is None:
        span = Span(
            post.document,
            min(post.start, holder.span.start),
            max(post.end, holder.span.end),
        )
    of = title.of
    rule = found.rule
    if of is None and found.verb is None and title.group in OF_A_STATE:
        of = people.state_after(holder)
        rule += "+state-after-name" if of else ""
    if of is None and title.group in OF_A_STATE:
        of = state_name(people.state_of(holder))
        rule += "+state-of-holder" if of else ""
        if of is None and found.verb is not None and found.status == "appointed":
            by = appointer(parsed, found.verb, people.at)
            of = state_name(people.state_of(by)) if by else None
            rule += "+state-of-appointer" if of else ""
    if of is None and title.group == "soldier":
        of = _staff_named(title.post)
        rule += "+body-in-post" if of else ""
    if of is None and title.group in OF_A_STATE and title.determiner in {"his", "her"}:
        chief = people.at(parsed.tokens[title.first - 1])
        of = state_name(people.state_of(chief)) if chief else None
        rule += "+state-of-owner" if of else ""
    held = held_time(parsed, title, found.verb, found.status, times)
    return OfficeMention(
        span=span,
        holder=holder.id,
        holder_name=holder.name,
        post=title.post,
        of=of,
        to=title.to,
        status=title.status or found.status,
        held=held,
        made_by=rule,
    )
