"""Text from outside, made safe to print to a terminal."""

from __future__ import annotations

import re
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters: they move cursors, change titles, answer back
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directional marks: they reorder what stands around them
    "\u2028\u2029\ud800-\udfff]"
)
_LINE_END: Final = re.compile(r"\r\n?")


def harmless(text: str) -> str:
    """The text with every unsafe character replaced by one visible character; tabs and line ends stay."""
    return _UNSAFE.sub(_picture, text)


def harmless_lines(text: str) -> str:
    """The same with every line end made a line feed, so that none of them is taken for unsafe."""
    return harmless(_LINE_END.sub("\n", text))


def harmless_line(text: str) -> str:
    """The text on one line, its runs of white space made single blanks."""
    return harmless(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's control pictures: ␛ for escape
    return "␡" if code == 0x7F else "\ufffd"
