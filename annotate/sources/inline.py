"""Links and emphasis of a document on their way through its blocks' text: as marks that no text contains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotate.article import Link, Span
from annotate.sources.links import followable

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS: Final = re.compile("\3(\\d+)\3|([\4-\6])")
_LINK_END, _EMPHASIS, _EMPHASIS_END = "\4", "\5", "\6"
_UNWANTED: Final = dict.fromkeys(range(3, 7))
_EMPHASISED: Final = frozenset(("em", "i", "cite", "dfn", "strong", "b"))


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def marks_in(text: str) -> str:
    """The marks without the text."""
    return "".join(match[0] for match in _MARKS.finditer(text))


def foreign(text: str) -> str:
    """A document's own text, in which nothing looks like a mark."""
    return text.translate(_UNWANTED)


class Inline:
    """Sets the marks, and reads them again; a link or an emphasis may reach over several blocks."""

    def __init__(self, base: str | None = None) -> None:
        """``base``: the address of the page."""
        self._base = base
        self._targets: list[str] = []
        self._link: str | None = None
        self._depth = 0

    def opening(self, element: _Element, tag: str) -> str:
        """The mark where an element begins."""
        if tag == "a" and (target := self._target(element)):
            self._targets.append(target)
            return f"\3{len(self._targets) - 1}\3"
        return _EMPHASIS if tag in _EMPHASISED else ""

    def closing(self, element: _Element, tag: str) -> str:
        """The mark where an element ends."""
        if tag == "a" and self._target(element):
            return _LINK_END
        return _EMPHASIS_END if tag in _EMPHASISED else ""

    def _target(self, element: _Element) -> str | None:
        return followable(element.get("href", ""), self._base)

    def read(self, line: str) -> tuple[str, tuple[Link, ...], tuple[Span, ...]]:
        """A line without its marks, with what they meant, blanks between words single."""
        text, place = "", 0
        links: list[Link] = []
        emphasis: list[Span] = []
        link_at = emphasis_at = 0
        for match in _MARKS.finditer(line):
            text, place = _joined(text, line[place : match.start()]), match.end()
            if match[1] or match[2] == _LINK_END:
                links += _link(text, link_at, self._link)
                self._link, link_at = (self._targets[int(match[1])] if match[1] else None), len(text)
                continue
            if match[2] == _EMPHASIS and not self._depth:
                emphasis_at = len(text)
            self._depth = max(0, self._depth + (1 if match[2] == _EMPHASIS else -1))
            if match[2] == _EMPHASIS_END and not self._depth:
                emphasis += _trimmed(text, emphasis_at)
        text = _joined(text, line[place:])
        links += _link(text, link_at, self._link)
        if self._depth:
            emphasis += _trimmed(text, emphasis_at)
        return text.rstrip(" "), tuple(links), tuple(emphasis)


def _joined(text: str, more: str) -> str:
    return text + (more.lstrip(" ") if not text or text.endswith(" ") else more)


def _link(text: str, start: int, target: str | None) -> list[Link]:
    return [Link(*span, target) for span in _trimmed(text, start)] if target else []


def _trimmed(text: str, start: int) -> list[Span]:
    """What stands from a place to the end, without the blanks around it; none if that is nothing."""
    words = text[start:]
    begin = start + len(words) - len(words.lstrip(" "))
    end = len(text.rstrip(" "))
    return [Span(begin, end)] if begin < end else []
