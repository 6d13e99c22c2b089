from __future__ import annotations

import msgspec
import pytest
from textual.app import ComposeResult

from annotate.annotation import Annotation, Unread
from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tests.annotate.records import annotation, claim
from tests.gold import gold_annotation
from tests.tui.inks import InkApp
from tui.views.rows import ClaimTarget, EntityTarget, Target
from tui.widgets.row_list import RowList
from tui.widgets.sidebar import Sidebar

SEED = gold_annotation("musk-altman")
WITH_UNREAD = msgspec.structs.replace(SEED, unread=(Unread(259, 370, (), "Subjekt unklar"),))


class SidebarApp(InkApp):
    def __init__(self) -> None:
        super().__init__()
        self.sidebar = Sidebar(Catalogue.load("tui.messages", "de"))
        self.chosen: list[Target] = []
        self.turned: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.sidebar

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.chosen.append(message.target)

    def on_sidebar_turned(self, message: Sidebar.Turned) -> None:
        self.turned.append(message.view)

    def view(self) -> str:
        return self.sidebar.view

    def key(self) -> str:
        row = self.sidebar.rows.cursor_row
        return row.key if row else ""

    def line(self) -> str:
        row = self.sidebar.rows.cursor_row
        return "".join(part.text for part in row.parts) if row else ""

    def show(self, record: Annotation) -> None:
        self.sidebar.show_annotation(Lookup(record))
        self.sidebar.rows.focus()

    def painted(self) -> str:
        rows = range(self.size.height)
        return "\n".join("".join(segment.text for segment in self.screen._compositor.render_strips()[y]) for y in rows)


async def test_opens_on_the_camps_and_says_whose_word_it_is() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 44)) as pilot:
        app.show(SEED)
        await pilot.pause()
        shown = app.painted()
        assert shown.index("Elon Musk ") < shown.index("gegen") < shown.index("Sam Altman ")
        assert "38 Aussagen laut Artikel · 25 erschlossen" in shown


async def test_keys_and_mouse_turn_the_view() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)) as pilot:
        app.show(SEED)
        await pilot.press("l")
        assert "Elon Musk gegen Sam Altman" in app.painted()
        await pilot.press("right")
        assert "Firmen und Organisationen" in app.painted()
        await pilot.press("l", "h")
        assert app.view() == "people"
        await pilot.click("ViewTabs", offset=(4, 0))
        assert app.view() == "ownership"
        assert app.turned == ["opposition", "people", "ownership", "people", "ownership"]


async def test_each_view_keeps_its_cursor() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)) as pilot:
        app.show(SEED)
        await pilot.press("j", "j", "j")
        here = app.sidebar.rows.cursor_row
        await pilot.press("l", "j", "h")
        assert app.sidebar.rows.cursor_row == here


async def test_a_view_opens_at_its_top() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 20)) as pilot:
        app.show(SEED)
        await pilot.press("G", "l")
        assert app.sidebar.rows.top == 0
        assert "Fusion von Tesla" in app.line().replace("  ", "")


async def test_choosing_tells_where_the_row_leads() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)) as pilot:
        app.show(SEED)
        await pilot.press("enter", "j", "enter")
        assert app.chosen[0] == EntityTarget("elon_musk")
        assert isinstance(app.chosen[1], ClaimTarget)


async def test_the_proof_is_visible_before_one_goes_to_it() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)) as pilot:
        app.show(SEED)
        await pilot.press("j")
        assert "der Tesla-Besitzer vor" in app.painted()


async def test_an_entity_is_selected_where_the_view_has_it() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)):
        app.show(SEED)
        assert app.sidebar.select("entity:sam_altman")
        assert app.key() == "entity:sam_altman"
        assert app.sidebar.select("entity:microsoft")  # on the line that tells of it
        assert "10 Mrd. $" in app.line()
        assert not app.sidebar.select("entity:bill_gates")
        app.sidebar.view = "people"
        assert app.sidebar.select("entity:bill_gates")


async def test_says_that_it_waits_and_how_far_it_is() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 10)) as pilot:
        assert "Der Artikel wird gelesen …" in app.painted()
        app.sidebar.show_progress(30)
        await pilot.pause()
        assert "30 %" in app.painted()
        app.sidebar.view = "people"  # there is no view yet
        assert app.view() == "ownership"


async def test_says_why_there_is_nothing() -> None:
    app = SidebarApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.sidebar.show_failure("[b]kaputt[/x]\x1b[2J")
        await pilot.pause()
        assert "[b]kaputt[/x]␛[2J" in app.painted()


async def test_says_that_nothing_was_found() -> None:
    app = SidebarApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(annotation([]))
        await pilot.pause()
        assert "nichts darüber" in app.painted()
        assert "0 Aussagen" in app.painted()


async def test_what_was_not_understood_is_a_view_of_its_own() -> None:
    app = SidebarApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.show(SEED)
        await pilot.pause()
        assert "Ungedeutet" not in app.painted()
        app.show(WITH_UNREAD)
        await pilot.press("h")
        assert app.view() == "unread"
        assert "Subjekt unklar" in app.painted()


async def test_the_unread_view_can_be_left_even_if_it_has_no_tab() -> None:
    app = SidebarApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.show(SEED)
        app.sidebar.view = "unread"
        await pilot.pause()
        assert "Kein Satz blieb ungedeutet." in app.painted()
        await pilot.press("l")
        assert app.view() == "ownership"


async def test_a_new_annotation_replaces_the_old_and_keeps_the_cursor() -> None:
    app = SidebarApp()
    async with app.run_test(size=(46, 30)) as pilot:
        app.show(SEED)
        await pilot.press("j", "j")
        key = app.sidebar.rows.cursor_row
        app.show(WITH_UNREAD)
        assert app.sidebar.rows.cursor_row == key


@pytest.mark.parametrize("width", [30, 38, 60])
async def test_every_width_shows_tabs_status_and_summary(width: int) -> None:
    app = SidebarApp()
    async with app.run_test(size=(width, 60)) as pilot:
        app.show(annotation([claim("c1", "ada", "owns", "acme"), claim("c2", "ada", "owns", "b" * 80, "planned")]))
        await pilot.pause()
        shown = app.painted()
        for text in ("Besitz", "Gegenüber", "Wer & was", "geplant", "2 Aussagen"):
            assert text in shown
