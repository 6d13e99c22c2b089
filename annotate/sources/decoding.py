"""From bytes to text: byte-order marks, UTF-8, and a guess where neither tells."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 64 * 1024
"""Bytes that a guess looks at."""

_UTF8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")

_GUESSES: Final = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
"""Code pages that German and English were written in; more would make short texts a lottery."""


def decode(data: bytes) -> str:
    """The text of ``data``, unchanged but for its byte-order mark.

    Bytes that are no character in the encoding that was found become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.decode(_unmarked_utf16(data) or _guess(data, error.start), "replace")
    # UTF-16 of plain ASCII is valid UTF-8 as well, full of NULs.
    encoding_of_nuls = _unmarked_utf16(data)
    return data.decode(encoding_of_nuls, "replace") if encoding_of_nuls else text


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 that lost its mark: in Western text nearly every second byte is NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes, first_error: int) -> str:
    start = max(0, first_error - _SAMPLE // 2)
    sample = data[start : start + _SAMPLE]
    in_utf8 = sum(map(len, _UTF8_SEQUENCE.findall(sample)))
    if 2 * in_utf8 > len(_NOT_ASCII.findall(sample)):
        return "utf-8"  # with a few broken places, rather than a code page with all of them broken

    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best else _GUESSES[0]
