"""What a correction is about, found in a record that may give it other ids, names and spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from annotate.annotation import SYMMETRIC, Annotation, Claim, Entity, Mention
from annotate.article import Article, Span
from annotate.corrections.records import Link, Named, Stated
from annotate.marks.anchors import Anchor, located

_TELLING: Final = 16
"""Characters from which on words say enough to be known again wherever they are."""
_AROUND: Final = 8
"""Characters beside fewer words that must have come along."""


class Finder:
    """Finds things in one record."""

    def __init__(self, annotation: Annotation, article: Article) -> None:
        self._annotation = annotation
        self._article = article

    def entity(self, named: Named) -> str | None:
        """The id of the entity of that name and type; else of that at the place; else of the only one called so."""
        entities = self._annotation.entities
        same = [e for e in entities if e.type == named.type and _folded(e.name) == _folded(named.name)]
        if len(same) == 1:
            return same[0].id
        linked = {mention.entity for mention in self._named_at(named.place)} if named.place else set()
        for group in (same, entities):
            if placed := [e for e in group if e.id in linked]:
                return placed[0].id
        called = [e for e in entities if _folded(named.name) in _names(e)]
        return called[0].id if len(called) == 1 else None

    def linked(self, link: Link) -> Mention | None:
        """The mention at the place, if it is linked to the entity."""
        entity = self.entity(link.entity)
        return next((m for m in self.mentions(link) if entity and m.entity == entity), None)

    def mentions(self, link: Link) -> list[Mention]:
        """The mentions at the place: names where it was one, else what refers to somebody."""
        span, is_name = self._located(link.place), link.kind == "name"
        return _nearest(span, (m for m in self._at(span) if (m.kind == "name") is is_name)) if span else []

    def claims(self, stated: Stated) -> list[Claim]:
        """The claims that say this; if several do, those with the same figures."""
        ends = (self.entity(stated.subject), self.entity(stated.object))
        spans = self.sentences(stated)
        found = [
            claim
            for claim in self._annotation.relations
            if (claim.type, claim.status, claim.provenance) == (stated.type, stated.status, stated.provenance)
            and _joins(claim, ends)
            and (claim.provenance == "background" or _overlap(claim, spans))
        ]
        figures = _figures(stated)
        return [claim for claim in found if _figures(claim) == figures] or found

    def sentences(self, stated: Stated) -> list[Span]:
        """Where the sentences are that were said to prove a claim."""
        return [span for anchor in stated.sentences if (span := self._located(anchor))]

    def _named_at(self, place: Anchor) -> list[Mention]:
        """The mentions just at a place, else the names that overlap it: what refers there means somebody else."""
        span = self._located(place)
        there = self._at(span) if span else []
        return [m for m in there if m.span == span] or [m for m in there if m.kind == "name"]

    def _at(self, span: Span) -> list[Mention]:
        return [m for m in self._annotation.mentions if m.kind != "value" and m.span.overlaps(span)]

    def _located(self, anchor: Anchor) -> Span | None:
        """Where the place is now; of few words that have moved, only if something around them came along."""
        span = located(anchor, self._article)
        if span is None or len(anchor.quote) >= _TELLING or self._is_unmoved(anchor, span):
            return span
        text = self._article.text
        before, after = anchor.before[-_AROUND:], anchor.after[:_AROUND]
        came_along = (before and text.endswith(before, 0, span.start)) or (after and text.startswith(after, span.end))
        return span if came_along else None

    def _is_unmoved(self, anchor: Anchor, span: Span) -> bool:
        paragraphs = self._article.paragraphs
        return (
            anchor.paragraph < len(paragraphs)
            and span.start == paragraphs[anchor.paragraph].start + anchor.character
            and self._article.text[span.start : span.end] == anchor.quote
        )


def _nearest(span: Span, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that differ least from a span."""
    apart: dict[int, list[Mention]] = {}
    for mention in mentions:
        apart.setdefault(abs(mention.start - span.start) + abs(mention.end - span.end), []).append(mention)
    return apart[min(apart)] if apart else []


def _joins(claim: Claim, ends: tuple[str | None, str | None]) -> bool:
    either = claim.type in SYMMETRIC and (claim.object, claim.subject) == ends
    return either or (claim.subject, claim.object) == ends


def _overlap(claim: Claim, spans: Iterable[Span]) -> bool:
    return any(evidence.span.overlaps(span) for span in spans for evidence in claim.evidence)


def _figures(said: Claim | Stated) -> tuple[object, ...]:
    return (
        said.amount and (said.amount.value, said.amount.currency, said.amount.op),
        said.percent and (said.percent.value, said.percent.op),
    )


def _names(entity: Entity) -> set[str]:
    return {_folded(name) for name in (entity.name, *entity.aliases)}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
