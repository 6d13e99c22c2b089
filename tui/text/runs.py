"""From overlapping layers of ink to the runs that a row is painted in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from annotate.article import Span


class Layer(NamedTuple):
    """A stretch of text in an ink."""

    start: int
    end: int
    ink: str


class Run(NamedTuple):
    """A stretch of text in one mix of inks, the later over the earlier."""

    start: int
    end: int
    inks: tuple[str, ...]


def runs(span: Span, ground: str, letters: Iterable[Layer], tints: Iterable[Layer]) -> Iterator[Run]:
    """The runs of a span, in order and without gaps.

    Args:
        span: What is painted; layers may reach beyond it.
        ground: The ink of letters that no layer colours.
        letters: Layers of which only the last one counts at each character.
        tints: Layers that are all laid over the letters, in this order.
    """
    inks: list[tuple[str, ...]] = [(ground,)] * (span.end - span.start)
    for layer in letters:
        within = _within(layer, span)
        inks[within.start : within.stop] = [(layer.ink,)] * len(within)
    for layer in tints:
        for place in _within(layer, span):
            inks[place] = (*inks[place], layer.ink)
    start = span.start
    for mix, group in groupby(inks):
        end = start + sum(1 for _ in group)
        yield Run(start, end, mix)
        start = end


def _within(layer: Layer, span: Span) -> range:
    """The places of the layer, counted from the start of the span."""
    start = max(layer.start, span.start)
    return range(start - span.start, max(start, min(layer.end, span.end)) - span.start)
