"""Places in a text that are found again after it has changed.

A place is kept as paragraph and character and as the words there with what stands around them, as the text
quote selector of the `Web Annotation Data Model <https://www.w3.org/TR/annotation-model/#text-quote-selector>`_
does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from annotate.article import Article, Span

_AROUND: Final = 32
"""Characters kept before and after the words: Hypothesis keeps as many."""
_QUOTED: Final = 64
"""Characters that a mere place is known by."""
_ALIKE: Final = 75.0
"""Percent of likeness from which on a passage counts as the same, reworded."""
_FUZZY: Final = 16
"""Characters from which on a quotation says enough to be found reworded."""


class Anchor(msgspec.Struct, frozen=True):
    """A place in a text."""

    paragraph: int
    """Its index."""
    character: int
    """Counted from the paragraph's start."""
    quote: str
    """The words at the place: the passage itself, or what follows a mere position."""
    before: str = ""
    after: str = ""
    length: int | None = None
    """Characters of the passage; None if that is the quotation's length, 0 for a mere position."""


_decoder: Final = msgspec.json.Decoder(Anchor)


def anchor_to_json(anchor: Anchor) -> str:
    """The place as it is kept."""
    return msgspec.json.encode(anchor).decode()


def anchor_from_json(text: str) -> Anchor | None:
    """The place that was kept; None if the text is none."""
    try:
        return _decoder.decode(text)
    except msgspec.MsgspecError:
        return None


def anchored(span: Span, article: Article) -> Anchor:
    """The place of a passage; of an empty one, the position."""
    index = article.paragraph_at(span.start)
    start = article.paragraphs[index].start if article.paragraphs else 0
    end = span.end if span.end > span.start else min(span.start + _QUOTED, len(article.text))
    return Anchor(
        index,
        span.start - start,
        article.text[span.start : end],
        article.text[max(0, span.start - _AROUND) : span.start],
        article.text[end : end + _AROUND],
        None if span.end > span.start else 0,
    )


def located(anchor: Anchor, article: Article) -> Span | None:
    """Where the place is in a text, be it the one it was made for or a later version; None if it is gone."""
    expected = _expected(anchor, article)
    found = _at(anchor, expected, article) or _quoted(anchor, expected, article) or _reworded(anchor, article)
    if found is None or anchor.length is None:
        return found
    return Span(found.start, found.start + anchor.length)


def _expected(anchor: Anchor, article: Article) -> int:
    """The offset that paragraph and character give; the end if there are no longer as many."""
    if anchor.paragraph and anchor.paragraph >= len(article.paragraphs):
        return len(article.text)
    start = article.paragraphs[anchor.paragraph].start if article.paragraphs else 0
    return min(start + anchor.character, len(article.text))


def _at(anchor: Anchor, offset: int, article: Article) -> Span | None:
    """The passage if it still stands at the offset, with the same around it."""
    end = offset + len(anchor.quote)
    before = article.text[max(0, offset - len(anchor.before)) : offset]
    same = article.text[offset:end] == anchor.quote and before == anchor.before
    return Span(offset, end) if same else None


def _quoted(anchor: Anchor, expected: int, article: Article) -> Span | None:
    """Of the places that read the same but for white space, that with the same around it, else the nearest."""
    words = anchor.quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    lead = len(anchor.quote) - len(anchor.quote.lstrip())
    found = [Span(max(0, match.start() - lead), match.end()) for match in pattern.finditer(article.text)]
    return min(
        found, key=lambda span: (-_likeness(anchor, span, article.text), abs(span.start - expected)), default=None
    )


def _likeness(anchor: Anchor, span: Span, text: str) -> int:
    """How many characters around a passage are those that were around it."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return _common(before[::-1], anchor.before[::-1]) + _common(after, anchor.after)


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _reworded(anchor: Anchor, article: Article) -> Span | None:
    """The passage most like it, if one is much like it."""
    if len(anchor.quote) < _FUZZY:
        return None
    best = max(_alike(anchor.quote, article), default=None)
    return Span(*best[1:]) if best and best[0] >= _ALIKE else None


def _alike(quote: str, article: Article) -> Iterator[tuple[float, int, int]]:
    from rapidfuzz import fuzz

    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        if len(text) < len(quote) / 2:
            continue  # the shorter would be sought in the longer, whichever that is
        if found := fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE):
            yield found.score, paragraph.start + found.dest_start, paragraph.start + found.dest_end
