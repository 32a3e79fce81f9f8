"""Whether a clause tells its act at all, or only names it: orders, conditions, how things stand.

"Without testing missiles", "if they attack", "let us help", "the ship that he says is theirs"
name acts that nobody reports. The words are sets of ``codebook/events.toml``.
"""

from __future__ import annotations

from dragoman.extract.acts.arguments import carrier
from dragoman.extract.acts.phrases import lemmas_of, pobjects, word_set
from dragoman.extract.acts.verbs import PASSIVE_SUBJECTS, RELATIVE, SUBJECTS
from dragoman.extract.said.governors import Step, governors
from dragoman.model.parsed import Parsed, Token

__all__ = ["is_aside", "is_idle", "is_standing"]

CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
QUESTIONS = CONDITIONS | {"how", "what", "why", "when", "where", "who", "whom", "which"}
CLAUSES = frozenset(
    {"clause", "infinitive", "gerund", "purpose", "participle", "conj", "adverbial", "object"}
)
PRESENT = frozenset({"VBZ", "VBP", "VBG"})
SINCE = frozenset({"since", "when", "until", "before", "after", "once"})
NO_MATTER = 5
"""Words before a subject in which "no matter how much" stands."""
OPENING = frozenset({'"', "“", "‘", "'", "``", "«"})
INFINITE = frozenset({"infinitive", "clause", "purpose", "gerund"})


def is_idle(parsed: Parsed, index: int) -> bool:
    """Say whether the act at a token is ordered, supposed or ruled out, not reported."""
    token = parsed.tokens[index]
    tests = (_is_order, _is_supposed, _is_question, _is_name)
    if any(test(parsed, token) for test in tests) or _is_make_believe(parsed, token):
        return True
    for step in governors(parsed, index):
        if _sets_aside(parsed, step):
            return True
        if not _is_under(parsed, step):
            return False
        if _is_supposed(parsed, parsed.tokens[step.parent]):
            return True
    return False


def _is_under(parsed: Parsed, step: Step) -> bool:
    """Say whether what bears on the parent bears on the child too, as far as this goes."""
    if step.via is not None:
        return parsed.tokens[step.child].pos != "VERB"
    return step.relation in CLAUSES


