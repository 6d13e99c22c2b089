from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip

from tests.tui.inks import InkApp
from tui.views.rows import EntityTarget, Ink, Part, PlaceTarget, Row, Target
from tui.widgets.row_list import RowList


def row(text: str, key: str = "", *, right: str = "", indent: int = 0, wrap: bool = False, detail: str = "") -> Row:
    return Row(
        parts=(Part(text),),
        right=(Part(right),) if right else (),
        indent=indent,
        target=EntityTarget(key) if key else None,
        key=key,
        wrap=wrap,
        detail=((Part(detail),),) if detail else (),
    )


class ListApp(InkApp):
    def __init__(self, *rows: Row) -> None:
        super().__init__()
        self.list = RowList(rows)
        self.highlighted: list[str] = []
        self.chosen: list[Target] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        self.highlighted.append(message.row.key)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.chosen.append(message.target)

    @property
    def screen_text(self) -> list[str]:
        return [self.list.render_line(y).text[:-1].rstrip() for y in range(self.list.size.height)]

    def cursor_key(self) -> str | None:
        return self.list.cursor_row.key if self.list.cursor_row else None


def many(count: int) -> list[Row]:
    return [row(f"row {index}", f"k{index}") for index in range(count)]


async def test_the_cursor_passes_over_rows_that_lead_nowhere() -> None:
    app = ListApp(row("Head"), row("one", "k1"), row(""), row("Head"), row("two", "k2"))
    async with app.run_test(size=(30, 10)) as pilot:
        assert app.cursor_key() == "k1"
        assert app.screen_text[:2] == ["  Head", "▸ one"]
        await pilot.press("j")
        assert app.screen_text[4] == "▸ two"
        await pilot.press("j", "down", "k", "up", "up")
        assert app.cursor_key() == "k1"
        assert app.highlighted == ["k2", "k1"]


async def test_enter_chooses() -> None:
    app = ListApp(row("one", "k1"), row("two", "k2"))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j", "enter")
        assert app.chosen == [EntityTarget("k2")]


async def test_nothing_to_choose_is_no_error_and_scrolls() -> None:
    app = ListApp(*(row(f"line {index}") for index in range(30)))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("enter", "j", "pagedown", "k", "home", "end")
        assert app.cursor_key() is None
        assert app.list.top == 20
        assert app.chosen == []


async def test_pages_and_ends_keep_the_cursor_in_sight() -> None:
    app = ListApp(row("Title"), *many(100), row("Foot"))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("pagedown")
        assert app.cursor_key() == "k9"
        assert "▸ row 9" in app.screen_text
        await pilot.press("G")
        assert app.screen_text[-2:] == ["▸ row 99", "  Foot"]
        await pilot.press("b")
        assert app.cursor_key() == "k90"
        await pilot.press("home")
        assert app.screen_text[:2] == ["  Title", "▸ row 0"]


async def test_moving_up_to_the_first_stop_shows_what_stands_before_it() -> None:
    app = ListApp(row("Title"), *many(10))
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("G", *["k"] * 9)
        assert app.screen_text[:2] == ["  Title", "▸ row 0"]


async def test_the_detail_stands_beneath_the_cursor_and_moves_along() -> None:
    long = "word " * 40
    app = ListApp(row("one", "k1", detail="proof one"), row("two", "k2", detail=long), row("three", "k3"))
    async with app.run_test(size=(30, 10)) as pilot:
        assert app.screen_text[:4] == ["▸ one", "    proof one", "  two", "  three"]
        await pilot.press("j")
        first, second, *detail, third = app.screen_text[:6]
        assert (first, second, third) == ("  one", "▸ two", "  three")
        assert len(detail) == 3
        assert detail[-1].endswith("…")
        await pilot.press("j")
        assert app.screen_text[:3] == ["  one", "  two", "▸ three"]


async def test_each_paragraph_of_the_detail_begins_a_line() -> None:
    two = Row((Part("one"),), target=EntityTarget("k"), detail=((Part("proof"),), (Part("reason"),)))
    app = ListApp(two, row("next", "k2"))
    async with app.run_test(size=(30, 10)):
        assert app.screen_text[:4] == ["▸ one", "    proof", "    reason", "  next"]


