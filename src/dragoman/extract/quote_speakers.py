"""Finds the speaker of each quotation: by the words beside it, the tree, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codebook.cues import plain_verbs, quotation_verbs
from dragoman.extract.attribution import find_attributions
from dragoman.extract.quotemarks import Quoted, find_quoted
from dragoman.extract.speakers import named_before, subject_of
from dragoman.model.parsed import Parsed, Sentence, Token
from dragoman.model.span import Span

__all__ = ["BEHIND", "Piece", "find_pieces"]

BEHIND = "words behind"
"""The surest rule: “…,” said X."""

FAR_BEHIND = 14
"""Tokens behind a quotation among which its verb of speech stands ("…,” a spokesman … said")."""
NOT_AFTER = frozenset(
    {"and", "but", "while", "as", "when", "which", "who", "or", "that", "because"}
)
"""Words behind a quotation that begin something else than its attribution."""
CLOSE = 8
"""Tokens at the end of a sentence that may hold its ", X said"."""
ENOUGH_TO_STAND = 5
"""Tokens of a quotation that begins a sentence and is more than a title or a single word."""
MARKS = frozenset("“”\"„«»‘’'") | {"``", "''"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A quotation with its tokens ``[first, last)`` and, once found, who says it."""

    quoted: Quoted
    first: int
    last: int
    cue: tuple[int, int] | None = None
    speaker: Token | None = None
    borrowed: int | None = None
    """Place in the list of the piece whose speaker this one shares."""
    rule: str = ""


def find_pieces(parsed: Parsed) -> list[Piece]:
    """Give the quotations of a document in order, with their speakers where there are any."""
    return _Finder(parsed).pieces()


