"""What hangs together in a record, changed together: mentions, the entities they mean, and the claims on both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from annotate.annotation import SYMMETRIC, Annotation, Claim, Entity, Evidence, Mention
from annotate.article import Span
from annotate.slugs import free_slug

_VALUES: Final = ("amount", "percent", "date", "role", "attribution")


class Rewired(NamedTuple):
    """A record after a change."""

    annotation: Annotation
    absorbed: frozenset[str] = frozenset()
    """The ids of claims that others say now, with all that proved them."""


def without(annotation: Annotation, claims: Collection[str]) -> Annotation:
    """The record without some claims."""
    return replace(annotation, relations=tuple(claim for claim in annotation.relations if claim.id not in claims))


def disproved(annotation: Annotation, claims: Collection[str], sentences: Sequence[Span]) -> Annotation:
    """The record in which these sentences prove the claims no more; claims that no other one proves go."""

    def left(claim: Claim) -> Claim | None:
        rest = tuple(e for e in claim.evidence if not any(e.span.overlaps(sentence) for sentence in sentences))
        return replace(claim, evidence=rest) if rest else None

    kept = (left(claim) if claim.id in claims else claim for claim in annotation.relations)
    return replace(annotation, relations=tuple(claim for claim in kept if claim))


def unlinked(annotation: Annotation, mention: Mention) -> Annotation:
    """The record with a mention that means nobody known: a name stays marked, what only referred to somebody does not.

    What was read by that link is no proof any more; claims without another one go.
    """
    loose = replace(mention, entity=None, inferred=False, why=None, confirmed=False)
    mentions = (loose if each is mention else each for each in annotation.mentions)
    kept = tuple(each for each in mentions if each is not loose or mention.kind == "name")

    def proved(claim: Claim) -> Claim | None:
        rest = tuple(e for e in claim.evidence if mention.id not in (e.subject_mention, e.object_mention))
        return claim if rest == claim.evidence else replace(claim, evidence=rest) if rest else None

    claims = tuple(claim for each in annotation.relations if (claim := proved(each)))
    return _emptied(replace(annotation, mentions=kept, relations=claims), mention.entity or "")


def joined(annotation: Annotation, entity: str, into: str) -> Rewired:
    """The record with two entities made one, of the second's id, name and type."""
    by_id = {each.id: each for each in annotation.entities}
    one, other = by_id[entity], by_id[into]
    whole = replace(
        other,
        aliases=_others(other, (one.name, *one.aliases)),
        links=other.links or one.links,
        link_certainty=other.link_certainty if other.links else one.link_certainty,
    )
    entities = tuple(whole if each is other else each for each in annotation.entities if each is not one)
    mentions = (_linked(each, other) if each.entity == entity else each for each in annotation.mentions)
    claims = tuple(
        replace(
            claim,
            subject=into if claim.subject == entity else claim.subject,
            object=into if claim.object == entity else claim.object,
            attribution=into if claim.attribution == entity else claim.attribution,
        )
        for claim in annotation.relations
    )
    return _made_single(replace(annotation, entities=entities, mentions=tuple(mentions), relations=claims), into)


def moved(annotation: Annotation, mentions: Sequence[Mention], to: str) -> Rewired:
    """The record with mentions that mean another entity than they did, and what was read by them said of that one."""
    target = next(entity for entity in annotation.entities if entity.id == to)
    ids = {mention.id for mention in mentions}
    kept = tuple(
        replace(_linked(each, target), confirmed=True, why=None) if each.id in ids else each
        for each in annotation.mentions
    )
    taken = {claim.id for claim in annotation.relations}
    claims = tuple(part for claim in annotation.relations for part in _parted(claim, ids, to, taken))
    made = replace(annotation, mentions=kept, relations=claims)
    text = annotation.document.text
    surfaces = [text[mention.start : mention.end] for mention in mentions if mention.kind == "name"]
    for left in {mention.entity for mention in mentions if mention.entity}:
        made = _emptied(_less_called(made, left, surfaces), left)
    return _made_single(_called(made, target, surfaces), to)


def _linked(mention: Mention, entity: Entity) -> Mention:
    return replace(mention, entity=entity.id, type=entity.type)


def _parted(claim: Claim, moved_mentions: set[str], to: str, taken: set[str]) -> Iterator[Claim]:
    """A claim as its sentences have it once some mentions mean another entity: one claim for each pair of ends."""
    if claim.provenance == "background":
        yield claim
        return
    parts: dict[tuple[str, str], list[Evidence]] = {}
    for evidence in claim.evidence:
        subject = to if evidence.subject_mention in moved_mentions else claim.subject
        object_ = to if evidence.object_mention in moved_mentions else claim.object
        parts.setdefault((subject, object_), []).append(evidence)
    own = (claim.subject, claim.object)
    first = own if own in parts else next(iter(parts))
    for ends, evidence_ in parts.items():
        identifier = claim.id if ends == first else free_slug(f"{claim.id}-{to}", taken)
        taken.add(identifier)
        confirmed = claim.confirmed and ends == own
        yield replace(
            claim, id=identifier, subject=ends[0], object=ends[1], evidence=tuple(evidence_), confirmed=confirmed
        )


