"""The whole way from an article to its annotation, at once and in stages."""

from __future__ import annotations

from annotate.annotation import Annotation, from_json, to_json
from annotate.article import Article, Paragraph
from annotate.events import Names, Progress
from annotate.pipeline import annotate, annotate_in_stages
from tests.accuracy.__main__ import measure
from tests.accuracy.gold import names_in
from tests.gold import gold_text


def article(text: str) -> Article:
    """An article with a paragraph a line."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return Article("0" * 64, "a.txt", text, "", tuple(paragraphs))


def test_stages_cover_the_text_and_end_with_the_annotation() -> None:
    text = "\n".join(f"Die Quorvex GmbH zahlte {n} Millionen Euro. {'Das ist viel. ' * 40}" for n in range(2, 45))
    stages = list(annotate_in_stages(article(text)))
    names = [s for s in stages if isinstance(s, Names)]
    assert len(names) > 1
    assert "".join(text[s.start : s.end] for s in names) == text
    assert all(s.start <= m.start < m.end <= s.end for s in names for m in s.mentions)
    assert [s.done for s in stages if isinstance(s, Progress)] == [s.end for s in names]
    last = stages[-1]
    assert isinstance(last, Annotation)
    assert last.document.text == text
    found = {text[m.start : m.end] for m in last.mentions}
    assert {"Quorvex GmbH", "2 Millionen Euro", "44 Millionen Euro"} <= found
    assert from_json(to_json(last)) == last


def test_the_same_text_gives_the_same_record() -> None:
    text = gold_text("startup")
    assert to_json(annotate(article(text))) == to_json(annotate(article(text)))


def test_hostile_text_is_read() -> None:
    text = "\x1b[31mDie [b]Quorvex[/b] GmbH\u202e zahlte\x00 5\u00a0Euro.\n\t \nX" + "a" * 12_000 + " 🙂 é."
    assert annotate(article(text)).document.text == text


def test_empty_text_is_read() -> None:
    assert annotate(article(" ")).mentions == ()


def test_gold_articles_spring_no_trap_and_keep_their_names_and_values() -> None:
    for knowledge, floor in ((False, 0.9), (True, 0.95)):
        for name in names_in("gold"):
            found = measure("gold", name, knowledge=knowledge)
            assert found.sprung == 0, found.errors
            assert found.names.f1 >= floor, found.errors
            assert found.values.f1 >= 0.95, found.errors
