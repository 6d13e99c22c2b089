"""Documents that are ZIP files: read member by member, within limits, and never unpacked to the disk."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from annotate.errors import DurchblickError, user_error

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED: Final = 50 * 1024 * 1024
"""Of all members that are read together; pictures and fonts are not."""
MAX_MEMBERS: Final = 20_000

_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
)
"""What :mod:`zipfile` raises for files that are broken or packed in ways it does not know."""


class Archive:
    """The members of a document."""

    def __init__(self, data: bytes, source: str, file_format: str = "ZIP") -> None:
        """Open a ZIP file.

        Raises:
            DurchblickError: If it is damaged or has too many members.
        """
        self._source, self._left = source, MAX_UNPACKED
        self.format = file_format
        """How the document's format is called when something is wrong with it."""
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise self.broken() from None
        self.names: Final = frozenset(self._zip.namelist())
        if len(self.names) > MAX_MEMBERS:
            raise user_error("source.parts", name=source, limit=MAX_MEMBERS)

    def read(self, name: str) -> bytes:
        """What a member holds.

        Raises:
            DurchblickError: If there is none of this name, it is damaged or encrypted, or all that was read gets
                larger than :data:`MAX_UNPACKED`.
        """
        try:
            if self._zip.getinfo(name).flag_bits & _ENCRYPTED:
                raise user_error("source.locked", name=self._source)
            with self._zip.open(name) as member:
                data = member.read(self._left + 1)
        except _BROKEN:
            raise self.broken() from None
        self._left -= len(data)
        if self._left < 0:
            raise user_error("source.unpacked", name=self._source, limit=MAX_UNPACKED // (1024 * 1024))
        return data

    def xml(self, name: str) -> _Element:
        """The tree of a member; its entities are not resolved, so that none can be a bomb or a file.

        Raises:
            DurchblickError: As :meth:`read`, and if it is no XML.
        """
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self.read(name), parser)
        except (etree.LxmlError, ValueError):
            raise self.broken() from None

    def xml_if_any(self, name: str) -> _Element | None:
        """The tree of a member that a document may lack."""
        return self.xml(name) if name in self.names else None

    def broken(self) -> DurchblickError:
        """The error for a document that is damaged."""
        return user_error("source.broken", name=self._source, format=self.format)
