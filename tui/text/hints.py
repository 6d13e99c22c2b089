"""The letters that lead to what is on screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final, TypeVar

LETTERS: Final = "asdfjklghqwertuiopzxcvbnmy"
"""Those under the resting fingers first."""

T = TypeVar("T")


def labelled(items: Sequence[T]) -> dict[str, T]:
    """The items by letter, or if they are too many, by two; those for which there are none at all are left out."""
    if len(items) <= len(LETTERS):
        return dict(zip(LETTERS, items, strict=False))
    return dict(zip(map("".join, product(LETTERS, repeat=2)), items, strict=False))


def beginning_with(typed: str, labels: dict[str, T]) -> dict[str, T]:
    """Those of the labels that what was typed begins, without it; ``""`` is the one that was typed whole."""
    return {label[len(typed) :]: item for label, item in labels.items() if label.startswith(typed)}
