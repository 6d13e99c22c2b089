"""On which line of a TOML text a key is given: tomllib tells what was given, but not where."""

from __future__ import annotations

import re
import tomllib
from typing import Final

_PART: Final = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_NAME: Final = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER: Final = re.compile(rf"[ \t]*\[\[?[ \t]*({_NAME})[ \t]*\]")
_GIVEN: Final = re.compile(rf"[ \t]*({_NAME})[ \t]*=")

Path = tuple[str, ...]


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) on which a key is given, or the nearest table around it; None if neither is found.

    Args:
        text: A TOML document that can be parsed.
        path: The key, its tables before it.
    """
    best: tuple[int, int] | None = None
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            here = table = _path(header[1])
        elif given := _GIVEN.match(line):
            here = table + _path(given[1])
        else:
            continue
        shared = len(here) if path[: len(here)] == here else 0
        if here[: len(path)] == path:
            shared = len(path)
        if shared and (best is None or shared > best[0]):
            best = shared, number
    return best[1] if best else None


def _path(name: str) -> Path:
    """The parts of a dotted key; TOML itself undoes the quotes."""
    parts: list[str] = []
    table: object = tomllib.loads(f"{name} = 0")
    while isinstance(table, dict):
        key, table = next(iter(table.items()))
        parts.append(key)
    return tuple(parts)
