"""How a time hangs on an act in the tree: does it date the act, bound it, or say nothing of it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.codebook.tense import clause_head, is_clause_head
from dragoman.codebook.timing import timing_words
from dragoman.model.parsed import Parsed, Token

__all__ = ["Hold", "Link", "link_of", "shared_verb"]

BARE_DAY = frozenset({"npadvmod", "advmod", "tmod", "nmod", "appos", "dep", "advcl"})
"""Labels of a day without a preposition; behind a noun it is an adverb of the clause."""


CARRIED = frozenset({"dobj", "attr", "acomp", "nsubj", "nsubjpass", "oprd"})
"""Places of an act named by a noun or an adjective ("was ready") below the verb that carries it."""

LONGEST_CHAIN = 8
"""Verbs climbed before giving up; deeper chains are parser's errors."""


class Hold(StrEnum):
    """What a time says of an act."""

    SAME = "same"
    """It is the act's time."""
    LATER = "later"
    """The act is not earlier than it."""
    EARLIER = "earlier"
    """The act is not later than it."""
    TOLD = "told"
    """It is when the act was told: a bound whose side the tense decides."""


@dataclass(frozen=True, slots=True)
class Link:
    """One tie between a time and an act; a smaller `rank` is a closer tie."""

    hold: Hold
    rank: int
    step: str


def link_of(parsed: Parsed, trigger: int, time: Token) -> Link | None:
    """Give the tie between an act and a time whose topmost token is `time`; None for no tie."""
    own = _within_reach(parsed, trigger, time)
    if own is not None:
        return own
    above = _governor(parsed, trigger)
    if above is None:
        return None
    governor, hold, why = above
    if hold is Hold.TOLD and _opens_under(parsed, trigger, time, governor):
        return None
    reach = _within_reach(parsed, governor.index, time)
    if reach is None:
        reach = _step_up(parsed, governor, time, hold)
        return reach and Link(reach.hold, reach.rank + 2, f"{why}; {reach.step}")
    if reach.hold is not Hold.SAME:
        return None
    return Link(hold, reach.rank + 2, why)


def shared_verb(parsed: Parsed, trigger: int) -> Token:
    """Give the highest verb whose time the act shares; its own token if there is none above."""
    token = parsed.tokens[trigger]
    for _ in range(LONGEST_CHAIN):
        above = _governor(parsed, token.index)
        if above is None or above[1] is not Hold.SAME:
            break
        token = above[0]
    return token


def _step_up(parsed: Parsed, governor: Token, time: Token, hold: Hold) -> Link | None:
    """Look one clause further up, only through clauses that share their time."""
    if hold is not Hold.SAME or governor.head == governor.index:
        return None
    return link_of(parsed, governor.index, time)


def _opens_under(parsed: Parsed, trigger: int, time: Token, governor: Token) -> bool:
    """Say whether a time stands inside what is told, so that it cannot date the telling."""
    inside = set(parsed.subtree(trigger))
    return time.index in inside and governor.index not in inside


def _within_reach(parsed: Parsed, trigger: int, time: Token) -> Link | None:
    """Tie a time that hangs below the act, with nothing in between that has a time of its own."""
    path = [time]
    while path[-1].index != trigger:
        token = path[-1]
        if token.head == token.index:
            return None
        path.append(parsed.tokens[token.head])
    between = path[1:-1]
    clauses = [token for token in between if is_clause_head(token)]
    if len(clauses) > 1:
        return None
    if clauses:
        direct = not any(token.pos in {"NOUN", "PROPN", "PRON"} for token in between)
        return _through_clause(parsed, parsed.tokens[trigger], clauses[0], direct=direct)
    if parsed.tokens[trigger].pos not in {"VERB", "AUX"}:
        return Link(Hold.SAME, 0, "it stands with the words that name the act")
    if _stands_before(parsed, trigger, between, time):
        return Link(Hold.SAME, 1, "it stands between who acts and the act")
    if occasion := _occasion(parsed.tokens[trigger], between):
        return Link(Hold.SAME, 1, f"it is the day of the {occasion.text!r} that says it")
    return _through_nouns(between, time)


def _stands_before(parsed: Parsed, trigger: int, between: list[Token], time: Token) -> bool:
    """Say whether a time behind the subject is the verb's: "the ministers on Monday signed …"."""
    nouns = [token for token in between if token.pos in {"NOUN", "PROPN"}]
    if len(nouns) != 1 or nouns[0].dep not in {"nsubj", "nsubjpass"}:
        return False
    if nouns[0].lemma not in timing_words().actors or time.index < nouns[0].index:
        return False
    own = {trigger, *(aux.index for aux in parsed.dependents(trigger, "aux", "auxpass", "neg"))}
    return max(parsed.subtree(time.index)) + 1 in own


