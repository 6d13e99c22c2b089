from __future__ import annotations

from annotate.annotation import Claim
from annotate.article import Span
from annotate.lookup import Lookup
from annotate.search.items import annotation_items, article_items
from tests.annotate.records import annotation, claim
from tests.annotate.search.articles import article
from tests.gold import gold_annotation

GOLD = gold_annotation("musk-altman")
TEXT = GOLD.document.text


def _phrase(one: Claim, lookup: Lookup) -> str:
    return f"{lookup.entities[one.subject].name} {one.type} {lookup.entities[one.object].name}"


ITEMS = list(annotation_items(GOLD, _phrase))


def test_a_bare_article_is_its_sentences_with_the_heading_first_among_equals() -> None:
    text = "Überschrift\nErster Satz. Zweiter Satz."
    items = list(article_items(article(text)))
    assert [item.text for item in items] == ["Überschrift", "Erster Satz.", "Zweiter Satz."]
    assert all(text[item.start : item.end] == item.text for item in items)


def test_an_annotation_is_all_its_entities_claims_and_sentences() -> None:
    assert [i.id for i in ITEMS if i.kind == "entity"] == [entity.id for entity in GOLD.entities]
    assert [i.id for i in ITEMS if i.kind == "claim"] == [one.id for one in GOLD.relations]
    sentences = [Span(i.start, i.end) for i in ITEMS if i.kind == "sentence"]
    assert sentences == [sentence.span for sentence in GOLD.document.sentences]


def test_an_entity_has_all_its_names_once_and_is_at_its_first_one() -> None:
    altman = next(item for item in ITEMS if item.id == "sam_altman")
    assert TEXT[altman.start : altman.end] == "Sam Altman"
    assert altman.places == tuple(m.span for m in GOLD.mentions if m.entity == "sam_altman")
    spellings = [alias.text for alias in altman.aliases]
    assert len(spellings) == len(set(spellings))
    assert ("Altman", "alias") in [(alias.text, alias.kind) for alias in altman.aliases]
    assert ("Der OpenAI-Inhaber", "epithet") in [(alias.text, alias.kind) for alias in altman.aliases]


def test_a_sentence_knows_whom_its_epithets_and_pronouns_stand_for() -> None:
    sentence = next(i for i in ITEMS if i.kind == "sentence" and i.text.startswith("Der OpenAI-Inhaber"))
    stands_for = {sentence.text[alias.span.start : alias.span.end]: alias for alias in sentence.aliases if alias.span}
    assert stands_for["Der OpenAI-Inhaber"].text == "Sam Altman"
    assert stands_for["Der OpenAI-Inhaber"].kind == "epithet"
    assert stands_for["ihn"].text == "Elon Musk"
    assert stands_for["ihn"].kind == "pronoun"


def test_a_claim_marks_its_trigger_and_both_parties() -> None:
    item = next(item for item in ITEMS if item.text == "Microsoft invested_in OpenAI")
    assert {TEXT[start:end] for start, end in item.places} == {"Microsoft", "OpenAI", "investierte"}
    assert item.facets == {"in:sidebar", "rel:invested_in", "status:current", "type:ORG"}


def test_background_and_what_the_text_never_names_have_no_place() -> None:
    record = annotation([claim("1", "a", "owns", "b", provenance="background")], named=["a"])
    items = {(item.kind, item.id): item for item in annotation_items(record, _phrase)}
    assert items["claim", "1"].places == ()
    assert items["entity", "b"].places == ()
    assert items["entity", "a"].places == (Span(0, 1),)
