"""The help: every key with what it does, as the registry has it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.catalogue import Catalogue
from tui.actions import COUNTED, Action, Group, grouped, key_label
from tui.settings.keymap import actions_of

_LEFT: Final[frozenset[Group]] = frozenset({"move", "panes", "copy"})
"""The groups of the first column, where there is room for two; both come out about as long."""

_KEYS_WIDTH: Final = 11
"""Cells of the keys, with the gap behind them."""
TWO_COLUMNS: Final = 119
"""Cells that two columns take."""


class HelpScreen(ModalScreen[None]):
    """All keys on one page, or two columns of it where they fit."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,question_mark,f1", "dismiss", "")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: auto; max-width: 100%; height: auto; max-height: 100%; padding: 1 4; background: $surface;
        scrollbar-size-vertical: 1;
    }
    HelpScreen Horizontal { width: auto; height: auto; }
    HelpScreen Static { width: auto; height: auto; }
    HelpScreen .right { margin: 0 0 0 5; }
    HelpScreen.-narrow Horizontal { layout: vertical; }
    HelpScreen.-narrow .right { margin: 0; }
    HelpScreen .title { margin: 0 0 1 0; }
    """

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages

    def compose(self) -> ComposeResult:
        """Title, the columns of groups, and what counts do."""
        text = self._messages
        groups = dict(grouped(actions_of(self.app)))
        with VerticalScroll():
            yield Static(
                Content.assemble((text("help.title"), "$ink-strong bold"), ("   " + text("help.close"), "$ink-muted")),
                classes="title",
            )
            with Horizontal():
                for side, is_left in (("left", True), ("right", False)):
                    chosen = [
                        self._group(group, actions) for group, actions in groups.items() if (group in _LEFT) is is_left
                    ]
                    yield Static(Content("\n").join(chosen), classes=side)
            yield Static(Content.styled(text("help.about"), "$ink-muted"))

    def on_resize(self, event: events.Resize) -> None:
        """One column where two do not fit."""
        self.set_class(event.size.width < TWO_COLUMNS, "-narrow")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def _group(self, group: Group, actions: list[Action]) -> Content:
        lines = [Content.styled(self._messages(f"group.{group}"), "$ink-heading bold")]
        for action in (action for action in actions if action.keys):
            keys = Content.styled(" ".join(map(key_label, action.keys)), "$ink-strong bold")
            gap = " " * max(1, _KEYS_WIDTH - keys.cell_length)
            mark = (COUNTED if action.counts else "", "$ink-muted")
            lines.append(Content.assemble(keys, gap, self._messages(f"action.{action.id}"), mark))
        return Content("\n").join([*lines, Content("")])
