"""One training run: the optimizer, the moving average of the weights, and the checkpoint that holds both."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import torch
from torch import Tensor

from annotate.language.training.batches import Batch
from annotate.language.training.judges import Judgement
from annotate.language.training.losses import loss_of
from annotate.language.training.network import Network
from annotate.language.training.story_batches import StoryBatch, story_loss

ENCODER_RATE: Final = 2e-4
HEAD_RATE: Final = 1e-3
LAYER_DECAY: Final = 0.93
"""The learning rate of a layer as a share of that of the layer above."""

WARM_UP: Final = 100
LAST_RATE: Final = 0.01
"""The share of the learning rate that is left at the end."""

PIECE_DROPOUT: Final = 0.1
"""How many pieces are hidden in training: the few trees are soon known by heart, and a name by its spelling."""

EMA_DECAY: Final = 0.99
"""How much of the moving average a step keeps."""

EMA_STEPS: Final = 4
"""The average is moved after so many steps at once: it costs as much memory traffic as the optimizer."""


STORY: Final = 1.0
"""How much a story counts beside a batch."""

Inputs = TypeVar("Inputs", Batch, StoryBatch)


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
    """One training run and its checkpoint.

    Args:
        folder: Where the checkpoint is kept; a run goes on from the one that is there.
        network: What is trained.
        minutes: How long; the learning rate falls to its end in this time.
        hidden: The piece that stands for a hidden one.
        known: The share of the words that has each kind of annotation.
        rate: What the learning rates are multiplied by; less than 1 to go on from another run's weights.
        judgement: The judges that learn along; they are not kept, as they learn again from what ships.
    """

    def __init__(
        self,
        folder: Path,
        network: Network,
        minutes: float,
        *,
        hidden: int,
        known: Mapping[str, float],
        rate: float = 1.0,
        judgement: Judgement | None = None,
    ) -> None:
        self.folder = folder
        self.network = network
        self.minutes = minutes
        self.hidden = hidden
        self.known = known
        self.rate = rate
        self.judgement = judgement
        self.elapsed = 0.0
        self.told = 0.0
        """The loss of the last story."""
        self.step = 0
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        groups = parameter_groups(network)
        if judgement is not None:
            groups.append({"params": [*judgement.parameters()], "lr": HEAD_RATE, "peak": HEAD_RATE / rate})
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
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
        if self.judgement is not None:
            state["judgement"] = self.judgement.state_dict()
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        os.replace(partial, self.checkpoint)

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, weights_only=True, map_location=self.network.root.device)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        if self.judgement is not None:
            self.judgement.load_state_dict(state["judgement"])
        self.average, self.step, self.elapsed = state["average"], state["step"], state["elapsed"]

    def update(self, batch: Batch, story: StoryBatch | None = None) -> float:
        """One step of the optimizer and of the moving average; returns the loss, that of a story left out."""
        warm = min(1.0, (self.step + 1) / WARM_UP)
        rate = self.rate * warm * max(LAST_RATE, 1 - self.elapsed / self.minutes)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
            loss = loss_of(self.network, self._with_hidden_pieces(batch), self.known)
        loss.backward()
        if story is not None and self.judgement is not None:
            with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
                told = STORY * story_loss(self.network, self.judgement, self._with_hidden_pieces(story))
            told.backward()
            self.told = float(told.detach())
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % EMA_STEPS == 0:
            self._move_average()
        return float(loss.detach())

    def _with_hidden_pieces(self, batch: Inputs) -> Inputs:
        dropped = torch.rand(batch.ids.shape, device=batch.ids.device) < PIECE_DROPOUT
        return replace(batch, ids=batch.ids.masked_fill(dropped & batch.mask, self.hidden))

    def _move_average(self) -> None:
        decay = min(EMA_DECAY, self.step / (self.step + 10)) ** EMA_STEPS
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)
