"""What a correction is about, found in a record that may give it other ids, names and spans."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.annotation import SYMMETRIC, Annotation, Claim, Entity, Mention
from annotate.article import Article, Span
from annotate.corrections.records import Link, Named, Stated
from annotate.marks.anchors import Anchor, located


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
        there = self._at(named.place) if named.place else []
        linked = {mention.entity for mention in there}
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
        """The mentions at the place, those of its kind if there are any."""
        there = self._at(link.place)
        return [mention for mention in there if mention.kind == link.kind] or there

    def claims(self, stated: Stated) -> list[Claim]:
        """The claims that say this; if several do, those with the same figures."""
        ends = (self.entity(stated.subject), self.entity(stated.object))
        spans = [span for anchor in stated.sentences if (span := located(anchor, self._article))]
        found = [
            claim
            for claim in self._annotation.relations
            if (claim.type, claim.status, claim.provenance) == (stated.type, stated.status, stated.provenance)
            and _joins(claim, ends)
            and (claim.provenance == "background" or _overlap(claim, spans))
        ]
        figures = _figures(stated)
        return [claim for claim in found if _figures(claim) == figures] or found

    def _at(self, place: Anchor) -> list[Mention]:
        """The mentions at a place; if none is just there, those that overlap it most."""
        span = located(place, self._article)
        if span is None:
            return []
        over = [m for m in self._annotation.mentions if m.kind != "value" and m.span.overlaps(span)]
        most = max((_common(m.span, span) for m in over), default=0)
        best = [m for m in over if _common(m.span, span) == most]
        shortest = min((m.end - m.start for m in best), default=0)
        return [m for m in best if m.end - m.start == shortest]


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


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
