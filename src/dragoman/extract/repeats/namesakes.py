"""Which names of persons in one document are one person: "Kim Jong Un", "Kim Jong-un", "Kim"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from dragoman.codebook.names import word_set
from dragoman.codebook.spellings import name_table
from dragoman.extract.names.drafts import Draft
from dragoman.extract.names.marks import as_read
from dragoman.extract.names.persons import OTHER_HEADS, name_key
from dragoman.extract.posts.titles import Title
from dragoman.model.mention import Kind
from dragoman.model.parsed import Parsed, Token

__all__ = ["Person", "find_name_parts", "link_names"]

ALIKE = 0.72
"""Similarity of two given names that begin alike and may be one ("Sergei", "Sergey")."""
NAME_TAGS = frozenset({"PROPN", "NOUN", "X"})
"""What the tagger may take a family name for ("Ham", "Brown")."""
NEAR = 1
"""Sentences within which a competing namesake counts as just named."""

MOST_BETWEEN = 4
"""Words between two names of one person at most ("who is better known as")."""
SET_OFF = frozenset({",", "(", "-", "–", "—"})


@dataclass(slots=True, eq=False)
class Person:
    """One person of the document: its names and what titles say of it."""

    name: str
    key: tuple[str, ...]
    drafts: list[Draft] = field(default_factory=list)
    short: set[tuple[str, ...]] = field(default_factory=set)
    """Short forms that were already used for this person alone."""

    @property
    def titles(self) -> list[Title]:
        """Every title joined to one of the person's names."""
        return [title for draft in self.drafts for title in draft.titles]

    @property
    def state(self) -> str | None:
        """The state that the person's titles name, the first one said."""
        return next((draft.state for draft in self.drafts if draft.state), None)

    @property
    def gender(self) -> str:
        """Give "m", "f" or nothing."""
        return next((draft.gender for draft in self.drafts if draft.gender), "")


def find_name_parts(parsed: Parsed, drafts: list[Draft]) -> None:
    """Add family names of persons named in full that the parser missed or took for places."""
    for draft in drafts:
        _mend_by_given_name(parsed, draft)
    wholes = [d for d in drafts if d.kind is Kind.PERSON and d.last - d.first > 1]
    families = _families(parsed, wholes)
    addressed = {
        parsed.tokens[d.first].text
        for d in drafts
        if d.kind is Kind.PERSON and d.last - d.first == 1 and (d.titles or d.gender)
    }
    owner = {i: draft for draft in drafts for i in range(draft.first, draft.last)}
    for token in parsed.tokens:
        holder = owner.get(token.index)
        if holder is not None:
            _turn_into_person(holder, token, families, addressed)
            continue
        named = token.pos in NAME_TAGS and (
            token.text in families or (token.text in addressed and len(token.text) > 2)
        )
        if named and not _inside_longer_name(parsed, token.index, owner):
            given = families.get(token.text, set())
            first = _with_given_name(parsed, token.index, given, owner)
            drafts.append(Draft(first, token.index + 1, Kind.PERSON, "", "rule:name-part"))
    keys = Counter(name_key(as_read(parsed, d.first, d.last)) for d in wholes)
    for draft in wholes:
        _complete(parsed, draft, keys, owner)
    drafts.sort(key=lambda draft: (draft.first, draft.last))


def _mend_by_given_name(parsed: Parsed, draft: Draft) -> None:
    """Make a person of a body of two words, the first of which is a given name."""
    words = parsed.tokens[draft.first : draft.last]
    if draft.made_by != "model:ner:ORG" or len(words) != 2 or draft.state is not None:
        return
    if draft.first and parsed.tokens[draft.first - 1].lower == "the":
        return
    if words[0].lower in _given_names() and all(t.text.istitle() for t in words):
        draft.kind, draft.name, draft.made_by = Kind.PERSON, "", "rule:given-name"


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for full in name_table().nicknames.values() for name in full)


def _complete(
    parsed: Parsed, draft: Draft, keys: Counter[tuple[str, ...]], owner: dict[int, Draft]
) -> None:
    """Add the rest of a name that the parser cut short ("Moon Jae | In", once "Moon Jae-in").

    `keys` counts how the names are written, and is kept up to date.
    """
    key = name_key(as_read(parsed, draft.first, draft.last))
    for end in (draft.last + 1, draft.last + 2):
        if end > len(parsed.tokens) or end - 1 in owner or len(key) < 2:
            return
        longer = name_key(as_read(parsed, draft.first, end))
        if keys[longer] and parsed.tokens[end - 1].text[0].isupper():
            keys[key] -= 1
            keys[longer] += 1
            draft.last = end
            return


