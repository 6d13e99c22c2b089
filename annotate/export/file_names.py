"""Names of files made from what a text says: such as every system takes, and that lead out of no folder."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from annotate.annotation import Document
from annotate.harmless import harmless_line

_BARRED: Final = re.compile(r"""[\\/:*?"<>|#^\[\]%{}$`\ufffd\u2400-\u2426]""")
"""What Windows, Unix, links in Obsidian or a shell would take for something else."""
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_BYTES: Final = 120
"""Of a name in UTF-8; file systems take 255, and there is more to come."""
_DIGITS: Final = 8


def file_name(text: str) -> str:
    """The text as a file's name without a suffix; ``_`` if nothing of it can stand there."""
    name = _BARRED.sub(" ", harmless_line(unicodedata.normalize("NFC", text)))
    name = " ".join(name.split()).encode()[:_BYTES].decode(errors="ignore").strip(" .")
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def file_stem(document: Document) -> str:
    """A name for what is made from an article: its title, and a part of its id that tells it from its like."""
    return f"{file_name(document.title)} {document.id[:_DIGITS]}"
