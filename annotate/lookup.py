"""Ways into an :class:`Annotation`: by entity, by place, by id. Built once, never changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from annotate.annotation import Annotation, Claim, Entity, Mention, Range
from annotate.article import Span


class Lookup:
    """Indexes over one annotation."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.entities: dict[str, Entity] = {e.id: e for e in annotation.entities}
        self.claims: dict[str, Claim] = {c.id: c for c in annotation.relations}
        self.mentions: dict[str, Mention] = {m.id: m for m in annotation.mentions}

    @cached_property
    def mentions_of(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each entity, in text order."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.annotation.mentions:
            if mention.entity:
                found[mention.entity].append(mention)
        return {entity: tuple(mentions) for entity, mentions in found.items()}

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims in which each entity is subject or object, in the record's order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.annotation.relations:
            for entity in {claim.subject, claim.object}:
                found[entity].append(claim)
        return {entity: tuple(claims) for entity, claims in found.items()}

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds ``offset``, or the one before it; None in a text without any."""
        return _at(self.annotation.document.sentences, offset)

    def text(self, span: Span | Range) -> str:
        """What the article says there."""
        return self.annotation.document.text[span.start : span.end]


def _at(ranges: Sequence[Range], offset: int) -> Span | None:
    index = bisect_right(ranges, offset, key=lambda r: r.start) - 1
    return ranges[index].span if index >= 0 else None
