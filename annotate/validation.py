"""Whether a record from elsewhere holds together: what must be checked before anything is built on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from annotate.annotation import Annotation, Range

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def problem(annotation: Annotation) -> str | None:
    """The first thing that is wrong with a record, in English, as a key and what of it; None if it is sound."""
    return next(_problems(annotation), None)


def _problems(annotation: Annotation) -> Iterator[str]:
    document = annotation.document
    if not _SHA256.fullmatch(document.id):
        yield "document.id"
    yield from _beyond("document.paragraphs", document.paragraphs, len(document.text))
    yield from _beyond("document.sentences", document.sentences, len(document.text))
    yield from _beyond("mentions", annotation.mentions, len(document.text))
    yield from _beyond("unread", annotation.unread, len(document.text))
    entities = {entity.id for entity in annotation.entities}
    mentions = {mention.id for mention in annotation.mentions}
    yield from _twice("entities", [entity.id for entity in annotation.entities])
    yield from _twice("mentions", [mention.id for mention in annotation.mentions])
    yield from _twice("relations", [claim.id for claim in annotation.relations])
    for mention in annotation.mentions:
        surface = document.text[mention.start : mention.end]
        if surface != surface.strip():
            yield f"mentions: {mention.id}: {mention.start}-{mention.end}"
        if mention.entity is not None and mention.entity not in entities:
            yield f"mentions: {mention.id}: {mention.entity}"
    for claim in annotation.relations:
        where = f"relations: {claim.id}"
        for end in (claim.subject, claim.object):
            if end not in entities:
                yield f"{where}: {end}"
        yield from _beyond(where, claim.evidence, len(document.text))
        parts = [part for part in (claim.amount, claim.percent, claim.date) if part]
        yield from _beyond(where, parts, len(document.text))
        for evidence in claim.evidence:
            yield from _beyond(where, evidence.trigger, len(document.text))
            if not {evidence.subject_mention, evidence.object_mention} <= mentions:
                yield f"{where}: evidence"


def _beyond(where: str, ranges: Iterable[Range], length: int) -> Iterator[str]:
    for each in ranges:
        if not 0 <= each.start < each.end <= length:
            yield f"{where}: {each.start}-{each.end}"


def _twice(where: str, identifiers: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for identifier in identifiers:
        if identifier in seen:
            yield f"{where}: {identifier}"
        seen.add(identifier)
