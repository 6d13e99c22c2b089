"""Plain text: its paragraphs, headings and title.

The text stays as it was decoded. All work on the whole of it is done by regular expressions, so a
text of 20 MB is opened in a fraction of a second.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from annotate.article import Article, Paragraph
from annotate.errors import user_error
from annotate.sources.decoding import decode

MAX_PARAGRAPHS: Final = 1_000_000

_LINE: Final = r"\S(?:[^\n\r]*\S)?"
_BLANKS: Final = r"[^\S\n\r]*"
_LINES: Final = re.compile(_LINE)
_BLOCKS: Final = re.compile(rf"{_LINE}(?:{_BLANKS}(?:\r\n|\r|\n){_BLANKS}{_LINE})*")
"""Lines up to the next blank one."""

_SAMPLE: Final = 64 * 1024
"""Characters that show how a text is laid out."""

_NOT_TEXT: Final = bytes(set(range(32)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
"""Control characters that a text has no use for; escape sequences are not among them."""

_HEADLINE_LENGTH: Final = 160
_HEADING_LENGTH: Final = 80
_SENTENCE_END: Final = re.compile(r"""[.!?…:;,]["'”“«»’)\]]*$""")
_HEADLINE_END: Final = re.compile(r"""(?<!\.\.)[.:;,]["'”“«»’)\]]*$""")
_FIRST_WORD: Final = re.compile(r"\S+")


def article(data: bytes, source: str) -> Article:
    """The article in the bytes of a text file.

    Raises:
        DurchblickError: If the bytes are no text.
    """
    if not data:
        raise user_error("source.empty", name=source)
    text = decode(data)
    if _is_binary(text):
        raise user_error("source.binary", name=source)
    spans = paragraph_spans(text)
    if not spans:
        raise user_error("source.blank", name=source)
    if len(spans) > MAX_PARAGRAPHS:
        raise user_error("source.lines", name=source, limit=MAX_PARAGRAPHS)
    headings = _headings(text, spans)
    return Article(
        id=sha256(data).hexdigest(),
        source=source,
        text=text,
        title=_title(text, spans, headings, source),
        paragraphs=tuple(
            Paragraph(start, end, "heading" if index in headings else "text")
            for index, (start, end) in enumerate(spans)
        ),
    )


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs are: the lines of a text, or its blocks of lines if it is hard-wrapped."""
    pattern = _BLOCKS if is_hard_wrapped(text[:_SAMPLE]) else _LINES
    return [match.span() for match in pattern.finditer(text)]


def is_hard_wrapped(sample: str) -> bool:
    """Whether line ends in the text only break lines, as in mail and old text files.

    They do if most lines that another follows are full: the next line's first word would not have
    fitted on them.
    """
    lines = [line.rstrip() for line in sample.splitlines()]
    followed = [(line, following) for line, following in pairwise(lines) if line and following]
    width = max((len(line) for line in lines), default=0)
    if len(followed) < 3 or not 50 <= width <= 120:
        return False
    full = sum(len(line) + 1 + len(_first_word(following)) > width - 2 for line, following in followed)
    return full >= 0.75 * len(followed)


def _first_word(line: str) -> str:
    match = _FIRST_WORD.search(line)
    return match[0] if match else ""


def _is_binary(text: str) -> bool:
    sample = text[: 16 * _SAMPLE]
    data = sample.encode("utf-8", "replace")
    controls = len(data) - len(data.translate(None, _NOT_TEXT))
    return controls > 0.02 * len(sample) or sample.count("\ufffd") > 0.2 * len(sample)


def _headings(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The paragraphs that are headings: few enough that none is better than a wrong one.

    The first paragraph is the headline if it is short and no sentence. Further on a heading is a
    short line without final punctuation between two paragraphs of prose.
    """
    headings: set[int] = set()
    start, end = spans[0]
    if len(spans) > 1 and end - start <= _HEADLINE_LENGTH and not _HEADLINE_END.search(text, start, end):
        headings.add(0)
    short = [index for index, (start, end) in enumerate(spans) if end - start <= _HEADING_LENGTH]
    for index in short:
        if 0 < index < len(spans) - 1 and _is_heading(text, spans, index):
            headings.add(index)
    return frozenset(headings)


def _is_heading(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    start, end = spans[index]
    return (
        (text[start].isupper() or text[start].isdigit())
        and not _SENTENCE_END.search(text, start, end)
        and all(spans[beside][1] - spans[beside][0] > _HEADING_LENGTH for beside in (index - 1, index + 1))
    )


def _title(text: str, spans: list[tuple[int, int]], headings: frozenset[int], source: str) -> str:
    start, end = spans[0]
    if 0 not in headings and (stem := PurePath(source).stem.strip("-")):
        return stem
    words = " ".join(text[start:end][: 4 * _HEADLINE_LENGTH].split())
    return words if len(words) <= _HEADLINE_LENGTH else words[: _HEADING_LENGTH - 1].rsplit(" ", 1)[0] + "…"
