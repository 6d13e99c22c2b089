"""Train the two judges on marked stories, with the shipped encoder as it is, and write their graphs.

Run ``python -m annotate.language.training.judging STORIES ENCODER`` from the repository, where ``ENCODER`` is a model's
folder, which receives the graphs; ``--held-out 8`` keeps every eighth story apart and prints figures of those.
Takes some minutes on one core.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

from annotate.annotation import SYMMETRIC
from annotate.language.encoder import Reading
from annotate.language.inference import Model
from annotate.language.judges import RELATIONS
from annotate.language.schema import CLAIMS, REFERENCES
from annotate.language.training.judge_losses import claim_loss, found_claims, reference_loss
from annotate.language.training.judges import ClaimJudge, ReferenceJudge
from annotate.language.training.lessons import Lesson, lessons, stories_in

EPOCHS: Final = 30
RATE: Final = 1e-3
DECAY: Final = 0.02
NOISE: Final = 0.15
"""The standard deviation of what is added to the states: few stories are soon known by heart."""

THREADS: Final = 1


def with_states(given: Sequence[Lesson], folder: Path) -> list[tuple[Lesson, Tensor]]:
    """Lessons with the states that the encoder in a folder gives their words."""
    model = Model.load(folder, THREADS)
    found = []
    for lesson in given:
        text = lesson.example.text
        scores = list(model.read(text.pieces[w.start : w.end] for w in text.windows))
        found.append((lesson, torch.from_numpy(Reading(text, scores).joined(lambda scores: scores.states))))
    return found


def train(given: Sequence[tuple[Lesson, Tensor]], seed: int) -> tuple[ReferenceJudge, ClaimJudge]:
    """Both judges, trained on lessons."""
    torch.manual_seed(seed)
    width = given[0][1].shape[1]
    references, claims = ReferenceJudge(width), ClaimJudge(width)
    parameters = [*references.parameters(), *claims.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
    total = EPOCHS * len(given)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=total, pct_start=0.1)
    rng = random.Random(seed)
    references.train()
    claims.train()
    for epoch in range(EPOCHS):
        losses = [0.0, 0.0]
        for lesson, seen in rng.sample(given, len(given)):
            states = seen + NOISE * torch.randn_like(seen)
            loss = torch.zeros(())
            if lesson.references is not None:
                part = reference_loss(references, states, lesson.references)
                losses[0] += part.item()
                loss = loss + part
            if lesson.claims is not None:
                part = claim_loss(claims, states, lesson.claims) / 20
                losses[1] += part.item()
                loss = loss + part
            if loss.requires_grad:
                loss.backward()
                nn.utils.clip_grad_norm_(parameters, 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
            schedule.step()
        print(f"epoch {epoch + 1}: " + ", ".join(f"{loss / len(given):.3f}" for loss in losses), flush=True)
    return references.eval(), claims.eval()


def judge(references: ReferenceJudge, claims: ClaimJudge, held: Sequence[tuple[Lesson, Tensor]]) -> None:
    """Print how precise and complete both judges are on lessons at several thresholds."""
    answers: list[tuple[float, bool]] = []
    real = 0
    for lesson, states in held:
        task = lesson.references
        if task is None:
            continue
        with torch.no_grad():
            scores, anchors = references(states, **task.inputs)
        chances, is_reference = scores.softmax(1).numpy(), anchors.sigmoid().numpy()
        for row, number in enumerate(task.numbers):
            mention = task.mentions[number]
            totals: dict[str, float] = defaultdict(float)
            for entity, chance in zip(task.candidates.entities[row], chances[row, 1:], strict=False):
                totals[entity] += chance
            wanted = mention.entity if task.is_reference[row] == 1 else None
            real += wanted is not None
            if totals and task.is_reference[row] >= 0 and (mention.entity or task.is_reference[row] == 0):
                entity = max(totals, key=totals.__getitem__)
                answers.append((totals[entity] * float(is_reference[row]), entity == wanted))
    _print("references", answers, real)
    said: list[tuple[float, bool]] = []
    real = 0
    symmetric = torch.tensor([kind in SYMMETRIC for kind in RELATIONS])
    for lesson, states in held:
        told = lesson.claims
        if told is None:
            continue
        claimed = told.target == 1
        real += int(claimed[:, ~symmetric].sum()) + int(claimed[:, symmetric].sum()) // 2
        seen = set()
        for chance, row, column, status in sorted(found_claims(claims, states, told), reverse=True):
            number, *pair = told.bags[row]
            key = (column, number, frozenset(pair) if RELATIONS[column] in SYMMETRIC else tuple(pair))
            if told.target[row, column] >= 0 and key not in seen:
                said.append((chance, bool(claimed[row, column] and told.status[row, column] == status)))
            seen.add(key)
    _print("claims", said, real)


def _print(name: str, answers: list[tuple[float, bool]], real: int) -> None:
    for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        taken = [right for chance, right in answers if chance >= least]
        hits = sum(taken)
        print(f"{name} >= {least}: P {hits / max(1, len(taken)):.3f} R {hits / max(1, real):.3f} of {real}")


def write(references: ReferenceJudge, claims: ClaimJudge, width: int, folder: Path) -> None:
    """Write both graphs into a model's folder."""
    states, place = torch.zeros(7, width), torch.tensor([[1, 2], [4, 4], [0, 0]])
    numbers = torch.zeros(3, dtype=torch.long)
    features = torch.zeros(3, 5, 8, dtype=torch.long)
    places = torch.zeros(3, 5, 2, dtype=torch.long)
    _export(
        references,
        (states, place, numbers, places, features, torch.ones(3, 5, dtype=torch.bool)),
        {"states": {0: "words"}, "reference": {0: "references"}, "kind": {0: "references"}}
        | {name: {0: "references", 1: "candidates"} for name in ("places", "features", "mask")},
        ("scores", "anchors"),
        folder / REFERENCES,
        ["states", "reference", "kind", "places", "features", "mask"],
    )
    words = torch.arange(7).expand(3, -1)
    steps = torch.zeros(3, 7, dtype=torch.long)
    pairs = {"words": words, "mask": words >= 0, "subject": place, "object": place}
    pairs |= {"marks": torch.zeros(3, 4, dtype=torch.long), "subject_steps": steps, "object_steps": steps}
    pairs |= {"between": numbers}
    _export(
        claims,
        (states, *pairs.values()),
        {"states": {0: "words"}}
        | {name: {0: "pairs"} for name in ("subject", "object", "marks", "between")}
        | {name: {0: "pairs", 1: "length"} for name in ("words", "mask", "subject_steps", "object_steps")},
        ("scores", "status", "word"),
        folder / CLAIMS,
        ["states", *pairs],
    )


def _export(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    axes: dict[str, dict[int, str]],
    outputs: tuple[str, ...],
    path: Path,
    names: list[str],
) -> None:
    torch.onnx.export(
        module,
        inputs,
        str(path),
        input_names=names,
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path, nargs="+", help="folders of stories or of articles in the gold format")
    parser.add_argument("encoder", type=Path, help="the model's folder")
    parser.add_argument("--held-out", type=int, default=0, metavar="N", help="keep every Nth story apart")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(THREADS)
    stories = stories_in(arguments.stories)
    given = with_states(lessons(stories, arguments.encoder), arguments.encoder)
    every = arguments.held_out
    kept = [lesson for number, lesson in enumerate(given) if not every or number % every]
    references, claims = train(kept, arguments.seed)
    if every:
        judge(references, claims, [lesson for number, lesson in enumerate(given) if number % every == 0])
    else:
        write(references, claims, given[0][1].shape[1], arguments.encoder)


if __name__ == "__main__":
    main()
