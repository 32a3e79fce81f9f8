"""A mention in the making: what the steps that find and link mentions write on."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.names.marks import as_read
from dragoman.extract.names.treaties import AgreementName
from dragoman.extract.posts.titles import Title
from dragoman.model.ids import digest
from dragoman.model.mention import Kind, Mention
from dragoman.model.parsed import Parsed
from dragoman.model.span import Span

__all__ = ["Draft"]


@dataclass(slots=True, eq=False)
class Draft:
    """Tokens ``[first, last)`` and what is known of them so far; identity is the object's."""

    first: int
    last: int
    kind: Kind
    name: str
    made_by: str
    codebook: str | None = None
    state: str | None = None
    gender: str = ""
    titles: list[Title] = field(default_factory=list)
    pact: AgreementName | None = None
    antecedent: Draft | None = None
    members: tuple[Draft, ...] = ()
    reason: str = ""
    end: int | None = None
    """Code point where the words end inside the last token; None for its end."""

    def span_in(self, parsed: Parsed) -> Span:
        """Give the code points of the words."""
        span = parsed.span(self.first, self.last)
        return span if self.end is None else Span(span.document, span.start, self.end)

    def id_in(self, parsed: Parsed) -> str:
        """Give the id that the mention will have."""
        span = self.span_in(parsed)
        return digest("mention", span.document, span.start, span.end, self.kind)

    def mention(self, parsed: Parsed) -> Mention:
        """Give the finished mention."""
        span = self.span_in(parsed)
        text = span.of(parsed.document.text)
        return Mention(
            span=span,
            text=text,
            kind=self.kind,
            name=self.name or as_read(parsed, self.first, self.last),
            made_by=self.made_by,
            codebook=self.codebook,
            state=self.state,
            antecedent=self.antecedent.id_in(parsed) if self.antecedent else None,
            reason=self.reason,
            members=tuple(member.id_in(parsed) for member in self.members),
        )