async def test_the_whole_detail_of_the_last_row_is_in_sight() -> None:
    rows = [row(f"row {index}", f"k{index}", detail=f"proof {index}") for index in range(10)]
    app = ListApp(*rows)
    async with app.run_test(size=(30, 6)) as pilot:
        for index in range(1, 10):
            await pilot.press("j")
            here = app.screen_text.index(f"▸ row {index}")
            assert app.screen_text[here + 1] == f"    proof {index}"


async def test_a_long_row_is_cut_but_keeps_its_right_side() -> None:
    app = ListApp(row("one", "k1"), row("a very long name that does not fit here", "k2", right="19 + 28"))
    async with app.run_test(size=(30, 3)):
        text = app.list.render_line(1).text
        assert text[:-1].endswith("… 19 + 28")
        assert cell_len(text) == 30


async def test_a_right_side_never_takes_more_than_half_of_a_long_row() -> None:
    app = ListApp(row("a very long name that does not fit here", "k1", right="x" * 60))
    async with app.run_test(size=(30, 3)):
        assert "a very long" in app.screen_text[0]


async def test_columns_give_way_where_it_is_narrow() -> None:
    app = ListApp(Row((Part("one"), Part(" " * 20), Part("two")), target=EntityTarget("k"), key="k"))
    async with app.run_test(size=(30, 3)) as pilot:
        assert app.screen_text[0] == "▸ one  two"
        await pilot.resize_terminal(60, 3)
        assert app.screen_text[0] == f"▸ one{' ' * 20}two"


async def test_a_row_that_is_cut_is_whole_under_the_cursor() -> None:
    cut = row("a very long name that does not fit here", "k2", right="now", detail="proof")
    app = ListApp(row("one", "k1"), cut, row("three", "k3"))
    async with app.run_test(size=(30, 8)) as pilot:
        assert app.screen_text[1:3] == ["  a very long name that … now", "  three"]
        await pilot.press("j")
        assert app.screen_text[1:5] == ["▸ a very long name that   now", "  does not fit here", "    proof", "  three"]
        await pilot.press("j")
        assert app.screen_text[1:3] == ["  a very long name that … now", "▸ three"]


async def test_a_wrapping_row_continues_below_at_its_indent() -> None:
    app = ListApp(row("one two three four five six", "k1", indent=3, wrap=True), row("next", "k2"))
    async with app.run_test(size=(20, 6)) as pilot:
        lines = [line for line in app.screen_text if line]
        assert lines[0].startswith("   ▸ one two")
        assert lines[1].startswith("     ")
        assert " ".join("".join(lines[:-1]).replace("▸", " ").split()) == "one two three four five six"
        await pilot.resize_terminal(60, 6)
        assert app.screen_text[:2] == ["   ▸ one two three four five six", "  next"]


async def test_changed_rows_keep_the_cursor_by_key_else_near() -> None:
    app = ListApp(row("a", "a"), row("b", "b"), row("c", "c"))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j")
        app.list.set_rows([row("new", "new"), row("a", "a"), row("b", "b")])
        assert app.cursor_key() == "b"
        app.list.set_rows([row("x", "x"), row("y", "y"), row("z", "z")])
        assert app.cursor_key() == "z"
        app.list.set_rows([row("x", "x"), row("y", "y")], cursor="x")
        assert app.cursor_key() == "x"
        app.list.set_rows([row("x", "x"), row("y", "y")], cursor="nobody")
        assert app.cursor_key() == "x"
        app.list.set_rows([])
        assert app.cursor_key() is None
        app.list.set_rows([row("x", "x")])
        assert app.cursor_key() == "x"
        assert app.highlighted == ["b"]


async def test_selecting_by_key_shows_the_row_and_tells_nobody() -> None:
    app = ListApp(*many(100))
    async with app.run_test(size=(30, 10)):
        assert app.list.select("k70")
        assert "▸ row 70" in app.screen_text
        assert not app.list.select("nobody")
        assert app.highlighted == []


async def test_a_click_moves_and_a_second_one_chooses() -> None:
    app = ListApp(row("Head"), row("one", "k1", detail="proof"), row("two", "k2", detail="proof"))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.click(app.list, offset=(3, 0))
        assert app.cursor_key() == "k1"
        await pilot.click(app.list, offset=(3, 3))
        assert (app.highlighted, app.chosen) == (["k2"], [])
        await pilot.click(app.list, offset=(3, app.screen_text.index("▸ two")))
        assert app.chosen == [EntityTarget("k2")]


