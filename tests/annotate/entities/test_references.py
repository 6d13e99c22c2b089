"""Whom epithets and pronouns are linked to, and when they are linked to nobody."""

from __future__ import annotations

import pytest

from annotate.language.spans import mentions_of
from tests.annotate.marked import read_marked, references

LINKED = {
    "pronoun to the subject before": (
        "[Jan Becker|PER] gründete eine Firma. Er verkaufte sie bald.",
        {"Er -> Jan Becker"},
    ),
    "pronoun by gender": (
        "[Jan Becker|PER] traf [Petra Lind|PER]. Sie lehnte ab.",
        {"Sie -> Petra Lind"},
    ),
    "arguments of one predicate are disjoint": (
        "[Jan Becker|PER] ärgerte sich, dass er [Uwe Lorenz|PER] getraut hatte.",
        {"er -> Jan Becker"},
    ),
    "himself is the subject of the sentence": (
        "[Jan Becker|PER] freute sich, dass [Uwe Lorenz|PER] fehlte, während [Olaf Reuter|PER] und er selbst kamen.",
        {"er selbst -> Jan Becker"},
    ),
    "possessive binds to its clause": (
        "[Jan Becker|PER] erklärte in seiner Rede, dass [Velora|ORG] bei seiner Gründung klein war.",
        {"seiner -> Jan Becker", "seiner -> Velora"},
    ),
    "possessive of a proposal that another refused": (
        "[Uwe Lohmann|PER] kam. [Jan Becker|PER] missfiel [Lohmanns|PER] grobe Ablehnung seines Vorschlags.",
        {"seines -> Jan Becker"},
    ),
    "compound epithet by one vote": (
        "[Jan Becker|PER] baut Autos. Der [Velora|ORG]-Gründer plant Großes. [Uwe Lorenz|PER] traf den "
        "[Velora|ORG]-Gründer in Rom.",
        {"Der Velora-Gründer -> Jan Becker", "den Velora-Gründer -> Jan Becker"},
    ),
    "compound epithet beside the name holds everywhere": (
        "[Velora|ORG]-Chefin [Petra Lind|PER] kam mit [Jan Becker|PER]. Am Abend sprach die [Velora|ORG]-Chefin.",
        {"die Velora-Chefin -> Petra Lind"},
    ),
    "relative pronouns": (
        "[Velora|ORG], das in Kassel sitzt, wächst. [Petra Lind|PER], die es leitet, freut sich.",
        {"das -> Velora", "die -> Petra Lind", "es -> Velora"},
    ),
    "generic noun": (
        "[Velora|ORG] wächst. Das Unternehmen stellt Leute ein.",
        {"Das Unternehmen -> Velora"},
    ),
    "a new firm is none of the old": (
        "[Velora|ORG] und [Kramer|ORG] fusionieren. Das neue Unternehmen soll wachsen.",
        set(),
    ),
    "described noun": (
        "Der Energieversorger [Nordlicht|ORG] traf den Zulieferer [Kramer|ORG]. Der Versorger klagte.",
        {"Der Versorger -> Nordlicht"},
    ),
    "demonym by city": (
        "Die Münchner [Kramer AG|ORG] traf [Velora|ORG]. Die Münchner boten viel.",
        {"Die Münchner -> Kramer AG"},
    ),
    "demonym by country": (
        "Der schwedische Konzern [Fjellgruppen|ORG] traf [Velora|ORG]. Die Schweden boten viel.",
        {"Die Schweden -> Fjellgruppen"},
    ),
    "the two": (
        "[Jan Becker|PER] und [Petra Lind|PER] kamen. Die beiden schwiegen.",
        {"Die beiden -> Jan Becker", "Die beiden -> Petra Lind"},
    ),
    "both firms": (
        "[Velora|ORG] und [Kramer|ORG] verhandeln. Beide Unternehmen schweigen.",
        {"Beide Unternehmen -> Velora", "Beide Unternehmen -> Kramer"},
    ),
    "apposition": (
        "[Velora|ORG], ein auf Software spezialisiertes Unternehmen, wächst.",
        {"ein auf Software spezialisiertes Unternehmen -> Velora"},
    ),
    "the name behind says who": (
        "[Jan Becker|PER] ging. Der dritte Gründer, [Uwe Lorenz|PER], blieb. Er ist Chemiker.",
        {"Der dritte Gründer -> Uwe Lorenz", "Er -> Uwe Lorenz"},
    ),
    "the name behind says which firm": (
        "[Jan Becker|PER] wechselte zum schärfsten Widersacher, der [Kramer-Gruppe|ORG].",
        {"zum schärfsten Widersacher -> Kramer-Gruppe"},
    ),
    "both of those that were joined": (
        "[Jan Becker|PER] gab von [Uwe Lorenz|PER] alles an die Fonds [Velora|ORG] und [Kramer|ORG]. Beide schweigen.",
        {"Beide -> Velora", "Beide -> Kramer"},
    ),
    "a firm with where it is from": (
        "[Velora|ORG] wächst. Das Unternehmen aus [Kassel|LOC] stellt Leute ein.",
        {"Das Unternehmen aus Kassel -> Velora"},
    ),
    "a new description of one firm among several": (
        "[Velora|ORG] wächst. [Kramer|ORG] sprach mit [Nordlicht|ORG]. Der Brauer schwieg.",
        set(),
    ),
    "whoever denies that somebody did something is somebody else": (
        "[Jan Becker|PER] und [Velora|ORG] stritten. Dass [Uwe Lorenz|PER] alles wusste, bestreitet er.",
        {"er -> Jan Becker"},
    ),
    "whose place somebody takes": (
        "[Jan Becker|PER] trat ab. An seine Stelle rückte [Uwe Lorenz|PER].",
        {"seine -> Jan Becker"},
    ),
    "two women are too many": (
        "[Petra Lind|PER] und [Carla Voss|PER] kamen. Dann ging sie.",
        set(),
    ),
    "a person of both genders in mind": (
        "[Petra Lind|PER] leitet [Velora|ORG]. Früher führte sie [Kramer|ORG].",
        {"sie -> Petra Lind"},
    ),
    "the possessive of two": (
        "[Jan Becker|PER] und [Petra Lind|PER] verkauften ihre Firma.",
        {"ihre -> Jan Becker", "ihre -> Petra Lind"},
    ),
    "the one mentioned last": (
        "[Jan Becker|PER] folgte auf [Uwe Lorenz|PER]. Dessen Vertrag lief aus.",
        {"Dessen -> Uwe Lorenz"},
    ),
    "somebody by trade": (
        "[Jan Becker|PER] kam 1961 nach Kassel. Dort gründete der gelernte Schlosser eine Firma.",
        {"der gelernte Schlosser -> Jan Becker"},
    ),
    "a speaker": (
        "„Ich verkaufe nicht“, sagte [Jan Becker|PER].",
        {"Ich -> Jan Becker"},
    ),
    "an interview": (
        "Ein Gespräch mit [Petra Lind|PER].\nVerkaufen Sie?\n[Lind|PER]: Ich denke nicht.\n"
        "Was sagt Ihr Vater?\n[Lind|PER]: Wenig.",
        {"Sie -> Petra Lind", "Ich -> Petra Lind", "Ihr -> Petra Lind"},
    ),
    "a rival is not what the text speaks of": (
        "[Velora|ORG] holt Chef\n[Velora|ORG] holt [Petra Lind|PER] vom Rivalen [Kramer|ORG]. Ein Fonds steigt bei dem "
        "Unternehmen ein.",
        {"dem Unternehmen -> Velora"},
    ),
    "a firm that was the subject just before": (
        "[Velora|ORG] wächst\n[Velora|ORG] wächst. Dagegen klagt [Kramer|ORG]. Das Unternehmen verlangt Geld.",
        {"Das Unternehmen -> Kramer"},
    ),
    "a stranger takes the pronoun": (
        "[Jan Becker|PER] schwieg. Ein Anwalt sprach. Er nannte keine Namen.",
        set(),
    ),
    "it is no firm": (
        "[Velora|ORG] wächst. Es gibt viel zu tun.",
        set(),
    ),
    "a body is no person": (
        "[Jan Becker|PER] kam. Der Vorstand von [Velora|ORG] tagte.",
        set(),
    ),
    "what one is said to be": (
        "[Jan Becker|PER] ist der Gründer von [Velora|ORG].",
        set(),
    ),
}


@pytest.mark.parametrize("name", LINKED)
def test_references_go_to_whom_they_mean(name: str) -> None:
    text, expected = LINKED[name]
    assert references(read_marked(text)) == expected


def test_split_votes_link_nobody() -> None:
    epithet = "Der [Velora|ORG]-Gründer lachte."
    doc = read_marked(f"[Jan Becker|PER] kam. {epithet}\n[Uwe Lorenz|PER] kam. {epithet}")
    assert references(doc) == set()


def test_every_link_says_why() -> None:
    for text, _ in LINKED.values():
        doc = read_marked(text)
        for mention in mentions_of(doc):
            if mention.kind in ("epithet", "pronoun"):
                assert mention.why
                assert doc.text[mention.start : mention.end] in mention.why
