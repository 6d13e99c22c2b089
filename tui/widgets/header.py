"""The line above the text: its title, how long it is, and how far one has read."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotate.article import Article
from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line

WORDS_A_MINUTE: Final = 220
"""Silent reading of German and English prose (Brysbaert 2019: 238 for English; German words are longer)."""


class Header(Widget):
    """One line: title on the left, figures on the right."""

    DEFAULT_CSS = """
    Header { height: 1; padding: 0 2 0 0; color: $ink-heading; }
    """

    inset: reactive[int] = reactive(3)
    """Cells to the left of the title, so that it stands above the text."""
    percent: reactive[int] = reactive(0)
    """How much of the text lies above the bottom of the screen."""

    def __init__(self, article: Article, messages: Catalogue) -> None:
        super().__init__()
        words = len(article.text.split())
        self._title = harmless_line(article.title)
        self._messages = messages
        self._length = f"{messages('header.words', n=words)} · " + messages(
            "header.minutes", n=max(1, round(words / WORDS_A_MINUTE))
        )

    def render(self) -> Content:
        """The line at the present width; the title gives way."""
        width = self.content_size.width
        figures = f"{self._length} · {self._messages('header.percent', n=self.percent)}"
        title = Content(self._title).truncate(max(0, width - self.inset - len(figures) - 2), ellipsis=True)
        gap = " " * (width - self.inset - title.cell_length - len(figures))
        return Content.assemble(" " * self.inset, title, gap, (figures, "$ink-muted"))
