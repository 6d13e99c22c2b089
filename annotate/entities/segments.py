"""Where a sentence may fall into clauses: at commas, dashes and quotation marks, and at an "und" that joins verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.entities.syntax import Phrase, Sentence
from annotate.entities.tokens import Kind, Tokens

_DELIMITERS = frozenset(',;:–—()„“”»«"')


@dataclass(frozen=True)
class Segment:
    """A stretch of tokens of one clause."""

    start: int
    end: int
    delimiter: str
    """What stands before it: punctuation, "und" or nothing."""


def verbs_in(indexes: Iterable[int], tokens: Tokens) -> list[int]:
    """The verbs among the tokens."""
    return [i for i in indexes if tokens.kinds[i] is Kind.VERB]


def has_agent(verbs: list[int], sentence: Sentence, tokens: Tokens) -> bool:
    """As in “led by A”: an English participle with who did it, without an auxiliary."""
    return len(verbs) == 1 and verbs[0] + 1 < sentence.end and tokens.lower(verbs[0] + 1) == "by"


class Segments:
    """Cuts one sentence."""

    def __init__(self, sentence: Sentence, tokens: Tokens, phrase_at: Mapping[int, Phrase]) -> None:
        self._sentence = sentence
        self._tokens = tokens
        self._phrase_at = phrase_at

    def read(self) -> list[Segment]:
        """The stretches in order, those without a word left out."""
        segments: list[Segment] = []
        start, delimiter = self._sentence.start, ""
        for index in range(self._sentence.start, self._sentence.end):
            text = self._tokens.doc[index].text
            inside = index in self._phrase_at and self._phrase_at[index].start < index < self._phrase_at[index].end - 1
            if text in _DELIMITERS and not inside:
                segments += self._split(Segment(start, index, delimiter))
                start, delimiter = index + 1, text
        segments += self._split(Segment(start, self._sentence.end, delimiter))
        return [s for s in segments if any(self._tokens.kinds[i] is not Kind.BREAK for i in range(s.start, s.end))]

    def _split(self, segment: Segment) -> list[Segment]:
        """Split where "und" joins two clauses rather than two words."""
        for index in range(segment.start + 1, segment.end - 1):
            if self._opens_english(index, segment):
                first = Segment(segment.start, index, segment.delimiter)
                return [first, *self._split(Segment(index, segment.end, ","))]
            if self._tokens.kinds[index] is not Kind.COORDINATOR or index in self._phrase_at:
                continue
            left, right = range(segment.start, index), range(index + 1, segment.end)
            if self._joins_clauses(list(left), list(right)):
                first = Segment(segment.start, index, segment.delimiter)
                return [first, *self._split(Segment(index, segment.end, "und"))]
        return [segment]

    def _opens_english(self, index: int, segment: Segment) -> bool:
        """Whether an English clause begins here without a comma ("said that", "the studio that made")."""
        if self._tokens.language != "en" or not self._verbs(range(index, segment.end)):
            return False
        phrase = self._phrase_at.get(index)
        relative = phrase is not None and phrase.kind == "relative" and phrase.start == index
        participle = (
            self._tokens.kinds[index] is Kind.VERB
            and index - 1 in self._phrase_at
            and has_agent([index], self._sentence, self._tokens)
        )
        return (
            relative
            or participle
            or self._reported(index, phrase)
            or (self._tokens.kinds[index] is Kind.SUBORDINATOR and bool(self._verbs(range(segment.start, index))))
        )

    def _reported(self, index: int, phrase: Phrase | None) -> bool:
        """As in “A said it would”: a pronoun between two verbs is the subject of the second."""
        kinds = self._tokens.kinds
        subject = phrase is not None and phrase.kind == "pronoun" and phrase.may_be("N")
        return subject and kinds[index - 1] is kinds[index + 1] is Kind.VERB

    def _joins_clauses(self, left: list[int], right: list[int]) -> bool:
        if self._tokens.kinds[right[0]] is Kind.SUBORDINATOR and self._verbs(right):
            return True
        before, after = self._verbs(left), self._verbs(right)
        if not before or not after:
            return False
        lexical = [i for i in before if not self._tokens.is_auxiliary(i)]
        if lexical:
            if self._tokens.language == "en":
                return after[0] - right[0] <= 3
            return True
        return (right[0] == after[0] and self._tokens.surely_finite(after[0])) or (
            len(after) > 0 and self._tokens.is_auxiliary(after[0]) and after[0] - right[0] <= 4
        )

    def _verbs(self, indexes: Iterable[int]) -> list[int]:
        return verbs_in(indexes, self._tokens)
