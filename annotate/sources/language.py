"""Which language a text is written in, by its commonest small words."""

from __future__ import annotations

import re
from typing import Final

# Words of one language that are no words of the other.
_GERMAN: Final = (
    "der das und ist nicht ein eine einen einem einer mit von zu den dem des im für auf sich auch als bei nach wie aus"
    " wird sind hat er sie es über oder aber"
)
_ENGLISH: Final = (
    "the of and to is not for with that on at by from this it as are be has have he she they but or which would its"
)
_SMALL_WORDS: Final = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
_WORD: Final = re.compile(r"[^\W\d_]+")


def guess_language(sample: str) -> str:
    """``de`` or ``en``; German where neither is likelier."""
    words = _WORD.findall(sample.lower())
    counts = {language: sum(map(small.__contains__, words)) for language, small in _SMALL_WORDS.items()}
    return "en" if counts["en"] > counts["de"] else "de"
