"""The actions that leave something in the text and find it again: marks by letter, and notes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from annotate.article import Span
from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from tui.screens.moving import Moving
from tui.screens.whereabouts import Whereabouts
from tui.session import Session

if TYPE_CHECKING:
    from tui.views.rows import Target


class Marking(Moving):
    """A screen in whose article one leaves marks and notes."""

    messages: Catalogue
    where: Whereabouts
    session: Session

    _awaited: Callable[[str], None] | None = None
    """Takes the letter that an action waits for."""

    def await_letter(self, hint: str, then: Callable[[str], None]) -> None:
        """Let the next key complete the action of this one.

        Args:
            hint: Says what is waited for, until the key comes.
            then: Called with the key's character; with ``""`` if it has none, as Esc: the action is given up.
        """
        self._awaited = then
        self.where.say(hint)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether the next key, whatever it is, completes an action."""
        return self._awaited is not None

    def on_key(self, event: events.Key) -> None:
        """Give the letter to the action that waits for it."""
        if (then := self._awaited) is not None:
            self._awaited = None
            self.count.drop()
            event.stop()
            then(event.character if event.character and event.is_printable else "")

    def tell_trouble(self) -> None:
        """Say what is wrong with the library, the first time only."""
        if trouble := self.session.trouble():
            self.where.say(harmless_line(trouble))

    async def load_signs(self) -> None:
        """Show in the margin what was left in the text."""
        from tui.views.marks import margin_signs

        marks, article = self.session.library.marks, self.article.article
        found, notes = await asyncio.to_thread(lambda: (marks.of(article), marks.notes_of(article)))
        self.article.signs = margin_signs(found, notes)

    # Marks

    def action_mark(self) -> None:
        """Give this place a letter."""
        self.await_letter(self.messages("marks.which"), self._mark)

    def _mark(self, letter: str) -> None:
        if letter and not letter.isalpha():
            self.where.say(self.messages("marks.letters"))
        if not letter.isalpha():
            return
        kept = self.session.library.marks.set(letter, self.article.mark_offset, self.article.article)
        self.where.say(self.messages("marks.set", letter=letter) if kept else "")
        self._changed()

    def action_go_to_mark(self) -> None:
        """Go to the place with a letter."""
        self.await_letter(self.messages("marks.where"), self._go_to_mark)

    def _go_to_mark(self, letter: str) -> None:
        if not letter:
            return
        marks = self.session.library.marks.of(self.article.article)
        mark = next((mark for mark in marks if mark.letter == letter), None)
        if mark is None:
            self.where.say(self.messages("marks.unknown", letter=harmless_line(letter)))
        elif mark.span is None:
            self.where.say(self.messages("marks.lost", letter=letter))
        else:
            self.article.jump(mark.span.start)
            self.where.follow()

    def action_marks(self) -> None:
        """List the marks and notes."""
        from tui.screens.marks import MarksScreen

        self.app.push_screen(MarksScreen(self.article.article, self.session.library.marks, self.messages), self._listed)

    def _listed(self, target: Target | None) -> None:
        from tui.views.rows import PlaceTarget

        self._changed()
        if isinstance(target, PlaceTarget):
            self.article.jump(target.start)
            self.where.follow()

    # Notes

    def action_note(self) -> None:
        """Write a note on the selection or the current sentence, or go on writing the one that is there."""
        from tui.screens.notes import NoteScreen

        span = self.article.selected or self.article.current_sentence()
        marks, article = self.session.library.marks, self.article.article
        if not article.text[span.start : span.end].strip():
            self.where.say(self.messages("notes.nothing"))
            return
        there = next((note for note in marks.notes_of(article) if note.span and note.span.overlaps(Span(*span))), None)
        self.app.push_screen(NoteScreen(there or marks.begin(span, article), marks, self.messages), self._noted)

    def _noted(self, kept: bool | None) -> None:
        self.where.say(self.messages("notes.kept") if kept else "")
        self._changed()

    def _changed(self) -> None:
        self.tell_trouble()
        self.run_worker(self.load_signs(), group="signs", exclusive=True)
