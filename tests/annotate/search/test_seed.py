"""The seed article, with its gold annotation and without any."""

from __future__ import annotations

import pytest

from annotate.annotation import Entity
from annotate.search.results import KINDS
from tests.annotate.search.articles import matched, seed_index, seed_text_index
from tests.gold import gold_annotation

TEXT = gold_annotation("musk-altman").document.text


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("musk", "Elon Musk"),
        ("altman", "Sam Altman"),
        ("sam", "Sam Altman"),
        ("openai", "OpenAI"),
        ("open", "OpenAI"),
        ("tesl", "Tesla"),
        ("neurlink", "Neuralink"),
        ("nueralink", "Neuralink"),
        ("Longshoot", "Longshot Space"),
        ("longsht spcae", "Longshot Space"),
        ("micorsoft", "Microsoft"),
        ("chatgtp", "ChatGPT"),
        ("zukcerberg", "Mark Zuckerberg"),
        ("colosus", "Colossus"),
        ("glidways", "Glydways"),
        ("ai", "Applied Intuition"),
        ("mlabs", "Merge Labs"),
        ("labs merge", "Merge Labs"),
        ("nrlnk", "Neuralink"),
        ("elonmusk", "Elon Musk"),
        ("twitter", "X"),
        ("x", "X"),
        ("typ:person sam", "Sam Altman"),
    ],
)
def test_the_entity_that_is_meant_comes_first(query: str, name: str) -> None:
    first = seed_index().search(query).items[0]
    assert (first.item.kind, first.item.text) == ("entity", name)
    assert first.source_spans


@pytest.mark.parametrize("entity", gold_annotation("musk-altman").entities, ids=lambda entity: entity.id)
def test_a_name_with_any_letter_missing_or_swapped_is_among_the_first_three(entity: Entity) -> None:
    name = entity.name
    missing = [name[:i] + name[i + 1 :] for i in range(len(name))]
    swapped = [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1)]
    for query in missing + swapped:
        if len(query.replace(" ", "")) >= 4:
            found = [result.item.id for result in seed_index().search(query).items[:3]]
            assert entity.id in found, query


@pytest.mark.parametrize("query", ["eigentümer openai", "openai eigentumer", "eigentuemer openai"])
def test_an_epithet_leads_to_whom_it_stands_for(query: str) -> None:
    entities = seed_index().search(query).of("entity")
    assert [result.item.text for result in entities] == ["Sam Altman"]
    assert entities[0].why == ("exact", "epithet", "Der Eigentümer von OpenAI")


def test_a_name_finds_the_sentences_that_only_point_to_it() -> None:
    results = seed_index().search("altman", limit=200).of("sentence")
    pointing = {matched(result)[0]: result.why for result in results if result.why.alias}
    assert pointing["Der Eigentümer von OpenAI"] == ("exact", "epithet", "Sam Altman")
    named = [result.why.alias is None for result in results]
    assert named == sorted(named, reverse=True), "sentences with the name itself come first"


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("eigentümer openai", "Der Eigentümer von OpenAI"),
        ("rechenzentrum", "Megarechenzentrum"),
        ("hyperschall", "Hyperschallbeschleuniger"),
        ("700 nutzer", "700 Millionen"),
        ("Gehirnimplantat", "Gehirnimplantaten"),
        ("borsengang", "Börsengang"),
        ('"soziales netz" | "sozialen netzwerk"', "riesigem sozialen Netzwerk"),
        ("/[0-9]+ milliarden/", "Milliarden"),
    ],
)
@pytest.mark.parametrize("annotated", [True, False])
def test_the_sentence_that_is_meant_comes_first(query: str, part: str, annotated: bool) -> None:
    index = seed_index() if annotated else seed_text_index()
    first = index.search(query).of("sentence")[0]
    assert part in first.item.text
    assert TEXT[first.item.start : first.item.end] == first.item.text


@pytest.mark.parametrize(
    ("query", "claims"),
    [("microsoft milliarden", {"invested_in"}), ("rel:besitzt altman", {"owns"}), ("rel:sued", {"sued"})],
)
def test_claims_are_found_by_their_sentence_and_by_filter(query: str, claims: set[str]) -> None:
    by_id = {claim.id: claim for claim in gold_annotation("musk-altman").relations}
    found = seed_index().search(query, limit=200).of("claim")
    assert {by_id[result.item.id].type for result in found} == claims
    for result in found:
        evidence = by_id[result.item.id].evidence[0]
        assert (result.item.start, result.item.end) == (evidence.start, evidence.end)
        assert result.source_spans


def test_an_entity_comes_before_claims_and_they_before_sentences_on_equal_terms() -> None:
    kinds = [result.item.kind for result in seed_index().search("grok", limit=200).items if not result.why.alias]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert set(kinds) == {"entity", "claim", "sentence"}


def test_a_filter_alone_lists_all_that_it_leaves() -> None:
    planned = [claim.id for claim in gold_annotation("musk-altman").relations if claim.status == "planned"]
    assert [result.item.id for result in seed_index().search("status:geplant").items] == planned


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("neurlink", "Neuralink"),
        ("typ:org Longshoot", "typ:org Longshot"),
        ("tesla gründr", "tesla Gründers"),
        ('musk "sam altmn"', 'musk "sam Altman"'),
        ("'neurlink !xai", "'Neuralink !xai"),
    ],
)
def test_a_mistake_is_asked_about(query: str, meant: str) -> None:
    assert seed_index().search(query).did_you_mean == meant


@pytest.mark.parametrize("query", ["neural", "rechenzentrum", "musks", "xyzzyq"])
def test_what_is_no_mistake_or_nothing_is_not_asked_about(query: str) -> None:
    assert seed_index().search(query).did_you_mean is None
