"""The paragraphs of HTML and XHTML: what a browser would set as blocks, without what nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import entities
from typing import TYPE_CHECKING, Final

from annotate.article import Link, ParagraphKind, Span
from annotate.sources.inline import Inline, foreign, marks_in, unmarked
from annotate.sources.pieces import Piece, tidy
from annotate.sources.txt import is_hard_wrapped

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
    " header hr li main ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS: Final = _HEADINGS | frozenset(_BLOCK_NAMES.split())
_UNREAD_NAMES: Final = (
    "applet audio base button canvas datalist dialog embed form frame frameset head iframe input link map math menu"
    " meta meter nav noembed noframes noscript object optgroup option progress rp rt script select source style svg"
    " template textarea title track video"
)
_UNREAD: Final = frozenset(_UNREAD_NAMES.split())
_HOLDERS: Final = frozenset(("p", "div", "table", "ul", "ol", "blockquote", "section", *_HEADINGS))
"""A cell with several of these is there for the layout."""

_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[*†‡]{1,3})\s*[\])]?\s*\Z")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_CELL_END: Final = "\2"
_RAISED_START: Final = "\1"
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w+;)")
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def html_tree(text: str) -> _Element | None:
    """The tree of an HTML text, however broken; None if there is none in it."""
    from lxml import etree, html

    text = _DECLARATION.sub("", text.replace("\0", ""), count=1)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def xhtml_tree(text: str) -> _Element | None:
    """The tree of an XHTML text by the rules of XML, which read ``<title/>`` differently; else as HTML."""
    from lxml import etree

    named = _ENTITY.sub(lambda match: entities.html5.get(match[1], match[0]), _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(named.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return html_tree(text)


def markup_pieces(root: _Element, base: str | None = None) -> Iterator[Piece]:
    """The paragraphs under an element, in the order of the document.

    Args:
        root: The element.
        base: The address of the page, which links in it may be relative to.
    """
    return _Walk(base).pieces(root)


def tag_of(element: _Element | None) -> str:
    """The element's name without its namespace, in small letters; empty for what is no element."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Walk:
    """One pass over a tree, without recursion: documents may be nested as deep as the parser lets them."""

    def __init__(self, base: str | None) -> None:
        self._inline = Inline(base)
        self._buffer: list[str] = []
        self._open = dict.fromkeys(("heading", "item", "quote", "row", "pre"), 0)
        self._lists: list[int | None] = []
        """Of each list that is open, the last number; None where its items have none."""
        self._mark = ""
        self._layout: set[_Element] = set()

    def pieces(self, root: _Element) -> Iterator[Piece]:
        """The paragraphs under ``root``."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = tag_of(element)
            if event == "start":
                if element is not root and (tag in _UNREAD or not tag or _is_hidden(element)):
                    walk.skip_subtree()
                    continue
                yield from self._start(element, tag)
                self._add(element.text)
            else:
                if tag not in _UNREAD and tag and not _is_hidden(element):
                    yield from self._end(element, tag)
                if element is not root:
                    self._add(element.tail)
        yield from self._flush()

    def _start(self, element: _Element, tag: str) -> Iterator[Piece]:
        if tag == "br":
            self._buffer.append("\n")
        if tag in _BLOCKS:
            yield from self._break()
        if tag in _HEADINGS:
            self._open["heading"] += 1
        elif tag in ("ul", "ol"):
            start = element.get("start", "")
            self._lists.append(None if tag == "ul" else int(start[:6]) - 1 if start.isdecimal() else 0)
        elif tag == "li":
            self._open["item"] += 1
            self._mark = self._next_mark()
        elif tag == "blockquote":
            self._open["quote"] += 1
        elif tag == "pre":
            self._open["pre"] += 1
        elif tag == "sup" or _is_note_link(element):
            self._buffer.append(_RAISED_START)
        elif tag == "tr" and not self._open["row"] and not _is_layout(element):
            self._open["row"] += 1
            self._layout.add(element)
        else:
            self._buffer.append(self._inline.opening(element, tag))

    def _end(self, element: _Element, tag: str) -> Iterator[Piece]:
        if tag in ("td", "th"):
            if self._open["row"]:
                self._buffer.append(_CELL_END)
            else:
                yield from self._flush()
        if tag in _BLOCKS:
            yield from self._break() if element not in self._layout else self._flush()
        if tag in _HEADINGS:
            self._open["heading"] -= 1
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._open["item"] -= 1
        elif tag == "blockquote":
            self._open["quote"] -= 1
        elif tag == "pre":
            self._open["pre"] -= 1
        elif tag == "sup" or _is_note_link(element):
            self._raise(linked=any(tag_of(part) == "a" for part in (*element.iter(), element.getparent())))
        elif tag == "tr" and element in self._layout:
            self._layout.discard(element)
            self._open["row"] -= 1
        else:
            self._buffer.append(self._inline.closing(element, tag))

    def _add(self, text: str | None) -> None:
        if text:
            text = foreign(text)
            self._buffer.append(text if self._open["pre"] else _BLANKS.sub(" ", text))

    def _raise(self, *, linked: bool) -> None:
        """Set apart what is raised: a note's number would be read as part of the word before it."""
        start = (
            len(self._buffer) - 1 - self._buffer[::-1].index(_RAISED_START)
            if _RAISED_START in self._buffer
            else len(self._buffer)
        )
        raised = unmarked("".join(self._buffer[start + 1 :]))
        del self._buffer[start:]
        if (match := _REFERENCE.match(raised)) and linked:
            self._buffer.append(f" [{match[1]}]")
        else:
            self._buffer.append(raised.translate(_RAISED) if raised.strip().isdecimal() else raised)

    def _next_mark(self) -> str:
        last = self._lists[-1] if self._lists else None
        if last is None:
            return "• "
        self._lists[-1] = last + 1
        return f"{last + 1}. "

    def _break(self) -> Iterator[Piece]:
        """The end of a block; within a row of a table, a blank."""
        if self._open["row"]:
            self._buffer.append(" ")
        else:
            yield from self._flush()

    def _flush(self) -> Iterator[Piece]:
        text, kind = "".join(self._buffer).replace(_RAISED_START, ""), self._kind()
        self._buffer.clear()
        for line in _lines(text, kind):
            line, links, emphasis = self._inline.read(line)
            if line:
                mark = self._mark if kind == "item" else ""
                self._mark = ""
                yield Piece(mark + line, kind, *_moved(links, emphasis, len(mark)))

    def _kind(self) -> ParagraphKind:
        for kind in ("heading", "row", "item", "quote"):
            if self._open[kind]:
                return kind
        return "text"


