"""What can still be read of a damaged library is taken over into the new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

_TABLES: Final = ("notes", "corrections", "marks", "articles", "annotations", "earlier", "queries")
"""What cannot be made anew first."""


def salvage(damaged: Path, into: sqlite3.Connection) -> None:
    """Copy every row that can be read, table by table; what cannot stays in the damaged file alone."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(damaged, isolation_level=None)) as source:
        for table in _TABLES:
            with suppress(sqlite3.Error):
                _copy_rows(table, source, into)


def _copy_rows(table: str, source: sqlite3.Connection, into: sqlite3.Connection) -> None:
    columns = [name for _, name, *_ in into.execute(f"PRAGMA table_info({table})")]
    listed, places = ", ".join(columns), ", ".join("?" * len(columns))
    with closing(source.execute(f"SELECT {listed} FROM {table} NOT INDEXED")) as rows:
        for row in rows:
            into.execute(f"INSERT OR IGNORE INTO {table} ({listed}) VALUES ({places})", row)
