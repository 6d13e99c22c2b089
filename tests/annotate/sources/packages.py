"""Documents in ZIP files, made by hand as the programs that write them do."""

import io
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def package(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def epub(
    pages: dict[str, str], *, extra: dict[str, str | bytes] | None = None, spine: list[str] | None = None
) -> bytes:
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in pages)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or pages)
    opf = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Das Buch</dc:title>
<dc:creator>Änne Beispiel</dc:creator>
<dc:language>de-AT</dc:language><dc:date>2024-05-01</dc:date><dc:publisher>Verlag</dc:publisher></metadata>
<manifest>{items}</manifest><spine>{order}</spine></package>"""
    container = """<?xml version="1.0"?><container
xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"
/></rootfiles></container>"""
    return package(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": opf,
            **{f"OEBPS/{name}": content for name, content in pages.items()},
            **(extra or {}),
        }
    )


def docx(body: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    document = f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(extra or {})})


def odt(body: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    content = f'<?xml version="1.0"?><office:document-content {OFFICE}><office:body><office:text>{body}'
    content += "</office:text></office:body></office:document-content>"
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(extra or {})})
