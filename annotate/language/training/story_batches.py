"""Stories for the joint training: their windows as a batch for the encoder, their tasks for the judges."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from annotate.language.pieces import Pieces
from annotate.language.training.judge_losses import claim_loss, reference_loss
from annotate.language.training.judges import Judgement
from annotate.language.training.lessons import Lesson
from annotate.language.training.network import Network

CLAIMS: Final = 0.05
"""How much a claim counts beside the mean over all references."""


@dataclass(frozen=True, slots=True)
class StoryBatch:
    """The windows of one story."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    row: Tensor
    """(words,): in which window each word of the story is, by its core."""
    place: Tensor
    """(words,): and where there."""
    lesson: Lesson


def story_batch(lesson: Lesson, pieces: Pieces) -> StoryBatch:
    """A story as a padded batch of its windows."""
    text = lesson.example.text
    read = [text.pieces[window.start : window.end] for window in text.windows]
    length = max(sum(map(len, words)) for words in read) + 2
    width = max(map(len, read))
    ids = torch.full((len(read), length), pieces.pad)
    first, last = (torch.zeros((len(read), width), dtype=torch.long) for _ in range(2))
    rows: list[int] = []
    places: list[int] = []
    for row, (window, words) in enumerate(zip(text.windows, read, strict=True)):
        flat = [pieces.bos, *(piece for word in words for piece in word), pieces.eos]
        ids[row, : len(flat)] = torch.tensor(flat)
        ends = torch.tensor([len(word) for word in words]).cumsum(0)
        last[row, : len(words)] = ends
        first[row, 0] = 1
        first[row, 1 : len(words)] = ends[:-1] + 1
        core = range(window.core_start - window.start, window.core_end - window.start)
        rows += [row] * len(core)
        places += core
    return StoryBatch(ids, ids != pieces.pad, first, last, torch.tensor(rows), torch.tensor(places), lesson)


def endless(lessons: Sequence[Lesson], pieces: Pieces, rng: random.Random) -> Iterator[StoryBatch]:
    """All stories in random order, again and again."""
    batches = [story_batch(lesson, pieces) for lesson in lessons]
    while True:
        yield from rng.sample(batches, len(batches))


def story_loss(network: Network, judgement: Judgement, batch: StoryBatch) -> Tensor:
    """What both judges get wrong of a story."""
    words = network.words(batch.ids, batch.mask, batch.first, batch.last)
    states = words[batch.row, batch.place]
    result = states.new_zeros((), dtype=torch.float32)
    if batch.lesson.references is not None:
        result = result + reference_loss(judgement.references, states, batch.lesson.references)
    if batch.lesson.claims is not None:
        result = result + CLAIMS * claim_loss(judgement.claims, states, batch.lesson.claims)
    return result
