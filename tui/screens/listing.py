"""A list laid over the text, from which a row is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.views.rows import Row, Target
from tui.widgets.row_list import RowList

_WHOLE: Final = 90
"""Cells up to which the list takes the whole screen."""


class ListScreen(ModalScreen[Target | None]):
    """Shows rows below a title; gives back the target of the one that was chosen, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", show=False)]
    DEFAULT_CSS = """
    ListScreen { align: center middle; background: $background 70%; }
    ListScreen #panel { width: 84%; max-width: 110; height: 84%; background: $surface; padding: 1 1 0 1; }
    ListScreen Static { height: 1; padding: 0 2; color: $ink-muted; margin: 0 0 1 0; }
    ListScreen #title { color: $ink-heading; text-style: bold; }
    ListScreen.-whole { background: $background; }
    ListScreen.-whole #panel { width: 100%; height: 100%; padding: 0; background: $background; }
    ListScreen.-whole #about { margin: 0; }
    """

    def __init__(self, title: str, rows: Iterable[Row], about: str, *, cursor: str = "") -> None:
        """Make the list.

        Args:
            title: What it is a list of.
            rows: Its rows.
            about: Its keys, in words.
            cursor: The key of the row to begin at.
        """
        super().__init__()
        self._title: Final = title
        self._about: Final = Static(id="about")
        self._keys: Final = about
        self._cursor: Final = cursor
        self.rows: Final = RowList(rows)

    def compose(self) -> ComposeResult:
        """The title, the rows, and their keys."""
        with Vertical(id="panel"):
            yield Static(Content(self._title), id="title")
            yield self.rows
            yield self._about

    def on_mount(self) -> None:
        """Begin at the row that was asked for."""
        self._fit(self.app.size.width)
        self.say(self._keys)
        self.rows.focus()
        self.call_after_refresh(self.rows.select, self._cursor)

    def on_resize(self, event: events.Resize) -> None:
        """Take the whole of a small screen."""
        self._fit(event.size.width)

    def say(self, text: str) -> None:
        """Say something in the last line."""
        self._about.update(Content(text))

    def _fit(self, width: int) -> None:
        self.set_class(width < _WHOLE, "-whole")

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(message.target)

    def action_leave(self) -> None:
        """Return to the text."""
        self.dismiss(None)
