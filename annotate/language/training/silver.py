"""Trees for sentences that have none, as a trained parser sees them, so that another network may learn from them.

Run ``python -m annotate.language.training.silver RUN DATA OUT`` with the folder of a training run; ``--beside`` names
more runs, which then vote together. ``OUT`` receives CoNLL-U files: the tagged sentences keep their tags, and come
with contractions split and whole; of the named ones only some are read. ``encoder --silver OUT`` trains on them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor

from annotate.language.decoding import Floats, decode_tree
from annotate.language.pieces import Pieces
from annotate.language.schema import TOKENIZER, Schema
from annotate.language.training.batches import Batch, Collator
from annotate.language.training.corpora import ROOT, Sentence, merged, read_bioes, read_tagged
from annotate.language.training.export import WEIGHTS, load
from annotate.language.training.network import Network, Outputs

NAMED: Final = 10_000
"""How many named sentences are parsed."""

BATCH_SENTENCES: Final = 32
LEAST: Final = 1e-9
"""Below this, a probability is as good as none."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A trained network with what it needs to read sentences."""

    network: Network
    schema: Schema
    collator: Collator

    @classmethod
    def load(cls, run: Path, weights: str = WEIGHTS[0]) -> Parser:
        """The parser in a run's folder."""
        network, schema = load(run, weights)
        return cls(network, schema, Collator(schema, Pieces.of((run / TOKENIZER).read_bytes())))

    def outputs(self, sentences: Sequence[Sentence]) -> Outputs:
        """All scores of sentences, each read on its own."""
        batch: Batch = self.collator.batch([[sentence] for sentence in sentences])
        with torch.no_grad():
            result: Outputs = self.network(batch.ids, batch.mask, batch.first, batch.last)
        return result


class Ensemble:
    """Parsers of one schema whose probabilities are averaged."""

    def __init__(self, parsers: Sequence[Parser]) -> None:
        self.parsers = parsers
        self.schema = parsers[0].schema
        if any(parser.schema != self.schema for parser in parsers):
            raise ValueError("these runs tell different classes apart, so they cannot vote together")

    def trees(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Each sentence with a tree, features and STTS tags, and with universal tags if it had none."""
        for at in range(0, len(sentences), BATCH_SENTENCES):
            part = sentences[at : at + BATCH_SENTENCES]
            outputs = [parser.outputs(part) for parser in self.parsers]
            yield from (self._tree(sentence, outputs, row) for row, sentence in enumerate(part))

    def _tree(self, sentence: Sentence, outputs: Sequence[Outputs], row: int) -> Sentence:
        size = len(sentence.words)
        schema = self.schema
        heads = decode_tree(np.log(_mean([one.arc[row, :size, : size + 1] for one in outputs]) + LEAST))
        relations = _mean([one.relation[row, range(size), heads] for one in outputs]).argmax(-1)
        tags = _mean([one.tag[row, :size] for one in outputs]).argmax(-1)
        pos = _mean([one.pos[row, :size] for one in outputs]).argmax(-1)
        return replace(
            sentence,
            pos=sentence.pos or tuple(schema.pos[i] for i in pos),
            tags=tuple(schema.tag[i] for i in tags),
            feats=self._feats([one.feats[row, :size] for one in outputs]),
            heads=tuple(ROOT if head == 0 else int(head) - 1 for head in heads),
            deps=tuple(schema.relation[i] for i in relations),
        )

    def _feats(self, scores: Sequence[Tensor]) -> tuple[str, ...]:
        """Features in Universal Dependencies' notation from the scores (words, values of all features)."""
        schema = self.schema
        best = [
            (name, _mean([one[:, place] for one in scores]).argmax(-1)) for name, place in schema.feature_slices.items()
        ]
        found = (
            [f"{name}={schema.feats[name][values[i]]}" for name, values in best if values[i]]
            for i in range(len(scores[0]))
        )
        return tuple("|".join(pairs) or "_" for pairs in found)


def _mean(scores: Sequence[Tensor]) -> Floats:
    """The mean of what several networks hold for probable."""
    shares: Floats = torch.stack([one.softmax(-1) for one in scores]).mean(0).numpy()
    return shares


def write(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write trees as CoNLL-U; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for s in sentences:
            rows = zip(s.words, s.pos, s.tags, s.feats, s.heads, s.deps, strict=True)
            for number, (word, pos, tag, feats, head, dep) in enumerate(rows, start=1):
                file.write(f"{number}\t{word}\t_\t{pos}\t{tag}\t{feats}\t{head + 1}\t{dep}\t_\t_\n")
            file.write("\n")
            count += 1
    return count


def with_contractions(tree: Sentence, words: Sequence[str]) -> Sentence:
    """A tree over the same text with its contractions whole, as in ``words``; each stands for two words of the tree."""
    contractions = {}
    at = 0
    for word in words:
        if word == tree.words[at]:
            at += 1
        else:
            contractions[at] = (at + 2, word)
            at += 2
    return merged(tree, contractions)


def parse(ensemble: Ensemble, data: Path, out: Path, named: int) -> None:
    """Write the trees of all tagged sentences and of some ``named`` ones."""
    out.mkdir(parents=True, exist_ok=True)
    whole, split = (read_tagged(data / "gsd-pos/train.pos", merge_contractions=merge) for merge in (True, False))
    pairs = sorted(zip(whole, split, strict=True), key=lambda pair: len(pair[1].words))
    trees = list(ensemble.trees([sentence for _, sentence in pairs]))
    write(out / "tagged-split.conllu", trees)
    write(
        out / "tagged-whole.conllu",
        (with_contractions(tree, sentence.words) for tree, (sentence, _) in zip(trees, pairs, strict=True)),
    )
    sample = random.Random(0).sample(list(read_bioes(data / "germeval2014/train.bioes")), named)
    write(out / "named.conllu", ensemble.trees(sorted(sample, key=lambda sentence: len(sentence.words))))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the parser's run")
    parser.add_argument("data", type=Path, help="folder with the corpora")
    parser.add_argument("out", type=Path, help="folder for the trees")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="folders of runs that vote, too")
    parser.add_argument("--named", type=int, default=NAMED, help="how many named sentences to parse")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    ensemble = Ensemble([Parser.load(run) for run in (arguments.run, *arguments.beside)])
    parse(ensemble, arguments.data, arguments.out, arguments.named)


if __name__ == "__main__":
    main()
