"""The search: a line to type in, and below it what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widget import Widget
from textual.widgets import Input

from annotate.catalogue import Catalogue
from tui.views.rows import Row, Target
from tui.widgets.row_list import RowList

_PAGE: Final = 8
"""Results that PgDn and PgUp pass over."""


class Outcome(Widget):
    """How much was found, and what the search made of the query."""

    DEFAULT_CSS = """
    Outcome { width: 3fr; max-width: 70; height: 1; color: $ink-muted; text-align: right; }
    """

    text: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """The text, cut to the room there is."""
        return self.text.truncate(self.content_size.width, ellipsis=True)


class Slash(Widget):
    """The sign before a query."""

    DEFAULT_CSS = """
    Slash { width: 2; height: 1; color: $ink-match; text-style: bold; }
    """

    def render(self) -> Content:
        """The sign."""
        return Content("/")


class QueryLine(Input):
    """A line to type in, which takes as much room as there is, whatever stands in it."""

    virtual_size = Reactive(Size(0, 0))
    """Without the layout of the whole screen that each letter costs where a line may grow."""


class Searcher(Protocol):
    """Who answers a search.

    It is asked directly rather than by messages, so that query, results and preview change in one repaint.
    """

    def ask(self, query: str) -> None:
        """Another query was typed."""

    def settle(self) -> None:
        """What is chosen now is chosen from the answer to the last query: give it if that still waits."""

    def preview(self, target: Target | None) -> None:
        """Another result is looked at."""

    def accept(self, target: Target) -> None:
        """The user wants to go to a result."""

    def cancel(self) -> None:
        """The user gave up."""

    def keep(self, query: str) -> None:
        """The panel closes on a query, which is to be offered again."""


class SearchPanel(Vertical):
    """Asks for a query, shows its results, and tells which one is looked at."""

    DEFAULT_CSS = """
    SearchPanel {
        display: none; dock: bottom; margin: 0 0 1 0; height: 42%; min-height: 9; border-top: solid $ink-rule;
    }
    SearchPanel.-open { display: block; }
    SearchPanel #line { height: 1; padding: 0 2; }
    SearchPanel RowList { margin: 0 0 1 0; }
    SearchPanel Input { width: 2fr; background: transparent; }
    SearchPanel Input:focus { background-tint: transparent; }
    """

    def __init__(self, messages: Catalogue, searcher: Searcher) -> None:
        super().__init__()
        self._searcher = searcher
        self._input: Final = QueryLine(placeholder=messages("search.placeholder"), compact=True)
        self._input.cursor_blink = False
        self._outcome: Final = Outcome()
        self._list: Final = RowList()
        self._past: Final[list[str]] = []
        """The queries that were searched for, the newest at the end, each once."""
        self._back: int | None = None
        """How many queries back in the past the line is, while one walks through them."""
        self._draft = ""
        """What was typed before one began to."""

    def compose(self) -> ComposeResult:
        """The line, and the list."""
        with Horizontal(id="line"):
            yield Slash()
            yield self._input
            yield self._outcome
        yield self._list

    def on_mount(self) -> None:
        """Search while the query is being typed."""
        self.watch(self._input, "value", self._searcher.ask, init=False)

    def open(self) -> None:
        """Ask for a query; the one before is offered again."""
        self.add_class("-open")
        self._input.focus()
        self.ask_again()

    def ask_again(self) -> None:
        """Search anew, if the panel is open and asks for anything."""
        if self.has_class("-open") and self._input.value:
            self._searcher.ask(self._input.value)

    def close(self) -> None:
        """Leave the screen, and keep the query."""
        self.remove_class("-open")
        self._back = None
        if query := self._input.value.strip():
            self._past[:] = [*(past for past in self._past if past != query), query]
            self._searcher.keep(query)

    def offer(self, past: Sequence[str]) -> None:
        """Take over queries of earlier sittings, before those that were searched for in this one."""
        self._past[:] = [*(query for query in past if query not in self._past), *self._past]

    def _recall(self, step: int) -> None:
        """Offer an older query, or with -1 a newer one; newer than the newest is what was being typed."""
        if self._back is None:
            self._draft, self._back = self._input.value, 0
        older = [query for query in reversed(self._past) if query != self._draft]
        self._back = min(self._back + step, len(older))
        self._input.value = older[self._back - 1] if self._back else self._draft
        self._input.cursor_position = len(self._input.value)
        self._back = self._back or None

    def show(self, rows: Sequence[Row], outcome: Content) -> None:
        """Show what was found, the best of it chosen."""
        self._list.set_rows(rows)
        self._list.action_first()
        self._outcome.text = outcome
        self._preview()

    def _preview(self) -> None:
        row = self._list.cursor_row
        self._searcher.preview(row.target if row else None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._searcher.settle()
        if (row := self._list.cursor_row) and row.target:
            self._searcher.accept(row.target)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._preview()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._searcher.accept(event.target)

    def on_key(self, event: events.Key) -> None:
        """Walk through the results while one types, above them through the queries of before, or give up."""
        steps = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE, "tab": 1, "shift+tab": -1}
        if event.key == "up" and self._list.is_at_first:
            self._recall(1)
        elif event.key == "down" and self._back is not None:
            self._recall(-1)
        else:
            self._back = None
            if event.key in steps:
                self._list.move(steps[event.key])
                self._preview()
            elif event.key == "escape":
                self._searcher.cancel()
            else:
                return
        event.stop()
