"""Web Annotation (W3C) as JSON-LD: an annotation a mention, and one a claim over the sentences that prove it.

Each target has both a position and a quote selector with what stands around it, so that a reader can refuse a
quote that has moved. Positions are Unicode code points, as the recommendation asks. A claim's body holds
its parts under names of the record in a vocabulary of its own, and the claim as a sentence. Kept: all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from annotate.annotation import Annotation, Entity, Mention, Range
from annotate.catalogue import Language
from annotate.export.network import Network, Statement, pipeline_text
from annotate.figures import phrases
from annotate.lookup import Lookup

_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | int | bool"

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_VOCABULARY: Final = "urn:durchblick:vocabulary:"
_AROUND: Final = 32
"""Characters before and after a quote."""


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """A page of annotations on all articles."""
    network = Network.of(annotations)
    items: list[_Json] = []
    for article in network.articles:
        lookup = Lookup(article)
        items += [_mention(mention, lookup, language) for mention in article.mentions]
    items += [_claim(statement, language) for statement in network.statements]
    page: _Json = {
        "@context": [_CONTEXT, {"db": _VOCABULARY}],
        "id": "urn:durchblick:page",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _mention(mention: Mention, lookup: Lookup, language: Language) -> _Json:
    entity = lookup.entities.get(mention.entity or "")
    document = lookup.annotation.document.id
    body: list[_Json] = [{"type": "TextualBody", "purpose": "classifying", "value": mention.type}]
    if entity:
        body += _identity(entity)
    return {
        "id": f"urn:durchblick:{document}:{mention.id}",
        "type": "Annotation",
        "motivation": "identifying" if entity else "classifying",
        "generator": _generator(lookup.annotation),
        "body": body,
        "target": _target(mention, lookup.annotation),
        "db:kind": mention.kind,
        "db:inferred": mention.inferred,
        "db:confirmed": mention.confirmed,
        **({"db:why": mention.why} if mention.why else {}),
    }


def _identity(entity: Entity) -> Iterator[_Json]:
    yield {"type": "TextualBody", "purpose": "identifying", "value": entity.name, "db:entity": entity.id}
    for kind, identifier in sorted(entity.links.items()):
        yield {
            "type": "TextualBody",
            "purpose": "linking",
            "value": f"{kind}:{identifier}",
            "db:certainty": entity.link_certainty or "?",
        }


def _claim(statement: Statement, language: Language) -> _Json:
    article = statement.article
    row = {f"db:{name}": value for name, value in statement.row(language).items() if value and name != "sentence"}
    words: _Json = {"type": "TextualBody", "purpose": "describing", "value": statement.sentence(language), **row}
    targets: list[_Json] = [_target(evidence, article) for evidence in statement.claim.evidence]
    mentions: list[_Json] = [
        f"urn:durchblick:{article.document.id}:{mention}"
        for evidence in statement.claim.evidence
        for mention in (evidence.subject_mention, evidence.object_mention)
    ]
    about: dict[str, _Json] = {
        "id": f"urn:durchblick:{statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": _generator(article),
        "body": words,
        "target": targets or f"urn:sha256:{article.document.id}",
        "db:status": statement.claim.status,
    }
    if mentions:
        about["db:mentions"] = mentions
    else:
        about["db:note"] = phrases(language)("export.background")
    return about


def _target(place: Range, article: Annotation) -> _Json:
    text = article.document.text
    return {
        "source": f"urn:sha256:{article.document.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[place.start : place.end],
                "prefix": text[max(0, place.start - _AROUND) : place.start],
                "suffix": text[place.end : place.end + _AROUND],
            },
        ],
    }


def _generator(article: Annotation) -> _Json:
    return {"type": "Software", "name": pipeline_text(article)}
