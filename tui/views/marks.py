"""Marks and notes as rows: each with its place, the words there, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from annotate.article import Span
from annotate.catalogue import Catalogue
from annotate.marks.kept import Mark, Note
from tui.views.parts import blank, heading, note, quoted
from tui.views.rows import Part, PlaceTarget, Row, Target

NOTE_SIGN: Final = "*"
"""Stands in the margin beside a passage with a note."""


def mark_key(letter: str) -> str:
    """The key of the row of a mark."""
    return f"mark:{letter}"


def note_key(id_: str) -> str:
    """The key of the row of a note."""
    return f"note:{id_}"


def mark_rows(marks: Sequence[Mark], notes: Sequence[Note], length: int, t: Catalogue) -> tuple[Row, ...]:
    """The marks by letter, then the notes in the order of the text.

    Args:
        marks: The article's marks.
        notes: Its notes.
        length: Characters of its text.
        t: The interface's text.
    """
    rows: list[Row] = []
    if marks:
        rows += [heading(t("marks.marks")), *(_mark_row(mark, length, t) for mark in marks)]
    if notes:
        rows += [*([blank()] if rows else []), heading(t("marks.notes")), *(_note_row(n, length, t) for n in notes)]
    return tuple(rows) or (note(t("marks.none")),)


def margin_signs(marks: Sequence[Mark], notes: Sequence[Note]) -> dict[int, str]:
    """What stands in the margin, by the offset that it stands beside: a mark's letter, a note's sign."""
    noted = {note.span.start: NOTE_SIGN for note in notes if note.span}
    return noted | {mark.span.start: mark.letter for mark in marks if mark.span}


def _mark_row(mark: Mark, length: int, t: Catalogue) -> Row:
    return Row(
        (Part(mark.letter, "strong"), Part("  "), Part(mark.anchor.quote, "quote")),
        right=_place(mark.span, length, t),
        target=_target(mark.span),
        key=mark_key(mark.letter),
    )


def _note_row(written: Note, length: int, t: Catalogue) -> Row:
    return Row(
        (Part(NOTE_SIGN, "strong"), Part("  "), Part(written.text)),
        right=_place(written.span, length, t),
        target=_target(written.span),
        key=note_key(written.id),
        hang=3,
        detail=((quoted(written.anchor.quote, t),),),
    )


def _place(span: Span | None, length: int, t: Catalogue) -> tuple[Part, ...]:
    if span is None:
        return (Part(t("marks.gone"), "warning"),)
    return (Part(f"{span.start * 100 // max(1, length)} %", "muted"),)


def _target(span: Span | None) -> Target:
    return PlaceTarget(*span) if span else PlaceTarget(0, 0)
