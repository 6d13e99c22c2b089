"""What is remembered between sittings: cached annotations, articles opened, positions, marks, notes, corrections.

Reading never depends on it: whatever is wrong with the file (see :mod:`annotate.library.storage`), the methods
here still answer, and :meth:`Library.take_trouble` says once what the user should know.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import msgspec

from annotate.annotation import Annotation, Document, from_json, to_json
from annotate.article import Article, Span
from annotate.corrections.kept import Corrections
from annotate.library.earlier import SET_ASIDE, Earlier
from annotate.library.queries import Queries
from annotate.library.storage import Storage
from annotate.marks.anchors import anchor_from_json, anchor_to_json, anchored, located
from annotate.marks.kept import Marks
from annotate.sources import STDIN

if TYPE_CHECKING:
    from annotate.library.shelf import Shelf

DATA_VARIABLE: Final = "DURCHBLICK_DATA"
"""Environment variable that names another folder for the library."""

_FILE: Final = "library.db"
_BEST_RECORD: Final = "SELECT record FROM annotations WHERE article = ? ORDER BY adopted DESC, knowledge DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that was read before."""

    id: str
    source: str
    """As :attr:`Article.source`, but with a file's whole path."""
    title: str
    position: int
    """Where the reader was, an offset into the text."""
    opened: float = 0.0
    """When it was last read, in seconds since 1970, as the clock then was."""
    length: int = 0
    """Characters of its text; 0 if that is not known."""

    @property
    def percent(self) -> int | None:
        """How far the reader was; None if that is not known."""
        return min(100, self.position * 100 // self.length) if self.length else None


class Library:
    """The user's library."""

    def __init__(self, storage: Storage) -> None:
        self._storage: Final = storage
        self.marks: Final = Marks(storage)
        """The marks and notes."""
        self.corrections: Final = Corrections(storage)
        """What readers have corrected."""
        self.queries: Final = Queries(storage)
        """What was searched for."""
        self.earlier: Final = Earlier(storage)
        """What the pipeline before this one made of articles."""

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The library at ``path``, by default the user's; made if there is none.

        Calls may come from any thread.
        """
        return cls(Storage.open(path or default_path()))

    @classmethod
    def in_memory(cls) -> Self:
        """A library that ends with the process."""
        return cls(Storage.in_memory())

    def close(self) -> None:
        """Let go of the file."""
        self._storage.close()

    def take_trouble(self) -> str | None:
        """What the user should be told about the library: one sentence, the first time only."""
        return self._storage.take_trouble()

    # Annotations

    def annotation(self, article: Article, pipeline: str, *, knowledge: bool) -> Annotation | None:
        """The record of ``article`` that was adopted, or that this version of the pipeline made, if there is one.

        Corrections are not applied: see :meth:`corrected`.
        """
        row = self._storage.row(
            "SELECT record FROM annotations WHERE article = ? AND knowledge = ? AND (pipeline = ? OR adopted)",
            (article.id, knowledge, pipeline),
        )
        record = _record(row[0]) if row else None
        # The same bytes may have been opened under another name, and by that name read as another kind of source.
        if record is None or record.document.text != article.text:
            return None
        document = Document.of(article, record.document.sentences, record.document.language)
        return msgspec.structs.replace(record, document=document)

    def store(self, annotation: Annotation, *, knowledge: bool) -> None:
        """Keep a record in place of any older one of the same text, which is set aside if another version made it."""
        place = (annotation.document.id, knowledge, annotation.pipeline.version)
        self._storage.write_all(
            [
                (SET_ASIDE, place),
                (
                    "INSERT OR REPLACE INTO annotations (article, knowledge, pipeline, record) VALUES (?, ?, ?, ?)",
                    (*place, to_json(annotation)),
                ),
            ]
        )

    def corrected(self, annotation: Annotation) -> Annotation:
        """A record with what was corrected of its article."""
        corrections = self.corrections.of_text(annotation.document.id)
        if not corrections:
            return annotation
        from annotate.corrections.applying import apply

        return apply(annotation, corrections).annotation

    def adopt(self, annotation: Annotation) -> None:
        """Keep a record made elsewhere: it stays its article's, whatever the pipeline becomes."""
        text_only = tuple(claim for claim in annotation.relations if claim.provenance == "text")
        records = (
            (knowledge, msgspec.structs.replace(annotation, relations=relations))
            for knowledge, relations in ((True, annotation.relations), (False, text_only))
        )
        self._storage.write_all(
            (
                "INSERT OR REPLACE INTO annotations (article, knowledge, pipeline, record, adopted)"
                " VALUES (?, ?, ?, ?, 1)",
                (record.document.id, knowledge, record.pipeline.version, to_json(record)),
            )
            for knowledge, record in records
        )

    def text_of(self, article_id: str) -> Article | None:
        """An article as it was when it was annotated; for those that have no file, or none any more."""
        row = self._storage.row("SELECT record FROM annotations WHERE article = ? LIMIT 1", (article_id,))
        record = _record(row[0]) if row else None
        return record.document.article() if record else None

    def record_of(self, article_id: str) -> Annotation | None:
        """What is known of an article, corrected, and with background knowledge if it was read so."""
        row = self._storage.row(_BEST_RECORD, (article_id,))
        record = _record(row[0]) if row else None
        return self.corrected(record) if record else None

    def _records(self, articles: list[Opened]) -> Iterator[tuple[Opened, bytes]]:
        changed = self.corrections.articles()
        for opened in articles:
            if row := self._storage.row(_BEST_RECORD, (opened.id,)):
                record = _record(row[0]) if opened.id in changed else None
                yield opened, to_json(self.corrected(record)) if record else row[0]

    def shelf(self) -> Shelf:
        """All that was read, as one collection."""
        from annotate.library.shelf import Shelf

        articles = self.articles()
        return Shelf(articles, self._records(articles))

    # What was read, and how far

    def remember(self, article: Article, position: int) -> None:
        """Note that ``article`` is being read and how far."""
        anchor = anchor_to_json(anchored(Span(position, position), article))
        self._storage.write(
            "INSERT OR REPLACE INTO articles (id, source, title, opened, position, turn, length, anchor)"
            " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM articles), ?, ?)",
            (article.id, _whole(article.source), article.title, time.time(), position, len(article.text), anchor),
        )

    def position(self, article: Article) -> int | None:
        """Where the reader was in an article, or in what its source held before; None if it was never read."""
        if row := self._storage.row("SELECT position FROM articles WHERE id = ?", (article.id,)):
            return int(row[0])
        if article.source == STDIN:
            return None
        before = self._storage.row(
            "SELECT anchor FROM articles WHERE source = ? AND anchor <> '' ORDER BY turn DESC",
            (_whole(article.source),),
        )
        anchor = anchor_from_json(before[0]) if before else None
        found = located(anchor, article) if anchor else None
        return found.start if found else None

    def last(self) -> Opened | None:
        """The article read last."""
        return next(iter(self._articles(1)), None)

    def articles(self) -> list[Opened]:
        """All articles that were read, the one read last first; of one source's texts, only the last."""
        shown: dict[str, Opened] = {}
        for opened in self._articles(-1):
            shown.setdefault(opened.id if opened.source == STDIN else opened.source, opened)
        return list(shown.values())

    def _articles(self, limit: int) -> list[Opened]:
        rows = self._storage.rows(
            "SELECT id, source, title, position, opened, length FROM articles ORDER BY turn DESC LIMIT ?", (limit,)
        )
        return [Opened(*row) for row in rows]


def default_path() -> Path:
    """Where the user's library is."""
    if folder := os.environ.get(DATA_VARIABLE):
        return Path(folder, _FILE)
    from platformdirs import user_data_path

    return user_data_path("durchblick", appauthor=False) / _FILE


def _record(data: bytes) -> Annotation | None:
    try:
        return from_json(data)
    except msgspec.MsgspecError:
        return None


def _whole(source: str) -> str:
    """A source by a name that holds from any folder."""
    return source if source == STDIN or "://" in source else os.path.abspath(source)
