"""Gold files: articles annotated by hand, as records.

A gold file holds no text, only the hash of the one that its offsets are into.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Literal, TypeAlias

import msgspec

from annotate.annotation import (
    Amount,
    Annotation,
    Block,
    Claim,
    Date,
    Document,
    Entity,
    EntityType,
    Evidence,
    Mention,
    MentionKind,
    MentionType,
    Operator,
    Percent,
    Pipeline,
    Range,
    RelationType,
    Status,
    Value,
)

_Label: TypeAlias = Literal["PER", "ORG", "LOC", "PRODUCT", "MONEY", "QUANTITY", "DATE", "EVENT", "coref"]
_POINTERS = {"pronoun", "possessive", "relative", "demonstrative"}


class _Doc(msgspec.Struct):
    id: str
    sha256: str
    lang: str
    title: str


class _Entity(msgspec.Struct):
    id: str
    label: EntityType
    name: str
    aliases: tuple[str, ...] = ()


class _Norm(msgspec.Struct):
    value: int | float | str | None = None
    currency: str | None = None
    unit: str | None = None
    op: Operator | None = None
    relative: str | None = None


class _Mention(Range, frozen=True):
    id: str
    surface: str
    label: _Label
    refs: tuple[str, ...] = ()
    kind: str | None = None
    norm: _Norm | None = None


class _Evidence(Range, frozen=True):
    trigger: tuple[Range, ...]
    subject_mentions: tuple[str, ...]
    object_mentions: tuple[str, ...]


class _Slot(msgspec.Struct):
    value: int | float | str | None = None
    start: int | None = None
    end: int | None = None
    currency: str | None = None
    op: Operator | None = None
    relative: str | None = None


class _Relation(msgspec.Struct):
    id: str
    type: RelationType
    subject: str
    object: str
    status: Status
    evidence: tuple[_Evidence, ...]
    role: str | None = None
    amount: _Slot | None = None
    percent: _Slot | None = None
    date: _Slot | None = None
    attribution: str | None = None


class _Gold(msgspec.Struct):
    doc: _Doc
    entities: tuple[_Entity, ...]
    sentences: tuple[Range, ...]
    mentions: tuple[_Mention, ...]
    relations: tuple[_Relation, ...]


def gold_annotation(data: bytes, content: bytes, source: str) -> Annotation:
    """The record of a gold file: nothing unread, no background.

    Args:
        data: The gold file.
        content: The article's file, as UTF-8.
        source: What the record calls the article.

    Raises:
        msgspec.MsgspecError: If the file is no gold file.
        ValueError: If it is not that of this article.
    """
    gold = msgspec.json.decode(data, type=_Gold)
    if gold.doc.sha256 != sha256(content).hexdigest():
        raise ValueError("the gold file is that of another text")
    text = content.decode()
    entities = tuple(Entity(e.id, e.label, e.name, e.aliases) for e in gold.entities)
    mentions = tuple(m for g in gold.mentions for m in _mentions(g, {e.id: e for e in entities}))
    return Annotation(
        document=Document(
            id=gold.doc.sha256,
            source=source,
            title=gold.doc.title,
            language=gold.doc.lang,
            published=None,
            author=None,
            text=text,
            paragraphs=_blocks(text),
            sentences=gold.sentences,
        ),
        pipeline=Pipeline("gold", "1"),
        entities=entities,
        mentions=mentions,
        relations=tuple(_claim(r, mentions, text) for r in gold.relations),
    )


def _blocks(text: str) -> tuple[Block, ...]:
    lines = re.finditer(r"\S.*", text)
    return tuple(Block(m.start(), m.end(), "text" if i else "heading") for i, m in enumerate(lines))


def _mentions(gold: _Mention, entities: dict[str, Entity]) -> list[Mention]:
    if gold.label == "coref":
        return [_reference(gold, entities[ref], len(gold.refs) > 1) for ref in gold.refs]
    kind: MentionKind = "value" if gold.label in {"MONEY", "QUANTITY", "DATE"} else "name"
    entity = next((ref for ref in gold.refs if ref in entities), None)
    norm = gold.norm
    value = None if norm is None else Value(norm.value, norm.currency, norm.unit, norm.op)
    return [Mention(gold.start, gold.end, gold.id, gold.label, kind, entity, value)]


def _reference(gold: _Mention, entity: Entity, plural: bool) -> Mention:
    kind: MentionKind = "pronoun" if gold.kind in _POINTERS else "epithet"
    mention_type: MentionType = entity.type
    identifier = f"{gold.id}.{entity.id}" if plural else gold.id
    why = f"„{gold.surface}“ steht hier für {entity.name}"
    return Mention(gold.start, gold.end, identifier, mention_type, kind, entity.id, None, True, why)


def _claim(gold: _Relation, mentions: tuple[Mention, ...], text: str) -> Claim:
    evidence = tuple(_evidence(e, gold, mentions) for e in gold.evidence)
    by_id = {m.id: m for m in mentions}
    first = evidence[0]
    ends = (by_id[m] for m in (first.subject_mention, first.object_mention))
    return Claim(
        id=gold.id,
        type=gold.type,
        subject=gold.subject,
        object=gold.object,
        status=gold.status,
        inferred=any(m.inferred or not first.span.covers(m.span) for m in ends),
        wording=" … ".join(text[t.start : t.end] for t in evidence[0].trigger),
        role=gold.role,
        amount=_amount(gold.amount),
        percent=_percent(gold.percent),
        date=_date(gold.date),
        attribution=gold.attribution,
        rule="gold",
        evidence=evidence,
    )


def _evidence(gold: _Evidence, claim: _Relation, mentions: tuple[Mention, ...]) -> Evidence:
    subject = _argument(claim.subject, gold.subject_mentions, gold, mentions)
    object_ = _argument(claim.object, gold.object_mentions, gold, mentions)
    return Evidence(gold.start, gold.end, gold.trigger, subject, object_)


def _argument(entity: str, named: tuple[str, ...], sentence: Range, mentions: tuple[Mention, ...]) -> str:
    """The named mention of ``entity``, else its last one up to the sentence's end, else its first."""
    own = [m for m in mentions if m.entity == entity]
    chosen = [m for m in own if m.id.partition(".")[0] in named]
    before = [m for m in own if m.start < sentence.end]
    return (chosen or before[-1:] or own)[0].id


def _amount(slot: _Slot | None) -> Amount | None:
    if slot is None or slot.start is None or slot.end is None or not isinstance(slot.value, int | float):
        return None
    return Amount(slot.start, slot.end, slot.value, slot.currency, slot.op)


def _percent(slot: _Slot | None) -> Percent | None:
    if slot is None or slot.start is None or slot.end is None or not isinstance(slot.value, int | float):
        return None
    return Percent(slot.start, slot.end, slot.value, slot.op)


def _date(slot: _Slot | None) -> Date | None:
    if slot is None or slot.start is None or slot.end is None:
        return None
    return Date(slot.start, slot.end, None if slot.value is None else str(slot.value), slot.relative is not None)
