"""The files of an encoder, and what its scores stand for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

GRAPH: Final = "encoder.onnx"
TOKENIZER: Final = "tokenizer.json"
SCHEMA: Final = "schema.json"
FILES: Final = (GRAPH, TOKENIZER, SCHEMA)
REFERENCES: Final = "references.onnx"
CLAIMS: Final = "claims.onnx"
JUDGES: Final = (REFERENCES, CLAIMS)
"""What a model need not have."""


class Schema(msgspec.Struct, frozen=True):
    """The classes of each head, in the order of its scores."""

    entity: tuple[str, ...]
    """BIOES labels, ``O`` first."""
    pos: tuple[str, ...]
    """Universal part-of-speech tags."""
    tag: tuple[str, ...]
    """STTS tags."""
    feats: dict[str, tuple[str, ...]]
    """The values of each morphological feature; the empty string, first, means that a word has none."""
    relation: tuple[str, ...]
    """Universal dependency relations."""

    @property
    def feature_slices(self) -> dict[str, slice]:
        """Where each feature's values lie among the scores of the ``feats`` head."""
        slices, at = {}, 0
        for name, values in self.feats.items():
            slices[name] = slice(at, at + len(values))
            at += len(values)
        return slices

    @classmethod
    def of(cls, content: bytes) -> Schema:
        """The schema in JSON."""
        return msgspec.json.decode(content, type=cls)

    def save(self, path: Path) -> None:
        """Write the schema as JSON."""
        path.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1))
