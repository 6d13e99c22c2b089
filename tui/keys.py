"""What is typed before a key takes effect, as in vim: the number of ``5j``, the first key of ``gg``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LIMIT: Final = 9_999
"""Higher numbers mean nothing in an article, and would run off the status line."""


def key_name(key: str, character: str | None) -> str:
    """A key as the registry and the settings name it: by its character, if that can be seen."""
    return character if character and character.isprintable() and not character.isspace() else key


class Sequences:
    """Keys that do something only together, written with blanks between them: ``g g``."""

    def __init__(self, keys: Iterable[str]) -> None:
        """``keys``: all that do something, alone or together."""
        self._known: Final = tuple(dict.fromkeys(key for key in keys if " " in key))
        self.typed = ""
        """The beginning of a sequence that waits for the next key."""

    def press(self, key: str) -> str | None:
        """Take note of a key.

        Returns:
            What was typed with it: the key alone, a sequence, or one that does nothing; None if more is to come.
        """
        typed = f"{self.typed} {key}".strip()
        self.typed = typed if self.following(typed) else ""
        return None if self.typed else typed

    def following(self, typed: str) -> list[str]:
        """The sequences that begin with these keys."""
        return [known for known in self._known if known.startswith(f"{typed} ")]


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
