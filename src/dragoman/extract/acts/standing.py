"""Whether a party is somebody in politics, or speaks and acts for nobody but themselves.

An analyst, a witness or a firm may say what they like: it is quoted, but it is no act between
states. What the text calls somebody decides; of whom it says nothing, nothing is held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.organizations import organizations
from dragoman.extract.acts.phrases import lemmas_of, word_set
from dragoman.extract.names.gazetteer import find_hits
from dragoman.extract.posts.holders import beside
from dragoman.extract.posts.titles import Title, find_titles
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed, Token

__all__ = ["Standing", "find_standing"]

PRIVATE_GROUPS = frozenset({"other"})
"""Groups of posts whose holders speak for themselves (analyst, founder, …)."""
OF_ANYBODY = frozenset({"chief", "secretary", "adviser", "spokesperson", "jurist", "diplomat"})
"""Groups of posts that firms and institutes have as well as states."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a text says of the parties' posts."""

    private: frozenset[str]
    """Names of those whom it shows to stand for nobody but themselves."""
    holders: Mapping[int, Mention]
    """Head token of a post → the person named beside it ("his envoy to Chad, Ann Lie")."""


def find_standing(parsed: Parsed, mentions: Sequence[Mention]) -> Standing:
    """Give who is private, and who is named beside which post.

    A person is private whom the text describes, and never by a public post. A post is public
    unless it is one of an analyst and the like, or is held in a body that is neither listed nor
    a state's. A noun that is no post ("a shopkeeper") and an age after the name ("Ann Lie, 39,
    of Oslo") describe as well.
    """
    people = [m for m in mentions if _is_named(m)]
    tokens = [parsed.tokens_of(m.span) for m in people]
    places = [(t[0].index, t[-1].index + 1) for t in tokens]
    titles = find_titles(parsed, find_hits(parsed))
    holders: dict[int, Mention] = {}
    public = {m.name for m in mentions if m.kind is Kind.PERSON and (m.state or m.codebook)}
    private: set[str] = set()
    for at, (person, _) in beside(parsed, titles, places).items():
        name = people[person].name
        holders[titles[at].head] = people[person]
        (public if _is_public(titles[at]) else private).add(name)
    heads = {title.head for title in titles}
    for mention, (first, last) in zip(people, places, strict=True):
        if any(t.index not in heads for t in _descriptions(parsed, first, last)):
            private.add(mention.name)
    return Standing(frozenset(private - public) | _private_bodies(mentions), holders)


def _private_bodies(mentions: Sequence[Mention]) -> frozenset[str]:
    """Give the firms, schools and the like, also by the first words of their names."""
    bodies = {
        m.name for m in mentions if m.kind is Kind.ORGANIZATION and not m.codebook and not m.state
    }
    full = {name for name in bodies if _has_word(name, "private_body")}
    short = {name for name in bodies if any(other.startswith(name + " ") for other in full)}
    return frozenset(full | short)


def _is_named(mention: Mention) -> bool:
    by_name = not mention.made_by.startswith(("rule:post", "rule:pronoun"))
    return mention.kind is Kind.PERSON and not mention.members and by_name


def _is_public(title: Title) -> bool:
    if title.noun in word_set("private_noun"):
        return False
    if title.group in PRIVATE_GROUPS:
        return title.noun == "official"
    if title.group not in OF_ANYBODY or title.of is None or title.of_state is not None:
        return True
    listed = {row.name for row in organizations().values()}
    return title.of in listed or _has_word(title.of, "public_body")


def _has_word(name: str, words: str) -> bool:
    return not word_set(words).isdisjoint(name.lower().replace(".", "").split())


def _descriptions(parsed: Parsed, first: int, last: int) -> Iterator[Token]:
    """Give the words that say what a person is: nouns beside the name, an age."""
    for index in range(first, last):
        for token in parsed.dependents(index, "compound", "amod"):
            if not first <= token.index < last and _is_private_noun(token):
                yield token
        for token in parsed.dependents(index, "appos"):
            indefinite = {t.lower for t in parsed.dependents(token.index, "det")} & {"a", "an"}
            if token.tag in {"NN", "NNS"} and indefinite:
                yield token
    following = parsed.tokens[last : last + 3]
    texts = [t.text for t in following]
    if len(texts) == 3 and texts[0] == "," and texts[2] == "," and following[1].tag == "CD":
        yield following[1]


def _is_private_noun(token: Token) -> bool:
    return not word_set("private_noun").isdisjoint(lemmas_of(token))
