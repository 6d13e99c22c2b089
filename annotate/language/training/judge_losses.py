"""What the judges are trained to make small, story by story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from annotate.annotation import SYMMETRIC, RelationType, Status
from annotate.language.judges import (
    KINDS,
    RELATIONS,
    STATUSES,
    Anchor,
    Candidates,
    candidates_of,
    pairs_of,
)
from annotate.language.training.judges import ClaimJudge, ReferenceJudge
from annotate.language.training.story_examples import Example, Stated

IGNORED: Final = -100
ATTENTION: Final = 0.3
"""How much it counts that a claim is read from the words that the annotator gave."""

ANCHORS: Final = 0.5
"""How much it counts that references are told from other nouns."""

STATUS: Final = 0.5


@dataclass(frozen=True, slots=True)
class ReferenceTask:
    """The references of a story, and other nouns, that mean nobody."""

    numbers: list[int]
    mentions: list[Anchor]
    candidates: Candidates
    inputs: dict[str, Tensor]
    right: Tensor
    """(R, 1 + K): the columns that are right; none where it is not known."""
    is_reference: Tensor
    """(R,): 1 or 0, :data:`IGNORED` where both would do."""


@dataclass(frozen=True, slots=True)
class ClaimTask:
    """All pairs of mentions of a story that stand in one sentence, P, of B pairs of entities each in a sentence."""

    inputs: dict[str, Tensor]
    bags: list[tuple[int, str, str]]
    """Sentence and entities."""
    members: Tensor
    """(B, P): which pairs of mentions are of which pair of entities."""
    target: Tensor
    """(B, types): 1 for a claim, 0 for none, :data:`IGNORED` for either."""
    status: Tensor
    """(B, types): the claim's status."""
    told: Tensor
    """(B, types, L): which words of the sentence say so."""


def reference_task(example: Example, others: list[Anchor]) -> ReferenceTask | None:
    """What is asked of the reference judge about a story.

    Args:
        example: The story.
        others: Nouns and pronouns that refer to nobody.
    """
    given = [*zip(example.mentions, example.is_reference, example.is_sure, strict=True)]
    marked = [(mention, reference, sure, True) for mention, reference, sure in given]
    marked += [(other, True, True, False) for other in others]
    marked.sort(key=lambda item: (item[0].first, item[0].last))
    mentions = [item[0] for item in marked]
    asked = [i for i, (mention, reference, *_) in enumerate(marked) if reference]
    if not asked:
        return None
    candidates = candidates_of(asked, mentions)
    right = torch.zeros((len(asked), 1 + candidates.mask.shape[1]), dtype=torch.bool)
    for row, i in enumerate(asked):
        entity, is_real = mentions[i].entity, marked[i][3]
        if is_real and entity is None:
            continue
        columns = [c for c, other in enumerate(candidates.entities[row], 1) if other == entity]
        right[row, columns or [0]] = True
    return ReferenceTask(
        asked,
        mentions,
        candidates,
        {
            "reference": torch.tensor([(mentions[i].first, mentions[i].last) for i in asked]),
            "kind": torch.tensor([KINDS.index(mentions[i].kind) for i in asked]),
            "places": torch.from_numpy(candidates.places),
            "features": torch.from_numpy(candidates.features),
            "mask": torch.from_numpy(candidates.mask),
        },
        right,
        torch.tensor([int(marked[i][3]) if marked[i][2] else IGNORED for i in asked]),
    )


def reference_loss(judge: ReferenceJudge, states: Tensor, task: ReferenceTask) -> Tensor:
    """The mean over the references of the log chance of whom they mean, by whatever mention."""
    scores, anchors = judge(states, **task.inputs)
    known = task.right.any(1)
    chances = scores.float().log_softmax(1).masked_fill(~task.right, -torch.inf)
    result: Tensor = -chances[known].logsumexp(1).sum() / max(1, int(known.sum()))
    sure = task.is_reference >= 0
    told = functional.binary_cross_entropy_with_logits(anchors[sure].float(), task.is_reference[sure].float())
    return result + ANCHORS * told


