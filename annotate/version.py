"""Which pipeline made a record: cached records of another version are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

PIPELINE_NAME: Final = "durchblick"

_PACKAGE: Final = Path(__file__).parent
_PARTS: Final = ("annotation.py", "pipeline.py", "sentences.py", "language", "entities", "relations", "knowledge")
_READ: Final = frozenset({".py", ".toml", ".cfg", ".json"})
"""What is read whole; of other files, such as a model's weights, the size must do."""


@cache
def pipeline_version() -> str:
    """The pipeline's version: a digest of its code and data.

    So no change of a rule, word list or setting can leave stale records behind.
    """
    digest = sha256()
    for file in sorted(_files()):
        content = file.read_bytes() if file.suffix in _READ else str(file.stat().st_size).encode()
        digest.update(b"\0".join((file.relative_to(_PACKAGE).as_posix().encode(), content, b"")))
    return digest.hexdigest()[:12]


def _files() -> Iterator[Path]:
    for part in _PARTS:
        path = _PACKAGE / part
        found = path.rglob("*") if path.is_dir() else (path,)
        yield from (file for file in found if file.is_file() and file.parent.name != "__pycache__")
