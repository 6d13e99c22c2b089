"""``durchblick config``: which settings hold and where each comes from, and a file to begin with."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.command import FAILED, OK, Arguments, narrate
from annotate.errors import DurchblickError, reason

if TYPE_CHECKING:
    from annotate.catalogue import Catalogue
    from annotate.settings.reading import Key
    from tui.settings.preferences import Chosen, Preferences


def config_parser() -> Arguments:
    """The options of ``durchblick config``."""
    parser = Arguments("durchblick config")
    parser.add_argument("--init", action="store_true")
    parser.add_argument("--theme", metavar="NAME")
    return parser


def config(arguments: Sequence[str]) -> int:
    """Print the settings, or begin a file of them.

    Returns:
        0, or 2 if something is wrong in the file.

    Raises:
        DurchblickError: If the arguments are wrong, or the file cannot be written.
    """
    environ = dict(os.environ)  # as it is before the settings file speaks through it
    options = config_parser().parse(arguments)
    from annotate.harmless import harmless_line
    from annotate.settings.places import remembered_path, settings_path
    from annotate.settings.reading import say

    words = say()
    if options.help:
        print(words("config.help").strip())
        return OK
    path = settings_path()
    if options.init:
        _begin(path, words)
        return OK
    from tui.settings.preferences import preferences

    named: dict[Key, object] = {("theme",): options.theme, ("model",): options.model, ("language",): options.lang}
    found = preferences({key: value for key, value in named.items() if value}, environ)
    print(words("config.file" if path.exists() else "config.no_file", path=harmless_line(str(path))))
    print(words("config.remembered", path=harmless_line(str(remembered_path()))))
    print()
    for line in setting_lines(found, words):
        print(line)
    for problem in found.problems:
        narrate(problem)
    return FAILED if found.problems else OK


def setting_lines(found: Preferences, words: Catalogue) -> Iterator[str]:
    """Each setting with its value and where that comes from, in columns."""
    from annotate.harmless import harmless_line

    rows = [
        tuple(map(harmless_line, (".".join(key), _shown(chosen.value, words), origin(key, chosen, found, words))))
        for key, chosen in found.chosen.items()
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, where in rows:
        yield f"{name:{widths[0]}}  {value:{widths[1]}}  {where}"


def origin(key: Key, chosen: Chosen, found: Preferences, words: Catalogue) -> str:
    """Where the value of a setting comes from, in words."""
    from annotate.settings.lines import line_of
    from tui.settings.preferences import VARIABLES

    source: str = chosen.origin
    if key == ("language",) and chosen.value == "auto":
        source = "locale"
    line = line_of(found.file.text, key) if found.file else None
    return words(f"config.origin.{source}", name=VARIABLES.get(key, ""), line=str(line or 1))


def _shown(value: object, words: Catalogue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    if value in (None, "") or isinstance(value, Mapping):
        return words("config.nothing")
    return f'"{value}"' if isinstance(value, str) else str(value)


def _begin(path: Path, words: Catalogue) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(template(words))
    except FileExistsError as error:
        raise DurchblickError(words("config.exists", path=str(path))) from error
    except OSError as error:
        raise DurchblickError(words("config.unwritable", path=str(path), reason=reason(error))) from error
    print(words("config.written", path=str(path)))


def template(words: Catalogue) -> str:
    """The settings file to begin with, every setting explained in the language of the words."""
    from importlib import resources

    return (resources.files("annotate.settings") / f"template.{words.language}.toml").read_text("utf-8")
