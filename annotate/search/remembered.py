"""What the reader has left in a text as items: notes, by the words written, and bookmarks, by those at their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal

from annotate.article import Span
from annotate.search.items import Item

if TYPE_CHECKING:
    from annotate.marks.kept import Mark, Note

_NOTE_WEIGHT: Final = 0.04
_MARK_WEIGHT: Final = 0.01
_FACETS: Final = frozenset({"in:notes"})


def remembered_items(marks: Iterable[Mark], notes: Iterable[Note]) -> Iterator[Item]:
    """The notes and then the marks; one whose place is gone has none."""
    for note in notes:
        yield _item("note", note.id, note.text, note.span, _NOTE_WEIGHT)
    for mark in marks:
        yield _item("mark", mark.letter, mark.anchor.quote, mark.span, _MARK_WEIGHT)


def _item(kind: Literal["note", "mark"], id_: str, text: str, span: Span | None, weight: float) -> Item:
    start, end = span or (0, 0)
    return Item(kind, id_, text, start, end, weight, facets=_FACETS, places=(span,) if span else ())
