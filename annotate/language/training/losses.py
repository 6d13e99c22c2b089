"""What the encoder is trained to make small."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from annotate.language.training.batches import IGNORED, Batch
from annotate.language.training.network import Network

SMOOTHING: Final = 0.05
"""Label smoothing of all heads but the arcs."""

WEIGHTS: Final = {"entity": 4.0, "pos": 0.5, "tag": 0.2, "start": 0.3, "feature": 0.1, "arc": 1.0, "relation": 1.0}
"""How much each head counts; ``feature`` each of the two dozen features.

Most words are no names and soon cost next to nothing: with a weight of 1 the trees decide what the encoder learns.
"""


def loss_of(network: Network, batch: Batch, known: Mapping[str, float]) -> Tensor:
    """The sum of all heads' losses, each word weighing the same whatever else is in its batch.

    Args:
        network: What is trained.
        batch: What it reads.
        known: The share of the words of all batches that has each kind of annotation; see ``Corpora.known``.
    """
    words = network.words(batch.ids, batch.mask, batch.first, batch.last)
    real = batch.sentence >= 0
    total = float(real.sum())
    result = WEIGHTS["entity"] * _loss(network.entity(words), batch.entity, total * known["labels"])
    result += WEIGHTS["pos"] * _loss(network.pos(words), batch.pos, total * known["pos"])
    result += WEIGHTS["tag"] * _loss(network.tag(words), batch.tag, total * known["tags"])
    begins = functional.binary_cross_entropy_with_logits(
        network.start(words).squeeze(-1).float(), (batch.start == 1).float(), reduction="none"
    )
    result += WEIGHTS["start"] * (begins * real).sum() / total
    trees = (batch.head >= 0).any(1)
    if trees.any():
        result += _tree_loss(network, words[trees], batch, trees, total * known["heads"])
    return result


def _tree_loss(network: Network, words: Tensor, batch: Batch, rows: Tensor, expected: float) -> Tensor:
    """Features, arcs within sentences, and the relations of the right arcs."""
    head, sentence, feats = batch.head[rows], batch.sentence[rows], batch.feats[rows]
    scores = network.feats(words)
    features = [
        _loss(scores[..., place], feats[..., number], expected) for number, place in enumerate(network.feature_slices)
    ]
    result = WEIGHTS["feature"] * torch.stack(features).sum()
    strange = functional.pad(sentence[:, :, None] != sentence[:, None, :], (1, 0))
    arcs = network.arcs(words).float().masked_fill(strange, -1e4)
    result += WEIGHTS["arc"] * _loss(arcs, head, expected, smoothing=0.0)
    child, parent = network.relations(words)
    known = head >= 0
    row, word = known.nonzero(as_tuple=True)
    pair = torch.einsum("nc,rch->nrh", child[known], network.relation)
    relation = torch.einsum("nrh,nh->nr", pair, parent[row, head[row, word]])
    return result + WEIGHTS["relation"] * _loss(relation, batch.relation[rows][known], expected)


def _loss(scores: Tensor, target: Tensor, expected: float, smoothing: float = SMOOTHING) -> Tensor:
    """The cross entropy of all known targets over how many are expected."""
    summed = functional.cross_entropy(
        scores.float().flatten(0, -2),
        target.flatten(),
        ignore_index=IGNORED,
        reduction="sum",
        label_smoothing=smoothing,
    )
    return summed / max(expected, 1.0)
