"""What a careless reader would conclude and a careful one does not, each beside what is really said."""

from __future__ import annotations

import pytest

from annotate.language.spans import unread_of
from tests.annotate.marked import claims, read_marked

CASES: dict[str, tuple[str, set[str]]] = {
    "a court is no company": (
        "Vor dem [Landgericht Halle|ORG] streiten die Erben. [Max Lind|PER], der das Unternehmen führt, wehrt sich.",
        set(),
    ),
    "a family is not its member": (
        "[Petra Lind|PER] schweigt. Die Gründerfamilie [Lind|PER] verkauft die Brauerei [Hopfner|ORG].",
        set(),
    ),
    "a member sells": (
        "Die Brauerin [Petra Lind|PER] verkauft die Brauerei [Hopfner|ORG].",
        {"divests(Petra Lind, Hopfner) current"},
    ),
    "who buys is not what is sold": (
        "[Max Lind|PER] führte den Verlag. Er verkaufte die Mehrheit an den Konzern [Meridian|ORG].",
        set(),
    ),
    "sold to a buyer": (
        "[Max Lind|PER] verkaufte die Firma [Velora|ORG] an [Meridian|ORG].",
        {"divests(Max Lind, Velora) current", "acquires(Meridian, Velora) current"},
    ),
    "bought off its owner": (
        "[Meridian|ORG] kaufte dem Konzern [Kramer|ORG] die Firma [Velora|ORG] ab.",
        {"divests(Kramer, Velora) current", "acquires(Meridian, Velora) current"},
    ),
    "who is from elsewhere is not who was named last": (
        "Der Schwede hatte die Firma [Velora|ORG] mit [Max Lind|PER] gegründet: 2021 schluckte er [Zentrik|ORG].",
        set(),
    ),
    "still there": ("[Petra Lind|PER] verlässt die Firma [Velora|ORG] zum Jahresende.", set()),
    "gone": ("[Petra Lind|PER] verließ die Firma [Velora|ORG].", {"member_of(Petra Lind, Velora) former"}),
    "had wanted to": (
        "[Meridian|ORG] hatte die Firma [Velora|ORG] kaufen wollen.",
        {"acquires(Meridian, Velora) rejected"},
    ),
    "is said to have wanted to": (
        "[Meridian|ORG] will die Firma [Velora|ORG] gekauft haben.",
        {"acquires(Meridian, Velora) alleged"},
    ),
    "a participle is of its own noun": (
        "Zu [Meridian|ORG] gehören der 1998 von [Max Lind|PER] gegründete Verlag [Zentrik|ORG] sowie die Druckerei "
        "[Kramer|ORG].",
        {
            "founded(Max Lind, Zentrik) current",
            "owns(Meridian, Zentrik) current",
            "owns(Meridian, Kramer) current",
        },
    ),
    "a participle behind its name": (
        "[Zentrik|ORG], 2009 von [Max Lind|PER] gegründet, gehört zu 16 Prozent [Meridian|ORG].",
        {"founded(Max Lind, Zentrik) current", "owns(Meridian, Zentrik) current 16%"},
    ),
    "the other brother": (
        "[Max Lind|PER] und [Emil Lind|PER] reden nicht mehr. Im März verklagte [Emil|PER] seinen Bruder.",
        {"sued(Emil Lind, Max Lind) current", "family_of(Max Lind, Emil Lind) current"},
    ),
    "no brother named": (
        "[Max Lind|PER] und [Emil Kern|PER] reden nicht mehr. Im März verklagte [Emil|PER] seinen Bruder.",
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_no_more_than_is_said(name: str) -> None:
    text, expected = CASES[name]
    assert claims(read_marked(text)) == expected


ENGLISH: dict[str, tuple[str, set[str]]] = {
    "turned down": (
        "[Tronix|ORG] tried to buy [Velora|ORG] in 2022, but the founders turned it down.",
        {"acquires(Tronix, Velora) rejected"},
    ),
    "denied": (
        "[Jane Hill|PER] secretly owns shares in [Tronix|ORG], which she denies.",
        {"owns(Jane Hill, Tronix) alleged"},
    ),
    "former colleagues": (
        "[Jane Hill|PER] and [Max Carter|PER], two former [Tronix|ORG] engineers, founded [Velora|ORG].",
        {"founded(Jane Hill, Velora) current", "founded(Max Carter, Velora) current"},
    ),
}


@pytest.mark.parametrize("name", ENGLISH)
def test_no_more_than_is_said_in_english(name: str) -> None:
    text, expected = ENGLISH[name]
    assert claims(read_marked(text, "en")) == expected


def test_a_noun_that_tells_something_is_listed_if_nothing_could_be_read() -> None:
    doc = read_marked("Dort ist [Max Lind|PER] Gesellschafter. [Petra Lind|PER] mag Kaffee.")
    assert not claims(doc)
    assert [doc.text[u.sentence.start : u.sentence.end] for u in unread_of(doc)] == [
        "Dort ist Max Lind Gesellschafter."
    ]
