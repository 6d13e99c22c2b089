"""Web pages: the main text without what is around it, and what the page says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.decoding import decode
from annotate.sources.markup import html_tree, markup_pieces, tag_of
from annotate.sources.pieces import Facts, Piece, article_of, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_ELEMENTS: Final = 250_000

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_HEAD: Final = 4096
_MIN_TEXT: Final = 250
"""Characters; a page with less is shown as it is, for there is little to take the main text from."""
_MANY_ELEMENTS: Final = 50_000
"""Beyond it, looking for the main text would take many seconds; no page of news comes near."""
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TAGS: Final = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "code": "pre",
    "ref": "a",
}
"""What trafilatura calls the elements of HTML."""
_FORMS: Final = {"#b": "b", "#i": "i", "#sup": "sup"}
"""What it calls the forms of letters that say something."""


def article(data: bytes, source: str, *, charset: str | None = None, url: str | None = None) -> Article:
    """The article in a web page.

    Args:
        data: The page.
        source: Where it came from, as the user named it.
        charset: The encoding that the server named.
        url: The page's address, from which it may be dated.

    Raises:
        DurchblickError: If it is too large, or no text is in it.
    """
    if len(data) > MAX_BYTES:
        raise user_error("source.large", name=source, limit=MAX_BYTES // (1024 * 1024))
    text = page_text(data, charset)
    if (tree := html_tree(text)) is None:
        raise user_error("source.blank", name=source)
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise user_error("source.parts", name=source, limit=MAX_ELEMENTS)
    language = tree.get("lang")
    page = _main_text(text, url) if elements <= _MANY_ELEMENTS else None
    if page is None or len(page.text or "") < _MIN_TEXT:
        return article_of(markup_pieces(tree, url), Facts(title=_page_title(tree), language=language), data, source)
    pieces = list(markup_pieces(_as_html(page.body), url))
    title = tidy(page.title or "")
    if title and all(piece.text != title for piece in pieces):
        pieces.insert(0, Piece(title, "heading"))
    facts = Facts(title or None, page.author, page.date, page.sitename or page.hostname, language)
    return article_of(pieces, facts, data, source)


def page_text(data: bytes, charset: str | None = None) -> str:
    """A page's text: by its byte-order mark, else as the server or the page declare it, else by a guess."""
    declared = _CHARSET.search(data[:_HEAD])
    for name in (charset, declared and declared[1].decode("ascii", "replace")):
        if name and not data.startswith(_MARKS):
            try:
                return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "ascii") else name)
            except (LookupError, UnicodeError):
                continue
    return decode(data)


def _main_text(text: str, url: str | None) -> Document | None:
    """What trafilatura takes for the page's main text; None if it finds none."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        text.replace("\0", ""),
        url=url,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        with_metadata=True,
        # A date from anywhere in the page is a guess; one that the page declares is not.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return None if found is None or isinstance(found, dict) else found


def _as_html(body: _Element) -> _Element:
    for element in body.iter():
        if isinstance(element.tag, str):
            element.tag = (
                _FORMS.get(element.get("rend", ""), "span")
                if element.tag == "hi"
                else _TAGS.get(element.tag, element.tag)
            )
            if target := element.get("target"):
                element.set("href", target)
    return body


def _page_title(tree: _Element) -> str | None:
    title = next((element for element in tree.iter() if tag_of(element) == "title"), None)
    return None if title is None else "".join(map(str, title.itertext()))