def _is_order(parsed: Parsed, verb: Token) -> bool:
    """Say whether a verb is an imperative: bare, without a subject, and not under another verb.

    What stands before a colon is no subject but a label ("Anna Lie: Thank you"), and whom a
    comma sets off is spoken to ("Mr President, let me thank you").
    """
    if verb.tag not in {"VB", "VBP"} or verb.dep not in {"ROOT", "conj", "ccomp", "parataxis"}:
        return False
    if parsed.dependents(verb.index, "aux", "auxpass"):
        return False
    for subject in parsed.dependents(verb.index, *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
        between = {token.text for token in parsed.tokens[subject.index + 1 : verb.index]}
        if ":" not in between and (verb.tag == "VBP" or "," not in between):
            return False
    if verb.dep == "ROOT":
        return True
    above = parsed.tokens[verb.head]
    if verb.dep == "conj":
        joined = above.pos == "VERB" and above.tag in {"VB", "VBP"}
        return _is_order(parsed, above) if joined else verb.tag == "VB"
    # "Help us," the king said: a quotation that opens with its verb.
    return verb.index > 0 and parsed.tokens[verb.index - 1].text in OPENING


def _is_question(parsed: Parsed, verb: Token) -> bool:
    """Say whether "ask" asks for an answer only ("asked how it went", "asked: who won?")."""
    if verb.lemma != "ask":
        return False
    clauses = parsed.dependents(verb.index, "ccomp", "advcl", "pcomp")
    words = [parsed.tokens[parsed.subtree(clause.index)[0]].lower for clause in clauses]
    sentence = parsed.sentences[verb.sentence]
    asked = any(t.text == "?" for t in parsed.tokens[verb.index : sentence.last])
    asked = asked or any(t.lower == "about" for t in parsed.dependents(verb.index, "prep"))
    # "Asked to comment, the king said": who asks are reporters.
    reporters = (
        verb.tag == "VBN" and verb.dep in {"advcl", "ccomp"} and not _has_agent(parsed, verb)
    )
    return asked or reporters or any(word in QUESTIONS for word in words)


def _is_name(parsed: Parsed, verb: Token) -> bool:
    """Say whether "is called X" tells a name."""
    passive = parsed.dependents(verb.index, "auxpass")
    return verb.lemma == "call" and bool(passive and parsed.dependents(verb.index, "oprd"))


def _has_agent(parsed: Parsed, verb: Token) -> bool:
    return bool(parsed.dependents(verb.index, "agent", *SUBJECTS, *PASSIVE_SUBJECTS, "aux"))


def _is_make_believe(parsed: Parsed, noun: Token) -> bool:
    """Say whether an attack is played: "included attacks on a mock airfield"."""
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    own = parsed.tokens[min(parsed.subtree(noun.index)) : max(parsed.subtree(noun.index)) + 1]
    make_believe = word_set("make_believe")
    if any(not make_believe.isdisjoint(lemmas_of(token)) for token in own):
        return True
    verb = parsed.tokens[noun.head]
    owners = parsed.dependents(verb.index, *SUBJECTS) if noun.dep == "dobj" else ()
    staged = verb.lemma in word_set("staging")
    drills = word_set("drill")
    return staged and any(not drills.isdisjoint(lemmas_of(owner)) for owner in owners)


def _is_no_matter(parsed: Parsed, verb: Token) -> bool:
    """Say whether a clause opens with "no matter how", wherever the parser hung these words."""
    for subject in parsed.dependents(verb.index, *SUBJECTS):
        first = parsed.subtree(subject.index)[0]
        before = [token.lower for token in parsed.tokens[max(0, first - NO_MATTER) : first]]
        if "matter" in before[1:] and before[before.index("matter") - 1] == "no":
            return True
    return False


def _is_supposed(parsed: Parsed, verb: Token) -> bool:
    if _is_no_matter(parsed, verb):
        return True
    marks = parsed.dependents(verb.index, "mark", "advmod")
    return any(t.lower in CONDITIONS and t.index < verb.index for t in marks)


def _sets_aside(parsed: Parsed, step: Step) -> bool:
    """Say whether what governs an act says that it is none ("without", "impossible to")."""
    child, parent = parsed.tokens[step.child], parsed.tokens[step.parent]
    if step.via is not None:
        if parsed.tokens[step.via].lower == "against" and child.tag == "VBG":
            return not word_set("dissuade").isdisjoint(lemmas_of(parent))
        # "Instead of" hangs "instead" on "of".
        words = {parsed.tokens[i].lower for i in (step.via, step.via - 1) if i >= 0}
        hoped = not word_set("idle_noun").isdisjoint(lemmas_of(parent))
        return child.tag == "VBG" and (hoped or not words.isdisjoint(word_set("idle_before")))
    if any(t.lower in word_set("idle_before") for t in parsed.dependents(child.index, "mark")):
        return True
    if step.relation not in INFINITE:
        return False
    aiming = parent.lemma in word_set("aiming") and parent.tag == "VBG"
    if aiming and parent.dep in {"advcl", "acl"}:
        return step.relation != "clause" and not parsed.dependents(parent.index, "aux")
    if parent.pos == "ADJ":
        return not word_set("idle_adjective").isdisjoint(lemmas_of(parent))
    if parent.pos != "VERB":
        return False
    judged = parsed.dependents(parent.index, "acomp", "oprd", "ccomp", "xcomp", "amod")
    words = {lemma for token in judged for lemma in lemmas_of(token)}
    return bool(
        words & word_set("idle_adjective") or word_set("idle_verb").intersection(lemmas_of(parent))
    )


def is_aside(parsed: Parsed, index: int) -> bool:
    """Say whether a verb of saying only tells whose view something is.

    "The ship that Norway says is lost", "what the army said was its best gun".
    """
    verb = parsed.tokens[index]
    own = parsed.dependents(index, *SUBJECTS)
    if verb.dep == "relcl":
        return bool(own) and own[0].lower not in RELATIVE
    if verb.dep in {"csubj", "pcomp", "ccomp"}:
        objects = parsed.dependents(index, "dobj", "attr")
        return any(t.lower in {"what", "whatever"} and t.index < index for t in objects)
    return False


def is_standing(parsed: Parsed, index: int, frame: str) -> bool:
    """Say whether words tell how things stand and not what was done.

    "Norway faces sanctions", "despite sanctions on Chile", "since the king took office",
    "cooperation between Chad and Niger" (unless it began, or was launched).
    """
    token = parsed.tokens[index]
    if frame == "suffer":
        return token.tag in PRESENT
    if frame == "adjective" and token.tag != "VBD":
        return parsed.tokens[token.head].lemma in word_set("lasting")
    if frame == "takes-office":
        marks = {t.lower for t in parsed.dependents(index, "mark", "advmod")}
        return token.dep == "advcl" and not marks.isdisjoint(SINCE)
    if token.dep == "acl" and token.tag == "VBN":
        return is_standing(parsed, token.head, "")  # "despite sanctions imposed on Chile"
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if token.lemma == "exchange" and pobjects(parsed, token.index, "of"):
        return False  # "an exchange of fire" happened; "exchanges with Chad" go on
    if not word_set("abstract").isdisjoint(lemmas_of(token)):
        return carrier(parsed, token.index, word_set("support")) is None
    if token.dep != "pobj":
        return False
    measure = not word_set("standing").isdisjoint(lemmas_of(token))
    return measure or parsed.tokens[token.head].lower in word_set("circumstance")
