"""The pipeline at work on an article: slice by slice, then on the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import Annotation, Mention, Pipeline
from annotate.article import Article
from annotate.events import Names, Progress, Stage
from annotate.language.detection import detect
from annotate.language.pipeline import NAMES, WHOLE_TEXT, build
from annotate.language.records import mention_record
from annotate.language.slices import slices_of
from annotate.language.spans import make_doc, mentions_of, whole_doc
from annotate.own_model import chosen
from annotate.version import PIPELINE_NAME, pipeline_version


@cache
def _language(language: str, knowledge: bool, threads: int, model: str | None) -> Language:
    return build(language=language, knowledge=knowledge, threads=threads, model=model)


def read(article: Article, *, knowledge: bool, threads: int) -> Iterator[Stage]:
    """The stages of :func:`annotate.pipeline.annotate_in_stages`."""
    language = article.language or detect(article.text)
    nlp = _language(language, knowledge, threads, chosen())
    docs: list[Doc] = []
    for part in slices_of(article.text, article.paragraphs):
        text = article.text[part.start : part.end]
        doc = make_doc(nlp, text, part.paragraphs, published=article.published)
        for name, component in nlp.pipeline:
            if name not in WHOLE_TEXT or name == NAMES:
                doc = component(doc)
        yield Names(part.start, part.end, _streamed(doc, part.start))
        yield Progress(part.end, len(article.text))
        docs.append(doc)
    doc = whole_doc(docs, article.paragraphs)
    for name, component in nlp.pipeline:
        if name in WHOLE_TEXT:
            doc = component(doc)
    yield Annotation.from_doc(doc, article, Pipeline(PIPELINE_NAME, pipeline_version()), language)


def _streamed(doc: Doc, start: int) -> tuple[Mention, ...]:
    """The mentions of a slice that begins at ``start``, as records of their own."""
    moved = (replace(m, start=m.start + start, end=m.end + start) for m in mentions_of(doc))
    return tuple(mention_record(m, f"m{m.start}-{m.end}", {}) for m in moved)