def _occasion(trigger: Token, between: list[Token]) -> Token | None:
    """Give the speech or meeting that holds an act: "Monday's speech included a warning"."""
    words = timing_words()
    top = between[-1] if between else None
    if top is None or top.dep != "nsubj" or trigger.lemma not in words.containing:
        return None
    return top if top.lemma in words.occasions else None


def _through_nouns(between: list[Token], time: Token) -> Link | None:
    """Tie a time to a verb through the phrases in between."""
    words = timing_words()
    nouns = [token for token in between if token.pos in {"NOUN", "PROPN", "PRON", "NUM"}]
    if not nouns:
        return Link(Hold.SAME, 0, "it stands in the act's own clause")
    outer = nouns[-1]
    prepositions = [token.lower for token in between if token.dep == "prep"]
    if outer.dep == "pobj" and prepositions and set(prepositions[:-1]) <= words.within:
        if prepositions[-1] in words.earlier:
            return Link(Hold.LATER, 2, f"it followed {outer.text!r}")
        if prepositions[-1] in words.later:
            return Link(Hold.EARLIER, 2, f"it came before {outer.text!r}")
    if time.index < nouns[0].index and time.dep != "pobj":
        if outer.dep == "pobj" and set(prepositions) <= words.at:
            return Link(Hold.SAME, 1, f"it took place at {outer.text!r}")
        return None
    if outer.dep in {"dobj", "dative", "attr", "oprd"} or time.dep in BARE_DAY:
        return Link(Hold.SAME, 1, "it stands behind the act's object")
    if outer.dep == "pobj" and all(word in words.within for word in prepositions):
        return Link(Hold.SAME, 1, "it stands in a phrase beside the act")
    return None


def _through_clause(parsed: Parsed, trigger: Token, clause: Token, *, direct: bool) -> Link | None:
    """Tie a time to an act through one clause below it ("signed it when he came in June").

    `direct` says that the time hangs on the clause's verb, not on a thing in it.
    """
    words = timing_words()
    if clause.dep in {"relcl", "acl"} and trigger.pos in {"NOUN", "PROPN"}:
        carriers = words.carriers_of_subject | words.carriers_of_object
        if clause.lemma not in carriers or _is_infinitive(parsed, clause):
            return None
        return Link(Hold.SAME, 1, "it stands in the clause that describes the act")
    if clause.dep != "advcl" or clause.head != trigger.index:
        return None
    marks = {token.lower for token in parsed.dependents(clause.index, "mark", "advmod")}
    if marks & words.simultaneous:
        return Link(Hold.SAME, 2, f"the clause of {clause.text!r} has the same time")
    if marks & words.earlier:
        return Link(Hold.LATER, 2, f"it followed {clause.text!r}")
    if marks & words.later:
        return Link(Hold.EARLIER, 2, f"it came before {clause.text!r}")
    if direct and _goes_along(parsed, clause):
        return Link(Hold.SAME, 2, f"it goes together with {clause.text!r}")
    return None


def _goes_along(parsed: Parsed, clause: Token) -> bool:
    """Say whether a clause is a bare participle: "speaking on Sunday", not "having spoken"."""
    return clause.tag == "VBG" and not parsed.dependents(clause.index, "aux", "auxpass", "mark")


def _is_state(parsed: Parsed, verb: Token) -> bool:
    """Say whether a clause tells how somebody is, not what was done: "said he was ready"."""
    if verb.lemma != "be" or not parsed.dependents(verb.index, "acomp"):
        return False
    return verb.tag in {"VBD", "VBZ", "VBP"} and not parsed.dependents(verb.index, "aux")


def _is_infinitive(parsed: Parsed, verb: Token) -> bool:
    return any(token.tag == "TO" for token in parsed.dependents(verb.index, "aux"))


def _governor(parsed: Parsed, trigger: int) -> tuple[Token, Hold, str] | None:
    """Give the clause above an act, what its time says of the act, and why."""
    token = parsed.tokens[trigger]
    if token.head == token.index:
        return None
    if is_clause_head(token):
        return _clause_above(parsed, token)
    return _verb_of_noun(parsed, token)


