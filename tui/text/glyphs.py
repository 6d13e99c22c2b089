"""How characters are drawn: which cells they take, and what stands in for those that must not be sent.

Terminals disagree on sequences whose width depends on a joiner or a variation selector, so these
are left out and every character is drawn by itself; what stays is measured alike everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import get_character_cell_size

from annotate.harmless import harmless

BLANKS: Final = " \n\r\t"
"""Characters at which a row may end; one that ends a row takes no cells there."""

TAB_CELLS: Final = 4
PLACEHOLDER: Final = "·"

ODD: Final = re.compile(
    "[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]"
)
"""A character that is not known to be drawn as it is, in one cell (line feeds are drawn as blanks)."""

_UNDRAWN: Final = frozenset("\u00ad\u200c\u200d") | {
    chr(code) for first, last in ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)) for code in range(first, last + 1)
}
"""Soft hyphen, joiners and variation selectors: usual in prose and emoji, and left out when drawn."""


class Glyph(NamedTuple):
    """What one character of the text looks like."""

    text: str
    cells: int
    blank: bool = False


def glyphs(text: str, start: int, end: int) -> Iterator[Glyph]:
    """The glyph of each character of ``text[start:end]``, which begins a row or a paragraph.

    A combining character shares the cell of what it stands on; without a base it gets a placeholder.
    """
    based = False
    for offset in range(start, end):
        char = text[offset]
        if char in BLANKS:
            yield _blank(char, text[offset + 1 : offset + 2])
            based = False
        elif char in _UNDRAWN:
            yield Glyph("", 0)
        else:
            drawn = harmless(char)
            cells = get_character_cell_size(drawn)
            if cells == 0 and not (based and _combines(drawn)):
                drawn, cells = PLACEHOLDER, 1
            yield Glyph(drawn, cells)
            based = True


def _blank(char: str, following: str) -> Glyph:
    if char == "\t":
        return Glyph(" " * TAB_CELLS, TAB_CELLS, blank=True)
    if char == "\r" and following == "\n":
        return Glyph("", 0, blank=True)
    return Glyph(" ", 1, blank=True)


def _combines(char: str) -> bool:
    """Whether a character without cells is a mark on another one, not an invisible control."""
    return unicodedata.category(char) != "Cf"


class Line(NamedTuple):
    """One row as it is drawn."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character that is drawn."""
    text: str
    indexes: Sequence[int]
    """For each character, and for the end, where its glyph begins in :attr:`text`."""
    columns: Sequence[int]
    """For each character, and for the end, the cell in which it begins."""

    @property
    def cells(self) -> int:
        """The width of the row."""
        return self.columns[-1]

    def part(self, start: int, end: int) -> str:
        """What is drawn of ``start:end``, which must lie in the row."""
        return self.text[self.indexes[start - self.start] : self.indexes[end - self.start]]

    def cell_of(self, offset: int) -> int:
        """The cell of a character; those beyond the ends of the row count as its ends."""
        return self.columns[max(0, min(offset, self.end) - self.start)]

    def offset_at(self, cell: int) -> int:
        """The character drawn in a cell; a cell beside the row belongs to its nearest end."""
        if cell >= self.cells:
            return self.end
        return self.start + max(0, bisect_right(self.columns, cell, hi=len(self.columns) - 1) - 1)


def draw(text: str, start: int, end: int) -> Line:
    """Draw the row ``text[start:end]`` without the blanks at its end."""
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    if not ODD.search(text, start, end):
        one_each = range(end - start + 1)
        return Line(start, end, text[start:end].replace("\n", " "), one_each, one_each)
    indexes, columns, drawn = [0], [0], []
    for glyph in glyphs(text, start, end):
        drawn.append(glyph.text)
        indexes.append(indexes[-1] + len(glyph.text))
        columns.append(columns[-1] + glyph.cells)
    return Line(start, end, "".join(drawn), indexes, columns)


def behind_marks(text: str, offset: int) -> int:
    """The next offset that is not between a character and what stands on it."""
    while offset < len(text) and (text[offset] in _UNDRAWN or unicodedata.category(text[offset]).startswith("M")):
        offset += 1
    return offset
