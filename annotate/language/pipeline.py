"""The spaCy pipeline: which components run, and in which order."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import spacy
from spacy.language import Language

from annotate.language.recogniser import add_recogniser

_MODULES: Final = (
    "annotate.language.tokenizer",
    "annotate.language.values",
    "annotate.language.names_clues",
    "annotate.language.names_known",
    "annotate.language.names",
    "annotate.language.background",
    "annotate.entities.component",
    "annotate.relations.component",
)
"""They register the components below."""

NAMES: Final = "durchblick_names"
"""Decides what is a name: for each slice on its own, and again when the whole text is known."""

WHOLE_TEXT: Final = (NAMES, "durchblick_entities", "durchblick_relations", "durchblick_background")
"""The components that need the whole text; all others work on it slice by slice."""

_LANGUAGES: Final = frozenset({"de", "en"})


def build(*, language: str = "de", knowledge: bool = True) -> Language:
    """The pipeline for one language.

    Args:
        language: ISO 639-1 code; texts in languages other than German and English are read as German.
        knowledge: Whether to use the knowledge files.
    """
    for module in _MODULES:
        import_module(module)
    nlp = spacy.blank(language if language in _LANGUAGES else "de")
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_values")
    add_recogniser(nlp)
    nlp.add_pipe("durchblick_clues")
    if knowledge:
        nlp.add_pipe("durchblick_known")
    nlp.add_pipe(NAMES)
    nlp.add_pipe("durchblick_entities")
    nlp.add_pipe("durchblick_relations")
    if knowledge:
        nlp.add_pipe("durchblick_background")
    return nlp