def _verb_of_noun(parsed: Parsed, noun: Token) -> tuple[Token, Hold, str] | None:
    """Tie an act named by a noun to the verb that carries it ("held talks")."""
    words = timing_words()
    verb = clause_head(parsed, noun.index)
    if verb.index == noun.index or not is_clause_head(verb):
        return None
    chain = [noun]
    while chain[-1].head != verb.index:
        chain.append(parsed.tokens[chain[-1].head])
    prepositions = [token.lower for token in chain if token.dep in {"prep", "mark", "agent"}]
    if prepositions and verb.index == noun.index + 1 and verb.lemma in words.carriers_of_object:
        # "A statement from the talks held on Monday …": a participle read as the main verb.
        return verb, Hold.SAME, f"{verb.text!r} stands right behind it"
    for preposition in prepositions:
        if preposition in words.later:
            return verb, Hold.LATER, f"it comes after {verb.text!r}"
        if preposition in words.earlier:
            return verb, Hold.EARLIER, f"it came before {verb.text!r}"
    top = chain[-1]
    if prepositions:
        inside = all(preposition in words.within for preposition in prepositions)
        carried = inside and top.dep == "prep" and len(prepositions) == 1
        return (verb, Hold.SAME, f"it went on while {verb.text!r}") if carried else None
    carriers = (
        words.carriers_of_object
        if top.dep in {"dobj", "attr", "oprd", "nsubjpass"}
        else words.carriers_of_subject
    )
    if verb.lemma in carriers and top.dep in CARRIED:
        return verb, Hold.SAME, f"{verb.text!r} carries it"
    return None


def _clause_above(parsed: Parsed, verb: Token) -> tuple[Token, Hold, str] | None:
    """Tie an act told by a verb to the clause that governs it."""
    words = timing_words()
    parent = parsed.tokens[verb.head]
    above = clause_head(parsed, parent.index)
    if not is_clause_head(above):
        return None
    marks = {token.lower for token in parsed.dependents(verb.index, "mark", "advmod")}
    infinitive = _is_infinitive(parsed, verb)
    found: tuple[Hold, str] | None = None
    match verb.dep:
        case "conj" if not parsed.dependents(verb.index, "nsubj", "nsubjpass"):
            found = Hold.SAME, f"it goes on from {above.text!r}"
        case "conj" if _in_one_breath(parsed, verb, above):
            found = Hold.SAME, f"it is told in one breath with {above.text!r}"
        case "xcomp" | "advcl" if infinitive and _one_act(parsed, above, verb.dep):
            found = Hold.SAME, f"it is one act with {above.text!r}"
        case "xcomp" | "advcl" | "acl" | "ccomp" if infinitive:
            found = Hold.LATER, f"it is what {above.text!r} points to"
        case "xcomp" if above.lemma not in words.reporting:
            found = Hold.SAME, f"it is one act with {above.text!r}"
        case "advcl" | "ccomp" | "relcl" | "pcomp" | "acl":
            found = _subordinate(parsed, verb, parent, above, marks)
        case _:
            found = None
    return found and (above, *found)


def _in_one_breath(parsed: Parsed, verb: Token, above: Token) -> bool:
    """Say whether two deeds are told side by side: "shelled the port, and guards fired back"."""
    told = timing_words().reporting
    joined = {word.lower for word in parsed.dependents(above.index, "cc")}
    plain = not any(parsed.dependents(v.index, "aux", "auxpass") for v in (verb, above))
    deeds = verb.tag == above.tag == "VBD" and not {verb.lemma, above.lemma} & told
    return deeds and plain and joined == {"and"}


def _one_act(parsed: Parsed, above: Token, dep: str) -> bool:
    """Say whether a verb only leads over to its infinitive: "went on to sign", not "going to"."""
    if above.lemma not in timing_words().one_act:
        return False
    if above.lemma == "go":
        return any(token.lower == "on" for token in parsed.dependents(above.index))
    return dep == "xcomp"


def _subordinate(
    parsed: Parsed, verb: Token, parent: Token, above: Token, marks: set[str]
) -> tuple[Hold, str] | None:
    words = timing_words()
    markers = marks | ({parent.lower} if verb.dep == "pcomp" else set())
    if markers & words.later:
        return Hold.LATER, f"it comes after {above.text!r}"
    if markers & words.earlier:
        return Hold.EARLIER, f"it came before {above.text!r}"
    if verb.dep == "acl" and "that" in marks and _is_state(parsed, verb):
        return Hold.SAME, f"it was so when {above.text!r} told it"
    if verb.dep == "ccomp":
        if above.lemma in words.reporting and _is_state(parsed, verb):
            return Hold.SAME, f"it was so when {above.text!r} told it"
        if above.lemma in words.reporting:
            return Hold.TOLD, f"it is what {above.text!r} tells"
        return (Hold.SAME, f"{above.text!r} frames it") if above.lemma == "be" else None
    if markers & words.simultaneous:
        return Hold.SAME, f"it has the time of {above.text!r}"
    if verb.dep in {"advcl", "pcomp", "acl"} and _goes_along(parsed, verb):
        return Hold.SAME, f"it goes together with {above.text!r}"
    return None
