"""Finds denials and confirmations of an allegation that are told beside it.

"…, a charge that Oslo has denied", "…, which Rome confirmed", "… Oslo denies it": the words
name no act of their own, but answer one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.cues import cues_by_word
from dragoman.extract.said.speakers import joined, subject_of
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.span import Span

__all__ = ["Answer", "find_answers"]

STANCES = {"denied": "denies", "refused": "denies", "confirmed": "confirms"}
REPLIES = frozenset({"it", "this", "that", "these", "those", "which", "any", "them"})
BLANKET = frozenset({"involvement", "wrongdoing", "responsibility", "role"})
"""Objects of "denied" that answer whatever was alleged before."""
STATEMENTS = frozenset({"report", "statement", "story", "news", "assertion"})
SENTENCES_ON = 2
"""Sentences behind an allegation in which an answer is looked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One who denies or confirms: head word, the act of speech, and its words."""

    speaker: Token
    stance: str
    cue: Span


def find_answers(parsed: Parsed, trigger: int) -> Iterator[Answer]:
    """Give the answers to the allegation told at token `trigger`, in order of the text."""
    here = parsed.tokens[trigger].sentence
    own = parsed.sentences[here]
    above = {t.index for t in parsed.ancestors(trigger)} | {trigger}
    for sentence in parsed.sentences[here : here + SENTENCES_ON + 1]:
        if sentence.index > here and not _near(own, sentence):
            return
        for verb in parsed.in_sentence(sentence):
            if verb.index <= trigger or verb.index in above:
                continue
            stance = _stance(verb)
            if stance and _answers(parsed, verb, follows=sentence.index > here):
                subject = subject_of(parsed, verb.index)
                cue = parsed.span(verb.index, verb.index + 1)
                for head in joined(parsed, subject) if subject is not None else ():
                    yield Answer(head, stance, cue)


def _near(own: Sentence, sentence: Sentence) -> bool:
    return sentence.paragraph - own.paragraph <= 1


def _stance(verb: Token) -> str:
    if verb.pos != "VERB":
        return ""
    for cue in cues_by_word().get((verb.lemma, "verb"), ()):
        if cue.effect in STANCES and "object" in cue.takes:
            return STANCES[cue.effect]
    return ""


def _answers(parsed: Parsed, verb: Token, *, follows: bool) -> bool:
    """Say whether what is denied or confirmed is the allegation, not an act of its own."""
    if parsed.dependents(verb.index, "neg", "ccomp", "xcomp"):
        return False
    objects = parsed.dependents(verb.index, "dobj", "nsubjpass")
    denies = any(c.effect == "denied" for c in cues_by_word().get((verb.lemma, "verb"), ()))
    if not objects:
        # "a claim that they have denied", "which they denied", "Oslo has denied"
        return verb.dep in {"relcl", "acl"} or (denies and not follows)
    return any(_refers(parsed, noun, denies=denies) for noun in objects)


def _refers(parsed: Parsed, noun: Token, *, denies: bool) -> bool:
    if noun.lower in REPLIES:
        return True
    if noun.lemma in BLANKET:
        return denies
    spoken = any(c.stance == "alleges" for c in cues_by_word().get((noun.lemma, "noun"), ()))
    return (spoken or noun.lemma in STATEMENTS) and not parsed.dependents(
        noun.index, "acl", "relcl"
    )
