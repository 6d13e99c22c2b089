"""The reader under random keys and sizes: it never falls over, and leads back to the text."""

from __future__ import annotations

import os
import random

import pytest

from tests.tui.reading import ReaderApp
from tui.actions import ACTIONS

_KEYS = [key for action in ACTIONS if action.id != "quit" for key in action.keys if key not in (":", "?")]
_TYPED = [*"0359aeimnoprstuüß |!'\"^$/:", "backspace", "left", "right"]
_SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60), (20, 5)]


async def _wander(seed: int, steps: int) -> None:
    chance = random.Random(seed)
    app = ReaderApp()
    async with app.run_test(size=chance.choice(_SIZES)) as pilot:
        await pilot.pause()
        for _ in range(steps):
            if chance.random() < 0.03:
                await pilot.resize_terminal(*chance.choice(_SIZES))
            await pilot.press(chance.choice(_TYPED if chance.random() < 0.3 else _KEYS))
        await pilot.resize_terminal(100, 30)
        for _ in range(8):
            await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.reader
        assert app.reader.article.has_focus


@pytest.mark.parametrize("seed", range(2))
async def test_a_short_walk(seed: int) -> None:
    await _wander(seed, 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 100 + int(os.environ.get("SOAK_WALKS", "40"))))
async def test_a_long_walk(seed: int) -> None:
    await _wander(seed, 400)
