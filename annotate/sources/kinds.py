"""Of which kind a source is: by what is in it, and by its name only where that leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final, Literal

Kind = Literal["text", "markdown", "html", "mail", "pdf", "package", "office"]
"""``package``: a ZIP file, as EPUB, DOCX and ODT are; ``office``: formats of Office that are not read."""

SUFFIXES: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".pdf": "pdf",
    ".epub": "package",
    ".docx": "package",
    ".odt": "package",
}
_BY_NAME: Final = frozenset(("markdown", "html", "mail"))
"""Kinds of text, which may lack everything that tells them from any other."""

_MEDIA_TYPES: Final[dict[str, Kind]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "message/rfc822": "mail",
}

_HEAD: Final = 4096
_PDF_HEAD: Final = 1024
_OFFICE: Final = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_MARKS: Final = b"\xef\xbb\xbf\xff\xfe"
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEADER: Final = rb"[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
_HEADERS: Final = re.compile(rb"(?:" + _HEADER + rb"){3,}")
_SENDER: Final = re.compile(rb"^(?:From|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_STAMP: Final = re.compile(rb"^(?:Message-ID|MIME-Version|Date):", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes, name: str, media_type: str = "") -> Kind:
    """The kind of a source.

    Args:
        data: What is in it.
        name: A file's name or an address's path.
        media_type: What a server called it, without parameters.
    """
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\3\4"):
        return "package"
    if data.startswith(_OFFICE):
        return "office"
    head = data[:_HEAD].replace(b"\0", b"").lstrip(_MARKS)
    if _HTML.match(head):
        return "html"
    if (headers := _HEADERS.match(head)) and _SENDER.search(headers[0]) and _STAMP.search(headers[0]):
        return "mail"
    named = _MEDIA_TYPES.get(media_type.lower()) or SUFFIXES.get(PurePosixPath(name).suffix.lower(), "text")
    return named if named in _BY_NAME else "text"
