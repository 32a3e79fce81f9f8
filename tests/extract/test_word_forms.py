import pytest
import spacy
from spacy.language import Language

from dragoman.extract.parse import load_model
from dragoman.extract.word_forms import RULES, rules_of

SENTENCES = (
    "There are those who said that Oslo had been staging talks.",
    "Let's go: the envoys ain't gonna sign it, are they?",
    "She's left what remained of the worst-hit towns; most were rebuilt.",
    "Having met  twice, both leaders met again on Friday.",
    "All of them were better off, and all houses were theirs.",
    "",
)


@pytest.mark.parametrize("order", [SENTENCES, SENTENCES[::-1]])
def test_words_have_the_classes_and_lemmas_of_the_models_own_rules(order: tuple[str, ...]) -> None:
    nlp = load_model()
    forms = rules_of(nlp)
    assert forms is not None
    for text in order * 2:
        whole = [(token.pos_, token.lemma_) for token in nlp(text)]
        assert list(forms.of(nlp(text, disable=RULES))) == whole


def blank(*components: str) -> Language:
    nlp = spacy.blank("en")
    for name in components:
        nlp.add_pipe(name)
    return nlp


@pytest.mark.parametrize(
    "components", [(), ("attribute_ruler",), (*RULES, "sentencizer"), RULES[::-1]]
)
def test_a_model_of_another_make_is_left_to_its_own_components(components: tuple[str, ...]) -> None:
    assert rules_of(blank(*components)) is None


def test_a_rule_that_asks_for_more_than_a_words_tag_and_place_is_not_remembered() -> None:
    nlp = blank(*RULES)
    nlp.get_pipe("attribute_ruler").add([[{"TAG": "NN"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    assert rules_of(nlp) is not None
    nlp.get_pipe("attribute_ruler").add([[{"POS": "NOUN"}]], {"LEMMA": "x"})  # type: ignore[attr-defined]
    assert rules_of(nlp) is None
