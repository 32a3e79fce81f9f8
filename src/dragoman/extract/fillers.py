"""Head words → arguments: the mention that covers a head, or that modifies it.

"Russian ministers" and "Russia's parliament" act for Russia: a common noun hands its part to
the state or body beside it. A noun that nothing names stays a bare phrase without a mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.codebook.patterns import same_spelling
from dragoman.codebook.states import state_name, states
from dragoman.extract.arguments import coordinated, lemmas_of, pobjects, word_set
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed, Token
from dragoman.model.span import Span

__all__ = ["Lookup", "agreement_at", "number_at", "parties_at", "phrase", "place_at", "theme_at"]

PARTIES = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANIZATION, Kind.PLACE})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "det"})
_CORE = frozenset({"amod", "compound", "nmod"})
_EMPTY = frozenset(
    {"it", "they", "he", "she", "this", "that", "which", "who", "what", "there", "one"}
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The mentions of a document by the tokens that they cover."""

    parsed: Parsed
    mentions: Sequence[Mention]
    by_token: dict[int, Mention] = field(init=False, repr=False)
    by_id: dict[str, Mention] = field(init=False, repr=False)
    kinds: dict[int, str] = field(init=False, repr=False)
    """Head token → kind; possessive and adjective mentions ("Russian") are no heads of acts."""

    def __post_init__(self) -> None:
        by_token: dict[int, Mention] = {}
        kinds: dict[int, str] = {}
        for mention in sorted(self.mentions, key=lambda m: m.span.end - m.span.start):
            for token in self.parsed.tokens_of(mention.span):
                by_token[token.index] = mention
            head = self.parsed.head_of(mention.span)
            if head is not None:
                kinds[head.index] = mention.kind.value
        object.__setattr__(self, "by_token", by_token)
        object.__setattr__(self, "by_id", {m.id: m for m in self.mentions})
        object.__setattr__(self, "kinds", kinds)

    def at(self, index: int, kinds: Iterable[Kind] = PARTIES) -> Mention | None:
        """Give the mention that covers a token, if it is of one of the kinds."""
        mention = self.by_token.get(index)
        return mention if mention is not None and mention.kind in kinds else None

    def members(self, mention: Mention) -> tuple[Mention, ...]:
        """Give the mentions that a group ("the two leaders") stands for; itself if it is none."""
        found = tuple(self.by_id[i] for i in mention.members if i in self.by_id)
        return found or (mention,)

    def for_state(self, argument: Argument) -> Argument:
        """Give the state for a body of it ("Kenya's parliament" ratifies for Kenya)."""
        mention = self.by_id.get(argument.mention or "")
        if mention is None or mention.kind is not Kind.ORGANIZATION or mention.state is None:
            return argument
        for other in self.mentions:
            if other.codebook == mention.state and other.kind is Kind.STATE:
                near = mention.span.covers(other.span) or argument.span.covers(other.span)
                if near:
                    return Argument(argument.role, argument.span, other.name, other.id)
        return Argument(
            argument.role, argument.span, state_name(mention.state) or mention.name, mention.id
        )


def parties_at(lookup: Lookup, head: int, role: Role) -> tuple[Argument, ...]:
    """Give who acts, or is acted on, at a head: mentions first, a bare phrase if none names it."""
    mention = lookup.at(head)
    if mention is not None:
        return tuple(_argument(role, m, mention.span) for m in lookup.members(mention))
    beside = _beside(lookup, head)
    if beside:
        return tuple(
            _argument(role, m, _hull(lookup, mention, head))
            for mention in beside
            for m in lookup.members(mention)
        )
    token = lookup.parsed.tokens[head]
    if token.pos not in {"NOUN", "PROPN"} or token.lower in _EMPTY:
        return ()
    span = phrase(lookup.parsed, head)
    return (Argument(role, span, span.of(lookup.parsed.document.text)),)


def _beside(lookup: Lookup, head: int) -> tuple[Mention, ...]:
    """Give the mentions that a common noun hands its part to."""
    parsed = lookup.parsed
    for child in parsed.dependents(head, "appos"):
        mention = lookup.at(child.index)
        if mention is not None and mention.kind in {Kind.PERSON, Kind.ORGANIZATION}:
            return (mention,)
    if parsed.tokens[head].lemma in word_set("transparent"):
        for inner in pobjects(parsed, head, "of"):
            mention = lookup.at(inner)
            found = (mention,) if mention is not None else _beside(lookup, inner)
            if found:
                return found
    own: list[Mention] = []
    if not word_set("relational").isdisjoint(lemmas_of(parsed.tokens[head])):
        # "its southern neighbour" is not who "it" is; "his Polish counterpart" is Poland's.
        modifiers = [t for t in _modifiers(parsed, head) if t.dep != "poss"]
    else:
        modifiers = _modifiers(parsed, head)
    for child in modifiers:
        mention = lookup.at(child.index)
        if mention is not None and mention not in own:
            own.append(mention)
    if own:
        return _owners(own)
    stationed = parsed.tokens[head].lemma in word_set("stationed")
    for word in ("of", "from") if stationed else ("of", "from", "in"):
        found = tuple(
            mention
            for index in pobjects(parsed, head, word)
            for mention in (lookup.at(index),)
            if mention is not None and mention.kind is not Kind.PERSON
        )
        if found:
            return found
    return ()


def _modifiers(parsed: Parsed, head: int) -> list[Token]:
    found: list[Token] = []
    queue = list(parsed.dependents(head, "poss", "amod", "compound", "nmod"))
    for token in queue:
        for index in coordinated(parsed, token.index):
            found.append(parsed.tokens[index])
        if token.dep in {"poss", "amod", "compound", "nmod"}:
            queue.extend(parsed.dependents(token.index, "compound", "amod", "poss", "nmod"))
    return found


