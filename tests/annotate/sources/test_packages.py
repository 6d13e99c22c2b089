from pathlib import Path
from typing import ClassVar

import pytest

from tests.annotate.sources.packages import OFFICE, WORD, docx, epub, odt, package
from tests.annotate.sources.reading import check_damaged, opened, problem, shown

PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><style>p {{}}</style></head><body>{}</body></html>"""
NOTED = PAGE.format(
    '<h1>Erstes Kapitel</h1><p>Die Muster AG<a epub:type="noteref" href="#n1">1</a>&nbsp;wächst.<sup>'
    '<a href="#n2">2</a></sup></p><aside epub:type="footnote" id="n1"><p>1 Gegründet 1990.</p></aside>'
)
SECOND = PAGE.format("<h2>Zweites Kapitel</h2><p>Die Wett&#173;bewerberin<br/>folgt.</p><ol><li>Eins</li></ol>")
CONTENTS = PAGE.format('<nav epub:type="toc"><ol><li><a href="a.xhtml">Erstes Kapitel</a></li></ol></nav>')

BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>"""


class TestEpub:
    def test_a_book_with_notes(self, tmp_path: Path) -> None:
        pages = {"b.xhtml": SECOND, "a.xhtml": NOTED, "nav.xhtml": CONTENTS}
        article = opened(tmp_path, "buch.epub", epub(pages, spine=["nav.xhtml", "a.xhtml", "b.xhtml"]))
        assert shown(article) == [
            ("heading", "Erstes Kapitel"),
            ("text", "Die Muster AG [1]\N{NO-BREAK SPACE}wächst. [2]"),
            ("text", "1 Gegründet 1990."),
            ("heading", "Zweites Kapitel"),
            ("text", "Die Wettbewerberin"),
            ("text", "folgt."),
            ("item", "1. Eins"),
        ]
        assert (article.title, article.author, article.published) == ("Das Buch", "Änne Beispiel", "2024-05-01")
        assert (article.site, article.language) == ("Verlag", "de")

    def test_pages_that_are_no_sound_xml(self, tmp_path: Path) -> None:
        article = opened(tmp_path, "buch", epub({"a.html": "<html><p>Eins<p>Zwei &uuml;ber", "b.html": ""}))
        assert shown(article) == [("text", "Eins"), ("text", "Zwei über")]

    def test_paths_lead_nowhere_but_into_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "geheim").write_text("Geheim")
        pages = {"a.xhtml": NOTED, "../../geheim": "", "/etc/passwd": ""}
        assert "Geheim" not in opened(tmp_path, "buch.epub", epub(pages)).text

    def test_protected_books_are_one_sentence_and_hidden_fonts_are_none(self, tmp_path: Path) -> None:
        for name, locked in (("OEBPS/a.xhtml", True), ("OEBPS/font.ttf", False)):
            hidden = f'<encryption xmlns="urn:x"><CipherReference URI="{name}"/></encryption>'
            data = epub({"a.xhtml": NOTED}, extra={"META-INF/encryption.xml": hidden})
            if locked:
                assert "is encrypted" in problem(tmp_path, "a.epub", data)
            else:
                assert opened(tmp_path, "a.epub", data).title == "Das Buch"

    def test_damaged(self, tmp_path: Path) -> None:
        check_damaged(tmp_path, "a.epub", epub({"a.xhtml": NOTED, "b.xhtml": SECOND}), 200)


