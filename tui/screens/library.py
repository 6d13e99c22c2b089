"""The library: everything read, searched by title, by who appears, and in the notes; and what contradicts itself."""

from __future__ import annotations

import asyncio
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from annotate.article import Article
from annotate.catalogue import Catalogue
from annotate.errors import DurchblickError, user_error
from annotate.library import Library
from annotate.lookup import Lookup
from annotate.sources import STDIN, open_article
from tui.views.library import article_rows, contradiction_rows, figure_rows, note_rows
from tui.views.parts import blank, heading, note
from tui.views.rows import Row, Target
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from annotate.library.shelf import Shelf
    from annotate.marks.kept import NotedArticle

_FIGURES: Final = 8
"""Figures that a query shows at most."""
_PAGE: Final = 10
_STEPS: Final = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE}


class LibraryScreen(ModalScreen[Target | None]):
    """Shows what was read; gives back the article that was chosen, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("tab", "turn", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    LibraryScreen { background: $background; }
    LibraryScreen Horizontal { height: 2; padding: 0 2; }
    LibraryScreen Input { background: transparent; }
    LibraryScreen Input:focus { background-tint: transparent; }
    LibraryScreen Static { height: 1; padding: 0 2; color: $ink-muted; }
    """

    def __init__(self, library: Library, messages: Catalogue) -> None:
        super().__init__()
        self._library: Final = library
        self._messages: Final = messages
        self._shelf: Shelf | None = None
        self._noted: list[NotedArticle] = []
        self._contradicting = False
        self._known: Final = lru_cache(256)(self._look_up)
        self._input: Final = Input(placeholder=messages("library.placeholder"), compact=True)
        self._input.cursor_blink = False
        self.rows: Final = RowList()

    def compose(self) -> ComposeResult:
        """The line for the query, the list, and its keys."""
        with Vertical():
            with Horizontal():
                yield self._input
            yield self.rows
            yield Static(Content(self._messages("library.keys")))

    def on_mount(self) -> None:
        """Begin with all articles."""
        self._input.focus()
        self.rows.set_rows((note(self._messages("library.loading")),))
        self._load()

    @work
    async def _load(self) -> None:
        self._shelf, self._noted = await asyncio.to_thread(lambda: (self._library.shelf(), self._library.marks.noted()))
        self._show()

    @on(Input.Changed)
    def _asked(self) -> None:
        self._contradicting = False
        self._show()

    def _show(self) -> None:
        if self._shelf is not None:
            self.rows.set_rows(self._made(self._shelf, self._input.value.strip()), cursor="")

    def _made(self, shelf: Shelf, query: str) -> tuple[Row, ...]:
        text = self._messages
        if self._contradicting:
            return (heading(text("library.contradictions")), blank(), *self._contradictions)
        if not query:
            return article_rows(shelf.articles, text) or (note(text("library.empty")),)
        titled = article_rows(shelf.titled(query), text)
        parts = (
            (heading(text("library.titles")), *titled) if titled else (),
            tuple(figure_rows(shelf.named(query, _FIGURES), self._known, text)),
            note_rows(self._noted, query, text),
        )
        rows = [row for part in parts if part for row in (blank(), *part)]
        return tuple(rows[1:]) or (note(text("library.nothing")),)

    @cached_property
    def _contradictions(self) -> tuple[Row, ...]:
        from annotate.library.contradictions import contradictions

        found = contradictions(self._shelf.said) if self._shelf else []
        return contradiction_rows(found, self._known, self._messages)

    def _look_up(self, article: str) -> Lookup | None:
        record = self._library.record_of(article)
        return Lookup(record) if record else None

    def on_key(self, event: events.Key) -> None:
        """Walk through the list while one types."""
        if event.key in _STEPS:
            self.rows.move(_STEPS[event.key])
            event.stop()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.rows.choose()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(message.target)

    def action_turn(self) -> None:
        """Show contradictions, or what was asked for again."""
        if self._shelf is not None:
            self._contradicting = not self._contradicting
            self._show()

    def action_leave(self) -> None:
        """Return to the text."""
        self.dismiss(None)


def opened_again(article_id: str, library: Library) -> Article:
    """An article that was read before, as its source has it now; as it was then if the source is gone.

    Raises:
        DurchblickError: If neither can be had.
    """
    opened = next((each for each in library.articles() if each.id == article_id), None)
    try:
        if opened and opened.source != STDIN and "://" not in opened.source:
            return open_article(opened.source)
    except DurchblickError:
        if kept := library.text_of(article_id):
            return kept
        raise
    if kept := library.text_of(article_id):
        return kept
    raise user_error("library.gone", name=opened.title if opened else article_id)
