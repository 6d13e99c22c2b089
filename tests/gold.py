"""The gold articles as records: real content for tests of everything that is built on an ``Annotation``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from annotate import gold
from annotate.annotation import Annotation

GoldName: TypeAlias = Literal["musk-altman", "maschinenbau", "startup"]
GOLD = Path(__file__).parent / "accuracy" / "gold"
SEED = Path(__file__).parent.parent / "seeds" / "musk-altman.txt"


def gold_text(name: GoldName) -> str:
    """The text of a gold article, unchanged."""
    return _content(name).decode()


@cache
def gold_annotation(name: GoldName) -> Annotation:
    """What a perfect pipeline would make of a gold article (nothing unread, no background)."""
    return gold.gold_annotation((GOLD / f"{name}.json").read_bytes(), _content(name), f"{name}.txt")


def _content(name: GoldName) -> bytes:
    return (SEED if name == "musk-altman" else GOLD / f"{name}.txt").read_bytes()
