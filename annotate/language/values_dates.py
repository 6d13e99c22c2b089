"""Dates in German and English, as ISO 8601 or EDTF where the text fixes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from annotate.annotation import Value
from annotate.article import Span
from annotate.language.spans import DocMention
from annotate.language.values_numbers import has_any, numerals, stems


def _table(rows: str, first: int) -> dict[str, int]:
    """The words of each line, with the line's number."""
    return {word: i for i, row in enumerate(rows.strip().splitlines(), first) for word in row.split()}


_MONTHS: Final = _table(
    """
    januar jänner january
    februar feber february
    märz march
    april
    mai may
    juni june
    juli july
    august
    september
    oktober october
    november
    dezember december
    """,
    1,
)
_SEASONS: Final = _table("frühjahr frühling spring\nsommer summer\nherbst autumn\nwinter", 21)
"""Seasons with their codes in EDTF."""

_ORDINALS: Final = _table(
    """
    erste ersten erstes erster first 1.
    zweite zweiten zweites zweiter second 2.
    dritte dritten drittes dritter third 3.
    vierte vierten viertes vierter fourth 4.
    """,
    1,
)
_SHIFTS: Final = _table(
    """
    vorletzte
    vergangene letzte vorige last
    diese dieses diesjährige laufende heurige this
    kommende nächste next
    """,
    -2,
)
"""Words that move a year away from that of publication."""


def _any(words: Iterable[str]) -> str:
    return rf"(?i:{'|'.join(sorted((re.escape(w) for w in words), key=len, reverse=True))})"


_YEAR: Final = r"(?:1[89]\d\d|20\d\d)"
_NO_YEAR: Final = (
    r"(?!\d|[.,]\d|\s?(?:%|°|€|\$)|-?\w|\s(?i:prozent|euro|dollar|franken|uhr|mal|meter|kilometer|watt)\b)"
)
"""What follows numbers that only look like years."""

_MONTH: Final = _any(_MONTHS)
_SEASON: Final = _any(_SEASONS)
_DAY: Final = r"[0-3]?\d"
_WEEKDAY: Final = (
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Sonnabend)"
    r"(?:abend|morgen|vormittag|mittag|nachmittag|nacht)?"
)
_ENGLISH_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART: Final = r"(?i:anfang|mitte|ende|early|mid|late|the end of|end of)"
_SHIFT: Final = (
    r"(?i:dies(?:e[rsmn]?|jährige[rsmn]?)|(?:vergangen|letzt|vorig|vorletzt|kommend|nächst|laufend|heurig)e[rsmn]?|"
    r"this|last|next)"
)
_PERIOD: Final = (
    r"(?:(?:Geschäfts|Kalender)?(?:[Jj]ahr(?:es|e)?|year)|Monats?|month|Woche|week|Quartals?|quarter|Halbjahrs?|"
    rf"Wochenendes?|weekend|Jahrzehnts?|decade|{_SEASON}s?|{_MONTH}s?|{_WEEKDAY}s?|{_ENGLISH_DAY})"
)
_UNIT: Final = r"(?:(?:Jahr|Monat|Tag|Jahrzehnt)(?:en|e)?|(?:Woche|Stunde)n?|(?:year|month|week|day|decade|hour)s?)"
_SOME: Final = r"(?i:einige|wenige|mehrere|ein paar|some|a few|several)"
_AFTER_IM: Final = r"(?:(?<=[Ii]m\s)|(?<=[Zz]um\s)|(?<=[Ss]eit\s)|(?<=[Bb]is\s)|(?<=[Aa]b\s)|(?<=\sdem\s))"
_AFTER_IN: Final = r"(?:(?<=[Ii]n\s)|(?<=[Bb]y\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s))"
_AFTER_AM: Final = (
    r"(?:(?<!Bild am )(?<!BILD am )(?<!Welt am )(?<=[Aa]m\s)|(?<=vom\s)|(?<=[Bb]is\s)|(?<=[Ss]eit\s)|(?<=[Aa]b\s)|"
    r"(?<=zum\s)|(?<=am späten\s)|(?<=am frühen\s))"
)
"""Weekdays alone are dates only here: they are also surnames and newspapers."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative date is counted from."""

    year: int | None = None
    """The last year that the text gives nearby."""
    published: str | None = None
    """The day of publication in ISO 8601."""

    @property
    def this_year(self) -> int | None:
        """The year of publication."""
        head = (self.published or "")[:4]
        return int(head) if len(head) == 4 and head.isdecimal() else None


