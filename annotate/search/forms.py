"""The spellings of a vocabulary's words, laid out for looking up by beginning, stem, part and with mistakes.

The measure of a typing mistake is the optimal string alignment distance (a transposition is one edit), by
RapidFuzz, on the few words that are left after cheap tests. One edit leaves the beginning or the end of a word as it
is, so that words with one are looked up by either. For more edits there is a mask with one bit a letter, of which
each edit can change no more than one on either side.
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

_LAST: Final = "\U0010ffff"


class Forms:
    """Distinct spellings. Never changed: a vocabulary that grows has more and more of these."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._sorted: Final = sorted(forms)
        self._reversed: Final = sorted(form[::-1] for form in self._sorted)
        self._joined: Final = "\n" + "\n".join(self._sorted) + "\n"
        self._starts: Final = array("I")
        start = 1
        self._by_length: Final[dict[int, tuple[list[str], array[int]]]] = defaultdict(lambda: ([], array("I")))
        self._by_stem: Final[dict[str, list[str]]] = {}
        for form in self._sorted:
            self._starts.append(start)
            start += len(form) + 1
            ending_less = stem(form)
            if ending_less != form:
                self._by_stem.setdefault(ending_less, []).append(form)
            words, masks = self._by_length[len(form)]
            words.append(form)
            masks.append(_letters(form))

    def beginning_with(self, word: str) -> list[str]:
        """The forms that ``word`` is a prefix of."""
        return _beginning_with(self._sorted, word)

    def with_stem(self, ending_less: str) -> list[str]:
        """The forms that have this stem."""
        found = self._by_stem.get(ending_less, [])
        at = bisect_left(self._sorted, ending_less)
        itself = self._sorted[at : at + 1] == [ending_less] and stem(ending_less) == ending_less
        return [ending_less, *found] if itself else found

    def containing(self, word: str) -> Iterator[str]:
        """The forms that ``word`` is a part of."""
        at = self._joined.find(word)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield self._sorted[index]
            at = self._joined.find(word, self._starts[index] + len(self._sorted[index]))

    def misspelt_once(self, word: str) -> list[str]:
        """The forms that are one edit away."""
        # What changes nothing before the last letter of the first half changes the other half only if it is a
        # transposition across the middle, and then it leaves all before that letter as it is.
        half = (len(word) + 1) // 2
        head, tail = word[: half - 1], word[half:]
        few = {*_beginning_with(self._sorted, head), *(w[::-1] for w in _beginning_with(self._reversed, tail[::-1]))}
        near = [form for form in few if -1 <= len(form) - len(word) <= 1]
        return [form for form, distance in _close(word, near, 1) if distance]

    def misspelt(self, word: str, edits: int) -> list[tuple[str, int]]:
        """The forms at most ``edits`` edits away, each with its distance."""
        letters = _letters(word)
        few = [
            form
            for length in range(len(word) - edits, len(word) + edits + 1)
            for form, mask in zip(*self._by_length.get(length, ((), ())), strict=True)
            if (letters & ~mask).bit_count() <= edits and (mask & ~letters).bit_count() <= edits
        ]
        return _close(word, few, edits)

    def containing_misspelt(self, word: str, edits: int) -> list[tuple[str, float]]:
        """The longer forms of which a part is ``word`` with about as many edits, and how alike it is (0 to 100)."""
        letters = _letters(word)
        few = [
            form
            for length, (forms, masks) in self._by_length.items()
            if length > len(word)
            for form, mask in zip(forms, masks, strict=True)
            if (letters & ~mask).bit_count() <= edits
        ]
        cutoff = 100 * (len(word) - edits) / len(word) - 0.01
        found = process.extract(word, few, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=50)
        return [(form, ratio) for form, ratio, _ in found]


def _close(word: str, forms: list[str], edits: int) -> list[tuple[str, int]]:
    found = process.extract(word, forms, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(form, int(distance)) for form, distance, _ in found]


def _beginning_with(ordered: list[str], head: str) -> list[str]:
    return ordered[bisect_left(ordered, head) : bisect_left(ordered, head + _LAST)]


def _letters(word: str) -> int:
    mask = 0
    for character in word:
        mask |= 1 << (ord(character) & 31)
    return mask
