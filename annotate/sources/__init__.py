"""From what the user names to an :class:`Article`.

One module a kind of source turns bytes into an article. All of it runs before the first paint, so what
is imported here is imported by every start; a kind's module and its libraries are imported only when
such a source is opened.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources import txt
from annotate.sources.kinds import Kind, kind_of
from annotate.sources.reading import MAX_BYTES, read_file, read_stream

STDIN = "-"
"""How the user names standard input."""

_MODULES: Final[dict[Kind, str]] = {
    "markdown": "markdown",
    "html": "html",
    "mail": "mail",
}


class _Module(Protocol):
    def article(self, data: bytes, source: str) -> Article: ...


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
    return _article(data, name.encode(errors="replace").decode())


def _article(data: bytes, source: str) -> Article:
    kind = kind_of(data, source)
    if kind == "office":
        raise user_error("source.office", name=source)
    if kind not in _MODULES:
        return txt.article(data, source)
    module = cast(_Module, import_module(f"annotate.sources.{_MODULES[kind]}"))
    return module.article(data, source)
