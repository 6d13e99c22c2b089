"""Which names are gathered into one entity."""

from __future__ import annotations

import pytest

from annotate.entities.names import strip_legal_form
from annotate.language.spans import entities_of, mentions_of
from tests.annotate.marked import read_marked


def groups(marked: str, language: str = "de") -> set[tuple[str, ...]]:
    """The forms of each entity, the name first."""
    return {(e.name, *sorted(e.aliases)) for e in entities_of(read_marked(marked, language))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Max Muster|PER] kam. [Musters|PER] Rede war kurz. [Muster|PER] ging.", {("Max Muster", "Muster")}),
        ("[Hans Siems|PER] sprach. [Siems|PER] ging.", {("Hans Siems", "Siems")}),
        ("Die [Nordlicht Energie AG|ORG] wächst. [Nordlicht|ORG] baut.", {("Nordlicht Energie AG", "Nordlicht")}),
        ("[Nordlicht|ORG] baut. Die [Nordlicht GmbH|ORG] wächst.", {("Nordlicht GmbH", "Nordlicht")}),
        ("[Petra Lind|PER] und [Jan Lind|PER] kamen.", {("Petra Lind",), ("Jan Lind",)}),
        ("[Siemens|ORG] baut. [Siemens|ORG] wächst.", {("Siemens",)}),
        ("[Rhein AG|ORG] und [Rheinland|LOC] sind zweierlei.", {("Rhein AG",), ("Rheinland",)}),
        (
            "[Kurzel|ORG], ein Netzwerk, das früher unter dem Namen [Zwitsch|ORG] bekannt war, wächst.",
            {("Kurzel", "Zwitsch")},
        ),
        ("[Kurzel|ORG] (früher [Zwitsch|ORG]) wächst.", {("Kurzel", "Zwitsch")}),
        ("Der Dienst [Kurzel|ORG], vormals [Zwitsch|ORG], wächst.", {("Kurzel", "Zwitsch")}),
        ("[Kurzel|ORG] kaufte [Zwitsch|ORG] früher als [Bellen|ORG].", {("Kurzel",), ("Zwitsch",), ("Bellen",)}),
        ("Das Werk in [Göppingen|LOC] und die [Göppinger|LOC] Bank.", {("Göppingen",)}),
    ],
)
def test_names_of_one_entity_are_gathered(text: str, expected: set[tuple[str, ...]]) -> None:
    assert groups(text) == expected


def test_a_shared_surname_goes_to_who_was_named_last() -> None:
    doc = read_marked("[Petra Lind|PER] kam. [Lind|PER] sprach. Dann kam [Jan Lind|PER]. [Lind|PER] schwieg.")
    names = {e.id: e.name for e in entities_of(doc)}
    assert [names[m.entity or ""] for m in mentions_of(doc)] == ["Petra Lind", "Petra Lind", "Jan Lind", "Jan Lind"]


def test_a_shared_surname_does_not_go_to_who_is_only_a_relative() -> None:
    doc = read_marked("[Petra Lind|PER], Tochter des verstorbenen Gründers [Jan Lind|PER], kam. [Lind|PER] ging.")
    names = {e.id: e.name for e in entities_of(doc)}
    assert [names[m.entity or ""] for m in mentions_of(doc) if m.kind == "name"][2] == "Petra Lind"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Muster GmbH", "Muster"),
        ("Muster & Söhne GmbH & Co. KG", "Muster & Söhne"),
        ("Muster Holding AG", "Muster"),
        ("Muster SE & Co. KGaA", "Muster"),
        ("Norden ASA", "Norden"),
        ("AG", "AG"),
        ("Muster", "Muster"),
    ],
)
def test_legal_forms_are_no_part_of_the_name(name: str, bare: str) -> None:
    assert strip_legal_form(name) == bare
