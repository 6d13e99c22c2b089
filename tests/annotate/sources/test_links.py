"""Links, emphasis and pages of sources, by their places in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.sources import html, mail, markdown
from annotate.sources.links import bare_links, followable
from annotate.sources.markup import html_tree, markup_pieces
from annotate.sources.pieces import tidy


def page(body: str, base: str | None = None) -> Article:
    return html.article(f"<html><body>{body}</body></html>".encode(), "a.html", url=base)


def led(article: Article) -> list[tuple[str, str]]:
    return [(article.text[link.start : link.end], link.target) for link in article.links]


def stressed(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in article.emphasis]


class TestMarkup:
    def test_a_link_covers_its_words_only(self) -> None:
        article = page("<p>Siehe <a href='https://a.example/x'> den Bericht </a> von heute.</p>")
        assert article.text == "Siehe den Bericht von heute."
        assert led(article) == [("den Bericht", "https://a.example/x")]

    def test_links_stand_where_they_are_in_lists_rows_and_later_paragraphs(self) -> None:
        article = page(
            "<p>Erst.</p><ul><li>ein <a href='http://b.example'>Punkt</a></li></ul>"
            "<table><tr><td><a href='http://c.example'></a></td><td>x</td>"
            "<td><a href='http://d.example/'>Zelle</a></td></tr></table>"
        )
        assert article.text.split("\n\n") == ["Erst.", "• ein Punkt", "x | Zelle"]
        assert led(article) == [("Punkt", "http://b.example"), ("Zelle", "http://d.example/")]

    def test_a_link_over_two_blocks_is_one_in_each(self) -> None:
        article = page("<a href='https://a.example/'><h2>Kopf</h2><p>Ein Satz.</p></a><p>Ende.</p>")
        assert led(article) == [("Kopf", "https://a.example/"), ("Ein Satz.", "https://a.example/")]

    def test_emphasis_within_emphasis_is_one(self) -> None:
        article = page("<p>Das <em>ist <strong>sehr</strong> wichtig</em>, <b>ja</b>.</p>")
        assert stressed(article) == ["ist sehr wichtig", "ja"]

    def test_relative_links_lead_on_from_the_page(self) -> None:
        assert led(page("<p><a href='/b'>b</a> <a href='#c'>c</a></p>")) == []
        assert led(page("<p><a href='/b'>b</a></p>", "https://a.example/x/y")) == [("b", "https://a.example/b")]

    def test_the_main_text_of_a_page_keeps_its_links(self) -> None:
        words = "Der Vorstand hat gestern lange beraten und am Ende zugestimmt, wie es hieß. " * 5
        article = page(
            f"<nav><a href='/'>Start</a></nav><article><h1>Kopf</h1><p>{words}</p>"
            f"<p>Das <em>alles</em> steht im <a href='https://a.example/bericht'>Bericht</a> der Firma."
            f" {words}</p></article>"
        )
        assert led(article) == [("Bericht", "https://a.example/bericht")]
        assert stressed(article) == ["alles"]

    def test_marks_that_a_document_brings_along_mean_nothing(self) -> None:
        tree = html_tree("<p>a\3" + "7\3b\4c\5d\6e <a href='http://a.example'>f</a></p>")
        assert tree is not None
        (piece,) = markup_pieces(tree)
        assert piece.text.endswith(" f")
        assert [link.target for link in piece.links] == ["http://a.example"]

    @given(
        st.lists(
            st.sampled_from(["<a href='http://a.example'>", "</a>", "<em>", "</em>", " ", "x", "yz ", "<br>", "<p>"])
        )
    )
    def test_what_is_in_the_text_is_the_same_with_and_without_links(self, parts: list[str]) -> None:
        with_links, without = html_tree("<div>" + "".join(parts)), html_tree("<div>" + "".join(parts))
        assert with_links is not None
        assert without is not None
        for element in without.iter("a", "em"):
            element.tag = "span"
        linked, plain = list(markup_pieces(with_links)), list(markup_pieces(without))
        assert [piece.text for piece in linked] == [piece.text for piece in plain]
        for piece in linked:
            for span in (*((link.start, link.end) for link in piece.links), *piece.emphasis):
                words = piece.text[span[0] : span[1]]
                assert words
                assert words == tidy(words)


def test_markdown_keeps_links_and_emphasis() -> None:
    article = markdown.article(b"# Kopf\n\nEin *Satz* mit [Ziel](https://a.example/?q=1&r=2).", "a.md")
    assert led(article) == [("Ziel", "https://a.example/?q=1&r=2")]
    assert stressed(article) == ["Satz"]


def test_addresses_written_out_in_mail_are_links() -> None:
    article = mail.article(b"Subject: S\n\nMehr unter https://a.example/x.\n\n> siehe (http://b.example)\n", "m.eml")
    assert led(article) == [("https://a.example/x", "https://a.example/x"), ("http://b.example", "http://b.example")]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example/ü?q=ä#ö", "https://a.example/%C3%BC?q=%C3%A4#%C3%B6"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("HTTP://a.example:80/", "http://a.example:80/"),
        ("mailto:a@b.example?subject=x", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("https://user:secret@a.example/", None),
        ("https://[broken", None),
        ("https:///nowhere", None),
        ("mailto:", None),
        ("a/b.html", None),
    ],
)
def test_only_what_a_browser_or_a_mail_program_opens_is_followed(target: str, address: str | None) -> None:
    assert followable(target) == address


@given(st.text())
def test_an_address_never_holds_what_a_terminal_would_obey(text: str) -> None:
    for target in (f"https://a.example/{text}", f"https://{text}/", f"mailto:{text}@a.example"):
        found = followable(target)
        assert found is None or (found.isascii() and found.isprintable() and " " not in found)


def test_a_written_address_ends_before_the_sentence_does() -> None:
    text = "Siehe https://a.example/b, „http://c.example/“ und https://."
    assert [text[link.start : link.end] for link in bare_links(text)] == ["https://a.example/b", "http://c.example/"]
