"""The encoder at run time: names, tags, features, trees and sentence starts from one ONNX graph.

The graph reads windows of words and gives scores; this module cuts texts into windows, puts their scores
together again and writes the best well-formed answer into the ``Doc``.
:mod:`annotate.language.training.export` makes the files of a model.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec
import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.language.decoding import FORBIDDEN, EntityDecoder, Floats, Ints, decode_tree
from annotate.language.inference import SHIPPED, THREADS, Model, Scores, shipped
from annotate.language.pieces import Pieces
from annotate.language.schema import Schema
from annotate.language.shadow import shadow
from annotate.language.sight import JUDGED_TOKENS, Sight, set_sight
from annotate.language.spans import set_confidence
from annotate.language.windows import Window, windows

if TYPE_CHECKING:
    from thinc.types import Ints2d

DOCUMENTS: Final = 32
"""Documents whose windows are read together."""

BLOCK_WINDOWS: Final = 64
"""Windows whose scores are held at a time, at least: some thousand words."""

NAMES: Final = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
"""The labels that are names, as ``doc.ents`` has them."""

PARTIAL: Final = {"PERPART": "PER", "ORGPART": "ORG", "LOCPART": "LOC", "OTHPART": "MISC"}
"""The labels of words with a name inside, as ``doc.spans["partial"]`` has them."""

CURRENCIES: Final = frozenset(
    ("Euro", "Euros", "Dollar", "Dollars", "US-Dollar", "Cent", "DM", "D-Mark", "Mark", "Franken")
)
"""Labelled as names here and there in GermEval; amounts are read elsewhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the encoder reads it: its tokens but white space."""

    tokens: list[int]
    """The words' places in the document."""
    pieces: list[tuple[int, ...]]
    starts: list[bool]
    """Which words start a sentence, as far as is known."""
    begins: list[int]
    """Where in the document the sentence begins if the word starts one: white space may come before."""
    windows: list[Window]

    @classmethod
    def of(cls, doc: Doc, pieces: Pieces) -> Text:
        """The words of ``doc`` and the windows to read them in."""
        tokens, spaced, starts, begins = [], [], [], []
        space, begin = True, None
        known = doc.has_annotation("SENT_START")
        for token in doc:
            if begin is None and (token.i == 0 or (known and token.is_sent_start)):
                begin = token.i
            if token.is_space:
                space = True
                continue
            tokens.append(token.i)
            spaced.append(space)
            starts.append(begin is not None)
            begins.append(token.i if begin is None else begin)
            space, begin = bool(token.whitespace_), None
        split = pieces.split(shadow([doc[i].text for i in tokens]), spaced)
        return cls(tokens, split, starts, begins, list(windows([len(ids) for ids in split], starts)))

    def blocks(self) -> Iterator[Text]:
        """The text in parts of some windows each, cut where a sentence is known to start, to be read one by one."""
        first = 0
        for number, window in enumerate(self.windows, 1):
            is_last = number == len(self.windows)
            if is_last or (number - first >= BLOCK_WINDOWS and self.starts[window.core_end]):
                start, end = self.windows[first].core_start, window.core_end
                yield Text(
                    self.tokens[start:end],
                    self.pieces[start:end],
                    self.starts[start:end],
                    self.begins[start:end],
                    [window.moved(-start) for window in self.windows[first:number]],
                )
                first = number


@dataclass(frozen=True, slots=True)
class Reading:
    """The scores of a text: words as in its :class:`Text`, put together from its windows."""

    text: Text
    scores: list[Scores]

    def joined(self, part: Callable[[Scores], Floats]) -> Floats:
        """One kind of score for all words, each from the window that has the word in its core."""
        cores = zip(self.text.windows, self.scores, strict=True)
        return np.concatenate([part(s)[w.core_start - w.start : w.core_end - w.start] for w, s in cores])

    def arcs(self, start: int, end: int) -> tuple[Floats, Ints]:
        """The head scores and best relations within a sentence, the root first.

        A head that a word's window does not show is no candidate.
        """
        size = end - start
        arcs = np.full((size, size + 1), FORBIDDEN, dtype=np.float32)
        relations = np.zeros((size, size + 1), dtype=np.int64)
        first = bisect_right(self.text.windows, start, key=lambda window: window.core_end)
        for number in range(first, len(self.text.windows)):
            window, scores = self.text.windows[number], self.scores[number]
            if window.core_start >= end:
                break
            top, bottom = max(start, window.core_start), min(end, window.core_end)
            left, right = max(start, window.start), min(end, window.end)
            rows = slice(top - start, bottom - start)
            seen = slice(top - window.start, bottom - window.start)
            for whole, part in ((arcs, scores.arc), (relations, scores.relation)):
                whole[rows, 0] = part[seen, 0]
                whole[rows, left - start + 1 : right - start + 1] = part[
                    seen, left - window.start + 1 : right - window.start + 1
                ]
        return arcs, relations


