"""Reading the open corpora that the models are trained on.

The data folder holds, as their publishers provide them:

- ``germeval2014/{train,dev}.bioes``: ``token LABEL`` lines, outer level, derived and partial labels as one
  word (``LOCDERIV``, ``ORGPART``);
- ``ud-gsd/de_gsd-ud-{dev,test}.conllu`` and ``ud-pud/de_pud-ud-test.conllu``: Universal Dependencies trees;
- ``gsd-pos/train.pos``: one sentence a line, ``word##UPOS``, ``_`` for a contraction that its parts follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT: Final = -1
"""The head of a sentence's root."""

CONTRACTIONS: Final = "_"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the annotation that its corpus has; empty fields are unknown, not negative."""

    words: tuple[str, ...]
    labels: tuple[str, ...] = ()
    """BIOES entity labels."""
    pos: tuple[str, ...] = ()
    """Universal part-of-speech tags."""
    tags: tuple[str, ...] = ()
    """Language-specific tags: STTS."""
    feats: tuple[str, ...] = ()
    """Morphological features in Universal Dependencies' notation, ``_`` for none."""
    heads: tuple[int, ...] = ()
    """Index of each word's head, :data:`ROOT` for the root."""
    deps: tuple[str, ...] = ()
    """Universal dependency relations."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled stretch of words, end exclusive."""

    start: int
    end: int
    label: str


def read_bioes(path: Path) -> Iterator[Sentence]:
    """The sentences of a GermEval file."""
    for block in _blocks(path):
        rows = [line.rsplit(" ", 1) for line in block]
        yield Sentence(tuple(word for word, _ in rows), labels=tuple(label for _, label in rows))


def read_conllu(path: Path, *, merge_contractions: bool) -> Iterator[Sentence]:
    """The trees of a CoNLL-U file.

    Args:
        path: The file.
        merge_contractions: Whether ``im`` stays one word, as it is written, rather than ``in`` and ``dem``.
    """
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        sentence = Sentence(
            words=tuple(row[1] for row in words),
            pos=tuple(row[3] for row in words),
            tags=tuple(row[4] for row in words),
            feats=tuple(row[5] for row in words),
            heads=tuple(int(row[6]) - 1 for row in words),
            deps=tuple(row[7] for row in words),
        )
        contractions = {}
        for number, form, *_ in rows:
            if "-" in number:
                first, last = (int(part) - 1 for part in number.split("-"))
                contractions[first] = (last + 1, form)
        yield merged(sentence, contractions) if merge_contractions and contractions else sentence


def read_tagged(path: Path, *, merge_contractions: bool) -> Iterator[Sentence]:
    """The sentences of a ``word##UPOS`` file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        words: list[str] = []
        tags: list[str] = []
        contractions: dict[int, tuple[int, str]] = {}
        for pair in line.split():
            word, _, tag = pair.rpartition("##")
            if tag == CONTRACTIONS:
                contractions[len(words)] = (len(words) + 2, word)
            else:
                words.append(word)
                tags.append(tag)
        if words:
            sentence = Sentence(tuple(words), pos=tuple(tags))
            yield merged(sentence, contractions) if merge_contractions and contractions else sentence


def entities(labels: Iterable[str]) -> Iterator[Entity]:
    """The entities of a BIOES or BIO sequence; a stray ``I`` or ``E`` opens one, as ``conlleval`` reads it."""
    start, current = 0, "O"
    position = 0
    for position, label in enumerate([*labels, "O"]):
        prefix, _, kind = label.partition("-")
        if current != "O" and (prefix in "OBS" or kind != current):
            yield Entity(start, position, current)
            current = "O"
        if kind and current == "O":
            start, current = position, kind
        if prefix in ("E", "S"):
            yield Entity(start, position + 1, current)
            current = "O"


def bioes(length: int, found: Iterable[Entity]) -> tuple[str, ...]:
    """The BIOES labels of ``length`` words with these entities."""
    labels = ["O"] * length
    for entity in found:
        if entity.end - entity.start == 1:
            labels[entity.start] = f"S-{entity.label}"
        else:
            labels[entity.start : entity.end] = [f"I-{entity.label}"] * (entity.end - entity.start)
            labels[entity.start], labels[entity.end - 1] = f"B-{entity.label}", f"E-{entity.label}"
    return tuple(labels)


def _blocks(path: Path) -> Iterator[list[str]]:
    """Runs of lines between blank lines."""
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def merged(sentence: Sentence, contractions: dict[int, tuple[int, str]]) -> Sentence:
    """``sentence`` with each contraction (start, end, form) as one word that keeps its first part's analysis.

    What hung on a later part hangs on the whole; the first part's head stays.
    """
    kept = [0] * len(sentence.words)
    forms: list[str] = []
    firsts: list[int] = []
    position = 0
    while position < len(sentence.words):
        end, form = contractions.get(position, (position + 1, sentence.words[position]))
        kept[position:end] = [len(forms)] * (end - position)
        forms.append(form)
        firsts.append(position)
        position = end
    if not sentence.heads:
        return Sentence(tuple(forms), pos=tuple(sentence.pos[i] for i in firsts))
    heads = tuple(ROOT if sentence.heads[i] == ROOT else kept[sentence.heads[i]] for i in firsts)
    return replace(
        sentence,
        words=tuple(forms),
        pos=tuple(sentence.pos[i] for i in firsts),
        tags=tuple(sentence.tags[i] for i in firsts),
        feats=tuple(sentence.feats[i] for i in firsts),
        heads=heads,
        deps=tuple(sentence.deps[i] for i in firsts),
    )
