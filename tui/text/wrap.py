"""The wrap index: which row of the screen each character of a text is on.

Rows follow each other without a gap: a row begins where the one before ends, so one array of offsets says
all. Blanks at which a row breaks belong to it but are not drawn; the line ends between two paragraphs, and
paragraphs between them that are left out, make a blank row. Text in one-cell characters is wrapped by a regular
expression, which is many times faster than measuring each character; a paragraph with anything else is measured.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from time import perf_counter
from typing import Final

from annotate.article import Paragraph, Span
from tui.text.glyphs import ODD, TAB_CELLS, Line, draw, glyphs

MIN_WIDTH: Final = TAB_CELLS
"""The widest glyph still fits in."""

_SLICE: Final = 256
"""Rows between two looks at the clock."""


class WrapIndex:
    """Rows of a text at one width, found from the start on as far as they are asked for."""

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], width: int, cuts: frozenset[int] = frozenset()
    ) -> None:
        """``cuts``: the ends of paragraphs behind which others are left out."""
        self.text = text
        self.width = max(MIN_WIDTH, width)
        self._starts = array("I")
        self._rows = _rows(text, paragraphs, self.width)
        self._end = paragraphs[-1].end if paragraphs else 0
        self._cuts = cuts
        self.done = False

    @property
    def row_count(self) -> int:
        """How many rows are known; all of them once it is :attr:`done`."""
        return max(0, len(self._starts) - 1)

    def grow(self, rows: int) -> None:
        """Find up to ``rows`` more rows."""
        known = len(self._starts)
        self._starts.extend(islice(self._rows, rows))
        if len(self._starts) - known < rows and not self.done:
            self._starts.append(self._end)
            self.done = True

    def grow_for(self, seconds: float) -> None:
        """Find more rows until the time is used up."""
        deadline = perf_counter() + seconds
        while not self.done and perf_counter() < deadline:
            self.grow(_SLICE)

    def reach_row(self, row: int | None) -> None:
        """Find rows until ``row`` is known, or all if it is None."""
        while not self.done and (row is None or row >= self.row_count):
            self.grow(_SLICE)

    def reach_offset(self, offset: int) -> None:
        """Find rows until the one with ``offset`` is known."""
        while not self.done and (not self._starts or offset >= self._starts[-1]):
            self.grow(_SLICE)

    def row_of(self, offset: int) -> int:
        """The row of a character; what lies before or behind all rows counts to the first or last."""
        self.reach_offset(offset)
        return max(0, min(bisect_right(self._starts, offset), self.row_count) - 1)

    def rows_of(self, span: Span) -> range:
        """The rows of a stretch of text, as far as they are known."""
        first, last = bisect_right(self._starts, span.start) - 1, bisect_left(self._starts, span.end)
        return range(max(0, first), min(last, self.row_count))

    def span_of(self, row: int) -> Span:
        """The characters of a known row, with the blanks at its end; none where paragraphs are left out."""
        start = self._starts[row]
        return Span(start, start if start in self._cuts else self._starts[row + 1])

    def is_cut(self, row: int) -> bool:
        """Whether a known row stands for paragraphs that are left out."""
        return self._starts[row] in self._cuts

    def line(self, row: int) -> Line:
        """A known row as it is drawn."""
        return draw(self.text, *self.span_of(row))

    def cell_of(self, offset: int) -> int:
        """The cell of a character in its row."""
        return self.line(self.row_of(offset)).cell_of(offset)

    def offset_at(self, row: int, cell: int) -> int:
        """The character in a cell of a known row."""
        return self.line(row).offset_at(cell)


def _rows(text: str, paragraphs: Sequence[Paragraph], width: int) -> Iterator[int]:
    """Where each row starts: those of the paragraphs, one blank row between, two above a heading."""
    pattern = _pattern(width)
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield paragraphs[number - 1].end
            if paragraph.kind == "heading":
                yield paragraphs[number - 1].end
        start, end = paragraph.start, paragraph.end
        if ODD.search(text, start, end):
            yield from _measured(text, start, end, width)
        else:
            for match in pattern.finditer(text, start, end):
                yield match.start()


@cache
def _pattern(width: int) -> re.Pattern[str]:
    """A row of one-cell characters: as much as fits up to a blank, else as much as fits."""
    return re.compile(rf"(?s:.{{1,{width}}})(?:[ \n]+|\Z)|(?s:.{{{width}}})")


def _measured(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """The same by the cells that each character takes."""
    row, broken = start, None  # where the row starts, and the last place where it may end
    cells = word = 0  # cells of the row, and of what stands behind that place
    yield row
    for offset, glyph in enumerate(glyphs(text, start, end), start):
        if glyph.blank:
            broken, word = offset + 1, 0
            cells += glyph.cells
            continue
        while cells + glyph.cells > width and offset > row:
            row, cells = (offset, 0) if broken is None else (broken, word)
            broken, word = None, cells
            yield row
        cells += glyph.cells
        word += glyph.cells
