"""The line in which a search is typed, with what was found said beside it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from annotate.catalogue import Catalogue


class Outcome(Widget):
    """How much was found."""

    DEFAULT_CSS = """
    Outcome { width: auto; height: 1; color: $ink-muted; margin: 0 0 0 2; }
    """

    text: reactive[Content] = reactive(Content(""), layout=True)

    def render(self) -> Content:
        """The text."""
        return self.text


class SearchLine(Horizontal):
    """A slash, the query, and the outcome."""

    DEFAULT_CSS = """
    SearchLine { height: 1; }
    SearchLine Slash { width: 2; height: 1; color: $ink-match; text-style: bold; }
    SearchLine Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    SearchLine Input:focus { border: none; background-tint: transparent; }
    """

    @dataclass
    class Moved(Message):
        """The user wants another of the results: so many further down."""

        by: int

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages

    def compose(self) -> ComposeResult:
        """The parts, from left to right."""
        yield Slash()
        yield Input(placeholder=self._messages("search.placeholder"), compact=True)
        yield Outcome()

    def on_key(self, event: events.Key) -> None:
        """Keys that walk through the results while one types."""
        steps = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1, "pagedown": 8, "pageup": -8}
        if event.key in steps:
            self.post_message(self.Moved(steps[event.key]))
            event.stop()


class Slash(Widget):
    """The sign before a query."""

    def render(self) -> Content:
        """The sign."""
        return Content("/")
