"""How a row of a list is laid out in the cells that it has: what is cut, what is wrapped, what gives way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from tui.views.rows import Part, Row
from tui.widgets.folding import at_most, content_of, folded

GUTTER: Final = 2
"""Cells at the left edge, where the cursor's mark stands."""
DETAIL_LINES: Final = 3
"""Of each paragraph; the longest sentence must not fill the list."""
DETAIL_INDENT: Final = 2
MIN_GAP: Final = 2
NARROW: Final = 40
"""Cells; below them rows give up the alignment of their columns."""


@dataclass(frozen=True, slots=True)
class RowShape:
    """Rows in a list of so many cells."""

    width: int

    def text_width(self, indent: int) -> int:
        """Cells that a row so far in has for its text."""
        return max(1, self.width - GUTTER - indent)

    def wrapped(self, row: Row) -> list[Content]:
        """All of a row that wraps."""
        return folded(content_of(row.parts), self.text_width(row.indent), row.hang)

    def unfolded(self, row: Row) -> list[Content]:
        """A row beside its right side, on as many lines as it takes."""
        return folded(self.left(row), self.left_width(row), row.hang)

    def left(self, row: Row) -> Content:
        """A row but its right side, on one line."""
        if self.width >= NARROW:
            return content_of(row.parts)
        return content_of([Part(part.text[:MIN_GAP], part.ink) if part.text.isspace() else part for part in row.parts])

    def left_width(self, row: Row) -> int:
        """Cells that are left beside the right side, which never takes more than half of a long row."""
        width = self.text_width(row.indent)
        if not row.right:
            return width
        left, right = self.left(row).cell_length, content_of(row.right).cell_length
        return max(1, width - 1 - min(right, max(width - left - 1, width // 2)))

    def detail_indent(self, row: Row) -> int:
        """How far in a row's detail stands."""
        return row.indent + max(DETAIL_INDENT, row.hang)

    def detail(self, row: Row) -> list[Content]:
        """The lines of a row's detail."""
        width = self.text_width(self.detail_indent(row))
        wrapped = (content_of(paragraph).wrap(width) for paragraph in row.detail)
        return [line for lines in wrapped for line in at_most(DETAIL_LINES, lines, width)]