def _families(parsed: Parsed, wholes: list[Draft]) -> dict[str, set[str]]:
    """Give first and last words of full names → the given names before them.

    A word that the document also uses as a common noun ("World", "history") is no family name.
    """
    nouns = OTHER_HEADS | {t.text for t in parsed.tokens if t.pos in ("NOUN", "ADJ")}
    families: dict[str, set[str]] = {}
    for draft in wholes:
        words = parsed.tokens[draft.first : draft.last]
        for word in (words[-1], words[0]):
            if len(word.text) > 2 and word.text[0].isupper() and word.lower not in nouns:
                families.setdefault(word.text, set())
        families.setdefault(words[-1].text, set()).add(words[0].text)
    return families


def _turn_into_person(
    holder: Draft, token: Token, families: dict[str, set[str]], addressed: set[str]
) -> None:
    """Mend a body or place of the parser's that is a person named elsewhere."""
    if not holder.made_by.startswith("model:ner:") or holder.last - 1 != token.index:
        return
    size = holder.last - holder.first
    known = token.text in addressed
    if (size == 1 and (known or token.text in families)) or (size in (2, 3) and known):
        holder.kind, holder.name, holder.state = Kind.PERSON, "", None
        holder.made_by = "rule:name-part"


def _with_given_name(parsed: Parsed, index: int, given: set[str], owner: dict[int, Draft]) -> int:
    """Give the first token of "Dmitry Medvedev" when the given name too is known."""
    before = index - 1
    known = before >= 0 and before not in owner and parsed.tokens[before].text in given
    return before if known else index


def _inside_longer_name(parsed: Parsed, index: int, owner: dict[int, Draft]) -> bool:
    """Say whether a capitalised word follows that would make another name of it."""
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(parsed.tokens) and neighbour not in owner:
            token = parsed.tokens[neighbour]
            if (
                token.pos == "PROPN"
                and token.text[0].isupper()
                and token.sentence == parsed.tokens[index].sentence
                and not token.text.endswith(".")
                and token.lower
                in ("street", "airport", "prize", "institute", "foundation", "center")
            ):
                return True
    return False


def link_names(parsed: Parsed, drafts: list[Draft]) -> list[Person]:
    """Give the persons of the document and link every name to the first of its person."""
    _mend_other_names(parsed, drafts)
    named = [draft for draft in drafts if draft.kind is Kind.PERSON]
    people: list[Person] = []
    texts = {as_read(parsed, draft.first, draft.last) for draft in named}
    keys = {name_key(text) for text in texts}
    for draft in named:
        key = name_key(as_read(parsed, draft.first, draft.last))
        if len(key) < 2 or any(_is_part(key, other) for other in keys):
            continue
        if not any(_same_name(key, person.key) for person in people):
            people.append(Person(as_read(parsed, draft.first, draft.last), key))
    other_names: dict[tuple[str, ...], tuple[Person, str]] = {}
    for place, draft in enumerate(named):
        text = as_read(parsed, draft.first, draft.last)
        key = name_key(text)
        if (words := _other_name(parsed, named[place - 1], draft) if place else "") and (
            owner := next((p for p in people if named[place - 1] in p.drafts), None)
        ):
            other_names.setdefault(key, (owner, f"{owner.name} is {words} {text}"))
        if key in other_names:
            _join_other_name(draft, *other_names[key])
            continue
        person, reason = _bearer(parsed, draft, key, people)
        if person is None and not reason:
            person = Person(text, key)
            people.append(person)
        if person is None:
            draft.name, draft.reason = text, reason
            continue
        _join(draft, text, key, person, reason)
    return [person for person in people if person.drafts]


def _other_name(parsed: Parsed, before: Draft, draft: Draft) -> str:
    """Give the words that make a name another one of who is named before it ("known as").

    Nothing where other words stand between the two names.
    """
    between = [t for t in parsed.tokens[before.last : draft.first] if t.text[0].isalpha()]
    if before.last >= draft.first or draft.titles or len(between) > MOST_BETWEEN:
        return ""
    forms = (between, [t for t in between if t.pos != "ADV"])
    told = next((w for w in map(_in_words, forms) if w in word_set("other_name_words")), "")
    same = parsed.tokens[before.first].sentence == parsed.tokens[draft.first].sentence
    set_off = parsed.tokens[before.last].text in SET_OFF  # else "Okoth nicknamed Ruiz"
    return told if same and (set_off or not any(t.pos == "VERB" for t in between)) else ""


def _in_words(tokens: list[Token]) -> str:
    return " ".join(token.lower for token in tokens)


def _mend_other_names(parsed: Parsed, drafts: list[Draft]) -> None:
    """Make persons of what the parser takes for bodies and places where a page calls one so."""
    mended = set()
    for before, draft in pairwise(drafts):
        if before.kind is Kind.PERSON and draft.made_by.startswith("model:ner:"):
            told = draft.kind is not Kind.PERSON and _other_name(parsed, before, draft)
            if told and told != "born":  # "born" may go on with a place and a year
                mended.add(as_read(parsed, draft.first, draft.last))
    for draft in drafts:
        if (
            draft.made_by.startswith("model:ner:")
            and as_read(parsed, draft.first, draft.last) in mended
        ):
            draft.kind, draft.state, draft.made_by = Kind.PERSON, None, "rule:other-name"
            draft.name, draft.antecedent, draft.reason = "", None, ""


