"""Money and quantities: where they stand, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from annotate.annotation import Operator, Value
from annotate.article import Span
from annotate.language.spans import DocMention
from annotate.language.values_numbers import Numerals, has_any, numerals, stems
from annotate.language.values_shares import find_shares

_CURRENCIES: Final = {
    r"(?:US|amerikanische[nr]?|u\.s\.)[- ]?dollars?|\$|us\$|usd": "USD",
    r"kanadische[nr]? dollar|canadian dollars?|c\$|cad": "CAD",
    r"australische[nr]? dollar|australian dollars?|a\$|aud": "AUD",
    r"hong-?kong[- ]dollars?|hk\$|hkd": "HKD",
    r"singapur-dollar|singapore dollars?|sgd": "SGD",
    r"dollars?": "USD",
    r"euros?|€|eur": "EUR",
    r"(?:schweizer |swiss )?(?:franken|francs?)|chf|sfr": "CHF",
    r"(?:britische[nr]? |british )?(?:pfund(?: sterling)?|pounds?)|£|gbp": "GBP",
    r"(?:japanische[nr]? )?yen|¥|jpy": "JPY",
    r"(?:chinesische[nr]? )?(?:yuan|renminbi)|cny|rmb": "CNY",
    r"(?:russische[nr]? )?rubel|rou?bles?|₽|rub": "RUB",
    r"(?:indische[nr]? )?(?:rupien|rupees?)|₹|inr": "INR",
    r"schwedische[nr]? kronen|swedish kron(?:or|a)|sek": "SEK",
    r"norwegische[nr]? kronen|norwegian krone[r]?|nok": "NOK",
    r"dänische[nr]? kronen|danish krone[r]?|dkk": "DKK",
    r"tschechische[nr]? kronen|czech koruna|czk": "CZK",
    r"(?:polnische[nr]? )?(?:zloty|złoty)|pln": "PLN",
    r"(?:ungarische[nr]? )?forint|huf": "HUF",
    r"(?:türkische[nr]? )?(?:lira|lire)|₺|try": "TRY",
    r"(?:südkoreanische[nr]? )?won|₩|krw": "KRW",
    r"(?:brasilianische[nr]? )?reais|brl": "BRL",
    r"(?:ukrainische[nr]? )?(?:hrywnja|griwna)|uah": "UAH",
    r"(?:d-|deutsche )?mark|dem": "DEM",
    r"schekel|shekels?|ils": "ILS",
    r"(?:südafrikanische[nr]? )?rand|zar": "ZAR",
}
_SIGNS: Final = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"} | {
    code.lower(): code for code in ("EUR", "USD", "CHF", "GBP", "JPY", "CNY", "SEK", "NOK", "DKK", "CAD", "AUD", "PLN")
}
"""What may stand before a number."""

_PERCENT: Final = (
    r"(?i:prozentpunkten?|prozent|percentage points?|percent|per cent|basispunkten?|basis points)\b|%|v\. ?H\."
)

_UNITS: Final = {
    "people": "menschen personen leute bürger bürgerinnen people",
    "inhabitants": "einwohner einwohnern inhabitants residents",
    "users": "nutzer nutzern nutzerinnen user usern users anwender anwendern",
    "customers": "kunden kundinnen customers clients",
    "subscribers": "abonnenten abonnentinnen subscribers",
    "households": "haushalte haushalten households",
    "members": "mitglieder mitgliedern members",
    "employees": "mitarbeiter mitarbeitern mitarbeiterinnen mitarbeitende mitarbeitenden beschäftigte beschäftigten "
    "angestellte angestellten arbeitnehmer arbeitnehmern employees workers staff",
    "jobs": "stellen arbeitsplätze arbeitsplätzen jobs",
    "shares": "aktien anteilsscheine anteilsscheinen shares",
    "vehicles": "fahrzeuge fahrzeugen autos wagen pkw vehicles cars",
    "soldiers": "soldaten soldatinnen soldiers troops",
    "stores": "filialen läden geschäfte geschäften stores shops",
    "votes": "stimmen votes",
}
_MEASURES: Final = {
    "t": "tonnen tonne tonnes tons",
    "kg": "kilogramm kilo kg kilograms",
    "km": "kilometer kilometern km kilometers kilometres",
    "m": "meter metern meters metres",
    "m2": "quadratmeter quadratmetern qm",
    "km2": "quadratkilometer quadratkilometern",
    "ha": "hektar hectares",
    "l": "liter litern liters litres",
    "barrels": "barrel barrels fass",
    "W": "watt",
    "kW": "kilowatt kw",
    "MW": "megawatt mw megawatts",
    "GW": "gigawatt gw gigawatts",
    "kWh": "kilowattstunden kwh",
    "MWh": "megawattstunden mwh",
    "GWh": "gigawattstunden gwh",
    "TWh": "terawattstunden twh",
    "PS": "ps",
    "B": "byte",
    "GB": "gigabyte gb",
    "TB": "terabyte tb",
}
_UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_MEASURE_OF: Final = {word: unit for unit, words in _MEASURES.items() for word in words.split()}
_NOUN: Final = re.compile(
    r"(?:\s[a-zäöüß]+){0,3}?\s(?P<noun>[A-ZÄÖÜ][\w-]*[^\W\d_]|"
    rf"(?:{'|'.join((*_UNIT_OF, *_MEASURE_OF))})\b)"
)
"""What is counted: after some adjectives a German noun, or a unit in any case."""

_COMPOUND_OF: Final = {word: unit for word, unit in _UNIT_OF.items() if len(word) > 4}

_PERIODS: Final = {
    "weekly": re.compile(r"\b(?:wöchentlich|weekly)", re.I),
    "monthly": re.compile(r"\b(?:monatlich|monthly)", re.I),
    "daily": re.compile(r"\b(?:täglich|daily)", re.I),
}
_SMALLEST_COUNT: Final = 10
"""Smaller counts are no values: "drei Mitarbeiter", "zwei Filialen"."""

_INDEFINITE: Final = {"dutzend": 24, "hundert": 200, "tausend": 2000, "dozens": 24, "hundreds": 200, "thousands": 2000}

_OPERATORS: Final[tuple[tuple[Operator, str], ...]] = (
    (">=", r"mindestens|wenigstens|nicht weniger als|at least|no less than"),
    ("<=", r"bis zu|höchstens|maximal|nicht mehr als|up to|at most|no more than"),
    (">", r"mehr als|über|gut|jenseits von|more than|over|above"),
    ("<", r"weniger als|unter|knapp|fast|nahezu|beinahe|less than|under|below|nearly|almost|just under"),
    ("~", r"rund|etwa|circa|ca\.|ungefähr|annähernd|schätzungsweise|an die|about|around|roughly|some|approximately"),
)
_OPERATOR: Final = re.compile(
    rf"\b(?:{'|'.join(f'(?P<o{i}>{words})' for i, (_, words) in enumerate(_OPERATORS))})\s+\Z", re.IGNORECASE
)
_WINDOW: Final = 200
"""Characters before a number that are looked at."""

_WORTH: Final = re.compile(
    r"(?i:angebot|offerte|gebot|vertrag|kredit|darlehen|auftrag|rechnung|scheck|anleihe|deal|paket|vereinbarung|klage)\w*\b"
)
"""Nouns whose "über" says what they are worth: "ein Angebot … über 1,4 Milliarden Euro"."""


class _Currency(NamedTuple):
    pattern: re.Pattern[str]
    code: str


_CURRENCY_TABLE: Final = tuple(
    _Currency(re.compile(pattern, re.IGNORECASE), code) for pattern, code in _CURRENCIES.items()
)


_CURRENCY_STEMS: Final = stems(
    "$ € £ ¥ ₹ ₽ ₩ ₺ euro dollar frank franc pfund pound yen yuan renminbi rubel roub rubl rupi rupee kron koruna "
    "zloty złoty forint lira lire won reais hrywnja griwna mark schekel shekel rand eur usd chf sfr gbp jpy cny "
    "rmb rub inr cad aud hkd sgd sek nok dkk czk pln huf try krw brl uah dem ils zar"
)
_PERCENT_STEMS: Final = stems("prozent percent cent basis % v.")
_NUMBER_STEMS: Final = stems(
    "0 1 2 3 4 5 6 7 8 9 zw drei vier fünf sechs sieb acht neun zehn elf hundert tausend dutzend halb prozent illi "
    "euro dollar two three four five six seven eight nine ten eleven twel twenty thirt fift hundred thousand dozen cent"
)
"""Of these, a sentence with an amount has one somewhere; most sentences need no further look."""


class _Patterns(NamedTuple):
    money: re.Pattern[str]
    prefixed: re.Pattern[str]
    percent: re.Pattern[str]
    gapped: re.Pattern[str]
    scaled: re.Pattern[str]
    counted: re.Pattern[str]
    indefinite: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    n = numerals(language)
    currency = "|".join(sorted(_CURRENCIES, key=len, reverse=True))
    signs = "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))
    gap = r"(?:\s{0,2}|-)"
    amount = rf"(?P<number>{n.number})(?:{gap}(?P<scale>{n.scale}))?"
    join = r"\s(?:bis(?: zu)?|und|oder|beziehungsweise|bzw\.|respektive|to|and|or|respectively)\s|\s?[–-]\s?"
    first = rf"(?:(?P<first>{n.number})(?:{gap}(?P<first_scale>{n.scale}))?(?:{join}))?"
    return _Patterns(
        money=re.compile(rf"{first}{amount}{gap}(?P<currency>(?i:{currency})(?!\w))"),
        prefixed=re.compile(rf"(?<!\w)(?P<currency>(?i:{signs}))\s?{amount}"),
        percent=re.compile(rf"{first}{amount}{gap}(?P<unit>{_PERCENT})"),
        gapped=re.compile(
            rf"\b(?:hält|halten|hielt|hielten|besitzt|besitzen|besaß|holds?|owns?)\b[^.;:]{{0,60}}?(?P<number>\d+(?:[.,]\d+)?)"
            rf"(?=,?\s(?:und\s)?(?:der|die|das)?\s?[A-ZÄÖÜ][^.;:,]{{0,60}}?\s{n.number}\s?(?:{_PERCENT}))"
        ),
        scaled=re.compile(rf"{first}(?P<number>{n.number}){gap}(?P<scale>{n.scale})"),
        counted=re.compile(rf"(?P<number>{n.number})"),
        indefinite=re.compile(rf"\b(?P<number>(?i:{'|'.join(_INDEFINITE)})(?:e[nr]?)?)\s(?:of\s)?(?P<scale>{n.scale})"),
    )


def find_amounts(text: str, span: Span, language: str) -> list[DocMention]:
    """The money and quantities of one sentence, without overlaps.

    Args:
        text: The whole source text.
        span: The sentence.
        language: ISO 639-1 code.
    """
    if not has_any(text, span, _NUMBER_STEMS):
        return list(find_shares(text, span))
    found: list[DocMention] = []
    for mention in (*_candidates(text, span, numerals(language), _patterns(language)), *find_shares(text, span)):
        if not any(mention.span.overlaps(other.span) for other in found):
            found.append(mention)
    return found


def _candidates(text: str, span: Span, n: Numerals, patterns: _Patterns) -> Iterator[DocMention]:
    """What may be a value, the surest kinds first."""
    start, end = span
    for match in patterns.money.finditer(text, start, end) if has_any(text, span, _CURRENCY_STEMS) else ():
        yield from _pair(text, span, n, match, "MONEY", Value(None, currency=_code(match["currency"])))
    for match in patterns.prefixed.finditer(text, start, end):
        amount = n.value(match["number"], match["scale"])
        if amount is not None:
            code = _SIGNS[match["currency"].lower()]
            yield _mention(text, span, Span(*match.span()), "MONEY", Value(amount, currency=code))
    has_percent = has_any(text, span, _PERCENT_STEMS)
    for match in patterns.percent.finditer(text, start, end) if has_percent else ():
        yield from _pair(text, span, n, match, "QUANTITY", Value(None, unit=_percent_unit(match["unit"])))
    for match in patterns.gapped.finditer(text, start, end) if has_percent else ():
        share = n.value(match["number"])
        if share is not None:
            yield _mention(text, span, Span(*match.span("number")), "QUANTITY", Value(share, unit="percent"))
    for match in patterns.indefinite.finditer(text, start, end):
        yield from _indefinite(text, span, n, match)
    for match in patterns.scaled.finditer(text, start, end) if has_any(text, span, n.scale_stems) else ():
        unit = _unit(text, match.end(), end)
        yield from _pair(text, span, n, match, "QUANTITY", Value(None, unit=unit))
    for match in patterns.counted.finditer(text, start, end):
        yield from _counted(text, span, n, match)


def _pair(text: str, span: Span, n: Numerals, match: re.Match[str], kind: str, value: Value) -> Iterator[DocMention]:
    """The value of a match, and the one before it that shares its unit: "31 beziehungsweise 6,5 Prozent"."""
    amount = n.value(match["number"], match["scale"])
    if amount is None:
        return
    first = n.value(match["first"], match["first_scale"] or match["scale"]) if match["first"] else None
    if first is not None:
        last = "first_scale" if match["first_scale"] else "first"
        place = Span(match.start("first"), match.end(last))
        yield _mention(text, span, place, kind, Value(first, value.currency, value.unit))
    place = Span(match.start("number"), match.end())
    yield _mention(text, span, place, kind, Value(amount, value.currency, value.unit), chained=first is not None)


def _mention(text: str, sentence: Span, place: Span, kind: str, value: Value, *, chained: bool = False) -> DocMention:
    op = None if chained else _operator(text, sentence, place)
    value = Value(value.value, value.currency, value.unit, op)
    return DocMention(place.start, place.end, "MONEY" if kind == "MONEY" else "QUANTITY", "value", value=value)


def _indefinite(text: str, span: Span, n: Numerals, match: re.Match[str]) -> Iterator[DocMention]:
    """At least two of each: "Hunderte Millionen" are 200 million or more."""
    word = match["number"].lower()
    base = next(number for stem, number in _INDEFINITE.items() if word.startswith(stem))
    amount = n.value(str(base), match["scale"])
    value = Value(amount, unit=_unit(text, match.end(), span.end), op=">=")
    yield DocMention(match.start(), match.end(), "QUANTITY", "value", value=value)


def _counted(text: str, span: Span, n: Numerals, match: re.Match[str]) -> Iterator[DocMention]:
    """A number without a scale: a value only with a known unit, or when it is written as a large one."""
    amount = n.value(match["number"])
    if amount is None:
        return
    noun = _NOUN.match(text, match.end(), span.end)
    if noun is None:
        return
    word = noun["noun"]
    measure = _MEASURE_OF.get(word.lower()) if noun.start("noun") == match.end() + 1 else None
    unit = measure or _count_unit(noun)
    grouped = bool(re.search(r"\d[.,'’\s]\d{3}\b", match["number"]))
    if unit is None and grouped and isinstance(amount, int) and word[0].isupper():
        unit = word.lower()
    if unit is None or (measure is None and amount < _SMALLEST_COUNT):
        return
    place = Span(match.start(), noun.end("noun")) if measure else Span(*match.span())
    yield _mention(text, span, place, "QUANTITY", Value(amount, unit=unit))


def _unit(text: str, start: int, end: int) -> str | None:
    """The unit that the noun after a number names; an unknown noun is its own unit."""
    noun = _NOUN.match(text, start, end)
    if noun is None:
        return None
    word = noun["noun"]
    known = _MEASURE_OF.get(word.lower()) or _count_unit(noun)
    return known or (word.lower() if word[0].isupper() else None)


def _count_unit(noun: re.Match[str]) -> str | None:
    word = noun["noun"].lower().rpartition("-")[2]
    unit = _UNIT_OF.get(word) or next((u for stem, u in _COMPOUND_OF.items() if word.endswith(stem)), None)
    if unit is None:
        return None
    period = next((name for name, pattern in _PERIODS.items() if pattern.search(noun.group())), None)
    return f"{period}_{unit}" if period else unit


def _code(words: str) -> str | None:
    return next((c.code for c in _CURRENCY_TABLE if c.pattern.fullmatch(words)), None)


def _percent_unit(words: str) -> str:
    word = words.lower()
    if word.startswith("basis"):
        return "basis_points"
    return "percentage_points" if "punkt" in word or "point" in word else "percent"


def _operator(text: str, sentence: Span, place: Span) -> Operator | None:
    before = text[max(sentence.start, place.start - _WINDOW) : place.start]
    match = _OPERATOR.search(before)
    if match is None or match.lastgroup is None:
        return None
    earlier = before[: match.start()].split()
    if match.group().strip().lower() == "über" and earlier and earlier[-1][0].isupper() and _WORTH.search(before):
        return None
    return _OPERATORS[int(match.lastgroup[1:])][0]
