"""ZIP files: which document one is."""

from __future__ import annotations

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources import docx, epub, odt
from annotate.sources.archive import Archive


def article(data: bytes, source: str) -> Article:
    """The article in an EPUB, DOCX or ODT file.

    Raises:
        DurchblickError: If it is none of them, or damaged, encrypted, too large or without text.
    """
    archive = Archive(data, source)
    for member, file_format, read in (
        (epub.CONTAINER, "EPUB", epub.article),
        (docx.DOCUMENT, "DOCX", docx.article),
        (odt.CONTENT, "ODT", odt.article),
    ):
        if member in archive.names:
            archive.format = file_format
            return read(archive, data, source)
    raise user_error("source.archive", name=source)
