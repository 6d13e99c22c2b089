from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pytest
import torch

from annotate.language.training.augment import Augmenter
from annotate.language.training.batches import Collator
from annotate.language.training.corpora import ROOT, Sentence
from annotate.language.training.losses import loss_of
from annotate.language.training.silver import write
from annotate.language.training.sources import Corpora
from tests.annotate.language.training import small

SHARES = {"named": 0.5, "tagged": 0.25, "trees": 0.25}
SILVER = (
    Sentence(
        words=("Er", "wohnt", "."),
        pos=("PRON", "VERB", "PUNCT"),
        tags=("PPER", "VVFIN", "$."),
        feats=("Case=Nom", "_", "_"),
        heads=(1, ROOT, 1),
        deps=("nsubj", "root", "punct"),
    ),
    Sentence(
        words=("Er", "wohnt", "im", "Haus"),
        pos=("PRON", "VERB", "VERB", "VERB"),
        tags=("PPER", "VVFIN", "APPR", "NN"),
        feats=("_", "_", "_", "_"),
        heads=(1, ROOT, 3, 1),
        deps=("nsubj", "root", "case", "obl"),
    ),
)


def silver(folder: Path) -> Path:
    folder.mkdir()
    write(folder / "some.conllu", SILVER)
    return folder


def test_silver_trees_leave_what_the_corpora_say(tmp_path: Path) -> None:
    corpora = Corpora.read(small.write_corpora(tmp_path / "data"), silver=silver(tmp_path / "silver"))
    unparsed, parsed = corpora.named
    assert (unparsed.words, unparsed.heads) == (("Siemens", "wohnt", "."), ())
    assert (parsed.labels, parsed.heads, parsed.pos) == (("O", "O", "O"), (1, ROOT, 1), SILVER[0].pos)
    (whole,), (split,) = corpora.tagged
    assert whole.pos == ("PRON", "VERB", "ADP", "NOUN")
    assert whole.deps == SILVER[1].deps
    assert (split.words[2:4], split.heads) == (("in", "dem"), ())


def test_counts_the_words_that_carry_an_annotation(tmp_path: Path) -> None:
    data = small.write_corpora(tmp_path / "data")
    assert Corpora.read(data).known(SHARES) == {"labels": 0.5, "pos": 0.5, "tags": 0.25 * 0.75, "heads": 0.25}
    # Half of the named words and all tagged ones have trees then; the trees of PUD never have STTS tags.
    known = Corpora.read(data, silver=silver(tmp_path / "silver")).known(SHARES)
    assert known == {"labels": 0.5, "pos": 0.75, "tags": 0.25 + 0.25 + 0.25 * 0.75, "heads": 0.75}


def test_trees_held_out_are_not_trained_on(tmp_path: Path) -> None:
    corpora = Corpora.read(small.write_corpora(tmp_path), hold_out=True)
    assert (len(corpora.held), len(corpora.trees[0]), len(corpora.trees[1])) == (2, 18, 18)


def test_a_share_of_nothing_leaves_a_corpus_out(tmp_path: Path) -> None:
    corpora = Corpora.read(small.write_corpora(tmp_path))
    shares = {"named": 0.0, "tagged": 0.5, "trees": 0.5}
    windows = islice(corpora.stream(Augmenter(), random.Random(0), shares), 40)
    assert not any(sentence.labels for window in windows for sentence in window)


@pytest.mark.parametrize("shares", [SHARES, {"named": 0.0, "tagged": 0.5, "trees": 0.5}])
def test_the_loss_can_be_made_smaller(tmp_path: Path, shares: dict[str, float]) -> None:
    torch.manual_seed(0)
    corpora = Corpora.read(small.write_corpora(tmp_path / "data"), silver=silver(tmp_path / "silver"))
    network = small.network()
    collator = Collator(small.SCHEMA_OF_FEW, small.pieces())
    rng = random.Random(0)
    batch = next(collator.batches(corpora.stream(Augmenter(), rng, shares), 200, rng))
    optimizer = torch.optim.Adam(network.parameters(), 0.01)
    losses = []
    for _ in range(8):
        optimizer.zero_grad()
        loss = loss_of(network, batch, corpora.known(shares))
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]


def test_other_names_keep_a_tree_only_where_it_still_fits() -> None:
    sentence = Sentence(
        words=("Die", "Kern", "Logistik", "wächst"),
        labels=("O", "B-ORG", "E-ORG", "O"),
        pos=("DET", "PROPN", "PROPN", "VERB"),
        heads=(1, 3, 1, ROOT),
        deps=("det", "nsubj", "flat", "root"),
    )
    augmenter = Augmenter(1)
    for varied in (augmenter.varied(sentence) for _ in range(200)):
        assert len(varied.labels) == len(varied.words)
        if varied.heads:
            assert len(varied.words) == 4
            assert varied.labels == sentence.labels
