"""Corrections applied to a record: a pure function, whatever the corrections are.

Each is applied to the record as those before it left it. Offsets and ids stay what they are; every claim of the text
keeps a sentence that proves it or is not there any more, and what goes with a correction is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal, TypeAlias

from msgspec.structs import replace

from annotate.annotation import Annotation, Claim, Entity, Mention
from annotate.article import Article
from annotate.corrections.finding import Finder
from annotate.corrections.making import Maker
from annotate.corrections.records import (
    Correction,
    JudgeClaim,
    JudgeLink,
    Merge,
    Rename,
    Retype,
    Split,
    Stated,
)
from annotate.corrections.rewiring import Rewired, disproved, joined, moved, unlinked, without
from annotate.lookup import Lookup
from annotate.slugs import free_slug

Fit = Literal["applied", "already", "lost"]
"""``already``: the record says so itself; ``lost``: what the correction is about is not in the record."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction."""

    correction: Correction
    fit: Fit
    gone: tuple[Stated, ...] = ()
    """The claims that went with it, because nothing proves them any more or both their ends became one."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A record with corrections."""

    annotation: Annotation
    outcomes: tuple[Outcome, ...] = ()
    """One a correction, in their order."""

    @property
    def rejected(self) -> int:
        """How many claims are not there any more, by a verdict or with another correction."""
        judged = (
            o.fit == "applied" and isinstance(o.correction, JudgeClaim) and not o.correction.right
            for o in self.outcomes
        )
        return sum(judged) + sum(len(outcome.gone) for outcome in self.outcomes)

    @property
    def lost(self) -> tuple[Correction, ...]:
        """The corrections that fit nothing in this record."""
        return tuple(outcome.correction for outcome in self.outcomes if outcome.fit == "lost")


_Step: TypeAlias = "Annotation | Rewired | Fit"
"""The record as a correction leaves it, or why it leaves it as it is."""


def apply(annotation: Annotation, corrections: Iterable[Correction], article: Article | None = None) -> Corrected:
    """The record with the corrections, one after the other.

    Args:
        annotation: As the pipeline made it.
        corrections: In the order in which they were made.
        article: The record's article, if that is at hand.
    """
    outcomes: list[Outcome] = []
    article = article or annotation.document.article()
    for correction in corrections:
        made = _apply(correction, annotation, Finder(annotation, article))
        if isinstance(made, str):
            outcomes.append(Outcome(correction, made))
            continue
        after = made if isinstance(made, Rewired) else Rewired(made)
        outcomes.append(Outcome(correction, "applied", _gone(correction, annotation, after, article)))
        annotation = after.annotation
    return Corrected(annotation, tuple(outcomes))


def _gone(correction: Correction, before: Annotation, after: Rewired, article: Article) -> tuple[Stated, ...]:
    if isinstance(correction, JudgeClaim):
        return ()
    left = after.absorbed.union(claim.id for claim in after.annotation.relations)
    gone = [claim for claim in before.relations if claim.id not in left]
    maker = Maker(Lookup(before), article) if gone else None
    return tuple(maker.stated(claim) for claim in gone) if maker else ()


@singledispatch
def _apply(correction: Correction, annotation: Annotation, find: Finder) -> _Step:
    raise TypeError(correction)


@_apply.register
def _(correction: JudgeClaim, annotation: Annotation, find: Finder) -> _Step:
    found = {claim.id for claim in find.claims(correction.claim)}
    if not found:
        known = find.entity(correction.claim.subject) and find.entity(correction.claim.object)
        return "already" if known and not correction.right else "lost"
    if not correction.right:
        return disproved(annotation, found, find.sentences(correction.claim))
    return _with_claims(annotation, lambda claim: replace(claim, confirmed=True) if claim.id in found else claim)


@_apply.register
def _(correction: JudgeLink, annotation: Annotation, find: Finder) -> _Step:
    mention = find.linked(correction.link)
    if mention is None:
        return "lost" if correction.right or not find.mentions(correction.link) else "already"
    if not correction.right:
        return unlinked(annotation, mention)
    return _with_mentions(annotation, lambda each: replace(each, confirmed=True) if each is mention else each)


@_apply.register
def _(correction: Merge, annotation: Annotation, find: Finder) -> _Step:
    entity, into = find.entity(correction.entity), find.entity(correction.into)
    if entity is None or into is None:
        return "lost"
    return "already" if entity == into else joined(annotation, entity, into)


@_apply.register
def _(correction: Split, annotation: Annotation, find: Finder) -> _Step:
    mentions = [mention for link in correction.links if (mention := find.linked(link))]
    if not mentions:
        there = {mention.entity for link in correction.links for mention in find.mentions(link)}
        is_so = any(entity.id in there and entity.name == correction.name for entity in annotation.entities)
        return "already" if is_so else "lost"
    known = find.entity(correction.joins) if correction.joins else None
    if known in {mention.entity for mention in mentions}:
        return "already"
    if known is None:
        known = free_slug(correction.name, {entity.id for entity in annotation.entities})
        annotation = replace(
            annotation, entities=(*annotation.entities, Entity(known, correction.type, correction.name))
        )
    return moved(annotation, mentions, known)


@_apply.register
def _(correction: Rename, annotation: Annotation, find: Finder) -> _Step:
    return _with_entity(annotation, find.entity(correction.entity), lambda entity: _renamed(entity, correction.name))


@_apply.register
def _(correction: Retype, annotation: Annotation, find: Finder) -> _Step:
    found = find.entity(correction.entity)

    def retyped(entity: Entity) -> Entity:
        # Whom it was taken for elsewhere had the other type.
        return (
            entity
            if entity.type == correction.type
            else replace(entity, type=correction.type, links={}, link_certainty=None)
        )

    made = _with_entity(annotation, found, retyped)
    if isinstance(made, str):
        return made
    made = without(
        made, {c.id for c in made.relations if c.provenance == "background" and found in (c.subject, c.object)}
    )
    return _with_mentions(
        made, lambda mention: replace(mention, type=correction.type) if mention.entity == found else mention
    )


def _renamed(entity: Entity, name: str) -> Entity:
    if entity.name == name:
        return entity
    others = dict.fromkeys((entity.name, *entity.aliases))
    others.pop(name, None)
    return replace(entity, name=name, aliases=tuple(others))


def _with_entity(annotation: Annotation, found: str | None, change: Callable[[Entity], Entity]) -> Annotation | Fit:
    if found is None:
        return "lost"
    entities = tuple(change(entity) if entity.id == found else entity for entity in annotation.entities)
    return "already" if entities == annotation.entities else replace(annotation, entities=entities)


def _with_claims(annotation: Annotation, change: Callable[[Claim], Claim]) -> Annotation:
    return replace(annotation, relations=tuple(map(change, annotation.relations)))


def _with_mentions(annotation: Annotation, change: Callable[[Mention], Mention]) -> Annotation:
    return replace(annotation, mentions=tuple(map(change, annotation.mentions)))
