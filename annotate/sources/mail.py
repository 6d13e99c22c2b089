"""E-mail: subject, sender, date and text; attachments are named, not opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final, TypeAlias

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.decoding import decode
from annotate.sources.html import page_text
from annotate.sources.links import bare_links
from annotate.sources.markup import html_tree, markup_pieces
from annotate.sources.pieces import Facts, Piece, article_of, tidy
from annotate.sources.txt import paragraph_spans

MAX_PARTS: Final = 1000

_QUOTED: Final = re.compile(r"(?:>[ \t]?)+")
_SIGNATURE: Final = "-- "

_Mail: TypeAlias = "Message[str, str]"


def article(data: bytes, source: str) -> Article:
    """The article in a message.

    Raises:
        DurchblickError: If it cannot be taken apart, or is empty.
    """
    try:
        # The newer policies' parsers of headers fail on broken ones in many ways.
        message: _Mail = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = list(_leaves(message))
    except (RecursionError, LookupError, ValueError):
        raise user_error("source.broken", name=source, format="E-Mail") from None
    if len(parts) > MAX_PARTS:
        raise user_error("source.parts", name=source, limit=MAX_PARTS)
    subject = _header(message, "Subject")
    pieces = [
        Piece(subject, "heading"),
        *_body(parts),
        *(Piece(f"[{name}]", "item") for name in _attachments(parts)),
    ]
    facts = Facts(title=subject or None, author=_sender(message), published=_date(message))
    return article_of(pieces, facts, data, source)


def _leaves(message: _Mail) -> Iterator[_Mail]:
    """The parts that hold something themselves, without those of messages that are attached."""
    waiting: list[_Mail] = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _body(parts: Iterable[_Mail]) -> list[Piece]:
    """The first part in plain text that says something, else the first such in HTML."""
    inline = [part for part in parts if not _is_attachment(part)]
    for kind, read in (("text/plain", _plain), ("text/html", _page)):
        for part in inline:
            if part.get_content_type() == kind and (pieces := [p for p in read(part) if tidy(p.text)]):
                return pieces
    return []


def _plain(part: _Mail) -> Iterator[Piece]:
    text = _text(part)
    if part.get_param("format") == "flowed":
        text = _unflowed(text)
    for quoted, block in _runs(text.splitlines()):
        for start, end in paragraph_spans(block):
            text = tidy(block[start:end])
            yield Piece(text, "quote" if quoted else "text", bare_links(text))


def _unflowed(text: str) -> str:
    """The text with lines joined that end with a blank (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.splitlines():
        if flows and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != _SIGNATURE and not line.startswith(">")
    return "\n".join(lines)


def _runs(lines: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Stretches of lines that are quoted, or not, without the marks of quotation."""
    run: list[str] = []
    was_quoted = False
    for line in lines:
        mark = _QUOTED.match(line)
        if bool(mark) != was_quoted and run:
            yield was_quoted, "\n".join(run)
            run = []
        was_quoted = bool(mark)
        run.append(line[mark.end() :] if mark else "" if line == _SIGNATURE else line)
    if run:
        yield was_quoted, "\n".join(run)


def _page(part: _Mail) -> Iterator[Piece]:
    tree = html_tree(page_text(_bytes(part), part.get_content_charset()))
    return iter(()) if tree is None else markup_pieces(tree)


def _text(part: _Mail) -> str:
    data = _bytes(part)
    try:
        return data.decode(part.get_content_charset() or "")
    except (LookupError, UnicodeError):
        return decode(data)


def _bytes(part: _Mail) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_attachment(part: _Mail) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text",)


def _attachments(parts: Iterable[_Mail]) -> Iterator[str]:
    for part in parts:
        if part.get_content_type() == "message/rfc822" and isinstance(inner := part.get_payload(), list) and inner:
            yield _header(inner[0], "Subject") or "message/rfc822"
        elif _is_attachment(part) and (name := part.get_filename()):
            yield _decoded(name)


def _header(message: object, name: str) -> str:
    value = message.get(name) if isinstance(message, Message) else None
    return "" if value is None else _decoded(str(value))


def _decoded(value: str) -> str:
    """A header's words as they are meant (RFC 2047), or as they stand if that fails."""
    try:
        parts = decode_header(value)
        words = [
            part if isinstance(part, str) else part.decode(charset or "utf-8", "replace") for part, charset in parts
        ]
    except (HeaderParseError, LookupError, ValueError):
        return tidy(value)
    return tidy("".join(words))


def _sender(message: _Mail) -> str | None:
    name, address = parseaddr(str(message.get("From", "")))
    return _decoded(name or address) or None


def _date(message: _Mail) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
