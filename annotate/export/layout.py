"""Where the boxes of a network stand: a spring layout after Fruchterman and Reingold (1991), the same every time.

Boxes start on a circle in their order, so there is no chance in it, and in the end are pushed apart until none
covers another. A network too large for that is set as a grid.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, cos, hypot, pi, sin, sqrt
from typing import Final, NamedTuple, TypeAlias

_LENGTH: Final = 210.0
"""Pixels that a line should be long."""
_WIDER: Final = 1.5
"""How much wider than high the picture becomes; names are wide."""
_ROUNDS: Final = 300
_STEPS: Final = 1_500_000
"""Pairs that are looked at, at most: about a second's worth."""
_GAP: Final = 34.0
"""Pixels between boxes, at least; labels need them."""


class Point(NamedTuple):
    """The middle of a box."""

    x: float
    y: float


class Box(NamedTuple):
    """How large a box is."""

    width: float
    height: float


_Places: TypeAlias = list[list[float]]


def layout(boxes: Sequence[Box], pairs: Collection[tuple[int, int]]) -> list[Point]:
    """The middles of the boxes.

    Args:
        boxes: Their sizes in pixels.
        pairs: Which are tied, by their indexes.
    """
    rounds = min(_ROUNDS, _STEPS // max(1, len(boxes) ** 2))
    if rounds < _ROUNDS // 10:
        return _grid(boxes)
    radius = _LENGTH * sqrt(len(boxes)) / 2
    angles = [2 * pi * index / max(1, len(boxes)) for index in range(len(boxes))]
    places = [[radius * cos(angle), radius * sin(angle)] for angle in angles]
    for number in range(rounds):
        _pull(places, pairs, _LENGTH * (1 - number / rounds) / 2 + 1)
    for place in places:
        place[0] *= _WIDER
    for _ in range(rounds):
        if not _part(places, boxes):
            break
    return [Point(round(x, 1), round(y, 1)) for x, y in places]


def _grid(boxes: Sequence[Box]) -> list[Point]:
    columns = ceil(sqrt(len(boxes) / 3)) or 1
    width = max((box.width for box in boxes), default=0) + 4 * _GAP
    height = max((box.height for box in boxes), default=0) + 2 * _GAP
    return [Point(index % columns * width, index // columns * height) for index in range(len(boxes))]


def _pull(places: _Places, pairs: Collection[tuple[int, int]], reach: float) -> None:
    """One round: all push each other off, the tied pull, the middle pulls a little; none moves more than ``reach``."""
    moves = [[-0.02 * x, -0.02 * y] for x, y in places]
    for index, (x, y) in enumerate(places):
        for other in range(index):
            _move(moves, index, other, x - places[other][0], y - places[other][1], _LENGTH**2, -2)
    for one, other in pairs:
        away = (places[one][0] - places[other][0], places[one][1] - places[other][1])
        _move(moves, one, other, *away, -1 / _LENGTH, 1)
    for place, (x, y) in zip(places, moves, strict=True):
        length = hypot(x, y)
        scale = min(length, reach) / length if length else 0
        place[0] += x * scale
        place[1] += y * scale


def _move(moves: _Places, one: int, other: int, x: float, y: float, force: float, power: int) -> None:
    strength = force * max(hypot(x, y), 1.0) ** power
    for axis, part in enumerate((x * strength, y * strength)):
        moves[one][axis] += part
        moves[other][axis] -= part


def _part(places: _Places, boxes: Sequence[Box]) -> bool:
    """Push apart the boxes that are too near each other; whether there were any."""
    moved = False
    for index, box in enumerate(boxes):
        for other in range(index):
            x, y = places[index][0] - places[other][0], places[index][1] - places[other][1]
            over_x = (box.width + boxes[other].width) / 2 + _GAP - abs(x)
            over_y = (box.height + boxes[other].height) / 2 + _GAP - abs(y)
            if over_x <= 0.1 or over_y <= 0.1:
                continue
            moved = True
            axis, over, away = (1, over_y, y) if over_y < over_x else (0, over_x, x)
            shift = over / 2 if away >= 0 else -over / 2
            places[index][axis] += shift
            places[other][axis] -= shift
    return moved
