"""What the annotator says while it works: the messages between its process and the reader.

The order is: any number of :class:`Names` and :class:`Progress`, then one :class:`Finished`; or, at
any point, one :class:`Failed`. Each is one JSON object on one line.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

from annotate.annotation import Annotation, Mention
from annotate.article import Article, Span


class Names(msgspec.Struct, frozen=True, tag="names"):
    """The names found in ``text[start:end]``, before anything is known of how they hang together.

    The mentions replace whatever was said of this stretch before; those of the final annotation
    replace them in turn.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]

    @property
    def span(self) -> Span:
        """The stretch of the text that was read."""
        return Span(self.start, self.end)


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How far the annotator has come, in characters of the text."""

    done: int
    total: int


class Finished(msgspec.Struct, frozen=True, tag="annotation"):
    """The whole record: nothing follows it."""

    annotation: Annotation


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The annotator gave up: nothing follows it."""

    message: str
    """One sentence for the user."""


class Request(msgspec.Struct, frozen=True):
    """What the annotator is asked for."""

    article: Article
    knowledge: bool = True
    """Whether names, aliases and facts of the knowledge files are used."""


Stage: TypeAlias = Names | Progress | Annotation
"""What a pipeline yields as it works: the annotation comes last."""

Event: TypeAlias = Names | Progress | Finished | Failed

MAX_LINE: Final = 1 << 30
"""Bytes; no message of a readable article comes near it."""

_encoder = msgspec.json.Encoder()
_event_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_request_decoder = msgspec.json.Decoder(Request)


def encode(message: Event | Request) -> bytes:
    """The message as one line of JSON, with its line end."""
    return _encoder.encode(message) + b"\n"


def decode_event(line: bytes) -> Event:
    """The event that a line holds.

    Raises:
        msgspec.MsgspecError: If the line is no event.
    """
    return _event_decoder.decode(line)


def decode_request(line: bytes) -> Request:
    """The request that a line holds.

    Raises:
        msgspec.MsgspecError: If the line is no request.
    """
    return _request_decoder.decode(line)
