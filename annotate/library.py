"""What is remembered between sittings: cached annotations, articles opened, reading positions.

One SQLite file that any number of processes may use at once. Reading never depends on it: whatever
is wrong with the file, the methods here still answer, and :meth:`Library.take_trouble` says once
what the user should know.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from annotate.annotation import Annotation, Document, from_json, to_json
from annotate.article import Article
from annotate.errors import reason, user_error
from annotate.sources import STDIN

DATA_VARIABLE: Final = "DURCHBLICK_DATA"
"""Environment variable that names another folder for the library."""

_FILE: Final = "library.db"
_BUSY_SECONDS: Final = 1.0
"""How long another process's write is waited for."""

_MIGRATIONS: Final = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        opened REAL NOT NULL,  -- seconds since 1970
        position INTEGER NOT NULL  -- an offset into the text
    ) STRICT;
    CREATE INDEX articles_opened ON articles (opened);
    CREATE TABLE annotations (
        article TEXT NOT NULL,
        knowledge INTEGER NOT NULL,
        pipeline TEXT NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (article, knowledge)
    ) STRICT;
    """,
    "ALTER TABLE annotations ADD COLUMN adopted INTEGER NOT NULL DEFAULT 0",
)
"""Each takes the file from the version of its index to the next; only ever appended to."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that was read before."""

    id: str
    source: str
    """As :attr:`Article.source`, but with a file's whole path."""
    title: str
    position: int
    """Where the reader was, an offset into the text."""


class Library:
    """The library in one file, or in memory when the file cannot be used."""

    def __init__(self, connection: sqlite3.Connection, path: Path, trouble: str | None = None) -> None:
        self._connection = connection
        self._path = path
        self._trouble = trouble
        self._said = False

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The library at ``path``, by default the user's; made if there is none.

        Calls may come from any thread.
        """
        file = path or default_path()
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(_connect(str(file)), file)
        except (sqlite3.Error, OSError) as error:
            return cls(_connect(":memory:"), file, _trouble(file, error))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def take_trouble(self) -> str | None:
        """What the user should be told about the library: one sentence, the first time only."""
        if self._said or not self._trouble:
            return None
        self._said = True
        return self._trouble

    def annotation(self, article: Article, pipeline: str, *, knowledge: bool) -> Annotation | None:
        """The record of ``article`` that was adopted, or that this version of the pipeline made, if there is one."""
        row = self._row(
            "SELECT record FROM annotations WHERE article = ? AND knowledge = ? AND (pipeline = ? OR adopted)",
            (article.id, knowledge, pipeline),
        )
        if row is None:
            return None
        try:
            record = from_json(row[0])
        except msgspec.MsgspecError:
            return None
        # The same bytes may have been opened under another name.
        document = Document.of(article, record.document.sentences, record.document.language)
        return msgspec.structs.replace(record, document=document)

    def store(self, annotation: Annotation, *, knowledge: bool) -> None:
        """Keep a record in place of any older one of the same text."""
        self._write(
            "INSERT OR REPLACE INTO annotations (article, knowledge, pipeline, record) VALUES (?, ?, ?, ?)",
            (annotation.document.id, knowledge, annotation.pipeline.version, to_json(annotation)),
        )

    def adopt(self, annotation: Annotation) -> None:
        """Keep a record made elsewhere: it stays its article's, whatever the pipeline becomes."""
        text_only = tuple(claim for claim in annotation.relations if claim.provenance == "text")
        for knowledge, relations in ((True, annotation.relations), (False, text_only)):
            record = msgspec.structs.replace(annotation, relations=relations)
            self._write(
                "INSERT OR REPLACE INTO annotations (article, knowledge, pipeline, record, adopted)"
                " VALUES (?, ?, ?, ?, 1)",
                (record.document.id, knowledge, record.pipeline.version, to_json(record)),
            )

    def remember(self, article: Article, position: int) -> None:
        """Note that ``article`` is being read and how far."""
        source = article.source if article.source == STDIN else os.path.abspath(article.source)
        self._write(
            "INSERT OR REPLACE INTO articles (id, source, title, opened, position) VALUES (?, ?, ?, ?, ?)",
            (article.id, source, article.title, time.time(), position),
        )

    def position(self, article_id: str) -> int | None:
        """Where the reader was in an article; None if it was never read."""
        row = self._row("SELECT position FROM articles WHERE id = ?", (article_id,))
        return int(row[0]) if row else None

    def last(self) -> Opened | None:
        """The article read last."""
        row = self._row("SELECT id, source, title, position FROM articles ORDER BY opened DESC LIMIT 1")
        return Opened(*row) if row else None

    def text_of(self, article_id: str) -> Article | None:
        """An article as it was when it was annotated; for those that have no file, or none any more."""
        row = self._row("SELECT record FROM annotations WHERE article = ? LIMIT 1", (article_id,))
        try:
            return from_json(row[0]).document.article() if row else None
        except msgspec.MsgspecError:
            return None

    def _row(self, query: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        try:
            with closing(self._connection.execute(query, values)) as cursor:
                row: tuple[Any, ...] | None = cursor.fetchone()
                return row
        except sqlite3.Error as error:
            self._trouble = self._trouble or _trouble(self._path, error)
            return None

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._connection.execute(statement, values).close()
        except sqlite3.Error as error:
            self._trouble = self._trouble or _trouble(self._path, error)


def default_path() -> Path:
    """Where the user's library is."""
    if folder := os.environ.get(DATA_VARIABLE):
        return Path(folder, _FILE)
    from platformdirs import user_data_path

    return user_data_path("durchblick", appauthor=False) / _FILE


def _connect(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    if _version(connection) == len(_MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")  # another process may be about to do the same
    version = _version(connection)
    if version > len(_MIGRATIONS):
        raise sqlite3.NotSupportedError("made by a newer version")
    for number, script in enumerate(_MIGRATIONS[version:], version + 1):
        for statement in script.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _trouble(file: Path, error: Exception) -> str:
    return str(user_error("library", name=str(file), reason=reason(error)))
