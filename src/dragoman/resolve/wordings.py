"""How a claim's own words say its act: the verb, and what the clause goes on to say of it.

Nothing is invented: a wording holds printed words alone, cut where the clause ends, without its
times (a chronology prints them beside) and with its arguments left open, to be named later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.events import Frame, read_events
from dragoman.codebook.titles import wording_words
from dragoman.codebook.verb_forms import VerbForms, verb_forms
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Argument, Role
from dragoman.model.time import TimeExpression

__all__ = ["Filled", "Piece", "Wording", "find_wordings"]

LONGEST = 11
"""Words after the verb; longer clauses end before their last phrase."""
LONGEST_CONTENT = 13
"""The same when they say what somebody said ("that …")…"""
SHORTEST_CONTENT = 6
"""… of which at least so many must be left, or nothing is."""
LONGEST_NOUN = 7
_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[$€£]?\d[\d.,]*\d%?|\w+(?:[’'\-.]\w+)*[’']?|[^\s\w]")
_COMPLETE = frozenset(
    {"do-in", "do-from", "person-gone", "leaves-office", "takes-office", "move", "go", "serve"}
)
"""Frames whose verbs may stand alone ("resigned"); others say nothing so ("supported")."""
_HANGING = frozenset({"from", "of", "with", "to", "for", "against", "by", "at"})
"""Words of the act itself after which something was left out."""
_OBJECTS = frozenset({Role.RECIPIENT, Role.NUMBER, Role.THEME, Role.AGREEMENT})


@dataclass(frozen=True, slots=True)
class Filled:
    """Printed words with the arguments that they fill (two for "both countries")."""

    printed: str
    arguments: tuple[Argument, ...]


Piece = str | Filled


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as a headline could say it.

    `verb` is None for a noun or an adjective, whose words `word` holds. `agents` are those who
    act, as printed; `patient` is what stands before a passive verb. `rest` follows the verb:
    printed words and, where they stand, the arguments. `suffers` says that the recipient is the
    subject ("faces sanctions").
    """

    word: str
    verb: VerbForms | None
    noun: bool
    passive: bool
    suffers: bool
    agents: tuple[Filled, ...]
    patient: Filled | None
    rest: tuple[Piece, ...]

    @property
    def named(self) -> frozenset[Argument]:
        """The arguments that the wording names."""
        pieces = (piece for piece in (self.patient, *self.rest) if isinstance(piece, Filled))
        return frozenset(argument for piece in pieces for argument in piece.arguments)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'").rstrip("'")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] in "$€£"


def find_wordings(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    times: Mapping[str, Sequence[TimeExpression]],
) -> dict[str, Wording]:
    """Give claim id → its wording, for the claims whose clause can be said in a line.

    `documents` are those whose print can be shown; `times` their expressions by document id.
    """
    found: dict[str, Wording] = {}
    for claim in claims:
        document = documents.get(claim.document)
        if document is None:
            continue
        spans = [(t.span.start, t.span.end) for t in times.get(claim.document, ())]
        inside = [s for s in spans if claim.sentence.start <= s[0] < claim.sentence.end]
        wording = _wording(claim, document.text, inside)
        if wording is not None:
            found[claim.id] = wording
    return found


def _wording(claim: Claim, text: str, times: Sequence[tuple[int, int]]) -> Wording | None:
    frame = read_events().frames.get(claim.made_by.rpartition("/")[2])
    if frame is None or not frame.pos:
        return None
    if frame.pos == "verb":
        return _verbal(claim, text, times, frame)
    rest = _Clause(claim, text, times, claim.trigger.end).cut(LONGEST_NOUN) or ()
    word = " ".join(claim.trigger.of(text).split())
    if rest and not _is_link(rest[0]) and not _is_link(word.split()[-1]):
        rest = ()
    if frame.pos == "noun":
        rest = _up_to_verb(rest)
    agents = _filled_by(claim.filling(Role.ACTOR), text)
    return Wording(word, None, frame.pos == "noun", False, False, agents, None, rest)


