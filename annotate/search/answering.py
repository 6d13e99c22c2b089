"""From a query to its results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, repeat
from math import log
from typing import Final

from annotate.search.evaluation import Evaluator
from annotate.search.matching import Answer, WordAnswer
from annotate.search.query import Clause, Plain, Query
from annotate.search.ranking import nearness, ranked
from annotate.search.results import Result, Results
from annotate.search.runs import Runs, common
from annotate.search.store import Store
from annotate.search.suggesting import suggestion

_ENOUGH: Final = 10_000
"""Items that are compared; of more, those that come first."""

_ALONE: Final = 2000
"""The same where a single word is all that they are compared by."""

_COUNTED: Final = 200_000
"""Items that a single word finds are counted one by one; of more, only those of the most frequent word."""

_COMPARED: Final = 500
"""The best items by their words are compared by how near each other the words are."""

_RANKED: Final = 100
"""At least so many of the best items are looked into before their order is final."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a clause found."""

    clause: Clause
    answers: list[Answer]
    items: Runs

    @property
    def forgiving(self) -> bool:
        """Whether results without it are better than none: true of plain words only."""
        return all(isinstance(term, Plain) for term in self.clause.terms)

    @property
    def optional(self) -> bool:
        """Whether it only matters for the order."""
        return all(isinstance(term, Plain) and term.is_function_word for term in self.clause.terms)


@dataclass(frozen=True, slots=True)
class _Matches:
    """The items that match a query, as far as they are compared, and how many there are."""

    scores: Mapping[int, float]
    total: int
    exact: bool = True
    """Whether there are no more than that."""


def answer(store: Store, query: Query, limit: int) -> Results:
    """The items of ``store`` that match ``query``, best first, no more than ``limit``."""
    evaluator = Evaluator(store)
    found, excluded = _evaluated(query, evaluator)
    ignored = (*query.ignored, *evaluator.ignored)
    if not found and not excluded and not query.filters:
        return Results(query.text, ignored=ignored)

    search = _Search(store, query, found, excluded)
    words = search.with_all()
    name = evaluator.name(_only_words(query))
    by_name = name.items.qualities(search.left(name.items.numbers()))
    relaxed = not words.scores and not by_name and any(one.forgiving for one in found)
    if relaxed:
        words = search.with_some()

    scores = {**words.scores, **{n: max(quality, words.scores.get(n, 0.0)) for n, quality in by_name.items()}}
    best = _best(store, found, scores, max(limit, _RANKED))

    def looked_into(number: int) -> Result:
        ways = ((words.scores, [one.answers for one in found]), (by_name, [[name]]))
        candidate = store.candidate(number)
        results = [ranked(number, candidate, way[number], answers) for way, answers in ways if number in way]
        return max(results, key=lambda result: result.score)

    results = sorted(map(looked_into, best), key=lambda result: -result.score)
    return Results(
        query.text,
        tuple(results[:limit]),
        words.total + len(by_name.keys() - words.scores.keys()),
        ignored,
        relaxed and bool(scores),
        words.exact,
        suggestion(query.text, [(one.clause, one.answers) for one in found], store),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """Which items match."""

    store: Store
    query: Query
    found: list[_Found]
    excluded: list[_Found]

    def with_all(self) -> _Matches:
        """The items that every clause found."""
        if not self.found:
            return self._by_filter()
        required = [one for one in self.found if not one.optional] or self.found
        if len(self.found) == 1 and not self.query.filters and not self.excluded:
            runs = self.found[0].items
            exact = runs.size <= _COUNTED
            return _Matches(runs.best(_ALONE), len(runs.numbers()) if exact else runs.longest, exact)
        return self._scored(self.left(common([one.items for one in required])))

    def with_some(self) -> _Matches:
        """The items that all strict clauses found and at least one forgiving clause; without those far behind."""
        some: set[int] = set()
        forgiving = [one for one in self.found if one.forgiving and not one.optional]
        for one in sorted(forgiving or self.found, key=lambda one: one.items.size):
            if len(some) < _ENOUGH:
                some |= one.items.numbers()
        for one in self.found:
            if not one.forgiving:
                some = one.items.within(some)
        scores = self._scored(self.left(some)).scores
        least = max(scores.values(), default=0.0) / 2
        upper = {number: score for number, score in scores.items() if score >= least}
        return _Matches(upper, len(upper))

    def left(self, numbers: set[int]) -> set[int]:
        """Those of the items that the filters and negations leave."""
        for one in self.excluded:
            numbers = numbers - one.items.within(numbers)
        return set(self.store.items.filtered(self.query.filters, numbers)) if self.query.filters else numbers

    def _by_filter(self) -> _Matches:
        excluded: Set[int] = set().union(*(one.items.numbers() for one in self.excluded))
        left = [number for number in self.store.items.filtered(self.query.filters) if number not in excluded]
        return _Matches(dict.fromkeys(islice(left, _ENOUGH), 0.0), len(left))

    def _scored(self, numbers: set[int]) -> _Matches:
        """The mean quality of each item's matches, rare words counting more."""
        compared = sorted(numbers)[:_ENOUGH]
        kept = set(compared)
        weights = [_rarity(one.items.size, len(self.store.items)) for one in self.found]
        whole = sum(weights) or 1.0
        parts = [one.items.qualities(kept, weight / whole) for one, weight in zip(self.found, weights, strict=True)]
        columns = (map(part.get, compared, repeat(0.0)) for part in parts)
        return _Matches(dict(zip(compared, map(sum, zip(*columns, strict=True)), strict=True)), len(numbers))


def _best(store: Store, found: list[_Found], scores: Mapping[int, float], count: int) -> Iterable[int]:
    """The items worth looking into."""
    weights, words = store.items.weights, store.postings.words_of
    if len(found) < 2 or len(scores) <= count:
        return nlargest(count, scores, key=lambda number: scores[number] + weights[number])
    clauses: dict[int, int] = {}
    for index, one in enumerate(found):
        for result in one.answers:
            if isinstance(result, WordAnswer):
                clauses |= dict.fromkeys(result.words.keys() - clauses.keys(), index)
    good = nlargest(_COMPARED, scores, key=lambda number: scores[number] + weights[number])
    near = {number: scores[number] + weights[number] + nearness(words(number), clauses) for number in good}
    return nlargest(count, near, key=near.__getitem__)


def _only_words(query: Query) -> list[str]:
    """The words of a query that has nothing but words (and filters)."""
    terms = [term for clause in query.clauses for term in clause.terms]
    words = [term.word for term in terms if isinstance(term, Plain)]
    return words if len(words) == len(query.clauses) == len(terms) else []


def _evaluated(query: Query, evaluator: Evaluator) -> tuple[list[_Found], list[_Found]]:
    """What the clauses found, and what the negated ones did; without those that are ignored."""
    found: list[_Found] = []
    excluded: list[_Found] = []
    for clause in query.clauses:
        if answers := evaluator.answers(clause):
            items = Runs()
            for one in answers:
                items.extend(one.items)
            (excluded if clause.negated else found).append(_Found(clause, answers, items))
    return found, excluded


def _rarity(count: int, total: int) -> float:
    return log(2 + total / (1 + count))
