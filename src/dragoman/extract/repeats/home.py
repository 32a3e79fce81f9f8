"""Whose people a government's own pages name without saying so: "Finance Minister Anna Lie".

On the site of the President of Norway "the President" is Norway's, and so is a minister or a
governor of whom the page tells no other state. A page of that site that names no other state at
all tells of Norwegians, whether it gives their posts or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.codebook.names import word_set
from dragoman.codebook.states import state_name
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.gazetteer import entry_of
from dragoman.extract.names.outlets import government_of
from dragoman.extract.posts.titles import Title
from dragoman.extract.repeats.namesakes import Person
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed

__all__ = ["give_home", "give_home_where_alone"]

OWN = frozenset(
    {"adviser", "chief", "head of government", "jurist", "lawmaker", "leader", "minister"}
    | {"secretary", "soldier", "spokesperson"}
)
"""Groups of posts that a government's pages name without their state when they are its own."""
HEAD = "head of state"
WORD = re.compile(r"[\w-]+")


def give_home(
    parsed: Parsed, titles: Sequence[Title], drafts: Sequence[Draft], people: Sequence[Person]
) -> tuple[Title, ...]:
    """Give officials of no said state that of the government whose outlet the page is.

    Gives the titles, those of a bare "the President" with the state.
    """
    home = government_of(parsed.document.outlet)
    if home is None:
        return tuple(titles)
    _give(home, (person for person in people if _is_official(parsed, home, person)))
    joined = {id(title) for draft in drafts for title in draft.titles}
    return tuple(
        replace(title, of=state_name(home), of_state=home)
        if id(title) not in joined and _is_bare_head(title)
        else title
        for title in titles
    )


FEWEST = 2
"""Sentences of a text that may be known to tell of no other state."""


def give_home_where_alone(
    parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]
) -> None:
    """Give all persons of no state that of the page's government where it tells of no other.

    A line alone without a title ("Meeting with Anna Lie") tells of too little to say so.
    """
    if len(parsed.sentences) < FEWEST and not parsed.document.title:
        return
    home = government_of(parsed.document.outlet)
    named = {draft.codebook for draft in drafts if draft.kind is Kind.STATE}
    named |= {person.state for person in people}
    if home is not None and named <= {home, None}:
        _give(home, people)


def _give(home: str, people: Iterable[Person]) -> None:
    """Give a state to those of these persons who have none yet."""
    for person in people:
        if not person.state:
            person.drafts[0].state = home


def _is_official(parsed: Parsed, home: str, person: Person) -> bool:
    """Say whether a post that is given, filled or taken away makes a person the government's."""
    if any(map(_is_own, person.titles)) or _is_appointed(parsed, person):
        return True
    return _is_titled(parsed.document.title, home, person)


def _is_appointed(parsed: Parsed, person: Person) -> bool:
    """Say whether the page tells of a person's appointment, or of their dismissal."""
    for draft in person.drafts:
        head = parsed.head_of(parsed.span(draft.first, draft.last))
        if head is None or head.dep not in {"dobj", "nsubjpass"}:
            continue
        if parsed.tokens[head.head].lemma in word_set("appointing_verbs"):
            return not any(title.of_state for title in person.titles)
    return False


def _is_titled(headline: str, home: str, person: Person) -> bool:
    """Say whether the page's headline gives a person a post, and names no other state."""
    words = WORD.findall(headline.replace("’s", "").replace("'s", ""))
    name = person.drafts[0].name or ""
    if not name or name.split()[-1] not in words:
        return False
    if not any(word.lower() in word_set("own_posts") for word in words):
        return False
    runs = (" ".join(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words)))
    named = {entry.key for run in runs if (entry := entry_of(run)) and entry.form != "acronym"}
    return all(not key.startswith("state/") or key == home for key in named)


def _is_own(title: Title) -> bool:
    """Say whether a title is of the kind, and names nothing else that it is of but a region."""
    regional = title.of is not None and bool(word_set("regions") & set(title.of.lower().split()))
    own = title.of is None or regional
    return title.group in OWN and own and title.of_state is None and title.status != "former"


def _is_bare_head(title: Title) -> bool:
    return title.group == HEAD and title.of is None and title.determiner == "the"
