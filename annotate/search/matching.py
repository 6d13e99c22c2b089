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
from annotate.search.vocabulary import Vocabulary, WordHit, span_in_word

_PASSAGE_GAP: Final = 1000
"""Words that lie between an item's text and each of its aliases, for nearness."""


class Token(NamedTuple):
    """A word in a passage."""

    word: int
    """Its number in the vocabulary."""
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.start + len(self.text)


class Passage(NamedTuple):
    """The item's text, or one of its aliases, as words."""

    field: Field
    tokens: tuple[Token, ...]
    alias: Alias | None
    position: int
    """How many words into the item the first one is."""


class Candidate:
    """An item that may be shown, taken apart when first looked into."""

    def __init__(self, item: Item, vocabulary: Vocabulary) -> None:
        self.item: Final = item
        self._vocabulary: Final = vocabulary

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The item's text and then its aliases."""
        text = Passage("text", self._tokens(self.item.text), None, 0)
        others = (
            Passage(field_of(alias), self._tokens(alias.text), alias, self._position(alias, index, text.tokens))
            for index, alias in enumerate(self.item.aliases, 1)
        )
        return (text, *others)

    def _tokens(self, text: str) -> tuple[Token, ...]:
        number = self._vocabulary.number
        return tuple(Token(number(word.group()), word.group(), word.start()) for word in WORD.finditer(text))

    def _position(self, alias: Alias, index: int, tokens: tuple[Token, ...]) -> int:
        if alias.span is None:
            return index * _PASSAGE_GAP
        return bisect_left(tokens, alias.span.start, key=lambda token: token.start)


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
    def items(self) -> dict[int, float]:
        """Item numbers and the quality of the match, from 0 to 1."""
        ...

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Where the term matches in one of :attr:`items`."""
        ...


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """What a plain word found: words of the vocabulary, and names that it abbreviates."""

    words: Mapping[int, WordHit]
    names: Mapping[int, tuple[NameHit, Alias | None]]
    items: dict[int, float]

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every word that is one of the term's; or the name, if the term abbreviates it better than it is a word."""
        found = [
            _occurrence(passage, index, (index,), (hit,))
            for passage in candidate.passages
            for index, token in enumerate(passage.tokens)
            if (hit := self.words.get(token.word))
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
    items: dict[int, float] = field(default_factory=dict)

    def quality_in(self, words: Words[int]) -> float:
        """How good the best run of an item's words is; 0 if there is none."""
        runs = _runs(words, self.steps, self.term)
        qualities = ([step[words[at + i]].quality for i, step in enumerate(self.steps)] for at in runs)
        return max((sum(one) / len(one) for one in qualities), default=0.0)

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every run of words that is the sequence."""
        for passage in candidate.passages:
            if passage.field in WRITTEN:
                for start in _runs([token.word for token in passage.tokens], self.steps, self.term):
                    indexes = tuple(range(start, start + len(self.steps)))
                    hits = tuple(step[passage.tokens[i].word] for i, step in zip(indexes, self.steps, strict=True))
                    yield _occurrence(passage, start, indexes, hits)


@dataclass(frozen=True, slots=True)
class PatternAnswer:
    """What a regular expression found."""

    spans: Mapping[int, tuple[Span, ...]]
    items: dict[int, float]

    def occurrences(self, number: int, candidate: Candidate) -> Iterator[Occurrence]:
        """Every match."""
        tokens = candidate.passages[0].tokens
        for span in self.spans[number]:
            position = bisect_right(tokens, span.start, key=lambda token: token.end)
            yield Occurrence(position, 1.0, "pattern", None, (span,))


def _runs(words: Words[int], steps: Words[Mapping[int, WordHit]], term: Sequence) -> Iterator[int]:
    """Where in ``words`` a sequence begins."""
    last = len(words) - len(steps)
    first = max(last, 0) if term.at_end else 0
    for start in range(first, min(last, 0 if term.at_start else last) + 1):
        if all(words[start + offset] in step for offset, step in enumerate(steps)):
            yield start


def _occurrence(passage: Passage, start: int, indexes: tuple[int, ...], hits: tuple[WordHit, ...]) -> Occurrence:
    worst = min(hits, key=lambda hit: hit.quality)
    quality = sum(hit.quality for hit in hits) / len(hits) * FIELD_WEIGHTS[passage.field]
    alias = passage.alias
    if alias is None:
        spans = tuple(_token_span(passage.tokens[i], hit) for i, hit in zip(indexes, hits, strict=True))
    else:
        spans = (alias.span,) if alias.span else ()
    position = passage.position + (0 if passage.field == "reference" else start)
    return Occurrence(position, quality, worst.match, alias, spans)


def _token_span(token: Token, hit: WordHit) -> Span:
    span = span_in_word(token.text, hit)
    return Span(token.start + span.start, token.start + span.end)
