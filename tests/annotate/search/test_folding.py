from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.search.folding import (
    WORD,
    Folded,
    fold,
    fold_mapped,
    fold_word,
    inflections,
    spellings,
    spellings_mapped,
    words,
)

GERMAN = st.text(alphabet="aeiousAEIOUSäöüÄÖÜßẞé’'-–„“\u00ad\u200b\u0308 xyzﬁ", max_size=40)
ANY_TEXT = st.one_of(st.text(max_size=60), GERMAN)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÜBERNAHME", "ubernahme"),
        ("u\u0308ber", "uber"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Über\u00adnahme", "ubernahme"),
        ("Open\u200bAI", "openai"),
        ("„Ja“ – ‚nein‘ ‑", "\"ja\" - 'nein' -"),
        ("Łódź, Ærø", "lodz, aero"),
        ("ﬁnal", "final"),
    ],
)
def test_folding_takes_away_what_a_reader_may_leave_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_folding_does_not_see_case_or_how_accents_are_encoded(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def assert_maps_back(folded: Folded, source: str) -> None:
    starts = list(folded.starts)
    assert len(starts) == len(folded.text) + 1
    assert starts == sorted(starts)
    assert starts[-1] == len(source)
    for index, character in enumerate(folded.text):
        span = folded.source_span(index, index + 1)
        assert 0 <= span.start < span.end <= len(source)
        assert character in fold(source[span.start : span.end])


@given(ANY_TEXT)
def test_every_folded_character_lies_on_its_source(text: str) -> None:
    folded = fold_mapped(text)
    assert folded.text == fold(text)
    assert_maps_back(folded, text)


@given(ANY_TEXT, st.data())
def test_spans_of_a_folded_text_fold_to_themselves(text: str, data: st.DataObject) -> None:
    folded = fold_mapped(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.source_span(start, end)
    assert folded.text[start:end] in fold(text[span.start : span.end])


@given(ANY_TEXT)
def test_the_spellings_of_words_map_back(text: str) -> None:
    for match in WORD.finditer(text):
        word = match.group()
        mapped = spellings_mapped(word)
        assert tuple(folded.text for folded in mapped) == spellings(fold_word(word))
        for folded in mapped:
            assert_maps_back(folded, word)


@pytest.mark.parametrize("word", ["Übernahme", "Uebernahme", "ubernahme", "UEBERNAHME", "übernahme"])
@pytest.mark.parametrize("other", ["Übernahme", "uebernahme", "ubernahme"])
def test_umlauts_meet_however_they_are_written(word: str, other: str) -> None:
    assert set(spellings(fold_word(word))) & set(spellings(fold_word(other)))


@pytest.mark.parametrize(
    ("one", "other"), [("musks", "musk"), ("musk", "musks"), ("kampfes", "kampf"), ("kampf", "kampfes")]
)
def test_a_genitive_is_a_form_of_its_word(one: str, other: str) -> None:
    assert other in inflections(one)


@pytest.mark.parametrize("word", ["fluss", "das", "x"])
def test_an_s_of_the_word_itself_stays(word: str) -> None:
    assert word[:-1] not in inflections(word)


def test_an_apostrophe_belongs_to_its_word_and_quotes_do_not() -> None:
    assert words("Musk’s ‚Plan‘, 'Hans'") == ["musks", "plan", "hans"]


def test_words_are_found_in_linear_time() -> None:
    assert words("\u00ad" * 200_000 + "a" + "\u00ad'" * 100_000) == ["a"]
