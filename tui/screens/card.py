"""The card of an entity, laid over the text."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.annotation import Claim, Entity, Mention
from annotate.catalogue import Catalogue
from tui.actions import binding
from tui.corrector import Corrector
from tui.views.card import entity_rows
from tui.views.rows import ClaimTarget, EntityTarget, PlaceTarget, Target
from tui.widgets.card import Card
from tui.widgets.row_list import RowList

_WHOLE: Final = 90
"""Cells up to which the card takes the whole screen."""


class CardScreen(ModalScreen[Target | None]):
    """Shows an entity; gives back the place that the reader chose, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("ctrl+o", "back", show=False),
        binding("reject", "judge(False)"),
        binding("confirm", "judge(True)"),
        binding("correct", "correct"),
        binding("undo", "undo"),
    ]
    DEFAULT_CSS = """
    CardScreen { align: center middle; background: $background 70%; }
    CardScreen #panel { width: 84%; max-width: 110; height: 84%; background: $surface; padding: 0 1; }
    CardScreen Static { height: 1; padding: 0 2; color: $ink-muted; margin: 0 0 1 0; }
    CardScreen.-whole { background: $background; }
    CardScreen.-whole #panel { width: 100%; height: 100%; padding: 0; background: $background; }
    CardScreen.-whole Static { margin: 0; }
    """

    def __init__(self, entity: str, corrector: Corrector, messages: Catalogue, before: int) -> None:
        super().__init__()
        self._messages: Final = messages
        self._card: Final = Card(messages)
        self._corrector: Final = corrector
        self._keys: Final = Static(Content(messages("help.card")))
        self._before: Final = before
        self._entities: Final = [entity]

    def compose(self) -> ComposeResult:
        """The card, and its keys below it."""
        with Vertical(id="panel"):
            yield self._card
            yield self._keys

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
        self._card.show_entity(self._entities[-1], self._corrector.lookup, self._before)

    # Corrections

    def action_judge(self, right: bool) -> None:
        """Say that the claim or link under the cursor is right, or wrong."""
        from tui.screens.correct import judged

        self._run(judged(self._selected, self._corrector, self._messages, self._say, right=right))

    def action_correct(self) -> None:
        """Offer all that can be corrected of what is under the cursor."""
        from tui.screens.correct import corrected

        self._run(corrected(self.app, self._selected, self._corrector, self._messages, self._say))

    def action_undo(self) -> None:
        """Take back the last correction."""
        self._run(self._undo())

    async def _undo(self) -> None:
        undone = await self._corrector.undo()
        self._say(self._messages("corrections.taken_back_one" if undone else "corrections.nothing_to_undo"))

    def _run(self, correcting: Awaitable[None]) -> None:
        from tui.screens.correct import CORRECTING

        self.run_worker(self._changed(correcting), group=CORRECTING)

    async def _changed(self, correcting: Awaitable[None]) -> None:
        """Correct something, and show what the entity is then; if there is none any more, what was shown before."""
        await correcting
        known = self._corrector.lookup.entities
        self._entities[:] = [entity for entity in self._entities if entity in known]
        if self._entities:
            self._show_again()
        else:
            self.dismiss(None)

    def _show_again(self) -> None:
        rows = entity_rows(self._entities[-1], self._corrector.lookup, self._messages, self._before)
        self._card.rows.set_rows(rows)

    @property
    def _selected(self) -> Claim | Mention | Entity:
        """The claim or mention under the cursor, else the entity."""
        lookup, entity = self._corrector.lookup, self._entities[-1]
        row = self._card.rows.cursor_row
        match row.target if row else None:
            case ClaimTarget(claim):
                return lookup.claims[claim]
            case PlaceTarget(start, end):
                there = (m for m in lookup.mentions_of[entity] if m.span == (start, end))
                return next(there, lookup.entities[entity])
            case _:
                return lookup.entities[entity]

    def _say(self, text: str) -> None:
        self._keys.update(Content(text))

    @on(RowList.Highlighted)
    def _moved(self) -> None:
        self._say(self._messages("help.card"))

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
