"""The spaCy pipeline: which components run, and in which order.

spaCy imports this module by its entry point, so that a pipeline with these components can be read from disk anywhere.
"""

from __future__ import annotations

from typing import Final

import spacy
from spacy.language import Language

import annotate.entities.component
import annotate.language.background
import annotate.language.encoder
import annotate.language.lemmas
import annotate.language.names
import annotate.language.names_clues
import annotate.language.names_known
import annotate.language.tokenizer
import annotate.language.values
import annotate.relations.component  # noqa: F401
from annotate.language.inference import THREADS

NAMES: Final = "durchblick_names"
"""Decides what is a name: for each slice on its own, and again when the whole text is known."""

WHOLE_TEXT: Final = (NAMES, "durchblick_entities", "durchblick_relations", "durchblick_background")
"""The components that need the whole text; all others work on it slice by slice."""

_LANGUAGES: Final = frozenset({"de", "en"})


def build(*, language: str = "de", knowledge: bool = True, threads: int = THREADS) -> Language:
    """The pipeline for one language.

    Args:
        language: ISO 639-1 code; texts in languages other than German and English are read as German.
        knowledge: Whether to use the knowledge files.
        threads: How many threads the encoder takes.
    """
    nlp = spacy.blank(language if language in _LANGUAGES else "de")
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_values")
    nlp.add_pipe("durchblick_encoder", config={"threads": threads})
    nlp.add_pipe("durchblick_lemmas")
    nlp.add_pipe("durchblick_clues")
    if knowledge:
        nlp.add_pipe("durchblick_known")
    nlp.add_pipe(NAMES)
    nlp.add_pipe("durchblick_entities")
    nlp.add_pipe("durchblick_relations")
    if knowledge:
        nlp.add_pipe("durchblick_background")
    return nlp
