from __future__ import annotations

from pathlib import Path

import pytest
import torch

from annotate.language.schema import Schema
from annotate.language.training.batches import Collator
from annotate.language.training.corpora import ROOT, Sentence, read_conllu
from annotate.language.training.silver import Ensemble, Parser, parse, with_contractions, write
from annotate.language.training.sources import Corpora
from tests.annotate.language.training import small

SENTENCES = (
    Sentence(("Er", "wohnt", "in", "Bonn", "."), pos=("PRON", "VERB", "ADP", "PROPN", "PUNCT")),
    Sentence(("Siemens",), labels=("S-ORG",)),
)


def parser(seed: int) -> Parser:
    torch.manual_seed(seed)
    return Parser(small.network(), small.SCHEMA_OF_FEW, Collator(small.SCHEMA_OF_FEW, small.pieces()))


def test_gives_trees_and_keeps_what_is_known() -> None:
    first, second = Ensemble([parser(0), parser(1)]).trees(SENTENCES)
    assert (first.words, first.pos) == (SENTENCES[0].words, SENTENCES[0].pos)
    assert second.labels == ("S-ORG",)
    assert second.heads == (ROOT,)
    assert len(second.pos) == 1
    assert first.heads.count(ROOT) == 1
    assert all(len(values) == 5 for values in (first.heads, first.deps, first.tags, first.feats))


def test_one_parser_alone_agrees_with_itself() -> None:
    one, two = parser(0), parser(0)
    assert list(Ensemble([one]).trees(SENTENCES)) == list(Ensemble([one, two]).trees(SENTENCES))


def test_parsers_of_other_classes_cannot_vote_together() -> None:
    other = Schema((), (), (), {}, ())
    with pytest.raises(ValueError, match="different classes"):
        Ensemble([parser(0), Parser(small.network(), other, Collator(other, small.pieces()))])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    trees = list(Ensemble([parser(0)]).trees(SENTENCES))
    assert write(tmp_path / "trees.conllu", trees) == 2
    first, second = read_conllu(tmp_path / "trees.conllu", merge_contractions=True)
    assert first == trees[0]
    assert (second.words, second.heads, second.deps) == (trees[1].words, trees[1].heads, trees[1].deps)


def test_contractions_take_the_place_of_their_parts(tmp_path: Path) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(small.TREES, encoding="utf-8")
    (split,) = read_conllu(path, merge_contractions=False)
    (whole,) = read_conllu(path, merge_contractions=True)
    assert with_contractions(split, whole.words) == whole
    assert with_contractions(split, split.words) == split


def test_a_run_reads_the_trees_that_were_found(tmp_path: Path) -> None:
    data = small.write_corpora(tmp_path / "data")
    parse(Ensemble([parser(0)]), data, tmp_path / "silver", named=1)
    corpora = Corpora.read(data, silver=tmp_path / "silver")
    assert all(sentence.heads for part in corpora.tagged for sentence in part)
    assert [sentence.words for sentence in corpora.tagged[0]] == [("Er", "wohnt", "im", "Haus")]
    assert sum(bool(sentence.heads) for sentence in corpora.named) == 1
