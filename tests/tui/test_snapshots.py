"""Pictures of the main screens. After a wanted change: look at the report, then ``make snapshots``."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from annotate.corrections.making import Maker
from annotate.corrections.records import Correction
from annotate.lookup import Lookup
from tests.gold import gold_annotation
from tests.tui.reading import SEED, ReaderApp, annotated

pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="pictures are compared on one Python only")

SMALLEST, SMALL, MIDDLE, LARGE = (60, 20), (80, 24), (120, 40), (200, 60)

Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys once the annotation is there."""

    async def run(pilot: Pilot[None]) -> None:
        await annotated(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()

    return run


NEXT = "right_square_bracket"
SCREENS = {
    "reading": (),
    "mention": (NEXT, NEXT),
    "sidebar": ("tab",),
    "search": ("slash", *"nueralink"),
    "card": (NEXT, "enter"),
    "correct": (NEXT, "C"),
    "help": ("question_mark",),
}


@pytest.mark.parametrize("size", [SMALLEST, SMALL, MIDDLE, LARGE], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screens_at_all_sizes(snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(), terminal_size=size, run_before=after(*SCREENS[screen]))


@pytest.mark.parametrize("theme", ["durchblick-light", "durchblick-contrast", "ansi-dark", "textual-dark", "nord"])
def test_themes(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(ReaderApp(theme=theme), terminal_size=MIDDLE, run_before=after(NEXT, NEXT))


@pytest.mark.parametrize("theme", ["durchblick-dark", "durchblick-light", "durchblick-contrast"])
def test_corrections(snap_compare: Compare, theme: str) -> None:
    app = ReaderApp(theme=theme)
    make = Maker(Lookup(SEED))
    founded, owns, *_ = SEED.relations
    corrections: list[Correction] = [
        make.judged_claim(founded, right=False),
        make.judged_claim(owns, right=True),
        make.judged_claim(replace(owns, status="planned"), right=True),
        make.renamed("tesla", "Tesla, Inc."),
    ]
    app.fixed.library.corrections.adopt(corrections, SEED.document.id)
    assert snap_compare(app, terminal_size=SMALL, run_before=after("X"))


def test_a_confirmed_claim(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(), terminal_size=SMALL, run_before=after("tab", "j", "r"))


@pytest.mark.parametrize("views", [1, 2], ids=["opposition", "people"])
def test_views_of_the_sidebar(snap_compare: Compare, views: int) -> None:
    assert snap_compare(ReaderApp(), terminal_size=MIDDLE, run_before=after(*"v" * views))


def test_evidence(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(), terminal_size=MIDDLE, run_before=after("tab", "j", "j", "j", "enter"))


def test_filter(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(), terminal_size=SMALL, run_before=after("t", "p"))


def test_nothing_but_the_text(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(), terminal_size=MIDDLE, run_before=after("z"))


def test_english(snap_compare: Compare) -> None:
    app = ReaderApp(gold_annotation("startup"), language="en")
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after(NEXT))


def test_without_colours(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(), terminal_size=MIDDLE, run_before=after(NEXT, NEXT))
