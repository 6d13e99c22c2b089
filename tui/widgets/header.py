"""The line above the text: its title and where it is from, how long it is, and how far one has read."""

from __future__ import annotations

from collections.abc import Iterator
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
    """One line: title, publisher or author, and date on the left, figures on the right."""

    DEFAULT_CSS = """
    Header { height: 1; padding: 0 2 0 0; color: $ink-heading; }
    """

    inset: reactive[int] = reactive(3)
    """Cells to the left of the title, so that it stands above the text."""
    percent: reactive[int] = reactive(0)
    """How much of the text lies above the bottom of the screen."""

    language: reactive[str] = reactive("")
    """What is to be said of the language that the text is read as."""
    words: reactive[int | None] = reactive[int | None](None)
    """How long the text is; None while nobody has counted."""

    def __init__(self, article: Article, messages: Catalogue) -> None:
        super().__init__()
        self._article = article
        origin = (article.title, article.site or article.author, article.published)
        self._title = harmless_line(" · ".join(filter(None, origin)))
        self._messages = messages

    def count(self) -> None:
        """Count the words, which takes a while in a long text."""
        self.words = len(self._article.text.split())

    def render(self) -> Content:
        """The line at the present width; the title gives way."""
        width = self.content_size.width
        figures = " · ".join(self._figures())
        title = Content(self._title).truncate(max(0, width - self.inset - len(figures) - 2), ellipsis=True)
        gap = " " * (width - self.inset - title.cell_length - len(figures))
        return Content.assemble(" " * self.inset, title, gap, (figures, "$ink-muted"))

    def _figures(self) -> Iterator[str]:
        if self.language:
            yield self.language
        if self.words is not None:
            yield self._messages("header.words", n=self.words)
            yield self._messages("header.minutes", n=max(1, round(self.words / WORDS_A_MINUTE)))
        yield self._messages("header.percent", n=self.percent)
