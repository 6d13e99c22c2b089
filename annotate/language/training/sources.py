"""The corpora as one endless stream of augmented windows, and the classes that occur in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from annotate.language.schema import Schema
from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import mixed, windows
from annotate.language.training.corpora import Sentence, read_bioes, read_conllu, read_tagged

T = TypeVar("T")

SHARES: Final[Mapping[str, float]] = {"named": 0.70, "tagged": 0.12, "trees": 0.18}
"""Each kind of corpus's share of the words, unless a run asks for others."""

ANNOTATIONS: Final = ("labels", "pos", "tags", "heads")
"""Fields of a sentence that some corpora fill and others do not; features and relations come with the heads."""

HELD_OUT: Final = 10
"""One tree in so many is kept for judging, where a run asks for it."""

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
    held: list[Sentence]
    """Trees that are not trained on, contractions split."""

    @classmethod
    def read(cls, data: Path, *, silver: Path | None = None, hold_out: bool = False) -> Corpora:
        """GermEval train; GSD's tagged sentences; the trees of GSD dev and PUD, whose tags are not STTS.

        Args:
            data: The folder with the corpora.
            silver: A folder of parsed sentences (:mod:`annotate.language.training.silver`); those of the named and
                the tagged sentences that are among them get their trees.
            hold_out: Whether one tree in :data:`HELD_OUT` is kept for judging.
        """
        parsed = {tree.words: tree for path in silver.glob("*.conllu") for tree in _whole(path)} if silver else {}
        tagged = _both(lambda whole: read_tagged(data / "gsd-pos/train.pos", merge_contractions=whole))
        trees = _both(lambda whole: _trees(data, whole))
        held = trees[1][::HELD_OUT] if hold_out else []
        if hold_out:
            for part in trees:
                del part[::HELD_OUT]
        return cls(
            _with_trees(read_bioes(data / "germeval2014/train.bioes"), parsed),
            (_with_trees(tagged[0], parsed), _with_trees(tagged[1], parsed)),
            trees,
            held,
        )

    def schema(self) -> Schema:
        """The classes that occur; STTS tags as GSD has them."""
        trees = [*self.trees[1], *self.held]
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

    def known(self, shares: Mapping[str, float]) -> dict[str, float]:
        """What share of the stream's words has each of :data:`ANNOTATIONS`."""
        sources = {"named": self.named, "tagged": self.tagged[0], "trees": self.trees[0]}

        def share(annotation: str) -> float:
            return sum(
                shares[name] * _words(s for s in source if getattr(s, annotation)) / _words(source)
                for name, source in sources.items()
            )

        return {annotation: share(annotation) for annotation in ANNOTATIONS}

    def stream(self, augmenter: Augmenter, rng: random.Random, shares: Mapping[str, float]) -> Iterator[list[Sentence]]:
        """Endless windows of augmented sentences, so many of the words from each kind of corpus."""

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
        return mixed([(shares[name], windows(source, rng)) for name, source in sources.items() if shares[name]], rng)


def _trees(data: Path, whole: bool) -> Iterator[Sentence]:
    yield from read_conllu(data / "ud-gsd/de_gsd-ud-dev.conllu", merge_contractions=whole)
    for sentence in read_conllu(data / "ud-pud/de_pud-ud-test.conllu", merge_contractions=whole):
        yield replace(sentence, tags=())


def _whole(path: Path) -> Iterator[Sentence]:
    return read_conllu(path, merge_contractions=True)


def _with_trees(sentences: Iterable[Sentence], parsed: Mapping[tuple[str, ...], Sentence]) -> list[Sentence]:
    """Sentences with the trees that were found for their words; what their corpus says stays."""
    return [
        replace(parsed[s.words], labels=s.labels, pos=s.pos or parsed[s.words].pos) if s.words in parsed else s
        for s in sentences
    ]


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _both(read: Callable[[bool], Iterable[T]]) -> tuple[list[T], list[T]]:
    return list(read(True)), list(read(False))


def _endless(items: Sequence[T], rng: random.Random) -> Iterator[T]:
    """All items in random order, again and again."""
    order = list(items)
    while True:
        rng.shuffle(order)
        yield from order
