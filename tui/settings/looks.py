"""What the user makes the reader look like while reading, to be found so the next time."""

from __future__ import annotations

import contextlib

from annotate.settings.reading import Key
from annotate.settings.remembered import Look, remember
from tui.settings.preferences import CHANGEABLE, Preferences


class Looks:
    """Notes changes of what :data:`~tui.settings.preferences.CHANGEABLE` names."""

    def __init__(self, preferences: Preferences) -> None:
        self._file = preferences.file
        settings = preferences.settings
        self._now: tuple[Look, ...] = (settings.theme, settings.width, settings.sidebar.shown)
        self._usual = {key: one.unremembered for key, one in preferences.chosen.items()}
        self._changes: dict[Key, Look | None] = {}

    def note(self, theme: str, width: int, sidebar: bool) -> bool:
        """Take note of how the reader looks.

        Returns:
            Whether there is something to be kept.
        """
        now: tuple[Look, ...] = (theme, width, sidebar)
        for key, before, value in zip(CHANGEABLE, self._now, now, strict=True):
            if value != before:
                self._changes[key] = None if value == self._usual.get(key) else value
        self._now = now
        return bool(self._changes)

    def keep(self) -> None:
        """Write what has changed; where nothing can be written, reading goes on (``durchblick doctor`` tells)."""
        changes, self._changes = self._changes, {}
        if changes and self._file:
            with contextlib.suppress(OSError):
                remember(changes, self._file.given)
