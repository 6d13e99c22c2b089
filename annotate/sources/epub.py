"""EPUB: the documents of its spine one after the other, notes where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.archive import Archive
from annotate.sources.decoding import decode
from annotate.sources.markup import markup_pieces, tag_of, xhtml_tree
from annotate.sources.pieces import Facts, Piece, article_of

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = "META-INF/rights.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_FONT_SUFFIXES: Final = (".ttf", ".otf", ".woff", ".woff2")
_PAGES: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def article(archive: Archive, data: bytes, source: str) -> Article:
    """The article, or book, in an EPUB file.

    Raises:
        DurchblickError: If it is damaged, protected from copying, or without text.
    """
    if _is_protected(archive):
        raise user_error("source.locked", name=source)
    root_file = next((e for e in archive.xml(CONTAINER).iter() if tag_of(e) == "rootfile"), None)
    path = "" if root_file is None else root_file.get("full-path", "")
    package = archive.xml(normpath(path))
    facts = Facts(
        title=_metadata(package, "title"),
        author=_metadata(package, "creator"),
        published=_metadata(package, "date"),
        site=_metadata(package, "publisher"),
        language=_metadata(package, "language"),
    )
    return article_of(_pieces(archive, package, dirname(path)), facts, data, source)


def _pieces(archive: Archive, package: _Element, folder: str) -> Iterator[Piece]:
    manifest = {
        item.get("id"): normpath(join(folder, unquote(item.get("href", ""))))
        for item in package.iter()
        if tag_of(item) == "item" and item.get("media-type", "").lower() in _PAGES
    }
    spine = [manifest.get(item.get("idref")) for item in package.iter() if tag_of(item) == "itemref"]
    for name in dict.fromkeys(spine):
        if name in archive.names:
            tree = xhtml_tree(decode(archive.read(name)))
            if tree is not None:
                yield from markup_pieces(tree)


def _is_protected(archive: Archive) -> bool:
    """Whether more than its fonts is encrypted."""
    if _RIGHTS in archive.names:
        return True
    encryption = archive.xml_if_any(_ENCRYPTION)
    hidden = [] if encryption is None else [e for e in encryption.iter() if tag_of(e) == "cipherreference"]
    return any(not e.get("URI", "").lower().endswith(_FONT_SUFFIXES) for e in hidden)


def _metadata(package: _Element, name: str) -> str | None:
    found = [e.text for e in package.iter() if tag_of(e) == name and "purl.org/dc/" in str(e.tag) and e.text]
    return ", ".join(found) if name == "creator" else found[0] if found else None
