"""Parts of a row made into lines that fit: harmless, wrapped, cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.segment import Segment
from textual.content import Content, Span
from textual.strip import Strip

from annotate.harmless import harmless
from tui.views.rows import Part

ELLIPSIS: Final = "…"
_ONE_LINE: Final = str.maketrans("\n\t", "  ")


def content_of(parts: Sequence[Part]) -> Content:
    """The parts as one line whose spans name the inks; none of its characters can move the cursor."""
    texts = [harmless(part.text).translate(_ONE_LINE) for part in parts]
    ends = list(accumulate(map(len, texts), initial=0))
    spans = [Span(ends[i], ends[i + 1], part.ink) for i, part in enumerate(parts) if part.ink and part.text]
    return Content("".join(texts), spans)


def folded(content: Content, width: int, hang: int) -> list[Content]:
    """The content on lines of at most ``width`` cells, all but the first ``hang`` cells further in."""
    if content.cell_length <= width:
        return [content]
    first, *rest = content.wrap(max(1, width - hang))
    return [first, *(line.pad_left(hang) for line in rest)]


def at_most(count: int, lines: list[Content], width: int) -> list[Content]:
    """The first lines, the last of them with an ellipsis if some are left out."""
    if len(lines) <= count:
        return lines
    last = lines[count - 1].truncate(width - 1).rstrip() + ELLIPSIS
    return [*lines[: count - 1], last]


def cut(strip: Strip, width: int) -> Strip:
    """The strip, its end replaced by an ellipsis if it is longer than ``width`` cells."""
    if strip.cell_length <= width:
        return strip
    kept = strip.crop(0, max(0, width - 1))
    style = next((segment.style for segment in reversed([*kept]) if segment.text), None)
    return Strip([*kept, Segment(ELLIPSIS[: max(0, width)], style)])
