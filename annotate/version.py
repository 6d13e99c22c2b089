"""Which pipeline made a record: cached records of another version are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from typing import Final

from annotate import own_model

PIPELINE_NAME: Final = "durchblick"

_PACKAGE: Final = Path(__file__).parent
_PARTS: Final = (
    *("annotation.py", "article.py", "pipeline.py", "sentences.py", "slugs.py"),
    *("sources", "language", "entities", "relations", "knowledge"),
)
_TAIL: Final = 1 << 18
"""Bytes of a file that are read: all of any code or word list, and enough of a model's weights."""


def pipeline_version() -> str:
    """The pipeline's version: a digest of its code and data, and of the user's own spaCy pipeline if one is chosen.

    So no change of a rule, word list or setting can leave stale records behind.

    Raises:
        DurchblickError: If the user's own pipeline is not installed.
    """
    model = own_model.chosen()
    return f"{_digest()}+{own_model.fingerprint(model)}" if model else _digest()


@cache
def _digest() -> str:
    digest = sha256()
    for file in sorted(_files()):
        with file.open("rb") as content:
            size = content.seek(0, SEEK_END)
            content.seek(max(0, size - _TAIL))
            digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{size}\0".encode())
            digest.update(content.read())
    return digest.hexdigest()[:12]


def _files() -> Iterator[Path]:
    for part in _PARTS:
        path = _PACKAGE / part
        found = path.rglob("*") if path.is_dir() else (path,)
        yield from (file for file in found if file.is_file() and file.parent.name != "__pycache__")
