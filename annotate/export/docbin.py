"""A spaCy ``DocBin``: a ``Doc`` an article, its mentions as spans, its claims and record as user data.

Words are those of :mod:`annotate.export.tokens`, so no mention is lost. ``doc.spans["mentions"]`` has all mentions with
their type as label, the entity as ``kb_id_`` and the record's id as ``span_id``; ``doc.ents`` the outermost
names; ``doc.user_data["claims"]`` a table of the claims; ``doc.user_data["record"]`` the record as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from annotate.annotation import VALUE_TYPES, Annotation, to_json
from annotate.article import Span as Range
from annotate.catalogue import Language
from annotate.export.network import Network, Statement
from annotate.export.tokens import sentences_of


def export(annotations: Sequence[Annotation], language: Language) -> bytes:
    """The articles; read them with ``DocBin().from_bytes``, and words of a blank pipeline's vocabulary."""
    network = Network.of(annotations)
    store = DocBin(attrs=["SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
    for article in network.articles:
        own = [each for each in network.statements if each.article is article]
        store.add(_doc(article, own, language))
    made: bytes = store.to_bytes()
    return made


def _doc(article: Annotation, statements: Sequence[Statement], language: Language) -> Doc:
    text = article.document.text
    sentences = sentences_of(article)
    pieces = list(_pieces(text, list(chain.from_iterable(sentences))))
    words = [text[piece.start : piece.end] for piece, _ in pieces]
    doc = Doc(spacy.blank(article.document.language).vocab, words=words, spaces=[space for _, space in pieces])
    starts = {words[0].start for words in sentences}
    for token, (piece, _) in zip(doc, pieces, strict=True):
        token.is_sent_start = piece.start in starts
    spans = [
        span
        for mention in article.mentions
        if (span := doc.char_span(mention.start, mention.end, mention.type, mention.entity or "", span_id=mention.id))
    ]
    names = [span for span in spans if span.label_ not in VALUE_TYPES]
    named = {mention.id for mention in article.mentions if mention.kind == "name"}
    doc.spans["mentions"] = spans
    doc.ents = filter_spans([_entity(span) for span in names if span.id_ in named])
    doc.user_data["claims"] = [statement.row(language) for statement in statements]
    doc.user_data["record"] = to_json(article).decode()
    return doc


def _entity(span: Span) -> Span:
    return Span(span.doc, span.start, span.end, span.label, kb_id=span.kb_id)


def _pieces(text: str, words: Sequence[Range]) -> Iterator[tuple[Range, bool]]:
    """The words, each with whether one blank follows it, and between them white space as words of its own."""
    edges = [Range(0, 0), *words, Range(len(text), len(text))]
    for word, following in pairwise(edges):
        space = text[word.end : following.start].startswith(" ") and word.end > 0
        if word.end > word.start:
            yield word, space
        start = word.end + space
        if start < following.start:
            yield Range(start, following.start), False
