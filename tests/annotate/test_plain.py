import re

import msgspec
import pytest

from annotate.annotation import Annotation, Claim, Document, Entity, Evidence, Mention, Pipeline, Range, Unread, Value
from annotate.plain import plain_lines
from annotate.sources.txt import article as text_article
from tests.gold import GoldName, gold_annotation

TEXT = "Kopf\x1b[2J\r\n\r\nDer Acme-Chef Bo führt [Acme]. Er zahlt 3 Euro. Was?"


def record() -> Annotation:
    article = text_article(TEXT.encode(), "a.txt")
    start = TEXT.index("Der")
    sentence = Range(start, TEXT.index("Er ") - 1)

    def mention(number: int, words: str, **about: object) -> Mention:
        begin = TEXT.index(words)
        return msgspec.structs.replace(Mention(begin, begin + len(words), f"m{number}", "PER", "name"), **about)

    return Annotation(
        Document.of(article, (sentence,)),
        Pipeline("test", "1"),
        (Entity("bo", "PER", "Bo\x07"), Entity("acme", "ORG", "Acme")),
        (
            mention(1, "Der Acme-Chef", kind="epithet", entity="bo", inferred=True),
            mention(2, "Acme", type="ORG", entity="acme"),
            mention(3, "Bo", entity="bo"),
            mention(4, "Er", kind="pronoun", entity="bo"),
            mention(5, "3 Euro", type="MONEY", kind="value", value=Value(3, "EUR")),
        ),
        (
            Claim(
                "c1", "leads", "bo", "acme", "former", evidence=(Evidence(sentence.start, sentence.end, (), "", ""),)
            ),
            Claim("c2", "owns", "bo", "acme", "current", "background", source="https://example.org", retrieved="2026"),
        ),
        (Unread(TEXT.index("Was?"), len(TEXT), (), "unklar"),),
    )


def test_marks_names_references_and_values_and_tells_the_claims() -> None:
    assert list(plain_lines(record(), "de")) == [
        "Zeichen: […]P Person, […]F Firma, […]W Wert; [er = wer gemeint ist]; ≈ erschlossen, nicht genannt.",
        "",
        "Kopf␛[2J",
        "",
        "[Der Acme-Chef ≈ Bo␇] [Bo]P führt [Acme]. [Er = Bo␇] zahlt [3 Euro]W. Was?",
        "",
        "Eine Aussage, laut Artikel",
        "--------------------------",
        "- Bo␇ leitete früher Acme",
        "  „Der Acme-Chef Bo führt [Acme].“",
        "",
        "Hintergrund, nicht aus dem Artikel",
        "----------------------------------",
        "- Bo␇ besitzt Acme",
        "  https://example.org (2026)",
        "",
        "Ungedeutet: hier war etwas gesagt, das sich nicht sicher lesen ließ",
        "-------------------------------------------------------------------",
        "- „Was?“ (unklar)",
    ]


def test_without_marks_and_claims_it_is_the_text() -> None:
    bare = msgspec.structs.replace(record(), mentions=(), relations=(), unread=())
    assert list(plain_lines(bare, "en")) == ["Kopf␛[2J", "", TEXT.split("\r\n")[-1], ""]


@pytest.mark.parametrize("name", ["musk-altman", "maschinenbau", "startup"])
def test_taking_the_marks_away_gives_the_article_back(name: GoldName) -> None:
    annotation = gold_annotation(name)
    document = annotation.document
    paragraphs = [document.text[p.start : p.end] for p in document.paragraphs]
    lines = list(plain_lines(annotation, "de"))[2 : 2 + 2 * len(paragraphs) : 2]
    assert [re.sub(r"\[([^]≈=]*)(?: [≈=] [^]]*\]|\][PFOSWE])", r"\1", line) for line in lines] == paragraphs
    assert "".join(lines).count("[") > 20


@pytest.mark.parametrize("name", ["musk-altman", "maschinenbau", "startup"])
def test_every_claim_is_told_once_with_its_evidence(name: GoldName) -> None:
    annotation = gold_annotation(name)
    lines = list(plain_lines(annotation, "en"))
    assert sum(line.startswith("- ") for line in lines) == len(annotation.relations)
    assert sum(line.startswith("  “") for line in lines) == sum(len(c.evidence) for c in annotation.relations)
