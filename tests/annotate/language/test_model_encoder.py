"""The encoder's component on a tiny random graph: its answers are arbitrary, so what must hold of any is tested."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from spacy.language import Language
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC

import annotate.language.pipeline  # noqa: F401
from annotate.language.schema import GRAPH, SCHEMA, TOKENIZER, Schema

LETTERS = [" ", "▁", *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöü.,!?"]
PIECES = [*("<s>", "<pad>", "</s>", "<unk>"), *LETTERS]
SCHEMES = Schema(
    entity=("O", *(f"{prefix}-{label}" for label in ("PER", "ORGPART") for prefix in "BIES")),
    pos=("NOUN", "VERB"),
    tag=("NN", "VVFIN"),
    feats={"Case": ("", "Dat", "Nom"), "Number": ("", "Plur")},
    relation=("nsubj", "obj", "root"),
)


def write_model(folder: Path) -> None:
    """A graph whose scores are looked up by a word's first or last piece, and by both words' for the arcs.

    A word that ends in x is an ORGPART, one that ends in y a PER.
    """
    rng = np.random.default_rng(7)
    sizes = {"entity": 9, "pos": 2, "tag": 2, "feats": 5, "start": 1, "child": 4, "head": 4, "root": 1}
    tables = {name: rng.normal(size=(len(PIECES), size)).astype(np.float32) for name, size in sizes.items()}
    for letter, label in (("x", "S-ORGPART"), ("y", "S-PER")):
        tables["entity"][PIECES.index(letter), SCHEMES.entity.index(label)] = 9
    constants = {f"{name}_table": table for name, table in tables.items()}
    constants |= {"two": np.array([2], dtype=np.int64), "many": np.array(3, dtype=np.int64)}
    nodes = [
        helper.make_node("GatherElements", ["ids", "first"], ["first_ids"], axis=1),
        helper.make_node("GatherElements", ["ids", "last"], ["last_ids"], axis=1),
    ]
    for name in ("entity", "pos", "tag", "feats", "head"):
        nodes.append(helper.make_node("Gather", [f"{name}_table", "last_ids"], [name]))
    nodes += [
        helper.make_node("Gather", ["start_table", "last_ids"], ["start_column"]),
        helper.make_node("Squeeze", ["start_column", "two"], ["start"]),
        helper.make_node("Gather", ["child_table", "last_ids"], ["child"]),
        helper.make_node("Gather", ["root_table", "first_ids"], ["root"]),
        helper.make_node("Transpose", ["head"], ["heads"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["child", "heads"], ["pairs"]),
        helper.make_node("Concat", ["root", "pairs"], ["arc"], axis=2),
        helper.make_node("Cast", ["arc"], ["whole"], to=TensorProto.INT64),
        helper.make_node("Abs", ["whole"], ["positive"]),
        helper.make_node("Mod", ["positive", "many"], ["relation"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, kind, ["batch", length])
        for name, kind, length in (
            ("ids", TensorProto.INT64, "pieces"),
            ("mask", TensorProto.BOOL, "pieces"),
            ("first", TensorProto.INT64, "words"),
            ("last", TensorProto.INT64, "words"),
        )
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
        for name in ("entity", "pos", "tag", "feats", "start", "arc")
    ] + [helper.make_tensor_value_info("relation", TensorProto.INT64, None)]
    initializers = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, initializers)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / GRAPH)
    tokenizer = Tokenizer(Unigram([(piece, -1.0) for piece in PIECES], unk_id=3, byte_fallback=False))
    tokenizer.normalizer = NFKC()
    tokenizer.save(str(folder / TOKENIZER))
    SCHEMES.save(folder / SCHEMA)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder")
    write_model(path)
    return path


@pytest.fixture(scope="module")
def nlp(folder: Path) -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("durchblick_encoder", config={"folder": str(folder), "threads": 1})
    return nlp


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc
    ]


def roots(doc: Doc) -> Iterator[int]:
    return (sum(token.head == token for token in sentence) for sentence in doc.sents)


TEXTS = st.text(alphabet=st.sampled_from("abcXYZäöü .,!?\n\t\x1b\u200f🙂漢"), max_size=400)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_becomes_sentences_with_one_root_each(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    if any(not token.is_space for token in doc):
        assert all(count == 1 for count in roots(doc))
        assert all(token.pos_ and (token.is_space or token.dep_) for token in doc)
    for entity in doc.ents:
        assert entity.label_ == "PER"
        assert not entity.text.isspace()


@given(TEXTS, st.integers(1, 9))
@settings(max_examples=40, deadline=None)
def test_keeps_sentence_starts_that_are_set(nlp: Language, text: str, every: int) -> None:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i % every == 0 and not token.is_space
    later = [token for token in doc if not token.is_space][1:]
    expected = [token.is_sent_start for token in later]
    nlp.get_pipe("durchblick_encoder")(doc)
    assert [token.is_sent_start for token in later] == expected


def test_reads_batches_as_it_reads_single_documents(nlp: Language) -> None:
    texts = ["Das ist gut. " * n for n in range(12)]
    assert [analysis(doc) for doc in nlp.pipe(texts)] == [analysis(nlp(text)) for text in texts]


def test_seams_do_not_show(nlp: Language) -> None:
    doc = nlp.make_doc("aber der Hund und die Katze . " * 200)
    for token in doc:
        token.is_sent_start = token.i % 7 == 0
    doc = nlp.get_pipe("durchblick_encoder")(doc)
    sentences = [[(t.pos_, t.dep_, t.head.i - t.i) for t in sentence] for sentence in doc.sents]
    assert len(sentences) == 200
    assert all(sentence == sentences[0] for sentence in sentences)


def test_survives_a_very_long_token(nlp: Language) -> None:
    assert nlp("x" * 100_000 + " Ende")[0].pos_


def test_finds_names_inside_words_apart_from_names(nlp: Language) -> None:
    doc = nlp("Sandy kauft Phoenix")
    assert ("Sandy", "PER") in [(span.text, span.label_) for span in doc.ents]
    assert ("Phoenix", "ORG") in [(span.text, span.label_) for span in doc.spans["partial"]]


def test_keeps_entities_that_are_set(nlp: Language) -> None:
    doc = nlp.make_doc("abc def ghi jkl mno pqr stu vwx yz äöü")
    doc.ents = [Span(doc, 0, 2, "LOC")]
    doc = nlp.get_pipe("durchblick_encoder")(doc)
    assert ("abc def", "LOC") in [(entity.text, entity.label_) for entity in doc.ents]


def test_survives_the_way_to_disk_and_to_bytes(nlp: Language, tmp_path: Path) -> None:
    text = "Ein Satz. Noch ein Satz."
    nlp.to_disk(tmp_path)
    moved = spacy.load(tmp_path)
    copied = spacy.blank("de")
    copied.add_pipe("durchblick_encoder")
    copied.from_bytes(nlp.to_bytes())
    assert analysis(moved(text)) == analysis(copied(text)) == analysis(nlp(text))


def test_says_what_is_missing_when_it_reads_and_not_before(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    component = nlp.add_pipe("durchblick_encoder", config={"folder": str(tmp_path)})
    assert not hasattr(component, "model"), "spaCy would load it to see whether other components listen to it"
    with pytest.raises(FileNotFoundError, match=GRAPH):
        nlp("Text")
