"""Items as runs of equal quality, from which only those are taken that matter.

A frequent word is in very many items. They are never looked at one by one: whole runs are joined and cut with
those of the query's other words, the rarest first.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final


class Runs:
    """Numbers of items, and how well each matches."""

    def __init__(self, items: Mapping[int, float] | None = None) -> None:
        self._runs: Final[dict[float, array[int]]] = {}
        self.size = 0
        """How many items there are, or more if some were added several times."""
        self.longest = 0
        """How many items there are at least."""
        by_quality: dict[float, list[int]] = {}
        for number, quality in (items or {}).items():
            by_quality.setdefault(quality, []).append(number)
        for quality, numbers in by_quality.items():
            self.add(quality, numbers)

    def add(self, quality: float, numbers: Collection[int]) -> None:
        """Adds items of one quality, each once."""
        run = self._runs.get(quality)
        if run is None:
            self._runs[quality] = array("I", numbers)
        else:
            run.extend(numbers)
        self.size += len(numbers)
        self.longest = max(self.longest, len(numbers))

    def extend(self, others: Runs) -> None:
        """Adds other runs."""
        for quality, numbers in others._runs.items():
            self.add(quality, numbers)
        self.longest = max(self.longest, others.longest)

    def numbers(self) -> set[int]:
        """All items."""
        return set().union(*self._runs.values())

    def within(self, numbers: set[int]) -> set[int]:
        """Those that are among ``numbers``."""
        return set().union(*map(numbers.intersection, self._runs.values()))

    def qualities(self, numbers: set[int], weight: float = 1.0) -> dict[int, float]:
        """The best quality of those that are among ``numbers``, times ``weight``."""
        found: dict[int, float] = {}
        for quality, run in sorted(self._runs.items()):
            found.update(dict.fromkeys(numbers.intersection(run), quality * weight))
        return found

    def best(self, count: int) -> dict[int, float]:
        """About so many of the best, with their qualities; of equally good ones the first."""
        found: dict[int, float] = {}
        for quality, run in sorted(self._runs.items(), reverse=True):
            if len(found) >= count:
                break
            for number in islice(run, count):
                found.setdefault(number, quality)
        return found


def common(many: Sequence[Runs]) -> set[int]:
    """The items that are in all of some runs, of which there is at least one."""
    rarest, *others = sorted(many, key=lambda runs: runs.size)
    numbers = rarest.numbers()
    for runs in others:
        numbers = runs.within(numbers)
    return numbers
