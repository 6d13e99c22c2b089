"""``durchblick doctor``: what works here, what does not, and what to do about it."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from annotate.command import FAILED, OK, Arguments
from annotate.errors import DurchblickError, reason

if TYPE_CHECKING:
    from annotate.catalogue import Catalogue

Health: TypeAlias = Literal["works", "limited", "broken"]

_SMALLEST: Final = (60, 20)
"""Columns and rows that the reader's parts need."""
_PROBE: Final = "Berlin ist eine Stadt. Angela Merkel besuchte die Siemens AG in München."
"""A sentence with names that any pipeline for German finds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one thing that the reader needs."""

    health: Health
    text: str


def doctor_parser() -> Arguments:
    """The options of ``durchblick doctor``."""
    return Arguments("durchblick doctor")


def doctor(arguments: Sequence[str]) -> int:
    """Print what works here.

    Returns:
        0, or 2 if something does not work that reading needs.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    environ = dict(os.environ)
    options = doctor_parser().parse(arguments)
    from annotate.harmless import harmless_line
    from annotate.settings.reading import say

    words = say()
    if options.help:
        print(words("doctor.help").strip())
        return OK
    found = []
    for finding in findings(words, environ):
        print(f"{words(f'doctor.{finding.health}'):2}  {harmless_line(finding.text)}", flush=True)
        found.append(finding)
    return FAILED if any(finding.health == "broken" for finding in found) else OK


def findings(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    """One finding after the other, the quick ones first."""
    checks: tuple[Callable[[Catalogue, dict[str, str]], Iterator[Finding]], ...] = (
        *(_terminal, _colours, _locale, _clipboard),
        *(_settings, _remembered, _library, _model),
    )
    for check in checks:
        yield from check(words, environ)


def _terminal(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    name = environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Finding("limited", words("doctor.no_terminal"))
        return
    if name in ("", "dumb"):
        yield Finding("limited", words("doctor.dumb", name=name))
        return
    yield Finding("works", words("doctor.terminal", name=name))
    from tui.screens.side import WIDE

    columns, rows = shutil.get_terminal_size()
    if columns < _SMALLEST[0] or rows < _SMALLEST[1]:
        yield Finding("limited", words("doctor.size_small", columns=columns, rows=rows))
    else:
        place = words(f"doctor.place.{'beside' if columns >= WIDE else 'over'}")
        yield Finding("works", words("doctor.size", columns=columns, rows=rows, place=place))


def _colours(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from rich.console import Console

    system = Console(force_terminal=True, _environ=environ).color_system
    kind = "none" if environ.get("NO_COLOR") else system or "none"
    kind = "standard" if kind == "windows" else kind
    yield Finding("works" if kind == "truecolor" else "limited", words(f"doctor.colours_{kind}"))


def _locale(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from tui.settings.preferences import preferences
    from tui.tools.config import origin

    found = preferences({}, environ)
    where = origin(("language",), found.chosen["language",], found, words)
    set_to = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "C")
    yield Finding("works", words("doctor.locale", origin=where, locale=set_to))
    encoding = sys.stdout.encoding or locale.getpreferredencoding()
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding("limited", words("doctor.encoding", encoding=encoding))


def _clipboard(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    import pyperclip

    reachable = pyperclip.is_available()
    yield Finding("works" if reachable else "limited", words(f"doctor.{'' if reachable else 'no_'}clipboard"))


def _settings(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from annotate.settings.places import settings_path
    from tui.settings.preferences import preferences

    problems = preferences({}, environ).problems
    yield from (Finding("broken", problem) for problem in problems)
    if not settings_path().exists():
        yield Finding("works", words("doctor.no_settings"))
    elif not problems:
        yield Finding("works", words("doctor.settings", path=str(settings_path())))


def _remembered(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from annotate.settings.places import remembered_path
    from annotate.settings.remembered import remember

    path = str(remembered_path())
    try:
        remember({}, {})
    except OSError as error:
        yield Finding("limited", words("doctor.not_remembered", path=path, reason=reason(error)))
    else:
        yield Finding("works", words("doctor.remembered", path=path))


def _library(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from annotate.library import Library, default_path

    library = Library.open()
    library.last()
    trouble = library.take_trouble()
    library.close()
    yield Finding("broken", trouble) if trouble else Finding("works", words("doctor.library", path=str(default_path())))


def _model(words: Catalogue, environ: dict[str, str]) -> Iterator[Finding]:
    from annotate.own_model import chosen
    from annotate.pipeline import annotate
    from annotate.sources.txt import article
    from annotate.version import PIPELINE_NAME, pipeline_version

    try:
        name = f"{chosen() or PIPELINE_NAME} {pipeline_version()}"
        read = annotate(article(_PROBE.encode(), "-"), knowledge=False)
    except (DurchblickError, OSError, ImportError) as error:
        yield Finding("broken", words("doctor.model_broken", reason=reason(error)))
        return
    seen = bool(read.mentions)
    yield Finding("works" if seen else "broken", words("doctor.model" if seen else "doctor.model_blind", name=name))
