"""The number typed before a key, as in vim: ``5j``."""

from __future__ import annotations

from typing import Final

_LIMIT: Final = 9_999
"""Higher numbers mean nothing in an article, and would run off the status line."""


class Count:
    """Collects digits until another key takes them."""

    def __init__(self) -> None:
        self.typed = ""
        """The digits so far, to be shown while they wait for their key."""
        self.given: int | None = None
        """The number before the key that was pressed last."""

    def press(self, key: str) -> bool:
        """Take note of a key.

        Returns:
            Whether it belongs to a number; if not, :attr:`given` is the number that was typed before it.
        """
        if key.isdecimal() and key.isascii() and (self.typed or key != "0"):
            self.typed = str(min(int(self.typed + key), _LIMIT))
            return True
        self.given = int(self.typed) if self.typed else None
        self.typed = ""
        return False

    def drop(self) -> None:
        """Forget what was typed."""
        self.typed, self.given = "", None

    @property
    def times(self) -> int:
        """How often the key is to do what it does."""
        return self.given or 1
