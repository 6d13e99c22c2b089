from itertools import product
from typing import get_args

import msgspec
import pytest

from annotate.annotation import (
    NAME_AND_TYPE,
    SYMMETRIC,
    Amount,
    Annotation,
    Claim,
    Date,
    Document,
    Entity,
    Evidence,
    Percent,
    Pipeline,
    RelationType,
    Status,
)
from annotate.catalogue import LANGUAGES, Language
from annotate.figures import phrases
from annotate.graph import TOPICS
from annotate.lookup import Lookup
from annotate.phrasing import attribution, certainty, claim_date, relation_label, sentence, status_word, verb
from tests.gold import gold_annotation

TYPES: tuple[RelationType, ...] = get_args(RelationType)
STATUSES: tuple[Status, ...] = get_args(Status)
EVERY_KIND = list(product(TYPES, STATUSES, LANGUAGES))

LOOKUP = Lookup(
    Annotation(
        Document("i", "s", "t", "de", None, None, "Im letzten Frühjahr {geschah} [es].", (), ()),
        Pipeline("test", "1"),
        (Entity("a", "ORG", "[A] {x}"), Entity("b", "ORG", "xB")),
    )
)
CLAIM = Claim("c", "owns", "a", "b", "current", evidence=(Evidence(0, 5, (), "m1", "m2"),))
FULL = msgspec.structs.replace(
    CLAIM,
    role="Rolle",
    amount=Amount(0, 1, 1_500_000, "EUR", "~"),
    percent=Percent(0, 1, 12.5),
    date=Date(0, 1, "2024-05"),
    attribution="b",
)


def of(claim: Claim, relation: RelationType, status: Status) -> Claim:
    return msgspec.structs.replace(claim, type=relation, status=status)


@pytest.mark.parametrize(("relation", "status", "language"), EVERY_KIND)
def test_says_every_type_in_every_status(relation: RelationType, status: Status, language: Language) -> None:
    bare = sentence(of(CLAIM, relation, status), LOOKUP, language)
    assert bare.count("[A] {x}") == 1
    assert bare.count("xB") == 1
    assert "  " not in bare
    assert not bare.endswith((".", " "))
    full = sentence(of(FULL, relation, status), LOOKUP, language)
    assert full.count("xB") == 2
    for detail in ("2024", "1.5" if language == "en" else "1,5", "12.5" if language == "en" else "12,5"):
        assert full.count(detail) == 1
    for passive in (False, True):
        words = verb(of(FULL, relation, status), language, passive=passive)
        assert not set("{}[]") & set(words)
        assert "  " not in words
        assert words == words.strip()


@pytest.mark.parametrize(("relation", "language"), list(product(TYPES, LANGUAGES)))
def test_no_two_statuses_sound_alike(relation: RelationType, language: Language) -> None:
    claims = [of(CLAIM, relation, status) for status in STATUSES]
    assert len({sentence(claim, LOOKUP, language) for claim in claims}) == len(STATUSES)
    for passive in (False, True):
        assert len({verb(claim, language, passive=passive) for claim in claims}) == len(STATUSES)


@pytest.mark.parametrize(("relation", "language"), list(product(TYPES, LANGUAGES)))
def test_lines_turn_round_unless_the_type_is_symmetric(relation: RelationType, language: Language) -> None:
    claim = of(CLAIM, relation, "current")
    turned = verb(claim, language) != verb(claim, language, passive=True)
    assert turned is (relation not in SYMMETRIC)
    assert relation_label(relation, language)


def test_the_languages_say_the_same_things() -> None:
    assert phrases("de").keys == phrases("en").keys
    for language in LANGUAGES:
        assert all(f"topic.{topic}" in phrases(language) for topic in TOPICS.values())


def test_statuses_have_a_word() -> None:
    assert [status_word(status, "de") for status in STATUSES] == ["", "früher", "geplant", "abgelehnt", "behauptet"]


def gold(start: str) -> str:
    lookup = Lookup(gold_annotation("musk-altman"))
    found = [sentence(claim, lookup, "de") for claim in lookup.annotation.relations]
    return next(text for text in found if text.startswith(start))


def test_reads_like_a_newspaper() -> None:
    assert gold("Microsoft inv") == "Microsoft investierte 2023 10 Milliarden Dollar in OpenAI"
    assert gold("≈ Elon Musk besitzt Tesla")
    assert gold("≈ Elon Musk förderte") == "≈ Elon Musk förderte früher OpenAI mit 44 Millionen Dollar"
    assert gold("Fusion") == "Fusion von Tesla und OpenAI: abgelehnt"
    assert gold("≈ Merge Labs") == "≈ Merge Labs will mit Neuralink konkurrieren"


def test_who_says_so_and_when_in_the_texts_own_words() -> None:
    claim = msgspec.structs.replace(FULL, attribution="laut Klage", date=Date(3, 20, None))
    assert attribution(claim, LOOKUP, "de") == "laut Klage"
    assert attribution(FULL, LOOKUP, "de") == "laut xB"
    assert claim_date(claim, LOOKUP, "de") == "letzten Frühjahr"
    assert sentence(claim, LOOKUP, "de").endswith("(letzten Frühjahr; rund 1,5 Millionen Euro; laut Klage)")


def test_what_a_reader_has_confirmed_has_another_sign_than_what_was_concluded() -> None:
    concluded = msgspec.structs.replace(CLAIM, inferred=True)
    confirmed = msgspec.structs.replace(concluded, confirmed=True)
    plain, sure, found = (sentence(claim, LOOKUP, "en") for claim in (CLAIM, confirmed, concluded))
    assert (sure, found) == (f"✓ {plain}", f"≈ {plain}")


def test_why_identifiers_are_thought_to_be_right_is_said_in_the_readers_language() -> None:
    assert certainty(NAME_AND_TYPE, "de") == "Name und Art stimmen überein"
    assert certainty(NAME_AND_TYPE, "en") == NAME_AND_TYPE
    assert certainty("von Hand geprüft", "en") == "von Hand geprüft"
    assert certainty(None, "de") == "?"
