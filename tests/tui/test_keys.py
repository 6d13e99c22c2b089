from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.clipboard import quotation
from tui.keys import Count, Sequences, key_name


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


def test_a_sequence_is_one_key_and_whatever_does_not_complete_it_is_none() -> None:
    sequences = Sequences(["g g", "g ]", "j", "ctrl+x ctrl+s"])
    assert sequences.press("j") == "j"
    assert sequences.press("g") is None
    assert sequences.following("g") == ["g g", "g ]"]
    assert sequences.press("g") == "g g"
    assert sequences.press("g") is None
    assert sequences.press("j") == "g j"
    assert sequences.press("j") == "j"
    assert sequences.press("ctrl+x") is None
    assert sequences.press("ctrl+s") == "ctrl+x ctrl+s"


def test_keys_are_named_by_what_they_write() -> None:
    assert key_name("right_square_bracket", "]") == "]"
    assert key_name("space", " ") == "space"
    assert key_name("escape", "\x1b") == "escape"
    assert key_name("G", "G") == "G"


def test_a_quotation_names_its_source_and_is_one_line() -> None:
    assert quotation("Erste\nZeile.", "Der  Titel", "a.txt") == "„Erste Zeile.“\nDer Titel, a.txt"
    assert quotation("Satz.", "", "-") == "„Satz.“"
