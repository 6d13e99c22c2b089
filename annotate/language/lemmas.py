"""The component that sets lemmas, so that spaCy's matchers can ask for them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from annotate.entities.lemmas import lemma_of, noun_lemma
from annotate.language.dictionary import LANGUAGES

_AS_WRITTEN = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "SPACE", "X"})


def lemma(word: str, pos: str, language: str) -> str:
    """The lemma of a word: a noun's with its capital, a separable verb's whole, names and signs as they are written.

    Args:
        word: As it stands in the text.
        pos: Its universal part of speech.
        language: ISO 639-1 code.
    """
    if pos in _AS_WRITTEN or language not in LANGUAGES or not word:
        return word
    return noun_lemma(word, language) if pos == "NOUN" else lemma_of(word.lower(), language)


@Language.component("durchblick_lemmas", requires=["token.pos"], assigns=["token.lemma"])
def lemmas(doc: Doc) -> Doc:
    """Set the lemma of each token."""
    for token in doc:
        token.lemma_ = lemma(token.text, token.pos_, doc.lang_)
    return doc