def _up_to_verb(rest: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """End after a named argument that no preposition follows: a verb may come."""
    for place, piece in enumerate(rest[:-1]):
        if isinstance(piece, Filled) and not _is_link(rest[place + 1]):
            return rest[: place + 1]
    return rest


def _verbal(
    claim: Claim, text: str, times: Sequence[tuple[int, int]], frame: Frame
) -> Wording | None:
    first = next(_tokens(text, claim.trigger.start, claim.trigger.end), None)
    forms = verb_forms(first.text) if first else None
    if first is None or forms is None or text[first.end : first.end + 1] in {"’", "'"}:
        return None
    rest = _Clause(claim, text, times, first.end).cut(LONGEST)
    if rest is None:
        return None
    reduced = _object_before(claim) and not any(isinstance(piece, Filled) for piece in rest)
    if first.text.lower() == forms.participle and (reduced or _is_passive(claim, text)):
        return _passive(claim, text, forms, rest)
    suffers = "subject" in frame.roles.get(Role.RECIPIENT, ())
    subject = claim.filling(Role.RECIPIENT if suffers else Role.ACTOR)
    if not rest and (frame.name not in _COMPLETE or claim.extension):
        return None
    if suffers and any(isinstance(p, Filled) and p.arguments[0] in subject for p in rest):
        return None
    if subject:
        agents = _filled_by(subject, text)
        return Wording(forms.base, forms, False, False, suffers, agents, None, rest)
    return _without_subject(forms, rest)


def _object_before(claim: Claim) -> bool:
    """Say whether what is signed or given stands before the word ("the treaty signed in …")."""
    things = (a for a in claim.arguments if a.role in _OBJECTS - {Role.RECIPIENT})
    return any(argument.span.end <= claim.trigger.start for argument in things)


def _passive(claim: Claim, text: str, forms: VerbForms, rest: tuple[Piece, ...]) -> Wording | None:
    """Say "X was expelled"; of somebody who did it, "Y expelled X"."""
    before = [a for a in claim.arguments if a.span.end <= claim.trigger.start]
    fitting = [a for a in before if a.role in _OBJECTS | {Role.ACTOR}]
    if not fitting:
        return None
    last = max(fitting, key=lambda a: (a.span.end, a.role in _OBJECTS, -a.span.start))
    patient = tuple(a for a in fitting if a.span == last.span and a.role == last.role)
    (undergoing,) = _filled_by(patient, text)
    agents = _filled_by([a for a in claim.filling(Role.ACTOR) if a not in patient], text)
    return Wording(forms.base, forms, False, not agents, False, agents, undergoing, rest)


def _without_subject(forms: VerbForms, rest: tuple[Piece, ...]) -> Wording | None:
    """Say "X was thanked" where the words do not name who thanked him."""
    lead = rest[0] if rest and isinstance(rest[0], str) else ""
    at = 1 if lead else 0
    if at >= len(rest) or not all(map(_may_lead, lead.split())):
        return None
    patient = rest[at]
    if isinstance(patient, str) or patient.arguments[0].role not in _OBJECTS:
        return None
    return Wording(forms.base, forms, False, True, False, (), patient, rest[at + 1 :])


def _may_lead(word: str) -> bool:
    """Say whether a word may stand between a verb and its object ("the", "sincerely")."""
    plain = word.lower().rstrip(".")
    return plain in wording_words().before_object or plain.endswith("ly")


def _filled_by(arguments: Iterable[Argument], text: str) -> tuple[Filled, ...]:
    """Gather arguments by the words that fill them."""
    found: dict[tuple[int, int], list[Argument]] = {}
    for argument in arguments:
        found.setdefault((argument.span.start, argument.span.end), []).append(argument)
    return tuple(Filled(_words(text, *at), tuple(filled)) for at, filled in found.items())


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _is_passive(claim: Claim, text: str) -> bool:
    words = wording_words()
    before = list(_tokens(text, claim.sentence.start, claim.trigger.start))
    for token in reversed(before[-5:]):
        if token.lower in words.passive:
            return True
        if token.lower not in words.between and not token.lower.endswith("ly"):
            return False
    return False


def _is_link(piece: Piece) -> bool:
    return isinstance(piece, str) and piece.split()[0].lower() in wording_words().links


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield _Token(match.start(), match.end(), match.group())


class _Clause:
    """What follows a verb up to the end of its clause, token by token."""

    def __init__(
        self, claim: Claim, text: str, times: Sequence[tuple[int, int]], begin: int
    ) -> None:
        self.text = text
        self.claim = claim
        self.times = times
        self.end = min(claim.sentence.end, _line_end(text, begin))
        self.tokens = list(_tokens(text, begin, self.end))
        self.filled = _outermost(claim, text, begin)
        self.kept: list[_Token] = []
        self.whole = True
        """Whether the words end where the clause does."""

    def cut(self, longest: int) -> tuple[Piece, ...] | None:
        """Give the pieces of a line; None when only words without sense would be left."""
        self._take(longest)
        self._strip()
        hanging = bool(self.kept) and self.kept[-1].lower in _HANGING
        if hanging or (not self.kept and not self.whole):
            return None
        return tuple(self._pieces())

    def _take(self, longest: int) -> None:
        words = wording_words()
        content = False
        for place, token in enumerate(self.tokens):
            if self._in_time(token):
                if (
                    self.kept
                    and self.kept[-1].lower in words.links
                    and not self._held(self.kept[-1])
                ):
                    self.kept.pop()
                continue
            if self._is_stop(token) and not (place and self._joins_adjectives(place)):
                return
            if self._is_actor(token):
                if self.kept and self.kept[-1].lower in words.links:
                    self.kept.pop()
                continue
            if token.lower == "that" and not content:
                content, longest = True, LONGEST_CONTENT
            mute = words.speaking - words.telling if content else words.speaking
            strange = token.lower.split("'")[0] in mute and not self._held(token)
            if strange or len(self.kept) >= longest:
                self._cut_back(content=content)
                return
            self.kept.append(token)

    def _joins_adjectives(self, place: int) -> bool:
        """Say whether an "and" joins words that want more ("economic and military aid")."""
        if self.tokens[place].lower not in {"and", "or"}:
            return False
        if place > 1 and self.tokens[place - 2].lower == "to":
            return True
        before = self.tokens[place - 1].lower
        words = wording_words()
        return before.endswith(tuple(words.adjective_ends)) and before not in words.nouns

    def _is_stop(self, token: _Token) -> bool:
        if token.text in {"“", "”", '"'}:
            return not self._in_trigger(token)
        if not token.is_word:
            return token.text not in {"$", "€", "£", "%", "&", "’", "'", "/"} and not (
                token.text == "," and self._held(token) and not self._in_trigger(token)
            )
        return token.lower in wording_words().stops and not self._held(token)

    def _cut_back(self, *, content: bool) -> None:
        """End before the last phrase, for it could not be said whole."""
        self.whole = False
        links = wording_words().links
        while self.kept:
            last = self.kept.pop()
            link = last.lower in links and not self._held(last)
            if content and (last.lower == "to" or len(self.kept) < SHORTEST_CONTENT):
                link = False
            if last.lower == "that" or link:
                return

    def _strip(self) -> None:
        words = wording_words()
        while self.kept:
            last = self.kept[-1]
            loose = last.lower in words.loose | words.links or last.lower.endswith("'s")
            hanging = not self.whole and last.lower.endswith("ing")
            if not (loose or hanging) or self._held(last):
                return
            self.kept.pop()

    def _in_trigger(self, token: _Token) -> bool:
        return token.start < self.claim.trigger.end

    def _held(self, token: _Token) -> bool:
        """Say whether the act's own words or those of an argument go on over a token."""
        return self._in_trigger(token) or self._argument_at(token) is not None

    def _argument_at(self, token: _Token) -> Filled | None:
        for start, end, filled in self.filled:
            if start <= token.start < end:
                return filled
        return None

    def _is_actor(self, token: _Token) -> bool:
        filled = self._argument_at(token)
        return filled is not None and all(a.role is Role.ACTOR for a in filled.arguments)

    def _in_time(self, token: _Token) -> bool:
        return any(start <= token.start < end for start, end in self.times)

    def _pieces(self) -> Iterator[Piece]:
        said: list[str] = []
        last: Filled | None = None
        for token in self.kept:
            filled = self._argument_at(token)
            if filled is None:
                said.append(self._printed(token))
            elif filled is not last:
                if said:
                    yield "".join(said).strip()
                said = []
                yield filled
            last = filled
        if "".join(said).strip():
            yield "".join(said).strip()

    def _printed(self, token: _Token) -> str:
        if token.text in {"“", "”", '"'}:
            return ""
        spaced = token.start > 0 and self.text[token.start - 1].isspace()
        return (" " if spaced else "") + token.text


def _line_end(text: str, begin: int) -> int:
    found = text.find("\n", begin)
    return found if found >= 0 else len(text)


def _outermost(claim: Claim, text: str, begin: int) -> list[tuple[int, int, Filled]]:
    """Give the arguments after the verb by their words, leaving out those within another's."""
    after = [argument for argument in claim.arguments if argument.span.start >= begin]
    spans = {(argument.span.start, argument.span.end) for argument in after}
    found: list[tuple[int, int, Filled]] = []
    for start, end in sorted(spans):
        if any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans):
            continue
        filled = tuple(a for a in after if (a.span.start, a.span.end) == (start, end))
        found.append((start, end, Filled(_words(text, start, end), filled)))
    return found
