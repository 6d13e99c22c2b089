"""How sentences are read into clauses: verbs, subjects, antecedents, appositions and lists."""

from __future__ import annotations

import pytest

from annotate.entities.lemmas import lemma_of, noun_lemma
from annotate.entities.resolved import resolved_of
from annotate.entities.syntax import Phrase, Sentence
from tests.annotate.marked import read_marked


def _read(marked: str, language: str = "de") -> tuple[list[Sentence], str]:
    doc = read_marked(marked, language)
    resolved = resolved_of(doc)
    assert resolved is not None
    return list(resolved.reading.sentences), doc.text


def _text(phrase: Phrase | None, text: str) -> str | None:
    return text[phrase.span.start : phrase.span.end] if phrase is not None else None


SUBJECTS = {
    "shared by two verbs of a relative clause": (
        "[Jan Becker|PER], der die Firma seit 2012 führt und heute alle Anteile besitzt, schweigt.",
        {"führen": "der", "besitzen": "der", "schweigen": "Jan Becker"},
    ),
    "shared across a comma by what says but": (
        "[Petra Lind|PER] verkaufte die Firma, blieb aber im Aufsichtsrat.",
        {"verkaufen": "Petra Lind", "bleiben": "Petra Lind"},
    ),
    "before something put in between": (
        "[Uwe Lorenz|PER] warb dafür, doch [Jan Becker|PER], inzwischen Kanzler, lehnte ein solches Vorgehen ab.",
        {"werben": "Uwe Lorenz", "ablehnen": "Jan Becker"},
    ),
    "before a participle put in between": (
        "[Jan Becker|PER], zunächst als Nachfolger aufgebaut, verließ die Firma im Streit.",
        {"aufbauen": "Jan Becker", "verlassen": "Jan Becker"},
    ),
    "before a predicate noun": (
        "Seit 2016 ist das Unternehmen Teil der [Velora|ORG]-Gruppe.",
        {"sein": "das Unternehmen"},
    ),
    "an ambiguous pronoun in an ambiguous relative clause": (
        "Die [Velora Bank|ORG] vereinbarte 2008 den Einstieg bei der [Tarnow|ORG], die sie später übernahm.",
        {"vereinbaren": "Die Velora Bank", "übernehmen": "sie"},
    ),
}


@pytest.mark.parametrize("case", SUBJECTS)
def test_subject(case: str) -> None:
    marked, expected = SUBJECTS[case]
    sentences, text = _read(marked)
    found = {verb.lemma: _text(c.subject, text) for s in sentences for c in s.clauses for verb in c.verbs}
    assert found == expected


@pytest.mark.parametrize(
    ("marked", "antecedent"),
    [
        ("Einen Verkauf der Sparte, über den die Presse berichtet hatte, gibt es nicht.", "Einen Verkauf"),
        ("[Becker|PER] sprach mit der Chefin des Konzerns, die daraufhin kündigte.", "der Chefin"),
        ("[Becker|PER] sprach mit der Chefin des Konzerns, der ihn beliefert hatte.", "des Konzerns"),
    ],
)
def test_antecedent_agrees(marked: str, antecedent: str) -> None:
    sentences, text = _read(marked)
    assert [_text(c.antecedent, text) for c in sentences[0].clauses if c.kind == "relative"] == [antecedent]


@pytest.mark.parametrize(
    ("marked", "members"),
    [
        ("Der Chef der Bank und sein Stellvertreter gingen.", ["Der Chef", "sein Stellvertreter"]),
        ("[Velora|ORG], [Tarnow|ORG] und [Elbkind|ORG] fusionieren.", ["Velora", "Tarnow", "Elbkind"]),
        ("2016 gründeten [Petra Lind|PER] und [Jan Becker|PER] die Firma [Velora|ORG].", ["Petra Lind", "Jan Becker"]),
        ("Das Haus verkauft Geräte in deutschen Heimen, und auch der Konzern arbeitet daran.", []),
        ("[Uwe Lorenz|PER] ist ein Freund, und er leitet die Firma.", []),
    ],
)
def test_coordination_keeps_to_case_and_clause(marked: str, members: list[str]) -> None:
    sentences, text = _read(marked)
    groups = [[_text(p, text) for p in h.group()] for s in sentences for h in s.phrases if h.conjuncts]
    assert groups == ([members] if members else [])


def test_apposition_after_a_date() -> None:
    sentences, text = _read("[Petra Lind|PER], seit dem 1. Oktober 2024 Chefin der Bank, widerspricht.")
    [described] = [p for p in sentences[0].phrases if p.appositions]
    assert [_text(p, text) for p in described.appositions] == ["Chefin"]


def test_verb_first_clause_is_a_condition() -> None:
    sentences, _ = _read("Sollte [Velora|ORG] die Tochter verkaufen, müsste [Tarnow|ORG] zahlen.")
    assert [(c.kind, c.marker) for c in sentences[0].clauses] == [("sub", "wenn"), ("main", None)]
    sentences, _ = _read("[Velora|ORG] verkauft die Tochter, müsste aber zahlen.")
    assert [c.kind for c in sentences[0].clauses] == ["main", "main"]


ENGLISH = {
    "told in a clause without a comma": (
        "[Velora|ORG] said on Monday that [Tarnow|ORG] had led the round.",
        {"say": "Velora", "lead": "Tarnow"},
    ),
    "of which a relative clause says something": (
        "[Velora|ORG], the studio that made the game, came with the package.",
        {"make": "that", "come": "Velora"},
    ),
    "described by a participle": (
        "[Velora|ORG], owned by [Tarnow|ORG], bought a rival.",
        {"own": "Velora", "buy": "Velora"},
    ),
    "whose words are reported without that": (
        "[Velora|ORG] said it would buy [Tarnow|ORG].",
        {"say": "Velora", "buy": "it"},
    ),
    "with a name inside": (
        "The [London|LOC] fund sold its shares.",
        {"sell": "The London fund"},
    ),
    "beside a noun that is a verb elsewhere": (
        "[Velora|ORG] opposed the purchase.",
        {"oppose": "Velora"},
    ),
}


@pytest.mark.parametrize("case", ENGLISH)
def test_english_subject(case: str) -> None:
    marked, expected = ENGLISH[case]
    sentences, text = _read(marked, "en")
    found = {verb.lemma: _text(c.subject, text) for s in sentences for c in s.clauses for verb in c.verbs}
    assert found == expected


@pytest.mark.parametrize("word", ["", "\x00", "\x000", "\x00¹"])
def test_control_characters_are_their_own_lemmas(word: str) -> None:
    assert lemma_of(word, "de") == noun_lemma(word, "de") == word
