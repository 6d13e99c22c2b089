"""From an annotated spaCy ``Doc`` to the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotate.annotation import (
    NAME_AND_TYPE,
    Annotation,
    Claim,
    Document,
    Entity,
    Evidence,
    Mention,
    Pipeline,
    Range,
    Unread,
)
from annotate.article import Article, Span
from annotate.knowledge.load import load
from annotate.language.spans import (
    DocClaim,
    DocEntity,
    DocEvidence,
    DocMention,
    claims_of,
    entities_of,
    mentions_of,
    sentences_in,
    unread_of,
)
from annotate.slugs import slugs

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotation_from_doc(doc: Doc, article: Article, pipeline: Pipeline, language: str | None = None) -> Annotation:
    """The record of ``doc``, which was made from ``article``'s text.

    ``language`` is the text's, if the pipeline's own says less.

    Entities are in the order in which the text first speaks of them, mentions and claims in text order;
    what is known from elsewhere comes last.
    """
    found = mentions_of(doc)
    entities = _in_text_order(entities_of(doc), found)
    ids = dict(zip((e.id for e in entities), slugs(e.name for e in entities), strict=True))
    mentions = tuple(mention_record(m, f"m{i}", ids) for i, m in enumerate(found, 1))
    return Annotation(
        document=Document.of(article, tuple(Range(*s) for s in sentences_in(doc)), language or doc.lang_),
        pipeline=pipeline,
        entities=tuple(_entity(e, ids[e.id]) for e in entities),
        mentions=mentions,
        relations=tuple(_claims(claims_of(doc), ids, mentions)),
        unread=tuple(
            Unread(*u.sentence, tuple(Range(*t) for t in u.trigger), u.reason)
            for u in sorted(unread_of(doc), key=lambda u: u.sentence)
        ),
    )


def mention_record(mention: DocMention, identifier: str, ids: Mapping[str, str]) -> Mention:
    """The record of one mention.

    Args:
        mention: The mention.
        identifier: Its id in the record.
        ids: The record's id of each entity.
    """
    return Mention(
        start=mention.start,
        end=mention.end,
        id=identifier,
        type=mention.type,
        kind=mention.kind,
        entity=ids.get(mention.entity) if mention.entity else None,
        value=mention.value,
        inferred=mention.inferred,
        why=mention.why,
    )


def _in_text_order(entities: Iterable[DocEntity], mentions: Iterable[DocMention]) -> list[DocEntity]:
    """The entities that the text speaks of."""
    by_id = {e.id: e for e in entities}
    order = dict.fromkeys(m.entity for m in mentions if m.entity)
    return [by_id[identifier] for identifier in order]


def _entity(entity: DocEntity, identifier: str) -> Entity:
    """The record of an entity, with its place elsewhere if a known name and its type agree."""
    entry = load().entries.get(entity.known) if entity.known else None
    links = {"wikidata": entry.wikidata} if entry and entry.wikidata and entry.type == entity.type else {}
    return Entity(identifier, entity.type, entity.name, entity.aliases, links, NAME_AND_TYPE if links else None)


def _claims(claims: Iterable[DocClaim], ids: Mapping[str, str], mentions: tuple[Mention, ...]) -> Iterable[Claim]:
    def place(claim: DocClaim) -> tuple[bool, Span]:
        first = min((e.sentence for e in claim.evidence), default=Span(0, 0))
        return claim.provenance == "background", first

    for number, claim in enumerate(sorted(claims, key=place), 1):
        yield Claim(
            id=f"c{number}",
            type=claim.type,
            subject=ids[claim.subject],
            object=ids[claim.object],
            status=claim.status,
            provenance=claim.provenance,
            inferred=claim.inferred,
            wording=claim.wording,
            role=claim.role,
            amount=claim.amount,
            percent=claim.percent,
            date=claim.date,
            attribution=ids.get(claim.attribution, claim.attribution) if claim.attribution else None,
            rule=claim.rule,
            evidence=tuple(_evidence(e, claim, ids, mentions) for e in claim.evidence),
            source=claim.source,
            retrieved=claim.retrieved,
        )


def _evidence(
    evidence: DocEvidence, claim: DocClaim, ids: Mapping[str, str], mentions: tuple[Mention, ...]
) -> Evidence:
    return Evidence(
        *evidence.sentence,
        trigger=tuple(Range(*t) for t in evidence.trigger),
        subject_mention=_mention_at(evidence.subject, ids[claim.subject], mentions),
        object_mention=_mention_at(evidence.object, ids[claim.object], mentions),
    )


def _mention_at(span: Span, entity: str, mentions: tuple[Mention, ...]) -> str:
    """The id of the entity's mention at ``span``, or of the one that is nearest to it."""
    own = (m for m in mentions if m.entity == entity)
    return min(own, key=lambda m: abs(m.start - span.start) + abs(m.end - span.end)).id
