from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.language.windows import CORE_PIECES, OVERLAP_WORDS, windows

WORDS = st.lists(st.tuples(st.integers(1, 16), st.booleans()), max_size=600)


@given(WORDS)
def test_cores_cover_every_word_once_and_fit(words: list[tuple[int, bool]]) -> None:
    sizes = [size for size, _ in words]
    cut = list(windows(sizes, [start for _, start in words]))
    covered = [i for window in cut for i in range(window.core_start, window.core_end)]
    assert covered == list(range(len(words)))
    assert all(sum(sizes[w.core_start : w.core_end]) <= CORE_PIECES for w in cut)


@given(WORDS)
def test_a_seam_is_a_sentence_start_or_overlaps(words: list[tuple[int, bool]]) -> None:
    starts = [start for _, start in words]
    for window in windows([size for size, _ in words], starts):
        before, after = window.core_start - window.start, window.end - window.core_end
        if window.core_start:
            assert before == (0 if starts[window.core_start] else min(OVERLAP_WORDS, window.core_start))
        if window.core_end < len(words):
            assert after == (0 if starts[window.core_end] else min(OVERLAP_WORDS, len(words) - window.core_end))


def test_cuts_at_the_last_sentence_start_that_fits() -> None:
    starts = [i % 50 == 0 for i in range(300)]
    assert [(w.core_start, w.core_end) for w in windows([1] * 300, starts)] == [(0, 100), (100, 200), (200, 300)]
