"""Where a source's links lead: only what a browser or a mail program opens, as it is safe to show."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from annotate.article import Link

_LONGEST: Final = 2000
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_BARE: Final = re.compile(r"https?://[^\s<>\"'|\\^`{}]+", re.IGNORECASE)
_HOST: Final = re.compile(r"[\w.-]+|[\da-f:.]+", re.ASCII)
_BEHIND: Final = ".,;:!?…)]}>»«”“’‘*_"
"""What stands behind an address in a sentence rather than in it."""


def followable(target: str, base: str | None = None) -> str | None:
    """A link's target as an address of ASCII characters; None if it is none of HTTP, HTTPS or mail.

    Args:
        target: As the source has it.
        base: The address of the page that it stands in.
    """
    target = target.strip()
    if not target or len(target) > _LONGEST or target.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(base, target) if base else target)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:  # UnicodeError is one
        return None
    if parts.scheme == "mailto":
        address = quote(parts.path, safe="@.+-_,%!")
        return f"mailto:{address}" if "@" in address else None
    # An address with a password in it pretends to lead elsewhere than it does.
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username or parts.password:
        return None
    place = f"[{host}]" if ":" in host else host
    named = parts._replace(
        netloc=place if port is None else f"{place}:{port}",
        path=quote(parts.path, safe=_SAFE),
        query=quote(parts.query, safe=_SAFE),
        fragment=quote(parts.fragment, safe=_SAFE),
    )
    return named.geturl()


def bare_links(text: str) -> tuple[Link, ...]:
    """The addresses that are written out in a text."""
    found = []
    for match in _BARE.finditer(text):
        address = match[0].rstrip(_BEHIND)
        if target := followable(address):
            found.append(Link(match.start(), match.start() + len(address), target))
    return tuple(found)
