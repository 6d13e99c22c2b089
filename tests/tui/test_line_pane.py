from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from rich.segment import Segment
from textual.app import ComposeResult
from textual.events import MouseScrollDown
from textual.strip import Strip

from tests.tui.inks import InkApp
from tui.views.rows import Ink
from tui.widgets.ink import INKS
from tui.widgets.line_pane import LinePane, bar_cells, mark_cells


class Numbers(LinePane):
    def __init__(self, count: int, marked: Iterable[int] = ()) -> None:
        super().__init__()
        self.count, self.marked = count, marked
        self.drawn: list[int] = []

    @property
    def row_count(self) -> int:
        return self.count

    def strip_for_row(self, row: int) -> Strip:
        self.drawn.append(row)
        return Strip([Segment(f"row {row}", self.ink())])

    def marked_rows(self) -> Iterable[int]:
        return self.marked


class NumbersApp(InkApp):
    def __init__(self, pane: LinePane) -> None:
        super().__init__()
        self.pane = pane
        self.tops: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_line_pane_scrolled(self, message: LinePane.Scrolled) -> None:
        self.tops.append(message.top)


def screen_of(pane: LinePane) -> list[str]:
    return [strip.text for strip in pane.render_lines(pane.size.region)]


async def test_moves_stay_within_the_rows() -> None:
    pane = Numbers(100)
    async with NumbersApp(pane).run_test(size=(20, 10)):
        pane.scroll_rows(5)
        assert pane.top == 5
        pane.scroll_pages(1)
        assert pane.top == 14  # one row stays in sight
        pane.scroll_pages(0.5)
        assert pane.top == 19
        pane.go_end()
        assert pane.top == 90
        pane.scroll_pages(1)
        assert pane.top == 90
        pane.scroll_rows(-1000)
        assert pane.top == 0


async def test_a_row_is_brought_into_sight_with_its_surroundings() -> None:
    pane = Numbers(100)
    async with NumbersApp(pane).run_test(size=(20, 10)):
        pane.ensure_visible(50, context=2)
        assert pane.top == 43
        pane.ensure_visible(44)
        assert pane.top == 43
        pane.ensure_visible(20)
        assert pane.top == 20


async def test_scrolling_is_reported_and_draws_only_new_rows() -> None:
    pane = Numbers(100)
    app = NumbersApp(pane)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        pane.drawn.clear()
        pane.scroll_rows(1)
        await pilot.pause()
        assert app.tops[-1] == 1
        assert screen_of(pane)[0].startswith("row 1 ")
        assert 5 not in pane.drawn


async def test_watchers_know_at_once_where_the_pane_is() -> None:
    pane, seen = Numbers(100), list[int]()
    app = NumbersApp(pane)
    async with app.run_test(size=(20, 10)):
        app.watch(pane, "top", lambda top: seen.append(top), init=False)
        pane.scroll_rows(2)
        assert seen == [2]


async def test_a_resize_is_reported_because_other_rows_are_in_sight() -> None:
    pane = Numbers(100)
    app = NumbersApp(pane)
    async with app.run_test(size=(20, 10)) as pilot:
        pane.go_end()
        await pilot.pause()
        await pilot.resize_terminal(20, 30)
        await pilot.pause()
        assert app.tops[-1] == pane.top == 70


async def test_every_line_fills_the_pane() -> None:
    pane = Numbers(3)
    async with NumbersApp(pane).run_test(size=(20, 6)):
        assert [strip.cell_length for strip in pane.render_lines(pane.size.region)] == [20] * 6


async def test_the_wheel_scrolls() -> None:
    pane = Numbers(100)
    async with NumbersApp(pane).run_test(size=(20, 10)) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], pane, button=0)
        assert pane.top == 3


async def test_a_press_on_the_bar_goes_there() -> None:
    pane = Numbers(100)
    async with NumbersApp(pane).run_test(size=(20, 10)) as pilot:
        await pilot.click(pane, offset=(19, 9))
        assert pane.top == 90


async def test_a_theme_draws_all_rows_anew() -> None:
    pane = Numbers(100)
    async with NumbersApp(pane).run_test(size=(20, 10)) as pilot:
        before = pane.render_lines(pane.size.region)[0]
        pane.app.theme = "textual-light"
        await pilot.pause()
        after = pane.render_lines(pane.size.region)[0]
        assert [s.style for s in before] != [s.style for s in after]


def test_there_is_an_ink_for_all_that_rows_may_ask_for() -> None:
    assert INKS.keys() | {""} >= set(get_args(Ink))


async def test_inks_are_laid_over_each_other() -> None:
    pane = Numbers(1)
    async with NumbersApp(pane).run_test(size=(20, 10)):
        name, ground = pane.ink("org"), pane.ink()
        assert (name.bold, name.underline, name.bgcolor) == (True, True, ground.bgcolor)
        marked = pane.ink("org", "kin")
        assert marked.color == name.color
        assert marked.bgcolor != ground.bgcolor


def bar(height: int, top: int, rows: int, marked: Iterable[int] = ()) -> str:
    return "".join(bar_cells(height, top, rows, mark_cells(height, rows, marked)))


def test_the_bar_shows_the_screen_and_the_marks() -> None:
    assert bar(10, 0, 100) == "│         "
    assert bar(10, 90, 100) == "         │"
    assert bar(10, 0, 20, [10]) == "│││││▐    "


def test_a_text_that_fits_has_marks_beside_its_rows_and_no_thumb() -> None:
    assert bar(6, 0, 3, [0, 2]) == "▐ ▐   "
