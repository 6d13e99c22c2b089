"""The command palette's commands: the actions of the registry, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from annotate.catalogue import Catalogue
from tui.actions import key_label
from tui.settings.keymap import actions_of


class HasMessages(Protocol):
    """An app whose text comes from a catalogue."""

    messages: Catalogue


class ReaderCommands(Provider):
    """Finds actions by their help text, and themes by name."""

    def _commands(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        text = cast(HasMessages, self.app).messages
        for action in actions_of(self.app):
            if action.id not in {"command_palette", "copy_text"}:
                keys = " ".join(map(key_label, action.keys))
                yield text(f"action.{action.id}"), keys, partial(self.screen.run_action, action.command)
        for theme in self.app.available_themes:
            yield text("status.theme", name=theme), "", partial(setattr, self.app, "theme", theme)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for title, keys, run in self._commands():
            yield DiscoveryHit(title, run, help=keys or None)

    async def search(self, query: str) -> Hits:
        """The commands that a query fits."""
        matcher = self.matcher(query)
        for title, keys, run in self._commands():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), run, help=keys or None)