async def test_a_double_click_chooses() -> None:
    app = ListApp(*many(50))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.double_click(app.list, offset=(3, 5))
        assert app.chosen == [EntityTarget("k5")]


async def test_a_row_under_the_mouse_stays_there_when_a_detail_above_closes() -> None:
    rows = [row(f"row {index}", f"k{index}", detail="one two three " * 5) for index in range(50)]
    app = ListApp(*rows)
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press(*["j"] * 12)
        here = app.screen_text.index("▸ row 12")
        y = next(y for y, line in enumerate(app.screen_text) if line.strip() == f"row {11}")
        assert y < here
        await pilot.click(app.list, offset=(3, y))
        assert app.screen_text[y] == "▸ row 11"


async def test_the_terminal_cursor_follows() -> None:
    app = ListApp(row("Head"), row("one", "k1", indent=2), row("two", "k2"))
    async with app.run_test(size=(30, 10)) as pilot:
        assert tuple(app.cursor_position) == (2, 1)
        await pilot.press("j")
        assert tuple(app.cursor_position) == (0, 2)


async def test_the_whole_of_the_cursors_row_shows_whether_the_list_has_the_focus() -> None:
    app = ListApp(row("one", "k1", detail="proof"), row("two", "k2"))
    async with app.run_test(size=(30, 10)) as pilot:

        def grounds() -> list[set[str]]:
            styles = [{segment.style for segment in app.list.render_line(y)} for y in range(3)]
            return [{str(style.bgcolor and style.bgcolor.name) for style in line if style} for line in styles]

        focused = grounds()
        app.set_focus(None)
        await pilot.pause()
        blurred = grounds()
        assert focused[0] == focused[1] != focused[2]
        assert blurred[0] == blurred[1] != focused[0]


async def test_text_is_never_markup_and_never_an_escape() -> None:
    app = ListApp(
        row("[b]bold[/b] \x1b[31mred\nnext\ttab", "k1", right="[/x]", detail="[link='x']"),
        row("[/nothing]", "k2", wrap=True),
    )
    async with app.run_test(size=(60, 10)):
        assert app.screen_text[0].startswith("▸ [b]bold[/b] ␛[31mred next tab")
        assert app.screen_text[0].endswith("[/x]")
        assert app.screen_text[1:3] == ["    [link='x']", "  [/nothing]"]


async def test_ten_thousand_rows_draw_only_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ListApp(*many(10_000))
    drawn: set[int] = set()
    original = app.list.strip_for_row

    def strip_for_row(line: int) -> Strip:
        drawn.add(line)
        return original(line)

    monkeypatch.setattr(app.list, "strip_for_row", strip_for_row)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("G")
        assert app.cursor_key() == "k9999"
    assert len(drawn) <= 40


inks: st.SearchStrategy[Ink] = st.sampled_from(["", "per", "org", "quote", "muted", "match"])
texts = st.text(st.characters(codec="utf-8"), max_size=40)
parts = st.lists(st.builds(Part, texts, inks), max_size=4).map(tuple)
targets = st.none() | st.builds(PlaceTarget, st.just(0), st.just(1))
any_rows = st.lists(
    st.builds(
        Row,
        parts=parts,
        right=parts,
        indent=st.integers(0, 30),
        target=targets,
        key=texts,
        wrap=st.booleans(),
        hang=st.integers(0, 4),
        detail=st.lists(parts, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=6,
)


async def test_every_line_is_exactly_as_wide_as_the_list() -> None:
    app = ListApp()
    async with app.run_test(size=(24, 12)):

        @given(any_rows)
        def check(rows: list[Row]) -> None:
            app.list.set_rows(rows)
            for _ in rows:
                assert {cell_len(app.list.render_line(y).text) for y in range(12)} == {24}
                app.list.move(1)

        check()


async def test_numbers_and_half_pages_move_as_in_the_text() -> None:
    app = ListApp(*many(60))
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.press("5", "j")
        assert app.cursor_key() == "k5"
        await pilot.press("2", "k", "d")
        assert app.cursor_key() == "k8"
        await pilot.press("u", "4", "d")
        assert app.cursor_key() == "k23"
