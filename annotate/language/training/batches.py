"""From sentences to padded tensors: windows of one to four sentences, mixed over the corpora."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

import torch
from torch import Tensor

from annotate.language.pieces import Pieces
from annotate.language.schema import Schema
from annotate.language.training.corpora import ROOT, Sentence

IGNORED: Final = -100
"""PyTorch's mark for a target that is not known."""

NO_SPACE_BEFORE: Final = frozenset(".,;:!?)]}%…“”’'»›/")
NO_SPACE_AFTER: Final = frozenset("([{„‚«‹/")
MAX_WORDS: Final = 160
POOL: Final = 16
"""Batches are cut from so many batches' worth of windows, sorted by length, to save padding."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and targets of B windows of at most W words and T pieces; unknown targets are :data:`IGNORED`."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    """(B, W): the number of each word's sentence in its window, -1 for padding."""
    entity: Tensor
    pos: Tensor
    tag: Tensor
    feats: Tensor
    """(B, W, features)."""
    start: Tensor
    head: Tensor
    """(B, W): 0 for the root, else 1 + the head's place in the window."""
    relation: Tensor

    def to(self, device: torch.device) -> Batch:
        """The batch on another device."""
        return Batch(**{field.name: getattr(self, field.name).to(device) for field in fields(self)})


def guessed_spaces(words: Sequence[str]) -> list[bool]:
    """Whether white space preceded each word, for corpora that do not say."""
    spaces = []
    glue, open_quote = False, False
    for word in words:
        if word == '"':
            spaces.append(not open_quote and not glue)
            glue, open_quote = not open_quote, not open_quote
        else:
            spaces.append(not glue and word not in NO_SPACE_BEFORE)
            glue = word in NO_SPACE_AFTER
    if spaces:
        spaces[0] = True
    return spaces


class Collator:
    """Turns windows into batches under a schema."""

    def __init__(self, schema: Schema, pieces: Pieces) -> None:
        self.pieces = pieces
        self._ids = {
            name: {label: number for number, label in enumerate(getattr(schema, name))}
            for name in ("entity", "pos", "tag", "relation")
        }
        self._feats = [(name, {v: i for i, v in enumerate(values)}) for name, values in schema.feats.items()]

    def split(self, window: Sequence[Sentence]) -> list[tuple[int, ...]]:
        """The pieces of the window's words."""
        return [ids for s in window for ids in self.pieces.split(s.words, guessed_spaces(s.words))]

    def batch(self, windows: Sequence[Sequence[Sentence]]) -> Batch:
        """One padded batch."""
        pieces = [self.split(window) for window in windows]
        width = max(map(len, pieces))
        length = max(sum(map(len, words)) for words in pieces) + 2
        count = len(windows)
        ids = torch.full((count, length), self.pieces.pad)
        first = torch.zeros((count, width), dtype=torch.long)
        last = torch.zeros((count, width), dtype=torch.long)
        targets = {
            n: torch.full((count, width), IGNORED) for n in ("entity", "pos", "tag", "start", "head", "relation")
        }
        feats = torch.full((count, width, len(self._feats)), IGNORED)
        sentence = torch.full((count, width), -1)
        for row, (window, words) in enumerate(zip(windows, pieces, strict=True)):
            flat = [self.pieces.bos, *(piece for word in words for piece in word), self.pieces.eos]
            ids[row, : len(flat)] = torch.tensor(flat)
            ends = torch.tensor([len(word) for word in words]).cumsum(0)
            last[row, : len(words)] = ends
            first[row, 1 : len(words)] = ends[:-1] + 1
            first[row, 0] = 1
            at = 0
            for number, one in enumerate(window):
                here = slice(at, at + len(one.words))
                sentence[row, here] = number
                for name, values in self._targets(one, at):
                    targets[name][row, here] = torch.tensor(values)
                if one.feats:
                    feats[row, here] = torch.tensor([self._features(text) for text in one.feats])
                at += len(one.words)
        return Batch(ids, ids != self.pieces.pad, first, last, sentence, feats=feats, **targets)

    def _targets(self, one: Sentence, at: int) -> Iterator[tuple[str, list[int]]]:
        for name, values in (("entity", one.labels), ("pos", one.pos), ("tag", one.tags), ("relation", one.deps)):
            if values:
                yield name, [self._ids[name].get(value, IGNORED) for value in values]
        if one.heads:
            yield "head", [0 if head == ROOT else 1 + at + head for head in one.heads]
        yield "start", [1] + [0] * (len(one.words) - 1)

    def _features(self, text: str) -> list[int]:
        has = dict(pair.split("=", 1) for pair in text.split("|")) if text != "_" else {}
        return [values.get(has.get(name, ""), 0) for name, values in self._feats]

    def batches(self, windows: Iterator[list[Sentence]], size: int, rng: random.Random) -> Iterator[Batch]:
        """Batches of about ``size`` pieces, padding included, in random order."""
        while True:
            pool: list[tuple[int, list[Sentence]]] = []
            total = 0
            while total < POOL * size:
                window = next(windows)
                length = sum(map(len, self.split(window))) + 2
                pool.append((length, window))
                total += length
            pool.sort(key=lambda pair: pair[0])
            cut: list[list[list[Sentence]]] = [[]]
            for length, window in pool:
                if cut[-1] and length * (len(cut[-1]) + 1) > size:
                    cut.append([])
                cut[-1].append(window)
            rng.shuffle(cut)
            yield from map(self.batch, cut)


def windows(sentences: Iterator[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Runs of one to four sentences, none longer than :data:`MAX_WORDS` unless a sentence is."""
    window: list[Sentence] = []
    wanted = 1
    for sentence in sentences:
        if window and (len(window) >= wanted or sum(len(s.words) for s in window) + len(sentence.words) > MAX_WORDS):
            yield window
            window, wanted = [], rng.choice((1, 1, 1, 2, 3, 4))
        window.append(sentence)
    if window:
        yield window


def mixed(sources: Sequence[tuple[float, Iterator[list[Sentence]]]], rng: random.Random) -> Iterator[list[Sentence]]:
    """Windows from endless sources, each with its share of the words."""
    drawn = [0.0] * len(sources)
    while True:
        source = min(range(len(sources)), key=lambda i: (drawn[i] + rng.random()) / sources[i][0])
        window = next(sources[source][1])
        drawn[source] += sum(len(sentence.words) for sentence in window)
        yield window
