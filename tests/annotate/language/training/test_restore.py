from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import torch

from annotate.language.inference import Model
from annotate.language.training.batches import Collator
from annotate.language.training.corpora import Sentence
from annotate.language.training.e5 import Sizes
from annotate.language.training.export import export
from annotate.language.training.restore import CHECKPOINT, restore, starting_weights
from tests.annotate.language.training import small


def exported(tmp_path: Path) -> tuple[Path, dict[str, torch.Tensor]]:
    """An exported model and the weights that it was made of."""
    torch.manual_seed(0)
    run = small.write_run(tmp_path / "run")
    weights = small.network().state_dict()
    torch.save({"average": weights, "network": weights}, run / CHECKPOINT)
    with patch.object(Sizes, "of_e5_small", return_value=small.SIZES):
        export(run, tmp_path / "model", "average")
    return tmp_path / "model", weights


def test_gives_an_exported_model_its_weights_back_but_for_the_rounding(tmp_path: Path) -> None:
    folder, weights = exported(tmp_path)
    restored = starting_weights(folder)
    assert restored.keys() == weights.keys()
    for name, value in weights.items():
        assert restored[name].shape == value.shape
        # A column's largest weight is 64 steps, or 127 in the embedding; half a step is lost.
        assert (restored[name] - value).abs().max() <= value.abs().max() / 120, name
        if not name.startswith("encoder.layers") and name != "encoder.word.weight":
            assert torch.equal(restored[name], value), name


def test_reads_a_run_as_it_reads_an_exported_model(tmp_path: Path) -> None:
    folder, _ = exported(tmp_path)
    restore(folder, tmp_path / "again")
    weights, again = starting_weights(folder), starting_weights(tmp_path / "again")
    assert all(torch.equal(weights[name], again[name]) for name in weights)


def test_a_restored_network_scores_as_the_graph_does(tmp_path: Path) -> None:
    folder, _ = exported(tmp_path)
    network = small.network()
    network.load_state_dict(starting_weights(folder))
    model = Model.load(folder, threads=1)
    collator = Collator(model.schema, model.pieces)
    window = [Sentence(("Er", "wohnt", "in", "Bonn", "."))]
    (graph,) = model.read([collator.split(window)])
    scores = network.predict(collator.batch([window]))
    for name in ("entity", "pos", "tag", "feats", "arc"):
        assert abs(getattr(graph, name) - getattr(scores, name)[0]).max() < 0.1, name
