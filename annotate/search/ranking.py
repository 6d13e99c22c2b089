"""Which of the matching items is the best, and what to mark in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from annotate.article import Span
from annotate.search.matching import Answer, Candidate, Occurrence
from annotate.search.results import Result, Why

_NEARNESS: Final = 0.1
"""What a match gains if its words follow each other directly; half of it with one other word between two."""
_ORDER: Final = 0.02
_COVERAGE: Final = 0.05
"""What a match gains if it makes up the whole text, or all of another name."""


def ranked(number: int, candidate: Candidate, quality: float, answers: Sequence[Sequence[Answer]]) -> Result:
    """The result for a candidate, its score refined by how its matches lie in it.

    Args:
        number: The item's number.
        candidate: The item.
        quality: How well its words match, from 0 to 1.
        answers: For each clause of the query, the answers of its terms.
    """
    clauses = [
        sorted(
            (place for answer in clause for place in answer.occurrences(number, candidate)),
            key=lambda place: place.position,
        )
        for clause in answers
    ]
    found = [places for places in clauses if places]
    closest = _closest([_best(places) for places in found])
    spans = _merged([span for places in found for place in _shown(places) for span in place.spans])
    item = candidate.item
    bonus = _gathered(closest) + _COVERAGE * (_coverage(spans, candidate) or _alias_coverage(found, candidate))
    if item.kind == "sentence":
        source_spans = tuple(Span(item.start + span.start, item.start + span.end) for span in spans)
    else:
        source_spans = item.places
    return Result(item, quality + item.weight + bonus, spans, source_spans, _why(closest))


def nearness(words: Sequence[int], clauses: Mapping[int, int]) -> float:
    """About what an item gains by how near each other the query's words are in its text.

    Args:
        words: The words of the text.
        clauses: Words, and which clause of the query each answers.
    """
    last: dict[int, int] = {}
    shortest, present = inf, 0
    for position, word in enumerate(words):
        if (clause := clauses.get(word)) is not None:
            last[clause] = position
            length = position - min(last.values())
            if len(last) > present or length < shortest:
                present, shortest = len(last), length
    return _NEARNESS * (present - 1) / max(shortest, present - 1) if present > 1 else 0.0


def _shown(places: list[Occurrence]) -> list[Occurrence]:
    """What is marked: the words themselves, and what only stands for them where there are none."""
    return [place for place in places if place.alias is None] or places


def _best(places: list[Occurrence]) -> list[Occurrence]:
    best = max(place.quality for place in places)
    return [place for place in places if place.quality == best]


def _closest(found: list[list[Occurrence]]) -> list[Occurrence]:
    """A place of each clause, so that they lie in the shortest stretch; the first of several."""
    last: dict[int, Occurrence] = {}
    closest: list[Occurrence] = []
    shortest = inf
    for clause, place in sorted(
        ((clause, place) for clause, places in enumerate(found) for place in places), key=lambda one: one[1].position
    ):
        last[clause] = place
        if len(last) == len(found):
            length = place.position - min(other.position for other in last.values())
            if length < shortest:
                shortest, closest = length, [last[index] for index in range(len(found))]
    return closest


def _gathered(closest: list[Occurrence]) -> float:
    """The bonus for words that are near each other and in the query's order."""
    if len(closest) < 2:
        return 0.0
    positions = [place.position for place in closest]
    gaps = len(positions) - 1
    in_order = all(left < right for left, right in pairwise(positions))
    return _NEARNESS * gaps / max(max(positions) - min(positions), gaps) + _ORDER * in_order


def _why(closest: list[Occurrence]) -> Why:
    if not closest:
        return Why("filter")
    worst = min(closest, key=lambda place: place.quality)
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


def _alias_coverage(found: list[list[Occurrence]], candidate: Candidate) -> float:
    """The largest share of another name's words, for an item of whose own text nothing matches."""
    matched: dict[int, set[int]] = {}
    for place in (place for places in found for place in places if place.alias and not place.alias.span):
        matched.setdefault(id(place.alias), set()).add(place.position)
    return max(
        (len(matched[id(one.alias)]) / len(one.words) for one in candidate.passages if id(one.alias) in matched),
        default=0.0,
    )
