"""The way from the annotator's events to what the panes show. Loaded after the first paint."""

from __future__ import annotations

from collections.abc import Callable

from annotate.annotation import Annotation, Mention
from annotate.catalogue import Catalogue
from annotate.events import Event, Failed, Finished, Names, Progress
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.screens.whereabouts import Whereabouts
from tui.widgets.article_pane import ArticlePane
from tui.widgets.sidebar import Sidebar


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
        self._names: list[Mention] = []

    def take(self, event: Event) -> None:
        """Show what an event says."""
        match event:
            case Names():
                self._add_names(event)
            case Progress(done, total):
                self._where.report(self._messages("status.reading", percent=done * 100 // max(1, total)))
                self._sidebar.show_progress(done, total)
            case Finished(annotation):
                self._show(annotation)
            case Failed(message):
                self._where.report(self._messages("status.failed"))
                self._where.say(harmless_line(message))
                self._sidebar.show_failure(message)

    def _add_names(self, found: Names) -> None:
        kept = [m for m in self._names if m.end <= found.start or found.end <= m.start]
        self._names = sorted([*kept, *found.mentions], key=lambda m: m.start)
        self._pane.show_mentions(self._names)

    def _show(self, annotation: Annotation) -> None:
        lookup = Lookup(annotation)
        self._use(lookup)
        self._pane.show_mentions(annotation.mentions)
        self._sidebar.show_annotation(lookup)
        self._where.report("")
