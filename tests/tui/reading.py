"""The reader with an annotation made by hand, so that no test of it depends on the extraction."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

import msgspec
from textual.pilot import Pilot

from annotate.annotation import Annotation, Document, Pipeline
from annotate.article import Article
from annotate.catalogue import Language
from annotate.events import Event, Finished
from annotate.library import Library
from tests.gold import gold_annotation
from tui.app import Durchblick
from tui.screens.reader import ReaderScreen
from tui.settings.preferences import Preferences
from tui.widgets.search_panel import SearchPanel
from tui.widgets.sidebar import Sidebar

SEED = gold_annotation("musk-altman")


class FixedSession:
    """Gives prepared events, and keeps what it is told to remember."""

    def __init__(self, events: Iterable[Event], position: int = 0) -> None:
        self._events = tuple(events)
        self._position = position
        self.library = Library.in_memory()
        self.knowledge = True
        self.troubles: list[str] = []
        self.remembered: int | None = None
        self.told = False
        """Whether all events were taken."""

    @property
    def gives_annotation(self) -> bool:
        return any(isinstance(event, Finished) for event in self._events)

    def other(self, article: Article) -> FixedSession:
        other = FixedSession([Finished(Annotation(Document.of(article, ()), Pipeline("test", "1")))])
        other.library = self.library
        return other

    def position(self) -> int | None:
        return self._position

    def remember(self, offset: int) -> None:
        self.remembered = offset

    def trouble(self) -> str | None:
        return self.troubles.pop() if self.troubles else None

    async def events(self) -> AsyncIterator[Event]:
        for event in self._events:
            yield event
        self.told = True


async def begun(pilot: Pilot[None]) -> None:
    """Wait until the reader has taken all that its session tells."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await pilot.pause()
    while not app.fixed.told:
        await pilot.pause(0.01)
    await pilot.pause()


async def annotated(pilot: Pilot[None]) -> None:
    """Wait until all that is known of the article is shown."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await pilot.pause()
    while app.fixed.gives_annotation and not (app.reader.side.sidebar and app.sidebar.is_filled):
        await pilot.pause(0.01)
    await pilot.pause()


class ReaderApp(Durchblick):
    """The app as it is, with its parts in reach."""

    def __init__(
        self,
        annotation: Annotation = SEED,
        *,
        article: Article | None = None,
        events: Iterable[Event] | None = None,
        position: int = 0,
        language: Language = "de",
        theme: str | None = None,
        preferences: Preferences = Preferences(),  # noqa: B008
        begin: str = "",
    ) -> None:
        self.fixed = FixedSession([Finished(annotation)] if events is None else events, position)
        if theme:
            preferences = msgspec.structs.replace(
                preferences, settings=msgspec.structs.replace(preferences.settings, theme=theme)
            )
        super().__init__(article or annotation.document.article(), self.fixed, language, preferences, begin)

    @property
    def reader(self) -> ReaderScreen:
        """The reading screen, whatever is laid over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def sidebar(self) -> Sidebar:
        """The sidebar, once it is loaded."""
        sidebar = self.reader.side.sidebar
        assert sidebar is not None
        return sidebar

    @property
    def panel(self) -> SearchPanel:
        """The search's panel, once it is loaded."""
        search = self.reader.search
        assert search is not None
        return search.panel
