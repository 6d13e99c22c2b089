"""The spellings of a vocabulary's words, laid out for looking up by beginning and part.

Words with typing mistakes are looked up by what a mistake leaves as it is: of two halves of a word one mistake changes
one, of three thirds two mistakes change two. So few words are left that each can be measured.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

_LAST: Final = "\U0010ffff"


class Forms:
    """Distinct spellings. Never changed: a vocabulary that grows has more and more of these."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._sorted: Final = sorted(forms)
        self._joined: Final = "\n" + "\n".join(self._sorted) + "\n"
        self._starts: Final = array("I")
        start = 1
        for form in self._sorted:
            self._starts.append(start)
            start += len(form) + 1

    def beginning_with(self, word: str) -> list[str]:
        """The forms that ``word`` is a prefix of."""
        return self._sorted[bisect_left(self._sorted, word) : bisect_left(self._sorted, word + _LAST)]

    def containing(self, word: str) -> Iterator[str]:
        """The forms that ``word`` is a part of; a line feed stands for a form's beginning or end."""
        at = self._joined.find(word)
        while at >= 0:
            index = bisect_right(self._starts, at + word.startswith("\n")) - 1
            yield self._sorted[index]
            at = self._joined.find(word, self._starts[index] + len(self._sorted[index]))

    def maybe_misspelt(self, word: str) -> list[str]:
        """All forms with one typing mistake, and others that begin or end like ``word`` and are about as long."""
        head, tail = _halves(word)
        found = dict.fromkeys([*self.beginning_with(head), *self.containing(tail + "\n")])
        return [form for form in found if -1 <= len(form) - len(word) <= 1]

    def sharing_a_part(self, word: str, edits: int) -> list[str]:
        """All forms that hold ``word`` with so many typing mistakes (1 or 2), and others that have a part of it."""
        parts = _halves(word) if edits == 1 else _thirds(word)
        return [*dict.fromkeys(form for part in parts for form in self.containing(part))]


def _halves(word: str) -> tuple[str, str]:
    # What changes nothing before the last letter of the first half changes the other half only if it is a
    # transposition across the middle, and then it leaves all before that letter as it is.
    half = (len(word) + 1) // 2
    return word[: half - 1], word[half:]


def _thirds(word: str) -> tuple[str, str, str]:
    # Two transpositions, one across either border, change all three: such a word is not found.
    one, two = len(word) // 3, len(word) * 2 // 3
    return word[:one], word[one:two], word[two:]
