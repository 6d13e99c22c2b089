"""Every action of the reader, once: bindings, hints, help, palette and the README's key table come from here.

An action's text is the message ``action.<id>`` of the catalogue, its group's title ``group.<group>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, TypeAlias

from textual.binding import Binding

from annotate.catalogue import Catalogue

Group: TypeAlias = Literal["move", "entities", "corrections", "search", "panes", "marks", "copy", "app"]
Scope: TypeAlias = Literal["reader", "app"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    id: str
    """Names the method ``action_<id>``, the binding and the messages."""
    keys: tuple[str, ...]
    """Default keys, the one to show first; of a sequence, with blanks between: ``g g``."""
    group: Group
    counts: bool = False
    """Whether a number typed before repeats it."""
    hint: bool = False
    """Whether the status line shows its key."""
    scope: Scope = "reader"
    """Whose action it is: the reading screen's, or the app's."""

    @property
    def command(self) -> str:
        """The action as Textual runs it from anywhere: ``screen.search``, ``app.help``."""
        return f"{'app' if self.scope == 'app' else 'screen'}.{self.id}"


ACTIONS: Final[tuple[Action, ...]] = (
    Action("down", ("j", "down"), "move", counts=True),
    Action("up", ("k", "up"), "move", counts=True),
    Action("half_down", ("d",), "move", counts=True),
    Action("half_up", ("u",), "move", counts=True),
    Action("page_down", ("space", "pagedown"), "move", counts=True),
    Action("page_up", ("b", "pageup"), "move", counts=True),
    Action("top", ("g g", "home"), "move"),
    Action("bottom", ("G", "end"), "move"),
    Action("next_paragraph", ("}",), "move", counts=True),
    Action("previous_paragraph", ("{",), "move", counts=True),
    Action("next_heading", (")", "g ]"), "move", counts=True),
    Action("previous_heading", ("(", "g ["), "move", counts=True),
    Action("contents", ("c",), "move"),
    Action("back", ("ctrl+o",), "move", counts=True),
    Action("forward", ("ctrl+n",), "move", counts=True),
    Action("next_mention", ("]",), "entities", counts=True, hint=True),
    Action("previous_mention", ("[",), "entities", counts=True),
    Action("open", ("enter",), "entities", hint=True),
    Action("hints", ("f",), "entities"),
    Action("filter", ("t",), "entities"),
    Action("reject", ("x",), "corrections"),
    Action("confirm", ("r",), "corrections"),
    Action("correct", ("C",), "corrections"),
    Action("undo", ("ctrl+z",), "corrections"),
    Action("corrections", ("X",), "corrections"),
    Action("search", ("/",), "search", hint=True),
    Action("next_hit", ("n",), "search", counts=True),
    Action("previous_hit", ("N",), "search", counts=True),
    Action("narrow", ("&",), "search"),
    Action("leave", ("escape",), "search"),
    Action("next_pane", ("tab",), "panes"),
    Action("previous_pane", ("shift+tab",), "panes"),
    Action("sidebar", ("s",), "panes"),
    Action("view", ("v",), "panes"),
    Action("unread", ("U",), "panes"),
    Action("zen", ("z",), "panes"),
    Action("narrower", ("-",), "panes", counts=True),
    Action("wider", ("+",), "panes", counts=True),
    Action("reset_width", ("=",), "panes"),
    Action("mark", ("m",), "marks"),
    Action("go_to_mark", ("'",), "marks"),
    Action("note", ("a",), "marks"),
    Action("marks", ("M",), "marks"),
    Action("library", ("L",), "marks"),
    Action("source", ("o",), "copy"),
    Action("copy", ("y",), "copy"),
    Action("copy_text", ("ctrl+c",), "copy"),
    Action("export", ("e",), "copy"),
    Action("theme", ("T",), "app", scope="app"),
    Action("help", ("?", "f1"), "app", hint=True, scope="app"),
    Action("command_palette", ("ctrl+p", ":"), "app", scope="app"),
    Action("quit", ("q", "ctrl+q"), "app", scope="app"),
)
"""In the order in which the help shows them."""

COUNTED: Final = " ×"
"""Marks the text of an action that takes a number."""

_DISPLAY: Final = {
    "enter": "⏎",
    "escape": "Esc",
    "space": "␣",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}


def key_label(key: str) -> str:
    """How a key or a sequence of keys is written for people: ``Ctrl+O``, ``⏎``, ``gg``."""
    if " " in key:
        labels = [key_label(part) for part in key.split()]
        return ("" if all(len(label) == 1 for label in labels) else " ").join(labels)
    if key in _DISPLAY:
        return _DISPLAY[key]
    modifier, plus, letter = key.rpartition("+")
    return f"{modifier.title()}+{letter.upper()}" if plus and modifier and letter else key


def bindings(scope: Scope, actions: Iterable[Action] = ACTIONS) -> list[Binding]:
    """Textual's bindings for the actions of one scope; each carries its action's id, so a keymap can move it."""
    return [Binding(",".join(a.keys), a.id, show=False, id=a.id) for a in actions if a.scope == scope]


def binding(action_id: str, command: str, actions: Iterable[Action] = ACTIONS) -> Binding:
    """The keys of an action, for a widget that does the same in a way of its own."""
    action = next(a for a in actions if a.id == action_id)
    return Binding(",".join(action.keys), command, show=False, id=action.id)


def grouped(actions: Iterable[Action] = ACTIONS) -> Iterator[tuple[Group, list[Action]]]:
    """The actions by group, in the order of the registry."""
    for group, members in groupby(actions, key=lambda a: a.group):
        yield group, list(members)


def key_table(messages: Catalogue) -> str:
    """The keys as a Markdown table, for the README."""
    rows = [f"| {messages('help.keys')} | |", "|---|---|"]
    for group, members in grouped():
        rows.append(f"| **{messages(f'group.{group}')}** | |")
        for action in members:
            keys = " ".join(f"`{key_label(key)}`" for key in action.keys)
            rows.append(f"| {keys} | {messages(f'action.{action.id}')}{COUNTED if action.counts else ''} |")
    return "\n".join([*rows, "", messages("help.about")]) + "\n"
