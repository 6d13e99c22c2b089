from __future__ import annotations

import pytest
import torch

from annotate.language.training.network import Dropout


@pytest.mark.parametrize("shape", [(3, 100, 101), (7,), (2, 0)])
def test_dropout_leaves_everything_alone_outside_training(shape: tuple[int, ...]) -> None:
    states = torch.randn(shape)
    assert torch.equal(Dropout(0.5).eval()(states), states)
    assert torch.equal(Dropout(0.0)(states), states)


def test_dropout_keeps_the_mean_and_drops_its_share() -> None:
    torch.manual_seed(0)
    states = torch.ones(400, 401, requires_grad=True)
    dropped = Dropout(0.25)(states)
    assert float((dropped == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(dropped.mean()) == pytest.approx(1.0, abs=0.01)
    dropped.sum().backward()
    assert states.grad is not None
    assert torch.equal(states.grad, dropped.detach())
