from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.shadow import shadow


@given(st.lists(st.text(min_size=1)))
def test_has_a_word_for_each_word(words: list[str]) -> None:
    seen = shadow(words)
    assert len(seen) == len(words)
    assert all(seen)


@given(st.lists(st.text(alphabet="abcxyzäöü.,-1", min_size=1)))
def test_leaves_ordinary_words_alone(words: list[str]) -> None:
    assert shadow(words) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TESLA-GRÜNDER VERKLAGT OPENAI !", "Tesla-Gründer Verklagt Openai !"),
        ("Hier BMW SAP VW RWE dort", "Hier BMW SAP VW RWE dort"),
        ("Die NASA UND ESA-FORSCHER STREITEN im Mai", "Die Nasa Und Esa-Forscher Streiten im Mai"),
        ("Unter\u00adnehmen \u200bnull", "Unternehmen null"),
        ("\u200b \u00ad", "\u200b \u00ad"),
    ],
)
def test_shows_what_is_meant(text: str, expected: str) -> None:
    assert shadow(text.split(" ")) == expected.split(" ")
