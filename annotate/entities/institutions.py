"""Courts, authorities, parties and universities: organisations that nobody owns, buys or calls "das Unternehmen"."""

from __future__ import annotations

import re
from functools import lru_cache

_INSTITUTION = re.compile(
    r"(?:gericht(?:shof)?|staatsanwaltschaft|ministerium|kartellamt|finanzamt|bundesamt|landesamt|behörde|aufsicht|kommission|"
    r"parlament|bundestag|bundesrat|landtag|regierung|universität|hochschule|gewerkschaft|zentralbank|notenbank|bundesbank|polizei)(?:s|es|en)?$|"
    r"^(?:court|commission|department|ministry|parliament|congress|senate|university|agency|regulator|union)$",
    re.IGNORECASE,
)
_NAMED = frozenset(
    {
        "SPD",
        "CDU",
        "CSU",
        "FDP",
        "AfD",
        "EU",
        "UN",
        "UNO",
        "EZB",
        "Bafin",
        "BaFin",
        "FBI",
        "SEC",
        "FTC",
        "IG",
        "DGB",
        "Verdi",
        "Nato",
    }
)


@lru_cache(maxsize=10_000)
def is_institution(name: str) -> bool:
    """Whether an organisation of this name is no business.

    >>> is_institution("Landgericht Musterstadt"), is_institution("Muster Labs")
    (True, False)
    """
    words = re.split(r"[\s-]+", name)
    return words[0] in _NAMED or name in _NAMED or any(_INSTITUTION.search(w) for w in words)
