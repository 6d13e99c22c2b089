"""Marks and notes in the library: set, found again in the text as it is now, taken away."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from annotate.article import Article, Span
from annotate.marks.anchors import Anchor, anchor_from_json, anchor_to_json, anchored, located

if TYPE_CHECKING:
    from annotate.library.storage import Storage

VERSIONS: Final = """
    SELECT id FROM articles WHERE source = (SELECT source FROM articles WHERE id = :article) AND source <> '-'
    UNION SELECT :article
"""
"""The texts that an article's source has held, its own among them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a letter."""

    letter: str
    anchor: Anchor
    span: Span | None
    """Where it is in the text as it is now; None if its place is gone."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the reader's on a passage."""

    id: str
    article: str
    """The id of the text that it was written on."""
    anchor: Anchor
    text: str
    written: float
    """Seconds since 1970."""
    span: Span | None = None
    """Where its passage is in the text as it is now; None if it is gone, or not sought."""


@dataclass(frozen=True, slots=True)
class NotedArticle:
    """An article with its notes."""

    title: str
    source: str
    notes: tuple[Note, ...]


class Marks:
    """The marks and notes of all articles."""

    def __init__(self, storage: Storage) -> None:
        self._storage: Final = storage

    # Marks

    def set(self, letter: str, offset: int, article: Article) -> bool:
        """Give a place a letter, which it takes from where it was; False if it cannot be kept."""
        anchor = anchor_to_json(anchored(Span(offset, offset), article))
        return self._storage.write(
            "INSERT OR REPLACE INTO marks (article, letter, anchor, turn)"
            " VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM marks))",
            (article.id, letter, anchor),
        )

    def of(self, article: Article) -> list[Mark]:
        """The marks of an article, by letter; also those of earlier versions of its text."""
        rows = self._storage.rows(
            f"SELECT letter, anchor, max(turn) FROM marks WHERE article IN ({VERSIONS})"
            " GROUP BY letter ORDER BY letter",
            {"article": article.id},
        )
        anchors = ((letter, anchor_from_json(anchor)) for letter, anchor, _ in rows)
        return [Mark(letter, anchor, located(anchor, article)) for letter, anchor in anchors if anchor]

    def unset(self, letter: str, article: Article) -> bool:
        """Take a letter away."""
        return self._storage.write(
            f"DELETE FROM marks WHERE letter = :letter AND article IN ({VERSIONS})",
            {"article": article.id, "letter": letter},
        )

    # Notes

    def begin(self, span: Span, article: Article) -> Note:
        """A note on a passage, not kept before something is written."""
        return Note(uuid4().hex, article.id, anchored(span, article), "", time.time(), span)

    def keep(self, note: Note) -> bool:
        """Keep a note as it is now; False if that cannot be done."""
        return self._storage.write(
            "INSERT OR REPLACE INTO notes (id, article, anchor, text, written) VALUES (?, ?, ?, ?, ?)",
            (note.id, note.article, anchor_to_json(note.anchor), _storable(note.text), note.written),
        )

    def drop(self, note: Note) -> bool:
        """Take a note away; False if that cannot be done."""
        return self._storage.write("DELETE FROM notes WHERE id = ?", (note.id,))

    def notes_of(self, article: Article) -> list[Note]:
        """The notes on an article in the order of its text, also on earlier versions of it; lost places last."""
        rows = self._storage.rows(
            f"SELECT id, article, anchor, text, written FROM notes WHERE article IN ({VERSIONS}) ORDER BY written",
            {"article": article.id},
        )
        notes = [
            Note(id_, of, anchor, text, written, located(anchor, article))
            for id_, of, packed, text, written in rows
            if (anchor := anchor_from_json(packed))
        ]
        return sorted(notes, key=lambda note: note.span or Span(len(article.text), 0))

    def noted(self) -> list[NotedArticle]:
        """All notes by article, the article read last first, its notes in the order of the text."""
        rows = self._storage.rows(
            "SELECT coalesce(articles.title, ''), coalesce(articles.source, ''), notes.id, notes.article,"
            " notes.anchor, notes.text, notes.written FROM notes LEFT JOIN articles ON articles.id = notes.article"
            " ORDER BY articles.turn DESC, notes.article, notes.written"
        )
        found: dict[tuple[str, str], list[Note]] = {}
        for title, source, id_, article, packed, text, written in rows:
            if anchor := anchor_from_json(packed):
                found.setdefault((title, source), []).append(Note(id_, article, anchor, text, written))
        return [NotedArticle(*of, tuple(sorted(notes, key=_order))) for of, notes in found.items()]


def _order(note: Note) -> tuple[int, int]:
    return note.anchor.paragraph, note.anchor.character


def _storable(text: str) -> str:
    """The text without lone surrogates, which no file can hold."""
    return text.encode(errors="replace").decode()
