from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import DurchblickError
from annotate.sources import html, open_article
from tests.annotate.sources.reading import FILES, attempt, check_damaged, check_structure, opened, problem, shown

NEWS = FILES / "news.html"
TEXT = "Die Übernahme gefällt größeren Aktionären nicht, sagte die Chefin über das Geschäft in München."


def test_a_page_of_news_is_its_article() -> None:
    article = open_article(NEWS)
    assert shown(article) == [
        ("heading", "Muster AG kauft Beispiel GmbH"),
        ("text", "Der Konzern aus Köln übernimmt den Rivalen für 200 Millionen Euro."),
        (
            "text",
            "Die Muster AG hat die Wettbewerberin Beispiel GmbH übernommen. Das teilte das Unternehmen am Mittwoch in"
            " Köln mit. Über den Preis wurde lange gestritten.",
        ),
        ("heading", "Die Vorgeschichte"),
        (
            "text",
            "Gründerin Erika Muster hatte die Firma 2004 gegründet. Seitdem wuchs der Umsatz Jahr für Jahr.",
        ),
        ("quote", "„Wir sind froh über diesen Schritt“, sagte Erika Muster."),
        ("item", "• Umsatz: 90 Millionen Euro"),
        ("item", "• Mitarbeiter: 400"),
        ("row", "Jahr | Umsatz"),
        ("row", "2025 | 90"),
        (
            "text",
            "Das Kartellamt muss noch zustimmen. Mit einer Entscheidung wird im Sommer gerechnet, wie ein Sprecher"
            " sagte.",
        ),
    ]
    assert (article.title, article.author, article.published, article.site, article.language) == (
        "Muster AG kauft Beispiel GmbH",
        "Anna Beispiel",
        "2026-03-04",
        "Tagesblatt",
        "de",
    )


@pytest.mark.parametrize("declare", [True, False])
def test_a_page_in_an_old_encoding(tmp_path: Path, declare: bool) -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">' if declare else ""
    page = f"<html><head>{meta}<title>Alt</title></head><body><p>{TEXT}<p>{TEXT} „So“ – ja.</body>"
    assert shown(opened(tmp_path, "alt", page.encode("cp1252")))[1] == ("text", f"{TEXT} „So“ – ja.")


def test_a_short_page_is_shown_as_it_is(tmp_path: Path) -> None:
    page = b"""<html><title>Kurz</title><body><nav>Menu</nav><h1>Ein<br>Titel</h1>Lose Worte<ol start=3><li>Drei<li>Vier
<p>mehr</ol><p>m<sup>2</sup> Tesla<sup><a href="#n">1</a></sup><p>Zeile eins<br>Zeile zwei<pre>a  b
c</pre><div style="display: none">verborgen</div><p hidden>verborgen</p><!-- nichts --></body></html>"""
    article = opened(tmp_path, "kurz.html", page)
    assert shown(article) == [
        ("heading", "Ein Titel"),
        ("text", "Lose Worte"),
        ("item", "3. Drei"),
        ("item", "4. Vier"),
        ("item", "mehr"),
        ("text", "m² Tesla [1]"),
        ("text", "Zeile eins"),
        ("text", "Zeile zwei"),
        ("text", "a b"),
        ("text", "c"),
    ]
    assert article.title == "Kurz"


def test_what_a_page_is_called_does_not_matter(tmp_path: Path) -> None:
    assert opened(tmp_path, "seite.txt", NEWS.read_bytes()).site == "Tagesblatt"
    assert opened(tmp_path, "text.html", b"Nur ein Satz.").text == "Nur ein Satz."


def test_tables_for_the_layout_are_no_rows(tmp_path: Path) -> None:
    page = "<html><body><table><tr><td>Menü</td><td><p>Ein Absatz.</p><p>Noch einer.</p></td></tr></table>"
    assert [kind for kind, _ in shown(opened(tmp_path, "a.html", page.encode()))] == ["text"] * 3


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><script>x</script>", "<html>&#32;"])
def test_a_page_without_text_is_one_sentence(tmp_path: Path, page: str) -> None:
    assert "holds no text" in problem(tmp_path, "leer.html", page.encode())


def test_a_page_without_end_is_one_sentence(tmp_path: Path) -> None:
    assert "250,000 parts" in problem(tmp_path, "viel.html", b"<html>" + b"<p>a" * 300_000)
    assert "10 MB" in problem(tmp_path, "viel.html", b"<html>" + b"a " * 6_000_000)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "ul><li"])
def test_deep_nesting(tmp_path: Path, tag: str) -> None:
    article = attempt(tmp_path, "tief.html", b"<html>" + f"<{tag}>".encode() * 20_000 + b"Text")
    if article is not None:
        check_structure(article)


def test_control_characters_stay_text(tmp_path: Path) -> None:
    article = opened(tmp_path, "a.html", "<html><p>&#27;[2J[bold]x[/] \x1b[0m \u202e</p>".encode())
    assert "[bold]x[/]" in article.text
    check_structure(article)


def test_damaged_pages(tmp_path: Path) -> None:
    check_damaged(tmp_path, "news.html", NEWS.read_bytes(), 60)


@given(st.text(alphabet="<>/&#;=\"' \n12abp\1\2" + "div", max_size=80))
def test_any_markup_is_an_article_or_one_sentence(text: str) -> None:
    try:
        check_structure(html.article(f"<html>{text}".encode(), "a.html"))
    except DurchblickError:
        return