def _made_single(annotation: Annotation, entity: str) -> Rewired:
    """The record without what is twice of an entity, mentions or claims, and without what it would do to itself."""
    same: dict[str, str] = {}
    mentions: dict[object, Mention] = {}
    for mention in annotation.mentions:
        key: object = (mention.span, mention.kind) if mention.entity == entity else mention.id
        same[mention.id] = mentions.setdefault(key, mention).id
    claims: dict[str, Claim] = {}
    absorbed: set[str] = set()
    own: list[str] = []
    for claim in (_proved_by(each, same) for each in annotation.relations):
        if entity not in (claim.subject, claim.object):
            claims[claim.id] = claim
        elif claim.subject == claim.object:
            continue
        elif twin := next((each for each in own if _say_the_same(claim, claims[each])), None):
            claims[twin] = _one_of(claims[twin], claim)
            absorbed.add(claim.id)
        else:
            claims[claim.id] = claim
            own.append(claim.id)
    made = replace(annotation, mentions=tuple(mentions.values()), relations=tuple(claims.values()))
    return Rewired(made, frozenset(absorbed))


def _proved_by(claim: Claim, same: dict[str, str]) -> Claim:
    evidence = tuple(
        replace(
            e,
            subject_mention=same.get(e.subject_mention, e.subject_mention),
            object_mention=same.get(e.object_mention, e.object_mention),
        )
        for e in claim.evidence
    )
    return replace(claim, evidence=evidence)


def _say_the_same(one: Claim, other: Claim) -> bool:
    if (one.type, one.status, one.provenance) != (other.type, other.status, other.provenance):
        return False
    ends, others = (one.subject, one.object), (other.subject, other.object)
    if ends != others and (one.type not in SYMMETRIC or ends != others[::-1]):
        return False
    pairs = ((getattr(one, name), getattr(other, name)) for name in _VALUES)
    return all(left is None or right is None or left == right for left, right in pairs)


def _one_of(one: Claim, other: Claim) -> Claim:
    """Two claims that say the same as one, by the first's id, with all that proves either."""
    if other.subject != one.subject:
        other = _turned(other)
    known = {(e.start, e.end) for e in one.evidence}
    evidence = (*one.evidence, *(e for e in other.evidence if (e.start, e.end) not in known))
    values = {name: getattr(other, name) for name in _VALUES if getattr(one, name) is None}
    return replace(
        one,
        evidence=evidence,
        inferred=one.inferred and other.inferred,
        confirmed=one.confirmed or other.confirmed,
        **values,
    )


def _turned(claim: Claim) -> Claim:
    evidence = tuple(
        replace(e, subject_mention=e.object_mention, object_mention=e.subject_mention) for e in claim.evidence
    )
    return replace(claim, subject=claim.object, object=claim.subject, evidence=evidence)


def _emptied(annotation: Annotation, entity: str) -> Annotation:
    """The record without an entity that nothing in the text means any more, and without what was said of it."""
    if any(mention.entity == entity for mention in annotation.mentions):
        return annotation
    name = next((each.name for each in annotation.entities if each.id == entity), entity)
    claims = (
        replace(claim, attribution=name) if claim.attribution == entity else claim
        for claim in annotation.relations
        if entity not in (claim.subject, claim.object)
    )
    entities = tuple(each for each in annotation.entities if each.id != entity)
    return replace(annotation, entities=entities, relations=tuple(claims))


def _less_called(annotation: Annotation, entity: str, surfaces: Iterable[str]) -> Annotation:
    """The record with an entity that has not the names any more by which only others are called now."""
    text = annotation.document.text
    left = {text[m.start : m.end] for m in annotation.mentions if m.entity == entity and m.kind == "name"}
    lost = {name for surface in surfaces for name in _forms(surface)} - {n for s in left for n in _forms(s)}
    return _changed(
        annotation, entity, lambda each: replace(each, aliases=tuple(a for a in each.aliases if a not in lost))
    )


def _called(annotation: Annotation, target: Entity, surfaces: Iterable[str]) -> Annotation:
    """The record with an entity that is called by these names too."""
    bare = (min(_forms(surface) & {target.name, *target.aliases}, default=surface) for surface in surfaces)
    names = tuple(bare)
    return _changed(annotation, target.id, lambda each: replace(each, aliases=_others(each, names)))


def _changed(annotation: Annotation, entity: str, change: Callable[[Entity], Entity]) -> Annotation:
    entities = tuple(change(each) if each.id == entity else each for each in annotation.entities)
    return replace(annotation, entities=entities)


def _forms(surface: str) -> set[str]:
    """A name as it stands in the text, and without the ending of a genitive."""
    return {surface, surface.removesuffix("s")}


def _others(entity: Entity, names: Iterable[str]) -> tuple[str, ...]:
    """The other names of an entity, with more of them."""
    others = dict.fromkeys((*entity.aliases, *names))
    others.pop(entity.name, None)
    return tuple(others)
