"""The spellings of a vocabulary's words, laid out for looking up by beginning, stem, part and with mistakes.

The measure of a typing mistake is the optimal string alignment distance (a transposition is one edit), by
RapidFuzz, on the few words that are left after two cheap tests: their length, and a mask with one bit a
letter, of which each edit can change no more than one on either side.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from annotate.search.stemming import stem


class Forms:
    """Distinct spellings. Never changed: made anew when words were added."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._sorted: Final = sorted(forms)
        self._joined: Final = "\n" + "\n".join(self._sorted) + "\n"
        self._starts: Final = array("I")
        start = 1
        self._by_length: Final[dict[int, tuple[list[str], list[int]]]] = defaultdict(lambda: ([], []))
        self._by_stem: Final[dict[str, list[str]]] = defaultdict(list)
        for form in self._sorted:
            self._starts.append(start)
            start += len(form) + 1
            self._by_stem[stem(form)].append(form)
            words, masks = self._by_length[len(form)]
            words.append(form)
            masks.append(_letters(form))

    def beginning_with(self, word: str) -> list[str]:
        """The forms that ``word`` is a prefix of."""
        return self._sorted[bisect_left(self._sorted, word) : bisect_left(self._sorted, word + "\U0010ffff")]

    def with_stem(self, ending_less: str) -> list[str]:
        """The forms that have this stem."""
        return self._by_stem.get(ending_less, [])

    def containing(self, word: str) -> Iterator[str]:
        """The forms that ``word`` is a part of."""
        at = self._joined.find(word)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield self._sorted[index]
            at = self._joined.find(word, self._starts[index] + len(self._sorted[index]))

    def misspelt(self, word: str, edits: int) -> list[tuple[str, int]]:
        """The forms at most ``edits`` edits away, each with its distance."""
        letters = _letters(word)
        few = [
            form
            for length in range(len(word) - edits, len(word) + edits + 1)
            for form, mask in zip(*self._by_length.get(length, ((), ())), strict=True)
            if (letters & ~mask).bit_count() <= edits and (mask & ~letters).bit_count() <= edits
        ]
        found = process.extract(word, few, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(form, int(distance)) for form, distance, _ in found]

    def containing_misspelt(self, word: str, edits: int) -> list[str]:
        """The longer forms of which a part is ``word`` with about as many edits, best first."""
        letters = _letters(word)
        few = [
            form
            for length, (forms, masks) in self._by_length.items()
            if length > len(word)
            for form, mask in zip(forms, masks, strict=True)
            if (letters & ~mask).bit_count() <= edits
        ]
        cutoff = 100 * (len(word) - edits) / len(word) - 0.01
        return [
            form for form, *_ in process.extract(word, few, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=50)
        ]


def _letters(word: str) -> int:
    mask = 0
    for character in word:
        mask |= 1 << (ord(character) & 31)
    return mask
