"""The card of an entity, laid over the text."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.rows import EntityTarget, Target
from tui.widgets.card import Card
from tui.widgets.row_list import RowList

_WHOLE: Final = 90
"""Cells up to which the card takes the whole screen."""


class CardScreen(ModalScreen[Target | None]):
    """Shows an entity; gives back the place that the reader chose, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("ctrl+o", "back", show=False),
    ]
    DEFAULT_CSS = """
    CardScreen { align: center middle; background: $background 70%; }
    CardScreen #panel { width: 84%; max-width: 110; height: 84%; background: $surface; padding: 0 1; }
    CardScreen Static { height: 1; padding: 0 2; color: $ink-muted; margin: 0 0 1 0; }
    CardScreen.-whole { background: $background; }
    CardScreen.-whole #panel { width: 100%; height: 100%; padding: 0; background: $background; }
    CardScreen.-whole Static { margin: 0; }
    """

    def __init__(self, entity: str, lookup: Lookup, messages: Catalogue, before: int) -> None:
        super().__init__()
        self._messages: Final = messages
        self._card: Final = Card(messages)
        self._lookup: Final = lookup
        self._before: Final = before
        self._entities: Final = [entity]

    def compose(self) -> ComposeResult:
        """The card, and its keys below it."""
        with Vertical(id="panel"):
            yield self._card
            yield Static(Content(self._messages("help.card")))

    def on_mount(self) -> None:
        """Show the entity, ready for the keys."""
        self._fit(self.app.size.width)
        self._show()
        self._card.rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Take the whole of a small screen."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < _WHOLE, "-whole")

    def _show(self) -> None:
        self._card.show_entity(self._entities[-1], self._lookup, self._before)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        match message.target:
            case EntityTarget(entity):
                self._entities.append(entity)
                self._show()
            case target:
                self.dismiss(target)

    def action_back(self) -> None:
        """Return to the card before, or to the text."""
        self._entities.pop()
        if self._entities:
            self._show()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Return to the text."""
        self.dismiss(None)
