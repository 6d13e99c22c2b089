"""The tables of the library, and how a file made by an older version becomes one of this."""

from __future__ import annotations

import sqlite3
from typing import Final

MIGRATIONS: Final = (
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
    # turn: the higher, the later read, for clocks may jump. length: of the text, in characters; 0 if it is not known.
    # anchor: the position as JSON, for a text that has changed since.
    """
    ALTER TABLE articles ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
    UPDATE articles SET turn = (SELECT count(*) FROM articles AS other WHERE other.opened <= articles.opened);
    DROP INDEX articles_opened;
    CREATE INDEX articles_turn ON articles (turn);
    CREATE INDEX articles_source ON articles (source);
    CREATE TABLE marks (
        article TEXT NOT NULL,
        letter TEXT NOT NULL,
        anchor TEXT NOT NULL,  -- JSON
        turn INTEGER NOT NULL,  -- of two with the same letter in versions of a text, the higher counts
        PRIMARY KEY (article, letter)
    ) STRICT;
    CREATE TABLE notes (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        anchor TEXT NOT NULL,  -- JSON
        text TEXT NOT NULL,
        written REAL NOT NULL  -- seconds since 1970
    ) STRICT;
    CREATE INDEX notes_article ON notes (article);
    """,
    # corrections: turn is the order in which they were made. earlier: the record that a newer version of the pipeline
    # replaced, until what that changed has been looked at; told: whether the reader knows that there is something.
    """
    CREATE TABLE corrections (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        correction TEXT NOT NULL,  -- JSON
        made REAL NOT NULL,  -- seconds since 1970
        turn INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX corrections_article ON corrections (article);
    CREATE TABLE earlier (
        article TEXT NOT NULL,
        knowledge INTEGER NOT NULL,
        pipeline TEXT NOT NULL,
        record BLOB NOT NULL,
        told INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (article, knowledge)
    ) STRICT;
    """,
    # turn: the higher, the later searched for.
    "CREATE TABLE queries (query TEXT PRIMARY KEY, turn INTEGER NOT NULL) STRICT",
)
"""Each takes the file from the version of its index to the next; only ever appended to."""


class NewerError(Exception):
    """The file was made by a newer version of the program."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this version, all of it or nothing.

    Raises:
        NewerError: If it is beyond this version.
        sqlite3.Error: If the file cannot be read or written.
    """
    if version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")  # another process may be about to do the same
    try:
        at = version(connection)
        if at > len(MIGRATIONS):
            raise NewerError
        for number, script in enumerate(MIGRATIONS[at:], at + 1):
            for statement in script.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version(connection: sqlite3.Connection) -> int:
    """Which of the versions the file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
