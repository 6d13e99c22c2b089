"""The article: its source text and the structure that was found in it.

Offsets are Unicode code points into :attr:`Article.text`, end exclusive, and the only kind of
position that leaves this package.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

ParagraphKind = Literal["heading", "text", "item", "quote", "row"]
"""``item``: of a list, with its mark or number; ``row``: of a table, its cells divided by bars."""


class Span(NamedTuple):
    """A stretch of the text, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article, without the blank lines around it."""

    start: int
    end: int
    kind: ParagraphKind = "text"


class Link(NamedTuple):
    """A stretch of the text that leads elsewhere."""

    start: int
    end: int
    target: str
    """An address of ``http``, ``https`` or ``mailto``, in ASCII characters."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source text as it was decoded, unchanged, with its metadata."""

    id: str
    """SHA-256 of the source's bytes, in hex."""
    source: str
    """Where it came from, as the user named it; ``-`` for standard input."""
    text: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    language: str | None = None
    """ISO 639 code, where the source says it."""
    published: str | None = None
    author: str | None = None
    site: str | None = None
    """Who published it, as the source names itself."""
    links: tuple[Link, ...] = ()
    """The source's own links, in text order."""
    emphasis: tuple[Span, ...] = ()
    """What the source emphasises, in text order."""
    pages: tuple[int, ...] = ()
    """Where each page of the source begins, if it has pages."""

    def paragraph_at(self, offset: int) -> int:
        """The index of the last paragraph that starts at or before ``offset`` (0 if none does)."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1)

    def page_at(self, offset: int) -> int:
        """The page of a place, counted from 1; 0 if the source has no pages."""
        return min(len(self.pages), max(1, bisect_right(self.pages, offset)))
