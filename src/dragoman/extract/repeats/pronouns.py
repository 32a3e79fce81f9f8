"""Pronouns: "he" is the subject just named, of fitting gender; two candidates stay unlinked."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.names import word_set
from dragoman.extract.names.drafts import Draft
from dragoman.extract.repeats.namesakes import Person
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Sentence, Token

__all__ = ["link_pronouns", "quoted_tokens"]

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "their", "them"})
SUBJECTS = ("nsubj", "nsubjpass")
EMPTY_VERBS = word_set("empty_verbs")
QUOTES = {"“": 1, "”": -1}


def link_pronouns(parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]) -> list[Draft]:
    """Give a mention for every pronoun whose antecedent is sure enough."""
    work = _Pronouns(parsed, drafts, people)
    made = []
    for token in parsed.tokens:
        draft = work.read(token)
        if draft is not None:
            work.keep(draft)
            made.append(draft)
    return made


class _Pronouns:
    """Antecedents by token, pronouns already read included."""

    def __init__(self, parsed: Parsed, drafts: Sequence[Draft], people: Sequence[Person]) -> None:
        self._parsed = parsed
        self._at: dict[int, Draft] = {}
        self._gender = {person.name: person.gender for person in people}
        self._by_sentence: dict[int, list[Draft]] = {}
        self._quoted = quoted_tokens(parsed)
        for draft in drafts:
            self.keep(draft)

    def keep(self, draft: Draft) -> None:
        for index in range(draft.first, draft.last):
            old = self._at.get(index)
            if old is None or old.last - old.first <= draft.last - draft.first:
                self._at[index] = draft
        sentence = self._parsed.tokens[draft.first].sentence
        self._by_sentence.setdefault(sentence, []).append(draft)

    def read(self, token: Token) -> Draft | None:
        if token.pos != "PRON" and token.tag != "PRP$":
            return None
        if token.index in self._quoted:
            return None
        if token.lower in GENDERS:
            return self._person(token, GENDERS[token.lower])
        if token.lower in NEUTRAL:
            return self._thing(token)
        if token.lower in PLURAL:
            return self._several(token)
        return None

    # -- he and she
    def _person(self, token: Token, gender: str) -> Draft | None:
        chosen, why = self._subject_ahead(token, gender)
        if chosen is None:
            chosen, why = self._same_sentence(token, gender)
        if chosen is None and not why:
            chosen, why = self._before(token, gender)
        if chosen is None:
            return None
        if not self._gender.get(chosen.name):
            self._gender[chosen.name] = gender
        return _pronoun(token, chosen, f'"{token.lower}" is {chosen.name}: {why}')

    def _subject_ahead(self, token: Token, gender: str) -> tuple[Draft | None, str]:
        """Read "after his meeting with Okoth, Ruto said": the main subject follows."""
        row = self._parsed.sentences[token.sentence]
        if self._persons(token.sentence, token.index, gender):
            return None, ""
        chain = list(self._parsed.ancestors(token.index))
        if len(chain) < 2 or chain[-2].dep not in ("prep", "advcl") or not row.first <= token.index:
            return None, ""
        for subject in self._parsed.dependents(chain[-1].index, *SUBJECTS):
            draft = self._at.get(subject.index)
            if draft is None or draft.kind is not Kind.PERSON or draft.members:
                continue
            if subject.index > token.index and self._gender.get(draft.name, "") in ("", gender):
                return draft, "the subject of the main clause that follows"
        return None, ""

    def _same_sentence(self, token: Token, gender: str) -> tuple[Draft | None, str]:
        """Look at the subjects of the clauses above; (None, reason) when it stays unsure."""
        persons = self._persons(token.sentence, token.index, gender)
        if not persons:
            return None, ""
        if len(persons) == 1:
            only = next(iter(persons.values()))
            return only, "the only person named before in the sentence"
        for above in self._parsed.ancestors(token.index):
            for subject in self._parsed.dependents(above.index, *SUBJECTS):
                draft = self._at.get(subject.index)
                if subject.index < token.index and draft and draft.name in persons:
                    if token.lower in ("he", "she", "himself", "herself"):
                        return draft, "the subject of the clause above"
                    return None, "unsure"
        return None, "unsure"

    def _before(self, token: Token, gender: str) -> tuple[Draft | None, str]:
        for back in (1, 2):
            sentence = token.sentence - back
            if sentence < 0:
                break
            if self._has_unread_name(self._parsed.sentences[sentence]):
                return None, "unsure"
            persons = self._persons(sentence, len(self._parsed.tokens), gender)
            if not persons:
                continue
            subject = self._main_subject(self._parsed.sentences[sentence])
            if subject is not None and subject.name in persons:
                return subject, "the subject of the sentence before"
            if len(persons) == 1:
                return next(iter(persons.values())), "the only person of the sentence before"
            return None, "unsure"
        return None, ""

    def _has_unread_name(self, sentence: Sentence) -> bool:
        """Say whether a name that no mention covers is the subject: it may be who is meant."""
        return any(
            token.dep in SUBJECTS
            and token.tag == "NNP"
            and token.index not in self._at
            and self._parsed.tokens[token.head].dep == "ROOT"
            for token in self._parsed.in_sentence(sentence)
        )

    def _persons(self, sentence: int, before: int, gender: str) -> dict[str, Draft]:
        return {
            draft.name: draft
            for draft in self._by_sentence.get(sentence, ())
            if draft.kind is Kind.PERSON
            and not draft.members
            and draft.last <= before
            and self._gender.get(draft.name, "") in ("", gender)
        }

    def _main_subject(self, sentence: Sentence) -> Draft | None:
        """Give the mention that is the subject of the sentence's main clause, or its first one."""
        tokens = self._parsed.in_sentence(sentence)
        root = next((t for t in tokens if t.head == t.index), None)
        if root is not None and root.pos in ("NOUN", "PROPN") and root.index in self._at:
            return self._at[root.index]  # "The two men called on …", read as one phrase
        if root is not None:
            for subject in self._parsed.dependents(root.index, *SUBJECTS):
                if subject.index in self._at:
                    return self._at[subject.index]
        first = next((t for t in tokens if t.dep in SUBJECTS), None)
        return self._at.get(first.index) if first else None

    # -- it and they
    def _thing(self, token: Token) -> Draft | None:
        kinds = (Kind.STATE, Kind.ORGANIZATION, Kind.AGREEMENT)
        if token.lower == "it" and (token.dep not in SUBJECTS or self._is_empty(token)):
            return None
        for above in self._parsed.ancestors(token.index):
            for subject in self._parsed.dependents(above.index, *SUBJECTS):
                draft = self._at.get(subject.index)
                if subject.index < token.index and draft is not None:
                    if draft.kind in kinds and not draft.members:
                        return _pronoun(token, draft, f"the subject {draft.name} of its clause")
                    return None
        if token.dep in SUBJECTS and token.sentence:
            subject_before = self._main_subject(self._parsed.sentences[token.sentence - 1])
            if subject_before and subject_before.kind in kinds and not subject_before.members:
                return _pronoun(
                    token, subject_before, f"{subject_before.name}, subject of the sentence before"
                )
        return None

    def _is_empty(self, token: Token) -> bool:
        """Say whether "it" stands for a clause ("it is clear that …")."""
        verb = self._parsed.tokens[token.head]
        if verb.lemma in EMPTY_VERBS:
            return True
        return token.dep == "nsubjpass" and bool(
            self._parsed.dependents(verb.index, "ccomp", "xcomp", "csubj")
        )

    def _several(self, token: Token) -> Draft | None:
        """Read "they" as the coordinated subject, or the group, just before it."""
        for sentence in (token.sentence, token.sentence - 1):
            if sentence < 0:
                return None
            tokens = self._parsed.in_sentence(self._parsed.sentences[sentence])
            subjects = [
                t
                for t in tokens
                if t.index < token.index
                and (t.dep in SUBJECTS or (t.dep == "ROOT" and t.tag in ("NNS", "NNPS")))
            ]
            for subject in reversed(subjects):
                draft = self._at.get(subject.index)
                if draft is not None and draft.members:
                    return _pronoun(token, draft, f"the group {draft.name} before it")
                members = self._coordinated(subject)
                if len(members) > 1:
                    names = " and ".join(member.name for member in members)
                    made = _pronoun(token, members[0], f"{names}, subjects together")
                    made.name, made.antecedent, made.members = names, None, tuple(members)
                    made.codebook = made.state = None
                    return made
                if subject.tag in ("NNS", "NNPS", "PRP"):
                    return None
        return None

    def _coordinated(self, subject: Token) -> list[Draft]:
        found: dict[int, Draft] = {}
        todo = [subject]
        while todo:
            token = todo.pop()
            draft = self._at.get(token.index)
            if draft is None or draft.kind not in (Kind.PERSON, Kind.STATE, Kind.ORGANIZATION):
                return []
            if draft.first in found:
                continue  # "the Health and Trade Ministry": the joined word is in the same name
            found[draft.first] = draft
            head = self._parsed.head_of(self._parsed.span(draft.first, draft.last)) or token
            todo.extend(self._parsed.dependents(head.index, "conj"))
        return [found[first] for first in sorted(found)]


def _pronoun(token: Token, antecedent: Draft, reason: str) -> Draft:
    if not reason.startswith('"'):
        reason = f'"{token.lower}" is {reason}'
    return Draft(
        token.index,
        token.index + 1,
        antecedent.kind,
        antecedent.name,
        "rule:pronoun",
        codebook=antecedent.codebook,
        state=antecedent.state,
        antecedent=antecedent,
        members=antecedent.members,
        reason=reason,
    )


def quoted_tokens(parsed: Parsed) -> frozenset[int]:
    """Give tokens inside quotation marks; straight marks are counted within a paragraph."""
    inside: set[int] = set()
    paragraph = -1
    is_open = False
    for sentence in parsed.sentences:
        if sentence.paragraph != paragraph:
            paragraph, is_open = sentence.paragraph, False
        for token in parsed.in_sentence(sentence):
            if token.text in QUOTES:
                is_open = QUOTES[token.text] > 0
            elif token.text in ('"', "``", "''"):
                is_open = not is_open
            elif is_open:
                inside.add(token.index)
    return frozenset(inside)