def _owners(found: list[Mention]) -> tuple[Mention, ...]:
    """Keep states and bodies where there are any: "Trump's Iran policy" is no act of Iran's."""
    people = [m for m in found if m.kind is Kind.PERSON]
    states = [m for m in found if m.kind in {Kind.STATE, Kind.ORGANIZATION}]
    return tuple(states or people or found)


def _argument(role: Role, mention: Mention, span: Span) -> Argument:
    return Argument(role, span, mention.name, mention.id)


def _hull(lookup: Lookup, mention: Mention, head: int) -> Span:
    """Give the span from a modifier to the noun that it modifies."""
    token = lookup.parsed.tokens[head]
    return Span(
        mention.span.document,
        min(mention.span.start, token.start),
        max(mention.span.end, token.end),
    )


def place_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the place that a head names, if it names one."""
    mention = lookup.at(head, {Kind.PLACE, Kind.STATE})
    if mention is not None and not mention.members:
        return (_argument(Role.PLACE, mention, mention.span),)
    token = lookup.parsed.tokens[head]
    site = lookup.at(head, {Kind.ORGANIZATION})
    if token.lemma in word_set("place_noun"):
        for child in lookup.parsed.dependents(head, "appos"):
            inner = lookup.at(child.index, {Kind.PLACE, Kind.STATE})
            if inner is not None:
                return (_argument(Role.PLACE, inner, inner.span),)
        for index in pobjects(lookup.parsed, head, "of"):
            inner = lookup.at(index, {Kind.PLACE, Kind.STATE})
            if inner is not None:
                return (_argument(Role.PLACE, inner, inner.span),)
        if site is not None:
            return (_argument(Role.PLACE, site, site.span),)
        if token.lemma == "capital":
            return _capital(lookup, head)
        if token.lemma not in word_set("site_noun"):
            return ()
        span = phrase(lookup.parsed, head, _CORE)
        return (Argument(Role.PLACE, span, span.of(lookup.parsed.document.text)),)
    return ()


def _capital(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the city that "the Kenyan capital" means."""
    for mention in _beside(lookup, head):
        row = states().get(mention.state or "")
        if row is not None and row.capitals:
            span = _hull(lookup, mention, head)
            return (Argument(Role.PLACE, span, row.capitals[0], mention.id),)
    return ()


def agreement_at(lookup: Lookup, head: int, words: frozenset[str]) -> tuple[Argument, ...]:
    """Give the agreement that a head names: a mention, or a phrase with a word like "treaty"."""
    mention = lookup.at(head, {Kind.AGREEMENT})
    if mention is not None:
        return (_argument(Role.AGREEMENT, mention, mention.span),)
    token = lookup.parsed.tokens[head]
    if same_spelling(token.lemma) not in words:
        return ()
    for child in (*lookup.parsed.dependents(head, "appos", "oprd"), *_called(lookup.parsed, head)):
        mention = lookup.at(child.index, {Kind.AGREEMENT})
        if mention is not None:
            return (_argument(Role.AGREEMENT, mention, mention.span),)
    span = phrase(lookup.parsed, head, _CORE)
    return (Argument(Role.AGREEMENT, span, span.of(lookup.parsed.document.text)),)


def _called(parsed: Parsed, head: int) -> tuple[Token, ...]:
    return tuple(
        t
        for clause in parsed.dependents(head, "acl")
        if clause.lemma in {"call", "name", "know"}
        for t in parsed.dependents(clause.index, "oprd", "dobj", "attr")
    )


def theme_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give the thing that a head names, with the words right before it."""
    token = lookup.parsed.tokens[head]
    if token.pos not in {"NOUN", "PROPN"}:
        return ()
    span = phrase(lookup.parsed, head, _CORE)
    return (Argument(Role.THEME, span, span.of(lookup.parsed.document.text)),)


def number_at(lookup: Lookup, head: int) -> tuple[Argument, ...]:
    """Give how many a head counts ("more than 10,000 soldiers", "dozens of soldiers")."""
    parsed = lookup.parsed
    token = parsed.tokens[head]
    if token.pos == "NUM":
        counted = parsed.subtree(head)
        span = parsed.span(counted[0], head + 1)
        text = span.of(parsed.document.text)
        return (Argument(Role.NUMBER, span, text, number=text),)
    counts = [t for t in parsed.dependents(head, "nummod") if t.index < head]
    if counts:
        inside = [i for i in parsed.subtree(counts[0].index) if i < head]
        quantity = parsed.span(inside[0], inside[-1] + 1)
    elif token.lemma in {"dozen", "hundred", "thousand", "score"} and pobjects(parsed, head, "of"):
        inside = [t.index for t in parsed.dependents(head) if t.index < head] or [head]
        quantity = parsed.span(min(inside), head + 1)
    else:
        return ()
    span = Span(quantity.document, quantity.start, max(quantity.end, token.end))
    text = parsed.document.text
    return (Argument(Role.NUMBER, span, span.of(text), number=quantity.of(text)),)


def phrase(parsed: Parsed, head: int, deps: frozenset[str] = _BEFORE) -> Span:
    """Give a noun with the words right before it that belong to it."""
    first = head
    for token in reversed(parsed.dependents(head)):
        if token.index < head and token.dep in deps:
            below = [i for i in parsed.subtree(token.index) if i < head]
            first = min(first, below[0])
    while first < head and parsed.tokens[first].dep == "det":
        first += 1
    return parsed.span(first, head + 1)
