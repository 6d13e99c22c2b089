"""The corrections as typed records, and how they are read and written.

A correction is about claims, mentions and entities as they stood when it was made, with all corrections before it
applied: :mod:`annotate.corrections.finding` finds them again.
"""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

import msgspec

from annotate.annotation import (
    Amount,
    EntityType,
    MentionKind,
    Percent,
    Provenance,
    RelationType,
    Status,
)
from annotate.marks.anchors import Anchor

LONGEST_NAME: Final = 200
"""Characters of a name that a reader gives."""

NewName: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]


class Named(msgspec.Struct, frozen=True):
    """An entity by what it is called."""

    name: str
    type: EntityType
    place: Anchor | None = None
    """Where the text first speaks of it, by name if it does: tells it from others of its name."""


class Link(msgspec.Struct, frozen=True):
    """A mention, and whom it was linked to."""

    place: Anchor
    kind: MentionKind
    entity: Named


class Stated(msgspec.Struct, frozen=True):
    """A claim by what it says and where."""

    type: RelationType
    subject: Named
    object: Named
    status: Status
    provenance: Provenance = "text"
    sentences: tuple[Anchor, ...] = ()
    """Those that prove it; none for background knowledge."""
    amount: Amount | None = None
    percent: Percent | None = None


class _Correction(msgspec.Struct, frozen=True, tag_field="kind"):
    """Base of all corrections."""


class JudgeClaim(_Correction, frozen=True, tag="claim"):
    """The reader says that the article makes a claim, or that it does not."""

    claim: Stated
    right: bool


class JudgeLink(_Correction, frozen=True, tag="link"):
    """The reader says that a mention means an entity, or that it does not."""

    link: Link
    right: bool


class Merge(_Correction, frozen=True, tag="merge"):
    """Two entities are one and the same."""

    entity: Named
    into: Named
    """Whose name and type remain."""


class Split(_Correction, frozen=True, tag="split"):
    """Some mentions of an entity mean another one."""

    links: tuple[Link, ...]
    name: NewName
    type: EntityType
    joins: Named | None = None
    """The one they mean, if the record has it; else there is one more, of this name and type."""


class Rename(_Correction, frozen=True, tag="rename"):
    """An entity has another name."""

    entity: Named
    name: NewName


class Retype(_Correction, frozen=True, tag="type"):
    """An entity is of another type."""

    entity: Named
    type: EntityType


Correction: TypeAlias = JudgeClaim | JudgeLink | Merge | Split | Rename | Retype

_encoder: Final = msgspec.json.Encoder()
_decoder: Final[msgspec.json.Decoder[Correction]] = msgspec.json.Decoder(Correction)


def correction_to_json(correction: Correction) -> str:
    """The correction as it is kept."""
    return _encoder.encode(correction).decode()


def correction_from_json(text: str) -> Correction | None:
    """The correction that was kept; None if the text is none."""
    try:
        return _decoder.decode(text)
    except msgspec.MsgspecError:
        return None
