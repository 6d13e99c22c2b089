"""Small questions laid over the text: one of some, a name, an entity. Each screen gives back the answer, or None."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.views.parts import note
from tui.views.people import found_people
from tui.views.rows import EntityTarget
from tui.widgets.row_list import RowList

_STEPS: Final = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
_KEY_WIDTH: Final = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to a question."""

    key: str
    """The letter that chooses it."""
    text: str


class MenuList(OptionList):
    """A list that moves as the text does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("q", "screen.leave", show=False),
    ]


class Question(ModalScreen[str | None]):
    """What the questions share: their look, their title, and the way out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Question { align: center middle; background: $background 60%; }
    Question #panel {
        width: 84; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 2;
    }
    Question Static { height: auto; color: $ink-muted; }
    Question #title { color: $ink-heading; text-style: bold; margin: 0 0 1 0; }
    Question #about { margin: 1 0 0 0; }
    Question OptionList, Question OptionList:focus {
        height: auto; max-height: 19; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
    }
    Question Input, Question Input:focus { border: none; padding: 0 1; height: 1; background: $background; }
    Question RowList { height: 12; margin: 1 0 0 0; }
    """

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title: Final = Static(Content(harmless_line(title)), id="title")
        self._about: Final = Static(Content(about), id="about")

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class MenuScreen(Question):
    """Asks for one of some answers; gives back its letter."""

    def __init__(self, title: str, choices: Sequence[Choice], messages: Catalogue) -> None:
        super().__init__(title, messages("asking.menu"))
        self._keys: Final = {choice.key for choice in choices}
        self._list: Final = MenuList(*map(_option, choices))

    def compose(self) -> ComposeResult:
        """The question, the answers, and what the keys do."""
        with Vertical(id="panel"):
            yield self._title
            yield self._list
            yield self._about

    def on_mount(self) -> None:
        """Let the arrow keys choose."""
        self._list.focus()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is an answer."""
        return character in self._keys

    def on_key(self, event: events.Key) -> None:
        """Take the letter of an answer for it."""
        if event.character in self._keys:
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)


class NameScreen(Question):
    """Asks for a name; gives back what was typed."""

    def __init__(self, title: str, name: str, messages: Catalogue) -> None:
        super().__init__(title, messages("asking.name"))
        self._input: Final = Input(harmless_line(name), select_on_focus=True)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The question, the line to type in, and what the keys do."""
        with Vertical(id="panel"):
            yield self._title
            yield self._input
            yield self._about

    def on_mount(self) -> None:
        """Let the user type."""
        self._input.focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value)


class EntityScreen(Question):
    """Asks for an entity of the article; gives back its id."""

    def __init__(self, title: str, lookup: Lookup, without: str, messages: Catalogue) -> None:
        super().__init__(title, messages("asking.entity"))
        self._lookup: Final = lookup
        self._without: Final = without
        self._messages: Final = messages
        self._input: Final = Input(placeholder=messages("asking.filter"))
        self._input.cursor_blink = False
        self._rows: Final = RowList()

    def compose(self) -> ComposeResult:
        """The question, the line that narrows the list, the list, and what the keys do."""
        with Vertical(id="panel"):
            yield self._title
            yield self._input
            yield self._rows
            yield self._about

    def on_mount(self) -> None:
        """Begin with all entities."""
        self._input.focus()
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        rows = found_people(self._input.value, self._lookup, self._without)
        self._rows.set_rows(rows or (note(self._messages("asking.nobody")),), cursor="")

    def on_key(self, event: events.Key) -> None:
        """Walk through the list while one types."""
        if event.key in _STEPS:
            self._rows.move(_STEPS[event.key])
            event.stop()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._rows.choose()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if isinstance(message.target, EntityTarget):
            self.dismiss(message.target.entity)


def _option(choice: Choice) -> Option:
    text = Content.assemble((choice.key.ljust(_KEY_WIDTH), "bold"), harmless_line(choice.text))
    return Option(text, id=choice.key)
