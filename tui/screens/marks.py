"""The marks and notes of the article: gone to, edited, taken away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from annotate.article import Article, Span
from annotate.catalogue import Catalogue
from annotate.marks.kept import Mark, Marks, Note
from tui.screens.listing import ListScreen
from tui.views.marks import mark_key, mark_rows, note_key

if TYPE_CHECKING:
    from tui.views.rows import Row


class MarksScreen(ListScreen):
    """The list; gives back the place that was chosen, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "edit", show=False),
        Binding("x", "remove", show=False),
        Binding("ctrl+z", "restore", show=False),
    ]

    def __init__(self, article: Article, marks: Marks, messages: Catalogue) -> None:
        self._article: Final = article
        self._marks: Final = marks
        self._messages: Final = messages
        self._removed: Final[list[Mark | Note]] = []
        super().__init__(messages("marks.title"), self._rows(), messages("marks.keys"))

    def _rows(self) -> tuple[Row, ...]:
        self._found: dict[str, Mark | Note] = {}
        marks, notes = self._marks.of(self._article), self._marks.notes_of(self._article)
        self._found |= {mark_key(mark.letter): mark for mark in marks}
        self._found |= {note_key(note.id): note for note in notes}
        return mark_rows(marks, notes, len(self._article.text), self._messages)

    @property
    def _chosen_item(self) -> Mark | Note | None:
        row = self.rows.cursor_row
        return self._found.get(row.key) if row else None

    def action_edit(self) -> None:
        """Go on writing the note under the cursor."""
        if isinstance(found := self._chosen_item, Note):
            from tui.screens.notes import NoteScreen

            self.app.push_screen(NoteScreen(found, self._marks, self._messages), lambda _: self._show())

    def action_remove(self) -> None:
        """Take the mark or note under the cursor away."""
        match found := self._chosen_item:
            case None:
                return
            case Mark():
                self._marks.unset(found.letter, self._article)
            case Note():
                self._marks.drop(found)
        self._removed.append(found)
        self._show()
        self.say(self._messages("marks.removed"))

    def action_restore(self) -> None:
        """Bring back what was taken away last."""
        if not self._removed:
            return
        match found := self._removed.pop():
            case Mark():
                self._marks.set(found.letter, (found.span or Span(0, 0)).start, self._article)
            case Note():
                self._marks.keep(found)
        self._show()
        self.say(self._messages("marks.keys"))

    def _show(self) -> None:
        self.rows.set_rows(self._rows())
