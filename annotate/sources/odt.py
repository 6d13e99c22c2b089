"""OpenDocument text: headings, paragraphs, lists, tables, and notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.archive import Archive
from annotate.sources.markup import tag_of
from annotate.sources.pieces import Facts, Piece, article_of, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_UNREAD: Final = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "table-of-content",
        "ruby-text",
        "note-citation",
        "desc",
        "title",
    )
)
_BLANKS: Final = frozenset(("s", "tab"))


def article(archive: Archive, data: bytes, source: str) -> Article:
    """The article in an ODT file.

    Raises:
        DurchblickError: If it is damaged, encrypted or without text.
    """
    manifest = archive.xml_if_any(_MANIFEST)
    if manifest is not None and any(tag_of(e) == "encryption-data" for e in manifest.iter()):
        raise user_error("source.locked", name=source)
    meta = archive.xml_if_any("meta.xml")
    facts = Facts(author=_meta(meta, "creator"), language=_meta(meta, "language"))
    body = next((e for e in archive.xml(CONTENT).iter() if tag_of(e) == "body"), None)
    if body is None:
        raise archive.broken()
    notes: list[str] = []
    pieces = list(_pieces(body, notes))
    if all(piece.kind != "heading" for piece in pieces):
        facts = facts._replace(title=_meta(meta, "title"))
    pieces += [Piece(f"[{number}] {note}") for number, note in enumerate(notes, 1)]
    return article_of(pieces, facts, data, source)


def _pieces(body: _Element, notes: list[str]) -> Iterator[Piece]:
    from lxml import etree

    lists = fresh = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        if event == "end":
            lists -= tag == "list"
        elif tag in _UNREAD:
            walk.skip_subtree()
        elif tag == "list":
            lists += 1
        elif tag == "list-item":
            fresh = 1
        elif tag == "table-row" and len(cells := [e for e in element if tag_of(e) == "table-cell"]) > 1:
            walk.skip_subtree()
            yield Piece(" | ".join(filter(None, (tidy(_text(cell, notes)) for cell in cells))), "row")
        elif tag in ("h", "p"):
            walk.skip_subtree()
            text = _text(element, notes)
            if tag == "h":
                yield Piece(text, "heading")
            elif lists and tidy(text):
                yield Piece("• " * fresh + text, "item")
                fresh = 0
            else:
                yield from map(Piece, text.split("\n"))


def _text(root: _Element, notes: list[str]) -> str:
    """The text under an element; its notes go to the list of them."""
    from lxml import etree

    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        if event == "start":
            if tag == "note":
                inner = next((e for e in element if tag_of(e) == "note-body"), None)
                notes.append("" if inner is None else tidy(_text(inner, [])))
                parts.append(f" [{len(notes)}]")
            if tag in _UNREAD or tag == "note":
                walk.skip_subtree()
                continue
            if tag in _BLANKS:
                parts.append(" ")
            elif tag == "line-break":
                parts.append("\n" if tag_of(root) == "p" else " ")
            parts.append(element.text or "")
        else:
            if tag == "p" and element is not root:
                parts.append(" ")
            if element is not root:
                parts.append(element.tail or "")
    return "".join(parts)


def _meta(meta: _Element | None, name: str) -> str | None:
    return None if meta is None else next((e.text for e in meta.iter() if tag_of(e) == name), None)
