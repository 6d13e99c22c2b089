"""PDF files made by hand: letters in Helvetica, each line where the test wants it."""

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""From the left, from the bottom, size, text."""


def pdf(pages: Sequence[Sequence[Line]], info: str = "") -> bytes:
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = b"\n".join(_drawn(*line) for line in lines)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        ]
    objects.append(f"<< {info} >>".encode("cp1252"))
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    start = b"startxref\n%d\n%%%%EOF\n" % len(file)
    return file + b"xref\n0 %d\n0000000000 65535 f \n%b%b\n%b" % (len(objects) + 1, table, trailer, start)


def column(text: str, left: float, top: float, *, size: float = 10, leading: float = 12) -> list[Line]:
    """The lines of a text, one under the other."""
    return [(left, top - leading * n, size, line) for n, line in enumerate(text.splitlines()) if line]


def _drawn(left: float, bottom: float, size: float, text: str) -> bytes:
    letters = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F1 %g Tf %g %g Td (%b) Tj ET" % (size, left, bottom, letters)
