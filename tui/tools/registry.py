"""All commands of ``durchblick``, once: dispatch, completions and the manual page come from here.

What options a command has, its parser says; what they mean, its help does. Nothing is imported before a
command is asked for.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Final, NamedTuple, cast

from annotate.catalogue import Catalogue, user_language
from annotate.command import Arguments

_SAID: Final = re.compile(r"  (--?[\w-]+)(?: (\S+))?  +(\S.*)")
"""A line of help about an option: itself, what it takes, what that means."""


class Command(NamedTuple):
    """One command, by where it is found."""

    name: str
    """As it is called; empty for the reader."""
    module: str
    run: str
    """The function that runs it with the arguments behind its name, and returns the exit code."""
    parser: str
    """The function that makes its parser."""
    messages: str
    """The catalogue with its help."""
    help: str
    """The key of its help there."""
    more: str = ""
    """The function that gives what stands below the help, if anything does."""

    def __call__(self, arguments: Sequence[str]) -> int:
        """Run it."""
        return cast(Callable[[Sequence[str]], int], self._found(self.run))(arguments)

    def options(self) -> list[Option]:
        """The options that its help tells of, in that order."""
        said = {name: text for name, _, text in reversed(_SAID.findall(self.help_text()))}
        order = [*reversed(said)]
        found = [_option(action, said) for action in self._actions() if said.keys() & set(action.option_strings)]
        return sorted(found, key=lambda option: order.index(option.names[0]))

    def values(self) -> tuple[str, ...]:
        """The words that may follow it; none if a file does."""
        plain = (action for action in self._actions() if not action.option_strings)
        return tuple(str(value) for action in plain for value in action.choices or ())

    def help_text(self) -> str:
        """Its help in the user's language."""
        text = Catalogue.load(self.messages, user_language())(self.help).strip()
        return f"{text}\n{cast(Callable[[], str], self._found(self.more))()}" if self.more else text

    def _actions(self) -> list[argparse.Action]:
        return cast(Callable[[], Arguments], self._found(self.parser))()._actions

    def _found(self, name: str) -> object:
        return getattr(import_module(self.module), name)


class Option(NamedTuple):
    """An option of a command."""

    names: tuple[str, ...]
    """As they are written, the long one first."""
    takes: str | None
    """What stands behind it; None if nothing does."""
    values: tuple[str, ...]
    """What may stand there, if that can be told."""
    text: str
    """What it means."""


def _phrased(name: str, module: str, more: str = "") -> Command:
    return Command(name, module, name, f"{name}_parser", "annotate.phrases", f"{name}.help", more)


def _tool(name: str) -> Command:
    return Command(name, f"tui.tools.{name}", name, f"{name}_parser", "annotate.settings.messages", f"{name}.help")


READER: Final = Command("", "tui.cli", "durchblick", "reader_parser", "annotate.phrases", "cli.help")
LIBRARY: Final = Command("library", "tui.cli", "library", "library_parser", "annotate.phrases", "library.help")
COMMANDS: Final = {
    command.name: command
    for command in (
        _phrased("annotate", "annotate.cli", "format_list"),
        _phrased("search", "annotate.search.command"),
        _phrased("diff", "annotate.records_cli"),
        LIBRARY,
        *map(_tool, ("config", "keys", "doctor", "completions", "man")),
    )
}
"""The commands by name, in the order of the manual page."""


def everything() -> Iterator[Command]:
    """The reader, then all commands."""
    yield READER
    yield from COMMANDS.values()


def _option(action: argparse.Action, said: dict[str, str]) -> Option:
    names = sorted(action.option_strings, key=len, reverse=True)
    takes = None if action.nargs == 0 else action.metavar if isinstance(action.metavar, str) else action.dest
    choices: Iterable[object] = action.choices or ()
    if "--theme" in names:
        from tui.settings.preferences import theme_names

        choices = theme_names()
    return Option(tuple(names), takes, tuple(map(str, choices)), said.get(names[0], ""))
