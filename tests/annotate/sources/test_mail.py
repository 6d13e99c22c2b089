from email.message import EmailMessage
from pathlib import Path

from tests.annotate.sources.reading import check_damaged, opened, problem, shown


def letter(text: str = "", page: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Änne Beispiel <aenne@beispiel.example>"
    message["To"] = "redaktion@tagesblatt.example"
    message["Subject"] = "Übernahme der Muster AG"
    message["Date"] = "Wed, 04 Mar 2026 08:00:00 +0100"
    message["Message-ID"] = "<1@beispiel.example>"
    if text:
        message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html") if text else message.set_content(page, subtype="html")
    return message


TEXT = """Guten Tag,

die Muster AG kauft die Größe GmbH.

> Stimmt das?
> Wer sagt es?

Ja, so ist es.

--\x20
Änne Beispiel
"""


def test_text_comes_before_the_page_and_attachments_are_named(tmp_path: Path) -> None:
    message = letter(TEXT, "<p>Als Seite</p>")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Bericht März.pdf")
    message.add_attachment(letter("Anderer Text"))
    message.add_attachment("geheim", filename="notiz.txt")
    article = opened(tmp_path, "brief.eml", message.as_bytes())
    assert shown(article) == [
        ("heading", "Übernahme der Muster AG"),
        ("text", "Guten Tag,"),
        ("text", "die Muster AG kauft die Größe GmbH."),
        ("quote", "Stimmt das?"),
        ("quote", "Wer sagt es?"),
        ("text", "Ja, so ist es."),
        ("text", "Änne Beispiel"),
        ("item", "[Bericht März.pdf]"),
        ("item", "[Übernahme der Muster AG]"),
        ("item", "[notiz.txt]"),
    ]
    assert (article.title, article.author, article.published) == (
        "Übernahme der Muster AG",
        "Änne Beispiel",
        "2026-03-04",
    )


def test_a_letter_that_is_only_a_page(tmp_path: Path) -> None:
    page = """<html><head><style>p{}</style></head><body><table><tr><td><h1>Newsletter</h1><p>Die Muster AG wächst.</p>
</td></tr></table><div style="display:none">Vorschau</div><img src="https://zaehler.example/x.gif"></body></html>"""
    # Its name says nothing: it is known by its headers.
    article = opened(tmp_path, "brief", letter(page=page).as_bytes())
    assert shown(article)[1:] == [("heading", "Newsletter"), ("text", "Die Muster AG wächst.")]


def test_an_old_letter_in_flowed_lines(tmp_path: Path) -> None:
    head = "From: a@b.example\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\nDate: nie\r\n"
    kind = 'Content-Type: text/plain; charset="iso-8859-1"; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    data = (head + kind + "Viele Gr\xfc\xdfe \r\naus K\xf6ln.\r\n").encode("latin-1")
    article = opened(tmp_path, "alt.eml", data)
    assert shown(article) == [("heading", "Grüße"), ("text", "Viele Grüße aus Köln.")]
    assert (article.author, article.published) == ("a@b.example", None)


def test_damaged_and_nested_letters(tmp_path: Path) -> None:
    message = letter(TEXT, "<p>Als Seite</p>")
    message.add_attachment(b"\0\1", maintype="application", subtype="pdf", filename="Bericht März.pdf")
    check_damaged(tmp_path, "brief.eml", message.as_bytes(), 300)
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    assert "damaged" in problem(tmp_path, "tief.eml", b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + deep)
