import pytest

from annotate.annotation import Operator
from annotate.figures import amount_text, date_text, number_text, percent_text, when_text


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (0, "0", "0"),
        (1234.5, "1.234,5", "1,234.5"),
        (6.50, "6,5", "6.5"),
        (-3, "−3", "−3"),
        (1999.999, "2.000", "2,000"),
    ],
)
def test_numbers(value: float, german: str, english: str) -> None:
    assert (number_text(value, "de"), number_text(value, "en")) == (german, english)


@pytest.mark.parametrize(
    ("value", "currency", "operator", "german", "english", "short", "short_english"),
    [
        (10_000_000_000, "USD", None, "10 Milliarden Dollar", "10 billion dollars", "10 Mrd. $", "$10bn"),
        (
            1_850_000_000,
            "EUR",
            ">",
            "über 1,85 Milliarden Euro",
            "more than 1.85 billion euros",
            "über 1,85 Mrd. €",
            "more than €1.85bn",
        ),
        (1_000_000, "CHF", "~", "rund 1 Million Franken", "about 1 million francs", "rund 1 Mio. CHF", "about CHF 1m"),
        (2_000_000_000_000, "XYZ", None, "2 Billionen XYZ", "2 trillion XYZ", "2 Bio. XYZ", "XYZ 2tn"),
        (850_000, "EUR", "<=", "bis zu 850.000 Euro", "up to 850,000 euros", "bis zu 850.000 €", "up to €850,000"),
        (1_234_567_890, None, None, "1.234.567.890", "1,234,567,890", "1.234.567.890", "1,234,567,890"),
    ],
)
def test_amounts(
    value: int,
    currency: str | None,
    operator: Operator | None,
    german: str,
    english: str,
    short: str,
    short_english: str,
) -> None:
    assert amount_text(value, currency, operator, "de") == german
    assert amount_text(value, currency, operator, "en") == english
    assert amount_text(value, currency, operator, "de", short=True) == short
    assert amount_text(value, currency, operator, "en", short=True) == short_english


def test_shares() -> None:
    assert percent_text(51.3, None, "de") == "51,3 Prozent"
    assert percent_text(14, "<", "de", short=True) == "unter 14 %"
    assert percent_text(14, ">=", "en", short=True) == "at least 14%"


@pytest.mark.parametrize(
    ("value", "named", "in_a_sentence", "english"),
    [
        ("2018", "2018", "2018", "in 2018"),
        ("2026-Q2", "2. Quartal 2026", "im 2. Quartal 2026", "in Q2 2026"),
        ("2025-22", "Sommer 2025", "im Sommer 2025", "in summer 2025"),
        ("2026-03", "März 2026", "im März 2026", "in March 2026"),
        ("2026-03-07", "7. März 2026", "am 7. März 2026", "on 7 March 2026"),
        ("2023~", "etwa 2023", "etwa 2023", "in about 2023"),
        ("2010/2015-03", "2010 bis März 2015", "2010 bis März 2015", "from 2010 to March 2015"),
        ("seinerzeit", "seinerzeit", "seinerzeit", "seinerzeit"),
    ],
)
def test_dates(value: str, named: str, in_a_sentence: str, english: str) -> None:
    assert (date_text(value, "de"), when_text(value, "de"), when_text(value, "en")) == (named, in_a_sentence, english)
