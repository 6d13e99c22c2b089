from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from annotate.search.forms import Forms

WORDS = st.text(alphabet="abc", min_size=1, max_size=9)
LONG = st.text(alphabet="abc", min_size=4, max_size=9)


@given(st.sets(WORDS, min_size=1, max_size=20), WORDS)
def test_beginnings_and_parts_are_found_each_once(words: set[str], part: str) -> None:
    forms = Forms(words)
    assert forms.beginning_with(part) == sorted(word for word in words if word.startswith(part))
    assert list(forms.containing(part)) == sorted(word for word in words if part in word)
    assert list(forms.containing(part + "\n")) == sorted(word for word in words if word.endswith(part))


@given(st.sets(WORDS, min_size=1, max_size=20), LONG)
def test_no_word_with_one_mistake_is_missed(words: set[str], query: str) -> None:
    maybe = set(Forms(words).maybe_misspelt(query))
    assert {word for word in words if OSA.distance(word, query) <= 1} <= maybe <= words


@given(LONG, st.data())
def test_no_word_with_a_part_that_has_one_mistake_is_missed(part: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(part) - 1))
    letter = data.draw(st.sampled_from(["", "b", part[place] + "c"]))
    word = data.draw(WORDS) + part[:place] + letter + part[place + 1 :] + data.draw(WORDS)
    assert Forms([word]).sharing_a_part(part, 1) == [word]
