"""Word's DOCX: paragraphs by their style, lists, tables, and notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from annotate.article import Article
from annotate.sources.archive import Archive
from annotate.sources.markup import tag_of
from annotate.sources.pieces import Facts, Piece, article_of, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT: Final = "word/document.xml"
_UNREAD: Final = frozenset(
    ("del", "movefrom", "instrtext", "deltext", "fallback", "ppr", "rpr", "tblpr", "trpr", "tcpr")
)
"""Deletions, codes of fields, second versions of text boxes, and properties."""
_NOTES: Final = {"footnotereference": "footnote", "endnotereference": "endnote"}
_HEADING: Final = re.compile(r"(?:heading|überschrift) ?\d|title|titel", re.IGNORECASE)
_QUOTE: Final = re.compile(r"(?:intense )?quote|(?:intensives )?zitat", re.IGNORECASE)


def article(archive: Archive, data: bytes, source: str) -> Article:
    """The article in a DOCX file.

    Raises:
        DurchblickError: If it is damaged or without text.
    """
    core = archive.xml_if_any("docProps/core.xml")
    facts = Facts(author=_property(core, "creator"))
    reader = _Reader(archive)
    pieces = list(reader.pieces(archive.xml(DOCUMENT)))
    if all(piece.kind != "heading" for piece in pieces):
        facts = facts._replace(title=_property(core, "title"))
    return article_of([*pieces, *reader.notes()], facts, data, source)


class _Reader:
    """One pass over a document, which numbers its notes and lists."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._styles = _styles(archive.xml_if_any("word/styles.xml"))
        self._numbered = _numbered(archive.xml_if_any("word/numbering.xml"))
        self._counts: dict[tuple[str, str], int] = {}
        self._noted: list[tuple[str, str]] = []

    def pieces(self, root: _Element) -> Iterator[Piece]:
        """The paragraphs, and the rows of tables that are no frame for a single cell."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start",))
        for _, element in walk:
            tag = tag_of(element)
            if tag in _UNREAD:
                walk.skip_subtree()
            elif tag == "tr" and len(cells := [e for e in element if tag_of(e) == "tc"]) > 1:
                walk.skip_subtree()
                yield Piece(" | ".join(filter(None, (tidy(self._text(cell)) for cell in cells))), "row")
            elif tag == "p":
                if not any(tag_of(inner) == "p" for inner in element.iterdescendants()):
                    walk.skip_subtree()
                yield from self._paragraph(element)

    def notes(self) -> Iterator[Piece]:
        """The notes that the text refers to, in its order."""
        for kind in dict.fromkeys(kind for kind, _ in self._noted):
            tree = self._archive.xml_if_any(f"word/{kind}s.xml")
            found = {_get(e, "id"): e for e in ([] if tree is None else tree) if tag_of(e) == kind}
            for number, (of_kind, name) in enumerate(list(self._noted), 1):
                if of_kind == kind and name in found:
                    yield Piece(f"[{number}] {tidy(self._text(found[name]))}")

    def _paragraph(self, element: _Element) -> Iterator[Piece]:
        settings = {tag_of(e): _get(e, "val") for e in element.iterfind("{*}pPr//{*}*")}
        style = self._styles.get(settings.get("pstyle", ""), settings.get("pstyle", ""))
        lines = [line for line in map(tidy, self._text(element).split("\n")) if line]
        if _HEADING.match(style) or "outlinelvl" in settings:
            yield Piece(" ".join(lines), "heading")
        elif lines and ("numid" in settings or style.lower().startswith(("list bullet", "list number"))):
            yield Piece(self._mark(settings) + " ".join(lines), "item")
        else:
            yield from (Piece(line, "quote" if _QUOTE.match(style) else "text") for line in lines)

    def _mark(self, settings: dict[str, str]) -> str:
        place = settings.get("numid", ""), settings.get("ilvl", "0")
        if place not in self._numbered:
            return "• "
        self._counts[place] = self._counts.get(place, 0) + 1
        return f"{self._counts[place]}. "

    def _text(self, root: _Element) -> str:
        """The text under an element, without that of paragraphs in boxes within a paragraph."""
        from lxml import etree

        parts: list[str] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = tag_of(element)
            if event == "end":
                if tag == "p":
                    parts.append(" ")
            elif tag in _UNREAD or (tag == "txbxcontent" and tag_of(root) == "p"):
                walk.skip_subtree()
            elif tag == "t":
                parts.append(element.text or "")
            elif tag in ("tab", "ptab"):
                parts.append(" ")
            elif tag in ("br", "cr"):
                parts.append("\n" if tag_of(root) == "p" else " ")
            elif tag == "nobreakhyphen":
                parts.append("-")
            elif tag in _NOTES:
                self._noted.append((_NOTES[tag], _get(element, "id")))
                parts.append(f" [{len(self._noted)}]")
        return "".join(parts)


def _styles(tree: _Element | None) -> dict[str, str]:
    """The names of the styles by their ids, which differ from language to language."""
    styles = [] if tree is None else [e for e in tree if tag_of(e) == "style"]
    return {_get(e, "styleId"): next((_get(n, "val") for n in e if tag_of(n) == "name"), "") for e in styles}


def _numbered(tree: _Element | None) -> frozenset[tuple[str, str]]:
    """The lists and levels whose items have numbers rather than bullets."""
    if tree is None:
        return frozenset()
    levels = {
        (_get(abstract, "abstractNumId"), _get(level, "ilvl"))
        for abstract in tree
        for level in abstract
        if tag_of(level) == "lvl"
        for form in level
        if tag_of(form) == "numfmt" and _get(form, "val") not in ("bullet", "none")
    }
    uses = [(_get(e, "numId"), _get(a, "val")) for e in tree if tag_of(e) == "num" for a in e]
    return frozenset((number, level) for number, used in uses for abstract, level in levels if used == abstract)


def _get(element: _Element, name: str) -> str:
    """An attribute, whatever its namespace, which differs between editions of the format."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _property(core: _Element | None, name: str) -> str | None:
    return None if core is None else next((e.text for e in core if tag_of(e) == name), None)
