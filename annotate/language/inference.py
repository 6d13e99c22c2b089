"""The encoder's network: windows of words in, scores out. It needs no spaCy, so that both can load at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from annotate.language.decoding import Floats, Ints
from annotate.language.pieces import Pieces
from annotate.language.schema import FILES, GRAPH, SCHEMA, TOKENIZER, Schema

SHIPPED: Final = Path(__file__).with_name("model") / "encoder"
"""The model that comes with the package; ``model/MODEL_CARD.md`` says what it was trained on and how well it does."""

THREADS: Final = 2
"""More hardly help: the matrices are small."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of words in a row; see ``network.Outputs`` of the training recipe."""

    entity: Floats
    pos: Floats
    tag: Floats
    feats: Floats
    start: Floats
    arc: Floats
    relation: Ints

    def of(self, row: int, count: int) -> Scores:
        """The first ``count`` words of a batch's row, copied so that the batch can go."""
        words, pairs = (row, slice(count)), (row, slice(count), slice(count + 1))
        return Scores(
            entity=self.entity[words].copy(),
            pos=self.pos[words].copy(),
            tag=self.tag[words].copy(),
            feats=self.feats[words].copy(),
            start=self.start[words].copy(),
            arc=self.arc[pairs].copy(),
            relation=self.relation[pairs].copy(),
        )


class Model:
    """The graph with its pieces and classes."""

    def __init__(self, files: Mapping[str, bytes], threads: int) -> None:
        import onnxruntime  # where it is needed: spaCy imports the component with whatever pipeline it makes

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.files = dict(files)
        self.pieces = Pieces.of(files[TOKENIZER])
        self.schema = Schema.of(files[SCHEMA])
        self._session = onnxruntime.InferenceSession(files[GRAPH], options, providers=["CPUExecutionProvider"])

    @classmethod
    def load(cls, folder: Path, threads: int) -> Model:
        """The model in a folder.

        Raises:
            FileNotFoundError: One of :data:`FILES` is missing.
        """
        return cls({name: (folder / name).read_bytes() for name in FILES}, threads)

    def run(self, batch: Sequence[Sequence[tuple[int, ...]]]) -> Scores:
        """The scores of windows, each given as its words' pieces, padded to the longest."""
        width = max(map(len, batch))
        length = 2 + max(sum(map(len, words)) for words in batch)
        ids = np.full((len(batch), length), self.pieces.pad, dtype=np.int64)
        first, last = np.zeros((2, len(batch), width), dtype=np.int64)
        for row, words in enumerate(batch):
            flat = [self.pieces.bos, *(piece for word in words for piece in word), self.pieces.eos]
            ends = np.cumsum([len(word) for word in words])
            ids[row, : len(flat)] = flat
            last[row, : len(words)] = ends
            first[row, : len(words)] = [1, *(ends[:-1] + 1)]
        return Scores(
            *self._session.run(None, {"ids": ids, "mask": ids != self.pieces.pad, "first": first, "last": last})
        )


@cache
def shipped(threads: int) -> Future[Model]:
    """The shipped model, which a thread loads: ask early, and for the result when it is needed.

    Args:
        threads: How many threads the model takes when it runs.
    """
    pool = ThreadPoolExecutor(1)
    model = pool.submit(Model.load, SHIPPED, threads)
    pool.shutdown(wait=False)
    return model
