"""``durchblick man``: the manual page, made of the commands' own help, the keys and the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from annotate.command import OK, Arguments
from tui.tools.registry import COMMANDS, READER

if TYPE_CHECKING:
    from annotate.catalogue import Catalogue

_ENVIRONMENT: Final = (
    *("DURCHBLICK_CONFIG", "DURCHBLICK_DATA", "DURCHBLICK_STATE"),
    *("DURCHBLICK_LANG", "DURCHBLICK_THEME", "DURCHBLICK_MODEL", "NO_COLOR"),
)
_ESCAPES: Final = str.maketrans(
    {"\\": r"\[rs]", "-": r"\-", "'": r"\[aq]", "`": r"\[ga]", "^": r"\[ha]", "~": r"\[ti]"}
)
_USAGE: Final = re.compile(r"^\w+: ")
_OTHERS: Final = re.compile(r"[^\x00-\x7f]")


def man_parser() -> Arguments:
    """The options of ``durchblick man``."""
    return Arguments("durchblick man")


def man(arguments: Sequence[str]) -> int:
    """Print the manual page.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    options = man_parser().parse(arguments)
    from annotate.settings.reading import say

    words = say()
    if options.help:
        print(words("man.help").strip())
    else:
        print("\n".join(page(words)))
    return OK


def page(words: Catalogue) -> Iterator[str]:
    """The page as roff, in plain ASCII so that any ``man`` can read it."""
    from annotate import __version__
    from annotate.catalogue import Catalogue
    from tui.actions import ACTIONS
    from tui.tools.config import template
    from tui.tools.keys import key_lines

    synopsis, _, description = READER.help_text().partition("\n\n")
    yield f'.TH DURCHBLICK 1 "" "durchblick {__version__}" {_roff(_quoted(words("man.manual")))}'
    yield f".SH {_roff(words('man.title_name'))}"
    yield f"durchblick \\- {_roff(words('man.name'))}"
    yield f".SH {_roff(words('man.title_synopsis'))}"
    yield from _verbatim(dedent(_USAGE.sub(lambda found: " " * len(found[0]), synopsis, count=1)))
    yield f".SH {_roff(words('man.title_description'))}"
    yield from _verbatim(description)
    yield f".SH {_roff(words('man.title_commands'))}"
    for command in COMMANDS.values():
        yield f".SS {_roff(_quoted(f'durchblick {command.name}'))}"
        yield f"{_roff(words(f'command.{command.name}'))}"
        yield ".PP"
        yield from _verbatim(command.help_text())
    yield f".SH {_roff(words('man.title_keys'))}"
    keys = key_lines(ACTIONS, Catalogue.load("tui.messages", words.language), words("keys.none"))
    yield from _verbatim("\n".join(keys))
    yield ".PP"
    yield _roff(words("man.keys_about"))
    yield f".SH {_roff(words('man.title_settings'))}"
    yield _roff(words("man.settings_about"))
    yield ".PP"
    yield from _verbatim(template(words).rstrip())
    yield f".SH {_roff(words('man.title_environment'))}"
    for variable in _ENVIRONMENT:
        yield ".TP"
        yield f".B {variable}"
        yield _roff(words(f"environment.{variable}"))


def _verbatim(text: str) -> Iterator[str]:
    """Lines that stay as they are."""
    yield ".nf"
    yield from map(_roff, text.split("\n"))
    yield ".fi"


def _roff(text: str) -> str:
    """A line of text as roff: nothing in it is a request, and every character is ASCII."""
    plain = _OTHERS.sub(lambda found: f"\\[u{ord(found[0]):04X}]", text.translate(_ESCAPES))
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
