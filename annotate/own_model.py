"""The spaCy pipeline that a user has installed and chosen to supply names and syntax."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from annotate.errors import DurchblickError, user_error

VARIABLE: Final = "DURCHBLICK_MODEL"
"""Environment variable with the pipeline's name or folder; the command line's ``--model`` sets it."""

_TAIL: Final = 1 << 18


def chosen() -> str | None:
    """The pipeline's name or folder; None if the shipped model is to be used."""
    return os.environ.get(VARIABLE) or None


def is_installed(name: str) -> bool:
    """Whether there is a pipeline of this name."""
    try:
        folder_of(name)
    except DurchblickError:
        return False
    return True


def folder_of(name: str) -> Path:
    """Where a pipeline is installed.

    Raises:
        DurchblickError: If there is none of this name.
    """
    if (path := Path(name)).joinpath("meta.json").is_file():
        return path
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or not spec.origin:
        raise user_error("model.missing", name=name)
    return Path(spec.origin).parent


def fingerprint(name: str) -> str:
    """A digest of a pipeline's files, of large ones their ends."""
    digest = sha256(name.encode("utf-8", "replace"))
    folder = folder_of(name)
    for file in sorted(_files(folder)):
        with file.open("rb") as content:
            size = content.seek(0, os.SEEK_END)
            content.seek(max(0, size - _TAIL))
            digest.update(f"{file.relative_to(folder).as_posix()}\0{size}\0".encode("utf-8", "replace"))
            digest.update(content.read())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and file.parent.name != "__pycache__")
