"""What the reader corrects in one article: kept in the library, and applied anew to what the pipeline made of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from annotate.corrections.applying import Corrected, Outcome, apply
from annotate.corrections.kept import KeptCorrection
from annotate.corrections.making import Maker
from annotate.lookup import Lookup

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.article import Article
    from annotate.corrections.records import Correction
    from annotate.corrections.updates import Update
    from tui.session import Session


class Corrector:
    """The corrections of an article, and its annotation with them."""

    def __init__(self, annotation: Annotation, session: Session, show: Callable[[Lookup], Awaitable[None]]) -> None:
        """Begin with what the pipeline made; nothing is corrected before :meth:`begin`.

        Args:
            annotation: As it is without corrections.
            session: Has the library.
            show: Shows what is known now, whenever that has changed.
        """
        self._read: Final = annotation
        self._session: Final = session
        self._show: Final = show
        self._turn: Final = asyncio.Lock()
        self._made: Final[list[KeptCorrection]] = []
        self.article: Final[Article] = annotation.document.article()
        self.kept: tuple[KeptCorrection, ...] = ()
        """In the order in which they were made."""
        self.corrected = Corrected(annotation)
        self.lookup = Lookup(annotation)

    @property
    def maker(self) -> Maker:
        """Makes corrections of what is shown now."""
        return Maker(self.lookup, self.article)

    async def begin(self) -> None:
        """Show the annotation with the corrections that there are."""
        async with self._turn:
            if self._session.library.corrections.of(self.article):
                await self._apply()
            else:  # as nearly always: shown without waiting for another thread
                await self._show(self.lookup)

    async def make(self, correction: Correction) -> Outcome | None:
        """Keep one more correction, and show what it did; None if it cannot be kept."""
        async with self._turn:
            made = await asyncio.to_thread(self._session.library.corrections.make, correction, self.article.id)
            if made is None:
                return None
            self._made.append(made)
            await self._apply()
            outcomes = zip(self.kept, self.corrected.outcomes, strict=True)
            return next((outcome for kept, outcome in outcomes if kept.id == made.id), None)

    async def undo(self) -> KeptCorrection | None:
        """Take back the last correction of this sitting; None if there is none."""
        while self._made:
            last = self._made[-1]
            if await self.take_back(last):
                return last
        return None

    async def take_back(self, kept: KeptCorrection) -> bool:
        """Take back a correction; False if it was not there any more."""
        async with self._turn:
            self._made[:] = [each for each in self._made if each.id != kept.id]
            was_there = any(each.id == kept.id for each in self.kept)
            await asyncio.to_thread(self._session.library.corrections.drop, kept)
            await self._apply()
            return was_there

    async def restore(self, kept: KeptCorrection) -> None:
        """Make a correction that was taken back hold again, at its old place among the others."""
        async with self._turn:
            await asyncio.to_thread(self._session.library.corrections.keep, kept)
            await self._apply()

    # Updates of the pipeline

    async def update(self) -> Update | None:
        """What the pipeline's last update changed here, until that is forgotten; None if it changed nothing."""
        return await asyncio.to_thread(self._update)

    async def is_told(self) -> bool:
        """Whether the reader has been told of the update; from now on that is so."""
        is_told = self._session.library.earlier.is_told
        return await asyncio.to_thread(is_told, self.article.id, knowledge=self._session.knowledge)

    async def forget_update(self) -> None:
        """Let go of what the update changed: it has been looked at."""
        forget = self._session.library.earlier.forget
        await asyncio.to_thread(forget, self.article.id, knowledge=self._session.knowledge)

    def _update(self) -> Update | None:
        from annotate.corrections.updates import update

        earlier, knowledge = self._session.library.earlier, self._session.knowledge
        before = earlier.of(self.article.id, knowledge=knowledge)
        if before is None:
            return None
        changed = update(before, self._read, [each.correction for each in self.kept])
        if changed.is_nothing:
            earlier.forget(self.article.id, knowledge=knowledge)
            return None
        return changed

    async def _apply(self) -> None:
        self.kept, self.corrected = await asyncio.to_thread(self._corrected)
        self.lookup = Lookup(self.corrected.annotation)
        await self._show(self.lookup)

    def _corrected(self) -> tuple[tuple[KeptCorrection, ...], Corrected]:
        kept = tuple(self._session.library.corrections.of(self.article))
        return kept, apply(self._read, (each.correction for each in kept), self.article)
