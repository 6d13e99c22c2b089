"""A network of a few thousand weights, and corpora of a few sentences."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer

from annotate.language.pieces import SPACE, Pieces
from annotate.language.schema import SCHEMA, TOKENIZER, Schema
from annotate.language.training.e5 import Sizes
from annotate.language.training.network import Network, build
from annotate.language.training.vocabulary import tokenizer_of

SIZES = Sizes(width=24, layers=2, heads=12, inner=48, vocabulary=100, positions=256, types=2, epsilon=1e-12)
SCHEMA_OF_FEW = Schema(
    entity=("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"),
    pos=("ADP", "DET", "NOUN", "PRON", "PROPN", "PUNCT", "VERB"),
    tag=("$.", "APPR", "ART", "NN", "PPER", "VVFIN"),
    feats={"Case": ("", "Dat", "Nom"), "Number": ("", "Sing")},
    relation=("case", "det", "nsubj", "obl", "punct", "root"),
)

TREES = """\
1\tEr\ter\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
2\twohnt\twohnen\tVERB\tVVFIN\t_\t0\troot\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat|Number=Sing\t2\tobl\t_\t_
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""
NAMED = "Siemens S-ORG\nwohnt O\n. O\n\nEr O\nwohnt O\n. O\n"
TAGGED = "Er##PRON wohnt##VERB im##_ in##ADP dem##DET Haus##NOUN\n"


def tokenizer() -> Tokenizer:
    """One piece for each letter."""
    letters = [chr(code) for code in range(33, 127)]
    pieces = ["<s>", "<pad>", "</s>", "<unk>", SPACE, *letters]
    return tokenizer_of([(piece, -float(number)) for number, piece in enumerate(pieces)], unk=3)


def pieces() -> Pieces:
    return Pieces.of(tokenizer().to_str().encode())


def network() -> Network:
    """Weights that are all different, as those of a trained network are."""
    result = build(SIZES, SCHEMA_OF_FEW, tokenizer().get_vocab_size(), dropout=0.0)
    with torch.no_grad():
        for parameter in result.parameters():
            parameter.add_(torch.randn_like(parameter), alpha=0.02)
    result.eval()
    return result


def write_run(folder: Path) -> Path:
    """A run's folder but for its checkpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    SCHEMA_OF_FEW.save(folder / SCHEMA)
    tokenizer().save(str(folder / TOKENIZER))
    return folder


def write_corpora(data: Path) -> Path:
    """The corpora's files, with a few sentences each."""
    files = {
        "germeval2014/train.bioes": NAMED,
        "gsd-pos/train.pos": TAGGED,
        "ud-gsd/de_gsd-ud-dev.conllu": TREES * 15,
        "ud-pud/de_pud-ud-test.conllu": TREES * 5,
    }
    for name, content in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(content, encoding="utf-8")
    return data
