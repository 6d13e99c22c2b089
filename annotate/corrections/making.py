"""Corrections of what a record says, worded so that they are found in other records of the article too."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import Claim, EntityType, Mention
from annotate.article import Article
from annotate.corrections.records import (
    LONGEST_NAME,
    JudgeClaim,
    JudgeLink,
    Link,
    Merge,
    Named,
    Rename,
    Retype,
    Split,
    Stated,
)
from annotate.lookup import Lookup
from annotate.marks.anchors import anchored


class Maker:
    """Makes corrections of one record."""

    def __init__(self, lookup: Lookup, article: Article | None = None) -> None:
        """Begin with a record.

        Args:
            lookup: The record, with the corrections made so far applied.
            article: Its article, if that is at hand.
        """
        self._lookup = lookup
        self._article = article or lookup.annotation.document.article()

    def judged_claim(self, claim: Claim, *, right: bool) -> JudgeClaim:
        """The claim is right, or wrong."""
        return JudgeClaim(self.stated(claim), right)

    def judged_link(self, mention: Mention, *, right: bool) -> JudgeLink:
        """The mention means whom it is linked to, or not."""
        return JudgeLink(self.link(mention), right)

    def merged(self, entity: str, into: str) -> Merge:
        """The first entity is the second."""
        return Merge(self.named(entity), self.named(into))

    def split(self, mentions: Sequence[Mention], name: str, of: EntityType) -> Split:
        """The mentions mean somebody or something else, of which the record has nothing yet."""
        return Split(tuple(map(self.link, mentions)), name, of)

    def moved(self, mentions: Sequence[Mention], to: str) -> Split:
        """The mentions mean another entity."""
        found = self._lookup.entities[to]
        return Split(tuple(map(self.link, mentions)), found.name[:LONGEST_NAME], found.type, self.named(to))

    def renamed(self, entity: str, name: str) -> Rename:
        """The entity has another name."""
        return Rename(self.named(entity), name)

    def retyped(self, entity: str, to: EntityType) -> Retype:
        """The entity is of another type."""
        return Retype(self.named(entity), to)

    def named(self, entity: str) -> Named:
        """The entity as it can be found again."""
        found, mentions = self._lookup.entities[entity], self._lookup.mentions_of.get(entity, ())
        first = next((m for m in mentions if m.kind == "name"), mentions[0] if mentions else None)
        return Named(found.name, found.type, anchored(first.span, self._article) if first else None)

    def link(self, mention: Mention) -> Link:
        """The mention, which has an entity, as it can be found again."""
        assert mention.entity is not None
        return Link(anchored(mention.span, self._article), mention.kind, self.named(mention.entity))

    def stated(self, claim: Claim) -> Stated:
        """The claim as it can be found again."""
        return Stated(
            claim.type,
            self.named(claim.subject),
            self.named(claim.object),
            claim.status,
            claim.provenance,
            tuple(anchored(evidence.span, self._article) for evidence in claim.evidence),
            claim.amount,
            claim.percent,
        )


def name_given(text: str) -> str:
    """A name as a reader typed it, on one line and no longer than a name may be; empty if nothing is left."""
    line = " ".join(text.encode(errors="replace").decode().split())
    return line[:LONGEST_NAME].strip()
