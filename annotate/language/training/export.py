"""From a training run to the files that ship: one int8 ONNX graph, its tokenizer and its schema.

Run ``python -m annotate.language.training.export RUN FOLDER`` and judge the result with
``python -m annotate.language.training.compare RUN FOLDER DATA``.

The encoder's matrix products are quantised dynamically, a scale for each output channel, and with one bit to spare
(``reduce_range``): processors without VNNI add pairs of products in 16 bits, which eight full bits overflow. The
piece embeddings are stored in eight bits with a scale for each piece; everything else stays in full precision.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Final

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from annotate.language.schema import GRAPH, SCHEMA, TOKENIZER, Schema
from annotate.language.training.e5 import Sizes
from annotate.language.training.network import Network, Outputs, build

OPSET: Final = 17
INPUTS: Final = ("ids", "mask", "first", "last")
WEIGHTS: Final = ("average", "network")
"""What a checkpoint holds; the last weights are the better ones after a short run, which the average lags behind."""

LIKELY: Final = 8
"""Heads of a word for which the relation is worked out."""

ENCODER: Final = "/encoder/"
"""In the names of the encoder's nodes; the heads are small, and rounding them costs trees."""


class ByteEmbedding(nn.Module):
    """Rows of eight-bit numbers, each with its scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.rows: Tensor
        self.scale: Tensor

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of ``ids`` as floats."""
        return self.rows[ids].float() * self.scale[ids]


class Exported(nn.Module):
    """The network with the best relation to each word's likeliest heads instead of all relations' scores.

    A tree seldom takes a head that is not among them; such a word has the relation to its likeliest head.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Outputs:
        """The scores as arrays are needed at run time: (batch, W, W + 1) numbers of relations."""
        network = self.network
        words = network.words(ids, mask, first, last)
        arcs = network.arcs(words)
        return Outputs(
            network.entity(words),
            network.pos(words),
            network.tag(words),
            network.feats(words),
            network.start(words).squeeze(-1),
            arcs,
            self._relations(words, arcs),
            words,
        )

    def _relations(self, words: Tensor, arcs: Tensor) -> Tensor:
        child, head = self.network.relations(words)
        batch, count, width = child.shape
        # Padded, so that there are enough heads even for a single word.
        likely = functional.pad(arcs, (0, LIKELY), value=-1e9).topk(LIKELY).indices
        places = likely.flatten(1)[..., None].expand(-1, -1, width)
        heads = functional.pad(head, (0, 0, 0, LIKELY)).gather(1, places).view(batch, count, LIKELY, width)
        by_child = torch.einsum("bwc,rch->bwrh", child, self.network.relation)
        best = torch.einsum("bwrh,bwkh->bwkr", by_child, heads).argmax(-1)
        everywhere = best[..., :1].expand(-1, -1, count + 1 + LIKELY)
        return everywhere.scatter(2, likely, best)[..., :-LIKELY]


def load(run: Path, weights: str) -> tuple[Network, Schema]:
    """A run's network, ready to predict, with its last weights or their moving average."""
    state = torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu", mmap=True)[weights]
    schema = Schema.of((run / SCHEMA).read_bytes())
    network = build(Sizes.of_e5_small(), schema, len(state["encoder.word.weight"]), dropout=0.0)
    network.load_state_dict(state)
    return network.eval(), schema


def export(run: Path, folder: Path, weights: str) -> None:
    """Write the quantised graph, the tokenizer and the schema of ``run`` into ``folder``."""
    network, _ = load(run, weights)
    network.encoder.word = ByteEmbedding(network.encoder.word.weight.detach())
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write_graph(network, plain)
        heads = [node.name for node in onnx.load(plain).graph.node if ENCODER not in node.name]
        quantize_dynamic(
            plain,
            folder / GRAPH,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=heads,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    shutil.copy(run / SCHEMA, folder / SCHEMA)
    Tokenizer.from_file(str(run / TOKENIZER)).save(str(folder / TOKENIZER), pretty=False)


def _write_graph(network: Network, path: Path) -> None:
    batch, pieces, words = 2, 9, 5
    ids = torch.ones(batch, pieces, dtype=torch.long)
    places = torch.arange(words).expand(batch, -1).contiguous()
    torch.onnx.export(
        Exported(network),
        (ids, ids > 0, places, places),
        str(path),
        input_names=list(INPUTS),
        output_names=list(Outputs._fields),
        dynamic_axes={
            **{name: {0: "batch", 1: "pieces"} for name in ("ids", "mask")},
            **{name: {0: "batch", 1: "words"} for name in ("first", "last")},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(path))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the training run")
    parser.add_argument("folder", type=Path, help="folder for the model")
    parser.add_argument("--weights", choices=WEIGHTS, default=WEIGHTS[0])
    arguments = parser.parse_args()
    export(arguments.run, arguments.folder, arguments.weights)


if __name__ == "__main__":
    main()
