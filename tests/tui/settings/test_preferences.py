from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Input

from annotate.errors import DurchblickError
from annotate.settings.remembered import read_remembered, remember
from tests.tui.reading import ReaderApp
from tui.settings.preferences import CONTRAST_THEME, Preferences, preferences
from tui.themes import CONTRAST, contrast, inks

THEME = ("theme",)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


class TestPrecedence:
    def test_each_layer_comes_before_the_next(self, file: Path) -> None:
        assert preferences({}, {}).chosen[THEME].origin == "default"
        file.write_text("reading-aid = true")
        found = preferences({}, {})
        assert (found.settings.theme, found.chosen[THEME].origin) == (CONTRAST_THEME, "reading_aid")
        file.write_text('reading-aid = true\ntheme = "nord"')
        found = preferences({}, {})
        assert (found.settings.theme, found.chosen[THEME].origin) == ("nord", "file")
        remember({THEME: "dracula"}, found.file.given if found.file else {})
        assert preferences({}, {}).settings.theme == "dracula"
        environ = {"DURCHBLICK_THEME": "gruvbox"}
        assert preferences({}, environ).settings.theme == "gruvbox"
        assert preferences({THEME: "monokai"}, environ).settings.theme == "monokai"

    def test_a_file_edited_later_is_heard(self, file: Path) -> None:
        remember({THEME: "dracula"}, {})
        assert preferences({}, {}).settings.theme == "dracula"
        file.write_text('theme = "nord"')
        assert preferences({}, {}).settings.theme == "nord"

    def test_what_was_remembered_but_cannot_be_is_left_out(self) -> None:
        remember({THEME: "gone", ("width",): 9999, ("sidebar", "shown"): "yes"}, {})
        found = preferences({}, {})
        assert (found.settings, found.problems) == (Preferences().settings, ())


def test_themes_that_do_not_exist(file: Path) -> None:
    with pytest.raises(DurchblickError, match="durchblick-dark"):
        preferences({THEME: "bogus"}, {})
    file.write_text('theme = "durchblick-drak"')
    found = preferences({}, {})
    assert found.settings.theme == "durchblick-dark"
    assert "Zeile 1" in found.problems[0]
    assert found.problems[0].endswith("„durchblick-dark“?")


def test_a_pipeline_that_is_not_installed_is_told(file: Path) -> None:
    file.write_text('model = "no_such_pipeline"')
    found = preferences({}, {})
    assert found.settings.model == ""
    assert "no_such_pipeline" in found.problems[0]


async def test_a_theme_and_highlights_of_ones_own(file: Path) -> None:
    file.write_text(
        'theme = "mine"\n[themes.mine]\ndark = false\nbackground = "#f4ecd8"\n[highlights]\ncompany = "#ffff00"'
    )
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(120, 40)):
        assert app.current_theme.background == "#f4ecd8"
        ink = app.theme_variables["ink-org"]
        assert ink != inks(app.current_theme)["ink-org"]
        assert contrast(Color.parse(ink), Color.parse("#f4ecd8")) >= CONTRAST


async def test_the_sidebar_stands_where_it_is_wanted(file: Path) -> None:
    file.write_text('width = 50\n[sidebar]\nside = "left"\nsize = 50')
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.reader.side.region.x == 0
        assert app.reader.side.region.width == 60
        assert app.reader.article.measure == 50
    file.write_text("[sidebar]\nshown = false")
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(120, 40)):
        assert not app.reader.side.display


async def test_the_reading_aid(file: Path) -> None:
    file.write_text("reading-aid = true")
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        assert app.theme == CONTRAST_THEME
        assert app.animation_level == "none"
        assert not app.reader.side.display
        await pilot.press("tab")
        await pilot.pause()
        assert app.reader.side.region.width == 160
        await pilot.press("tab", "slash")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        assert not app.focused.cursor_blink


async def test_what_is_wrong_is_said_while_reading_goes_on(file: Path) -> None:
    file.write_text("width = 3\nmouse = 3")
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        await pilot.pause()
        said = app.reader.status.place.text.plain
        assert "Zeile 1: „width“" in said
        assert said.endswith("(1 weitere: durchblick config)")
        await pilot.press("j")
        assert app.reader.article.top == 1


async def test_changes_in_the_reader_are_remembered_and_the_file_stays(file: Path) -> None:
    text = "# mine\nwidth = 60\n"
    file.write_text(text)
    found = preferences({}, {})
    async with ReaderApp(preferences=found).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("plus", "plus", "T", "s")
        await pilot.pause()
    assert found.file
    assert read_remembered(found.file.given) == {("width",): 64, THEME: "durchblick-light", ("sidebar", "shown"): False}
    assert file.read_text() == text
    async with ReaderApp(preferences=preferences({}, {})).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("equals_sign", "s")
        await pilot.pause()
    assert read_remembered(found.file.given) == {THEME: "durchblick-light"}


async def test_where_nothing_can_be_remembered_reading_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    app = ReaderApp(preferences=preferences({}, {}))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("plus")
        await pilot.pause()
        assert app.reader.article.measure == 72
