"""The encoder's network: windows of words in, scores out. It needs no spaCy, so that both can load at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from annotate.language.decoding import Floats, Ints
from annotate.language.judges import Judges
from annotate.language.pieces import Pieces
from annotate.language.schema import FILES, GRAPH, JUDGES, SCHEMA, TOKENIZER, Schema

SHIPPED: Final = Path(__file__).with_name("model") / "encoder"
"""The model that comes with the package; ``model/MODEL_CARD.md`` says what it was trained on and how well it does."""

THREADS: Final = 2
"""Windows that are read at the same time."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of W words in a row; see ``network.Outputs`` of the training recipe, here without the batch."""

    entity: Floats
    pos: Floats
    tag: Floats
    feats: Floats
    start: Floats
    arc: Floats
    relation: Ints
    states: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    """(W, width): the words as the encoder sees them, before any head."""


class Model:
    """The graph with its pieces and classes."""

    def __init__(self, files: Mapping[str, bytes], threads: int) -> None:
        import onnxruntime  # where it is needed: spaCy imports the component with whatever pipeline it makes

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.files = dict(files)
        self.pieces = Pieces.of(files[TOKENIZER])
        self.schema = Schema.of(files[SCHEMA])
        self._pool = ThreadPoolExecutor(threads)
        self._session = onnxruntime.InferenceSession(files[GRAPH], options, providers=["CPUExecutionProvider"])
        self.judges = Judges(self.files) if self.files.keys() >= set(JUDGES) else None
        """Who judges by what the network sees; None for a model without them."""

    @classmethod
    def load(cls, folder: Path, threads: int) -> Model:
        """The model in a folder.

        Raises:
            FileNotFoundError: One of :data:`FILES` is missing.
        """
        judges = [name for name in JUDGES if (folder / name).exists()]
        return cls({name: (folder / name).read_bytes() for name in (*FILES, *judges)}, threads)

    def read(self, windows: Iterable[Sequence[tuple[int, ...]]]) -> Iterator[Scores]:
        """The scores of windows, each given as its words' pieces, in order.

        Every window is read by itself, as rounding to eight bits depends on all that is in a batch: so no text
        depends on its neighbours, nothing is padded, and threads share the work without waiting for each other.
        """
        return self._pool.map(self._run, windows)

    def _run(self, words: Sequence[tuple[int, ...]]) -> Scores:
        ids = np.array([[self.pieces.bos, *(piece for word in words for piece in word), self.pieces.eos]])
        last = np.cumsum([[len(word) for word in words]], axis=1)
        first = np.concatenate([[[1]], last[:, :-1] + 1], axis=1)
        feeds = {"ids": ids, "mask": np.ones(ids.shape, dtype=bool), "first": first, "last": last}
        return Scores(*(scores[0] for scores in self._session.run(None, feeds)))


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
