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
import annotate.language.names_only
import annotate.language.own
import annotate.language.tokenizer
import annotate.language.values
import annotate.relations.component  # noqa: F401
from annotate.language.detection import READ
from annotate.language.inference import THREADS

NAMES: Final = "durchblick_names"
"""Decides what is a name: for each slice on its own, and again when the whole text is known."""

WHOLE_TEXT: Final = (
    *(NAMES, "durchblick_names_only"),
    *("durchblick_entities", "durchblick_relations", "durchblick_background"),
)
"""The components that need the whole text; all others work on it slice by slice."""


def build(
    *, language: str = "de", knowledge: bool = True, threads: int = THREADS, model: str | None = None
) -> Language:
    """The pipeline for one language.

    Args:
        language: ISO 639 code; of texts in languages other than German and English only the names are read.
        knowledge: Whether to use the knowledge files.
        threads: How many threads the encoder takes.
        model: A spaCy pipeline whose names and syntax take the place of the encoder's, as far as it has them.
    """
    if language not in READ:
        return _names_only(knowledge=knowledge, threads=threads, model=model)
    nlp = spacy.blank(language)
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_values")
    nlp.add_pipe("durchblick_encoder", config={"threads": threads})
    nlp.add_pipe("durchblick_lemmas")
    if model:
        nlp.add_pipe("durchblick_own", config={"model": model})
    nlp.add_pipe("durchblick_clues")
    if knowledge:
        nlp.add_pipe("durchblick_known")
    nlp.add_pipe(NAMES)
    nlp.add_pipe("durchblick_entities")
    nlp.add_pipe("durchblick_relations")
    if knowledge:
        nlp.add_pipe("durchblick_background")
    return nlp


def _names_only(*, knowledge: bool, threads: int, model: str | None) -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_encoder", config={"threads": threads})
    if model:
        nlp.add_pipe("durchblick_own", config={"model": model})
    nlp.add_pipe("durchblick_clues")
    if knowledge:
        nlp.add_pipe("durchblick_known")
    nlp.add_pipe(NAMES)
    nlp.add_pipe("durchblick_names_only")
    return nlp
