"""The distinct words of all items, and which of them a query's word may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final, NamedTuple

from annotate.article import Span
from annotate.search.folding import fold_word, inflections, spellings, spellings_mapped
from annotate.search.forms import Forms
from annotate.search.results import WordMatch
from annotate.search.stemming import stem

EXACT: Final = 1.0
INFLECTED: Final = 0.97
PREFIX: Final = 0.82
RELATED: Final = 0.78
PART: Final = 0.62
TYPO: Final = 0.52
NEAR: Final = 0.32
_BY_LENGTH: Final = 0.1
"""What a prefix or part gains by making up the whole word."""
_AT_THE_END: Final = 0.05
"""What a part gains at the end of a word: a German compound's last part says what it is."""
_SECOND_EDIT: Final = 0.1
_OTHER_SPELLING: Final = 0.98
"""Factor for ue found as ü."""

_SHORTEST_PART: Final = 4
"""Letters of a part that is looked for although there are words that are, or begin with, the query's."""
_MOST_PARTS: Final = 500
_ONE_EDIT_FROM: Final = 4
_TWO_EDITS_FROM: Final = 8
_NEAR_FROM: Final = 5


class WordHit(NamedTuple):
    """How a word of the vocabulary answers a query's word."""

    quality: float
    """From 0 to 1."""
    match: WordMatch
    form: str
    """The spelling of the query's word that it answers."""


def edits_allowed(word: str) -> int:
    """How many typing mistakes a folded query word may have: one from four letters, two from eight."""
    return (len(word) >= _ONE_EDIT_FROM) + (len(word) >= _TWO_EDITS_FROM)


class Vocabulary:
    """Distinct words by number, counted from 0."""

    def __init__(self) -> None:
        self.shown: Final[list[str]] = []
        """Each word as it was first met."""
        self._numbers: Final[dict[str, int]] = {}
        self._by_folded: Final[dict[str, int]] = {}
        self._by_form: Final[dict[str, list[int]]] = defaultdict(list)
        self._forms: Forms | None = None

    def __len__(self) -> int:
        return len(self.shown)

    def number(self, word: str) -> int:
        """The number of a source word, which is added if it is new."""
        known = self._numbers.get(word)
        return self._add(word) if known is None else known

    def _add(self, word: str) -> int:
        folded = fold_word(word)
        number = self._by_folded.get(folded)
        if number is None:
            number = self._by_folded[folded] = len(self.shown)
            self.shown.append(word)
            for form in spellings(folded):
                self._by_form[form].append(number)
            self._forms = None
        self._numbers[word] = number
        return number

    def forms(self) -> Forms:
        """The words' spellings, laid out for looking up; laid out anew if words were added since."""
        if self._forms is None:
            self._forms = Forms(self._by_form)
        return self._forms

    def find(self, word: str) -> dict[int, WordHit]:
        """The words that a folded query word may mean, by number, best first.

        Typing mistakes count only if no word is exactly the query's, and mistakes within a longer word only if
        nothing else was found.
        """
        hits = self.find_written(word, open_start=True, open_end=True)
        self._collect(hits, word, self._related)
        if edits := edits_allowed(word):
            if not any(hit.match == "exact" for hit in hits.values()):
                self._collect(hits, word, lambda form: self._typos(form, edits))
            if not hits and len(word) >= _NEAR_FROM:
                self._collect(hits, word, lambda form: self._near(form, edits))
        return hits

    def find_written(
        self, word: str, *, open_start: bool = False, open_end: bool = False, strict: bool = False
    ) -> dict[int, WordHit]:
        """The words that hold a folded query word as it is written, by number, best first.

        Args:
            word: The query's word.
            open_start: It may be the end of a longer word.
            open_end: It may be the beginning of a longer word; with ``open_start``, any part.
            strict: Inflections do not count.
        """
        hits: dict[int, WordHit] = {}
        if not word:
            return hits
        self._collect(hits, word, lambda form: [(form, EXACT, "exact")])
        if not strict:
            self._collect(hits, word, lambda form: [(other, INFLECTED, "inflected") for other in inflections(form)])
        if open_end:
            self._collect(hits, word, self._prefixed)
        if open_start and (len(word) >= _SHORTEST_PART or not hits):
            self._collect(hits, word, lambda form: self._parts(form, at_end=not open_end))
        return hits

    def _collect(
        self,
        hits: dict[int, WordHit],
        word: str,
        look_up: Callable[[str], list[tuple[str, float, WordMatch]]],
    ) -> None:
        """Adds what ``look_up`` finds for each spelling of ``word``, best first, to what was found before."""
        by_form = self._by_form
        factor = 1.0
        for form in spellings(word):
            for found, quality, match in sorted(look_up(form), key=lambda hit: -hit[1]):
                for number in by_form.get(found, ()):
                    hits.setdefault(number, WordHit(quality * factor, match, form))
            factor = _OTHER_SPELLING

    def _prefixed(self, form: str) -> list[tuple[str, float, WordMatch]]:
        length = len(form)
        return [
            (found, PREFIX + _BY_LENGTH * length / len(found), "prefix") for found in self.forms().beginning_with(form)
        ]

    def _related(self, form: str) -> list[tuple[str, float, WordMatch]]:
        return [(found, RELATED, "related") for found in self.forms().with_stem(stem(form))]

    def _parts(self, form: str, at_end: bool) -> list[tuple[str, float, WordMatch]]:
        found: list[tuple[str, float, WordMatch]] = []
        for longer in self.forms().containing(form):
            ends = longer.endswith(form)
            if ends or not at_end:
                found.append((longer, PART + _BY_LENGTH * len(form) / len(longer) + ends * _AT_THE_END, "part"))
            if len(found) == _MOST_PARTS:
                break
        return found

    def _typos(self, form: str, edits: int) -> list[tuple[str, float, WordMatch]]:
        return [
            (found, TYPO - _SECOND_EDIT * (distance - 1) - 0.05 * (found[:1] != form[:1]), "typo")
            for found, distance in self.forms().misspelt(form, edits)
            if distance
        ]

    def _near(self, form: str, edits: int) -> list[tuple[str, float, WordMatch]]:
        return [(found, NEAR, "near") for found in self.forms().containing_misspelt(form, edits)]


def span_in_word(word: str, hit: WordHit) -> Span:
    """The characters of a source word that a hit is about: the part that was typed, else all of it."""
    if hit.match in ("prefix", "part"):
        for spelling in spellings_mapped(word):
            at = spelling.text.find(hit.form)
            if at >= 0:
                return spelling.source_span(at, at + len(hit.form))
    return Span(0, len(word))
