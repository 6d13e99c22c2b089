"""Values: spans without prepositions and modifiers, and what they come to."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Span
from annotate.language.values import find_values
from annotate.language.values_numbers import ENGLISH, GERMAN


def read(text: str, language: str = "de", published: str | None = None) -> list[tuple[object, ...]]:
    """Surface, value, currency or unit, and operator of each value."""
    found = find_values(text, Span(0, len(text)), language, published)
    values = [(text[m.start : m.end], m.value) for m in found]
    return [(surface, v.value, v.currency or v.unit, v.op) for surface, v in values if v]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("über 120 Milliarden Dollar", ("120 Milliarden Dollar", 120_000_000_000, "USD", ">")),
        ("bei rund acht Millionen Euro", ("acht Millionen Euro", 8_000_000, "EUR", "~")),
        ("auf 41,20 Euro", ("41,20 Euro", 41.2, "EUR", None)),
        ("1,85 Mrd. Euro", ("1,85 Mrd. Euro", 1_850_000_000, "EUR", None)),
        ("für 44 Mio. $ gekauft", ("44 Mio. $", 44_000_000, "USD", None)),
        ("eine halbe Million Franken", ("eine halbe Million Franken", 500_000, "CHF", None)),
        ("mindestens anderthalb Milliarden Pfund", ("anderthalb Milliarden Pfund", 1_500_000_000, "GBP", ">=")),
        ("bis zu einer Milliarde Euro", ("einer Milliarde Euro", 1_000_000_000, "EUR", "<=")),
        ("2.500.000 Euro", ("2.500.000 Euro", 2_500_000, "EUR", None)),
        ("5 Milliarden schwedische Kronen", ("5 Milliarden schwedische Kronen", 5_000_000_000, "SEK", None)),
        ("eine 10-Milliarden-Dollar-Investition", ("10-Milliarden-Dollar", 10_000_000_000, "USD", None)),
        ("weniger als fünf Prozent", ("fünf Prozent", 5, "percent", "<")),
        ("knapp 14 Prozent", ("14 Prozent", 14, "percent", "<")),
        ("um 2,5 Prozentpunkte", ("2,5 Prozentpunkte", 2.5, "percentage_points", None)),
        ("700 Millionen wöchentliche Nutzer", ("700 Millionen", 700_000_000, "weekly_users", None)),
        ("von Hunderten Millionen Menschen", ("Hunderten Millionen", 200_000_000, "people", ">=")),
        ("eine Million Chips", ("eine Million", 1_000_000, "chips", None)),
        ("gut 1.200 Mitarbeiter", ("1.200", 1200, "employees", ">")),
        ("3500 Vollzeitstellen", ("3500", 3500, "jobs", None)),
        ("300 Megawatt", ("300 Megawatt", 300, "MW", None)),
        ("gegenüber 5 Prozent", ("5 Prozent", 5, "percent", None)),
        ("darunter 12 Filialen", ("12", 12, "stores", None)),
        ("ein Angebot der Firma A über 1,4 Milliarden Euro", ("1,4 Milliarden Euro", 1_400_000_000, "EUR", None)),
    ],
)
def test_german_amounts(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("invested $10bn", ("$10bn", 10_000_000_000, "USD", None)),
        ("about 3.5 million euros", ("3.5 million euros", 3_500_000, "EUR", "~")),
        ("a 49 percent stake", ("49 percent", 49, "percent", None)),
        ("two million users", ("two million", 2_000_000, "users", None)),
        ("1,500 jobs", ("1,500", 1500, "jobs", None)),
        ("half a billion dollars", ("half a billion dollars", 500_000_000, "USD", None)),
    ],
)
def test_english_amounts(text: str, expected: tuple[object, ...]) -> None:
    assert read(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie halten 31 beziehungsweise 6,5 Prozent", [("31", 31), ("6,5 Prozent", 6.5)]),
        ("zwischen 5 und 10 Millionen Euro", [("5", 5_000_000), ("10 Millionen Euro", 10_000_000)]),
        ("A hält 70, B 30 Prozent.", [("70", 70), ("30 Prozent", 30)]),
    ],
)
def test_numbers_that_share_a_unit(text: str, expected: list[tuple[str, float]]) -> None:
    assert [row[:2] for row in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die 58-Jährige hat zwei Kinder und drei Filialen.",
        "Sie sind dem Markt zwei Jahre voraus.",
        "Er fährt einen A8 mit 5G und kam als Zweiter auf Platz 3.",
        "Series-B-Runde, G7 und die 1. Bundesliga",
        "Die Bild am Sonntag schrieb es.",
    ],
)
def test_no_values(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("begann 2018.", "2018", "2018"),
        ("Ende 2022", "Ende 2022", "2022"),
        ("Am 3. Mai 2024", "3. Mai 2024", "2024-05-03"),
        ("am 12.03.2023", "12.03.2023", "2023-03-12"),
        ("im Mai 2021", "Mai 2021", "2021-05"),
        ("für das zweite Quartal 2026", "zweite Quartal 2026", "2026-Q2"),
        ("im ersten Halbjahr 2025", "ersten Halbjahr 2025", "2025-H1"),
        ("im Sommer 2022", "Sommer 2022", "2022-22"),
        ("im Geschäftsjahr 2023/24", "2023/24", "2023/2024"),
        ("in den 1990er-Jahren", "1990er-Jahren", "199X"),
        ("Im September hatte", "September", None),
        ("am Sonntagabend", "Sonntagabend", None),
        ("im vergangenen Herbst", "vergangenen Herbst", None),
        ("Diesen Sommer", "Diesen Sommer", None),
    ],
)
def test_german_dates(text: str, surface: str, value: str | None) -> None:
    assert [row[:2] for row in read(text)] == [(surface, value)]


def test_english_dates() -> None:
    text = "On Monday, May 3, 2024, and in the second quarter of 2026, three years later, early 2023"
    found = [row[:2] for row in read(text, "en")]
    assert found == [
        ("Monday", None),
        ("May 3, 2024", "2024-05-03"),
        ("second quarter of 2026", "2026-Q2"),
        ("three years later", None),
        ("early 2023", "2023"),
    ]


def test_relative_years_count_from_the_sentence_before() -> None:
    text = "Es begann 2018. Drei Jahre zuvor war es anders. Niemand weiß es. Zehn Jahre später kam er."
    assert [row[1] for row in read(text)] == ["2018", "2015", None]


def test_relative_dates_count_from_the_publication() -> None:
    text = "Im vergangenen Jahr war es so, diesen Sommer anders, vor drei Jahren auch."
    assert [row[1] for row in read(text, published="2025-09-01")] == ["2024", "2025-22", "2022"]


@given(st.integers(0, 999_999))
def test_german_digits_are_read_back(number: int) -> None:
    assert GERMAN.value(f"{number:,}".replace(",", ".")) == number
    assert ENGLISH.value(f"{number:,}") == number
    assert GERMAN.value(str(number), "Millionen") == number * 10**6


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_are_read_back(day: date) -> None:
    text = f"Am {day.day}.{day.month}.{day.year} geschah es."
    assert [row[1] for row in read(text)] == [day.isoformat()]


@given(st.text(alphabet=st.sampled_from("0123456789., €$%-–/MäiounPrzeDl \n²½"), max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_values(text, Span(0, len(text)), "de")
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Er ist mit einem Drittel an der Quorvex AG beteiligt.", {"einem Drittel": 33.3}),
        ("Die Hälfte der Anteile hält Krell, drei Viertel der Gäste blieben.", {"Hälfte": 50, "drei Viertel": 75}),
        ("Die Hälfte der Gäste blieb.", {}),
        ("Emil hält 40 Prozent, Viktor 60.", {"40 Prozent": 40, "60": 60}),
        ("Krell stockte seinen Anteil von 3,1 auf 5,4 Prozent auf.", {"3,1": 3.1, "5,4 Prozent": 5.4}),
        ("Krell hält zehn Prozent.", {"zehn Prozent": 10}),
        ("She owns a third of Quorvex.", {"a third": 33.3}),
    ],
)
def test_shares_without_percent_sign(sentence: str, found: dict[str, float]) -> None:
    language = "en" if sentence.startswith("She") else "de"
    values = find_values(sentence, Span(0, len(sentence)), language)
    assert {sentence[v.start : v.end]: v.value.value for v in values if v.value} == found