class EncoderComponent:
    """Sets names, tags, features, heads and relations, and sentence starts where none are set."""

    def __init__(self, name: str, folder: Path, threads: int) -> None:
        self.name = name
        self._folder = folder
        self._threads = threads

    @cached_property
    def inference(self) -> Model:
        """The model, loaded when it is first asked for: a pipeline that is read from disk brings its own.

        It is not called ``model``: spaCy asks each component that is added whether it has one, and so would load it.

        Raises:
            FileNotFoundError: One of its files is missing.
        """
        return shipped(self._threads).result() if self._folder == SHIPPED else Model.load(self._folder, self._threads)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the encoder's answers."""
        return self._read([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCUMENTS) -> Iterator[Doc]:
        """The documents with the encoder's answers, read in batches."""
        documents = iter(stream)
        while docs := list(islice(documents, batch_size)):
            yield from self._read(docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files as one string of bytes."""
        return msgspec.msgpack.encode(self.inference.files)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Take the model from :meth:`to_bytes`."""
        self.inference = Model(msgspec.msgpack.decode(data, type=dict[str, bytes]), self._threads)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model's files into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for name, content in self.inference.files.items():
            (path / name).write_bytes(content)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Take the model from a folder."""
        self.inference = Model.load(path, self._threads)
        return self

    def _read(self, docs: list[Doc]) -> list[Doc]:
        texts = [list(Text.of(doc, self.inference.pieces).blocks()) for doc in docs]
        blocks = (block for text in texts for block in text)
        scores = self.inference.read(block.pieces[w.start : w.end] for block in blocks for w in block.windows)
        for doc, text in zip(docs, texts, strict=True):
            readings = (Reading(block, list(islice(scores, len(block.windows)))) for block in text)
            if text:
                _write(doc, readings, self.inference)
        return docs


@Language.factory(
    "durchblick_encoder",
    assigns=["doc.ents", "token.pos", "token.tag", "token.morph", "token.dep", "token.head", "token.is_sent_start"],
    default_config={"folder": None, "threads": THREADS},
)
def make_encoder(nlp: Language, name: str, folder: str | None, threads: int) -> EncoderComponent:
    """The component, with the model in ``folder`` or else the shipped one.

    spaCy's limit of a million characters is for models that read a text at once, so it is lifted.
    """
    nlp.max_length = sys.maxsize
    return EncoderComponent(name, Path(folder) if folder else SHIPPED, threads)


def _write(doc: Doc, readings: Iterable[Reading], model: Model) -> None:
    """Write the best answers into ``doc``; white space is tagged and hung as spaCy's own pipelines do."""
    schema = model.schema
    known = doc.has_annotation("SENT_START")
    columns = {attribute: np.zeros(len(doc), dtype=np.int64) for attribute in ("POS", "TAG", "MORPH", "DEP", "HEAD")}
    columns["POS"][:] = doc.vocab.strings.add("SPACE")
    columns["DEP"][:] = doc.vocab.strings.add("dep")
    names: list[Span] = []
    starts, roots = [], []
    sight = None
    for reading in readings:
        if model.judges and len(doc) <= JUDGED_TOKENS:
            states = reading.joined(lambda scores: scores.states)
            sight = sight or Sight.of(len(doc), states.shape[1], model.judges)
            sight.see(reading.text.tokens, states)
        sentences = _sentences(reading, known)
        starts += [reading.text.begins[start] for start, _ in sentences]
        roots += _fill(columns, doc, reading, schema, sentences)
        names += _names(doc, reading, schema, sentences)
    _hang_spaces(doc, columns["HEAD"], starts, roots)
    doc.from_array(list(columns), cast("Ints2d", np.stack(list(columns.values()), axis=1).astype(np.uint64)))
    _write_names(doc, names)
    set_sight(doc, sight)


def _sentences(reading: Reading, known: bool) -> list[tuple[int, int]]:
    """The first and past the last word of each sentence, as they are set or else as the scores have it."""
    starts = reading.text.starts
    if not known:
        starts = [bool(start) for start in reading.joined(lambda scores: scores.start) > 0]
        starts[0] = True
    return list(pairwise([i for i, start in enumerate(starts) if start] + [len(starts)]))


def _names(doc: Doc, reading: Reading, schema: Schema, sentences: list[tuple[int, int]]) -> Iterator[Span]:
    """Everything that is labelled, under the encoder's own labels, with its confidence."""
    decoder = EntityDecoder(schema.entity)
    scores = reading.joined(lambda scores: scores.entity)
    tokens = reading.text.tokens
    for start, end in sentences:
        for first, last, label in _spans([schema.entity[i] for i in decoder.decode(scores[start:end])]):
            span = Span(doc, tokens[start + first], tokens[start + last] + 1, label)
            set_confidence(span, _confidence(scores[start + first : start + last + 1], schema, label))
            yield span


def _confidence(scores: Floats, schema: Schema, label: str) -> float:
    """How probable the label is for the words of a span, wherever in a name they stand; their mean."""
    chances = np.exp(scores - scores.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    return float(chances[:, [kind[2:] == label for kind in schema.entity]].sum(1).mean())


def _write_names(doc: Doc, found: list[Span]) -> None:
    names = list(doc.ents)
    taken = {i for span in names for i in range(span.start, span.end)}
    for span in found:
        is_free = taken.isdisjoint(range(span.start, span.end))
        if span.label_ in NAMES and is_free and not CURRENCIES.issuperset(span.text.split()):
            names.append(Span(doc, span.start, span.end, NAMES[span.label_]))
    doc.set_ents(names)
    doc.spans["partial"] = [Span(doc, s.start, s.end, PARTIAL[s.label_]) for s in found if s.label_ in PARTIAL]


def _fill(
    columns: Mapping[str, Ints], doc: Doc, reading: Reading, schema: Schema, sentences: list[tuple[int, int]]
) -> list[int]:
    """Put tags, features and trees into the columns of a document's attributes; the sentences' roots."""
    tokens = np.array(reading.text.tokens)
    for attribute, classes, scores in (
        ("POS", schema.pos, reading.joined(lambda scores: scores.pos)),
        ("TAG", schema.tag, reading.joined(lambda scores: scores.tag)),
    ):
        columns[attribute][tokens] = _hashes(doc, classes)[scores.argmax(1)]
    columns["MORPH"][tokens] = _features(doc, reading.joined(lambda scores: scores.feats), schema)
    relations = _hashes(doc, ["ROOT" if name == "root" else name for name in schema.relation])
    roots = []
    for start, end in sentences:
        arcs, best = reading.arcs(start, end)
        heads = decode_tree(arcs)
        places = tokens[start:end]
        columns["DEP"][places] = relations[best[np.arange(end - start), heads]]
        columns["HEAD"][places] = np.where(heads == 0, 0, places[heads - 1] - places)
        roots.append(int(places[heads == 0][0]))
    return roots


def _hang_spaces(doc: Doc, heads: Ints, starts: list[int], roots: list[int]) -> None:
    """Hang white space on the root of the sentence that it is in: that which begins before or with it."""
    sentence = 0
    for token in doc:
        while sentence + 1 < len(starts) and starts[sentence + 1] <= token.i:
            sentence += 1
        if token.is_space:
            heads[token.i] = roots[sentence] - token.i


def _hashes(doc: Doc, names: Sequence[str]) -> Ints:
    return np.array([doc.vocab.strings.add(name) for name in names], dtype=np.uint64).astype(np.int64)


def _features(doc: Doc, scores: Floats, schema: Schema) -> Ints:
    """Each word's features as a key of the vocabulary's morphology."""
    best = np.stack([scores[:, place].argmax(1) for place in schema.feature_slices.values()], axis=1)
    kinds, which = np.unique(best, axis=0, return_inverse=True)
    keys = [
        doc.vocab.morphology.add(
            {name: values[i] for (name, values), i in zip(schema.feats.items(), kind, strict=True) if i}
        )
        for kind in kinds
    ]
    return np.array(keys, dtype=np.uint64).astype(np.int64)[which.reshape(-1)]


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and label of the entities in a sound BIOES sequence."""
    first = 0
    for i, label in enumerate(labels):
        if label[0] in "BS":
            first = i
        if label[0] in "ES":
            yield first, i, label[2:]
