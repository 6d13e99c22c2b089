"""Taking the annotation along: a format is chosen, a place for it confirmed, and the file written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotate.annotation import Annotation
from annotate.catalogue import Catalogue
from annotate.errors import DurchblickError
from annotate.export import FORMATS, Format
from annotate.export.file_names import file_name
from annotate.export.writing import write_export
from annotate.figures import phrases
from annotate.harmless import harmless_line
from tui.screens.asking import MenuList

_NAME_WIDTH: Final = 10
"""Cells of the names of formats, with the gap behind them."""


class ExportScreen(ModalScreen[str | None]):
    """Lists the formats; gives back what to tell the reader, if anything was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    ExportScreen { align: center middle; background: $background 60%; }
    ExportScreen #panel {
        width: 84; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 2;
    }
    ExportScreen OptionList {
        height: auto; max-height: 19; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
    }
    ExportScreen Input { border: none; padding: 0; height: 1; margin: 1 0 0 0; background: $background; display: none; }
    ExportScreen Static { height: auto; margin: 1 0 0 0; }
    """

    def __init__(self, annotation: Annotation, messages: Catalogue) -> None:
        super().__init__()
        self._annotation: Final = annotation
        self._messages: Final = messages
        self._format: Format | None = None
        self._list: Final = MenuList(*map(self._option, FORMATS))
        self._place: Final = Input(select_on_focus=False)
        self._note: Final = Static()

    def compose(self) -> ComposeResult:
        """The formats, the place, and what to do."""
        with Vertical(id="panel"):
            yield self._list
            yield self._place
            yield self._note

    def on_mount(self) -> None:
        """Begin with the formats."""
        self._say(self._messages("export.choose"))
        self._list.focus()

    def _option(self, name: str) -> Option:
        about = phrases(self._messages.language)(f"export.format.{name}")
        return Option(Content.assemble((name.ljust(_NAME_WIDTH), "bold"), about), id=name)

    def _say(self, note: str) -> None:
        self._note.update(Content(harmless_line(note)))

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        assert message.option_id is not None
        self._format = FORMATS[message.option_id]
        self._place.value = str(_free(Path(file_name(self._annotation.document.title)), self._format))
        self._place.display = True
        self._place.focus()
        self._say(self._messages(f"export.{'folder' if self._format.kind == 'folder' else 'file'}"))

    @on(Input.Submitted)
    def _confirmed(self, message: Input.Submitted) -> None:
        path = Path(message.value.strip()).expanduser()
        if not message.value.strip() or path.exists():
            self._say(self._messages("export.exists"))
        elif self._format:
            self._say(self._messages("export.writing"))
            self._write(self._format, path)

    @work(exclusive=True)
    async def _write(self, chosen: Format, path: Path) -> None:
        """Write the file while the screen goes on."""
        try:
            await asyncio.to_thread(self._export, chosen, path)
        except DurchblickError as error:
            self._say(str(error))
        else:
            self.dismiss(self._messages("export.written", path=str(path)))

    def _export(self, chosen: Format, path: Path) -> None:
        write_export(chosen, chosen.export([self._annotation], self._messages.language), path)

    def action_leave(self) -> None:
        """From the place back to the formats, from there to the text."""
        if self._place.display:
            self._place.display = False
            self._list.focus()
            self._say(self._messages("export.choose"))
        else:
            self.dismiss(None)


def _free(stem: Path, chosen: Format) -> Path:
    """A path in the current folder that nothing stands at."""
    path = Path(f"{stem}{chosen.suffix}")
    number = 1
    while path.exists():
        number += 1
        path = Path(f"{stem} {number}{chosen.suffix}")
    return path
