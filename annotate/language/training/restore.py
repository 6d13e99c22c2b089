"""The weights that a run starts with: those of another run, or of an exported model's eight-bit graph.

Run ``python -m annotate.language.training.restore FOLDER RUN`` to make a run of an exported model.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from annotate.language.schema import GRAPH, SCHEMA, TOKENIZER

CHECKPOINT: Final = "checkpoint.pt"

NETWORK: Final = "network."
"""Goes before the names of weights that the graph keeps as they are."""

ROWS: Final = "encoder.word.rows"
SCALE: Final = "encoder.word.scale"
EMBEDDING: Final = "encoder.word.weight"
QUANTISED: Final = "_quantized"

Array = NDArray[np.float32]


def starting_weights(folder: Path) -> dict[str, Tensor]:
    """The averaged weights in a run's folder, or the weights of the graph in an exported model's."""
    if (folder / GRAPH).exists():
        return graph_weights(folder / GRAPH)
    average: dict[str, Tensor] = torch.load(folder / CHECKPOINT, weights_only=True, map_location="cpu")["average"]
    return average


def graph_weights(path: Path) -> dict[str, Tensor]:
    """The state of the network that :mod:`annotate.language.training.export` wrote, as exact as the graph has it."""
    graph = onnx.load(path).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state: dict[str, Array] = {
        name.removeprefix(NETWORK): value for name, value in stored.items() if name.startswith(NETWORK)
    }
    state[EMBEDDING] = state.pop(ROWS) * state.pop(SCALE)
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in stored and node.name.count("/") > 1:
            # "/encoder/layers.0/q/MatMul_quant" belongs to the linear layer "encoder.layers.0.q".
            layer = node.name.strip("/").rpartition("/")[0].replace("/", ".")
            state[f"{layer}.weight"] = _matrix(node.input[1], stored).T
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in state.items()}


def _matrix(name: str, stored: dict[str, NDArray[np.generic]]) -> Array:
    """A matrix of (inputs, outputs) in full precision; eight-bit ones have a scale for each output."""
    if not name.endswith(QUANTISED):
        return stored[name].astype(np.float32)
    base = name.removesuffix(QUANTISED)
    steps: Array = stored[name].astype(np.float32) - stored[f"{base}_zero_point"].astype(np.float32)
    return steps * stored[f"{base}_scale"].astype(np.float32)


def restore(folder: Path, run: Path) -> None:
    """Make a run's folder, without the optimizer's state, of an exported model's."""
    run.mkdir(parents=True, exist_ok=True)
    for name in (TOKENIZER, SCHEMA):
        shutil.copy(folder / name, run / name)
    weights = graph_weights(folder / GRAPH)
    torch.save({"average": weights, "network": weights}, run / CHECKPOINT)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the exported model")
    parser.add_argument("run", type=Path, help="folder of the run to make")
    arguments = parser.parse_args()
    restore(arguments.folder, arguments.run)


if __name__ == "__main__":
    main()
