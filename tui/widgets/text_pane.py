"""An article's text as rows at a comfortable measure: reading position, moving, selecting.

Positions are offsets into the text; rows come from the wrap index of the present width and are
thrown away with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Final, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from annotate.article import Article, Paragraph, Span
from tui.text.glyphs import behind_marks
from tui.text.jumps import Jumps
from tui.text.runs import Layer, runs
from tui.text.wrap import WrapIndex
from tui.widgets.line_pane import LinePane

MEASURE: Final = 70
"""Characters of a line that read well (45 to 75: Bringhurst, The Elements of Typographic Style, 2.1.2)."""
MEASURES: Final = (30, 120)
"""The narrowest and widest that can be asked for."""
MARGIN: Final = 3
NARROW_MARGIN: Final = 1
ROOMY: Final = 66
"""Cells of a pane from which on the wider margin is affordable."""
SLICE_SECONDS: Final = 0.004
"""How long the rows of a long text are sought at a time, so that no key waits longer."""
PAUSE_SECONDS: Final = 0.006
CUT: Final = "⋯"
"""Stands for paragraphs that are left out."""
RULE: Final = "▎"
"""Stands in the margin beside a tinted sentence, for terminals that show no tint."""

_LINE_END: Final = re.compile(r"[^\S\n]*\n[^\S\n]*")
_WORD: Final = re.compile(r"\w+")

Sentences: TypeAlias = Callable[[str, int, int], list[Span]]
"""Finds the sentences of ``text[start:end]``."""


class TextPane(LinePane):
    """The text of an article, to read, to move through and to copy from."""

    def __init__(
        self,
        article: Article,
        sentences: Sentences,
        *,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.article = article
        self._sentences = sentences
        self._measure = measure
        self._shown: tuple[Paragraph, ...] = article.paragraphs
        self._cuts: frozenset[int] = frozenset()
        self._rows = WrapIndex(article.text, article.paragraphs, measure)
        self._anchor = 0
        self._growing: Timer | None = None
        self._jumps = Jumps()
        self._signs: Mapping[int, str] = {}
        self._selection: Span | None = None

    # What a subclass paints

    def letters(self, span: Span) -> Iterable[Layer]:
        """Coloured stretches in ``span``, of which the last counts."""
        return ()

    def tints(self, span: Span) -> Iterable[Layer]:
        """Stretches in ``span`` to lay over the letters, one above the other."""
        return ()

    # What is shown of the text

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the paragraphs are shown."""
        return len(self._shown) < len(self.article.paragraphs)

    def shows(self, offset: int) -> bool:
        """Whether the paragraph at a place is not left out."""
        if not self.is_narrowed:
            return True
        paragraph = self.article.paragraphs[self.article.paragraph_at(offset)]
        index = bisect_left(self._shown, paragraph.start, key=_start)
        return index < len(self._shown) and self._shown[index] == paragraph

    def narrow(self, spans: Iterable[Span]) -> int:
        """Show only the paragraphs that hold one of these spans.

        Returns:
            How many those are; if there are none, everything is shown as before.
        """
        article = self.article
        holding = sorted({article.paragraph_at(span.start) for span in spans})
        if holding:
            self._show(tuple(article.paragraphs[index] for index in holding))
        return len(holding)

    def widen(self) -> bool:
        """Show all paragraphs again; False if they were shown already."""
        if not self.is_narrowed:
            return False
        self._show(self.article.paragraphs)
        return True

    def _show(self, paragraphs: tuple[Paragraph, ...]) -> None:
        whole = self.article.paragraphs
        ends = [
            one.end for one, other in pairwise(paragraphs) if whole[self.article.paragraph_at(one.end) + 1] != other
        ]
        self._shown, self._cuts = paragraphs, frozenset(ends)
        self._rewrap(self._rows.width)
        self.repaint()
        self.post_message(self.Scrolled(self, self.top))

    # Where the reader is

    @property
    def measure(self) -> int:
        """The longest that a row may be, in cells."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = max(MEASURES[0], min(cells, MEASURES[1]))
        self._reflow()
        self.repaint()
        self.post_message(self.Scrolled(self, self.top))

    @property
    def top_offset(self) -> int:
        """The first character on screen: the reading position, to be kept and restored."""
        return self._anchor

    @top_offset.setter
    def top_offset(self, offset: int) -> None:
        self._anchor = offset
        if self.size.width:
            self.top = self._rows.row_of(offset)

    @property
    def visible_span(self) -> Span:
        """The characters on screen."""
        if not self.row_count:
            return Span(0, 0)
        last = max(self.top, min(self.top + self.size.height, self.row_count) - 1)
        return Span(self._rows.span_of(self.top).start, self._rows.span_of(last).end)

    def current_sentence(self) -> Span:
        """The first whole sentence on screen, or the one that fills it."""
        sight = self.visible_span
        first = max(0, bisect_right(self._shown, sight.start, key=_start) - 1)
        for paragraph in self._shown[first : bisect_right(self._shown, sight.end, key=_start)]:
            for sentence in self._sentences(self.article.text, paragraph.start, paragraph.end):
                if sight.covers(sentence):
                    return sentence
        return self.sentence_at(sight.start)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a character, or the one before it."""
        if not self.article.paragraphs:
            return Span(0, 0)
        paragraph = self.article.paragraphs[self.article.paragraph_at(offset)]
        found = self._sentences(self.article.text, paragraph.start, paragraph.end)
        before = [sentence for sentence in found if sentence.start <= offset]
        return before[-1] if before else Span(paragraph.start, paragraph.end)

    # Moving

    def reveal(self, span: Span, *, remember: bool = True) -> None:
        """Bring a span into sight: if it was not, a third below the upper edge, and :meth:`back` returns.

        One in a paragraph that is left out widens the text.
        """
        if not self.shows(span.start):
            self.widen()
        first, last = self._rows.row_of(span.start), self._rows.row_of(max(span.start, span.end - 1))
        if self.is_row_visible(first) and (self.is_row_visible(last) or first == self.top):
            return
        if remember:
            self.remember()
        self.top = first - min(self.size.height // 3, max(0, self.size.height - (last - first + 1)))

    def remember(self, offset: int | None = None) -> None:
        """Keep a reading position (the present one if None) for :meth:`back`."""
        self._jumps.leave(self.top_offset if offset is None else offset)

    def back(self) -> bool:
        """Return to where one was before the last jump; False if there was none."""
        return self._return_to(self._jumps.back(self.top_offset))

    def forward(self) -> bool:
        """Return to where one went back from; False if one did not."""
        return self._return_to(self._jumps.forward(self.top_offset))

    def _return_to(self, place: int | None) -> bool:
        if place is not None:
            self.top_offset = place
        return place is not None

    def jump(self, offset: int) -> None:
        """Put a place at the top; :meth:`back` returns."""
        self.remember()
        self.widen()
        self.top_offset = offset

    def go_home(self) -> None:
        """Show the beginning."""
        self.remember()
        super().go_home()

    def go_end(self) -> None:
        """Show the end."""
        self.remember()
        super().go_end()

    def next_paragraph(self, count: int = 1) -> None:
        """Put the beginning of a following (if negative, a preceding) paragraph at the top."""
        starts = [paragraph.start for paragraph in self._shown]
        if not starts:
            return
        here = bisect_left(starts, self.top_offset)
        if count > 0 and here < len(starts) and starts[here] > self.top_offset:
            here -= 1
        self.top_offset = starts[max(0, min(here + count, len(starts) - 1))]

    @property
    def headings(self) -> list[int]:
        """Where the headings begin."""
        return [paragraph.start for paragraph in self.article.paragraphs if paragraph.kind == "heading"]

    def next_heading(self, count: int = 1) -> bool:
        """Put a following (if negative, a preceding) heading at the top; False if there is none."""
        starts, here = self.headings, self.top_offset
        place = bisect_right(starts, here) + count - 1 if count > 0 else bisect_left(starts, here) + count
        if not 0 <= place < len(starts):
            return False
        self.jump(starts[place])
        return True

    # Rows

    @property
    def row_count(self) -> int:
        """How many rows are known; all of them soon after the first are shown."""
        return self._rows.row_count

    def reach(self, row: int | None) -> None:
        """Find rows up to ``row``, or all."""
        self._rows.reach_row(row)

    def scrolled(self) -> None:
        """Note what is at the top; a place within the top row stays the same through changes of width."""
        span = self._rows.span_of(self.top)
        if not span.start <= self._anchor < span.end:
            self._anchor = span.start

    def strip_for_row(self, row: int) -> Strip:
        """Draw a row: the margin, then the text in runs of one style."""
        line, margin = self._rows.line(row), self.margin_cells
        if self._rows.is_cut(row):
            return Strip([Segment(" " * margin + CUT, self.ink("mark"))], margin + len(CUT))
        span = Span(line.start, line.end)
        tints = [*self.tints(span)]
        ruled = any(layer.ink == "evidence" and span.overlaps(Span(layer.start, layer.end)) for layer in tints)
        if self._selection is not None:
            tints.append(Layer(*self._selection, "selection"))
        segments = [Segment(self._margin(span, ruled), self.ink("mark"))]
        for run in runs(span, self._ground(span), self.letters(span), tints):
            segments.append(Segment(line.part(run.start, run.end), self._style(run.inks)))
        return Strip(segments, margin + line.cells)

    @property
    def signs(self) -> Mapping[int, str]:
        """What stands in the margin, one character beside each of these places."""
        return self._signs

    @signs.setter
    def signs(self, signs: Mapping[int, str]) -> None:
        if signs != self._signs:
            self._signs = signs
            self.repaint()

    def _margin(self, span: Span, ruled: bool) -> str:
        """A sign before the rule, both before a blank where there is room."""
        sign = next((sign for offset, sign in self._signs.items() if span.start <= offset < span.end), "")
        shown = sign + (RULE if ruled else "")
        return shown.ljust(min(self.margin_cells, len(shown) + 1)).rjust(self.margin_cells)[: self.margin_cells]

    def _ground(self, span: Span) -> str:
        paragraphs = self.article.paragraphs
        return "heading" if paragraphs[self.article.paragraph_at(span.start)].kind == "heading" else ""

    def _style(self, inks: tuple[str, ...]) -> Style:
        if inks[-1] == "selection":
            return self.ink(*inks[:-1]) + self.selection_style
        return self.ink(*inks)

    @property
    def margin_cells(self) -> int:
        """Cells to the left of the text."""
        return max(self._least_margin, (self.row_width - self._rows.width) // 3)

    @property
    def _least_margin(self) -> int:
        return MARGIN if self.row_width >= ROOMY else NARROW_MARGIN

    def _reflow(self) -> None:
        width = min(self._measure, self.row_width - 2 * self._least_margin)
        if not self.row_width or (width == self._rows.width and self._rows.row_count):
            return
        self._rewrap(width)

    def _rewrap(self, width: int) -> None:
        self._rows = WrapIndex(self.article.text, self._shown, width, self._cuts)
        self.top = self._rows.row_of(self._anchor)
        self._grow()

    def _grow(self) -> None:
        if self._growing is not None:
            self._growing.stop()
        self._rows.grow_for(SLICE_SECONDS)
        if self._rows.done:
            self.repaint_bar()
        else:
            self._growing = self.set_timer(PAUSE_SECONDS, self._grow)

    def on_resize(self) -> None:
        """Wrap for the new width, with the same character at the top."""
        self._reflow()

    # The mouse: places in the text, selection

    def offset_at(self, x: int, y: int) -> int | None:
        """The character drawn in a cell of the pane, None beside the text."""
        row = self.top + y
        if not 0 <= row < self.row_count:
            return None
        line = self._rows.line(row)
        cell = x - self.margin_cells
        return line.offset_at(cell) if 0 <= cell < line.cells else None

    def cell_of(self, offset: int) -> Offset:
        """The cell of the pane in which a character is drawn, be it in sight or not."""
        row = self._rows.row_of(offset)
        return Offset(self.margin_cells + self._rows.line(row).cell_of(offset), row - self.top)

    def render_line(self, y: int) -> Strip:
        """A line as Textual's text selection wants it: every cell with its place in the text.

        The place is given as column of line 0, so that the whole text counts as one line.
        """
        row = max(0, min(self.top + y, self.row_count - 1))
        if row >= self.row_count:
            return Strip.blank(self.size.width)
        line = self._rows.line(row)
        places = (line.offset_at(x - self.margin_cells) for x in range(self.row_width))
        return Strip([Segment(" ", Style.from_meta({"offset": (place, 0)})) for place in places], self.row_width)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """The selected text as it was written, with line ends only between paragraphs; of what is left out the sign."""
        chosen = self._selected(selection)
        text, parts, before = self.article.text, list[str](), None
        for paragraph in self._shown:
            start, end = max(paragraph.start, chosen.start), min(paragraph.end, chosen.end)
            if start < end:
                if before is not None:
                    parts.append(f"\n{CUT}\n" if before in self._cuts else text[before:start])
                parts.append(_LINE_END.sub(" ", text[start:end]))
                before = end
        return "".join(parts), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self._selection = None if selection is None else self._selected(selection)
        self.repaint()

    @property
    def selected(self) -> Span | None:
        """What is selected."""
        return self._selection

    def select_word(self, offset: int) -> None:
        """Select the word at a character, if there is one."""
        paragraph = self.article.paragraphs[self.article.paragraph_at(offset)]
        for word in _WORD.finditer(self.article.text, paragraph.start, paragraph.end):
            if word.start() <= offset < word.end():
                self.screen.selections = {self: Selection(Offset(word.start(), 0), Offset(word.end(), 0))}

    def _selected(self, selection: Selection) -> Span:
        text = self.article.text
        start = 0 if selection.start is None else selection.start.x
        end = len(text) if selection.end is None else behind_marks(text, min(selection.end.x, len(text)))
        return Span(start, end)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll when a selection is dragged to an edge."""
        if event.button and self._selection is not None:
            if event.y <= 0:
                self.scroll_rows(-1)
            elif event.y >= self.size.height - 1:
                self.scroll_rows(1)


def _start(paragraph: Paragraph) -> int:
    return paragraph.start
