"""The shipped model: what any good model says, so that the next one may replace it."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import annotate.language.pipeline  # noqa: F401
from annotate.language.inference import SHIPPED
from annotate.language.schema import GRAPH
from annotate.language.training.saturation import LIMIT, worst_pair


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("durchblick_encoder")
    return nlp


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_names_persons_places_and_companies(nlp: Language) -> None:
    doc = nlp("Angela Merkel besuchte gestern in Berlin die Siemens AG.")
    assert names(doc) == [("Angela Merkel", "PER"), ("Berlin", "LOC"), ("Siemens AG", "ORG")]


def test_reads_an_unknown_company_by_its_legal_form(nlp: Language) -> None:
    assert ("Quarzfeld GmbH", "ORG") in names(nlp("Die Quarzfeld GmbH meldete einen Gewinn."))


def test_reads_english_names(nlp: Language) -> None:
    doc = nlp("Satya Nadella said in London that Microsoft would open an office there.")
    assert names(doc) == [("Satya Nadella", "PER"), ("London", "LOC"), ("Microsoft", "ORG")]


def test_leaves_adjectives_of_places_alone(nlp: Language) -> None:
    assert names(nlp("Der deutsche Markt wächst.")) == []


def test_keeps_names_inside_words_apart(nlp: Language) -> None:
    doc = nlp("Die Tesla-Aktie stieg, und der Siemens-Chef trat zurück.")
    assert names(doc) == []
    assert [(span.text, span.label_) for span in doc.spans["partial"]] == [
        ("Tesla-Aktie", "ORG"),
        ("Siemens-Chef", "ORG"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ANGELA MERKEL BESUCHT DIE SIEMENS AG IN BERLIN",
        "An\u00adge\u00adla Mer\u200bkel besuchte in Ber\u00adlin die \ufeffSie\u00admens AG.",
        "Angela   Merkel\u00a0besuchte\tin\u2009Berlin \n die  Siemens\u202fAG.",
    ],
)
def test_reads_what_is_meant_and_reports_what_is_written(nlp: Language, text: str) -> None:
    found = nlp(text).ents
    assert [entity.label_ for entity in found] in (["PER", "LOC", "ORG"], ["PER", "ORG", "LOC"])
    assert all(text[entity.start_char : entity.end_char] == entity.text for entity in found)


def test_tags_and_parses(nlp: Language) -> None:
    doc = nlp("Die Bank kaufte gestern ein altes Haus .")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "ADV", "DET", "ADJ", "NOUN", "PUNCT"]
    assert [token.tag_ for token in doc] == ["ART", "NN", "VVFIN", "ADV", "ART", "ADJA", "NN", "$."]
    heads = " ".join(token.head.text for token in doc)
    assert heads == "Bank kaufte kaufte kaufte Haus Haus kaufte kaufte"
    assert [token.dep_ for token in doc] == ["det", "nsubj", "ROOT", "advmod", "det", "amod", "obj", "punct"]
    assert doc[6].morph.to_dict()["Case"] == "Acc"


def test_finds_sentence_starts(nlp: Language) -> None:
    doc = nlp("Das Werk schließt im Mai . Die Firma zieht nach Bonn um . Das kostet Geld .")
    assert [sentence.text for sentence in doc.sents] == [
        "Das Werk schließt im Mai .",
        "Die Firma zieht nach Bonn um .",
        "Das kostet Geld .",
    ]


def test_is_exact_on_processors_without_vnni() -> None:
    assert worst_pair(SHIPPED / GRAPH) <= LIMIT


def test_fits_into_the_package() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 50_000_000
