from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from annotate.article import Paragraph
from tui.text.glyphs import BLANKS, ODD, PLACEHOLDER, draw
from tui.text.wrap import MIN_WIDTH, WrapIndex

ALPHABETS = (
    "ab ü\n",
    "a \n\t\r",
    "a 漢한🚀e\u0301\u0308",
    "👩\u200d🚀❤\ufe0f🇩🇪👍🏽 ",
    "a\x1b\x07\x85\u202e\u2066\u200b\ufeff\u00ad\u2028\ud800 ",
)
texts = st.one_of(*(st.text(alphabet, max_size=120) for alphabet in ALPHABETS), st.text(max_size=120))
widths = st.integers(MIN_WIDTH, 30)


def paragraphs_of(text: str) -> list[Paragraph]:
    """The blocks between blank lines; those that begin with ``ü`` are headings."""
    blocks = re.finditer(r"\S(?:.*?)(?=\s*\n[^\S\n]*\n|\s*\Z)", text, re.DOTALL)
    return [Paragraph(m.start(), m.end(), "heading" if m[0].startswith("ü") else "text") for m in blocks]


def wrapped(text: str, width: int) -> WrapIndex:
    index = WrapIndex(text, paragraphs_of(text), width)
    index.reach_row(None)
    return index


def drawn(text: str, width: int) -> list[str]:
    index = wrapped(text, width)
    return [index.line(row).text for row in range(index.row_count)]


@given(texts, widths)
def test_every_character_is_on_exactly_one_row(text: str, width: int) -> None:
    index, paragraphs = wrapped(text, width), paragraphs_of(text)
    spans = [index.span_of(row) for row in range(index.row_count)]
    if not paragraphs:
        assert not spans
        return
    assert spans[0].start == paragraphs[0].start
    assert spans[-1].end == paragraphs[-1].end
    assert all(one.end == other.start for one, other in pairwise(spans))
    for row, span in enumerate(spans):
        for offset in range(*span):
            assert index.row_of(offset) == row


@given(texts, widths)
def test_no_row_is_wider_than_it_may_be(text: str, width: int) -> None:
    index = wrapped(text, width)
    for row in range(index.row_count):
        line = index.line(row)
        assert line.cells <= width
        assert cell_len(line.text) == line.cells


@given(texts, widths)
def test_only_blanks_are_not_drawn(text: str, width: int) -> None:
    index = wrapped(text, width)
    for row in range(index.row_count):
        line, span = index.line(row), index.span_of(row)
        assert not text[line.end : span.end].strip(BLANKS)


@given(texts, widths, widths)
def test_a_place_is_found_again_at_any_width(text: str, width: int, other: int) -> None:
    one, two = wrapped(text, width), wrapped(text, other)
    for paragraph in paragraphs_of(text):
        for offset in range(paragraph.start, paragraph.end):
            for index in (one, two):
                start, end = index.span_of(index.row_of(offset))
                assert start <= offset < end


@given(texts, widths)
def test_a_cell_leads_back_to_its_character(text: str, width: int) -> None:
    index = wrapped(text, width)
    for row in range(index.row_count):
        line = index.line(row)
        for offset in range(line.start, line.end):
            at = offset - line.start
            if line.columns[at] < line.columns[at + 1]:
                assert index.offset_at(row, line.cell_of(offset)) == offset


@given(texts, widths)
def test_rows_found_bit_by_bit_are_the_same(text: str, width: int) -> None:
    whole, slow = wrapped(text, width), WrapIndex(text, paragraphs_of(text), width)
    while not slow.done:
        slow.grow(1)
    assert slow.row_count == whole.row_count
    assert [slow.span_of(r) for r in range(slow.row_count)] == [whole.span_of(r) for r in range(whole.row_count)]


@given(st.text("ab \n", max_size=200), widths)
def test_both_ways_of_wrapping_agree(text: str, width: int) -> None:
    marked = re.sub("b", "🇩", text)  # one cell as well, but measured
    assert [row.replace("🇩", "b") for row in drawn(marked, width)] == drawn(text, width)


@given(st.text(max_size=60))
def test_nothing_that_a_terminal_obeys_is_drawn(text: str) -> None:
    line = draw(text, 0, len(text))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", line.text)


def test_the_fast_way_takes_only_characters_of_one_cell() -> None:
    plain = (chr(code) for code in range(0x20, 0x3000) if not ODD.match(chr(code)))
    assert all(get_character_cell_size(char) == 1 for char in plain)


def test_words_are_kept_whole() -> None:
    assert drawn("the quick brown fox", 10) == ["the quick", "brown fox"]


def test_a_word_that_does_not_fit_is_broken() -> None:
    assert drawn("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


def test_line_ends_inside_a_paragraph_are_blanks() -> None:
    assert drawn("one\ntwo\r\nthree", 80) == ["one two three"]


def test_paragraphs_have_a_blank_row_between_and_headings_two_above() -> None:
    assert drawn("one\n\ntwo\n\nüber\n\nthree", 80) == ["one", "", "two", "", "", "über", "", "three"]


def test_a_hundred_thousand_characters_without_a_blank() -> None:
    assert drawn("x" * 100_000, 70) == ["x" * 70] * 1428 + ["x" * 40]


def test_the_first_rows_come_without_the_rest() -> None:
    index = WrapIndex("word " * 100_000, [Paragraph(0, 500_000)], 70)
    index.reach_row(50)
    assert 50 < index.row_count < 1000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u200bb", f"a{PLACEHOLDER}b"),
        ("auf\u00adgeben", "aufgeben"),
        ("👩\u200d🚀", "👩🚀"),
        ("\u0301a", f"{PLACEHOLDER}a"),
        ("a\tb", "a    b"),
        ("[b]x[/b]", "[b]x[/b]"),
    ],
)
def test_what_stands_in_for_odd_characters(text: str, expected: str) -> None:
    assert draw(text, 0, len(text)).text == expected


def test_a_wide_character_is_found_from_both_its_cells() -> None:
    line = draw("漢字x", 0, 3)
    assert [line.offset_at(cell) for cell in range(6)] == [0, 0, 1, 1, 2, 3]
