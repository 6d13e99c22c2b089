"""Stretches of text in order, found by what they overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from annotate.article import Span


class Interval(Protocol):
    """Anything from one offset up to another."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


T = TypeVar("T", bound=Interval)


class Intervals(Generic[T]):
    """Intervals in text order, outer before inner; they may overlap."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items = sorted(items, key=_place)
        self.starts = [item.start for item in self.items]
        self._longest = max((item.end - item.start for item in self.items), default=0)

    def replace(self, span: Span, items: Iterable[T]) -> None:
        """Put other intervals in the place of all that overlap a stretch of text, from which none may reach out."""
        first, last = bisect_left(self.starts, span.start - self._longest), bisect_left(self.starts, span.end)
        before = [item for item in self.items[first:last] if item.end <= span.start]
        self.items[first:last] = placed = sorted([*before, *items], key=_place)
        self.starts[first:last] = [item.start for item in placed]
        self._longest = max(self._longest, *(item.end - item.start for item in placed), 0)

    def overlapping(self, start: int, end: int) -> list[T]:
        """Those with at least one character in ``start:end``, longer before shorter."""
        first, last = bisect_right(self.starts, start - self._longest), bisect_left(self.starts, end)
        found = [item for item in self.items[first:last] if item.end > start]
        return sorted(found, key=lambda item: item.start - item.end)

    def entered(self, sight: Span, count: int) -> int:
        """The place that ``count`` steps lead to from the screen: its first is step 1, its last step -1."""
        if count > 0:
            return bisect_left(self.starts, sight.start) + count - 1
        return bisect_left(self.starts, sight.end) + count


def _place(item: Interval) -> tuple[int, int]:
    return item.start, -item.end
