"""From the ``Doc`` to the record: ids, order, evidence."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Pipeline
from annotate.article import Article, Paragraph, Span
from annotate.language.spans import (
    DocClaim,
    DocEntity,
    DocEvidence,
    DocMention,
    make_doc,
    set_claims,
    set_entities,
)
from annotate.slugs import slug, slugs

TEXT = "Ada Lovelace leitet die Präzisa GmbH. Die Firma gehört Ada."


def record() -> Annotation:
    """The record of a text about one person and her firm."""
    paragraphs = (Paragraph(0, len(TEXT)),)
    mentions = [
        DocMention(38, 47, "ORG", "epithet", entity="e2", inferred=True, why="dieselbe Firma"),
        DocMention(24, 36, "ORG", entity="e2"),
        DocMention(0, 12, "PER", entity="e1"),
        DocMention(55, 58, "PER", entity="e1"),
    ]
    doc = make_doc(spacy.blank("de"), TEXT, paragraphs, mentions=mentions)
    set_entities(doc, [DocEntity("e2", "ORG", "Präzisa GmbH"), DocEntity("e1", "PER", "Ada Lovelace")])
    owns = DocEvidence(Span(38, 59), (Span(48, 54),), Span(55, 58), Span(38, 47))
    leads = DocEvidence(Span(0, 37), (Span(13, 19),), Span(0, 12), Span(24, 36))
    set_claims(
        doc,
        [
            DocClaim("leads", "e1", "e2", "current", provenance="background", source="s", retrieved="2025-01-01"),
            DocClaim("owns", "e1", "e2", "current", (owns,), attribution="e1"),
            DocClaim("leads", "e1", "e2", "current", (leads,), attribution="laut Klage"),
        ],
    )
    article = Article("0" * 64, "a.txt", TEXT, "Ada", paragraphs)
    return Annotation.from_doc(doc, article, Pipeline("test", "1"))


def test_entities_are_in_text_order_with_slugs() -> None:
    assert [e.id for e in record().entities] == ["ada-lovelace", "praezisa-gmbh"]


def test_mentions_are_numbered_in_text_order() -> None:
    found = [(m.id, TEXT[m.start : m.end], m.entity) for m in record().mentions]
    assert found == [
        ("m1", "Ada Lovelace", "ada-lovelace"),
        ("m2", "Präzisa GmbH", "praezisa-gmbh"),
        ("m3", "Die Firma", "praezisa-gmbh"),
        ("m4", "Ada", "ada-lovelace"),
    ]


def test_claims_are_in_text_order_and_background_comes_last() -> None:
    claims = record().relations
    assert [(c.id, c.type, c.provenance) for c in claims] == [
        ("c1", "leads", "text"),
        ("c2", "owns", "text"),
        ("c3", "leads", "background"),
    ]
    assert [c.attribution for c in claims] == ["laut Klage", "ada-lovelace", None]


def test_evidence_names_the_mentions_of_the_arguments() -> None:
    evidence = record().relations[1].evidence[0]
    assert (evidence.subject_mention, evidence.object_mention) == ("m4", "m3")
    assert TEXT[evidence.start : evidence.end] == "Die Firma gehört Ada."


def test_sentences_are_exact() -> None:
    assert [TEXT[s.start : s.end] for s in record().document.sentences] == [TEXT[:37], TEXT[38:]]


def test_slugs_are_transliterated() -> None:
    assert [slug(n) for n in ("Präzisa GmbH", "Ørsted A/S", "Łódź", "X", "東京")] == [
        "praezisa-gmbh",
        "oersted-a-s",
        "lodz",
        "x",
        "entity",
    ]


@given(st.lists(st.text(max_size=5)))
def test_slugs_are_unique(names: list[str]) -> None:
    assert len(set(slugs(names))) == len(names)


def test_a_known_entity_of_the_same_type_is_linked() -> None:
    mentions = [DocMention(0, 6, "ORG", entity="e1"), DocMention(0, 6, "PER", entity="e2")]
    doc = make_doc(spacy.blank("de"), "OpenAI", mentions=mentions)
    set_entities(
        doc, [DocEntity("e1", "ORG", "OpenAI", known="openai"), DocEntity("e2", "PER", "Open", known="openai")]
    )
    record = Annotation.from_doc(
        doc, Article("0" * 64, "a.txt", "OpenAI", "", (Paragraph(0, 6),)), Pipeline("test", "1")
    )
    assert [(bool(e.links), e.link_certainty) for e in record.entities] == [
        (True, "name and type agree"),
        (False, None),
    ]
