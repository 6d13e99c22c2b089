"""Numbers, amounts, stakes and dates as people write them, in their language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from annotate.annotation import Operator
from annotate.catalogue import Catalogue, Language, whole_number

_SCALES: Final = (12, 9, 6)
"""Powers of ten that have a word."""

_DATES: Final = {
    "year": re.compile(r"(?P<year>\d{4})"),
    "quarter": re.compile(r"(?P<year>\d{4})-Q(?P<quarter>[1-4])"),
    "season": re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])"),
    "month": re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])"),
    "day": re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)"),
    "about": re.compile(r"(?P<about>.+)[~?%]"),
    "span": re.compile(r"(?P<start>[^/]+)/(?P<end>[^/]+)"),
}
"""The forms of ISO 8601 and of EDTF, level 1, that news texts need; ``Q`` is the record's own."""


@cache
def phrases(language: Language) -> Catalogue:
    """What the annotator says to people, in one language."""
    return Catalogue.load("annotate.phrases", language)


def number_text(value: int | float, language: Language) -> str:
    """The number with at most two decimals: ``1.850``, ``12,4``."""
    whole, _, decimals = f"{abs(value):.2f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole_number(int(whole), language)
    if decimals:
        text += phrases(language)("number.decimal") + decimals
    return f"−{text}" if value < 0 else text


def amount_text(
    value: int | float, currency: str | None, operator: Operator | None, language: Language, *, short: bool = False
) -> str:
    """An amount of money: ``über 120 Milliarden Dollar``, or short ``über 120 Mrd. $``.

    Args:
        value: In whole units of the currency.
        currency: As an ISO 4217 code; None if the text leaves it open.
        operator: As the record's ``op``.
        language: Of the words.
        short: Whether words are abbreviated.
    """
    say = phrases(language)
    number = _scaled(value, language, short)
    key = f"currency{'_short' * short}.{currency}"
    # A space parts a code from what follows it; a sign needs none.
    name = say(key) if key in say else f"{currency or ''} "
    text = say("amount.short" if short else "amount.long", number=number, currency=name)
    return _qualified(" ".join(text.split()), operator, language)


def percent_text(value: int | float, operator: Operator | None, language: Language, *, short: bool = False) -> str:
    """A share: ``51,3 Prozent``, or short ``51,3 %``."""
    number = number_text(value, language)
    return _qualified(
        phrases(language)("percent.short" if short else "percent.long", number=number), operator, language
    )


def date_text(value: str, language: Language) -> str:
    """A date as it is named: ``2023``, ``Mai 2026``; as it stands if it is none of the known forms."""
    return _date(value, language)[1]


def when_text(value: str, language: Language) -> str:
    """A date as it stands in a sentence: ``2023``, ``im Mai 2026``."""
    form, date = _date(value, language)
    return phrases(language)(f"when.{form}", date=date) if form else date


def _scaled(value: int | float, language: Language, short: bool) -> str:
    for power in _SCALES:
        scaled = value / 10**power
        if abs(scaled) >= 1 and round(scaled, 2) == scaled:
            say = phrases(language)
            key = f"scale{'_short' * short}.{power}"
            return say(key, n=1 if scaled == 1 else 2, number=number_text(scaled, language))
    return number_text(value, language)


def _qualified(text: str, operator: Operator | None, language: Language) -> str:
    return phrases(language)(f"operator.{operator}", value=text) if operator else text


def _date(value: str, language: Language) -> tuple[str, str]:
    """The form of a date, empty if it is unknown, and the date in words."""
    say = phrases(language)
    for form, pattern in _DATES.items():
        match = pattern.fullmatch(value)
        if not match:
            continue
        parts = match.groupdict()
        for named in ("month", "season"):
            if named in parts:
                parts[named] = say(f"{named}.{parts[named]}")
        for date in ("about", "start", "end"):
            if date in parts:
                parts[date] = date_text(parts[date], language)
        if "day" in parts:
            parts["day"] = parts["day"].lstrip("0")
        return form, say(f"date.{form}", n=None, **parts)
    return "", value