class _Finder:
    """Holds what every step asks of one document: its pieces and which tokens are quoted."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.quoted: set[int] = set()
        self.nicknames: set[int] = set()
        self.raw: list[Piece] = []
        for found in find_quoted(parsed.document.text):
            span = Span(parsed.document.id, found.start, found.end)
            tokens = parsed.tokens_of(span)
            if tokens:
                self.raw.append(Piece(found, tokens[0].index, tokens[-1].index + 1))
                self.quoted.update(t.index for t in tokens)
                if len(tokens) == 1 and tokens[0].text[0].isupper():
                    self.nicknames.add(tokens[0].index)

    def pieces(self) -> list[Piece]:
        """Give the pieces with their speakers, sure signs before doubtful ones."""
        found = [self._by_words(piece) for piece in self.raw]
        for place, piece in enumerate(found):
            if piece.speaker is None:
                found[place] = self._by_neighbours(found, place)
        return found

    def _by_words(self, piece: Piece) -> Piece:
        if self._is_nickname(piece):
            return piece
        for rule, look in (
            (BEHIND, self._behind),
            ("words before", self._before),
            ("verb above", self._above),
            ("according to", self._according),
            ("words of attribution", self._attributed),
            ("end of the sentence", self._end),
        ):
            answer = look(piece)
            if answer is not None:
                cue, speaker = answer
                return replace(piece, cue=(cue, cue + 1), speaker=speaker, rule=rule)
        return piece

    def _is_nickname(self, piece: Piece) -> bool:
        """Say whether the marks stand inside a name (Marcia “Cia” Price)."""
        if piece.first not in self.nicknames or piece.first < 2:
            return False
        around = (piece.first - 2, piece.last + 1)
        return all(i < len(self.tokens) and self.tokens[i].pos == "PROPN" for i in around)

    # -- the words behind: “…,” said X / “…,” X said

    def _behind(self, piece: Piece) -> tuple[int, Token] | None:
        window = self._window_behind(piece)
        if not window or window[0].lower in NOT_AFTER:
            return None
        for token in window[:FAR_BEHIND]:
            if token.lower == "according" and token is window[0]:
                return None
            if token.tag == "VB" or not self._speaks(token, plain_verbs()):
                continue
            subject = self._subject(token, window)
            if subject is None:
                continue
            start = min(token.index, self._left(subject))
            between = [t for t in window if t.index < start]
            if any(t.pos in {"NOUN", "PROPN", "PRON", "VERB", "SCONJ"} for t in between):
                return None
            return token.index, subject
        return None

    def _window_behind(self, piece: Piece) -> list[Token]:
        """Give the unquoted tokens behind, up to the end of the sentence or the next quotation."""
        found: list[Token] = []
        paragraph = self._paragraph(piece.last - 1)
        index = piece.last
        while index < len(self.tokens) and (self.tokens[index].text in MARKS | {","}):
            index += 1
        stopped = self.tokens[piece.last - 1].text == "."
        while index < len(self.tokens) and self._paragraph(index) == paragraph:
            token = self.tokens[index]
            quoted = index in self.quoted and index not in self.nicknames
            if quoted or token.text in {".", "!", "?", ";", ":"}:
                break
            if token.text not in MARKS:
                found.append(token)
            index += 1
        if found and stopped and found[0].text[0].isupper():
            # A full stop inside the marks ends the sentence, but for "…” Kim said."
            alone = index < len(self.tokens) and self.tokens[index].text == "."
            return found if alone and len(found) <= 3 else []
        return found

    # -- the words before: X said: “… / X said that “…

    def _before(self, piece: Piece) -> tuple[int, Token] | None:
        window = self._window_before(piece)
        for token in reversed(window):
            if not self._speaks(token, plain_verbs()):
                if token.tag == "VBG" and self._speaks(token, quotation_verbs()):
                    return None  # "she added, calling it “mad”": the tree tells
                continue
            between = [t for t in window if t.index > token.index]
            near = len(between) <= 3 or (between[-1].text in {":", ","} and len(between) <= 25)
            if not near or self._has_verb(between):
                return None
            subject = self._subject(token, window)
            return (token.index, subject) if subject is not None else None
        if window and window[-1].text == ":":
            name = named_before(window[:-1])
            return (window[-1].index, name) if name is not None else None
        return None

    def _window_before(self, piece: Piece) -> list[Token]:
        """Give the unquoted tokens before, back to the start of the sentence."""
        found: list[Token] = []
        paragraph = self._paragraph(piece.first)
        index = piece.first - 1
        while index >= 0 and self.tokens[index].text in MARKS:
            index -= 1
        colon = index >= 0 and self.tokens[index].text == ":"
        while index >= 0:
            token = self.tokens[index]
            far = self._paragraph(index) != paragraph and not (colon and not found)
            if far or index in self.quoted or token.text in {".", "!", "?", ";"}:
                break
            paragraph = self._paragraph(index)
            found.append(token)
            index -= 1
        return found[::-1]

    # -- the tree: X called it a “…”, X, condemning the “…” of Y, said

    def _above(self, piece: Piece) -> tuple[int, Token] | None:
        head = self._head(piece)
        verbs, crossed = quotation_verbs(), False
        for verb in (head, *self.parsed.ancestors(head.index)):
            if verb.index not in self.quoted and self._speaks(verb, verbs):
                subject = subject_of(self.parsed, verb.index)
                if subject is not None and subject.index not in self.quoted:
                    if piece.first in self.parsed.subtree(subject.index):
                        return None  # the name of what is spoken of: the film “…” opens
                    return verb.index, subject
            if verb.dep in {"relcl", "acl"} and not self._infinitive(verb):
                if crossed or verb.index not in self.quoted:
                    return None
                # "measures that “threaten peace”": whoever speaks of them speaks in so many words.
                verbs, crossed = plain_verbs(), True
        return None

    def _infinitive(self, verb: Token) -> bool:
        return any(t.lower == "to" for t in self.parsed.dependents(verb.index, "aux"))

    def _head(self, piece: Piece) -> Token:
        inside = self.tokens[piece.first : piece.last]
        for token in inside:
            if not piece.first <= token.head < piece.last and token.pos != "PUNCT":
                return token
        return inside[0]

    def _according(self, piece: Piece) -> tuple[int, Token] | None:
        for token in (*self._window_behind(piece), *self._window_before(piece)):
            if token.lower != "according":
                continue
            for preposition in self.parsed.dependents(token.index, "prep"):
                for noun in self.parsed.dependents(preposition.index, "pobj"):
                    return token.index, noun
        return None

    def _attributed(self, piece: Piece) -> tuple[int, Token] | None:
        """Ask who vouches for the clause: "as X put it", "X's prediction that …"."""
        for found in find_attributions(self.parsed, self._head(piece).index, ()):
            if found.head is None or found.cue is None or found.head in self.quoted:
                continue
            cue = self.parsed.token_at(found.cue.start)
            if cue is not None and cue.index not in self.quoted:
                return cue.index, self.tokens[found.head]
        return None

    def _end(self, piece: Piece) -> tuple[int, Token] | None:
        """Look for "…, X said." at the end of a sentence that the parser could not follow."""
        sentence = self.parsed.sentences[self.tokens[piece.last - 1].sentence]
        for token in self.tokens[max(piece.last, sentence.last - CLOSE) : sentence.last]:
            if token.dep == "ROOT" and self._speaks(token, plain_verbs()):
                subject = subject_of(self.parsed, token.index)
                if subject is not None and piece.last <= subject.index < sentence.last:
                    return token.index, subject
        return None

    # -- neighbours: the other piece of the same quotation, the sentence before

    def _by_neighbours(self, pieces: list[Piece], place: int) -> Piece:
        piece = pieces[place]
        if not self._whole(piece):
            return piece
        if place and piece.quoted.follows and pieces[place - 1].rule:
            return replace(piece, borrowed=place - 1, rule="carried on from the paragraph before")
        earlier = self._same_breath(pieces, place)
        if earlier is not None:
            return replace(piece, borrowed=earlier, rule="the quotation before it goes on")
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if following is not None and following.speaker and self._touch(piece, following):
            return replace(piece, borrowed=place + 1, rule="goes on in the next quotation")
        return self._by_sentence_before(pieces, place)

    def _whole(self, piece: Piece) -> bool:
        """Say whether a sentence begins with this quotation and tells nothing before it."""
        before, behind = self._window_before(piece), self._window_behind(piece)
        if [t for t in before if t.pos not in {"PUNCT", "SPACE"}]:
            return False
        words = [t for t in behind if t.pos not in {"PUNCT", "SPACE"}]
        stopped = self.tokens[piece.last - 1].text in {".", "!", "?", "…", "..."}
        return len(words) <= 1 or stopped or piece.last - piece.first >= ENOUGH_TO_STAND

    def _same_breath(self, pieces: list[Piece], place: int) -> int | None:
        """Give the attributed piece before, in the paragraph, unless a sentence lies between."""
        piece = pieces[place]
        for earlier in range(place - 1, -1, -1):
            before = pieces[earlier]
            if self._paragraph(before.first) != self._paragraph(piece.first):
                return None
            if before.rule:
                gap = self.tokens[before.last : piece.first]
                stops = sum(t.text in {".", "!", "?"} for t in gap)
                return earlier if stops <= 1 + (place - earlier - 1) else None
        return None

    def _touch(self, piece: Piece, following: Piece) -> bool:
        gap = self.tokens[piece.last : following.first]
        return all(t.text in MARKS for t in gap)

    def _by_sentence_before(self, pieces: list[Piece], place: int) -> Piece:
        piece = pieces[place]
        sentence = self._sentence_before(piece)
        if sentence is None:
            return piece
        if place and sentence.start <= pieces[place - 1].quoted.end and pieces[place - 1].rule:
            return replace(piece, borrowed=place - 1, rule="the speaker before it goes on")
        for token in self.parsed.in_sentence(sentence):
            if token.index in self.quoted or not self._speaks(token, quotation_verbs()):
                continue
            subject = subject_of(self.parsed, token.index)
            if subject is not None and subject.index not in self.quoted:
                cue = (token.index, token.index + 1)
                return replace(piece, cue=cue, speaker=subject, rule="the sentence before it")
        return piece

    def _sentence_before(self, piece: Piece) -> Sentence | None:
        """Give the sentence before, in this paragraph or the one above."""
        number = self.tokens[piece.first].sentence
        start = piece.quoted.start - 1
        for sentence in reversed(self.parsed.sentences[:number]):
            if sentence.end <= start and any(
                t.pos == "VERB" for t in self.parsed.in_sentence(sentence)
            ):
                near = self.parsed.sentences[number].paragraph - sentence.paragraph
                return sentence if near <= 1 else None
        return None

    # -- small questions

    def _speaks(self, token: Token, verbs: frozenset[str]) -> bool:
        if token.index in self.quoted or token.tag not in FINITE:
            return False
        if token.tag == "VB" and any(
            t.tag == "MD" for t in self.parsed.dependents(token.index, "aux")
        ):
            return False  # "should respond": nobody has spoken yet
        return token.lemma in verbs or token.lower in verbs

    def _subject(self, verb: Token, window: list[Token]) -> Token | None:
        """Give the speaker: the verb's subject, or the noun that stands right beside it."""
        subject = subject_of(self.parsed, verb.index)
        if subject is not None and subject.index not in self.quoted:
            return subject
        before = [t for t in window if t.index < verb.index]
        behind = [t for t in window if t.index > verb.index]
        return _first_noun(before) if before else _first_noun(behind)

    def _has_verb(self, tokens: list[Token]) -> bool:
        return any(t.pos == "VERB" and t.tag in {"VBD", "VBZ", "VBP"} for t in tokens)

    def _left(self, token: Token) -> int:
        return min(i for i in self.parsed.subtree(token.index) if i not in self.quoted)

    def _paragraph(self, index: int) -> int:
        return self.parsed.sentences[self.tokens[index].sentence].paragraph


def _first_noun(tokens: list[Token]) -> Token | None:
    """Give the head of the noun that a run of tokens begins with ("Flynn, a retired general")."""
    found: Token | None = None
    for token in tokens:
        if token.pos in {"PROPN", "NOUN", "PRON"}:
            found = token
        elif token.pos not in {"DET", "ADJ", "NUM", "PART"}:
            break
    return found
