"""The search over the article and all that is known of it: from a query to the place it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.content import Content

from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.screens.targets import go_to
from tui.views.parts import merged
from tui.views.results import result_rows
from tui.views.rows import Target
from tui.widgets.article_pane import ArticlePane
from tui.widgets.search_panel import SearchPanel

if TYPE_CHECKING:
    from annotate.search.index import SearchIndex
    from annotate.search.results import Results

_LIMIT: Final = 200
"""Results that are listed."""


class Search:
    """Between the panel, the index and the article."""

    def __init__(self, pane: ArticlePane, messages: Catalogue, follow: Callable[[], None]) -> None:
        """Make the search and its panel.

        Args:
            pane: The article.
            messages: The interface's text.
            follow: Called when the article has moved.
        """
        self.panel: Final = SearchPanel(messages, self)
        self._pane = pane
        self._messages = messages
        self._follow = follow
        self._lookup: Lookup | None = None
        self._index: SearchIndex | None = None
        self._origin = 0
        self._origin_mention: str | None = None

    def use(self, lookup: Lookup) -> None:
        """Search names and claims too, from the next query on."""
        self._lookup = lookup
        self._index = None

    def open(self) -> None:
        """Begin a search."""
        self._origin = self._pane.top_offset
        self._origin_mention = self._pane.current.id if self._pane.current else None
        self.panel.open()

    def ask(self, query: str) -> None:
        """Show what a query finds."""
        results = self.index.search(query, _LIMIT)
        spans = merged(span for result in results.of("sentence") for span in result.source_spans)
        self._pane.show_hits(spans)
        self.panel.show(result_rows(results, self._lookup, self._messages), self._outcome(results))

    def preview(self, target: Target | None) -> None:
        """Let the article scroll along."""
        if target is None:
            self._restore()
        else:
            go_to(target, self._pane, self._lookup, remember=False)
        self._follow()

    def accept(self, target: Target) -> None:
        """Go to a result; the way back leads to where the search began."""
        self.panel.close()
        self._pane.focus()
        self._pane.remember(self._origin)
        go_to(target, self._pane, self._lookup, remember=False)
        self._follow()

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.panel.close()
        self._pane.focus()
        self._pane.show_hits(())
        self._restore()
        self._follow()

    def _restore(self) -> None:
        self._pane.show_evidence()
        self._pane.select(self._origin_mention, remember=False)
        self._pane.top_offset = self._origin

    @property
    def index(self) -> SearchIndex:
        """What is searched; made when it is first needed."""
        if self._index is None:
            from annotate.phrasing import sentence
            from annotate.search.index import SearchIndex

            phrase = partial(sentence, language=self._messages.language)
            self._index = (
                SearchIndex.from_annotation(self._lookup.annotation, phrase)
                if self._lookup
                else SearchIndex.from_article(self._pane.article)
            )
        return self._index

    def _outcome(self, results: Results) -> Content:
        text = self._messages
        said = []
        if results.query.strip():
            said.append(text("search.hits", n=results.total) if results.total else text("search.none"))
        if results.did_you_mean:
            said.append(text("search.did_you_mean", word=harmless_line(results.did_you_mean)))
        if results.ignored:
            said.append(text("search.ignored", words=" ".join(harmless_line(part.text) for part in results.ignored)))
        return Content(" · ".join(said))
