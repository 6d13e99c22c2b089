"""PDF: its text in paragraphs again, as far as the places of its letters tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.pdf_layout import paragraphs_of
from annotate.sources.pdf_lines import Line, lines_of
from annotate.sources.pieces import Facts, article_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES: Final = 2000


def article(data: bytes, source: str) -> Article:
    """The article in a PDF file.

    Its title is its first heading, for the title that PDF files name themselves is seldom one.

    Raises:
        DurchblickError: If it is damaged, encrypted, too long, or holds pictures only.
    """
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        with PdfDocument(data) as document:
            if len(document) > MAX_PAGES:
                raise user_error("source.pages", name=source, limit=MAX_PAGES)
            pages = [_lines(document, number) for number in range(len(document))]
            author = document.get_metadata_value("Author")
    except PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        key = "source.locked" if locked else "source.broken"
        raise user_error(key, name=source, format="PDF") from None
    pieces = list(paragraphs_of(pages))
    if not pieces:
        raise user_error("source.scan", name=source)
    return article_of(pieces, Facts(author=author), data, source)


def _lines(document: PdfDocument, number: int) -> list[Line]:
    """The lines of a page; none of one that is damaged, so that the rest can be read."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text = page.get_textpage()
    except PdfiumError:
        return []
    try:
        return lines_of(text)
    finally:
        text.close()
        page.close()
