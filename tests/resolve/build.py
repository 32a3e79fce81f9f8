"""Small builders: a page with its mentions, offices and claims, each found by its words."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.states import states
from dragoman.model.claim import Claim
from dragoman.model.event import Argument, Modality, Polarity, Role
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mention import Kind, Mention, OfficeMention
from dragoman.model.span import Span
from dragoman.model.time import UNBOUNDED, Basis, Dating, Interval
from tests.factory import claim_of, document

__all__ = ["Page", "between", "person_says"]

UNKNOWN = Dating(UNBOUNDED, Basis.UNKNOWN)


class Page:
    """A text whose words become mentions and claims, each found by its words."""

    def __init__(self, text: str, *, address: str = "", published: str | None = None) -> None:
        self.document = document(text, address=address or f"test:{text}", published=published)
        self.mentions: list[Mention] = []
        self.offices: list[OfficeMention] = []
        self.claims: list[Claim] = []

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        return Span(self.document.id, start, start + len(words))

    def mention(
        self,
        words: str,
        kind: Kind,
        name: str = "",
        *,
        nth: int = 0,
        state: str | None = None,
        row: str | None = None,
        antecedent: Mention | None = None,
    ) -> Mention:
        found = Mention(
            span=self.span(words, nth),
            text=words,
            kind=kind,
            name=name or words,
            made_by="test",
            codebook=row,
            state=f"state/{state}" if state else None,
            antecedent=antecedent.id if antecedent else None,
        )
        self.mentions.append(found)
        return found

    def person(self, words: str, name: str = "", state: str | None = None, nth: int = 0) -> Mention:
        return self.mention(words, Kind.PERSON, name, state=state, nth=nth)

    def state(self, words: str, code: str, nth: int = 0) -> Mention:
        key = f"state/{code}"
        return self.mention(words, Kind.STATE, states()[key].name, state=code, row=key, nth=nth)

    def place(self, words: str, state: str | None = None, nth: int = 0) -> Mention:
        return self.mention(words, Kind.PLACE, state=state, nth=nth)

    def organization(self, words: str, state: str | None = None) -> Mention:
        return self.mention(words, Kind.ORGANIZATION, state=state)

    def office(self, holder: Mention, post: str, of: str | None = None) -> OfficeMention:
        found = OfficeMention(
            holder.span, holder.id, holder.name, post, of, None, "", UNBOUNDED, "test"
        )
        self.offices.append(found)
        return found

    def claim(
        self,
        trigger: str,
        type: str,  # noqa: A002
        mode: str = "",
        extension: str = "",
        *,
        nth: int = 0,
        actors: tuple[Mention, ...] = (),
        recipients: tuple[Mention, ...] = (),
        place: Mention | None = None,
        agreement: str | Mention = "",
        theme: str = "",
        number: str = "",
        time: Interval | None = None,
        modality: Modality = Modality.HAPPENED,
        stance: str = "asserts",
        speaker: Mention | None = None,
        contexts: tuple[str, ...] = (),
    ) -> Claim:
        arguments = [_filled(Role.ACTOR, one) for one in actors]
        arguments += [_filled(Role.RECIPIENT, one) for one in recipients]
        if place:
            arguments.append(_filled(Role.PLACE, place))
        if isinstance(agreement, Mention):
            arguments.append(_filled(Role.AGREEMENT, agreement))
        elif agreement:
            arguments.append(Argument(Role.AGREEMENT, self.span(agreement), agreement))
        if theme:
            arguments.append(Argument(Role.THEME, self.span(theme), theme))
        if number:
            arguments.append(Argument(Role.NUMBER, self.span(number), number, number=number))
        at = self.span(trigger, nth)
        found = claim_of(
            self._sentence(at),
            at,
            type=type,
            mode=mode,
            extension=extension,
            contexts=contexts,
            arguments=tuple(arguments),
            time=Dating(time, Basis.EXPLICIT, ("given by the test",)) if time else UNKNOWN,
            modality=modality,
            polarity=Polarity.NEGATIVE
            if modality in {Modality.NEGATED, Modality.DENIED}
            else Polarity.POSITIVE,
            stance=stance,
            speaker=speaker.id if speaker else None,
            speaker_name=speaker.name if speaker else "",
            evidence=(at,),
        )
        self.claims.append(found)
        return found

    def _sentence(self, at: Span) -> Span:
        text = self.document.text
        start = text.rfind(". ", 0, at.start) + 1
        end = text.find(". ", at.end)
        return Span(self.document.id, start or 0, end + 1 if end >= 0 else len(text))


def _filled(role: Role, mention: Mention) -> Argument:
    return Argument(role, mention.span, mention.name, mention.id)


def between(start: str, end: str) -> Interval:
    """Give the days from one ISO day up to, not including, another."""
    return Interval(date.fromisoformat(start), date.fromisoformat(end))


def person_says(
    left: str, right: str, verdict: Verdict, subject: str = "mention", at: str = "2025-01-01"
) -> Judgement:
    """Give a person's verdict on two things."""
    first, second = sorted((left, right))
    return Judgement(subject, first, second, verdict, 1.0, "I know both", "person:ann", at)
