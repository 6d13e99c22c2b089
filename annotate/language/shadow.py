"""What the encoder reads instead of words that would mislead it; the source text stays what it is everywhere else.

The shadow of a text has a word for each of its words, so that a word's place leads back to its offsets. Ligatures and
other compatibility characters are left to the tokenizer, which normalises them (NFKC).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import category

SHOUTED_WORDS: Final = 3
SHOUTED_LETTERS: Final = 4
"""So many words in capitals, of so many letters on average, are a headline and not a list of abbreviations."""


def shadow(words: Sequence[str]) -> list[str]:
    """The words without invisible characters, and headlines in capitals as titles.

    Args:
        words: The words of a text, in order.
    """
    seen = [_visible(word) for word in words]
    for start, end in _shouted(seen):
        seen[start:end] = [word.title() for word in seen[start:end]]
    return seen


def _visible(word: str) -> str:
    """The word without soft hyphens, zero-width characters and marks of direction, unless it is nothing else."""
    if word.isascii():
        return word
    return "".join(c for c in word if category(c) != "Cf") or word


def _shouted(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of words without small letters that are long enough to be a headline."""
    start = count = letters = 0
    for i, word in enumerate([*words, "end"]):
        if word.isupper():
            count += 1
            letters += sum(map(str.isalpha, word))
        elif any(map(str.isalpha, word)):
            if count >= SHOUTED_WORDS and letters >= SHOUTED_LETTERS * count:
                yield start, i
            start, count, letters = i + 1, 0, 0
