"""Judge an exported model beside the PyTorch network that it came from.

Run ``python -m annotate.language.training.compare RUN FOLDER DATA``: prints the figures of both on the same
sentences, the words a second of the exported one, and how often the two decide differently; and whether the exported
one is as exact on processors without VNNI (:mod:`annotate.language.training.saturation`).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.inference import Model, Scores
from annotate.language.schema import GRAPH
from annotate.language.training.batches import Collator
from annotate.language.training.corpora import Sentence, read_bioes
from annotate.language.training.evaluate import Predict, evaluate
from annotate.language.training.export import WEIGHTS, load
from annotate.language.training.saturation import worst_pair


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the training run")
    parser.add_argument("folder", type=Path, help="folder of the exported model")
    parser.add_argument("data", type=Path, help="folder with the corpora")
    parser.add_argument("--weights", choices=WEIGHTS, default=WEIGHTS[0], help="what was exported")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    network, schema = load(arguments.run, arguments.weights)
    model = Model.load(arguments.folder, arguments.threads)
    collator = Collator(schema, model.pieces)

    def by_graph(sentences: Sequence[Sentence]) -> Scores:
        return side_by_side(list(model.read(collator.split([sentence]) for sentence in sentences)))

    def by_network(sentences: Sequence[Sentence]) -> Scores:
        return network.predict(collator.batch([[sentence] for sentence in sentences]))

    sample = sorted(read_bioes(arguments.data / "germeval2014/dev.bioes"), key=lambda s: len(s.words))
    report = {
        "graph": evaluate(by_graph, schema, arguments.data),
        "network": evaluate(by_network, schema, arguments.data),
        "worst pair of products": worst_pair(arguments.folder / GRAPH),
        "words a second": round(speed(by_graph, sample)),
        "differing": differing(by_graph, by_network, sample[::10]),
    }
    print(json.dumps(report, indent=1))


def side_by_side(scores: Sequence[Scores]) -> Scores:
    """The scores of several windows as one batch, padded to the longest."""
    width = max(len(one.start) for one in scores)

    def padded(name: str) -> NDArray[Any]:
        parts = [getattr(one, name) for one in scores]
        longest = (width, width + 1) if name in ("arc", "relation") else (width, *parts[0].shape[1:])
        room = [[(0, most - size) for size, most in zip(part.shape, longest, strict=True)] for part in parts]
        return np.stack([np.pad(part, pad) for part, pad in zip(parts, room, strict=True)])

    return Scores(*(padded(field.name) for field in fields(Scores)))


def speed(predict: Predict, sentences: Sequence[Sentence], size: int = 32) -> float:
    """Words a second, sentences of about the same length together."""
    started = time.perf_counter()
    for at in range(0, len(sentences), size):
        predict(sentences[at : at + size])
    return sum(len(sentence.words) for sentence in sentences) / (time.perf_counter() - started)


def differing(one: Predict, other: Predict, sentences: Sequence[Sentence]) -> dict[str, float]:
    """The share of words whose best class is another one, for each head."""
    total = 0
    counts = dict.fromkeys(("entity", "pos", "arc"), 0)
    for sentence in sentences:
        total += len(sentence.words)
        first, second = one([sentence]), other([sentence])
        for name in counts:
            best = (getattr(scores, name)[0].argmax(-1) for scores in (first, second))
            counts[name] += int(np.not_equal(*best).sum())
    return {name: round(count / total, 4) for name, count in counts.items()}


if __name__ == "__main__":
    main()
