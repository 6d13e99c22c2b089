"""Finds many strings in a text at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from annotate.article import Span

_WORD: Final = re.compile(r"\w+")
_GENITIVE: Final = re.compile(r"['’]?s(?!\w)|(?!\w)")
_BARE: Final = re.compile(r"(?!\w)")


class NameIndex:
    """Names by their first word; a text is read once, whatever their number.

    Args:
        names: The strings to find.
        genitive: Whether a genitive -s is part of what is found.
    """

    def __init__(self, names: Iterable[str], *, genitive: bool = True) -> None:
        self._end = _GENITIVE if genitive else _BARE
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=len, reverse=True):
            first = _WORD.match(name)
            if first:
                self._by_first[first.group()].append(name)

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Where the names stand as whole words, with a genitive -s: the longest first, without overlaps.

        A hyphen ends a word, so that the parts of compounds are found.
        """
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            first = word.group()
            for name in (*self._by_first.get(first, ()), *self._by_first.get(first.removesuffix("s"), ())):
                place = self._place(text, word.start(), name)
                if place:
                    yield name, place
                    end = place.end
                    break

    def _place(self, text: str, start: int, name: str) -> Span | None:
        if not text.startswith(name, start):
            return None
        end = self._end.match(text, start + len(name))
        return Span(start, end.end()) if end else None
