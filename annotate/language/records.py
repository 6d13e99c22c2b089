"""From an annotated spaCy ``Doc`` to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.annotation import Annotation, Document, Pipeline, Range
from annotate.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotation_from_doc(doc: Doc, article: Article, pipeline: Pipeline) -> Annotation:
    """The record of ``doc``, which was made from ``article``'s text."""
    sentences = tuple(Range(s.start_char, s.end_char) for s in doc.sents)
    return Annotation(Document.of(article, sentences), pipeline)
