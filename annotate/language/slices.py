"""A long text in slices that are read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.article import Paragraph, Span
from annotate.sentences import sentences_of

SLICE: Final = 10_000
"""The most characters of a slice."""

FIRST: Final = 2_500
"""The same for the first slice, which somebody waits for; each one after it may be twice as long as the one before."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of the text; its paragraphs are counted from its own start."""

    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]


def slices_of(text: str, paragraphs: Sequence[Paragraph], size: int = SLICE) -> Iterator[Slice]:
    """Cut a text between paragraphs, long paragraphs between sentences, and endless sentences anywhere.

    Together the slices are the whole text, without gaps; none has more than ``size`` characters, apart
    from blanks between paragraphs.

    Args:
        text: The source text.
        paragraphs: Its blocks, in order.
        size: The most characters of a slice.
    """
    start, limit = 0, min(FIRST, size)
    held: list[Paragraph] = []
    for piece in _pieces(text, paragraphs, size):
        if held and piece.end - start > limit:
            yield _slice(start, piece.start, held)
            start, held, limit = piece.start, [], min(2 * limit, size)
        held.append(piece)
    if held or start < len(text):
        yield _slice(start, len(text), held)


def _slice(start: int, end: int, paragraphs: Sequence[Paragraph]) -> Slice:
    moved = tuple(Paragraph(p.start - start, p.end - start, p.kind) for p in paragraphs)
    return Slice(start, end, moved)


def _pieces(text: str, paragraphs: Sequence[Paragraph], size: int) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        if paragraph.end - paragraph.start <= size:
            yield paragraph
            continue
        for start, end in _packed(text, sentences_of(text, paragraph.start, paragraph.end), size):
            yield Paragraph(start, end, paragraph.kind)


def _packed(text: str, sentences: Sequence[Span], size: int) -> Iterator[Span]:
    """Neighbouring sentences together, as long as they fit."""
    start = end = sentences[0].start
    for sentence in sentences:
        if sentence.end - start > size and end > start:
            yield Span(start, end)
            start = sentence.start
        while sentence.end - start > size:
            yield Span(start, start + size)
            start += size
        end = sentence.end
    if end > start:
        yield Span(start, end)
