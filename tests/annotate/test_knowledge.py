"""The knowledge files: every entry has a source, ids are whole, facts point to entries."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import pytest

from annotate.knowledge import Fact, load
from annotate.knowledge.load import parse
from annotate.language.background import background_claims
from annotate.language.spans import DocEntity


def test_entries_have_sources_and_well_formed_ids() -> None:
    entries = load().entries.values()
    assert len(entries) >= 250
    for entry in entries:
        assert entry.source.strip(), entry.id
        assert re.fullmatch(r"[a-z0-9-]+", entry.id)
        assert entry.wikidata is None or re.fullmatch(r"Q[1-9]\d*", entry.wikidata), entry.id
        assert entry.type == "PER" or entry.gender is None, entry.id


def test_wikidata_ids_are_given_once() -> None:
    counts = Counter(e.wikidata for e in load().entries.values() if e.wikidata)
    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_letters_and_common_words_need_context() -> None:
    entries = load().entries.values()
    assert all(entry.context for entry in entries if len(entry.name) == 1)


def test_facts_have_a_source_and_a_day() -> None:
    for fact in load().facts:
        assert fact.source.strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", fact.retrieved)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="colour"):
        parse('entry = [{ id = "a", type = "ORG", name = "A", source = "s", colour = "red" }]')


def test_a_missing_source_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="source"):
        parse('entry = [{ id = "a", type = "ORG", name = "A" }]')


def test_background_needs_both_ends_in_the_text() -> None:
    fact = Fact(type="founded", subject="a", object="b", source="s", retrieved="2025-01-01")
    entities = [DocEntity("e1", "PER", "Ada", known="a"), DocEntity("e2", "ORG", "Bell", known="b")]
    claims = background_claims(entities, [fact])
    assert [(c.subject, c.object, c.provenance, c.source) for c in claims] == [("e1", "e2", "background", "s")]
    assert background_claims(entities[:1], [fact]) == []
