"""How a claim's own words say its act: the verb, and what the clause goes on to say of it.

Nothing is invented: a wording holds printed words alone, cut where the clause ends, without its
times (a chronology prints them beside) and with its arguments left open, to be named later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.events import Frame, read_events
from dragoman.codebook.titles import wording_words
from dragoman.codebook.verb_forms import VerbForms, verb_forms
from dragoman.model.claim import Claim
from dragoman.model.document import Document
from dragoman.model.event import Argument, Role
from dragoman.model.time import TimeExpression
from dragoman.resolve.restore import Restored
from dragoman.resolve.texts.restored_places import moved_claim, moved_span
from dragoman.resolve.wording.clauses import Clause, Filled, Piece, fill, is_link, tokens_of

__all__ = ["Wording", "find_wordings"]

LONGEST = 11
"""Words after a verb; longer clauses end before their last phrase."""
LONGEST_NOUN = 7
_COMPLETE = frozenset(
    {"do-in", "do-from", "person-gone", "leaves-office", "takes-office", "move", "go", "serve"}
)
"""Frames whose verbs may stand alone ("resigned"); others say nothing so ("supported")."""
_OBJECTS = frozenset({Role.RECIPIENT, Role.NUMBER, Role.THEME, Role.AGREEMENT})


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


def find_wordings(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    times: Mapping[str, Sequence[TimeExpression]],
    restored: Mapping[str, Restored],
) -> dict[str, Wording]:
    """Give claim id → its wording, for the claims whose clause can be said in a line.

    `times` are the expressions by document id. Documents in `restored` are worded by the text
    that was restored of them: a headline should not print swapped words.
    """
    found: dict[str, Wording] = {}
    for claim in claims:
        document = documents.get(claim.document)
        if document is None:
            continue
        spans = [time.span for time in times.get(claim.document, ())]
        view = restored.get(claim.document)
        told = moved_claim(claim, view) if view else claim
        spans = [moved_span(span, view) for span in spans] if view else spans
        inside = [(s.start, s.end) for s in spans if s.start < told.sentence.end]
        wording = _wording(told, view.text if view else document.text, inside)
        if wording is not None:
            found[claim.id] = wording
    return found


def _wording(claim: Claim, text: str, times: Sequence[tuple[int, int]]) -> Wording | None:
    frame = read_events().frames.get(claim.made_by.rpartition("/")[2])
    if frame is None or not frame.pos:
        return None
    if frame.pos == "verb":
        return _verbal(claim, text, times, frame)
    rest = Clause(claim, text, times, claim.trigger.end).cut(LONGEST_NOUN) or ()
    word = " ".join(claim.trigger.of(text).split())
    if rest and not is_link(rest[0]) and not is_link(word.split()[-1]):
        rest = ()
    if frame.pos == "noun":
        rest = _up_to_verb(rest)
    agents = fill(claim.filling(Role.ACTOR), text)
    return Wording(word, None, frame.pos == "noun", False, False, agents, None, rest)


def _up_to_verb(rest: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """End after a named argument that no preposition follows: a verb may come."""
    for place, piece in enumerate(rest[:-1]):
        if isinstance(piece, Filled) and not is_link(rest[place + 1]):
            return rest[: place + 1]
    return rest


def _verbal(
    claim: Claim, text: str, times: Sequence[tuple[int, int]], frame: Frame
) -> Wording | None:
    first = next(tokens_of(text, claim.trigger.start, claim.trigger.end), None)
    forms = verb_forms(first.text) if first else None
    if first is None or forms is None or text[first.end : first.end + 1] in {"’", "'"}:
        return None
    rest = Clause(claim, text, times, first.end).cut(LONGEST)
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
        agents = fill(subject, text)
        return Wording(forms.base, forms, False, False, suffers, agents, None, rest)
    return _without_subject(forms, rest)


def _object_before(claim: Claim) -> bool:
    """Say whether what is signed or given stands before the word ("the treaty signed in …")."""
    things = (a for a in claim.arguments if a.role in _OBJECTS - {Role.RECIPIENT})
    return any(argument.span.end <= claim.trigger.start for argument in things)


def _passive(claim: Claim, text: str, forms: VerbForms, rest: tuple[Piece, ...]) -> Wording | None:
    """Say "X was expelled"; of somebody who did it, "Y expelled X".

    Whoever acts is never who undergoes it: in "the islands it seized" the islands are.
    """
    before = [a for a in claim.arguments if a.span.end <= claim.trigger.start]
    fitting = [a for a in before if a.role in _OBJECTS]
    if not fitting:
        return None
    last = max(fitting, key=lambda a: (a.span.end, -a.span.start))
    patient = tuple(a for a in fitting if a.span == last.span and a.role == last.role)
    (undergoing,) = fill(patient, text)
    agents = fill(claim.filling(Role.ACTOR), text)
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


def _is_passive(claim: Claim, text: str) -> bool:
    words = wording_words()
    before = list(tokens_of(text, claim.sentence.start, claim.trigger.start))
    for token in reversed(before[-5:]):
        if token.lower in words.passive:
            return True
        if token.lower not in words.between and not token.lower.endswith("ly"):
            return False
    return False
