"""What the reader has searched for, in the library: so that it is offered again the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from annotate.library.storage import Storage

KEPT: Final = 200
"""Queries that are kept, the newest of all."""
_LONGEST: Final = 400
"""Characters; a longer query was pasted by mistake."""


class Queries:
    """The queries of before, in all articles."""

    def __init__(self, storage: Storage) -> None:
        self._storage: Final = storage

    def past(self) -> list[str]:
        """The queries, each once, the newest at the end."""
        return [query for (query,) in self._storage.rows("SELECT query FROM queries ORDER BY turn")]

    def add(self, query: str) -> bool:
        """Keep a query as the newest; False if it cannot be kept."""
        if len(query) > _LONGEST:
            return False
        storable = query.encode(errors="replace").decode()  # without lone surrogates, which no file can hold
        return self._storage.write_all(
            [
                (
                    "INSERT OR REPLACE INTO queries (query, turn)"
                    " VALUES (?, (SELECT coalesce(max(turn), 0) + 1 FROM queries))",
                    (storable,),
                ),
                ("DELETE FROM queries WHERE turn <= (SELECT max(turn) FROM queries) - ?", (KEPT,)),
            ]
        )

    def forget(self) -> bool:
        """Remove all of them; False if that cannot be done."""
        if self._storage.row("SELECT 1 FROM queries LIMIT 1") is None:
            return True
        return self._storage.write("DELETE FROM queries")
