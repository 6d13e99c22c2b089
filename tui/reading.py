"""One article being read: the library and the annotator behind the screens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import cached_property
from typing import TYPE_CHECKING, Final

from annotate.article import Article

if TYPE_CHECKING:
    from annotate.events import Event, Finished
    from annotate.library import Library


class Reading:
    """The :class:`~tui.session.Session` of an article in the user's library.

    Nothing is opened before it is asked for. Methods may be called from any thread.
    """

    def __init__(self, article: Article, *, knowledge: bool = True, command: Sequence[str] | None = None) -> None:
        self._article = article
        self.knowledge: Final = knowledge
        self._command = command

    @cached_property
    def library(self) -> Library:
        """The user's library."""
        from annotate.library import Library

        return Library.open()

    def other(self, article: Article) -> Reading:
        """Another article, read in the same way and with the same library."""
        reading = Reading(article, knowledge=self.knowledge, command=self._command)
        reading.library = self.library
        return reading

    def position(self) -> int | None:
        """Where the article was left; None if it was never read. From now on it is the one read last."""
        position = self.library.position(self._article)
        self.library.remember(self._article, position or 0)
        return position

    def remember(self, offset: int) -> None:
        """Keep where the reader is."""
        self.library.remember(self._article, offset)

    def trouble(self) -> str | None:
        """What is wrong with the library, the first time only."""
        return self.library.take_trouble()

    async def events(self) -> AsyncGenerator[Event, None]:
        """The annotation as it comes: at once if the library has it, else from the annotator."""
        if kept := await asyncio.to_thread(self._kept):
            yield kept
            return
        from annotate.events import Finished
        from tui import annotator

        command = self._command or annotator.WORKER
        async with aclosing(annotator.events(self._article, knowledge=self.knowledge, command=command)) as found:
            async for event in found:
                yield event
                if isinstance(event, Finished):
                    await asyncio.to_thread(self.library.store, event.annotation, knowledge=self.knowledge)

    def _kept(self) -> Finished | None:
        from annotate.events import Finished
        from annotate.version import pipeline_version

        record = self.library.annotation(self._article, pipeline_version(), knowledge=self.knowledge)
        return Finished(record) if record else None
