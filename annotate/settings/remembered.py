"""What the user changed in the reader itself, kept beside the settings file, which stays as it is.

What is remembered of a setting holds as long as the file says of it what it said then: who edits the
file afterwards is heard.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec

from annotate.settings.places import remembered_path
from annotate.settings.reading import Key

Look: TypeAlias = str | int | bool
"""The value of a setting that can be changed in the reader."""


class Kept(msgspec.Struct, frozen=True):
    """A value chosen in the reader."""

    value: Look
    file: Look | None
    """What the settings file said when it was chosen; None if nothing."""


_Kept: TypeAlias = dict[Annotated[str, msgspec.Meta(max_length=64)], Kept]


def read_remembered(given: Mapping[Key, object], path: Path | None = None) -> dict[Key, Look]:
    """The values chosen in the reader that still hold.

    Args:
        given: What the settings file says now.
        path: Another file than the user's.
    """
    kept = _read(path or remembered_path())
    return {tuple(name.split(".")): one.value for name, one in kept.items() if _said(given, name) == one.file}


def remember(changes: Mapping[Key, Look | None], given: Mapping[Key, object], path: Path | None = None) -> None:
    """Keep values chosen in the reader, or forget those that are None; the file is replaced whole or not at all.

    Args:
        changes: The settings that were changed.
        given: What the settings file says of them.
        path: Another file than the user's.

    Raises:
        OSError: If nothing can be written there.
    """
    file = path or remembered_path()
    kept = _read(file)
    for key, value in changes.items():
        name = ".".join(key)
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = Kept(value, _said(given, name))
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _replace(file, msgspec.json.encode(kept))


def _read(file: Path) -> _Kept:
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}  # nothing was remembered, or nothing that can be used


def _said(given: Mapping[Key, object], name: str) -> Look | None:
    value = given.get(tuple(name.split(".")))
    return value if isinstance(value, str | int | bool) else None


def _replace(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        os.replace(name, file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
