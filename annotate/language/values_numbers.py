"""Numbers as German and English write them: digits with separators, words, and scales."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from annotate.article import Span

Number = int | float


def _steps(words: str, step: int = 1) -> dict[str, int]:
    """Number words in order, each with its value."""
    return {word: i * step for i, word in enumerate(words.split())}


_GERMAN_SMALL: Final = {
    **_steps(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    ),
    **_steps("null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 10),
    **dict.fromkeys(("eins", "eine", "einen", "einem", "einer", "eines"), 1),
    **dict.fromkeys(("zwo",), 2),
    **dict.fromkeys(("dreissig",), 30),
}
_ENGLISH_SMALL: Final = {
    **_steps(
        "zero one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    ),
    **_steps("zero ten twenty thirty forty fifty sixty seventy eighty ninety", 10),
    **dict.fromkeys(("a", "an"), 1),
}
_THIRDS: Final = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+")


def _german(word: str) -> Decimal | None:
    """The value of a German number word, such as ``zweihundertfünfzig`` or ``anderthalb``."""
    if word in _GERMAN_SMALL:
        return Decimal(_GERMAN_SMALL[word])
    if word.startswith("anderthalb"):
        return Decimal("1.5")
    if word.endswith(("halbe", "halben")):
        return Decimal("0.5")
    if word.endswith("einhalb"):
        whole = _german(word.removesuffix("einhalb"))
        return None if whole is None else whole + Decimal("0.5")
    for name, size in (("tausend", 1000), ("hundert", 100)):
        left, found, right = word.partition(name)
        if found:
            many = _german(left) if left else Decimal(1)
            rest = _german(right.removeprefix("und")) if right else Decimal(0)
            return None if many is None or rest is None else many * size + rest
    left, found, right = word.partition("und")
    units, tens = _GERMAN_SMALL.get(left, 0), _GERMAN_SMALL.get(right, 0)
    return Decimal(units + tens) if found and 0 < units < 10 and tens >= 20 else None


def _english(words: str) -> Decimal | None:
    """The value of an English number in words, such as ``two hundred and fifty``."""
    if words == "half a":
        return Decimal("0.5")
    total, current = 0, 0
    for word in re.split(r"[\s-]+", words):
        if word in _ENGLISH_SMALL:
            current += _ENGLISH_SMALL[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word == "thousand":
            total, current = total + (current or 1) * 1000, 0
        elif word != "and":
            return None
    return Decimal(total + current)


def stems(words: str) -> tuple[str, ...]:
    """Words or parts of words, for :func:`has_any`."""
    return tuple(words.split())


def has_any(text: str, span: Span, parts: Iterable[str]) -> bool:
    """Whether a stretch has one of some parts of words in lower case; far cheaper than to search for a pattern."""
    return any(map(text[span.start : span.end].lower().__contains__, parts))


def _longest_first(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes numbers."""

    decimal_mark: str
    words: str
    """A pattern for numbers in words; what it matches may still be no number."""
    scales: Mapping[str, int]
    """Scale words in lower case, with the power of ten that they stand for."""
    value_of_words: Callable[[str], Decimal | None]

    @property
    def scale_stems(self) -> tuple[str, ...]:
        """What a text with a scale has somewhere, in lower case."""
        return tuple(self.scales)

    @property
    def number(self) -> str:
        """A pattern for a number in digits or words, without its scale; no groups."""
        digits = r"\d{1,3}(?:[.'’\u202f\u00a0 ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
        return rf"(?:(?<![\w.,])(?<!\w[-–])(?:{digits})(?![.,]?\d)|\b(?i:{self.words})\b)"

    @property
    def scale(self) -> str:
        """A pattern for a scale word; no groups."""
        return rf"(?:(?i:{_longest_first(self.scales)})\b(?:(?<=(?i:mio|mrd|tsd|bio))\.)?)"

    def value(self, number: str, scale: str | None = None) -> Number | None:
        """What ``number``, times ``scale``, says; None if it is no number."""
        base = self._digits(number) if number[0].isdigit() else self.value_of_words(number.lower())
        if base is None:
            return None
        if scale:
            base *= 10 ** self.scales[scale.lower().rstrip(".")]
        return int(base) if base == base.to_integral_value() else float(base)

    def _digits(self, number: str) -> Decimal:
        group = "." if self.decimal_mark == "," else ","
        plain = re.sub(r"['’\s]", "", number)
        marks = [c for c in plain if c in ".,"]
        if len(marks) > 1 or (marks == [group] and _THIRDS.fullmatch(plain)):
            plain = plain.replace(marks[0], "")
        return Decimal(plain.replace(",", "."))


GERMAN: Final = Numerals(
    decimal_mark=",",
    words=rf"eine[nr]? halben?|(?:{_longest_first(_GERMAN_SMALL)}|und|hundert|tausend|anderthalbe?|einhalb)+",
    scales={
        **dict.fromkeys(("tausend", "tsd"), 3),
        **dict.fromkeys(("million", "millionen", "mio"), 6),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), 9),
        **dict.fromkeys(("billion", "billionen", "bio"), 12),
    },
    value_of_words=_german,
)
ENGLISH: Final = Numerals(
    decimal_mark=".",
    words=rf"half a|(?:{_longest_first(_ENGLISH_SMALL)})"
    rf"(?:[ -](?:{_longest_first(_ENGLISH_SMALL)}|hundred|thousand|and))*",
    scales={
        **dict.fromkeys(("thousand", "k"), 3),
        **dict.fromkeys(("million", "mn", "m"), 6),
        **dict.fromkeys(("billion", "bn", "b"), 9),
        **dict.fromkeys(("trillion", "tn"), 12),
    },
    value_of_words=_english,
)


def numerals(language: str) -> Numerals:
    """The numerals of a language, German if it is unknown."""
    return ENGLISH if language == "en" else GERMAN
