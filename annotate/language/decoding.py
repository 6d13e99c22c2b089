"""From scores to the best answer that is well formed: entity labels and trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FORBIDDEN: Final = np.float32(-1e4)
"""The score of what cannot be."""


class EntityDecoder:
    """The best BIOES sequence: an entity opened is continued with its own label until it is closed."""

    def __init__(self, labels: Sequence[str]) -> None:
        opens = np.array([label[0] in "BI" for label in labels])
        goes_on = np.array([label[0] in "IE" for label in labels])
        kinds = np.array([label[2:] for label in labels])
        same = kinds[:, None] == kinds[None, :]
        allowed = np.where(opens[:, None], goes_on[None, :] & same, ~goes_on[None, :])
        self._allowed = allowed
        self._costs = np.where(allowed, np.float32(0), FORBIDDEN)
        self._first = np.where(goes_on, FORBIDDEN, np.float32(0))
        self._last = np.where(opens, FORBIDDEN, np.float32(0))

    def decode(self, scores: Floats) -> Ints:
        """The label numbers of one sentence.

        Args:
            scores: (words, labels).
        """
        best: Ints = scores.argmax(1)
        if not len(best) or self._is_sound(best):
            return best
        return self._viterbi(scores)

    def _is_sound(self, path: Ints) -> bool:
        ends = self._first[path[0]] + self._last[path[-1]]
        return bool(ends == 0 and self._allowed[path[:-1], path[1:]].all())

    def _viterbi(self, scores: Floats) -> Ints:
        total = scores[0] + self._first
        back = np.zeros(scores.shape, dtype=np.int64)
        for i in range(1, len(scores)):
            reached = total[:, None] + self._costs
            back[i] = reached.argmax(0)
            total = reached.max(0) + scores[i]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = (total + self._last).argmax()
        for i in range(len(scores) - 1, 0, -1):
            path[i - 1] = back[i, path[i]]
        return path


def decode_tree(scores: Floats) -> Ints:
    """The heads of one sentence: each word's best head where that makes a tree with one root, else the best tree.

    The root of a mended tree is the word that gains most by being it; the tree below it is the maximum spanning
    arborescence (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: (words, words + 1); column 0 is the root, column i + 1 word i.

    Returns:
        The column of each word's head.
    """
    scores = scores.copy()
    count = len(scores)
    scores[np.arange(count), np.arange(count) + 1] = FORBIDDEN * 2
    heads: Ints = scores.argmax(1)
    if count == 0 or ((heads == 0).sum() == 1 and _cycle(np.concatenate([[0], heads])) is None):
        return heads
    root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax()) if count > 1 else 0
    scores[:, 0] = FORBIDDEN * 8
    scores[root, :] = FORBIDDEN * 8
    scores[root, 0] = 0
    square = np.full((count + 1, count + 1), FORBIDDEN * 8, dtype=np.float64)
    square[1:] = scores
    return _arborescence(square)[1:]


def _cycle(heads: Ints) -> list[int] | None:
    """The nodes of a cycle among ``heads``, or None; node 0 is the root."""
    state = np.zeros(len(heads), dtype=np.int64)
    for first in range(1, len(heads)):
        node = first
        while node and not state[node]:
            state[node] = first
            node = int(heads[node])
        if node and state[node] == first:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return None


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """The heads of the maximum spanning arborescence from node 0; ``scores[child, head]``."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    rest = [node for node in range(len(scores)) if node not in set(cycle)]
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    smaller[merged, :merged] = entering.max(0)
    smaller[:merged, merged] = leaving.max(1)
    solved = _arborescence(smaller)
    for i, node in enumerate(rest[1:], start=1):
        heads[node] = cycle[int(leaving[i].argmax())] if solved[i] == merged else rest[solved[i]]
    entry = int(solved[merged])
    heads[cycle[int(entering[:, entry].argmax())]] = rest[entry]
    return heads
