"""From a query to its results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Final

from annotate.search.evaluation import Evaluator
from annotate.search.items import Item
from annotate.search.matching import Answer, WordAnswer
from annotate.search.query import Clause, Filter, Plain, Query
from annotate.search.ranking import ranked
from annotate.search.results import Result, Results
from annotate.search.store import Store

_ENOUGH: Final = 10_000
"""Items of a query's only word after which less good words are left out."""

_RANKED: Final = 100
"""At least so many of the best items are looked into before their order is final."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a clause found."""

    clause: Clause
    answers: list[Answer]
    items: Mapping[int, float]
    """Item numbers and the quality of the best answer."""

    @property
    def forgiving(self) -> bool:
        """Whether results without it are better than none: true of plain words only."""
        return all(isinstance(term, Plain) for term in self.clause.terms)

    @property
    def optional(self) -> bool:
        """Whether it only matters for the order."""
        return all(isinstance(term, Plain) and term.is_function_word for term in self.clause.terms)


def answer(store: Store, query: Query, limit: int) -> Results:
    """The items of ``store`` that match ``query``, best first, no more than ``limit``."""
    alone = len(query.clauses) == 1 and not query.filters
    evaluator = Evaluator(store, enough=_ENOUGH if alone else None)
    found, excluded = _evaluated(query, evaluator)
    ignored = (*query.ignored, *evaluator.ignored)
    if not found and not excluded and not query.filters:
        return Results(query.text, ignored=ignored)

    weights = [_rarity(len(one.items), len(store.items)) for one in found]
    allowed = _allowed(store.items, query.filters, excluded)
    by_words = _scores(found, weights, _with_all(found, allowed))
    name = evaluator.name(_only_words(query))
    by_name = {n: quality for n, quality in name.items.items() if allowed is None or n in allowed}
    relaxed = not by_words and not by_name and any(one.forgiving for one in found)
    if relaxed:
        by_words = _upper_half(_scores(found, weights, _with_some(found, allowed)))

    def looked_into(number: int) -> Result:
        ways = ((by_words, [one.answers for one in found]), (by_name, [[name]]))
        candidate = store.candidate(number)
        results = [ranked(number, candidate, way[number], answers) for way, answers in ways if number in way]
        return max(results, key=lambda result: result.score)

    scores = by_words | {n: max(quality, by_words.get(n, 0.0)) for n, quality in by_name.items()}
    best = nlargest(max(limit, _RANKED), scores, key=lambda number: scores[number] + store.items[number].weight)
    results = sorted(map(looked_into, best), key=lambda result: -result.score)
    return Results(
        query.text,
        tuple(results[:limit]),
        len(scores),
        ignored,
        relaxed and bool(scores),
        _did_you_mean(query.text, found, store),
    )


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
            (excluded if clause.negated else found).append(_Found(clause, answers, _best_of(answers)))
    return found, excluded


def _best_of(answers: list[Answer]) -> Mapping[int, float]:
    if len(answers) == 1:
        return answers[0].items
    items: dict[int, float] = {}
    for one in answers:
        for number, quality in one.items.items():
            items[number] = max(items.get(number, 0.0), quality)
    return items


def _allowed(items: list[Item], filters: tuple[Filter, ...], excluded: list[_Found]) -> set[int] | None:
    """The numbers of the items that the filters and negations leave; None for all."""
    if not filters and not excluded:
        return None
    forbidden = {number for one in excluded for number in one.items}
    return {
        number
        for number, item in enumerate(items)
        if number not in forbidden and all(bool(one.facets & item.facets) != one.negated for one in filters)
    }


def _with_all(found: list[_Found], allowed: set[int] | None) -> Iterable[int]:
    """The items that every clause found, in the order in which they were added."""
    sets = [set(one.items) for one in _required(found)] + ([] if allowed is None else [allowed])
    return sorted(_common(sets))


def _with_some(found: list[_Found], allowed: set[int] | None) -> Iterable[int]:
    """The items that all strict clauses found and at least one forgiving clause."""
    some = {number for one in _required(found) if one.forgiving for number in one.items}
    strict = [set(one.items) for one in found if not one.forgiving]
    return sorted(_common([some, *strict, *([] if allowed is None else [allowed])]))


def _required(found: list[_Found]) -> list[_Found]:
    """The clauses that do not only matter for the order; all, if there are no others."""
    return [one for one in found if not one.optional] or found


def _common(sets: list[set[int]]) -> set[int]:
    smallest, *others = sorted(sets, key=len)
    return smallest.intersection(*others)


def _scores(found: list[_Found], weights: list[float], numbers: Iterable[int]) -> dict[int, float]:
    """The mean quality of each item's matches, rare words counting more; 0 if there are only filters."""
    if len(found) == 1:
        qualities = found[0].items
        return {number: qualities[number] for number in numbers}
    total = sum(weights) or 1.0
    return {
        number: sum(weight * one.items.get(number, 0.0) for one, weight in zip(found, weights, strict=True)) / total
        for number in numbers
    }


def _upper_half(scores: dict[int, float]) -> dict[int, float]:
    least = max(scores.values(), default=0.0) / 2
    return {number: score for number, score in scores.items() if score >= least}


def _rarity(count: int, total: int) -> float:
    return log(2 + total / (1 + count))


def _did_you_mean(text: str, found: list[_Found], store: Store) -> str | None:
    """The query with the text's own words where all that was found are typing mistakes."""
    meant = text
    for one in reversed(found):
        for term, result in zip(reversed(one.clause.terms), reversed(one.answers), strict=False):
            if isinstance(term, Plain) and isinstance(result, WordAnswer) and (word := _meant(result, store)):
                meant = meant[: term.place.start] + word + meant[term.place.end :]
    return None if meant == text else meant


def _meant(result: WordAnswer, store: Store) -> str | None:
    """The likeliest word behind a typing mistake: the nearest, then the most frequent."""
    if not result.words or any(name.match != "letters" for name, _ in result.names.values()):
        return None
    best = max(hit.quality for hit in result.words.values())
    nearest = [number for number, hit in result.words.items() if hit.quality == best and hit.match in ("typo", "near")]
    if not nearest:
        return None
    return store.vocabulary.shown[max(nearest, key=store.postings.frequency)]
