"""The base of all panes that draw long lists of rows: a plain widget that paints its own lines.

Overriding ``render_lines`` and keeping an offset of its own leaves out Textual's styles cache and
scrolling, which cost most of a repaint; rows are drawn once and cached as strips until the width,
the theme or their content changes. A pane therefore takes no border and no padding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.ink import ink_style

WHEEL_ROWS: Final = 3
CACHED_STRIPS: Final = 4096
THUMB: Final = "│"
MARK: Final = "▐"
TRACK: Final = " "


class LinePane(Widget, can_focus=True):
    """Rows of a document or list, with a bar at the right edge that shows position and marks.

    A subclass gives :attr:`row_count`, :meth:`strip_for_row` and, if it has any,
    :meth:`marked_rows`; when what it shows changes it calls :meth:`repaint`.
    """

    DEFAULT_CSS = """
    LinePane { width: 1fr; height: 1fr; }
    """

    top: var[int] = var(0, init=False)
    """The first row on screen. What must be painted in the same frame watches it."""

    class Scrolled(Message):
        """Other rows are in sight: the reader scrolled, or the pane has another size."""

        def __init__(self, pane: LinePane, top: int) -> None:
            super().__init__()
            self.pane = pane
            self.top = top

        @property
        def control(self) -> LinePane:
            """The pane that scrolled."""
            return self.pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._strips: dict[tuple[int, str], Strip] = {}
        self._inks: dict[tuple[str, ...], Style] = {}
        self._finish: tuple[Color, Sequence[LineFilter]] | None = None
        self._bar: list[str] | None = None
        self._marked: frozenset[int] | None = None
        self._painted_size = Size()

    # What a subclass gives

    @property
    def row_count(self) -> int:
        """How many rows there are, as far as they are known."""
        raise NotImplementedError

    def strip_for_row(self, row: int) -> Strip:
        """Draw one row; it is cut or filled to :attr:`row_width` cells by the caller."""
        raise NotImplementedError

    def marked_rows(self) -> Iterable[int]:
        """Rows whose place is marked in the bar."""
        return ()

    def reach(self, row: int | None) -> None:
        """Make rows up to ``row`` known (None: all), for panes that find their rows bit by bit."""

    def scrolled(self) -> None:
        """Called when :attr:`top` has changed, before anybody is told."""

    def cursor_cell(self) -> Offset | None:
        """Where in the pane the terminal's cursor belongs while the pane has the focus."""
        return None

    # What a subclass and its owner use

    @property
    def size(self) -> Size:
        """The pane's size, as it was laid out last: there is no border and no padding to be taken from it.

        Each line that is drawn asks for it several times, and Textual's own goes through the whole layout.
        """
        return self.outer_size

    @property
    def row_width(self) -> int:
        """Cells of a row, without the bar."""
        return max(0, self.size.width - 1)

    def validate_top(self, row: int) -> int:
        """Keep the screen filled as long as there are rows."""
        self.reach(row + self.size.height)
        return max(0, min(row, self.row_count - self.size.height))

    def watch_top(self) -> None:
        """Paint the rows that came into sight."""
        self._bar = None
        self.scrolled()
        self.refresh()
        self._place_cursor()
        self.post_message(self.Scrolled(self, self.top))

    def scroll_rows(self, count: int) -> None:
        """Move the text up by ``count`` rows (down if negative)."""
        self.top += count

    def scroll_pages(self, count: float) -> None:
        """Move by whole or half pages; a whole page keeps one row in sight."""
        rows = max(1, self.size.height - 1) if abs(count) >= 1 else max(1, self.size.height)
        self.scroll_rows(round(rows * count))

    def go_home(self) -> None:
        """Show the first row."""
        self.top = 0

    def go_end(self) -> None:
        """Show the last row."""
        self.reach(None)
        self.top = self.row_count

    def ensure_visible(self, row: int, context: int = 0) -> None:
        """Scroll just enough to show ``row`` with ``context`` rows around it."""
        context = min(context, max(0, self.size.height - 1) // 2)
        if row - context < self.top:
            self.top = row - context
        elif row + context >= self.top + self.size.height:
            self.top = row + context - self.size.height + 1
        else:
            self._place_cursor()

    def is_row_visible(self, row: int) -> bool:
        """Whether ``row`` is on screen."""
        return self.top <= row < self.top + self.size.height

    def repaint(self) -> None:
        """Draw all visible rows and the bar anew: what they show has changed."""
        self._strips.clear()
        self.repaint_bar()
        self._place_cursor()

    def repaint_rows(self, rows: range) -> None:
        """Draw some rows anew: what they show has changed."""
        self._strips = {key: strip for key, strip in self._strips.items() if key[0] not in rows}
        if rows.start < self.top + self.size.height and self.top < rows.stop:
            self.refresh()
            self._place_cursor()

    def repaint_bar(self) -> None:
        """Draw the bar anew: the marks or the number of rows have changed."""
        self._bar = self._marked = None
        self.refresh()

    def ink(self, *names: str) -> Style:
        """The pane's own style with the named inks laid over it, in this order; ``""`` is no ink."""
        style = self._inks.get(names)
        if style is None:
            variables = self.app.theme_variables
            style = sum((ink_style(name, variables) for name in names if name), self.rich_style)
            self._inks[names] = style
        return style

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the part of the pane that Textual asks for."""
        if self._painted_size != self.size:  # a paint at a new size comes before the event that tells of it
            self._painted_size = self.size
            self._strips.clear()
            self._bar = self._marked = None
        lines = [self._line(y) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == self.size.width:
            return lines
        return [line.crop(crop.x, crop.right) for line in lines]

    def render_line(self, y: int) -> Strip:
        """One line as it is painted."""
        return self._line(y)

    def _line(self, y: int) -> Strip:
        row = self.top + y
        cells = self._bar_cells()
        bar = cells[y] if y < len(cells) else TRACK
        strip = self._strips.get((row, bar))
        if strip is None:
            if len(self._strips) >= CACHED_STRIPS:
                self._strips.clear()
            strip = self._strips[row, bar] = self._drawn(row, bar)
        return strip

    def _drawn(self, row: int, bar: str) -> Strip:
        ground, width = self.ink(), self.row_width
        content = self.strip_for_row(row) if row < self.row_count else Strip([], 0)
        content = content.crop(0, width).extend_cell_length(width, ground)
        edge = Segment(bar, self.ink("mark" if bar == MARK else "bar"))
        strip = Strip([*content, edge], width + 1)
        if self._finish is None:
            self._finish = self.background_colors[1], self.get_line_filters()
        background, line_filters = self._finish
        for line_filter in line_filters:
            strip = strip.apply_filter(line_filter, background)
        return strip

    def _bar_cells(self) -> list[str]:
        if self._bar is None:
            height, rows = self.size.height, self.row_count
            if self._marked is None:
                self._marked = mark_cells(height, rows, self.marked_rows())
            self._bar = bar_cells(height, self.top, rows, self._marked)
        return self._bar

    def _place_cursor(self) -> None:
        if self.has_focus and (cell := self.cursor_cell()) is not None:
            self.app.cursor_position = self.region.offset + cell

    # Events

    def notify_style_update(self) -> None:
        """Drop everything that was drawn with the styles of before."""
        super().notify_style_update()
        self._finish = None
        self._inks.clear()
        self._strips.clear()

    def on_resize(self) -> None:
        """Keep the screen filled and draw for the new width."""
        self.top = self.validate_top(self.top)
        self.repaint()
        self.post_message(self.Scrolled(self, self.top))

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self._place_cursor()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        self._wheel(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        self._wheel(event, -WHEEL_ROWS)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        self.scroll_rows(rows)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press on the bar goes to that part of the rows."""
        if event.x == self.row_width:
            event.stop()
            self.reach(None)
            self.top = round(event.y / max(1, self.size.height - 1) * (self.row_count - self.size.height))


def mark_cells(height: int, rows: int, marked: Iterable[int]) -> frozenset[int]:
    """The cells of a bar of ``height`` that stand for the marked ones of so many rows."""
    scale = max(rows, height, 1)
    return frozenset(row * height // scale for row in marked if 0 <= row < scale)


def bar_cells(height: int, top: int, rows: int, marks: frozenset[int]) -> list[str]:
    """The characters of a scroll bar: where the screen is, and over it the marks.

    Args:
        height: Cells of the bar and rows of the screen.
        top: The first row on screen.
        rows: How many rows there are.
        marks: The cells to mark.
    """
    cells = [TRACK] * height
    if rows > height:
        first = top * height // rows
        last = max(first, (top + height) * height // rows - 1)
        cells[first : last + 1] = [THUMB] * (last - first + 1)
    for cell in marks:
        cells[cell] = MARK
    return cells
