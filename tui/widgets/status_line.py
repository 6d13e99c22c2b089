"""The line below the text: where one is, the legend, and the keys that matter most."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from annotate.catalogue import Catalogue
from tui.actions import key_label
from tui.settings.keymap import actions_of
from tui.widgets.legend import Legend

HINTS_WIDTH: Final = 110
"""Cells from which on there is room for all hints."""
LEGEND_WIDTH: Final = 76
"""Cells from which on there is room for the names of the kinds."""


class Place(Widget):
    """Where one is, or what is to be said."""

    DEFAULT_CSS = """
    Place { width: 1fr; height: 1; }
    """

    inset: reactive[int] = reactive(3)
    """Cells to the left of it, so that it stands below the text."""
    text: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """The text, cut to the room there is."""
        room = max(0, self.content_size.width - self.inset)
        return Content.assemble(" " * self.inset, self.text.truncate(room, ellipsis=True))


class Hints(Widget):
    """The keys to know, each with a word; a click does what the key does."""

    DEFAULT_CSS = """
    Hints {
        width: auto; height: 1; color: $ink-muted;
        link-color: $ink-muted; link-background: transparent; link-style: none;
        link-color-hover: $ink-strong; link-background-hover: transparent; link-style-hover: underline;
    }
    """

    brief: reactive[bool] = reactive(False, layout=True)
    """Only the key of the help, for narrow screens."""

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages

    def render(self) -> Content:
        """Keys and words."""
        hinted = [action for action in actions_of(self.app) if action.hint and action.keys]
        shown = [action for action in hinted if action.id == "help" or not self.brief]
        return Content("   ").join(
            Content.assemble(
                (key_label(action.keys[0]), "$ink-strong bold"), " ", self._messages(f"hint.{action.id}")
            ).stylize(Style.from_meta({"@click": action.command}))
            for action in shown
        )


class StatusLine(Horizontal):
    """Place, legend and hints in one line."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 2 0 0; dock: bottom; }
    StatusLine Legend { margin: 0 3; }
    StatusLine.-filtering Place, StatusLine.-filtering Hints { display: none; }
    StatusLine.-filtering Legend { margin: 0 0 0 3; }
    StatusLine.-saying Legend, StatusLine.-saying Hints { display: none; }
    """

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self.place: Final = Place()
        self.legend: Final = Legend(messages)
        self.hints: Final = Hints(messages)

    def compose(self) -> ComposeResult:
        """The three parts, from left to right."""
        yield self.place
        yield self.legend
        yield self.hints

    def show(self, text: Content, *, alone: bool = False) -> None:
        """Show where one is; or, if ``alone``, say something that needs the whole line."""
        self.place.text = text
        self.set_class(alone, "-saying")

    def on_descendant_focus(self) -> None:
        """The filter's own keys take the place of the hints."""
        self.add_class("-filtering")

    def on_descendant_blur(self) -> None:
        """Everything is as before."""
        self.remove_class("-filtering")

    def on_resize(self, event: events.Resize) -> None:
        """Say less where there is less room."""
        self.hints.brief = event.size.width < HINTS_WIDTH
        self.legend.brief = event.size.width < LEGEND_WIDTH
