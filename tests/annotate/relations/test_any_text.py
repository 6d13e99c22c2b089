"""No text stops the components, however little sense it makes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.language.spans import claims_of, entities_of, mentions_of
from tests.annotate.marked import read_marked


def word_list(text: str) -> list[str]:
    return text.split()


WORDS = [
    *word_list(
        """
        der die das den dem des ein eine seine ihrer deren dessen er sie es ihn ihm sich und oder sowie als wie
        während dass ob statt um zu von vom bei mit an in für gegen durch nicht kein hat hatte wird wurde soll
        will ist war übernommen gekauft gründete hält besitzt gehört wirft vor ein verklagte investiert
        fusionieren Chef Gründerin Unternehmen Konzern Rivale Tochter Übernahme Angebot Mehrheit Prozent Anteile
        Schweden beiden jeder früher zufolge laut je selbst namens , . : ; – „ “ ( ) ? [Velora|ORG] [Kramers|ORG]
        [Linds|PER] [Fluxo|PRODUCT] [Kassel|LOC] [Kasseler|LOC] [Velora|ORG]-Chef [Fluxo|PRODUCT]-Hersteller 70
        30 Millionen Euro 2018
        """
    ),
    "[Velora AG|ORG]",
    "[Petra Lind|PER]",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_words_are_read(words: list[str]) -> None:
    doc = read_marked(" ".join(words))
    known = {e.id for e in entities_of(doc)}
    assert {m.entity for m in mentions_of(doc) if m.entity} <= known
    for claim in claims_of(doc):
        assert {claim.subject, claim.object} <= known


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_characters_are_read(text: str) -> None:
    doc = read_marked(text.replace("[", "("))
    assert not claims_of(doc)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", "„", "[Velora|ORG]", "[X|ORG]-", "und", "zu", "um", "'s"])
def test_next_to_nothing_is_read(text: str, language: str) -> None:
    assert not claims_of(read_marked(text, language))
