"""One SQLite file that any number of processes use at once, and what becomes of it when something is wrong.

Write-ahead logging lets readers and a writer work side by side; every write is one transaction, so that a
process may be killed at any moment. Nothing here fails for its caller: what cannot be read is absent, what
cannot be written is forgotten, and :meth:`Storage.take_trouble` says once what the user should know.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from annotate.errors import reason, user_error
from annotate.library.salvage import salvage
from annotate.library.schema import MIGRATIONS, NewerError, migrate, version

BUSY_SECONDS: Final = 5.0
"""How long another process's write is waited for."""

_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside the file."""

Values: TypeAlias = tuple[object, ...] | dict[str, object]


class Storage:
    """The tables in one file, or in memory when the file cannot be used."""

    def __init__(self, connection: sqlite3.Connection, path: Path, trouble: str | None = None) -> None:
        self._connection = connection
        self._path = path
        self._trouble = trouble
        self._said = False
        self._lock: Final = threading.RLock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """The file at ``path``, made if there is none; calls may come from any thread."""
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(_connect(path), path)
        except NewerError:
            return cls(_memory(), path, _told("newer", path))
        except (sqlite3.Error, OSError) as error:
            if _is_damage(error) and (found := _begun_anew(path)):
                return cls(*found)
            return cls(_copy(path), path, _told("unusable", path, error))

    @classmethod
    def in_memory(cls) -> Self:
        """Tables that nobody else sees and that end with the process."""
        return cls(_memory(), Path())

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def take_trouble(self) -> str | None:
        """What the user should be told: one sentence, the first time only."""
        if self._said or not self._trouble:
            return None
        self._said = True
        return self._trouble

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where the file cannot be read."""
        with self._lock:
            try:
                with closing(self._connection.execute(query, values)) as cursor:
                    return cursor.fetchall()
            except sqlite3.Error as error:
                self._note(error)
                return []

    def row(self, query: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        return next(iter(self.rows(query, values)), None)

    def write(self, statement: str, values: Values = ()) -> bool:
        """Change the tables; False if that cannot be done."""
        return self.write_all([(statement, values)])

    def write_all(self, statements: Iterable[tuple[str, Values]]) -> bool:
        """Change the tables by all of the statements, or, if one fails, by none; False then."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                for statement, values in statements:
                    self._connection.execute(statement, values).close()
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                self._note(error)
                return False
            return True

    def _note(self, error: sqlite3.Error) -> None:
        """Keep what is to be said; a file found to be damaged is set aside, and a new one begun."""
        if _is_damage(error):
            self._connection.close()
            found = _begun_anew(self._path)
            self._connection, self._path, trouble = found or (_memory(), self._path, None)
            self._trouble = self._trouble or trouble
        self._trouble = self._trouble or _told("unusable", self._path, error)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection)
    except (sqlite3.Error, NewerError):
        connection.close()
        raise
    return connection


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    return connection


def _copy(path: Path) -> sqlite3.Connection:
    """What a file that can only be read says, in memory; empty tables if it says nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with suppress(sqlite3.Error, OSError):
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as kept:
            if 0 < version(kept) <= len(MIGRATIONS):
                kept.backup(connection)
    migrate(connection)
    return connection


def _is_damage(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _begun_anew(path: Path) -> tuple[sqlite3.Connection, Path, str] | None:
    """A new file in place of a damaged one, which is renamed and never deleted; None if that cannot be done."""
    try:
        if sound := _sound(path):  # another process has done it by now
            return sound, path, _told("damaged", path)
        aside = _set_aside(path)
        connection = _connect(path)
    except (sqlite3.Error, OSError, NewerError):
        return None
    salvage(aside, connection)
    return connection, path, _told("set_aside", path, aside=str(aside))


def _sound(path: Path) -> sqlite3.Connection | None:
    """The file, if all of it can be read."""
    with suppress(sqlite3.DatabaseError):
        connection = _connect(path)
        with suppress(sqlite3.DatabaseError):
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
                return connection
        connection.close()
    return None


def _set_aside(path: Path) -> Path:
    """Rename the file, and what belongs to it, to a name that nothing has."""
    stamp, number = time.strftime("%Y-%m-%d"), 1
    aside = path.with_name(f"{path.stem} {stamp}.damaged")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem} {stamp} {number}.damaged")
    os.rename(path, aside)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside


def _told(what: str, path: Path, error: Exception | None = None, **values: str) -> str:
    why = {"reason": reason(error)} if error else {}
    return str(user_error(f"library.{what}", name=str(path), **why, **values))
