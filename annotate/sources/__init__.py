"""From what the user names to an :class:`Article`.

One module a kind of source turns bytes into an article. All of it runs before the first paint, so what
is imported here is imported by every start; a kind's module and its libraries are imported only when
such a source is opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_MODULES: Final[dict[Kind, str]] = {
    "markdown": "markdown",
    "html": "html",
    "mail": "mail",
    "package": "package",
    "pdf": "pdf",
}


class _Module(Protocol):
    def article(self, data: bytes, source: str) -> Article: ...


def open_article(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    allow_local: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Article:
    """The article that a source holds.

    Args:
        source: A file, an address of the web, or ``-`` for standard input.
        stdin: What ``-`` reads; the process's standard input by default.
        max_bytes: The largest file that is taken.
        allow_local: Whether an address may be one of this machine or of a private network.
        tell: Is told what the user should know meanwhile: where an address redirects to.

    Raises:
        DurchblickError: If it cannot be read or is no text.
    """
    # A file's name may hold bytes that are no characters; the record is UTF-8.
    name = str(source).encode(errors="replace").decode()
    if is_address(name):
        return _from_web(name, allow_local=allow_local, tell=tell)
    data = read_stream(stdin, max_bytes) if name == STDIN else read_file(str(source), max_bytes)
    return _article(kind_of(data, name), data, name)


def is_address(source: str) -> bool:
    """Whether a source is one to fetch rather than a file."""
    return _ADDRESS.match(source) is not None


def _from_web(url: str, *, allow_local: bool, tell: Callable[[str], None]) -> Article:
    from annotate.sources import html, web

    page = web.fetch(url, allow_local=allow_local, tell=tell)
    kind = kind_of(page.data, page.path, page.media_type)
    if kind == "html":
        return html.article(page.data, url, charset=page.charset, url=page.url)
    return _article(kind, page.data, url)


def _article(kind: Kind, data: bytes, source: str) -> Article:
    if kind == "office":
        raise user_error("source.office", name=source)
    if kind not in _MODULES:
        return txt.article(data, source)
    module = cast(_Module, import_module(f"annotate.sources.{_MODULES[kind]}"))
    return module.article(data, source)