def claim_task(example: Example) -> ClaimTask | None:
    """What is asked of the claim judge about a story."""
    found = [
        (number, sentence, pairs)
        for number, sentence in enumerate(example.sentences)
        if (pairs := pairs_of([example.mentions[i] for i in sentence.mentions], sentence.start))
    ]
    if not found:
        return None
    length = max(sentence.end - sentence.start for _, sentence, _ in found)
    parts: dict[str, list[Tensor]] = {}
    for _, sentence, pairs in found:
        size = sentence.end - sentence.start
        inputs = {name: torch.from_numpy(value) for name, value in pairs.inputs(size, sentence.ruled).items()}
        for name in ("words", "subject", "object"):
            inputs[name] = inputs[name] + sentence.start
        inputs["mask"] = torch.ones((len(pairs.entities), size), dtype=torch.bool)
        for name in ("words", "mask", "subject_steps", "object_steps"):
            inputs[name] = functional.pad(inputs[name], (0, length - size))
        for name, value in inputs.items():
            parts.setdefault(name, []).append(value)
    owners = [(number, *pair) for number, _, pairs in found for pair in pairs.entities]
    bags = list(dict.fromkeys(owners))
    numbers = {bag: number for number, bag in enumerate(bags)}
    members = torch.zeros((len(bags), len(owners)), dtype=torch.bool)
    members[[numbers[owner] for owner in owners], range(len(owners))] = True
    task = ClaimTask(
        {name: torch.cat(values) for name, values in parts.items()},
        bags,
        members,
        torch.zeros((len(bags), len(RELATIONS))),
        torch.full((len(bags), len(RELATIONS)), IGNORED),
        torch.zeros((len(bags), len(RELATIONS), length), dtype=torch.bool),
    )
    for number, sentence, _ in found:
        for claim in sentence.claims:
            _state(task, numbers, number, claim)
    return task


def _state(task: ClaimTask, numbers: Mapping[tuple[int, str, str], int], sentence: int, claim: Stated) -> None:
    """Note a claim among the answers, both ways if it is symmetric."""
    column = RELATIONS.index(cast(RelationType, claim.type))
    ways = [(claim.subject, claim.object)]
    if claim.type in SYMMETRIC:
        ways.append((claim.object, claim.subject))
    for way in ways:
        row = numbers.get((sentence, *way))
        if row is not None:
            task.target[row, column] = IGNORED if claim.is_optional else 1
            task.status[row, column] = STATUSES.index(cast(Status, claim.status))
            task.told[row, column, [word for word in claim.words if 0 <= word < task.told.shape[2]]] = True


def claim_loss(judge: ClaimJudge, states: Tensor, task: ClaimTask) -> Tensor:
    """The summed losses of all pairs of entities: whether, as what, and by which words."""
    scores, statuses, shares = judge.attend(states, task.inputs)
    best, which = _best(scores.float(), task)
    known = task.target >= 0
    result: Tensor = functional.binary_cross_entropy_with_logits(best[known], task.target[known], reduction="sum")
    row, column = (task.target == 1).nonzero(as_tuple=True)
    if len(row):
        pair = which[row, column]
        result = result + STATUS * functional.cross_entropy(
            statuses[pair, column].float(), task.status[row, column], reduction="sum"
        )
        told = task.told[row, column]
        looked = shares[pair, column].masked_fill(~told, -torch.inf)[told.any(1)]
        result = result - ATTENTION * looked.logsumexp(1).sum()
    return result


def _best(scores: Tensor, task: ClaimTask) -> tuple[Tensor, Tensor]:
    """For each pair of entities and type the best score of its pairs of mentions, and which that is."""
    found = scores[None].masked_fill(~task.members[:, :, None], -torch.inf).max(1)
    return found.values, found.indices


def found_claims(judge: ClaimJudge, states: Tensor, task: ClaimTask) -> list[tuple[float, int, int, int]]:
    """Chance, pair of entities, type and status of everything that may be claimed in a story."""
    with torch.no_grad():
        scores, statuses, _ = judge.attend(states, task.inputs)
        best, which = _best(scores, task)
    chances = best.sigmoid().numpy()
    found = []
    for row, column in np.argwhere(chances >= 0.1):
        status = int(statuses[which[row, column], column].argmax())
        found.append((float(chances[row, column]), int(row), int(column), status))
    return found
