"""Long work on the interface's own thread, in slices so short that no key waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Final, TypeVar

T = TypeVar("T")

SLICE_SECONDS: Final = 0.003
"""How long a slice may take, beside the step that it ends with."""
PAUSE_SECONDS: Final = 0.006
"""How long keys and repaints have the thread to themselves between two slices."""


async def in_slices(step: Callable[[T], None], items: Iterable[T]) -> None:
    """Do ``step`` with each of the items, with pauses between slices of them."""
    deadline = perf_counter() + SLICE_SECONDS
    for item in items:
        step(item)
        if perf_counter() >= deadline:
            await asyncio.sleep(PAUSE_SECONDS)
            deadline = perf_counter() + SLICE_SECONDS
