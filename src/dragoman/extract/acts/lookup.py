"""The mentions of a document by the tokens that they cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.codebook.states import state_name
from dragoman.model.event import Argument, Role
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span

__all__ = ["PARTIES", "PARTY_ROLES", "Lookup", "hull", "make_argument"]

PARTIES = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANIZATION, Kind.PLACE})
"""Kinds of mentions that may be a party to an act."""
PARTY_ROLES = frozenset({Role.ACTOR, Role.RECIPIENT})


@dataclass(frozen=True, slots=True)
class Lookup:
    """The mentions of a document by the tokens that they cover."""

    parsed: Parsed
    mentions: Sequence[Mention]
    holders: Mapping[int, Mention] = field(default_factory=dict, repr=False)
    """Head token of a post → the person named beside it, as far as the text was read for it."""
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

    def states_of(self, arguments: Iterable[Argument]) -> frozenset[str]:
        """Give the states (or listed bodies) behind arguments; nothing for whom no state stands."""
        mentions = (self.by_id.get(a.mention or "") for a in arguments)
        return frozenset(key for m in mentions if m and (key := m.state or m.codebook))

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


def make_argument(role: Role, mention: Mention, span: Span) -> Argument:
    """Give the argument that a mention is, with the words that show it."""
    return Argument(role, span, mention.name, mention.id)


def hull(lookup: Lookup, mention: Mention, head: int) -> Span:
    """Give the span from a modifier to the noun that it modifies."""
    token = lookup.parsed.tokens[head]
    return Span(
        mention.span.document,
        min(mention.span.start, token.start),
        max(mention.span.end, token.end),
    )
