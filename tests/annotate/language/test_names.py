"""Names: what clues add up to, on invented companies and people, without the knowledge files."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.article import Paragraph
from annotate.language.names_index import NameIndex
from annotate.language.pipeline import WHOLE_TEXT, build
from annotate.language.spans import make_doc, mentions_of


@pytest.fixture(scope="session")
def plain() -> Language:
    """The pipeline without the knowledge files."""
    return build(knowledge=False)


@pytest.fixture(scope="session")
def knowing() -> Language:
    """The pipeline with them."""
    return build()


@pytest.fixture(scope="module")
def english() -> Language:
    return build(language="en", knowledge=False)


def names(nlp: Language, text: str) -> list[tuple[str, str]]:
    """The names in a text, with their types, in order."""
    doc = make_doc(nlp, text, [Paragraph(0, len(text))])
    for name, component in nlp.pipeline:
        if name not in WHOLE_TEXT[1:]:
            doc = component(doc)
    assert doc.text == text
    return [(text[m.start : m.end], m.type) for m in mentions_of(doc) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Quorvex GmbH wächst. Bei Quorvex freut man sich.", [("Quorvex GmbH", "ORG"), ("Quorvex", "ORG")]),
        ("Der Zulieferer Tarvo liefert. Tarvos Umsatz steigt.", [("Tarvo", "ORG"), ("Tarvos", "ORG")]),
        ("Das Start-up Zindra verkauft die Software MoltoFlow.", [("Zindra", "ORG"), ("MoltoFlow", "PRODUCT")]),
        ("Vorstandschefin Petra Ohlsdorf sprach. Ohlsdorf lachte.", [("Petra Ohlsdorf", "PER"), ("Ohlsdorf", "PER")]),
        ("Es kam der Münchner Krell & Sohn SE gelegen.", [("Krell & Sohn SE", "ORG")]),
        ("Der Investor Birkdal Ventures zahlt.", [("Birkdal Ventures", "ORG")]),
        ("Die Quorvex-Gründerin Aylin Demirel ging.", [("Quorvex", "ORG"), ("Aylin Demirel", "PER")]),
        ("Das Start-up Clara Winter wächst. Clara Winter verkauft Betten.", [("Clara Winter", "ORG")] * 2),
        ("Seine Tochter Friederike leitet die Stiftung.", [("Friederike", "PER")]),
        (
            "Es kamen Viktor und Emil Krellmann. Viktor lachte.",
            [("Viktor", "PER"), ("Emil Krellmann", "PER"), ("Viktor", "PER")],
        ),
        ("Er kaufte den Privatsender Kanal 9, die Fluglinie Donau Air.", [("Kanal 9", "ORG"), ("Donau Air", "ORG")]),
        ("Die Dosenwerk Stade GmbH wächst.", [("Dosenwerk Stade GmbH", "ORG")]),
        ("Der Wetzlarer Optikkonzern Hellmut & Cie. wächst.", [("Hellmut & Cie.", "ORG")]),
        ("Die Kupfer & Kohl KG wächst.", [("Kupfer & Kohl KG", "ORG")]),
        ("Die chilenische Sodapol zahlt.", [("Sodapol", "ORG")]),
    ],
)
def test_invented_names(plain: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(plain, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nair, who is chief executive of Candor, left.", [("Nair", "PER"), ("Candor", "ORG")]),
        ("She put $50 into Quorvex's fund.", [("Quorvex", "ORG")]),
        ("The Danish group Skov & Dahl bought it.", [("Skov & Dahl", "ORG")]),
        ("Its founder, Grace Holm, declined.", [("Grace Holm", "PER")]),
        ("They sold it to a Leeds-based rival.", [("Leeds", "LOC")]),
        ("The Company Sues Its Founder", []),
    ],
)
def test_english_names(english: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(english, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Gründerin und der Vorstand der Firma kennen den Markt.",
        "Am Montag stieg der Umsatz um fünf Prozent auf 3 Millionen Euro.",
        "Künstliche Intelligenz verändert die Automobilindustrie.",
    ],
)
def test_common_nouns_are_no_names(plain: Language, text: str) -> None:
    assert names(plain, text) == []


def test_known_names_inside_compounds(knowing: Language) -> None:
    text = "Der Tesla-Gründer und die Chefs des US-Konzerns trafen Teslas Anwälte im Silicon Valley."
    assert names(knowing, text) == [("Tesla", "ORG"), ("US", "LOC"), ("Teslas", "ORG"), ("Silicon Valley", "LOC")]


def test_ambiguous_names_need_their_context(knowing: Language) -> None:
    assert ("X", "ORG") in names(knowing, "Früher hieß X noch Twitter.")
    assert ("X", "ORG") not in names(knowing, "Die Variable X steht auf der X-Achse.")


def test_people_of_a_country_are_not_the_country(knowing: Language) -> None:
    assert names(knowing, "Die Schweden verkaufen in Schweden.") == [("Schweden", "LOC")]


def test_index_finds_the_longest_name_as_a_whole_word() -> None:
    index = NameIndex(["Merge", "Merge Labs", "X"])
    text = "Merge Labs' Chef, Merges Haus, Emerge, X-Chef, XY"
    assert [text[a:b] for _, (a, b) in index.find(text)] == ["Merge Labs", "Merges", "X"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie hält Anteile an der Deutschen Telekom.", [("Deutschen Telekom", "ORG")]),
        ("Von der Leyen ließ das offen.", [("Von der Leyen", "PER")]),
        ("Der Siemens-Energy-Chef sprach.", [("Siemens-Energy", "ORG")]),
    ],
)
def test_known_names_in_the_forms_of_german(knowing: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(knowing, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anwalt A. Krellmann kam.", [("A. Krellmann", "PER")]),
        (
            "Das Institut für Statik (IfS) warnt. Das IfS ist klein.",
            [("Institut für Statik", "ORG"), *[("IfS", "ORG")] * 2],
        ),
        ("Er las die Zeitschrift „Garten & Genuss“.", [("Garten & Genuss", "ORG")]),
        ("Sie leitet die Quorvex-Stiftung.", [("Quorvex-Stiftung", "ORG")]),
    ],
)
def test_forms_of_names(plain: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(plain, text) == expected
