"""The corpora as one endless stream of augmented windows, and the classes that occur in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from annotate.language.schema import Schema
from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import mixed, windows
from annotate.language.training.corpora import Sentence, read_bioes, read_conllu, read_tagged

T = TypeVar("T")

SHARES: Final = {"named": 0.70, "tagged": 0.12, "trees": 0.18}
"""Each kind of corpus's share of the words."""

FRAMED: Final = 0.06
"""How many sentences from frames come with each named sentence."""

WHOLE_CONTRACTIONS: Final = 0.6
"""How often a tree or a tagged sentence has its contractions as they are written."""

ENTITIES: Final = tuple(f"{kind}{part}" for kind in ("LOC", "ORG", "OTH", "PER") for part in ("", "DERIV", "PART"))


@dataclass(frozen=True, slots=True)
class Corpora:
    """The training sentences; trees and tags come twice, with contractions whole and split."""

    named: list[Sentence]
    tagged: tuple[list[Sentence], list[Sentence]]
    trees: tuple[list[Sentence], list[Sentence]]

    @classmethod
    def read(cls, data: Path) -> Corpora:
        """GermEval train; GSD's tagged sentences; the trees of GSD dev and PUD, whose tags are not STTS."""
        return cls(
            list(read_bioes(data / "germeval2014/train.bioes")),
            _both(lambda whole: list(read_tagged(data / "gsd-pos/train.pos", merge_contractions=whole))),
            _both(lambda whole: list(_trees(data, whole))),
        )

    def schema(self) -> Schema:
        """The classes that occur; STTS tags as GSD has them."""
        trees = self.trees[1]
        feats: dict[str, set[str]] = {}
        for sentence in trees:
            for text in sentence.feats:
                for pair in text.split("|") if text != "_" else ():
                    name, value = pair.split("=", 1)
                    feats.setdefault(name, set()).add(value)
        return Schema(
            entity=("O", *(f"{prefix}-{label}" for label in ENTITIES for prefix in "BIES")),
            pos=tuple(sorted({tag for s in trees for tag in s.pos})),
            tag=tuple(sorted({tag for s in trees for tag in s.tags})),
            feats={name: ("", *sorted(values)) for name, values in sorted(feats.items())},
            relation=tuple(sorted({dep for s in trees for dep in s.deps})),
        )

    def stream(self, augmenter: Augmenter, rng: random.Random) -> Iterator[list[Sentence]]:
        """Endless windows of augmented sentences."""

        def named() -> Iterator[Sentence]:
            for sentence in _endless(self.named, rng):
                yield augmenter.varied(sentence)
                if rng.random() < FRAMED:
                    yield augmenter.framed()

        def either(pair: tuple[list[Sentence], list[Sentence]]) -> Iterator[Sentence]:
            whole, split = pair
            for number in _endless(range(len(whole)), rng):
                yield augmenter.varied((whole if rng.random() < WHOLE_CONTRACTIONS else split)[number])

        sources = {"named": named(), "tagged": either(self.tagged), "trees": either(self.trees)}
        return mixed([(SHARES[name], windows(source, rng)) for name, source in sources.items()], rng)


def _trees(data: Path, whole: bool) -> Iterator[Sentence]:
    yield from read_conllu(data / "ud-gsd/de_gsd-ud-dev.conllu", merge_contractions=whole)
    for sentence in read_conllu(data / "ud-pud/de_pud-ud-test.conllu", merge_contractions=whole):
        yield replace(sentence, tags=())


def _both(read: Callable[[bool], T]) -> tuple[T, T]:
    return read(True), read(False)


def _endless(items: Sequence[T], rng: random.Random) -> Iterator[T]:
    """All items in random order, again and again."""
    order = list(items)
    while True:
        rng.shuffle(order)
        yield from order
