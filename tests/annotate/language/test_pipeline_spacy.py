"""The pipeline as a spaCy pipeline: on disk, in batches, on long texts, under spaCy's own tools and on bad input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc

from annotate.language.inference import Model
from annotate.language.pipeline import build
from annotate.language.spans import claims_of, mentions_of

TEXT = (
    "Die Quarzfeld GmbH kaufte 2021 die Lumora AG für 30 Millionen Euro.\n"
    "Firmenchefin Petra Ohlsdorf leitet den Zulieferer aus Rostock seit 2015. Sie gründete ihn mit Jan Brandt."
)
SHOW = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
doc = nlp(sys.argv[2])
rows = [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc]
print(repr((rows, doc._.mentions, doc._.claims)))
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc
    ]


def test_a_pipeline_on_disk_needs_no_import_of_ours(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    shown = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path), TEXT], capture_output=True, text=True, check=False, timeout=120
    )
    doc = nlp(TEXT)
    assert shown.stdout.strip() == repr((analysis(doc), mentions_of(doc), claims_of(doc))), shown.stderr


def test_batches_are_read_as_single_texts(nlp: Language) -> None:
    texts = [TEXT, "", TEXT[:60], "\n", TEXT[70:] + " " + TEXT, "Kurz."]
    for together, text in zip(nlp.pipe(texts), texts, strict=True):
        alone = nlp(text)
        assert analysis(together) == analysis(alone)
        assert mentions_of(together) == mentions_of(alone)
        assert claims_of(together) == claims_of(alone)


def test_the_seams_of_a_long_text_do_not_show(nlp: Language) -> None:
    """Where sentences are known they are where windows are cut; a window's other sentences lend little."""
    parts = [f"Absatz {n}: {TEXT}" for n in range(12)]
    whole = nlp("\n".join(parts))
    names = [(e.text, e.label_) for e in whole.ents]
    alone = [(e.text, e.label_) for part in parts for e in nlp(part).ents]
    assert names == alone


def test_texts_may_have_more_than_a_million_characters(nlp: Language) -> None:
    assert nlp.max_length > 10**9


def test_matchers_and_visualisers_take_the_documents(nlp: Language) -> None:
    doc = nlp(TEXT)
    matcher = Matcher(nlp.vocab)
    matcher.add("buys", [[{"LEMMA": "kaufen", "POS": "VERB"}]])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["kaufte"]
    trees = DependencyMatcher(nlp.vocab)
    verb = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "kaufen"}}
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    trees.add("who", [[verb, subject]])
    assert [doc[subject].ent_type_ for _, (_, subject) in trees(doc)] == ["ORG"]
    assert "Quarzfeld GmbH" in displacy.render(doc, style="ent")
    assert "nsubj" in displacy.render(doc, style="dep")


ODD = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("abcXYZäöüß .,!?„“-\n\t\x00\x1b\u00ad\u200b\u202e\ufeffﬁ🙂👩\u200d🔬漢字кирעבرع"),
    ),
    max_size=200,
)


@given(ODD)
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_keeps_its_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for entity in doc.ents:
        assert text[entity.start_char : entity.end_char] == entity.text
    assert all(0 <= m.start < m.end <= len(text) for m in mentions_of(doc))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…?!", "🙂", "\x1b[31m", "x" * 100_000, "Ä" * 100_000 + " GmbH."])
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    encoder = nlp.get_pipe("durchblick_encoder")
    doc = encoder(Doc(nlp.vocab, words=text.split() or ["-"]))
    assert len(doc.ents) <= 1
    if len(text) < 100:
        assert nlp(text).text == text


def test_a_folder_of_ones_own_takes_the_place_of_the_shipped_model(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Model.load(tmp_path, 1)
