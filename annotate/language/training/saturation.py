"""Whether a quantised graph gives the same numbers on every processor.

With VNNI, products of eight-bit numbers are added up in 32 bits. Without it, VPMADDUBSW adds them in pairs in 16 bits
and cuts off what does not fit: an unsigned input of up to 255 times each of two signed weights. If no two weights of a
column can exceed 16 bits together, whatever the input, nothing is ever cut off and both ways are exact.

Run ``python -m annotate.language.training.saturation GRAPH``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
import onnx
from onnx import numpy_helper

LIMIT: Final = 2**15 - 1
INPUT: Final = 255


def worst_pair(path: Path) -> int:
    """The largest sum of two products that can come up in a graph's integer matrices; safe up to :data:`LIMIT`."""
    graph = onnx.load(path).graph
    weights = {weight.name: weight for weight in graph.initializer}
    names = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    if not names:
        raise ValueError(f"{path}: no integer matrix products")
    sizes = (np.abs(numpy_helper.to_array(weights[name]).astype(np.int64)) for name in names)
    return max(INPUT * int(np.sort(size, axis=0)[-2:].sum(axis=0).max()) for size in sizes)


if __name__ == "__main__":
    worst = worst_pair(Path(sys.argv[1]))
    print(f"worst pair {worst} of {LIMIT}: {'exact everywhere' if worst <= LIMIT else 'saturates without VNNI'}")
