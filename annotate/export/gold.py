"""Gold files: the record as articles annotated by hand are kept, with the text beside it.

For what a reader has corrected and vouches for: scored against, learned from, or taken back in with ``durchblick
library import NAME.json NAME.txt``. A mention that refers to somebody is a ``coref``, a plural one mention with several
``refs``. Offsets are code points into the text, which is UTF-8. Kept: all of each claim of the text; background claims
and unread sentences as they are in the record, which the format has no other place for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Final, TypeAlias

from annotate.annotation import (
    SYMMETRIC,
    Amount,
    Annotation,
    Claim,
    Date,
    Entity,
    Evidence,
    Mention,
    Percent,
    Range,
    Value,
    to_json,
)
from annotate.catalogue import Language
from annotate.export.file_names import file_stem
from annotate.export.network import pipeline_text

_SCHEMA: Final = "1.0"

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"


def export(annotations: Sequence[Annotation], language: Language) -> dict[str, str | bytes]:
    """For each article its gold file and its text."""
    files: dict[str, str | bytes] = {}
    for article in annotations:
        name = file_stem(article.document)
        files[f"{name}.txt"] = content = article.document.text.encode("utf-8", "replace")
        gold = json.dumps(_gold(article, sha256(content).hexdigest(), name), ensure_ascii=False, indent=1)
        files[f"{name}.json"] = gold.encode("utf-8", "replace") + b"\n"
    return files


def _gold(article: Annotation, digest: str, name: str) -> _Json:
    document = article.document
    record = json.loads(to_json(article))
    groups = {m.id: identifier for identifier, group in _grouped(article) for m in group}
    return {
        "schema_version": _SCHEMA,
        "doc": {
            "id": name,
            "path": f"{name}.txt",
            "sha256": digest,
            "chars": len(document.text),
            "words": len(document.text.split()),
            "lang": document.language,
            "title": document.title,
            "source": document.source,
            "pipeline": pipeline_text(article),
        },
        "conventions": {
            "offsets": "code points into the text, end exclusive; text[start:end] == surface",
            "symmetric_types": [*sorted(SYMMETRIC)],
        },
        "entities": [_entity(entity) for entity in article.entities],
        "sentences": [
            {"id": f"s{number}", **_place(sentence, document.text, "text")}
            for number, sentence in enumerate(document.sentences, 1)
        ],
        "mentions": [_mention(identifier, group, document.text) for identifier, group in _grouped(article)],
        "relations": [_relation(claim, article, groups) for claim in article.relations if claim.provenance == "text"],
        "must_not": [],
        "background": [claim for claim in record["relations"] if claim["provenance"] == "background"],
        "unread": record["unread"],
    }


def _grouped(article: Annotation) -> Iterator[tuple[str, list[Mention]]]:
    """The mentions by place and kind, those of a plural together, each group with its id."""
    for _, group in groupby(article.mentions, key=lambda m: (m.span, m.kind)):
        mentions = list(group)
        several = len(mentions) > 1 and mentions[0].kind in ("epithet", "pronoun")
        for one in [mentions] if several else [[mention] for mention in mentions]:
            # What follows a dot tells the records of a plural apart.
            yield one[0].id.replace(".", "-"), one


def _entity(entity: Entity) -> _Json:
    made: dict[str, _Json] = {"id": entity.id, "label": entity.type, "name": entity.name}
    made["aliases"] = list(entity.aliases)
    return {**made, "links": dict(entity.links)} if entity.links else made


def _mention(identifier: str, group: Sequence[Mention], text: str) -> _Json:
    first = group[0]
    refers = first.kind in ("epithet", "pronoun") and first.entity is not None
    refs: list[_Json] = [mention.entity for mention in group if mention.entity]
    made: dict[str, _Json] = {
        "id": identifier,
        **_place(first, text, "surface"),
        "label": "coref" if refers else first.type,
        "entity": refs[0] if len(refs) == 1 else None,
        "refs": refs,
    }
    if refers:
        made["kind"] = first.kind
    if first.value:
        made["norm"] = _norm(first.value)
    if first.why:
        made["why"] = first.why
    if first.confirmed:
        made["confirmed"] = True
    return made


def _relation(claim: Claim, article: Annotation, groups: dict[str, str]) -> _Json:
    text = article.document.text
    return {
        "id": claim.id,
        "type": claim.type,
        "subject": claim.subject,
        "object": claim.object,
        "status": claim.status,
        "core": True,
        "role": claim.role,
        "wording": claim.wording,
        "attribution": claim.attribution,
        "inferred": claim.inferred,
        "confirmed": claim.confirmed,
        "rule": claim.rule,
        "evidence": [_evidence(evidence, article, groups) for evidence in claim.evidence],
        "amount": _slot(claim.amount, text),
        "percent": _slot(claim.percent, text),
        "date": _slot(claim.date, text),
    }


def _evidence(evidence: Evidence, article: Annotation, groups: dict[str, str]) -> _Json:
    text = article.document.text
    return {
        "start": evidence.start,
        "end": evidence.end,
        "trigger": [_place(trigger, text, "surface") for trigger in evidence.trigger],
        "subject_mentions": [groups[evidence.subject_mention]],
        "object_mentions": [groups[evidence.object_mention]],
    }


def _slot(slot: Amount | Percent | Date | None, text: str) -> _Json:
    if slot is None:
        return None
    made: dict[str, _Json] = {**_place(slot, text, "surface"), "value": slot.value}
    match slot:
        case Amount():
            return {**made, "currency": slot.currency, "op": slot.op}
        case Percent():
            return {**made, "op": slot.op}
        case Date():
            # What was worked out is relative to another date of the text.
            return {**made, "relative": made["surface"], "derived": True} if slot.derived else made


def _norm(value: Value) -> _Json:
    parts = {"value": value.value, "currency": value.currency, "unit": value.unit, "op": value.op}
    return {name: part for name, part in parts.items() if part is not None}


def _place(place: Range, text: str, words: str) -> dict[str, _Json]:
    return {"start": place.start, "end": place.end, words: text[place.start : place.end]}
