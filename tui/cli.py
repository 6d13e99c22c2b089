"""The ``durchblick`` command: opens the reader, or hands over to the command of :mod:`tui.tools.registry`.

Nothing is imported before it is needed: help needs no terminal interface, and the reader no language
pipeline.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from annotate.command import OK, Arguments, narrate, run, words

if TYPE_CHECKING:
    from annotate.article import Article

_STDIN = "-"


def main() -> None:
    """Run the command with the process's arguments."""
    sys.exit(run(lambda: durchblick(sys.argv[1:])))


def durchblick(arguments: Sequence[str]) -> int:
    """Do what the arguments say.

    Returns:
        The exit code.

    Raises:
        DurchblickError: If that cannot be done.
    """
    from tui.tools.registry import COMMANDS

    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    options = reader_parser().parse(arguments)
    if options.help:
        print(words()("cli.help").strip())
    elif options.version:
        print(_version())
    else:
        _open(options)
    return OK


def reader_parser() -> Arguments:
    """The options of the reader."""
    parser = Arguments("durchblick")
    parser.add_argument("source", nargs="?", metavar="SOURCE")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--theme", metavar="NAME")
    parser.add_argument("--allow-local", action="store_true")
    return parser


def _version() -> str:
    from annotate import __version__
    from annotate.version import pipeline_version

    return f"durchblick {__version__} (pipeline {pipeline_version()})"


def _open(options: argparse.Namespace) -> None:
    article = _article(options.source, allow_local=options.allow_local)
    if _is_screen() and _has_keyboard():
        _read(article, theme=options.theme, knowledge=not options.no_knowledge)
    else:
        from annotate.cli import print_article

        print_article(article, knowledge=not options.no_knowledge)


def _article(source: str | None, *, allow_local: bool) -> Article:
    from annotate.sources import open_article

    if source is None and not _is_terminal(sys.stdin):
        source = _STDIN
    return _last_article() if source is None else open_article(source, allow_local=allow_local, tell=narrate)


def _last_article() -> Article:
    """The article read last if it still can be read, else the one that comes with the program."""
    from annotate.errors import DurchblickError
    from annotate.library import Library
    from annotate.seed import seed_article
    from annotate.sources import is_address, open_article

    library = Library.open()
    last = library.last()
    if last is None:
        return seed_article()
    try:
        if last.source != _STDIN and not is_address(last.source):  # nothing is fetched unless it is named
            return open_article(last.source)
    except DurchblickError as error:
        narrate(str(error))
    return library.text_of(last.id) or seed_article()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _is_screen() -> bool:
    return _is_terminal(sys.stdout) and os.environ.get("TERM", "") not in ("", "dumb")


def _has_keyboard() -> bool:
    """Whether keys can be read; if the article came through standard input, from the terminal itself."""
    if _is_terminal(sys.stdin):
        return True
    if sys.stdin is None:  # closed by who started us: Textual has no use for that
        return False
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


def library_parser() -> Arguments:
    """The options of ``durchblick library``."""
    from annotate.records_cli import library_parser

    return library_parser()


def library(arguments: Sequence[str]) -> int:
    """Open the library if there is a terminal and nothing else is asked for; else what the command without one does.

    Returns:
        The exit code.

    Raises:
        DurchblickError: If the arguments are wrong, or that cannot be done.
    """
    from annotate import records_cli

    options = library_parser().parse(arguments)
    if options.command or options.help or not (_is_screen() and _is_terminal(sys.stdin)):
        return records_cli.library(arguments)
    _read(_last_article(), knowledge=not options.no_knowledge, begin="screen.library")
    return OK


def _read(article: Article, *, theme: str | None = None, knowledge: bool = True, begin: str = "") -> None:
    import gc

    gc.disable()  # until the first paint: what is imported stays
    from annotate.catalogue import user_language
    from tui.app import read
    from tui.reading import Reading
    from tui.settings.preferences import preferences

    chosen = preferences({("theme",): theme} if theme else {})
    if not _is_terminal(sys.stderr):
        os.dup2(sys.stdout.fileno(), 2)  # where Textual draws
    reading = Reading(article, knowledge=knowledge)
    read(article, reading, user_language(), chosen, begin)
    if trouble := reading.trouble():
        narrate(trouble)


if __name__ == "__main__":
    main()
