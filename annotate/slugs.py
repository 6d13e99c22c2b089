"""Names as ids: lower-case letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"}
)


def slug(name: str) -> str:
    """A name in the letters, digits and hyphens of an id: ``Präzisa GmbH`` is ``praezisa-gmbh``."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "entity"


def slugs(names: Iterable[str]) -> list[str]:
    """A slug for each name, made unique by numbers in the order given."""
    taken: dict[str, None] = {}
    for name in names:
        taken[free_slug(name, taken)] = None
    return list(taken)


def free_slug(name: str, taken: Container[str]) -> str:
    """A slug for a name that is none of those taken, with a number behind it where one is needed."""
    base = candidate = slug(name)
    number = 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
