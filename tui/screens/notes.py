"""The editor of a note, laid over the text. What is typed is kept as it is typed: no key can lose it."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from annotate.marks.kept import Marks, Note

_PAUSE_SECONDS: Final = 0.5
"""How long after a key what was typed is kept."""
_QUOTED: Final = 300
"""Characters of the passage that are shown."""


class NoteScreen(ModalScreen[bool]):
    """Edits a note; gives back whether it could be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "leave", show=False, priority=True),
        Binding("ctrl+e", "editor", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    NoteScreen { align: center middle; background: $background 60%; }
    NoteScreen #panel { width: 84; max-width: 100%; height: 18; max-height: 100%; background: $surface; padding: 1 2; }
    NoteScreen Static { height: auto; max-height: 4; }
    NoteScreen #quote { color: $ink-quote; text-style: italic; margin: 0 0 1 0; }
    NoteScreen #about { color: $ink-muted; margin: 1 0 0 0; }
    NoteScreen TextArea, NoteScreen TextArea:focus { height: 1fr; border: none; padding: 0; background: $background; }
    """

    def __init__(self, note: Note, marks: Marks, messages: Catalogue) -> None:
        super().__init__()
        self._note = note
        self._marks: Final = marks
        self._messages: Final = messages
        self._saving: Timer | None = None
        self._area: Final = TextArea(note.text, soft_wrap=True, tab_behavior="focus")
        self._area.cursor_blink = False
        self._about: Final = Static(Content(messages("notes.keys")), id="about")

    def compose(self) -> ComposeResult:
        """The passage, the text, and the keys."""
        quote = harmless_line(self._note.anchor.quote)
        text = self._messages
        with Vertical(id="panel"):
            shown = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
            yield Static(Content(f"{text('card.open_quote')}{shown}{text('card.close_quote')}"), id="quote")
            yield self._area
            yield self._about

    def on_mount(self) -> None:
        """Write at the end of what is there."""
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._saving is None:
            self._saving = self.set_timer(_PAUSE_SECONDS, self._save_soon)

    def _save_soon(self) -> None:
        self._saving = None
        self.run_worker(self._save(), group="note")

    async def _save(self) -> None:
        if self._area.text.strip():  # a note is taken away when its editor is left, not while it is rewritten
            await asyncio.to_thread(self._marks.keep, self._written())

    def _written(self) -> Note:
        return replace(self._note, text=self._area.text)

    async def action_leave(self) -> None:
        """Keep what was written, and return."""
        if self._saving is not None:
            self._saving.stop()
        await self.workers.wait_for_complete()
        note = self._written()
        self.dismiss(self._marks.keep(note) if note.text.strip() else self._marks.drop(note))

    def action_editor(self) -> None:
        """Write in the editor that the user is used to."""
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        if not command:
            self._say("notes.no_editor")
            return
        try:
            with self.app.suspend():
                self._area.text = _edited(self._area.text, command)
        except (OSError, ValueError, SuspendNotSupported):
            self._say("notes.editor_failed")

    def _say(self, message: str) -> None:
        self._about.update(Content(self._messages(message)))


def _edited(text: str, command: list[str]) -> str:
    """The text as a program leaves it.

    Raises:
        OSError: If the program cannot be run.
        ValueError: If it fails, or leaves no text.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, "note.md")
        file.write_text(text, encoding="utf-8")
        if subprocess.run([*command, str(file)], check=False).returncode:
            raise ValueError(command[0])
        return file.read_text(encoding="utf-8").rstrip("\n")
