"""Shares that are no percentages in digits: fractions, and numbers whose "percent" stands with another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.annotation import Value
from annotate.article import Span
from annotate.language.spans import DocMention
from annotate.language.values_numbers import has_any, stems

_PARTS: Final = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10,
    "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
}  # fmt: skip
_COUNTS: Final = {
    "ein": 1, "eine": 1, "einem": 1, "einen": 1, "eines": 1, "a": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3,
    "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5, "sieben": 7, "seven": 7, "neun": 9, "nine": 9,
}  # fmt: skip
_FRACTION: Final = re.compile(
    rf"\b(?P<count>(?i:{'|'.join(_COUNTS)}))[ -](?P<part>(?i:{'|'.join(_PARTS)}))(?:n|s)?\b"
    r"|\b(?P<half>Hälfte|half)\b(?!\s(?:a|an|year|hour|time)\b)"
)
_STAKE: Final = re.compile(
    r"(?i:anteil|beteilig|aktie|stimmrecht|kapital|\bgehör|\bhält\b|\bhalten|\bhielt|besitz|besaß|eigentum|mehrheit|gesellschaft"
    r"|\bstake|\bowns?\b|\bowned|\bholds?\b|\bheld\b|\bshares)|\b(?:an|liegt beim?|liegen beim?)\s[A-ZÄÖÜ]"
)
"""What says that shares of a company are spoken of."""

_BARE: Final = re.compile(r"\s(?P<number>\d{1,2}(?:,\d+)?)(?=[,;]\s|\.(?:\s|\Z)|\s(?:und|auf)\s)")
_BEFORE_BARE: Final = re.compile(r"(?:[A-ZÄÖÜ][\w-]*|\bauf|\bvon|\bnoch)\Z")
_STEMS: Final = stems("prozent % tel hälfte half third quarter fifth sixth eighth tenth")
_PERCENT: Final = re.compile(r"\d\s?(?:Prozent\b|%)")


def find_shares(text: str, sentence: Span) -> Iterator[DocMention]:
    """Fractions in a sentence that speaks of stakes, and numbers that share their "Prozent" with another.

    Args:
        text: The whole source text.
        sentence: Where to look.
    """
    if not has_any(text, sentence, _STEMS) or _STAKE.search(text, *sentence) is None:
        return
    for match in _FRACTION.finditer(text, *sentence):
        count, part = (1, 2) if match["half"] else (_COUNTS[match["count"].lower()], _PARTS[match["part"].lower()])
        if count < part:
            value = Value(round(100 * count / part, 1), unit="percent", op="~")
            yield DocMention(match.start(), match.end(), "QUANTITY", "value", value=value)
    if _PERCENT.search(text, *sentence) is None:
        return
    for match in _BARE.finditer(text, *sentence):
        if _BEFORE_BARE.search(text, sentence.start, match.start()):
            number = float(match["number"].replace(",", "."))
            value = Value(int(number) if number.is_integer() else number, unit="percent")
            yield DocMention(*match.span("number"), "QUANTITY", "value", value=value)
