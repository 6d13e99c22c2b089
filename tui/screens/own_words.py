"""What the search knows of the reader: the queries of before, and the notes and marks left in the article."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from annotate.article import Article

if TYPE_CHECKING:
    from annotate.search.index import SearchIndex
    from tui.session import Session


class OwnWords:
    """Between the search and the library; what asks the library does not keep the screen waiting."""

    def __init__(self, article: Article, session: Session, *, keeps_queries: bool) -> None:
        """Ask nothing yet.

        Args:
            article: What is read.
            session: Has the library.
            keeps_queries: Whether the library keeps queries; if not, it forgets those that it has.
        """
        self._article: Final = article
        self._session: Final = session
        self._keeps: Final = keeps_queries

    async def queries(self) -> list[str]:
        """The queries of before, the newest at the end."""
        return await asyncio.to_thread(self._queries)

    def _queries(self) -> list[str]:
        kept = self._session.library.queries
        if self._keeps:
            return kept.past()
        kept.forget()
        return []

    async def add(self, query: str) -> None:
        """Keep a query, if queries are kept."""
        if self._keeps:
            await asyncio.to_thread(self._session.library.queries.add, query)

    async def index(self) -> SearchIndex | None:
        """The notes and marks of the article as they are now, to be searched; None if there are none."""
        return await asyncio.to_thread(self._index)

    def _index(self) -> SearchIndex | None:
        from annotate.search.index import SearchIndex
        from annotate.search.remembered import remembered_items

        marks = self._session.library.marks
        items = list(remembered_items(marks.of(self._article), marks.notes_of(self._article)))
        return SearchIndex(items) if items else None
