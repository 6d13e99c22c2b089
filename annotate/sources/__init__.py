"""From what the user names to an :class:`Article`.

One module a kind of source turns bytes into an article; plain text is the only kind so far. All of
it runs before the first paint, so what is imported here is imported by every start.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from annotate.article import Article
from annotate.sources import txt
from annotate.sources.reading import MAX_BYTES, read_file, read_stream

STDIN = "-"
"""How the user names standard input."""


def open_article(source: str | Path, *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES) -> Article:
    """The article that a source holds.

    Args:
        source: A file, or ``-`` for standard input.
        stdin: What ``-`` reads; the process's standard input by default.
        max_bytes: The largest source that is taken.

    Raises:
        DurchblickError: If it cannot be read or is no text.
    """
    name = str(source)
    data = read_stream(stdin, max_bytes) if name == STDIN else read_file(name, max_bytes)
    # A file's name may hold bytes that are no characters; the record is UTF-8.
    return txt.article(data, name.encode(errors="replace").decode())
