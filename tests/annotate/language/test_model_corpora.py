from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotate.language.training.corpora import ROOT, Entity, bioes, entities, read_bioes, read_conllu, read_tagged

CONLLU = """\
# text = Er wohnt im Haus.
1\tEr\ter\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
2\twohnt\twohnen\tVERB\tVVFIN\t_\t0\troot\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""


def test_trees_with_contractions_split(tmp_path: Path) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = read_conllu(path, merge_contractions=False)
    assert sentence.words == ("Er", "wohnt", "in", "dem", "Haus", ".")
    assert sentence.heads == (1, ROOT, 4, 4, 1, 1)


def test_trees_with_contractions_whole(tmp_path: Path) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = read_conllu(path, merge_contractions=True)
    assert sentence.words == ("Er", "wohnt", "im", "Haus", ".")
    assert sentence.heads == (1, ROOT, 3, 1, 1)
    assert sentence.pos == ("PRON", "VERB", "ADP", "NOUN", "PUNCT")
    assert sentence.tags == ("PPER", "VVFIN", "APPR", "NN", "$.")


def test_tagged_sentences_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "train.pos"
    path.write_text("auch##ADV im##_ in##ADP dem##DET Rahmen##NOUN\n", encoding="utf-8")
    (whole,) = read_tagged(path, merge_contractions=True)
    (split,) = read_tagged(path, merge_contractions=False)
    assert (whole.words, whole.pos) == (("auch", "im", "Rahmen"), ("ADV", "ADP", "NOUN"))
    assert split.words == ("auch", "in", "dem", "Rahmen")


def test_named_sentences(tmp_path: Path) -> None:
    path = tmp_path / "names.bioes"
    path.write_text("Bayern B-ORG\nMünchen E-ORG\ngewinnt O\n\nBerlin S-LOC\n", encoding="utf-8")
    first, second = read_bioes(path)
    assert list(entities(first.labels)) == [Entity(0, 2, "ORG")]
    assert second.words == ("Berlin",)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(["PER", "ORG", "LOCDERIV"]))))
def test_labels_and_entities_say_the_same(parts: list[tuple[int, int, str]]) -> None:
    found, at = [], 0
    for gap, size, label in parts:
        found.append(Entity(at + gap, at + gap + size, label))
        at += gap + size
    assert list(entities(bioes(at, found))) == found


def test_reads_unsound_labels_as_conlleval_does() -> None:
    assert list(entities(["O", "I-PER", "I-PER", "B-ORG", "I-LOC"])) == [
        Entity(1, 3, "PER"),
        Entity(3, 4, "ORG"),
        Entity(4, 5, "LOC"),
    ]
