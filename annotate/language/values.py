"""The component that finds values: money, quantities and dates, with what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from annotate.article import Span
from annotate.language.spans import DocMention, mentions_of, paragraphs_of, published_of, set_mentions
from annotate.language.values_amounts import find_amounts
from annotate.language.values_dates import Anchor, find_dates
from annotate.sentences import sentences_of


def find_values(text: str, paragraph: Span, language: str, published: str | None = None) -> list[DocMention]:
    """The values of one paragraph, in text order and without overlaps.

    A relative date is counted from the last year that its own sentence or the one before it gives.

    Args:
        text: The whole source text.
        paragraph: Where to look.
        language: ISO 639-1 code.
        published: The day of publication in ISO 8601.
    """
    found: list[DocMention] = []
    year: int | None = None
    for sentence in sentences_of(text, *paragraph):
        dates = find_dates(text, sentence, language, Anchor(year, published))
        amounts = [a for a in find_amounts(text, sentence, language) if not any(a.span.overlaps(d.span) for d in dates)]
        year = next((y for d in reversed(dates) if (y := _year(d))), None)
        found += sorted((*dates, *amounts), key=lambda m: m.start)
    return found


def _year(date: DocMention) -> int | None:
    value = date.value.value if date.value else None
    return int(value[:4]) if isinstance(value, str) and value[:4].isdecimal() else None


@Language.component("durchblick_values")
def values(doc: Doc) -> Doc:
    """Add the values of the text to its mentions."""
    found = _values(doc)
    set_mentions(doc, (*mentions_of(doc), *found))
    return doc


def _values(doc: Doc) -> Iterator[DocMention]:
    text, published = doc.text, published_of(doc)
    for paragraph in paragraphs_of(doc):
        yield from find_values(text, Span(paragraph.start, paragraph.end), doc.lang_, published)
