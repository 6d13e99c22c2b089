"""What the encoder saw of a text's words, kept for the judges while the text is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from spacy.tokens import Doc

from annotate.language.decoding import Floats, Ints
from annotate.language.judges import Judges

JUDGED_TOKENS: Final = 100_000
"""Longer texts are read by rules alone: what is kept of each word would fill the memory (768 bytes)."""

_NAME: Final = "durchblick_sight"


@dataclass(frozen=True, slots=True)
class Sight:
    """The states of a document's words, and who judges by them; white space is no word."""

    judges: Judges
    states: np.ndarray[tuple[int, ...], np.dtype[np.float16]]
    """(tokens, width); of white space, zeros."""
    is_word: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    @classmethod
    def of(cls, tokens: int, width: int, judges: Judges) -> Sight:
        """The sight of a document of so many tokens, of which nothing has been seen yet."""
        return cls(judges, np.zeros((tokens, width), dtype=np.float16), np.zeros(tokens, dtype=np.bool_))

    def see(self, tokens: Sequence[int], states: Floats) -> None:
        """Keep the states of some tokens, which are words."""
        self.states[tokens] = states
        self.is_word[tokens] = True

    @property
    def words(self) -> Ints:
        """The number of each token's word, of white space that of the word before."""
        return np.cumsum(self.is_word) - 1

    @property
    def seen(self) -> Floats:
        """(words, width)."""
        return self.states[self.is_word].astype(np.float32)


if not Doc.has_extension(_NAME):
    Doc.set_extension(_NAME, default=None)


def sight_of(doc: Doc) -> Sight | None:
    """What the encoder saw; None if it cannot be judged by."""
    return cast("Sight | None", doc._.get(_NAME))


def set_sight(doc: Doc, sight: Sight | None) -> None:
    """Keep it, or forget it when nobody needs it any more."""
    doc._.set(_NAME, sight)


def joined(sights: Sequence[Sight | None]) -> Sight | None:
    """The sight of consecutive documents as one; None if it is too long or a part is missing."""
    parts = [sight for sight in sights if sight is not None]
    if len(parts) < len(sights) or sum(len(part.is_word) for part in parts) > JUDGED_TOKENS:
        return None
    states = np.concatenate([part.states for part in parts])
    return Sight(parts[0].judges, states, np.concatenate([part.is_word for part in parts]))
