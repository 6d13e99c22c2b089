"""Where the reader was before jumps: back and forward again, as in vim."""

from __future__ import annotations

from typing import Final

_KEPT: Final = 100


class Jumps:
    """The places that were left, and those that were returned from."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def leave(self, place: int) -> None:
        """A jump from a place; from now on there is nothing ahead."""
        self._behind.append(place)
        del self._behind[:-_KEPT]
        self._ahead.clear()

    def back(self, here: int) -> int | None:
        """The place before the last jump; None if there was none."""
        return _step(here, self._behind, self._ahead)

    def forward(self, here: int) -> int | None:
        """The place that was last returned from; None if there was none."""
        return _step(here, self._ahead, self._behind)


def _step(here: int, taken: list[int], kept: list[int]) -> int | None:
    if not taken:
        return None
    kept.append(here)
    return taken.pop()
