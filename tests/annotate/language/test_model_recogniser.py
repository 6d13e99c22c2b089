from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotate.language.recogniser import MODEL, add_recogniser


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    add_recogniser(nlp)
    return nlp


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_names_persons_places_and_companies(nlp: Language) -> None:
    doc = nlp("Angela Merkel besuchte gestern in Berlin die Siemens AG.")
    assert names(doc) == [("Angela Merkel", "PER"), ("Berlin", "LOC"), ("Siemens AG", "ORG")]


def test_reads_an_unknown_company_by_its_legal_form(nlp: Language) -> None:
    assert ("Quarzfeld GmbH", "ORG") in names(nlp("Die Quarzfeld GmbH meldete einen Gewinn."))


def test_leaves_adjectives_of_places_alone(nlp: Language) -> None:
    assert names(nlp("Der deutsche Markt wächst.")) == []


def test_tags_parts_of_speech(nlp: Language) -> None:
    doc = nlp("Die Bank kaufte gestern ein Haus .")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "ADV", "DET", "NOUN", "PUNCT"]


def test_keeps_sentence_starts(nlp: Language) -> None:
    doc = nlp.make_doc("Angela Merkel war in Berlin und in Bonn")
    for token in doc:
        token.is_sent_start = token.i in (0, 3)
    before = [token.is_sent_start for token in doc]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [token.is_sent_start for token in doc] == before


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🙂", "\x1b[31m", "x" * 100_000])
def test_survives_odd_texts(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_is_a_complete_spacy_pipeline_on_disk() -> None:
    loaded = spacy.load(MODEL)
    assert loaded.pipe_names == ["tok2vec", "morphologizer", "ner"]
    assert names(loaded("Das sagte Angela Merkel.")) == [("Angela Merkel", "PER")]