def _moved(links: tuple[Link, ...], emphasis: tuple[Span, ...], by: int) -> tuple[tuple[Link, ...], tuple[Span, ...]]:
    return (
        tuple(Link(start + by, end + by, target) for start, end, target in links),
        tuple(Span(start + by, end + by) for start, end in emphasis),
    )


def _row(cells: Iterable[str]) -> str:
    """The cells that are not empty; the marks of the others stay."""
    shown, loose = list[str](), ""
    for cell in cells:
        if unmarked(cell).strip():
            shown.append(loose + cell)
            loose = ""
        else:
            loose += marks_in(cell)
    return " | ".join(shown) + loose


def _lines(text: str, kind: ParagraphKind) -> list[str]:
    """The paragraphs of a block: its lines, unless they only break it."""
    if kind == "row":
        row = _row(tidy(cell) for cell in text.split(_CELL_END))
        return [row] if row else []
    text = text.replace(_CELL_END, " ")
    if kind == "heading" or is_hard_wrapped(unmarked(text)):
        text = text.replace("\n", " ")
    return [line for line in map(tidy, text.split("\n")) if line]


def _is_note_link(element: _Element) -> bool:
    types = (element.get(_EPUB_TYPE), element.get("epub:type"), element.get("role"))
    return tag_of(element) == "a" and any(kind and "noteref" in kind for kind in types)


def _is_hidden(element: _Element) -> bool:
    return bool(element.attrib) and (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _is_layout(row: _Element) -> bool:
    cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
    return len(cells) < 2 or any(sum(tag_of(part) in _HOLDERS for part in cell.iter()) > 1 for cell in cells)
