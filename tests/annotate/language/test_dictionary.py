"""The shipped tries say what simplemma's own dictionaries say, and the lemmas on the tokens are of use."""

from __future__ import annotations

import pytest
import simplemma
import spacy

from annotate.language import dictionary
from annotate.language.lemmas import lemma
from tests.gold import gold_text

ENGLISH = "The founders were suing companies that had bought houses in cities."


@pytest.mark.parametrize(("text", "language"), [(gold_text("maschinenbau"), "de"), (ENGLISH, "en")])
def test_the_tries_are_as_good_as_the_dictionaries_they_stand_for(text: str, language: str) -> None:
    words = sorted({token.text for token in spacy.blank(language)(text) if token.text.strip()})
    for word in words:
        assert dictionary.lemmatize(word, language) == simplemma.lemmatize(word, language, low_memory=True)
        assert dictionary.is_known(word, language) == simplemma.is_known(word, language, low_memory=True)


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("Häusern", "NOUN", "Haus"),
        ("kaufte", "VERB", "kaufen"),
        ("Kaufte", "VERB", "kaufen"),
        ("einzusteigen", "VERB", "einsteigen"),
        ("Häusern", "PROPN", "Häusern"),
        ("1998", "NUM", "1998"),
        ("", "X", ""),
        ("\x1b[", "ADJ", "\x1b["),
    ],
)
def test_lemmas_by_part_of_speech(word: str, pos: str, expected: str) -> None:
    assert lemma(word, pos, "de") == expected


def test_words_of_other_languages_stay_as_they_are() -> None:
    assert lemma("maisons", "NOUN", "fr") == "maisons"
