"""A list of rows with a cursor that stops at those which lead somewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from tui.actions import binding
from tui.keys import Count
from tui.views.rows import Row, Target
from tui.widgets.folding import content_of, cut
from tui.widgets.line_pane import CACHED_STRIPS, LinePane
from tui.widgets.row_shape import GUTTER, RowShape

MARK: Final = "▸"
CURSOR: Final = "row-list--cursor"


class RowList(LinePane):
    """Paints rows; a row is one line, or as many as it takes if it wraps.

    The row under the cursor is whole where others are cut, and beneath it stands its detail.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR}
    DEFAULT_CSS = """
    RowList {
        & > .row-list--cursor { background: $ink-evidence; }
        &:focus > .row-list--cursor { background: $ink-kin; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("down", "move(1)"),
        binding("up", "move(-1)"),
        binding("half_down", "move_pages(0.5)"),
        binding("half_up", "move_pages(-0.5)"),
        binding("page_down", "move_pages(1)"),
        binding("page_up", "move_pages(-1)"),
        binding("top", "first"),
        binding("bottom", "last"),
        binding("open", "choose"),
    ]

    class Highlighted(Message):
        """The reader moved the cursor to another row."""

        def __init__(self, row_list: RowList, row: Row) -> None:
            super().__init__()
            self.row_list = row_list
            self.row = row

        @property
        def control(self) -> RowList:
            """The list of the row."""
            return self.row_list

    class Chosen(Message):
        """The reader chose the row under the cursor."""

        def __init__(self, row_list: RowList, target: Target) -> None:
            super().__init__()
            self.row_list = row_list
            self.target = target

        @property
        def control(self) -> RowList:
            """The list of the row."""
            return self.row_list

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._stops: list[int] = []
        self._first_lines: list[int] | None = None
        self._unfolded: list[Strip] | None = None
        self._rest: dict[tuple[int, int], Strip] = {}
        """Lines of rows without the cursor, as they were drawn."""
        self._shape = RowShape(0)
        self._cursor: int | None = None
        self._count = Count()
        self.set_rows(rows)

    # What it shows

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def set_rows(self, rows: Iterable[Row], cursor: str | None = None) -> None:
        """Show other rows.

        Args:
            rows: What to show from now on.
            cursor: The key of the row to put the cursor on, which is the first one if there is no such
                row; by default the cursor stays on the row of its key, else near where it was.
        """
        here = self.cursor_row
        key = (here.key if here else "") if cursor is None else cursor
        self._rows = tuple(rows)
        self._stops = [index for index, row in enumerate(self._rows) if row.target is not None]
        found = next((i for i in self._stops if key and self._rows[i].key == key), None)
        if found is None:
            found = self._near(self._cursor or 0) if cursor is None else self._near(0)
        self._set_cursor(found)
        self._lay_out_anew()
        if self.size:
            self.top = self.top if cursor is None else 0
            self._show_cursor()

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None if no row leads anywhere."""
        return None if self._cursor is None else self._rows[self._cursor]

    @property
    def is_at_first(self) -> bool:
        """Whether there is no row before the cursor's."""
        return self._cursor is None or self._cursor == self._stops[0]

    def select(self, key: str) -> bool:
        """Put the cursor on the row with this key.

        Returns:
            Whether there is one.
        """
        found = next((i for i in self._stops if self._rows[i].key == key), None)
        if found is not None:
            self._move_to(found, tell=False)
        return found is not None

    def move(self, count: int) -> None:
        """Move the cursor on by so many of the rows that it stops at."""
        if self._cursor is not None:
            stop = bisect_left(self._stops, self._cursor) + count
            self._move_to(self._stops[max(0, min(stop, len(self._stops) - 1))])
            if stop <= 0 or stop >= len(self._stops) - 1:
                self.top = 0 if stop <= 0 else self.row_count  # what stands before the first stop, behind the last
                self._show_cursor()

    def choose(self) -> None:
        """Choose the row under the cursor."""
        row = self.cursor_row
        if row and row.target:
            self.post_message(self.Chosen(self, row.target))

    # Actions

    def on_key(self, event: events.Key) -> None:
        """Collect the digits of counts, which are the screen's too."""
        self._count.press(event.key)

    def action_move(self, count: int) -> None:
        """Move the cursor by rows; where it stops at none, scroll."""
        if self._cursor is None:
            self.scroll_rows(count * self._count.times)
        else:
            self.move(count * self._count.times)

    def action_move_pages(self, count: float) -> None:
        """Move the cursor by about so many times the lines that are on screen."""
        count *= self._count.times
        if self._cursor is None:
            self.scroll_pages(count)
            return
        line = self._line_of(self._cursor) + round(count * max(1, self.size.height - 1))
        there = self._row_at(max(0, min(line, self.row_count - 1)))
        stop = bisect_left(self._stops, self._cursor)
        beyond = bisect_left(self._stops, there) if count > 0 else bisect_right(self._stops, there) - 1
        self.move((max(beyond, stop + 1) if count > 0 else min(beyond, stop - 1)) - stop)

    def action_first(self) -> None:
        """Move to the first row."""
        self.move(-len(self._stops))
        self.go_home()

    def action_last(self) -> None:
        """Move to the last row."""
        self.move(len(self._stops))
        self.go_end()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self.choose()

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked; choose it if the cursor is there already."""
        line = self.top + event.y
        if event.x >= self.row_width or line >= self.row_count:
            return
        event.stop()
        index = self._row_at(line)
        if self._rows[index].target is None:
            return
        if index == self._cursor:
            self.choose()
        else:
            self._move_to(index)
            if event.chain == 2:
                self.choose()

    # The cursor

    def _near(self, index: int) -> int | None:
        """The first stop at ``index`` or behind it, else the last one."""
        if not self._stops:
            return None
        return self._stops[min(bisect_left(self._stops, index), len(self._stops) - 1)]

    def _set_cursor(self, index: int | None) -> None:
        self._cursor = index
        self._unfolded = None

    def _move_to(self, index: int, tell: bool = True) -> None:
        if index == self._cursor:
            return
        on_screen = self._line_of(index) - self.top
        self._set_cursor(index)
        if 0 <= on_screen < self.size.height:
            self.top = self._line_of(index) - on_screen
        self._show_cursor()
        self.repaint()
        if tell:
            self.post_message(self.Highlighted(self, self._rows[index]))

    def _show_cursor(self) -> None:
        if self._cursor is not None:
            first = self._line_of(self._cursor)
            self.ensure_visible(first + self._height(self._cursor) + len(self._beneath()) - 1)
            self.ensure_visible(first)

    def cursor_cell(self) -> Offset | None:
        """The mark of the row under the cursor, for the terminal's own cursor."""
        if self._cursor is None or not self.is_row_visible(line := self._line_of(self._cursor)):
            return None
        return Offset(self._rows[self._cursor].indent, line - self.top)

    # Lines: those of all rows, and beneath the row under the cursor what is left of it and its detail

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return self._lines()[-1] + len(self._beneath())

    def _lines(self) -> list[int]:
        """The first line of each row and, at the end, the number of lines, as if there were no cursor."""
        self._lay_out_for_width()
        if self._first_lines is None:
            heights = (len(self._shape.wrapped(row)) if row.wrap else 1 for row in self._rows)
            self._first_lines = list(accumulate(heights, initial=0))
        return self._first_lines

    def _height(self, index: int) -> int:
        lines = self._lines()
        return lines[index + 1] - lines[index]

    def _line_of(self, index: int) -> int:
        behind = self._cursor is not None and index > self._cursor
        return self._lines()[index] + (len(self._beneath()) if behind else 0)

    def _row_at(self, line: int) -> int:
        if self._cursor is not None:
            end, beneath = self._lines()[self._cursor + 1], len(self._beneath())
            line = min(line, end - 1) if line < end + beneath else line - beneath
        return bisect_right(self._lines(), line) - 1

    def _beneath(self) -> list[Strip]:
        """The lines that the cursor adds below its row: the rest of a row that is cut otherwise, then the detail."""
        row = self.cursor_row
        if row is None:
            return []
        self._lay_out_for_width()
        if self._unfolded is None:
            rest = [] if row.wrap else self._shape.unfolded(row)[1:]
            indent = self._shape.detail_indent(row)
            self._unfolded = [
                *(self._indented(self._strip(line, "", True), row.indent, "", True) for line in rest),
                *(
                    self._indented(self._strip(line, "quote", True), indent, "", True)
                    for line in self._shape.detail(row)
                ),
            ]
        return self._unfolded

    def _lay_out_for_width(self) -> None:
        """Forget the lines of another width: a list may be asked for them before it hears of its new size."""
        if self._shape.width != self.row_width:
            self._shape = RowShape(self.row_width)
            self._first_lines = None
            self._forget_drawn()

    def _lay_out_anew(self) -> None:
        self._first_lines = None
        self._forget_drawn()
        self.repaint()

    def _forget_drawn(self) -> None:
        self._unfolded = None
        self._rest.clear()

    def on_resize(self) -> None:
        """Wrap and cut for the new width, and keep the cursor in sight."""
        self._lay_out_anew()
        super().on_resize()
        self._show_cursor()

    # Painting

    def notify_style_update(self) -> None:
        """Draw everything in the new styles."""
        super().notify_style_update()
        self._forget_drawn()

    def strip_for_row(self, row: int) -> Strip:
        """One line of a row, or of what stands beneath it."""
        index = self._row_at(row)
        line = row - self._line_of(index)
        if index == self._cursor:
            beneath = line - self._height(index)
            return self._beneath()[beneath] if beneath >= 0 else self._drawn_line(index, line, True)
        if (index, line) not in self._rest:
            if len(self._rest) >= CACHED_STRIPS:
                self._rest.clear()
            self._rest[index, line] = self._drawn_line(index, line, False)
        return self._rest[index, line]

    def _drawn_line(self, index: int, line: int, cursor: bool) -> Strip:
        row = self._rows[index]
        if row.wrap:
            text = self._strip(self._shape.wrapped(row)[line], "", cursor)
        else:
            whole = self._shape.unfolded(row)[0] if cursor else self._shape.left(row)
            text = self._with_right(self._strip(whole, "", cursor), row, cursor)
        return self._indented(text, row.indent, MARK if cursor and line == 0 else "", cursor)

    def _with_right(self, left: Strip, row: Row, cursor: bool) -> Strip:
        left = cut(left, self._shape.left_width(row))
        if not row.right:
            return left
        width = self._shape.text_width(row.indent)
        right = cut(self._strip(content_of(row.right), "", cursor), width - self._shape.left_width(row) - 1)
        gap = width - left.cell_length - right.cell_length
        return Strip.join([left, Strip([Segment(" " * gap, self._paint("", cursor=cursor))]), right])

    def _indented(self, text: Strip, indent: int, mark: str, cursor: bool) -> Strip:
        margin = Segment(" " * indent + mark.ljust(GUTTER), self._paint("strong" if mark else "", cursor=cursor))
        return Strip.join([Strip([margin]), text]).extend_cell_length(self.row_width, self._paint("", cursor=cursor))

    def _strip(self, content: Content, ink: str, cursor: bool) -> Strip:
        """The content in its inks; what has none is in ``ink``."""
        segments, start, plain = [], 0, content.plain
        for span in sorted(content.spans, key=lambda span: span.start):
            segments.append(Segment(plain[start : span.start], self._paint(ink, cursor=cursor)))
            segments.append(Segment(plain[span.start : span.end], self._paint(ink, str(span.style), cursor=cursor)))
            start = span.end
        segments.append(Segment(plain[start:], self._paint(ink, cursor=cursor)))
        return Strip(segment for segment in segments if segment.text)

    def _paint(self, *inks: str, cursor: bool) -> Style:
        style = self.ink(*inks)
        return style + self.get_component_rich_style(CURSOR, partial=True) if cursor else style
