"""The terms of a query, answered: which items match, how well, and where in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Words
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from annotate.article import Span
from annotate.search.folding import WORD
from annotate.search.items import Alias, Item
from annotate.search.names import NameHit
from annotate.search.postings import FIELD_WEIGHTS, WRITTEN, Field, field_of
from annotate.search.query import Sequence
from annotate.search.results import Match
from annotate.search.runs import Runs
from annotate.search.vocabulary import Vocabulary, WordHit, span_in_word

_PASSAGE_GAP: Final = 1000
"""Words that lie between an item's text and each of its aliases, for nearness."""


class Passage(NamedTuple):
    """The item's text, or one of its aliases, as numbers of words."""

    field: Field
    words: Words[int]
    alias: Alias | None
    position: int
    """How many words into the item the first one is."""


class Candidate:
    """An item that may be shown, taken apart as far as it is looked into."""

    def __init__(self, item: Item, words: Words[int], vocabulary: Vocabulary) -> None:
        self.item: Final = item
        self._words: Final = words
        self._vocabulary: Final = vocabulary

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The item's text and then its aliases."""
        others = (
            Passage(
                field_of(alias),
                self._vocabulary.numbers(WORD.findall(alias.text)),
                alias,
                self._position(alias, index),
            )
            for index, alias in enumerate(self.item.aliases, 1)
        )
        return (Passage("text", self._words, None, 0), *others)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the words of the item's text are."""
        return tuple(Span(*word.span()) for word in WORD.finditer(self.item.text))

    def _position(self, alias: Alias, index: int) -> int:
        if alias.span is None:
            return index * _PASSAGE_GAP
        return bisect_left(self.spans, alias.span.start, key=lambda span: span.start)


class Occurrence(NamedTuple):
    """One place in an item that answers a term."""

    position: int
    """In words from the item's beginning."""
    quality: float
    match: Match
    alias: Alias | None = None
    spans: tuple[Span, ...] = ()
    """In the item's text."""


class Answer(Protocol):
    """What a term found."""

    @property
    def items(self) -> Runs:
        """Item numbers and the quality of the match, from 0 to 1."""
        ...

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Where the term matches in an item, if it does."""
        ...


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """What a plain word found: words of the vocabulary, and names that it abbreviates."""

    words: Mapping[int, WordHit]
    names: Mapping[int, tuple[NameHit, Alias | None]]
    items: Runs

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every word that is one of the term's; or the name, if the term abbreviates it better than it is a word."""
        found = [
            _occurrence(candidate, passage, index, (hit,))
            for passage in candidate.passages
            for index, word in enumerate(passage.words)
            if (hit := self.words.get(word))
        ]
        if number in self.names:
            name, alias = self.names[number]
            if all(place.quality < name.quality for place in found):
                found = [Occurrence(0, name.quality, name.match, alias, () if alias else name.spans)]
        return iter(found)


@dataclass(frozen=True, slots=True)
class SequenceAnswer:
    """What successive words found."""

    term: Sequence
    steps: tuple[Mapping[int, WordHit], ...]
    """For each word of the sequence the words of the vocabulary that it may be."""
    items: Runs = field(default_factory=Runs)

    def quality_in(self, words: Words[int]) -> float:
        """How good the best run of an item's words is; 0 if there is none."""
        runs = _runs(words, self.steps, self.term)
        qualities = ([step[words[at + i]].quality for i, step in enumerate(self.steps)] for at in runs)
        return max((sum(one) / len(one) for one in qualities), default=0.0)

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every run of words that is the sequence."""
        for passage in candidate.passages:
            if passage.field in WRITTEN:
                for start in _runs(passage.words, self.steps, self.term):
                    hits = tuple(step[passage.words[start + i]] for i, step in enumerate(self.steps))
                    yield _occurrence(candidate, passage, start, hits)


@dataclass(frozen=True, slots=True)
class PatternAnswer:
    """What a regular expression found."""

    spans: Mapping[int, tuple[Span, ...]]
    items: Runs

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every match."""
        for span in self.spans.get(number, ()):
            position = bisect_right(candidate.spans, span.start, key=lambda word: word.end)
            yield Occurrence(position, 1.0, "pattern", None, (span,))


def _runs(words: Words[int], steps: Words[Mapping[int, WordHit]], term: Sequence) -> Iterator[int]:
    """Where in ``words`` a sequence begins."""
    last = len(words) - len(steps)
    first = max(last, 0) if term.at_end else 0
    begins, *others = steps
    for start in range(first, min(last, 0 if term.at_start else last) + 1):
        if words[start] in begins and all(words[start + offset] in step for offset, step in enumerate(others, 1)):
            yield start


def _occurrence(candidate: Candidate, passage: Passage, start: int, hits: tuple[WordHit, ...]) -> Occurrence:
    worst = min(hits, key=lambda hit: hit.quality)
    quality = sum(hit.quality for hit in hits) / len(hits) * FIELD_WEIGHTS[passage.field]
    alias = passage.alias
    if alias is None:
        spans = tuple(_span(candidate, start + offset, hit) for offset, hit in enumerate(hits))
    else:
        spans = (alias.span,) if alias.span else ()
    position = passage.position + (0 if passage.field == "reference" else start)
    return Occurrence(position, quality, worst.match, alias, spans)


def _span(candidate: Candidate, index: int, hit: WordHit) -> Span:
    word = candidate.spans[index]
    within = span_in_word(candidate.item.text[word.start : word.end], hit)
    return Span(word.start + within.start, word.start + within.end)
