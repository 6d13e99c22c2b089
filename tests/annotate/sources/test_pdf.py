from pathlib import Path

from annotate.sources.pdf_layout import paragraphs_of
from annotate.sources.pdf_lines import Line
from tests.annotate.sources.pdfs import column, pdf
from tests.annotate.sources.reading import FILES, check_damaged, opened, problem, shown

LEFT = """Die Muster AG aus Köln hat ihre Wett-
bewerberin Beispiel GmbH übernommen.
Das teilte die US-
amerikanische Mutter am Mittwoch mit.

Vor- und Nachteile für die Tesla-
Gründer sind noch offen, und die Vor-
und Rückschau dauert eine Weile."""
RIGHT = """Das Kartellamt muss noch zustimmen,
wie ein Sprecher der Behörde sagte.
Gerechnet wird damit im Sommer des
Jahres, wenn alle Fragen beantwortet"""
NEXT = """sind, die jetzt noch offen stehen.

Danach kann der Vertrag gelten."""


def report() -> bytes:
    pages = []
    for number in range(1, 4):
        lines = [(60.0, 800.0, 8.0, "Jahrbuch der Wirtschaft"), (290.0, 30.0, 8.0, f"– {number} –")]
        if number == 1:
            lines.append((60, 740, 18, "Muster AG kauft Beispiel GmbH"))
            # Row by row, as some programs draw columns.
            left, right = column(LEFT, 60, 700), column(RIGHT, 310, 700)
            lines += [line for pair in zip(left, right, strict=False) for line in pair] + left[len(right) :]
        else:
            lines += column(NEXT if number == 2 else "Schluss der Sache, so viel steht fest.", 60, 700)
        pages.append(lines)
    return pdf(pages, "/Title (Microsoft Word - x.doc) /Author (Anna Beispiel)")


def test_two_columns_with_running_heads(tmp_path: Path) -> None:
    article = opened(tmp_path, "bericht.pdf", report())
    assert shown(article) == [
        ("heading", "Muster AG kauft Beispiel GmbH"),
        (
            "text",
            "Die Muster AG aus Köln hat ihre Wettbewerberin Beispiel GmbH übernommen. Das teilte die US-amerikanische"
            " Mutter am Mittwoch mit.",
        ),
        (
            "text",
            "Vor- und Nachteile für die Tesla-Gründer sind noch offen, und die Vor- und Rückschau dauert eine Weile.",
        ),
        (
            "text",
            "Das Kartellamt muss noch zustimmen, wie ein Sprecher der Behörde sagte. Gerechnet wird damit im Sommer"
            " des Jahres, wenn alle Fragen beantwortet sind, die jetzt noch offen stehen.",
        ),
        ("text", "Danach kann der Vertrag gelten."),
        ("text", "Schluss der Sache, so viel steht fest."),
    ]
    assert (article.title, article.author) == ("Muster AG kauft Beispiel GmbH", "Anna Beispiel")


def test_a_letter_with_a_table(tmp_path: Path) -> None:
    rows = [(60.0 + 150 * n, 600.0 - 14 * row, 10.0, f"{n}.{row}") for row in range(6) for n in range(3)]
    article = opened(tmp_path, "brief", pdf([[*column("Guten Tag, hier die Zahlen:", 60, 640), *rows]]))
    assert shown(article)[0] == ("text", "Guten Tag, hier die Zahlen:")
    assert "0.0 1.0 2.0" in article.text
    assert "0.5 1.5 2.5" in article.text
    assert article.title == "brief"


def test_words_that_are_written_with_a_hyphen_elsewhere() -> None:
    def lines(*texts: str) -> list[list[Line]]:
        return [[Line(text, 60, 300, 700 - 12 * n, 10) for n, text in enumerate(texts)]]

    kept = lines("Der Streit um die Anti-", "terror und das Anti-terror-Gesetz ging", "lange weiter, und so")
    undone = lines("Der Streit um die Über-", "nahme ging lange", "weiter, und so")
    assert "Anti-terror und" in next(paragraphs_of(kept)).text
    assert "Übernahme" in next(paragraphs_of(undone)).text


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    assert "pictures only" in problem(tmp_path, "scan.pdf", pdf([[], []]))
    assert "damaged or incomplete as PDF" in problem(tmp_path, "a.pdf", b"%PDF-1.4\nnothing")
    assert "is encrypted" in problem(tmp_path, "zu.pdf", (FILES / "locked.pdf").read_bytes())
    assert "more than 2,000 pages" in problem(tmp_path, "lang.pdf", pdf([[]] * 2001))


def test_damaged(tmp_path: Path) -> None:
    check_damaged(tmp_path, "a.pdf", report(), 150)
