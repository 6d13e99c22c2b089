"""Records that a newer version of the pipeline has replaced, until what that changed has been looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from annotate.annotation import Annotation, from_json

if TYPE_CHECKING:
    from annotate.library.storage import Storage, Values

SET_ASIDE: Final = """
    INSERT INTO earlier (article, knowledge, pipeline, record)
    SELECT article, knowledge, pipeline, record FROM annotations
    WHERE article = ? AND knowledge = ? AND pipeline <> ? AND NOT adopted
    ON CONFLICT DO UPDATE SET told = 0
"""
"""Keeps the record that is about to be replaced, unless there is an older one that was not looked at yet."""


class Earlier:
    """The replaced records of all articles."""

    def __init__(self, storage: Storage) -> None:
        self._storage: Final = storage

    def of(self, article_id: str, *, knowledge: bool) -> Annotation | None:
        """What an earlier version of the pipeline made of a text, if that has not been looked at yet."""
        row = self._storage.row(
            "SELECT record FROM earlier WHERE article = ? AND knowledge = ?", (article_id, knowledge)
        )
        try:
            return from_json(row[0]) if row else None
        except msgspec.MsgspecError:
            return None

    def is_told(self, article_id: str, *, knowledge: bool) -> bool:
        """Whether there is nothing to tell of, or the reader has been told; from now on that is so."""
        values: Values = (article_id, knowledge)
        row = self._storage.row("SELECT told FROM earlier WHERE article = ? AND knowledge = ?", values)
        if row is None or row[0]:
            return True
        self._storage.write("UPDATE earlier SET told = 1 WHERE article = ? AND knowledge = ?", values)
        return False

    def forget(self, article_id: str, *, knowledge: bool) -> None:
        """Let go of the record: what changed has been looked at, or nothing has."""
        self._storage.write("DELETE FROM earlier WHERE article = ? AND knowledge = ?", (article_id, knowledge))
