"""The constructions of German business news, each with what must not be read into its like."""

from __future__ import annotations

import pytest

from tests.annotate.marked import claims, read_marked

ABOUT = "[Velora AG|ORG] wächst\nDie [Velora AG|ORG] stellt Pumpen her. [Velora|ORG] hat 300 Mitarbeiter. "
"""An article about one firm, for what goes without saying."""

SAID: dict[str, tuple[str, set[str]]] = {
    "role as predicate with a share": (
        ABOUT + "Größter Aktionär ist mit 28 Prozent der Finanzinvestor [Kolbe Invest|ORG].",
        {"owns(Kolbe Invest, Velora AG) current 28%"},
    ),
    "one holder after another": (
        ABOUT + "[Kolbe|ORG] hält 30 Prozent, [Marten|ORG] zehn Prozent.",
        {"owns(Kolbe, Velora AG) current 30%", "owns(Marten, Velora AG) current 10%"},
    ),
    "chief beside the name": (
        ABOUT + "Vorstandschef [Jan Thiel|PER] lobte das.",
        {"leads(Jan Thiel, Velora AG) current"},
    ),
    "founder together with somebody": (
        "[Jan Thiel|PER] gründete die Firma [Velora|ORG] 2015 zusammen mit [Petra Lind|PER].",
        {"founded(Jan Thiel, Velora) current", "founded(Petra Lind, Velora) current"},
    ),
    "in somebody's possession": (
        "Die [Velora AG|ORG] befindet sich im Besitz von [Petra Lind|PER].",
        {"owns(Petra Lind, Velora AG) current"},
    ),
    "firm goes to a buyer": (
        "[Velora|ORG] ging 2019 für 20 Millionen Euro an den Konzern [Meridian|ORG].",
        {"acquires(Meridian, Velora) current 20000000"},
    ),
    "bought from the founder": (
        "[Meridian|ORG] hat die Firma [Velora|ORG] von dem Unternehmer [Jan Thiel|PER] gekauft.",
        {"acquires(Meridian, Velora) current", "divests(Jan Thiel, Velora) current"},
    ),
    "seat on a board": (
        "[Petra Lind|PER] übernimmt den Vorsitz im Aufsichtsrat der [Velora AG|ORG].",
        {"board_member_of(Petra Lind, Velora AG) current"},
    ),
    "product of whose it is": (
        "[Velora|ORG] zeigte in Berlin seinen Greifarm [Lyra|PRODUCT].",
        {"develops(Velora, Lyra) current"},
    ),
    "brands": (
        "Zu den Marken von [Velora|ORG] gehören [Lyra|PRODUCT] und [Vega|PRODUCT].",
        {"develops(Velora, Lyra) current", "develops(Velora, Vega) current"},
    ),
    "the actor of a noun of action": (
        "[Meridian|ORG] steht kurz vor der Übernahme des Start-ups [Velora|ORG].",
        {"acquires(Meridian, Velora) planned"},
    ),
    "in somebody's place": (
        "[Jan Thiel|PER] ist Vorstandschef der [Velora AG|ORG]. [Petra Lind|PER] löst [Jan Thiel|PER] im Mai ab.",
        {"leads(Jan Thiel, Velora AG) current", "leads(Petra Lind, Velora AG) planned"},
    ),
    "couple": (
        "Das Ehepaar [Jan Thiel|PER] und [Petra Lind|PER] wohnt in [Kiel|LOC].",
        {"family_of(Jan Thiel, Petra Lind) current"},
    ),
    "works for a firm": (
        "Das sagte [Velora|ORG]-Anwältin [Petra Lind|PER].",
        {"member_of(Petra Lind, Velora) current"},
    ),
    "subsidiaries that belong to a group": (
        "Zum Konzern [Meridian|ORG] gehören die Töchter [Velora|ORG] und [Siltron|ORG].",
        {"subsidiary_of(Velora, Meridian) current", "subsidiary_of(Siltron, Meridian) current"},
    ),
    "majority in one firm sold to another": (
        "Die Mehrheit am Werk [Velora|ORG] hat [Meridian|ORG] an den Investor [Kolbe|ORG] abgegeben.",
        {"acquires(Kolbe, Velora) current", "divests(Meridian, Velora) current"},
    ),
    "seller in a sentence of its own": (
        "[Meridian|ORG] hat die Firma [Velora|ORG] gekauft. Verkäufer ist der Fonds [Kolbe|ORG].",
        {"acquires(Meridian, Velora) current", "divests(Kolbe, Velora) current"},
    ),
    "one of the sellers": (
        "[Meridian|ORG] hat die Firma [Velora|ORG] gekauft. Zu den Verkäufern zählt der Fonds [Kolbe|ORG].",
        {"acquires(Meridian, Velora) current", "divests(Kolbe, Velora) current"},
    ),
    "speaker of a firm": (
        "Das sei klug, schrieb [Jan Thiel|PER] von [Meridian|ORG].",
        {"member_of(Jan Thiel, Meridian) current"},
    ),
    "works for": (
        "[Jan Thiel|PER], der für die Kanzlei [Meridian|ORG] tätig ist, schwieg.",
        {"member_of(Jan Thiel, Meridian) current"},
    ),
    "spun out by people": (
        "[Velora|ORG] wurde 2020 von [Jan Thiel|PER] und [Petra Lind|PER] ausgegründet.",
        {"founded(Jan Thiel, Velora) current", "founded(Petra Lind, Velora) current"},
    ),
    "kept on selling": (
        "[Kolbe|ORG] behielt 20 Prozent an [Velora|ORG].",
        {"owns(Kolbe, Velora) current 20%"},
    ),
    "a chief who had to go": (
        ABOUT + "Vorstandschef [Jan Thiel|PER] musste gehen.",
        {"leads(Jan Thiel, Velora AG) former"},
    ),
    "jointly": (
        "[Velora|ORG] und [Meridian|ORG] entwickeln gemeinsam ein Verfahren.",
        {"partner_of(Velora, Meridian) current"},
    ),
    "vies with": (
        "[Velora|ORG] ringt mit [Meridian|ORG] um jeden Auftrag.",
        {"competes_with(Velora, Meridian) current"},
    ),
}

