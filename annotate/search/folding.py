"""Folding: what a reader may leave out or mistype is taken away from both the text and the query.

Case, accents and umlauts, ß, ligatures, typographic quotes and dashes, soft hyphens and characters of no
width. A folded text knows where each of its characters came from, so that a match is marked on the
source. German writes ü also as ue, and readers type u: :func:`spellings` gives a word both ways, and
two words meet when any of their spellings do.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from annotate.article import Span

_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Soft hyphens, marks of no width and combining marks: they belong to the word they stand in."""

WORD: Final = re.compile(rf"\w[\w{_UNSEEN}]*(?:['’ʼ]\w[\w{_UNSEEN}]*)*")
"""A word with all that is invisible in it; an apostrophe between letters does not end it."""

_UNSEEN_CATEGORIES: Final = frozenset({"Cf", "Mn", "Me"})
_REPLACED: Final = (
    dict.fromkeys("„“”‟«»″〝〞", '"')
    | dict.fromkeys("‚‘’‛‹›′ʼ`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""What Unicode's decompositions leave as it is."""

_DIGRAPH: Final = re.compile("([aou])e")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to its source."""

    text: str
    starts: array[int]
    """For each character of :attr:`text` the source character it came from, and last the source's length."""

    def source_span(self, start: int, end: int) -> Span:
        """The source characters that ``text[start:end]`` came from, with the invisible ones behind them.

        A character of which only a part is in the span (ß folded to ss) is in it as a whole.
        """
        if start >= end:
            return Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], max(self.starts[end], self.starts[end - 1] + 1))

    def without(self, gaps: Iterable[int]) -> Folded:
        """This text without the characters at ``gaps``."""
        left_out = set(gaps)
        kept = [index for index in range(len(self.text)) if index not in left_out]
        starts = array("I", (self.starts[index] for index in kept))
        starts.append(self.starts[-1])
        return Folded("".join(self.text[index] for index in kept), starts)


class _Table(dict[int, str]):
    """Code points to their folded form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    parts = unicodedata.normalize("NFKD", character.casefold()).casefold()
    return "".join(_REPLACED.get(part, part) for part in parts if unicodedata.category(part) not in _UNSEEN_CATEGORIES)


_TABLE: Final = _Table()


def fold(text: str) -> str:
    """``text`` as it is compared. Folding twice changes nothing more."""
    return text.translate(_TABLE)


def fold_mapped(text: str) -> Folded:
    """``text`` folded, with the way back to its characters."""
    pieces = [_TABLE[ord(character)] for character in text]
    starts = array("I", (index for index, piece in enumerate(pieces) for _ in piece))
    starts.append(len(text))
    return Folded("".join(pieces), starts)


def fold_word(word: str) -> str:
    """A word as the vocabulary holds it: folded, without apostrophes."""
    return fold(word).replace("'", "")


def spellings(folded: str) -> tuple[str, ...]:
    """A folded word, and how it is written when ae, oe and ue stand for umlauts."""
    if "ae" not in folded and "oe" not in folded and "ue" not in folded:
        return (folded,)
    return folded, _DIGRAPH.sub(r"\1", folded)


def spellings_mapped(word: str) -> tuple[Folded, ...]:
    """The :func:`spellings` of a source word, each with its way back."""
    folded = fold_mapped(word)
    folded = folded.without(index for index, character in enumerate(folded.text) if character == "'")
    gaps = [match.start() + 1 for match in _DIGRAPH.finditer(folded.text)]
    return (folded, folded.without(gaps)) if gaps else (folded,)


def inflections(folded: str) -> tuple[str, ...]:
    """The forms of a folded word that differ by a genitive or plural ``-s`` or ``-es`` only."""
    if len(folded) < 3:
        return ()
    forms = [f"{folded}s", f"{folded}es"]
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss"):
        forms.append(folded[:-1])
    if len(folded) > 4 and folded.endswith("es"):
        forms.append(folded[:-2])
    return tuple(forms)


def words(text: str) -> list[str]:
    """The folded words of ``text``, in order."""
    return [fold_word(match) for match in WORD.findall(text)]
