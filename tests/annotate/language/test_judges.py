"""What the judges are asked: candidates of references, pairs of mentions, distances."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.judges import (
    CANDIDATES,
    FEATURES,
    WORD_STEPS,
    Anchor,
    Kind,
    candidates_of,
    pairs_of,
    signed_step,
    steps_to,
)


def name(word: int, entity: str, sentence: int = 0, kind: str = "ORG") -> Anchor:
    return Anchor(word, word, "name", kind, entity, sentence, 0)


def reference(word: int, sentence: int = 0, entity: str | None = None, kind: Kind = "noun") -> Anchor:
    return Anchor(word, word, kind, "other", entity, sentence, 0)


def test_candidates_are_those_before_and_names_behind_in_the_sentence() -> None:
    mentions = [
        name(0, "a"),
        reference(3, sentence=1),
        reference(5, sentence=1, entity="a"),
        name(7, "b", sentence=1),
        name(9, "c", sentence=2),
    ]
    found = candidates_of([1, 2], mentions)
    assert found.entities == [["a", "b"], ["a", "b"]]
    assert found.mask.tolist() == [[True, True], [True, True]]
    assert found.places[0].tolist() == [[0, 0], [7, 7]]


def test_a_reference_is_no_candidate_of_its_own() -> None:
    mentions = [reference(1, entity="a"), reference(4, entity="b")]
    assert candidates_of([0, 1], mentions).entities == [[], ["a"]]


def test_no_more_candidates_than_may_be() -> None:
    mentions = [*(name(i, f"e{i}") for i in range(3 * CANDIDATES)), reference(3 * CANDIDATES, sentence=1)]
    found = candidates_of([3 * CANDIDATES], mentions).entities[0]
    assert CANDIDATES <= len(found) <= CANDIDATES + 1
    assert found[0] == f"e{3 * CANDIDATES - 1}"


@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["a", "b", None]), st.booleans()), min_size=1, max_size=60)
)
def test_features_stay_below_their_numbers(drawn: list[tuple[int, str | None, bool]]) -> None:
    sentences = np.cumsum([gap for gap, _, _ in drawn])
    mentions = [
        Anchor(
            i, i, "name" if entity and named else "personal", "PER", entity, int(sentences[i]), int(sentences[i]) // 3
        )
        for i, (_, entity, named) in enumerate(drawn)
    ]
    found = candidates_of([i for i, m in enumerate(mentions) if m.kind != "name"], mentions)
    assert (found.features >= 0).all()
    assert (found.features < np.array(FEATURES)).all()
    assert (found.features[~found.mask] == 0).all()


def test_pairs_are_ordered_and_of_two() -> None:
    again = Anchor(12, 12, "noun", "ORG", "a", 0, 0)
    pairs = pairs_of([name(10, "a"), again, name(14, "b"), name(15, "c", kind="LOC")], start=10)
    assert pairs is not None
    assert pairs.entities == [("a", "b"), ("a", "b"), ("b", "a"), ("b", "a")]
    assert pairs.subject[0].tolist() == [0, 0]
    assert pairs_of([name(10, "a"), again, reference(13)], start=10) is None


def test_distances_from_a_mention() -> None:
    steps = steps_to(np.array([[2, 3]]), 6)
    middle = len(WORD_STEPS)
    assert steps.tolist() == [[middle - 2, middle - 1, middle, middle, middle + 1, middle + 2]]


@given(st.lists(st.integers(-500, 500), min_size=1))
def test_distances_mirror_each_other(numbers: list[int]) -> None:
    there, back = signed_step(np.array(numbers)), signed_step(-np.array(numbers))
    assert (there + back == 2 * len(WORD_STEPS)).all()
    assert (there >= 0).all()
