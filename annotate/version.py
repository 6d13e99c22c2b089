"""Which pipeline made a record: cached records of another version are made anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

PIPELINE_NAME: Final = "durchblick"

_PACKAGE: Final = Path(__file__).parent
_FOLDERS: Final = ("language", "entities", "relations", "knowledge")
_SUFFIXES: Final = frozenset({".py", ".toml", ".cfg", ".json"})


@cache
def pipeline_version() -> str:
    """The pipeline's version: a digest of its code and data.

    So no change of a rule, word list or setting can leave stale records behind.
    """
    digest = sha256()
    for folder in _FOLDERS:
        for file in sorted((_PACKAGE / folder).rglob("*")):
            if file.suffix in _SUFFIXES:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