STYLES = f"""<w:styles {WORD}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""
FOOTNOTES = f'<w:footnotes {WORD}><w:footnote w:id="2">'
FOOTNOTES += "<w:p><w:r><w:t>Laut Bericht.</w:t></w:r></w:p></w:footnote></w:footnotes>"
CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Dokument1</dc:title><dc:creator>Änne</dc:creator></c>'


def p(text: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'


class TestDocx:
    BODY = (
        p("Bericht", '<w:pStyle w:val="berschrift1"/>')
        + "<w:p><w:r><w:t>Die Muster </w:t></w:r><w:hyperlink><w:r><w:t>AG</w:t></w:r></w:hyperlink>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>schrumpft</w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t xml:space="preserve"> wächst</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>'
        "<w:r><w:t>.</w:t><w:br/><w:t>Neue Zeile.</w:t></w:r></w:p>"
        + p("Froh.", '<w:pStyle w:val="Zitat"/>')
        + p("Eins", numbered(0))
        + p("innen", numbered(1))
        + p("Zwei", numbered(0))
        + f"<w:tbl><w:tr><w:tc>{p('Jahr')}</w:tc><w:tc>{p('Umsatz')}{p('Euro')}</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{p('Feld')}</w:sdtContent></w:sdt>"
    )
    EXTRA: ClassVar[dict[str, str | bytes]] = {
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "word/header1.xml": "<x>Kopfzeile</x>",
        "docProps/core.xml": CORE,
    }

    def test_a_report_with_everything(self, tmp_path: Path) -> None:
        article = opened(tmp_path, "bericht.docx", docx(self.BODY, self.EXTRA))
        assert shown(article) == [
            ("heading", "Bericht"),
            ("text", "Die Muster AG [1] wächst."),
            ("text", "Neue Zeile."),
            ("quote", "Froh."),
            ("item", "1. Eins"),
            ("item", "• innen"),
            ("item", "2. Zwei"),
            ("row", "Jahr | Umsatz Euro"),
            ("text", "Feld"),
            ("text", "[1] Laut Bericht."),
        ]
        assert (article.title, article.author) == ("Bericht", "Änne")

    def test_a_plain_letter(self, tmp_path: Path) -> None:
        article = opened(
            tmp_path, "brief.txt", docx(p("Guten Tag,") + p("") + p("es grüßt"), {"docProps/core.xml": CORE})
        )
        assert [text for _, text in shown(article)] == ["Guten Tag,", "es grüßt"]
        assert article.title == "Dokument1"

    def test_text_boxes_come_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{p('Kasten')}</w:txbxContent>"
        twice = f"<mc:A xmlns:mc='urn:mc'><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:A>"
        article = opened(tmp_path, "a.docx", docx(f"<w:p><w:r><w:t>Vorn</w:t>{twice}</w:r></w:p>"))
        assert [text for _, text in shown(article)] == ["Vorn", "Kasten"]

    def test_damaged(self, tmp_path: Path) -> None:
        check_damaged(tmp_path, "a.docx", docx(self.BODY, self.EXTRA), 200)


class TestOdt:
    BODY = (
        "<text:tracked-changes><text:p>gelöscht</text:p></text:tracked-changes><text:h>Bericht</text:h>"
        "<text:p>Die<text:s/>Muster <text:a>AG</text:a><text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Laut Bericht.</text:p></text:note-body></text:note> wächst."
        "<text:line-break/>Ja.</text:p>"
        "<text:list><text:list-item><text:p>Eins</text:p><text:p>mehr</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Jahr</text:p></table:table-cell>"
        "<table:table-cell><text:p>Umsatz</text:p></table:table-cell></table:table-row></table:table>"
    )

    def test_a_report_with_everything(self, tmp_path: Path) -> None:
        meta = f"<office:m {OFFICE}><dc:title>Ohne Namen</dc:title><dc:creator>Änne</dc:creator></office:m>"
        article = opened(tmp_path, "bericht.odt", odt(self.BODY, {"meta.xml": meta}))
        assert shown(article) == [
            ("heading", "Bericht"),
            ("text", "Die Muster AG [1] wächst."),
            ("text", "Ja."),
            ("item", "• Eins"),
            ("item", "mehr"),
            ("row", "Jahr | Umsatz"),
            ("text", "[1] Laut Bericht."),
        ]
        assert (article.title, article.author) == ("Bericht", "Änne")

    def test_a_plain_letter(self, tmp_path: Path) -> None:
        article = opened(tmp_path, "brief.odt", odt("<text:p>Guten<text:tab/>Tag</text:p><text:p/>"))
        assert (article.text, article.title) == ("Guten Tag", "brief")

    def test_encrypted(self, tmp_path: Path) -> None:
        manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
        assert "is encrypted" in problem(tmp_path, "a.odt", odt("", {"META-INF/manifest.xml": manifest}))

    def test_damaged(self, tmp_path: Path) -> None:
        check_damaged(tmp_path, "a.odt", odt(self.BODY), 200)


class TestHostile:
    def test_a_bomb_of_members(self, tmp_path: Path) -> None:
        data = docx(p("a" * 60_000_000))
        assert len(data) < 100_000
        assert "larger than 50 MB" in problem(tmp_path, "bombe.docx", data)

    @pytest.mark.parametrize("entity", ["c", "f"])
    def test_entities_are_not_resolved(self, tmp_path: Path, entity: str) -> None:
        document = f"{BOMB}<w:document {WORD}><w:body>{p(f'vorn &{entity}; hinten')}</w:body></w:document>"
        data = package({"word/document.xml": document})
        article = opened(tmp_path, "bombe.docx", data)
        assert "root:" not in article.text
        assert "aaaa" not in article.text

    def test_deep_nesting(self, tmp_path: Path) -> None:
        assert "damaged" in problem(tmp_path, "tief.odt", odt("<text:p>" * 50_000 + "x"))
        assert "damaged" in problem(tmp_path, "tief.docx", docx("<w:p>" * 5_000 + "x" + "</w:p>" * 5_000))

    def test_too_many_members(self, tmp_path: Path) -> None:
        assert "more than 20,000 parts" in problem(
            tmp_path, "viele.docx", package({str(n): b"" for n in range(20_001)})
        )

    def test_what_is_no_document(self, tmp_path: Path) -> None:
        assert "is an archive" in problem(tmp_path, "fotos.zip", package({"a.jpg": b""}))
        assert "old or encrypted" in problem(tmp_path, "alt.doc", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512))
        assert "damaged" in problem(tmp_path, "halb.epub", b"PK\3\4" + bytes(100))
        assert "not a text file" in problem(tmp_path, "falsch.docx", bytes(range(256)) * 4)

    def test_a_member_that_is_encrypted(self, tmp_path: Path) -> None:
        data = bytearray(docx(p("x")))
        for signature, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
            start = -1
            while (start := data.find(signature, start + 1)) >= 0:
                data[start + place] |= 1
        assert "is encrypted" in problem(tmp_path, "zu.docx", bytes(data))
