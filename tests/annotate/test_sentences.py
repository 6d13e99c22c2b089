"""Sentence boundaries: the gold articles exactly, the language's hard cases, and any text at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Span
from annotate.sentences import sentences_of
from tests.gold import GoldName, gold_annotation


@pytest.mark.parametrize("name", ["musk-altman", "maschinenbau", "startup"])
def test_gold_articles_are_split_exactly(name: GoldName) -> None:
    document = gold_annotation(name).document
    found = [s for p in document.paragraphs for s in sentences_of(document.text, p.start, p.end)]
    assert found == [s.span for s in document.sentences]


@pytest.mark.parametrize(
    "marked",
    [
        "Er kam am 3. Mai an.|Das Treffen mit Dr. Müller begann um 9.|Danach ging er.",
        "Der Umsatz stieg um 5 Mio. Euro.|Die Kosten sanken um 3 Mrd.|Die Firma schweigt.",
        "Der Streit begann 2018.|Drei Jahre später war er vorbei.",
        "Er kaufte die Wattwerk GmbH.|Sie ist neu.",
        "Die Foo S.p.A. aus Mailand gehört der Bar AG.|Marktführer ist sie nicht.",
        "„Wir kommen“, sagte er.|„Gut.“|Er ging.",
        "„Was soll das?“, fragte sie.|„Nichts!“ rief er.",
        "Er sagte: „Ich gehe.|Du bleibst.“|Dann ging er.",
        "Das gilt z. B. für Berlin, d. h. die Stadt, u. a. Mitte, bzw. Kreuzberg.|Sonst nicht.",
        "Das kostet ca. 30 Euro, vgl. Abs. 3 und Nr. 5.|Das war es.",
        "Ihm gefiel die Art.|Nummern sagten ihm nichts.",
        "Elisabeth II. starb 2022.|Ludwig XIV. regierte lange.",
        "Die Präsidentin, J. K. Rowling und O. W. Fischer kamen.|Auch St. Pauli war da.",
        "Es endete so sehr .|Danach kam nichts .",
        "Und dann …|Danach kam nichts mehr...|Ende.",
        "Das war 2018.|xAI kam.|iPhones gab es schon.",
        "(Das ist so.)|Danach folgte der 1. FC Köln im 2. Quartal auf Platz 3.|Der Rest verlor.",
        "Mr. Smith works for Apple Inc. in the U.S. market.|He left at 5 p.m.|The firm said nothing.",
        "Ein Titel ohne Punkt",
        "Anna wurde 58, Otto 60.|Emil gründete später die Firma.",
        "Der 1. Vorsitzende kam am 2. Weihnachtstag.|Der Saal war leer.",
        "Er zahlte 44 Mio. $ dafür.|Das war viel.",
        "Der Kurs fiel auf 41,20.|Analysten staunten.",
    ],
)
def test_hard_cases(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[a:b] for a, b in sentences_of(text)] == marked.split("|")


def test_only_the_paragraph_is_read() -> None:
    text = "Vorher. Eins. Zwei. Nachher."
    assert sentences_of(text, 8, 19) == [Span(8, 13), Span(14, 19)]


def test_a_blank_line_ends_a_sentence() -> None:
    text = "Eine Überschrift\n\nDer Text"
    assert [text[a:b] for a, b in sentences_of(text)] == ["Eine Überschrift", "Der Text"]


_ODD = st.text(alphabet=st.sampled_from("aZß. !?…„“”»«()12\n\t'-3IVx,:\u200b\x1b"), max_size=80)


@given(st.one_of(_ODD, st.text(max_size=80)), st.integers(0, 20), st.integers(0, 20))
def test_sentences_hold_every_character_that_is_not_blank(text: str, left: int, right: int) -> None:
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    found = sentences_of(text, start, end)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(start <= s.start < s.end <= end for s in found)
    assert not any(text[s.start].isspace() or text[s.end - 1].isspace() for s in found)
    inside = {i for s in found for i in range(s.start, s.end)}
    assert all(i in inside or text[i].isspace() for i in range(start, end))
