"""The lines of a PDF's pages, with their places."""

from __future__ import annotations

from ctypes import byref, c_double, c_float
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_COLUMN_GAP: Final = 1.4
"""The gap between words of different columns, in sizes of the letters."""
_LINE_STEP: Final = 0.6
"""As much higher or lower, a letter is on another line rather than raised."""
_SOFT_HYPHENS: Final = dict.fromkeys((0x02, 0xAD, 0xFFFE), "-")
"""How PDFium tells of a hyphen at the end of a line."""


class Line(NamedTuple):
    """A line of text; distances in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    """Of the letters."""


def lines_of(page: PdfTextPage) -> list[Line]:
    """The lines in the order in which the file draws them, cut where a gap is as wide as between columns."""
    from pypdfium2 import raw

    lines: list[Line] = []
    letters: list[str] = []
    left = right = bottom = size = 0.0
    x0, x1, y0, y1, origin_x, origin_y = (c_double() for _ in range(6))
    edges = byref(x0), byref(x1), byref(y0), byref(y1)
    origin = byref(origin_x), byref(origin_y)

    def finish() -> None:
        text = "".join(letters).strip()
        if text:
            lines.append(Line(text, left, right, bottom, size))
        letters.clear()

    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        letter = _SOFT_HYPHENS.get(code) or (chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd")
        if letter in "\r\n":
            finish()
            continue
        if letter.isspace():
            letters.append(" " if letters else "")
            continue
        raw.FPDFText_GetCharBox(page, index, *edges)
        raw.FPDFText_GetCharOrigin(page, index, *origin)
        # PDFium gives no line end after a hyphen.
        if letters and (x0.value - right > _COLUMN_GAP * size or abs(origin_y.value - bottom) > _LINE_STEP * size):
            finish()
        if not letters:
            left, bottom, size = origin_x.value, origin_y.value, _size(page, index)
        letters.append(letter)
        right = x1.value
    finish()
    return lines


def _size(page: PdfTextPage, index: int) -> float:
    """The size of a letter as it is drawn: the font's, scaled as the page scales it."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX(c_float(1), c_float(0), c_float(0), c_float(1), c_float(0), c_float(0))
    raw.FPDFText_GetMatrix(page, index, byref(matrix))
    scale = (float(matrix.c) ** 2 + float(matrix.d) ** 2) ** 0.5
    size: float = raw.FPDFText_GetFontSize(page, index)
    return size * (scale or 1.0)
