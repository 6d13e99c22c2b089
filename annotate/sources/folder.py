"""A folder: the files in it that can be read."""

from __future__ import annotations

import os
from pathlib import Path

from annotate.errors import reason, user_error
from annotate.sources.kinds import SUFFIXES


def files_of(source: str) -> list[str]:
    """The source itself; of a folder, its files of a known suffix, by name, without hidden ones and further folders.

    Raises:
        DurchblickError: If the folder cannot be read, or holds no such file.
    """
    if not os.path.isdir(source):
        return [source]
    try:
        found = [path for path in Path(source).iterdir() if _is_readable(path)]
    except OSError as error:
        raise user_error("source.unreadable", name=source, reason=reason(error)) from None
    if not found:
        raise user_error("source.no_kind", name=source)
    return sorted(map(str, found))


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