_Reader = Callable[[re.Match[str], Anchor, str], "str | None"]


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: str
    """With ``NUMBER`` where the language's numbers go."""
    read: _Reader
    has_digit: bool = False
    """Whether it has one always, so that a sentence without any need not be searched."""
    has_word: bool = False
    """The same for a word of :data:`_TIME_STEMS`."""


def _day(match: re.Match[str], _anchor: Anchor, _language: str) -> str | None:
    month = match["m"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    day = int(match["d"])
    return f"{match['y']}-{number:02}-{day:02}" if match["y"] and 1 <= number <= 12 and 1 <= day <= 31 else None


def _quarter(match: re.Match[str], _anchor: Anchor, _language: str) -> str | None:
    letter = "H" if match["unit"].lower().startswith("h") else "Q"
    return f"{match['y']}-{letter}{_ORDINALS[match['q'].lower()]}" if match["y"] else None


def _short_quarter(match: re.Match[str], _anchor: Anchor, _language: str) -> str | None:
    return f"{match['y']}-{match['q']}" if match["y"] else None


def _month(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    return f"{match['y']}-{_MONTHS[match['m'].lower()]:02}"


def _season(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    return f"{match['y']}-{_SEASONS[match['s'].lower()]}"


def _years(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    to = match["to"]
    return f"{match['y']}/{to if len(to) == 4 else match['y'][:2] + to}"


def _year(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    return match["y"]


def _decade(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    return f"{match['y']}X"


def _later(match: re.Match[str], anchor: Anchor, language: str) -> str | None:
    back = match["way"].lower() in ("zuvor", "davor", "vorher", "früher", "earlier")
    return _moved(anchor.year, match["n"], match["unit"], -1 if back else 1, language)


def _ago(match: re.Match[str], anchor: Anchor, language: str) -> str | None:
    return _moved(anchor.this_year, match["n"], match["unit"], -1, language)


def _moved(year: int | None, number: str | None, unit: str, way: int, language: str) -> str | None:
    """The year that lies ``number`` years or decades before or after ``year``."""
    many = numerals(language).value(number) if number else None
    size = 10 if unit.lower().startswith(("jahrzehnt", "decade")) else 1
    if year is None or not isinstance(many, int) or not unit.lower().startswith(("jahr", "year", "decade")):
        return None
    moved = year + way * many * size
    return str(moved) if 1000 <= moved <= 9999 else None


def _shifted(match: re.Match[str], anchor: Anchor, _language: str) -> str | None:
    year, period = anchor.this_year, match["period"].lower()
    if year is None:
        return None
    word = match["shift"].lower()
    shift = _SHIFTS.get(word, _SHIFTS.get(word[:-1]))
    if shift is None:
        return None
    if re.fullmatch(r"(?:geschäfts|kalender)?jahr(?:es|e)?|year", period):
        return str(year + shift)
    season = next((code for name, code in _SEASONS.items() if period.startswith(name)), None)
    return f"{year + shift}-{season}" if season else None


def _open(_match: re.Match[str], _anchor: Anchor, _language: str) -> None:
    """The text does not fix it."""


def _iso(match: re.Match[str], _anchor: Anchor, _language: str) -> str:
    return match.group()


_EXACT: Final = (
    _Form(rf"(?<![\w-]){_YEAR}-[01]\d-[0-3]\d(?![\w-])", _iso, has_digit=True),
    _Form(
        rf"(?<!\w)(?P<d>{_DAY})(?:\.|st|nd|rd|th)?\s?(?P<m>{_MONTH})(?:,?\s(?P<y>{_YEAR}))?(?!\w)",
        _day,
        has_digit=True,
        has_word=True,
    ),
    _Form(rf"(?<![\w.])(?P<d>{_DAY})\.\s?(?P<m>[01]?\d)\.\s?(?P<y>{_YEAR})(?!\w)", _day, has_digit=True),
    _Form(
        rf"(?<!\w)(?P<m>{_MONTH})\s(?P<d>{_DAY})(?:st|nd|rd|th)?(?:,?\s(?P<y>{_YEAR}))?(?![\w.])",
        _day,
        has_digit=True,
        has_word=True,
    ),
    _Form(
        rf"(?<!\w)(?P<q>{_any(_ORDINALS)})\s(?P<unit>(?i:quartals?|halbjahrs?|quarter|half))"
        rf"(?:\s(?:des Jahres |of )?(?P<y>{_YEAR}))?(?!\w)",
        _quarter,
        has_word=True,
    ),
    _Form(rf"(?<!\w)(?P<q>[QH][1-4])(?:[/ ](?P<y>{_YEAR}))?(?!\w)", _short_quarter, has_digit=True),
    _Form(rf"(?<!\w)(?:{_PART}\s)?(?P<m>{_MONTH})\s(?P<y>{_YEAR})(?!\w)", _month, has_digit=True, has_word=True),
    _Form(rf"(?<!\w)(?P<s>{_SEASON})\s(?:of\s)?(?P<y>{_YEAR})(?!\w)", _season, has_digit=True, has_word=True),
    _Form(rf"(?<![\w.,/])(?P<y>{_YEAR})/(?P<to>{_YEAR}|\d\d)(?![\w/])", _years, has_digit=True),
    _Form(r"(?<!\w)(?P<y>(?:1[89]|20)\d)0(?:er(?:[ -]Jahren?)?|s)(?!\w)", _decade, has_digit=True),
    _Form(rf"(?<![\w.,/])(?<!\w[-–])(?:{_PART}\s(?:des Jahres\s)?)?(?P<y>{_YEAR}){_NO_YEAR}", _year, has_digit=True),
)
_RELATIVE: Final = (
    _Form(
        rf"(?<!\w)(?:(?P<n>NUMBER)|{_SOME})\s(?P<unit>{_UNIT})\s"
        r"(?P<way>(?i:später|danach|darauf|zuvor|davor|vorher|früher|later|earlier))(?!\w)",
        _later,
        has_word=True,
    ),
    _Form(rf"(?<!\w)(?i:vor)\s(?:(?P<n>NUMBER)|{_SOME})\s(?P<unit>{_UNIT})(?!\w)", _ago, has_word=True),
    _Form(rf"(?<!\w)(?:(?P<n>NUMBER)|{_SOME})\s(?P<unit>{_UNIT})\sago(?!\w)", _ago, has_word=True),
    _Form(rf"(?<!\w)(?P<shift>{_SHIFT})\s(?P<period>{_PERIOD})(?!\w)", _shifted, has_word=True),
    _Form(
        rf"(?<!\w){_PART}\s(?:(?i:des|dieses|vergangenen|kommenden|nächsten)\s)?(?:{_MONTH}s?|Jahres|Monats)(?!\w)",
        _open,
        has_word=True,
    ),
    _Form(rf"(?:{_AFTER_IM}|{_AFTER_IN})(?:{_MONTH}|{_SEASON})(?!\w)", _open, has_word=True),
    _Form(rf"{_AFTER_AM}{_WEEKDAY}(?!\w)|(?<!\w){_ENGLISH_DAY}(?!\w)", _open, has_word=True),
)


_TIME_STEMS: Final = (
    *_MONTHS,
    *_SEASONS,
    *stems("jahr monat woche tag stunde sonnabend mittwoch quart half halbj year month week day decade hour"),
)


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], _Form], ...]:
    number = numerals(language).number
    return tuple((re.compile(f.pattern.replace("NUMBER", number)), f) for f in (*_EXACT, *_RELATIVE))


def find_dates(text: str, sentence: Span, language: str, anchor: Anchor) -> list[DocMention]:
    """The dates of one sentence, in order and without overlaps.

    Args:
        text: The whole source text.
        sentence: Where to look.
        language: ISO 639-1 code.
        anchor: What relative dates are counted from.
    """
    matches: list[tuple[re.Match[str], _Reader]] = []
    has_digit = has_any(text, sentence, "0123456789")
    has_word = has_any(text, sentence, _TIME_STEMS)
    for pattern, form in _compiled(language):
        if (form.has_digit and not has_digit) or (form.has_word and not has_word):
            continue
        for match in pattern.finditer(text, *sentence):
            place = Span(*match.span())
            if not any(place.overlaps(Span(*other.span())) for other, _ in matches):
                matches.append((match, form.read))
    matches.sort(key=lambda pair: pair[0].start())
    return [
        DocMention(match.start(), match.end(), "DATE", "value", value=Value(read(match, anchor, language)))
        for match, read in matches
    ]
