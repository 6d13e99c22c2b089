"""The search over the article and all that is known of it: from a query to the place it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from time import thread_time
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

from annotate.article import Span
from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from annotate.phrasing import sentence
from tui.screens.own_words import OwnWords
from tui.screens.targets import go_to
from tui.slices import in_slices
from tui.views.parts import merged
from tui.views.results import outcome, result_rows
from tui.views.rows import Target
from tui.widgets.article_pane import ArticlePane
from tui.widgets.search_panel import SearchPanel

if TYPE_CHECKING:
    from annotate.search.index import SearchIndex
    from annotate.search.items import Item
    from annotate.search.results import Results

_LISTED: Final = 100
"""Results that are listed while one types."""
_STEPPED: Final = 2000
"""Results whose places are marked and stepped through afterwards."""
_SLOW_SECONDS: Final = 0.015
"""A search that took more of the processor lets the next one wait for the keys behind it."""
_WAIT_SECONDS: Final = 0.02


class _Origin(NamedTuple):
    """Where the reader was when the search began."""

    offset: int
    mention: str | None
    evidence: tuple[Span, ...]
    proof: int
    focused: Widget


class Search:
    """Between the panel, the index and the article."""

    def __init__(self, pane: ArticlePane, messages: Catalogue, follow: Callable[[], None], own: OwnWords) -> None:
        """Make the search and its panel.

        Args:
            pane: The article.
            messages: The interface's text.
            follow: Called when the article has moved.
            own: What the reader has written and searched for before.
        """
        self._own: Final = own
        self._own_index: SearchIndex | None = None
        self._knows_past = False
        self.panel: Final = SearchPanel(messages, self)
        self._pane = pane
        self._messages = messages
        self._follow = follow
        self._lookup: Lookup | None = None
        self._wanted: Lookup | None = None
        self._index: SearchIndex | None = None
        self.is_ready = False
        """Whether all that can be found is found already."""
        self._origin = _Origin(0, None, (), 0, pane)
        self._query = ""
        self._waiting: Timer | None = None
        self._is_slow = False

    def use(self, lookup: Lookup | None) -> None:
        """Make what is searched: the text alone, or with what is known of it names and claims too."""
        self._wanted, self.is_ready = lookup, False
        self._filling: Worker[None] = self.panel.run_worker(self._fill, group="index", exclusive=True)

    async def _fill(self) -> None:
        """Fill the index, in which as much can be found meanwhile as it has."""
        module = await asyncio.to_thread(import_module, "annotate.search.index")
        lookup, index = self._wanted, module.SearchIndex()
        self._lookup, self._index, self.is_ready = lookup, index, False
        await in_slices(lambda item: index.extend((item,)), self._items(lookup))
        self.is_ready = True
        self.panel.ask_again()

    def _items(self, lookup: Lookup | None) -> Iterator[Item]:
        from annotate.search.items import annotation_items, article_items

        if lookup is None:
            return article_items(self._pane.article)
        return annotation_items(lookup.annotation, partial(sentence, language=self._messages.language))

    def open(self) -> None:
        """Begin a search."""
        pane = self._pane
        mention, (proof, _) = pane.current, pane.evidence_place() or (1, 1)
        focused = pane.screen.focused or pane
        self._origin = _Origin(pane.top_offset, mention.id if mention else None, pane.evidence, proof - 1, focused)
        self.panel.open()
        self.panel.run_worker(self._recollect(), group="own", exclusive=True)

    async def _recollect(self) -> None:
        """Have the notes and marks as they are now, and the first time the queries of before."""
        if not self._knows_past:
            self._knows_past = True
            self.panel.offer(await self._own.queries())
        before, self._own_index = self._own_index, await self._own.index()
        if before or self._own_index:
            self.panel.ask_again()

    def keep(self, query: str) -> None:
        """Let a query be offered again another time."""
        self.panel.run_worker(self._own.add(query), group="queries")

    def ask(self, query: str) -> None:
        """Show what a query finds: at once, or if that may take long, when no other follows directly."""
        self._query = query
        self._drop_waiting()
        if self._is_slow:
            self._waiting = self.panel.set_timer(_WAIT_SECONDS, self._answer)
        else:
            self._answer()

    def _answer(self) -> None:
        self._waiting = None
        if self._index is None:
            return
        started = thread_time()
        results = self._found(self._index, _LISTED)
        self._is_slow = thread_time() - started > _SLOW_SECONDS
        self._mark(results)
        said = outcome(results, self._messages, complete=self.is_ready)
        self.panel.show(result_rows(results, self._lookup, self._messages), Content(said))

    def _found(self, index: SearchIndex, limit: int) -> Results:
        from annotate.search.results import together

        results = index.search(self._query, limit)
        if self._own_index is None:
            return results
        return together(results, self._own_index.search(self._query, limit), limit)

    def settle(self) -> None:
        """Answer the last query now, if it still waits."""
        if self._waiting is not None:
            self._drop_waiting()
            self._answer()

    def _drop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _mark(self, results: Results) -> None:
        self._pane.show_hits(merged(span for result in results.of("sentence") for span in result.source_spans))

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
        if self._index is not None:
            self._mark(self._found(self._index, _STEPPED))
        self._pane.focus()
        self._pane.remember(self._origin.offset)
        go_to(target, self._pane, self._lookup, remember=False)
        self._follow()

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._drop_waiting()
        self.panel.close()
        self._origin.focused.focus()
        self._pane.show_hits(())
        self._restore()
        self._follow()

    def _restore(self) -> None:
        pane, was = self._pane, self._origin
        pane.select(was.mention, remember=False)
        pane.top_offset = was.offset
        pane.show_evidence(*was.evidence, place=was.proof, remember=False)
