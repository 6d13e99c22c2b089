"""The encoder and its heads as PyTorch modules."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from annotate.language.inference import Scores
from annotate.language.schema import Schema
from annotate.language.training.batches import Batch
from annotate.language.training.e5 import Pretrained, Sizes

ARC_WIDTH = 192
LABEL_WIDTH = 96
TREE_DROPOUT = 0.33
"""In the two layers before the scores of arcs and relations; Dozat and Manning (2017)."""


class Outputs(NamedTuple):
    """Scores for each word of each window; W words, plus the root as head 0."""

    entity: Tensor
    """(batch, W, BIOES labels)."""
    pos: Tensor
    """(batch, W, universal tags)."""
    tag: Tensor
    """(batch, W, STTS tags)."""
    feats: Tensor
    """(batch, W, the values of all features side by side)."""
    start: Tensor
    """(batch, W): log odds that the word starts a sentence."""
    arc: Tensor
    """(batch, W, W + 1): head scores."""
    relation: Tensor
    """(batch, W, W + 1, relations)."""
    states: Tensor
    """(batch, W, width): the words themselves."""


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """How many classes each head tells apart."""

    entity: int
    pos: int
    tag: int
    feats: int
    relation: int


class Dropout(nn.Module):
    """As PyTorch's, from random bytes: its own takes a tenth of the time of training, whatever the threads.

    The probability is rounded to a 256th.
    """

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.dropped = round(256 * probability)

    def forward(self, states: Tensor) -> Tensor:
        """States some of which are zero, the others larger, in training."""
        if not self.training or not self.dropped:
            return states
        numbers = torch.empty(states.numel() // 8 + 1, dtype=torch.long, device=states.device)
        random = numbers.random_(torch.iinfo(torch.long).min, None).view(torch.uint8)
        kept = random[: states.numel()].view(states.shape) >= self.dropped
        return states * (kept.to(states.dtype) * (256 / (256 - self.dropped)))


class Layer(nn.Module):
    """A post-LayerNorm transformer layer with exact GELU."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        width, inner = sizes.width, sizes.inner
        self.heads = sizes.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = (nn.LayerNorm(width, eps=sizes.epsilon) for _ in range(2))
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States after attention, with ``bias`` added to the attention scores, and feed-forward."""
        batch, length, width = states.shape
        shape = (batch, length, self.heads, width // self.heads)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads) + bias
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, width)
        states = self.aln(states + self.dropout(self.ao(mixed)))
        result: Tensor = self.oln(states + self.dropout(self.fo(functional.gelu(self.fi(states)))))
        return result


class Encoder(nn.Module):
    """BERT without pooling; word states are the mean of a word's first and last piece."""

    def __init__(self, sizes: Sizes, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, sizes.width)
        self.position = nn.Embedding(sizes.positions, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(batch, T, width) states of pieces ``ids``, where ``mask`` is true."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.word(ids) + self.position(positions)))
        bias = (~mask[:, None, None, :]).to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states


class Network(nn.Module):
    """The encoder with all heads."""

    def __init__(
        self, sizes: Sizes, heads: HeadSizes, vocabulary: int, feature_slices: tuple[slice, ...], dropout: float = 0.1
    ) -> None:
        super().__init__()
        width = sizes.width
        self.feature_slices = feature_slices
        self.encoder = Encoder(sizes, vocabulary, dropout)
        self.entity, self.pos, self.tag = (nn.Linear(width, size) for size in (heads.entity, heads.pos, heads.tag))
        self.feats, self.start = nn.Linear(width, heads.feats), nn.Linear(width, 1)
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.arc_child, self.arc_head = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.label_child, self.label_head = nn.Linear(width, LABEL_WIDTH), nn.Linear(width, LABEL_WIDTH)
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation = nn.Parameter(torch.zeros(heads.relation, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        nn.init.normal_(self.arc, std=0.01)
        nn.init.normal_(self.relation, std=0.01)
        self.dropout = Dropout(dropout)
        self.mlp_dropout = Dropout(TREE_DROPOUT if dropout else 0.0)

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(batch, W, width) states of words from the places of their first and last pieces."""
        states = self.encoder(ids, mask)
        index = torch.stack([first, last], 1)[..., None].expand(-1, -1, -1, states.shape[-1])
        picked = torch.gather(states[:, None].expand(-1, 2, -1, -1), 2, index)
        result: Tensor = self.dropout(picked.mean(1))
        return result

    def arcs(self, words: Tensor) -> Tensor:
        """(batch, W, W + 1) scores of each word's head, the root first; Dozat and Manning (2017)."""
        heads = torch.cat([self.root.expand(words.shape[0], -1, -1), words], 1)
        child = self.mlp_dropout(functional.gelu(self.arc_child(words)))
        head = self.mlp_dropout(functional.gelu(self.arc_head(heads)))
        result: Tensor = _with_one(child) @ self.arc @ head.transpose(1, 2)
        return result

    def relations(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """The two sides of the relation scores: (batch, W, .) children and (batch, W + 1, .) heads."""
        heads = torch.cat([self.root.expand(words.shape[0], -1, -1), words], 1)
        child = self.mlp_dropout(functional.gelu(self.label_child(words)))
        head = self.mlp_dropout(functional.gelu(self.label_head(heads)))
        return _with_one(child), _with_one(head)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Outputs:
        """All scores, the relations for every pair of words."""
        words = self.words(ids, mask, first, last)
        child, head = self.relations(words)
        by_child = torch.einsum("bwc,rch->bwrh", child, self.relation)
        relation = torch.einsum("bwrh,bvh->bwvr", by_child, head)
        return Outputs(
            self.entity(words),
            self.pos(words),
            self.tag(words),
            self.feats(words),
            self.start(words).squeeze(-1),
            self.arcs(words),
            relation,
            words,
        )

    def predict(self, batch: Batch) -> Scores:
        """The scores of a batch as arrays, in full precision."""
        here = batch.to(self.root.device)
        with torch.no_grad():
            scores: Outputs = self(here.ids, here.mask, here.first, here.last)
        best = scores._replace(relation=scores.relation.argmax(-1))
        return Scores(*(part.cpu().numpy() for part in best))


def build(sizes: Sizes, schema: Schema, vocabulary: int, dropout: float) -> Network:
    """A network of fresh weights for a schema."""
    heads = HeadSizes(
        entity=len(schema.entity),
        pos=len(schema.pos),
        tag=len(schema.tag),
        feats=sum(map(len, schema.feats.values())),
        relation=len(schema.relation),
    )
    return Network(sizes, heads, vocabulary, tuple(schema.feature_slices.values()), dropout)


def load_pretrained(network: Network, model: Pretrained, kept: list[int]) -> None:
    """Put the encoder's weights, with the ``kept`` pieces only, into ``network``."""
    encoder, weights = network.encoder, {name: torch.from_numpy(flat) for name, flat in model.weights.items()}
    width = model.sizes.width
    with torch.no_grad():
        encoder.word.weight.copy_(weights["emb.word"].view(-1, width)[kept])
        encoder.position.weight.copy_(weights["emb.pos"].view(-1, width) + weights["emb.type"][:width])
        encoder.norm.weight.copy_(weights["emb.ln.w"])
        encoder.norm.bias.copy_(weights["emb.ln.b"])
        for number, layer in enumerate(encoder.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                part = getattr(layer, name)
                part.weight.copy_(weights[f"l{number}.{name}.w"].view_as(part.weight))
                part.bias.copy_(weights[f"l{number}.{name}.b"])


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)
