"""The actions that move through the article; each is one method of the pane."""

from __future__ import annotations

from textual.screen import Screen

from tui.keys import Count
from tui.widgets.article_pane import ArticlePane

_MEASURE_STEP = 2
"""Cells by which one key changes the length of the lines."""


class Moving(Screen[None]):
    """A screen with an article in which one moves as in vim and less."""

    article: ArticlePane
    count: Count
    usual_measure: int
    """Cells of a line before any change."""

    def action_down(self) -> None:
        """Go on by lines."""
        self.article.scroll_rows(self.count.times)

    def action_up(self) -> None:
        """Go back by lines."""
        self.article.scroll_rows(-self.count.times)

    def action_half_down(self) -> None:
        """Go on by half pages."""
        self.article.scroll_pages(self.count.times / 2)

    def action_half_up(self) -> None:
        """Go back by half pages."""
        self.article.scroll_pages(-self.count.times / 2)

    def action_page_down(self) -> None:
        """Go on by pages."""
        self.article.scroll_pages(self.count.times)

    def action_page_up(self) -> None:
        """Go back by pages."""
        self.article.scroll_pages(-self.count.times)

    def action_top(self) -> None:
        """Go to the beginning."""
        self.article.go_home()

    def action_bottom(self) -> None:
        """Go to the end."""
        self.article.go_end()

    def action_next_paragraph(self) -> None:
        """Go on by paragraphs."""
        self.article.next_paragraph(self.count.times)

    def action_previous_paragraph(self) -> None:
        """Go back by paragraphs."""
        self.article.next_paragraph(-self.count.times)

    def action_narrower(self) -> None:
        """Make the lines shorter."""
        self.article.measure -= _MEASURE_STEP * self.count.times

    def action_wider(self) -> None:
        """Make the lines longer."""
        self.article.measure += _MEASURE_STEP * self.count.times

    def action_reset_width(self) -> None:
        """Make the lines as long as at first."""
        self.article.measure = self.usual_measure
