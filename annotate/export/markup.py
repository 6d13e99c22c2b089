"""Text made safe for the markup that it is put into."""

from __future__ import annotations

import re
from typing import Final

from annotate.harmless import harmless_line

_MARKDOWN: Final = re.compile(r"[\\`*_\[\]{}<>|~&$#^=%!]")
_BLOCK_START: Final = re.compile(r"([-+]|\d+(?=[.)]))")
_LINKS: Final = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_BEYOND_XML: Final = re.compile("[\ufffe\uffff]")


def markdown(text: str) -> str:
    """The text on one line, so that Markdown and Obsidian show it as it is: no markup, no link, no block."""
    escaped = _MARKDOWN.sub(r"\\\g<0>", harmless_line(text))
    escaped = _LINKS.sub(r"\1\\\2", escaped)
    if start := _BLOCK_START.match(escaped):
        mark = start[1]
        escaped = f"{mark}\\{escaped[len(mark) :]}" if mark.isdigit() else f"\\{escaped}"
    return escaped


def xml_text(text: str) -> str:
    """The text on one line, without the characters that XML cannot hold; its markup is still to be escaped."""
    return _BEYOND_XML.sub("\ufffd", harmless_line(text))
