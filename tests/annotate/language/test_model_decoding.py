from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from annotate.language.decoding import EntityDecoder, Floats, decode_tree

LABELS = ("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-ORG", "I-ORG", "E-ORG", "S-ORG")


def scores(words: int, classes: int) -> st.SearchStrategy[Floats]:
    values = st.floats(-20, 20, width=32)
    return hnp.arrays(np.float32, (words, classes), elements=values)


def is_sound(labels: list[str]) -> bool:
    pairs = zip(["O", *labels], [*labels, "O"], strict=True)
    return all((a[0] in "BI") == (b[0] in "IE") and (a[0] not in "BI" or a[2:] == b[2:]) for a, b in pairs)


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word reaches the root, column 0, and only one hangs on it."""
    for word in range(len(heads)):
        node, steps = word + 1, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def total(scores: Floats, choice: tuple[int, ...]) -> float:
    return float(sum(scores[i, column] for i, column in enumerate(choice)))


@given(st.integers(1, 3).flatmap(lambda words: scores(words, len(LABELS))))
@settings(max_examples=60, deadline=None)
def test_the_best_sound_labels_win(matrix: Floats) -> None:
    found = tuple(int(i) for i in EntityDecoder(LABELS).decode(matrix))
    sound = [c for c in product(range(len(LABELS)), repeat=len(matrix)) if is_sound([LABELS[i] for i in c])]
    assert found in sound
    assert np.isclose(total(matrix, found), max(total(matrix, choice) for choice in sound), atol=1e-3)


def test_no_words_have_no_labels() -> None:
    assert list(EntityDecoder(LABELS).decode(np.zeros((0, len(LABELS)), dtype=np.float32))) == []


@given(st.integers(1, 12).flatmap(lambda words: scores(words, words + 1)))
@settings(max_examples=200, deadline=None)
def test_any_scores_give_a_tree_with_one_root(matrix: Floats) -> None:
    assert is_tree(tuple(int(head) for head in decode_tree(matrix)))


@given(st.integers(1, 4).flatmap(lambda words: scores(words, words + 1)))
@settings(max_examples=100, deadline=None)
def test_the_tree_is_the_best_below_its_root(matrix: Floats) -> None:
    found = tuple(int(head) for head in decode_tree(matrix))
    rivals = [
        heads
        for heads in product(range(len(matrix) + 1), repeat=len(matrix))
        if all(head != i + 1 for i, head in enumerate(heads)) and is_tree(heads) and heads.index(0) == found.index(0)
    ]
    assert np.isclose(total(matrix, found), max(total(matrix, heads) for heads in rivals), atol=1e-3)


def test_a_tree_that_is_best_word_by_word_stays() -> None:
    matrix = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], dtype=np.float32)
    assert list(decode_tree(matrix)) == [2, 0, 2]
