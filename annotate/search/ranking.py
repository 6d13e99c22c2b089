"""Which of the matching items is the best, and what to mark in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from annotate.article import Span
from annotate.search.matching import Answer, Candidate, Occurrence
from annotate.search.results import Result, Why

_NEARNESS: Final = 0.1
"""What a match gains if its words follow each other directly; half of it with one other word between two."""
_ORDER: Final = 0.02
_COVERAGE: Final = 0.05
"""What a match gains if it makes up the whole text."""

_BY_FILTER: Final = Why("filter")


def ranked(number: int, candidate: Candidate, quality: float, answers: list[list[Answer]]) -> Result:
    """The result for a candidate, its score refined by how its matches lie in it.

    Args:
        number: The item's number.
        candidate: The item.
        quality: How well its words match, from 0 to 1.
        answers: For each clause of the query, the answers of its terms.
    """
    clauses = [
        sorted(
            (place for answer in clause if number in answer.items for place in answer.occurrences(number, candidate)),
            key=lambda place: place.position,
        )
        for clause in answers
    ]
    found = [places for places in clauses if places]
    spans = _merged([span for places in found for place in places for span in place.spans])
    item = candidate.item
    bonus = _nearness(found) + _COVERAGE * _coverage(spans, candidate)
    if item.kind == "sentence":
        source_spans = tuple(Span(item.start + span.start, item.start + span.end) for span in spans)
    else:
        source_spans = item.places
    return Result(item, quality + item.weight + bonus, spans, source_spans, _why(found))


def _why(found: list[list[Occurrence]]) -> Why:
    best = [max(places, key=lambda place: place.quality) for places in found]
    if not best:
        return _BY_FILTER
    worst = min(best, key=lambda place: place.quality)
    return Why(worst.match, worst.alias.kind, worst.alias.text) if worst.alias else Why(worst.match)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _coverage(spans: tuple[Span, ...], candidate: Candidate) -> float:
    length = len(candidate.item.text)
    return sum(span.end - span.start for span in spans) / length if length else 0.0


def _nearness(found: list[list[Occurrence]]) -> float:
    """The bonus for the shortest stretch of the item that has a place of every clause."""
    if len(found) < 2:
        return 0.0
    places = sorted((place.position, clause) for clause, places in enumerate(found) for place in places)
    last: dict[int, int] = {}
    shortest, in_order = None, False
    for position, clause in places:
        last[clause] = position
        if len(last) == len(found):
            length = position - min(last.values())
            if shortest is None or length < shortest:
                shortest = length
                in_order = all(last[one] < last[other] for one, other in pairwise(range(len(found))))
    if shortest is None:
        return 0.0
    return _NEARNESS * (len(found) - 1) / max(shortest, len(found) - 1) + _ORDER * in_order
