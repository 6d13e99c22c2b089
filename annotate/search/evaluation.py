"""From the terms of a query to their answers."""

from __future__ import annotations

from time import monotonic
from typing import Final

from annotate.search.matching import Answer, PatternAnswer, SequenceAnswer, WordAnswer
from annotate.search.pattern import PatternError, compiled, matches
from annotate.search.postings import WRITTEN
from annotate.search.query import Clause, Ignored, Pattern, Plain, Sequence, Term
from annotate.search.runs import Runs, common
from annotate.search.store import NameHits, Store
from annotate.search.vocabulary import edits_allowed

_PATTERN_SECONDS: Final = 0.1
"""What the regular expressions of one query may take together."""

_ENOUGH: Final = 10_000
"""Items that have some successive words, after which no more are looked for."""

_MISTAKES: Final = frozenset({"typo", "near"})


class Evaluator:
    """Answers the terms of one query."""

    def __init__(self, store: Store) -> None:
        self._store: Final = store
        self._deadline: float | None = None
        self.ignored: Final[list[Ignored]] = []
        """Patterns that were no patterns, or were stopped."""

    def answers(self, clause: Clause) -> list[Answer]:
        """An answer for each term; none for a pattern that is ignored."""
        return [answer for term in clause.terms if (answer := self._answer(term)) is not None]

    def name(self, words: list[str]) -> WordAnswer:
        """The entities whose whole name the words are, but for blanks and, if they are several, typing mistakes."""
        joined = "".join(words)
        names = self._store.named(joined, edits_allowed(joined) if len(words) > 1 else 0)
        return WordAnswer({}, names, _runs_of(names))

    def _answer(self, term: Term) -> Answer | None:
        if isinstance(term, Plain):
            return self._word(term)
        if isinstance(term, Sequence):
            return self._sequence(term)
        return self._pattern(term)

    def _word(self, term: Plain) -> WordAnswer:
        words = self._store.vocabulary.find(term.word)
        loosely = all(hit.match in _MISTAKES for hit in words.values())
        names = self._store.abbreviated(term.word, loosely=loosely)
        items = self._store.postings.items_with(words)
        items.extend(_runs_of(names))
        return WordAnswer(words, names, items)

    def _sequence(self, term: Sequence) -> SequenceAnswer:
        last = len(term.words) - 1
        steps = tuple(
            self._store.vocabulary.find_written(
                word,
                open_start=term.open_start and index == 0,
                open_end=term.open_end and index == last,
                strict=term.strict,
            )
            for index, word in enumerate(term.words)
        )
        found = [self._store.postings.items_with(step, WRITTEN) for step in steps]
        if last == 0 and not (term.at_start or term.at_end):
            return SequenceAnswer(term, steps, found[0])
        answer = SequenceAnswer(term, steps)
        qualities: dict[int, float] = {}
        for number in sorted(common(found)):
            quality = answer.quality_in(self._store.postings.words_of(number))
            if self._store.items.has_aliases(number):
                places = answer.occurrences(number, self._store.candidate(number))
                quality = max((place.quality for place in places), default=quality)
            if quality:
                qualities[number] = quality
            if len(qualities) == _ENOUGH:
                break
        answer.items.extend(Runs(qualities))
        return answer

    def _pattern(self, term: Pattern) -> PatternAnswer | None:
        try:
            pattern = compiled(term.text)
        except PatternError as error:
            self.ignored.append(Ignored(term.text, "pattern", str(error)))
            return None
        if self._deadline is None:
            self._deadline = monotonic() + _PATTERN_SECONDS
        spans, complete = matches(pattern, self._store.items.texts, self._deadline)
        if not complete:
            self.ignored.append(Ignored(term.text, "too slow"))
        return PatternAnswer(spans, Runs(dict.fromkeys(spans, 1.0)))


def _runs_of(names: NameHits) -> Runs:
    return Runs({number: hit.quality for number, (hit, _) in names.items()})
