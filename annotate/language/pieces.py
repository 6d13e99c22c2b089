"""Words as the encoder sees them: short runs of Unigram piece ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tokenizers import Tokenizer

SPACE: Final = "▁"
"""What SentencePiece writes for the space before a word."""

MAX_CHARACTERS: Final = 48
"""More of a word than this says nothing about it."""

MAX_PIECES: Final = 16
CACHED_WORDS: Final = 200_000


@dataclass(slots=True)
class Pieces:
    """Splits words; remembers the words it has seen."""

    tokenizer: Tokenizer
    bos: int
    eos: int
    pad: int
    unk: int
    _seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> Pieces:
        """The pieces of a ``tokenizer.json`` that names its special pieces as SentencePiece does."""
        tokenizer = Tokenizer.from_buffer(content)
        ids = tokenizer.get_vocab()
        return cls(tokenizer, bos=ids["<s>"], eos=ids["</s>"], pad=ids["<pad>"], unk=ids["<unk>"])

    def split(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """The piece ids of each word, at least one each.

        Args:
            words: Words of one text.
            spaced: Whether white space precedes each word.
        """
        keys = [
            SPACE + word[:MAX_CHARACTERS] if space else word[:MAX_CHARACTERS]
            for word, space in zip(words, spaced, strict=True)
        ]
        if len(self._seen) > CACHED_WORDS:
            self._seen.clear()
        fresh = [key for key in dict.fromkeys(keys) if key not in self._seen]
        for key, encoding in zip(fresh, self.tokenizer.encode_batch_fast(fresh, add_special_tokens=False), strict=True):
            self._seen[key] = tuple(encoding.ids[:MAX_PIECES]) or (self.unk,)
        return [self._seen[key] for key in keys]
