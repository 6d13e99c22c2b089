"""The way from the annotator's events to what the panes show. Loaded after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from annotate.annotation import Annotation, Mention
from annotate.article import Span
from annotate.catalogue import Catalogue
from annotate.events import Event, Failed, Names, Progress
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.screens.whereabouts import Whereabouts
from tui.slices import in_slices
from tui.widgets.article_pane import ArticlePane
from tui.widgets.sidebar import Sidebar

_MENTIONS: Final = 200
"""So many are shown at a time."""


class Inflow:
    """Hands on what is found in an article, as it is found."""

    def __init__(
        self,
        pane: ArticlePane,
        sidebar: Sidebar,
        where: Whereabouts,
        messages: Catalogue,
        use: Callable[[Lookup], None],
    ) -> None:
        """Join the parts.

        Args:
            pane: Gets the names, and later all mentions.
            sidebar: Gets the annotation.
            where: Is told how far the annotator is.
            messages: The interface's text.
            use: Called with the annotation, for whoever else needs it.
        """
        self._pane = pane
        self._sidebar = sidebar
        self._where = where
        self._messages = messages
        self._use = use
        self._percent = 0

    async def take(self, event: Event) -> None:
        """Show what an event says; what is finished is shown by :meth:`show`."""
        match event:
            case Names(start, end, mentions):
                self._pane.show_mentions_in(Span(start, end), mentions)
            case Progress(done, total):
                self._show_progress(done * 100 // max(1, total))
            case Failed(message):
                self._where.report(self._messages("status.failed"))
                self._where.say(harmless_line(message))
                self._sidebar.show_failure(message)

    def _show_progress(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            self._where.report(self._messages("status.reading", percent=percent))
            self._sidebar.show_progress(percent)

    async def show(self, lookup: Lookup, rejected: int = 0) -> None:
        """Show what is known of the whole article, in place of what was shown before.

        Args:
            lookup: What is known.
            rejected: How many claims the reader has taken out of it.
        """
        self._use(lookup)
        await in_slices(lambda part: self._pane.show_mentions_in(*part), _parts(lookup.annotation))
        self._sidebar.show_annotation(lookup, rejected)
        self._where.report("")


def _parts(annotation: Annotation) -> Iterator[tuple[Span, Sequence[Mention]]]:
    """The whole text in stretches that cut no mention, each with its mentions."""
    mentions, first, start = annotation.mentions, 0, 0
    reach = list(accumulate((m.end for m in mentions), max, initial=0))
    for place in range(_MENTIONS, len(mentions)):
        if place - first >= _MENTIONS and (cut := mentions[place].start) >= reach[place]:
            yield Span(start, cut), mentions[first:place]
            first, start = place, cut
    yield Span(start, len(annotation.document.text)), mentions[first:]
