"""The search: a line to type in, and below it what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
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
    Outcome { width: auto; max-width: 60%; height: 1; color: $ink-muted; margin: 0 0 0 2; }
    """

    text: reactive[Content] = reactive(Content(""), layout=True)

    def render(self) -> Content:
        """The text."""
        return self.text


class Slash(Widget):
    """The sign before a query."""

    DEFAULT_CSS = """
    Slash { width: 2; height: 1; color: $ink-match; text-style: bold; }
    """

    def render(self) -> Content:
        """The sign."""
        return Content("/")


class SearchPanel(Vertical):
    """Asks for a query, shows its results, and tells which one is looked at."""

    DEFAULT_CSS = """
    SearchPanel { dock: bottom; height: 40%; min-height: 8; display: none; border-top: solid $ink-rule; }
    SearchPanel.-open { display: block; }
    SearchPanel #line { height: 1; padding: 0 2; }
    SearchPanel Input { width: 1fr; background: transparent; }
    SearchPanel Input:focus { background-tint: transparent; }
    """

    @dataclass
    class Asked(Message):
        """Another query was typed."""

        query: str

    @dataclass
    class Previewed(Message):
        """Another result is looked at."""

        target: Target | None

    @dataclass
    class Chosen(Message):
        """The user wants to go to the result that is looked at."""

        target: Target

    @dataclass
    class Cancelled(Message):
        """The user gave up."""

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._input: Final = Input(placeholder=messages("search.placeholder"), compact=True)
        self._input.cursor_blink = False
        self._outcome: Final = Outcome()
        self._list: Final = RowList()

    def compose(self) -> ComposeResult:
        """The line, and the list."""
        with Horizontal(id="line"):
            yield Slash()
            yield self._input
            yield self._outcome
        yield self._list

    @property
    def is_open(self) -> bool:
        """Whether it is on screen."""
        return self.has_class("-open")

    def open(self) -> None:
        """Ask for a query; the one before is offered again."""
        self.add_class("-open")
        self._input.focus()
        if self._input.value:
            self.post_message(self.Asked(self._input.value))

    def close(self) -> None:
        """Leave the screen."""
        self.remove_class("-open")

    def show(self, rows: Sequence[Row], outcome: Content) -> None:
        """Show what was found, the best of it chosen."""
        with self.app.batch_update():
            self._list.set_rows(rows)
            self._list.action_first()
            self._outcome.text = outcome
        row = self._list.cursor_row
        self.post_message(self.Previewed(row.target if row else None))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.choose()

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.post_message(self.Previewed(event.row.target))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(event.target))

    def on_key(self, event: events.Key) -> None:
        """Walk through the results while one types, or give up."""
        steps = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE, "tab": 1, "shift+tab": -1}
        if event.key in steps:
            self._list.move(steps[event.key])
        elif event.key == "escape":
            self.post_message(self.Cancelled())
        else:
            return
        event.stop()
