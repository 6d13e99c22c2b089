"""From the pieces of a structured document to an :class:`Article`: one paragraph a piece."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import Final, NamedTuple

from annotate.article import Article, Link, Paragraph, ParagraphKind, Span
from annotate.errors import user_error

MAX_CHARACTERS: Final = 50_000_000
MAX_PIECES: Final = 1_000_000

_GAP: Final = "\n\n"
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and the like: they say where a word may break, and stand in the middle of names."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ])")
_MAX_LINE: Final = 300


class Piece(NamedTuple):
    """A paragraph before it has its place in the text."""

    text: str
    kind: ParagraphKind = "text"
    links: tuple[Link, ...] = ()
    """By their places in the text, which then is tidy."""
    emphasis: tuple[Span, ...] = ()
    page: int = 0
    """Where it begins, counted from 1, if the document has pages."""


class Facts(NamedTuple):
    """What a document says about itself; all as it stands there."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    language: str | None = None


def tidy(text: str) -> str:
    """The text on one line, without what is invisible and without surrogates; other control characters stay."""
    text = _INVISIBLE.sub("", text).encode("utf-8", "replace").decode()
    return _BLANKS.sub(" ", text).strip()


def article_of(pieces: Iterable[Piece], facts: Facts, data: bytes, source: str) -> Article:
    """The article that the pieces make.

    Its title is the document's own, else its first heading, else the file's name.

    Args:
        pieces: The paragraphs in reading order; those without text are left out.
        facts: What the document says about itself.
        data: The source's bytes, which give the article its identity.
        source: Where it came from.

    Raises:
        DurchblickError: If there is no text, or too much.
    """
    parts: list[str] = []
    links: list[Link] = []
    emphasis: list[Span] = []
    pages: list[int] = []
    paragraphs: list[Paragraph] = []
    first_heading, at = "", 0
    for piece in pieces:
        if not (text := tidy(piece.text)):
            continue
        kind = piece.kind
        links += (Link(at + start, at + end, target) for start, end, target in piece.links)
        emphasis += (Span(at + start, at + end) for start, end in piece.emphasis)
        pages += [at] * (piece.page - len(pages))
        parts.append(text)
        paragraphs.append(Paragraph(at, at + len(text), kind))
        at += len(text) + len(_GAP)
        if len(parts) > MAX_PIECES or at > MAX_CHARACTERS:
            raise user_error("source.long", name=source, limit=MAX_CHARACTERS // 1_000_000)
        if kind == "heading" and not first_heading:
            first_heading = text
    if not parts:
        raise user_error("source.blank", name=source)
    return Article(
        id=sha256(data).hexdigest(),
        source=source,
        text=_GAP.join(parts),
        title=_line(facts.title)
        or _line(first_heading)
        or PurePath(source).stem.strip("-")
        or _line(parts[0])
        or source,
        paragraphs=tuple(paragraphs),
        language=_first(_LANGUAGE, facts.language),
        published=_first(_DATE, facts.published),
        author=_line(facts.author),
        site=_line(facts.site),
        links=tuple(links),
        emphasis=tuple(emphasis),
        pages=tuple(pages),
    )


def _line(text: str | None) -> str | None:
    line = tidy(text or "")
    return (line if len(line) <= _MAX_LINE else line[: _MAX_LINE - 1] + "…") or None


def _first(pattern: re.Pattern[str], text: str | None) -> str | None:
    match = pattern.match((text or "").strip())
    return match[0].lower() if match else None
