"""The legend of the highlights, which is their filter too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from annotate.catalogue import Catalogue
from tui.widgets.ink import INKS

if TYPE_CHECKING:
    from annotate.annotation import MentionType

Kind: TypeAlias = Literal["PER", "ORG", "LOC", "PRODUCT", "VALUE"]
"""A type of mention as the reader is told of it."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

_TYPES: Final[dict[Kind, frozenset[MentionType]]] = {
    "PER": frozenset({"PER"}),
    "ORG": frozenset({"ORG"}),
    "LOC": frozenset({"LOC"}),
    "PRODUCT": frozenset({"PRODUCT", "EVENT"}),
    "VALUE": frozenset({"MONEY", "QUANTITY", "DATE"}),
}


def mention_types(kinds: frozenset[Kind]) -> frozenset[MentionType]:
    """The types of the record that the kinds stand for."""
    return frozenset().union(*(_TYPES[kind] for kind in kinds))


class Legend(Widget, can_focus=True):
    """Letter and name of each kind, as the kind looks in the text.

    Focused, a letter shows or hides its kind; a click does so any time.
    """

    FOCUS_ON_CLICK = False
    DEFAULT_CSS = """
    Legend { width: auto; height: 1; }
    """

    hidden: reactive[frozenset[Kind]] = reactive(frozenset(), layout=True)
    brief: reactive[bool] = reactive(False, layout=True)
    """Letters only, for narrow screens."""

    @dataclass
    class Changed(Message):
        """Other kinds are shown than before."""

        hidden: frozenset[Kind]

    @dataclass
    class Left(Message):
        """The user is done with the filter."""

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages
        self._letters: dict[str, Kind] = {messages(f"legend.{kind}.letter"): kind for kind in KINDS}

    def render(self) -> Content:
        """The kinds in their inks, those hidden struck through; while focused, what the keys do."""
        parts = [self._entry(letter, kind) for letter, kind in self._letters.items()]
        if self.has_focus:
            parts.append(Content.styled(self._messages("legend.prompt"), "$ink-muted"))
        return Content("  ").join(parts)

    def _entry(self, letter: str, kind: Kind) -> Content:
        shown = kind not in self.hidden
        ink = f"$ink-{kind.lower()}" if shown else "$ink-muted strike"
        name_style = f"{ink} {INKS[kind.lower()].style}" if shown else ink
        key_style = f"{ink} bold" + (" reverse" if self.has_focus and shown else " underline" if self.has_focus else "")
        entry = Content.styled(letter.upper(), key_style)
        if not self.brief:
            entry = Content.assemble(entry, " ", (self._messages(f"legend.{kind}.name"), name_style))
        return entry.stylize(Style.from_meta({"kind": kind}))

    def toggle(self, kind: Kind) -> None:
        """Show the kind if it is hidden, else hide it."""
        self._hide(self.hidden ^ {kind})

    def _hide(self, kinds: frozenset[Kind]) -> None:
        self.hidden = kinds
        self.post_message(self.Changed(kinds))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key belongs to the filter."""
        return key in self._letters

    def on_key(self, event: events.Key) -> None:
        """Letters belong to the filter while it has the focus."""
        if event.key in self._letters:
            self.toggle(self._letters[event.key])
        elif event.key == "a":
            self._hide(frozenset())
        elif event.key in {"escape", "enter"}:
            self.post_message(self.Left())
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click on an entry shows or hides its kind."""
        kind = event.style.meta.get("kind")
        if kind in KINDS:
            self.toggle(kind)
            event.stop()

    def on_focus(self) -> None:
        """The prompt takes room."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """So does its end."""
        self.refresh(layout=True)
