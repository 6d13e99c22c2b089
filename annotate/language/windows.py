"""Cutting a text into windows that the encoder can take, so that the seams do not show.

A window is cut between sentences where they are known and fit. Elsewhere it overlaps its neighbours: the words of
the overlap are read twice, and each word's scores come from the window that has it in its core.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

CORE_PIECES: Final = 126
"""Pieces in a core, unless a single word has more; four or five sentences, as in training."""

OVERLAP_WORDS: Final = 24


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that is read at once, end exclusive, and the run within it whose scores count."""

    start: int
    end: int
    core_start: int
    core_end: int

    def moved(self, by: int) -> Window:
        """The window of a text that begins elsewhere."""
        return Window(self.start + by, self.end + by, self.core_start + by, self.core_end + by)


def windows(sizes: Sequence[int], starts: Sequence[bool]) -> Iterator[Window]:
    """The windows of a text; their cores follow each other without a gap.

    Args:
        sizes: How many pieces each word has.
        starts: Whether each word is known to start a sentence.
    """
    at, count = 0, len(sizes)
    clean = True
    while at < count:
        end = _core_end(sizes, starts, at)
        ends_clean = end == count or starts[end]
        yield Window(
            start=at if clean else max(0, at - OVERLAP_WORDS),
            end=end if ends_clean else min(count, end + OVERLAP_WORDS),
            core_start=at,
            core_end=end,
        )
        at, clean = end, ends_clean


def _core_end(sizes: Sequence[int], starts: Sequence[bool], at: int) -> int:
    """Where the core that begins at ``at`` ends: at its last sentence start, else where it is full."""
    total, boundary = sizes[at], 0
    for end in range(at + 1, len(sizes)):
        if starts[end]:
            boundary = end
        if total + sizes[end] > CORE_PIECES:
            return boundary or end
        total += sizes[end]
    return len(sizes)
