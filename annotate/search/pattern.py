"""Regular expressions that a reader types: compiled with care, and stopped when they run away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Final

from annotate.article import Span

if TYPE_CHECKING:
    import regex

LONGEST: Final = 200
"""Characters of a pattern."""

MOST_REPEATS: Final = 1000
"""What the counts of a pattern may multiply to: the compiler writes nested counts out in full."""

MOST_MATCHES: Final = 200
"""Matches of a pattern in one text."""

_COUNT: Final = re.compile(r"\{[^{}\d]*(\d+)(?:[^{}\d]+(\d+))?[^{}\d]*\}")


class PatternError(ValueError):
    """A pattern that cannot be searched for; its text says why, in English."""


def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, blind to case.

    Raises:
        PatternError: If it is not a regular expression, or too large a one.
    """
    import regex

    if len(pattern) > LONGEST:
        raise PatternError("pattern too long")
    repeats = 1
    for low, high in _COUNT.findall(pattern):
        repeats *= max(1, int(low[:9]), int(high[:9] or 0))
    if repeats > MOST_REPEATS:
        raise PatternError("pattern repeats too often")
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        raise PatternError(str(error)) from error


def matches(
    pattern: regex.Pattern[str], texts: Iterable[str], deadline: float
) -> tuple[dict[int, tuple[Span, ...]], bool]:
    """Where the pattern matches in each text, by the text's index, and whether every text could be searched.

    Empty matches are left out, and those after the first :data:`MOST_MATCHES` of a text. The search stops at
    ``deadline`` (of :func:`time.monotonic`).
    """
    found: dict[int, tuple[Span, ...]] = {}
    for index, text in enumerate(texts):
        left = deadline - monotonic()
        if left <= 0:
            return found, False
        try:
            if pattern.search(text, timeout=left) is None:
                continue
            found_here = islice(pattern.finditer(text, timeout=left), MOST_MATCHES)
            spans = tuple(Span(*match.span()) for match in found_here if match.end() > match.start())
        except TimeoutError:
            return found, False
        if spans:
            found[index] = spans
    return found, True
