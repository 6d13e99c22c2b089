"""Train the small recogniser: a spaCy CNN that tags parts of speech and finds names.

Run ``python -m annotate.language.training.recogniser DATA OUTPUT`` from the repository. One core needs a
quarter of an hour; the best pipeline so far is in ``OUTPUT`` whenever the run is stopped.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from annotate.language.training.augment import Augmenter
from annotate.language.training.corpora import Sentence, entities, read_bioes, read_conllu, read_tagged

LABELS: Final = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
"""GermEval's plain labels; derived and partial ones ("deutsch", "EU-Budget") are no names of their own."""

CURRENCIES: Final = frozenset({"Euro", "Euros", "Dollar", "Dollars", "US-Dollar", "Cent", "DM", "D-Mark", "Mark"})
"""Labelled as names here and there in the corpus; a money component reads them better."""

WIDTH: Final = 96
TOK2VEC: Final = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2000],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER: Final = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def blank() -> Language:
    """The pipeline before training: one shared ``tok2vec``, a morphologizer for UPOS, and NER."""
    nlp = spacy.blank("de")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "tok2vec": LISTENER,
    }
    nlp.add_pipe("ner", config={"model": parser})
    return nlp


def example(nlp: Language, sentence: Sentence) -> Example:
    """A training example; what the corpus does not say stays missing."""
    words = list(sentence.words)
    gold = Doc(nlp.vocab, words=words, pos=[tag if tag != "_" else "" for tag in sentence.pos] or None)
    if sentence.labels:
        spans = [
            Span(gold, entity.start, entity.end, LABELS[entity.label])
            for entity in entities(sentence.labels)
            if entity.label in LABELS and not CURRENCIES.issuperset(words[entity.start : entity.end])
        ]
        gold.set_ents(spans, default="outside")
    return Example(Doc(nlp.vocab, words=words), gold)


def training_set(data: Path, augmenter: Augmenter, seed: int) -> list[Sentence]:
    """The sentences of one epoch: names, tags and frames mixed."""
    named = [augmenter.varied(sentence) for sentence in read_bioes(data / "germeval2014/train.bioes")]
    framed = [augmenter.framed() for _ in range(len(named) // 8)]
    tagged = [
        *read_tagged(data / "gsd-pos/train.pos", merge_contractions=True),
        *read_conllu(data / "ud-gsd/de_gsd-ud-dev.conllu", merge_contractions=True),
        *read_conllu(data / "ud-pud/de_pud-ud-test.conllu", merge_contractions=True),
    ]
    tagged = [augmenter.varied(sentence) for sentence in tagged]
    mixed = [*named, *framed, *tagged]
    random.Random(seed).shuffle(mixed)
    return mixed


def batches(sentences: Sequence[Sentence], words: int) -> Iterator[list[Sentence]]:
    """Runs of sentences with about ``words`` words each."""
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += len(sentence.words)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def evaluate(nlp: Language, named: Sequence[Example], tagged: Sequence[Example]) -> dict[str, float]:
    """Strict entity F1, also by type, on ``named`` and tag accuracy on ``tagged``."""
    for examples in (named, tagged):
        docs = nlp.pipe(Doc(nlp.vocab, words=[token.text for token in one.reference]) for one in examples)
        for one, predicted in zip(examples, docs, strict=True):
            one.predicted = predicted
    names = Scorer.score_spans(named, "ents")
    figures = {"ents_p": names["ents_p"], "ents_r": names["ents_r"], "ents_f": names["ents_f"]}
    figures |= {f"{label}_f": score["f"] for label, score in names["ents_per_type"].items()}
    figures |= {"pos_acc": Scorer.score_token_attr(tagged, "pos")["pos_acc"]}
    return {name: round(figure, 4) for name, figure in figures.items()}


def train(data: Path, output: Path, epochs: int, seed: int) -> None:
    """Train, and keep the averaged weights of the epoch with the best entity F1 in ``output``."""
    fix_random_seed(seed)
    nlp = blank()
    augmenter = Augmenter(seed)
    dev = [example(nlp, sentence) for sentence in read_bioes(data / "germeval2014/dev.bioes")]
    test = [example(nlp, s) for s in read_conllu(data / "ud-gsd/de_gsd-ud-test.conllu", merge_contractions=True)]
    first = training_set(data, augmenter, seed)
    sample = [example(nlp, sentence) for sentence in first[:3000]]
    optimizer = nlp.initialize(lambda: sample)
    optimizer = Adam(learn_rate=0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    best = 0.0
    started = time.monotonic()
    for epoch in range(epochs):
        sentences = first if epoch == 0 else training_set(data, augmenter, seed + epoch)
        for batch in batches(sentences, min(1000, 250 * (epoch + 1))):
            nlp.update([example(nlp, sentence) for sentence in batch], sgd=optimizer, drop=0.15)
        with nlp.use_params(optimizer.averages):
            figures = evaluate(nlp, dev, test)
            if figures["ents_f"] > best:
                best = figures["ents_f"]
                nlp.meta["performance"] = figures
                nlp.to_disk(output, exclude=["vocab"])
        print(epoch, round(time.monotonic() - started), json.dumps(figures), flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the corpora")
    parser.add_argument("output", type=Path, help="folder for the pipeline")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    train(arguments.data, arguments.output, arguments.epochs, arguments.seed)


if __name__ == "__main__":
    main()
