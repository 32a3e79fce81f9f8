"""Noun phrases that repeat a body or an agreement: "the ministry", "the treaty"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.codebook.organizations import organizations
from dragoman.extract.names.drafts import Draft
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["link_agreements", "link_bodies"]

POINTING = frozenset({"the", "this", "that"})
FAMILY = word_set("agreement_family")
BODY_NOUNS = word_set("body_nouns")
COMPANY_NOUNS = word_set("company_nouns")
AHEAD = 2
"""Sentences before "the company" in which the company has to be named."""
BLOCS = {
    "alliance": frozenset({"organization/nato"}),
    "bloc": frozenset({"organization/eu", "organization/asean", "organization/gcc"}),
}


def link_agreements(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Link "the treaty" to the agreement named before it, and drop nothing."""
    known: list[Draft] = []
    for draft in drafts:
        if draft.kind is not Kind.AGREEMENT:
            continue
        earlier = _earlier_agreement(parsed, draft, known)
        if earlier is not None:
            draft.antecedent = earlier
            draft.codebook = draft.codebook or earlier.codebook
            _take_fuller_name(draft, earlier, known)
        known.append(draft)


def _take_fuller_name(draft: Draft, earlier: Draft, known: list[Draft]) -> None:
    proper = draft.codebook is not None or (draft.pact is not None and draft.pact.proper)
    if proper and draft.reason.startswith("named"):
        old = earlier.name
        for other in known:
            if other.name == old:
                other.name = draft.name
    else:
        draft.name = earlier.name


def _earlier_agreement(parsed: Parsed, draft: Draft, known: list[Draft]) -> Draft | None:
    pact = draft.pact
    same = next((other for other in known if other.name == draft.name), None)
    if same is not None and (pact is None or pact.proper or pact.definite):
        draft.reason = "same name as before"
        return same
    if known and _is_called(parsed, known[-1], draft):
        draft.reason = f'named here: "{parsed.text(known[-1].first, draft.last)}"'
        return known[-1]
    if pact is None or pact.proper or not pact.definite:
        return None
    names = list(dict.fromkeys(other.name for other in known))
    for other in reversed(known):
        if _may_repeat(pact.head, pact.words, other, alone=len(names) == 1):
            draft.reason = f'"{draft.name}" repeats "{other.name}"'
            return other
    return None


def _is_called(parsed: Parsed, earlier: Draft, draft: Draft) -> bool:
    """Say whether "called" or "known as" joins the two ("a treaty called the X Treaty")."""
    between = parsed.tokens[earlier.last : draft.first]
    if (
        not between
        or len(between) > 8
        or between[0].sentence != parsed.tokens[draft.first].sentence
    ):
        return False
    words = {token.lower for token in between}
    return bool(words & {"called", "named", "dubbed", "titled", "entitled", "known"})


def _may_repeat(head: str, words: frozenset[str], other: Draft, *, alone: bool) -> bool:
    if other.pact is None:
        return head in other.name.lower()
    if head != other.pact.head and not (head in FAMILY and other.pact.head in FAMILY):
        return False
    if head != other.pact.head and not (words or alone):
        return False
    spelled = {word.replace("defence", "defense") for word in words}
    have = {word.replace("defence", "defense") for word in other.pact.words}
    have |= set(other.name.lower().split())
    return spelled <= have or (alone and len(words - have) <= 2)


def link_bodies(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Give mentions for "the ministry", "the agency", linked to the last body of that noun."""
    covered = {i for d in drafts for i in range(d.first, d.last)}
    bodies = [d for d in drafts if d.kind is Kind.ORGANIZATION]
    _link_repeated(bodies)
    made = []
    for token in parsed.tokens:
        if (
            token.lower not in BODY_NOUNS | COMPANY_NOUNS
            or token.index in covered
            or token.tag not in ("NN", "NNP")
        ):
            continue
        first = _pointing_start(parsed, token)
        if first is None:
            continue
        body = _repeated_by(parsed, token, [b for b in bodies if b.last <= first])
        if body is None:
            continue
        made.append(
            Draft(
                first,
                token.index + 1,
                Kind.ORGANIZATION,
                body.name,
                "rule:body-noun",
                codebook=body.codebook,
                state=body.state,
                antecedent=body.antecedent or body,
                reason=f'"the {token.lower}" repeats {body.name}',
            )
        )
    return made


def _repeated_by(parsed: Parsed, noun: Token, earlier: Sequence[Draft]) -> Draft | None:
    """Give the last body of that noun; of a company, the one just named, or the subject."""
    if noun.lower not in COMPANY_NOUNS:
        fitting = [body for body in earlier if _is_a(noun.lower, body)]
        return fitting[-1] if fitting else None
    near = [b for b in earlier if noun.sentence - parsed.tokens[b.first].sentence <= AHEAD]
    companies = [body for body in near if _may_be_company(body)]
    called = [body for body in companies if noun.lower in body.name.lower().split()]
    if len({body.name for body in called or companies}) > 1:
        last = max(parsed.tokens[body.first].sentence for body in called or companies)
        called = [
            body
            for body in called or companies
            if parsed.tokens[body.first].sentence == last and _is_subject(parsed, body)
        ]
        companies = []
    names = {body.name for body in called or companies}
    return (called or companies)[-1] if len(names) == 1 else None


def _is_subject(parsed: Parsed, body: Draft) -> bool:
    head = parsed.head_of(parsed.span(body.first, body.last))
    while head is not None and head.dep == "conj":
        head = parsed.tokens[head.head]
    return head is not None and head.dep in ("nsubj", "nsubjpass")


def _may_be_company(body: Draft) -> bool:
    """Say whether a body may be a firm: no row of the codebook, no ministry, nobody's organ."""
    words = set(body.name.lower().replace("-", " ").split())
    return body.codebook is None and not body.members and not words & BODY_NOUNS


def _link_repeated(bodies: Sequence[Draft]) -> None:
    first: dict[str, Draft] = {}
    for body in bodies:
        key = body.codebook or body.name.lower()
        if body.antecedent is not None:
            continue
        if key in first:
            body.antecedent, body.reason = first[key], "same name as before"
        else:
            first[key] = body


def _pointing_start(parsed: Parsed, token: Token) -> int | None:
    """Give the first token after "the" when little stands between it and the noun."""
    if token.dep in ("compound", "amod", "nmod") and token.head > token.index:
        return None
    index = token.index - 1
    first = token.index
    while index >= 0 and first - index <= 2 and parsed.tokens[index].lower in ("news", "state"):
        first, index = index, index - 1
    if index >= 0 and parsed.tokens[index].lower in POINTING:
        return first
    return None


def _is_a(noun: str, body: Draft) -> bool:
    row = organizations().get(body.codebook or "")
    if row is not None and row.kind == "agency":
        return noun in ("agency", "outlet", "newspaper", "broadcaster")
    if noun in BLOCS:
        return body.codebook in BLOCS[noun]
    if row is not None and row.kind == "group" and noun in ("group", "movement", "militia"):
        return True
    return noun in body.name.lower().split() or noun in body.name.lower().split("-")