NOT_SAID: dict[str, str] = {
    "an investor by trade": ABOUT + "Das sagte der Investor [Jan Thiel|PER].",
    "negated holding": ABOUT + "[Kolbe|ORG] hält keine 30 Prozent.",
    "question": "Ging [Velora|ORG] an den Konzern [Meridian|ORG]?",
    "an order goes to a firm": "Der Auftrag ging an die Firma [Velora|ORG] in [Kiel|LOC].",
    "hypothetical": "Wenn [Meridian|ORG] vor der Übernahme von [Velora|ORG] stünde, wüsste man es.",
    "unlikely": "Eine Übernahme von [Velora|ORG] durch [Meridian|ORG] ist unwahrscheinlich.",
    "approved by an authority": "Die Behörde [Kartellamt|ORG] prüft die Übernahme von [Velora|ORG].",
    "nothing was sent": "[Petra Lind|PER] zieht nicht in den Aufsichtsrat der [Velora AG|ORG] ein.",
    "instead": "Statt [Velora|ORG] von [Jan Thiel|PER] zu kaufen, baute [Meridian|ORG] ein Werk.",
    "no president of a firm": ABOUT + "Das sagte Präsident [Jan Thiel|PER].",
    "a mother of others": "[Meridian|ORG] wuchs. Die Mutter von Marken wie [Kolbe|ORG] schwieg.",
    "a seller of no known deal": ABOUT + "Verkäufer ist der Fonds [Kolbe|ORG].",
    "bought from a speaker": "Von [Jan Thiel|PER] von [Meridian|ORG] war nichts zu hören.",
    "the board of whom": ABOUT + "[Jan Thiel|PER] sitzt bei [Velora|ORG] im Beirat des Sportvereins.",
    "no successor of a post": "[Petra Lind|PER] folgt auf [Jan Thiel|PER].",
}


@pytest.mark.parametrize("name", SAID)
def test_reads_the_construction(name: str) -> None:
    text, expected = SAID[name]
    assert claims(read_marked(text)) == expected


@pytest.mark.parametrize("name", NOT_SAID)
def test_makes_no_claim_of_what_is_not_said(name: str) -> None:
    assert claims(read_marked(NOT_SAID[name])) == set()
