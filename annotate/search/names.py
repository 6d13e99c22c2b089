"""Names from their initials or some of their letters: "ai" is Applied Intuition, "mlabs" Merge Labs."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from annotate.article import Span
from annotate.search.folding import Folded, fold_mapped
from annotate.search.results import NameMatch

INITIALS: Final = 0.8
BEGINNINGS: Final = 0.75
LETTERS: Final = 0.42
JOINED: Final = 0.95
MISSPELT: Final = 0.94
_SECOND_EDIT: Final = 0.1

_SHORTEST_INITIALS: Final = 2
_SHORTEST_BEGINNINGS: Final = 3
_SHORTEST_LETTERS: Final = 4
_LONGEST: Final = 40
_LOOSEST: Final = 2.5
"""How many characters the letters may lie in, for each letter."""

_PART: Final = re.compile(r"\w+")


class NameHit(NamedTuple):
    """How a name answers a query's word."""

    quality: float
    match: NameMatch
    spans: tuple[Span, ...]
    """The letters in the name."""


class Name:
    """A name with the places at which its words begin."""

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self._folded: Final[Folded] = fold_mapped(text)
        self._parts: Final[list[Span]] = [Span(*part.span()) for part in _PART.finditer(self._folded.text)]
        self.joined: Final = "".join(self._folded.text[slice(*part)] for part in self._parts)
        """The folded words without anything between them."""
        self._initials: Final = "".join(self._folded.text[part.start] for part in self._parts)

    def find(self, word: str) -> NameHit | None:
        """Whether a folded query word is an abbreviation of this name, and how good a one."""
        if not _SHORTEST_INITIALS <= len(word) <= _LONGEST or word[0] not in self._initials:
            return None
        if len(self._parts) > 1 and word == self._initials:
            return self._hit(INITIALS, "initials", [Span(part.start, part.start + 1) for part in self._parts])
        if len(word) >= _SHORTEST_BEGINNINGS and (spans := self._beginnings(word)):
            return self._hit(BEGINNINGS, "beginnings", spans)
        if len(word) >= _SHORTEST_LETTERS and (spans := self._letters(word)):
            return self._hit(LETTERS, "letters", spans)
        return None

    def as_whole(self, edits: int) -> NameHit:
        """The hit of a query that is this name, but for blanks and so many mistakes."""
        whole = (Span(0, len(self.text)),)
        if not edits:
            return NameHit(JOINED, "joined", whole)
        return NameHit(MISSPELT - _SECOND_EDIT * (edits - 1), "misspelt", whole)

    def _hit(self, quality: float, match: NameMatch, spans: list[Span]) -> NameHit:
        return NameHit(quality, match, tuple(self._folded.source_span(*span) for span in spans))

    def _beginnings(self, word: str) -> list[Span]:
        """Beginnings of successive words of the name that make up ``word``; at least two of them."""
        text = self._folded.text
        reached: dict[int, list[Span]] = {0: []}
        for start, end in self._parts:
            further: dict[int, list[Span]] = {}
            for at, spans in reached.items():
                length = 0
                while start + length < end and word[at + length : at + length + 1] == text[start + length]:
                    length += 1
                    further.setdefault(at + length, [*spans, Span(start, start + length)])
            reached = {0: [], **further}
            if len(reached.get(len(word), ())) > 1:
                return reached[len(word)]
        return []

    def _letters(self, word: str) -> list[Span]:
        """The letters of ``word`` in their order, the first at the beginning of a word, none far from the next."""
        text = self._folded.text
        for start, _ in self._parts:
            at = start - 1
            spans: list[Span] = []
            for letter in word:
                at = text.find(letter, at + 1)
                if at < 0 or (not spans and at != start):
                    break
                spans.append(Span(at, at + 1))
            if len(spans) == len(word) and at + 1 - start <= _LOOSEST * len(word):
                return spans
        return []