def _join_other_name(draft: Draft, person: Person, reason: str) -> None:
    """Give a mention to who also goes by its name; the person keeps the name that came first."""
    draft.antecedent, draft.name, draft.reason = person.drafts[0], person.name, reason
    person.drafts.append(draft)


def _join(draft: Draft, text: str, key: tuple[str, ...], person: Person, reason: str) -> None:
    if person.drafts:
        draft.antecedent = person.drafts[0]
        draft.reason = reason or f"same name as before: {person.name}"
    elif reason and key != person.key:
        draft.reason = reason
    if len(key) > len(person.key):
        person.name, person.key = text, key
    if len(key) < len(person.key):
        person.short.add(key)
    person.drafts.append(draft)
    for each in person.drafts:
        each.name = person.name


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names may be one: same words, one more, or one spelled otherwise."""
    if left == right or "".join(left) == "".join(right):
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < 2:
        return False
    if len(shorter) < len(longer):
        return shorter[-1] == longer[-1] and set(shorter) <= set(longer)
    if shorter[-1] == longer[-1]:
        pairs = zip(shorter[:-1], longer[:-1], strict=True)
        return all(
            a == b or (a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= ALIKE)
            for a, b in pairs
        )
    return False


def _bearer(
    parsed: Parsed, draft: Draft, key: tuple[str, ...], people: list[Person]
) -> tuple[Person | None, str]:
    """Give the person that a name means, with the reason; (None, reason) when two compete."""
    if len(key) > 1:
        whole = [person for person in people if _same_name(key, person.key)]
        if whole:
            return whole[0], ""
    fitting = [person for person in people if _is_part(key, person.key)]
    fitting = [person for person in fitting if _titles_agree(draft, person)] or fitting
    known = [person for person in fitting if person.drafts]
    if len(known) == 1:
        return known[0], f"part of the name {known[0].name}"
    if not known:
        if len(fitting) == 1:
            return fitting[0], f"named in full later as {fitting[0].name}"
        return None, "" if not fitting else "several persons of this name follow"
    return _most_likely(parsed, draft, key, known)


def _is_part(key: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether the words are the beginning or the end of a longer name."""
    size = len(key)
    return size < len(whole) and (whole[-size:] == key or whole[:size] == key)


def _titles_agree(draft: Draft, person: Person) -> bool:
    """Say whether nothing said of the name speaks against the person."""
    if draft.gender and person.gender and draft.gender != person.gender:
        return False
    if draft.state and person.state and draft.state != person.state:
        return False
    if draft.titles and person.titles:
        return bool({t.group for t in draft.titles} & {t.group for t in person.titles})
    return True


def _most_likely(
    parsed: Parsed, draft: Draft, key: tuple[str, ...], known: list[Person]
) -> tuple[Person | None, str]:
    """Weigh namesakes: who already went by this short name, who was named last, in what company."""
    sentence = parsed.tokens[draft.first].sentence
    here = _company(parsed, draft, sentence, known)
    scored = []
    for person in known:
        last = parsed.tokens[person.drafts[-1].first].sentence
        points = 2.0 * (key in person.short) + 1.0 * (key[-1] == person.key[-1])
        points += 1.5 if sentence - last <= NEAR else 0.0
        points += 1.5 * _met(parsed, person, here, sentence)
        points += (
            0.5
            if person.drafts[-1] is max((p.drafts[-1] for p in known), key=lambda d: d.first)
            else 0.0
        )
        scored.append((points, person))
    scored.sort(key=lambda pair: -pair[0])
    best, second = scored[0], scored[1]
    if best[0] - second[0] >= 1.0:
        person = best[1]
        return person, f"part of the name {person.name}, who fits better than {second[1].name}"
    names = " or ".join(person.name for _, person in scored)
    return None, f"unsure: {names}"


def _company(parsed: Parsed, draft: Draft, sentence: int, known: list[Person]) -> set[str]:
    """Give other capitalised family names in the sentence."""
    own = {word for person in known for word in person.key}
    row = parsed.sentences[sentence]
    return {
        token.lower
        for token in parsed.in_sentence(row)
        if token.pos == "PROPN"
        and not draft.first <= token.index < draft.last
        and token.lower not in own
        and len(token.text) > 3
    }


def _met(parsed: Parsed, person: Person, company: set[str], now: int) -> bool:
    """Say whether the person was named, before sentence `now`, near somebody of the company."""
    for draft in person.drafts:
        sentence = parsed.tokens[draft.first].sentence
        for near in range(max(0, sentence - 1), min(sentence + 2, now)):
            for token in parsed.in_sentence(parsed.sentences[near]):
                if token.lower in company and token.pos == "PROPN":
                    return True
    return False
