"""Exporting from the reader: formats, a place, and a file that stands there."""

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input, OptionList

from annotate.annotation import from_json
from annotate.catalogue import Catalogue
from annotate.export import FORMATS
from tests.gold import gold_annotation
from tui.screens.export import ExportScreen

SEED = gold_annotation("musk-altman")


class ExportApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(ExportScreen(SEED, Catalogue.load("tui.messages", "en")), self.notes.append)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_writes_the_chosen_format(folder: Path) -> None:
    app = ExportApp()
    async with app.run_test(size=(90, 30)) as pilot:
        assert app.screen.query_one(OptionList).option_count == len(FORMATS)
        await pilot.press("enter", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        (file,) = folder.iterdir()
        assert file.suffix == ".json"
        assert from_json(file.read_bytes()) == SEED
        assert app.notes == [f"Written: {file.name}"]


async def test_a_folder_of_files_is_made(folder: Path) -> None:
    app = ExportApp()
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.press(*("j" * list(FORMATS).index("csv")), "enter")
        app.screen.query_one(Input).value = "tables"
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert {file.name for file in (folder / "tables").iterdir()} == {"entities.csv", "claims.csv"}


async def test_nothing_is_written_over(folder: Path) -> None:
    (folder / "a.json").write_text("mine")
    app = ExportApp()
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.press("enter")
        app.screen.query_one(Input).value = "a.json"
        await pilot.press("enter", "escape", "escape")
        assert app.notes == [None]
    assert (folder / "a.json").read_text() == "mine"


async def test_what_cannot_be_written_is_said() -> None:
    app = ExportApp()
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.press("enter")
        app.screen.query_one(Input).value = "/dev/null/x.json"
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        assert app.notes == []
