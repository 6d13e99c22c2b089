from pathlib import Path

from annotate.annotation import Annotation, Document, Pipeline
from annotate.library import Library
from tests.annotate.sources.reading import check_damaged, opened, shown

REPORT = """---
title: "Muster AG kauft zu"
author: Anna Beispiel
date: 2026-03-04
lang: de
---
# Muster AG *kauft* zu

Die [Muster AG](https://muster.example "Titel") hat die **Beispiel GmbH**
übernommen; ~~nicht~~ `ganz` sicher.  ![Bild](bild.png)

> Wir sind _froh_.

1. Erstens
2. Zweitens
   - darunter

| Jahr | Umsatz |
|------|--------|
| 2025 | 90 \\* |

Vorgeschichte
-------------
<script>alert("x")</script>

Ein <b>Satz</b> mit &amp; und \\*Stern\\*.
"""


def test_structure_is_kept_and_no_mark_of_it(tmp_path: Path) -> None:
    article = opened(tmp_path, "bericht.md", REPORT.encode())
    assert shown(article) == [
        ("heading", "Muster AG kauft zu"),
        ("text", "Die Muster AG hat die Beispiel GmbH übernommen; nicht ganz sicher."),
        ("quote", "Wir sind froh."),
        ("item", "1. Erstens"),
        ("item", "2. Zweitens"),
        ("item", "• darunter"),
        ("row", "Jahr | Umsatz"),
        ("row", "2025 | 90 *"),
        ("heading", "Vorgeschichte"),
        ("text", "Ein Satz mit & und *Stern*."),
    ]
    assert (article.title, article.author, article.published, article.language) == (
        "Muster AG kauft zu",
        "Anna Beispiel",
        "2026-03-04",
        "de",
    )


def test_a_file_in_an_old_encoding(tmp_path: Path) -> None:
    article = opened(
        tmp_path, "alt.markdown", "# Größe\r\n\r\nÄpfel für Öl, „so“ wie früher üblich.\r\n".encode("cp1252")
    )
    assert shown(article) == [("heading", "Größe"), ("text", "Äpfel für Öl, „so“ wie früher üblich.")]
    assert article.title == "Größe"


def test_markdown_without_marks_is_text_in_paragraphs(tmp_path: Path) -> None:
    article = opened(tmp_path, "notiz.md", b"Eine Zeile\nund noch eine.\n\nEin Absatz: 3 < 4, a_b_c, [x].\n")
    assert [text for _, text in shown(article)] == ["Eine Zeile und noch eine.", "Ein Absatz: 3 < 4, a_b_c, [x]."]
    assert article.title == "notiz"


def test_damaged_and_nested_files(tmp_path: Path) -> None:
    check_damaged(tmp_path, "bericht.md", REPORT.encode(), 60)
    for deep in (">" * 5000 + "x", "- " * 3000 + "x", "[" * 5000, "*" * 9000 + "x"):
        opened(tmp_path, "tief.md", f"Text\n\n{deep}".encode())


def test_the_record_of_the_same_bytes_as_another_kind_is_not_taken(tmp_path: Path) -> None:
    plain, marked = (opened(tmp_path, name, REPORT.encode()) for name in ("a.txt", "a.md"))
    library = Library.open(tmp_path / "library.db")
    library.store(Annotation(Document.of(plain, ()), Pipeline("test", "1")), knowledge=True)
    assert plain.id == marked.id
    assert library.annotation(plain, "1", knowledge=True) is not None
    assert library.annotation(marked, "1", knowledge=True) is None
