from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.clipboard import quotation
from tui.keys import Count


@given(st.integers(1, 10**12))
def test_digits_make_a_number_for_the_next_key_only(number: int) -> None:
    count = Count()
    assert all(count.press(digit) for digit in str(number))
    assert not count.press("j")
    assert count.times == min(number, 9_999)
    assert not count.press("j")
    assert count.times == 1


def test_a_number_does_not_begin_with_zero() -> None:
    count = Count()
    assert not count.press("0")
    assert count.press("1")
    assert count.press("0")
    assert count.typed == "10"


@given(st.text(min_size=1).filter(lambda key: key not in {*"123456789"} and not key.isdecimal()))
def test_other_keys_are_no_digits(key: str) -> None:
    assert not Count().press(key)


def test_a_quotation_names_its_source_and_is_one_line() -> None:
    assert quotation("Erste\nZeile.", "Der  Titel", "a.txt") == "„Erste Zeile.“\nDer Titel, a.txt"
    assert quotation("Satz.", "", "-") == "„Satz.“"
