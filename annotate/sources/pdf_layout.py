"""From lines on pages to paragraphs: columns in order, lines joined, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from annotate.article import ParagraphKind
from annotate.sources.pdf_lines import Line
from annotate.sources.pieces import Piece

_EDGE_LINES: Final = 2
"""Lines at the top and at the bottom of a page that may be running heads."""
_MIN_REPEATS: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"(?:(?:Seite|Page|S\.|p\.)\s*)?[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|]?(?:\s*(?:/|von|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
_COLUMN_LINES: Final = 4
_COLUMN_LETTERS: Final = 15
"""Fewer than so many lines, or letters in them, on one side are no column: a table has short ones."""
_HEADING_SIZE: Final = 1.15
_HEADING_LETTERS: Final = 200
_SENTENCE_END: Final = re.compile(r"""[.!?…:]["'”“«»’)\]]*$""")
_BULLET: Final = re.compile(r"(?:[•◦▪‣–—]|\(?\d{1,2}[.)])\s+\S")
_HYPHEN_AT_END: Final = re.compile(r"(\w+)[-‐]$")
_FIRST_WORD: Final = re.compile(r"\w+")
_SHARED: Final = frozenset(("und", "oder", "bzw", "sowie", "bis", "and", "or", "to"))
"""After a hyphen they show that it stands for a part two words share: "Vor- und Nachteile"."""


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """The paragraphs of a document.

    Args:
        pages: Their lines, as :func:`annotate.sources.pdf_lines.lines_of` gives them.
    """
    repeated = _running_heads(pages)
    kept = [_in_order(_without_edges(page, repeated)) for page in pages]
    lines = [line for page in kept for line in page]
    if not lines:
        return
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    hyphened = frozenset(re.findall(r"\w+-\w+", "\n".join(line.text for line in lines)))
    page_of = [number for number, page in enumerate(kept, 1) for _ in page]
    read = 0
    for group in _groups(lines, _leading(lines)):
        text = _joined([line.text for line in group], hyphened)
        is_heading = group[0].size >= _HEADING_SIZE * body and len(text) <= _HEADING_LETTERS
        kind: ParagraphKind = "heading" if is_heading else "item" if _BULLET.match(text) else "text"
        yield Piece(text, kind, page=page_of[read])
        read += len(group)


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, int]]:
    """What stands at the edge of many pages at one height, numbers aside."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    needed = max(_MIN_REPEATS, len(pages) // 4)
    return frozenset(key for key, count in seen.items() if count >= needed)


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / 4)


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines highest and lowest on a page."""
    heights = sorted({round(line.bottom) for line in page})
    edge = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return [line for line in page if round(line.bottom) in edge]


def _without_edges(page: Sequence[Line], repeated: frozenset[tuple[str, int]]) -> list[Line]:
    kept = [line for line in page if _key(line) not in repeated]
    if not kept:
        return kept
    outermost = {min(line.bottom for line in kept), max(line.bottom for line in kept)}
    return [line for line in kept if not (line.bottom in outermost and _PAGE_NUMBER.fullmatch(line.text))]


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines in reading order: column after column between lines that run across; else as they were drawn."""
    gutter = _gutter(lines)
    if gutter is None:
        return _rejoined(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda each: -each.bottom):
        if line.left < gutter < line.right:
            ordered += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.right <= gutter]
    return _in_order(left) + _in_order([line for line in band if line.right > gutter])


def _gutter(lines: list[Line]) -> float | None:
    """Where the page is divided into columns, if it is."""
    starts = Counter(round(line.left) for line in lines)
    for start, count in starts.most_common(4):
        at = start - 1.5
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        across = len(lines) - len(left) - len(right)
        if count < _COLUMN_LINES or len(left) < _COLUMN_LINES or across > len(lines) // 3:
            continue
        if all(median(len(line.text) for line in side) >= _COLUMN_LETTERS for side in (left, right)):
            return at
    return None


def _rejoined(lines: Iterable[Line]) -> list[Line]:
    """The lines, with the parts of one at the same height made one again: gaps that divide no columns."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and abs(last.bottom - line.bottom) < 0.2 * line.size and line.left >= last.right:
            whole[-1] = last._replace(text=f"{last.text} {line.text}", right=line.right)
        else:
            whole.append(line)
    return whole


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in sizes of the letters."""
    steps = [
        (above.bottom - below.bottom) / below.size
        for above, below in pairwise(lines)
        if below.size and 0 < above.bottom - below.bottom < 3 * below.size
    ]
    return median(steps) if steps else 1.2


def _groups(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and _begins(line, group, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: Line, group: Sequence[Line], leading: float) -> bool:
    """Whether a line begins a paragraph rather than going on with the one before it."""
    last = group[-1]
    if abs(line.size - last.size) > 0.1 * max(line.size, last.size) or _BULLET.match(line.text):
        return True
    step = (last.bottom - line.bottom) / (line.size or 1)
    ended = _SENTENCE_END.search(last.text) is not None
    is_short = last.right < max(each.right for each in group) - 3 * line.size
    if not 0 < step < 4 * leading:  # at the top of the next column or page
        return ended and (is_short or not line.text[0].islower()) and not _HYPHEN_AT_END.search(last.text)
    is_indented = line.left > last.left + 0.8 * line.size and (len(group) > 1 or ended)
    return step > 1.35 * leading or (ended and (is_short or is_indented))


def _joined(lines: Sequence[str], hyphened: frozenset[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = _join(text, line, hyphened)
    return text


def _join(before: str, after: str, hyphened: frozenset[str]) -> str:
    """Two lines as one, the hyphen between them undone unless it is part of the word.

    It is if what follows is a capital or number (Tesla-Gründer), if what precedes is an abbreviation, one letter
    or a number (US-amerikanisch, 20-jährig), or if the document writes the word with it elsewhere.
    """
    hyphen, word = _HYPHEN_AT_END.search(before), _FIRST_WORD.match(after)
    if not hyphen or not word:
        return f"{before} {after}"
    first, second = hyphen[1], word[0]
    if second.lower() in _SHARED:
        return f"{before} {after}"
    is_real = not second[0].islower() or not first[-1].islower() or len(first) == 1 or f"{first}-{second}" in hyphened
    return before + after if is_real else before[:-1] + after
