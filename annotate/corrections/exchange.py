"""Corrections as files: ``durchblick/corrections-1``, one JSON object an article and line."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from annotate.corrections.kept import CorrectedArticle
from annotate.corrections.records import Correction

FORMAT: Final = "durchblick/corrections-1"


class _About(msgspec.Struct, frozen=True):
    """Which article is corrected."""

    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    title: str = ""
    source: str = ""


class _File(msgspec.Struct, frozen=True):
    """The corrections of one article."""

    format: Literal["durchblick/corrections-1"]
    article: _About
    corrections: tuple[Correction, ...]


class _Kind(msgspec.Struct, frozen=True):
    format: str = ""


_decoder: Final = msgspec.json.Decoder(_File)


def corrections_to_json(corrected: CorrectedArticle) -> bytes:
    """The corrections of an article as a line without its end."""
    about = _About(corrected.id, corrected.title, corrected.source)
    return msgspec.json.encode(_File(FORMAT, about, corrected.corrections))


def is_corrections(line: bytes) -> bool:
    """Whether a line says that it holds corrections."""
    try:
        return msgspec.json.decode(line, type=_Kind).format == FORMAT
    except msgspec.MsgspecError:
        return False


def corrections_from_json(line: bytes) -> CorrectedArticle:
    """The corrections in a line.

    Raises:
        msgspec.ValidationError: If it holds none of this format.
    """
    file = _decoder.decode(line)
    return CorrectedArticle(file.article.id, file.article.title, file.article.source, file.corrections)
