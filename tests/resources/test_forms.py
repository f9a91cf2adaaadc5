"""Forms that are brought together, and forms that are kept apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.resources.forms import fold, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Çavuşoğlu", "Cavusoglu"),
        ("Erdoğan", "ERDOĞAN"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Nagorno–Karabakh", "Nagorno-Karabakh"),
        ("Xankəndi", "Xankandi"),
        ("Białystok", "Bialystok"),
    ],
)
def test_the_same_name_folds_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["us", "who", "un", "it", "is"])
def test_an_acronym_is_not_the_word_it_looks_like(word: str) -> None:
    assert fold(word) != fold(word.upper())


@settings(deadline=None)  # a busy machine is no error
@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Lo", "Zs", "Pd"))))
def test_folding_is_settled_at_once(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)
