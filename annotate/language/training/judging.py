"""Train the two judges on marked stories, with the shipped encoder as it is, and write their graphs.

Run ``python -m annotate.language.training.judging STORIES ENCODER`` from the repository, where ``ENCODER`` is a model's
folder, which receives the graphs. ``--start RUN`` goes on from the judges that learned along with the encoder, ``--on``
prints figures of other stories. Takes about ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import torch
from torch import Tensor, nn

from annotate.annotation import SYMMETRIC
from annotate.language.encoder import Reading
from annotate.language.inference import Model
from annotate.language.judges import FEATURES, RELATIONS
from annotate.language.schema import CLAIMS, REFERENCES
from annotate.language.training.judge_losses import claim_loss, found_claims, reference_loss
from annotate.language.training.judges import ClaimJudge, Judgement, ReferenceJudge
from annotate.language.training.lessons import Lesson, lessons, stories_in
from annotate.language.training.restore import CHECKPOINT

EPOCHS: Final = 12
RATE: Final = 1e-3
DECAY: Final = 0.02
NOISE: Final = 0.15
"""The standard deviation of what is added to the states: few stories are soon known by heart."""

THREADS: Final = 1

CLAIMS_OF_A_STORY: Final = 20
"""About so many; what a story's claims are divided by."""

WHICH: Final = ("references", "claims")

Seen: TypeAlias = tuple[Lesson, Tensor]
"""A lesson and the states of its words."""

Loss: TypeAlias = Callable[[Tensor, Lesson], Tensor | None]


def with_states(given: Sequence[Lesson], folder: Path) -> list[Seen]:
    """Lessons with the states that the encoder in a folder gives their words."""
    model = Model.load(folder, THREADS)
    found = []
    for lesson in given:
        text = lesson.example.text
        scores = list(model.read(text.pieces[w.start : w.end] for w in text.windows))
        found.append((lesson, torch.from_numpy(Reading(text, scores).joined(lambda scores: scores.states))))
    return found


def train(module: nn.Module, loss_of: Loss, given: Sequence[Seen], epochs: int, seed: int) -> None:
    """Train a judge on lessons.

    Args:
        module: The judge.
        loss_of: What it gets wrong of a lesson, by the states of the words; None where it is asked nothing.
        given: The lessons.
        epochs: How often each is learned.
        seed: For the order and the noise.
    """
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(module.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * len(given), pct_start=0.1)
    rng = random.Random(seed)
    module.train()
    for epoch in range(epochs):
        total = 0.0
        for lesson, states in rng.sample(given, len(given)):
            loss = loss_of(states + NOISE * torch.randn_like(states), lesson)
            if loss is not None:
                loss.backward()
                nn.utils.clip_grad_norm_(module.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                total += loss.item()
            schedule.step()
        print(f"{type(module).__name__}, epoch {epoch + 1}: {total / len(given):.3f}", flush=True)
    module.eval()


def train_judgement(judgement: Judgement, which: Sequence[str], given: Sequence[Seen], epochs: int, seed: int) -> None:
    """Train the judges named in ``which``, one after the other."""

    def references(states: Tensor, lesson: Lesson) -> Tensor | None:
        return reference_loss(judgement.references, states, lesson.references) if lesson.references else None

    def claims(states: Tensor, lesson: Lesson) -> Tensor | None:
        return claim_loss(judgement.claims, states, lesson.claims) / CLAIMS_OF_A_STORY if lesson.claims else None

    if "references" in which:
        train(judgement.references, references, given, epochs, seed)
    if "claims" in which:
        train(judgement.claims, claims, given, epochs, seed)


def judge(judgement: Judgement, which: Sequence[str], held: Sequence[Seen]) -> None:
    """Print how precise and complete judges are on lessons at several thresholds."""
    if "references" in which:
        judge_references(judgement.references, held)
    if "claims" in which:
        judge_claims(judgement.claims, held)


def judge_references(judge: ReferenceJudge, held: Sequence[Seen]) -> None:
    """The figures of whom references mean."""
    answers: list[tuple[float, bool]] = []
    real = 0
    for lesson, states in held:
        task = lesson.references
        if task is None:
            continue
        with torch.no_grad():
            scores, anchors = judge(states, **task.inputs)
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


def judge_claims(judge: ClaimJudge, held: Sequence[Seen]) -> None:
    """The figures of what is claimed, with the status."""
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
        for chance, row, column, status in sorted(found_claims(judge, states, told), reverse=True):
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


def write(judgement: Judgement, which: Sequence[str], width: int, folder: Path) -> None:
    """Write the judges' graphs into a model's folder."""
    if "references" in which:
        write_references(judgement.references, width, folder)
    if "claims" in which:
        write_claims(judgement.claims, width, folder)


def write_references(judge: ReferenceJudge, width: int, folder: Path) -> None:
    """Write the graph of whom references mean."""
    states, place = torch.zeros(7, width), torch.tensor([[1, 2], [4, 4], [0, 0]])
    numbers = torch.zeros(3, dtype=torch.long)
    features = torch.zeros(3, 5, len(FEATURES), dtype=torch.long)
    places = torch.zeros(3, 5, 2, dtype=torch.long)
    _export(
        judge,
        (states, place, numbers, places, features, torch.ones(3, 5, dtype=torch.bool)),
        {"states": {0: "words"}, "reference": {0: "references"}, "kind": {0: "references"}}
        | {name: {0: "references", 1: "candidates"} for name in ("places", "features", "mask")},
        ("scores", "anchors"),
        folder / REFERENCES,
        ["states", "reference", "kind", "places", "features", "mask"],
    )


def write_claims(judge: ClaimJudge, width: int, folder: Path) -> None:
    """Write the graph of what is claimed."""
    states, place = torch.zeros(7, width), torch.tensor([[1, 2], [4, 4], [0, 0]])
    numbers = torch.zeros(3, dtype=torch.long)
    words = torch.arange(7).expand(3, -1)
    steps = torch.zeros(3, 7, dtype=torch.long)
    pairs = {"words": words, "mask": words >= 0, "subject": place, "object": place}
    pairs |= {"marks": torch.zeros(3, 4, dtype=torch.long), "subject_steps": steps, "object_steps": steps}
    pairs |= {"between": numbers, "ruled": torch.zeros(3, len(RELATIONS), dtype=torch.long)}
    _export(
        judge,
        (states, *pairs.values()),
        {"states": {0: "words"}}
        | {name: {0: "pairs"} for name in ("subject", "object", "marks", "between", "ruled")}
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
    parser.add_argument("--judge", choices=WHICH, nargs="*", default=WHICH, help="which judges to train")
    parser.add_argument("--start", type=Path, help="folder of the encoder's run, whose judges to go on from")
    parser.add_argument("--on", type=Path, nargs="*", default=[], help="folders to judge on")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(THREADS)
    given, held = (
        with_states(lessons(stories_in(folders), arguments.encoder), arguments.encoder)
        for folders in (arguments.stories, arguments.on)
    )
    width = given[0][1].shape[1]
    judgement = Judgement(width)
    if arguments.start:
        state = torch.load(arguments.start / CHECKPOINT, weights_only=True, map_location="cpu", mmap=True)
        judgement.load_state_dict(state["judgement"], strict=False)
        judge(judgement.eval(), arguments.judge, held)
    train_judgement(judgement, arguments.judge, given, arguments.epochs, arguments.seed)
    judge(judgement, arguments.judge, held)
    write(judgement, arguments.judge, width, arguments.encoder)


if __name__ == "__main__":
    main()
