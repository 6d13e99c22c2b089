"""The distinct words of all items, and which of them a query's word may mean.

The measure of a typing mistake is RapidFuzz's optimal string alignment distance, in which a transposition is one edit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from heapq import nsmallest
from typing import Final, NamedTuple, TypeAlias

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from annotate.article import Span
from annotate.search.folding import fold_word, inflections, spellings, spellings_mapped
from annotate.search.forms import Forms
from annotate.search.results import WordMatch
from annotate.search.stemming import RESTS, kin_beginnings, stem

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
_OTHER_FIRST_LETTER: Final = 0.05
_OTHER_SPELLING: Final = 0.98
"""Factor for ue found as ü."""

_SHORTEST_PART: Final = 4
"""Letters of a part that is looked for although there are words that are, or begin with, the query's."""
_MOST_PREFIXED: Final = 300
_MOST_PARTS: Final = 300
_MOST_NEAR: Final = 50
_FORMS: Final = 2048
"""Spellings that are laid out at a time: few enough that nobody waits for it."""
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


_Found: TypeAlias = tuple[str, float, WordMatch]
"""A spelling, how well it answers, and how."""


def edits_allowed(word: str) -> int:
    """How many typing mistakes a folded query word may have: one from four letters, two from eight."""
    return (len(word) >= _ONE_EDIT_FROM) + (len(word) >= _TWO_EDITS_FROM)


class _Numbers(dict[str, int]):
    """The numbers of source words, each worked out when it is first met."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number: Final = number

    def __missing__(self, word: str) -> int:
        number = self[word] = self._number(word)
        return number


class Vocabulary:
    """Distinct words by number, counted from 0."""

    def __init__(self) -> None:
        self.shown: Final[list[str]] = []
        """Each word as it was first met."""
        self._numbers: Final = _Numbers(self._add)
        self._by_form: Final[dict[str, int]] = {}
        self._by_umlaut: Final[dict[str, list[int]]] = defaultdict(list)
        """The same for what is only another spelling of a word."""
        self._forms: Final[list[Forms]] = []
        self._new: Final[list[str]] = []
        """Spellings that are in none of the forms yet."""
        self._newest: Forms | None = None

    def __len__(self) -> int:
        return len(self.shown)

    def numbers(self, words: list[str]) -> list[int]:
        """The numbers of source words; those that are new are added."""
        return list(map(self._numbers.__getitem__, words))

    def _add(self, word: str) -> int:
        folded = fold_word(word)
        number = self._by_form.get(folded)
        if number is None:
            folded = word if folded == word else folded  # one object for both
            number = self._by_form[folded] = len(self.shown)
            self.shown.append(word)
            self._spell(folded, number)
        return number

    def _spell(self, folded: str, number: int) -> None:
        _, *others = spellings(folded)
        self._new.append(folded)
        for other in others:
            if other not in self._by_umlaut:
                self._new.append(other)
            self._by_umlaut[other].append(number)
        self._newest = None
        if len(self._new) >= _FORMS:
            self._forms.append(Forms(self._new))
            self._new.clear()

    def forms(self) -> Iterator[Forms]:
        """The words' spellings, laid out for looking up."""
        yield from self._forms
        if self._new:
            if self._newest is None:
                self._newest = Forms(self._new)
            yield self._newest

    def find(self, word: str) -> dict[int, WordHit]:
        """The words that a folded query word may mean, by number, best first.

        Typing mistakes count only if no word is exactly the query's, two only if no word has just one, and mistakes
        within a longer word only if nothing else was found.
        """
        hits = self.find_written(word, open_start=True, open_end=True)
        self._collect(hits, word, self._related)
        if edits := edits_allowed(word):
            if not any(hit.match == "exact" for hit in hits.values()):
                self._collect(hits, word, self._misspelt)
            sharing = cache(lambda form: self._sharing(form, edits))  # both ways look into the same words
            if edits > 1 and not any(hit.match in ("exact", "typo") for hit in hits.values()):
                self._collect(hits, word, lambda form: _typos(form, sharing(form), edits))
            if not hits and len(word) >= _NEAR_FROM:
                self._collect(hits, word, lambda form: _near(form, sharing(form), edits))
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
        look_up: Callable[[str], list[_Found]],
    ) -> None:
        """Adds what ``look_up`` finds for each spelling of ``word``, best first, to what was found before."""
        factor = 1.0
        for form in spellings(word):
            for found, quality, match in sorted(look_up(form), key=lambda hit: -hit[1]):
                for number in self._spelt(found):
                    hits.setdefault(number, WordHit(quality * factor, match, form))
            factor = _OTHER_SPELLING

    def _spelt(self, form: str) -> Iterator[int]:
        if (number := self._by_form.get(form)) is not None:
            yield number
        yield from self._by_umlaut.get(form, ())

    def _prefixed(self, form: str) -> list[_Found]:
        found = [longer for forms in self.forms() for longer in forms.beginning_with(form)]
        if len(found) > _MOST_PREFIXED:
            found = nsmallest(_MOST_PREFIXED, found, key=len)
        return [(longer, PREFIX + _BY_LENGTH * len(form) / len(longer), "prefix") for longer in found]

    def _related(self, form: str) -> list[_Found]:
        found = dict.fromkeys(
            other
            for forms in self.forms()
            for beginning in kin_beginnings(form)
            for other in forms.beginning_with(beginning)
            if other[len(beginning) :] in RESTS
        )
        stem_of_it = stem(form)
        return [(other, RELATED, "related") for other in found if stem(other) == stem_of_it]

    def _parts(self, form: str, at_end: bool) -> list[_Found]:
        found: list[_Found] = []
        for longer in (longer for forms in self.forms() for longer in forms.containing(form)):
            ends = longer.endswith(form)
            if ends or not at_end:
                found.append((longer, PART + _BY_LENGTH * len(form) / len(longer) + ends * _AT_THE_END, "part"))
            if len(found) == _MOST_PARTS:
                break
        return found

    def _misspelt(self, form: str) -> list[_Found]:
        return _typos(form, [other for forms in self.forms() for other in forms.maybe_misspelt(form)], 1)

    def _sharing(self, form: str, edits: int) -> list[str]:
        return [other for forms in self.forms() for other in forms.sharing_a_part(form, edits)]


def _typos(form: str, others: list[str], edits: int) -> list[_Found]:
    alike = [other for other in others if -edits <= len(other) - len(form) <= edits]
    found = process.extract(form, alike, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [_typo(form, other, int(distance)) for other, distance, _ in found if distance]


def _near(form: str, others: list[str], edits: int) -> list[_Found]:
    longer = [other for other in others if len(other) > len(form)]
    cutoff = 100 * (len(form) - edits) / len(form) - 0.01
    found = process.extract(form, longer, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=_MOST_NEAR)
    return [(other, NEAR, "near") for other, *_ in found]


def _typo(form: str, found: str, edits: int) -> _Found:
    return found, TYPO - _SECOND_EDIT * (edits - 1) - _OTHER_FIRST_LETTER * (found[:1] != form[:1]), "typo"


def span_in_word(word: str, hit: WordHit) -> Span:
    """The characters of a source word that a hit is about: the part that was typed, else all of it."""
    if hit.match in ("prefix", "part"):
        if word.isalpha() and word.isascii() and (at := word.lower().find(hit.form)) >= 0:
            return Span(at, at + len(hit.form))
        for spelling in spellings_mapped(word):
            at = spelling.text.find(hit.form)
            if at >= 0:
                return spelling.source_span(at, at + len(hit.form))
    return Span(0, len(word))
