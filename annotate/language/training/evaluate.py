"""Figures for a model, whether PyTorch or exported: strict entities, tags, features, trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from annotate.language.decoding import EntityDecoder, decode_tree
from annotate.language.inference import Scores
from annotate.language.schema import Schema
from annotate.language.training.corpora import Sentence, entities, read_bioes, read_conllu

BATCH_SENTENCES: Final = 32

Predict = Callable[[Sequence[Sentence]], Scores]
"""The scores of sentences, each read on its own."""


def evaluate(predict: Predict, schema: Schema, data: Path) -> dict[str, float]:
    """Entity figures on GermEval dev, tag and tree figures on GSD test with gold words; for a finished model."""
    trees = list(read_conllu(data / "ud-gsd/de_gsd-ud-test.conllu", merge_contractions=False))
    return evaluate_names(predict, schema, data) | evaluate_trees(predict, schema, trees)


def evaluate_names(predict: Predict, schema: Schema, data: Path) -> dict[str, float]:
    """Entity figures on GermEval dev; they may be looked at while a model is being made."""
    named = list(read_bioes(data / "germeval2014/dev.bioes"))
    figures = entity_figures(_scored(predict, named), schema)
    return {name: round(figure, 4) for name, figure in figures.items()}


def evaluate_trees(predict: Predict, schema: Schema, trees: Sequence[Sentence]) -> dict[str, float]:
    """Tag and tree figures on any trees."""
    figures = tree_figures(_scored(predict, trees), schema)
    return {name: round(figure, 4) for name, figure in figures.items()}


def entity_figures(scored: Iterator[tuple[Sentence, Scores, int]], schema: Schema) -> dict[str, float]:
    """Strict F1 over all labels, over the plain types together and for each."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    decoder = EntityDecoder(schema.entity)
    for sentence, scores, row in scored:
        best = decoder.decode(scores.entity[row, : len(sentence.words)])
        system = set(entities(schema.entity[i] for i in best))
        truth = set(entities(sentence.labels))
        found.update(e.label for e in system)
        gold.update(e.label for e in truth)
        hits.update(e.label for e in system & truth)

    def f1(labels: Sequence[str]) -> float:
        both = sum(found[label] + gold[label] for label in labels)
        return 2 * sum(hits[label] for label in labels) / both if both else 0.0

    groups = {"all": sorted(gold | found), "plain3": ["PER", "ORG", "LOC"]}
    groups |= {label: [label] for label in ("PER", "ORG", "LOC", "OTH", "ORGPART", "LOCDERIV")}
    return {f"ner_{name}": f1(labels) for name, labels in groups.items()}


def tree_figures(scored: Iterator[tuple[Sentence, Scores, int]], schema: Schema) -> dict[str, float]:
    """Accuracy of tags, features (all of a word's right), heads (UAS) and heads with relations (LAS)."""
    right: Counter[str] = Counter()
    total, tagged = 0, 0
    for sentence, scores, row in scored:
        size = len(sentence.words)
        total += size
        heads = decode_tree(scores.arc[row, :size, : size + 1])
        relations = scores.relation[row, np.arange(size), heads]
        feats = scores.feats[row, :size]
        values = {name: feats[:, place].argmax(-1) for name, place in schema.feature_slices.items()}
        for i in range(size):
            same_head = heads[i] == sentence.heads[i] + 1
            predicted = {n: schema.feats[n][v[i]] for n, v in values.items() if v[i]}
            gold = dict(p.split("=", 1) for p in sentence.feats[i].split("|")) if sentence.feats[i] != "_" else {}
            right["upos"] += schema.pos[scores.pos[row, i].argmax()] == sentence.pos[i]
            if sentence.tags:
                tagged += 1
                right["xpos"] += schema.tag[scores.tag[row, i].argmax()] == sentence.tags[i]
            right["feats"] += predicted == gold
            right["uas"] += bool(same_head)
            right["las"] += bool(same_head and schema.relation[relations[i]] == sentence.deps[i])
    totals = {"upos": total, "xpos": tagged, "feats": total, "uas": total, "las": total}
    return {name: right[name] / words for name, words in totals.items() if words}


def _scored(predict: Predict, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Scores, int]]:
    """Each sentence with the scores of its batch and its row there."""
    ordered = sorted(sentences, key=lambda s: len(s.words))
    for at in range(0, len(ordered), BATCH_SENTENCES):
        part = ordered[at : at + BATCH_SENTENCES]
        scores = predict(part)
        yield from ((sentence, scores, row) for row, sentence in enumerate(part))
