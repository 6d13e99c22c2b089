"""What the rules say of a story whose names are given: the judges hear it and learn how far to believe it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import cast, get_args

from spacy.tokens import Doc

from annotate.annotation import SYMMETRIC, EntityType, RelationType, Status
from annotate.article import Span
from annotate.entities.anchors import reference_tokens
from annotate.entities.resolved import Resolved, resolved_of
from annotate.language.spans import DocMention, claims_of
from annotate.language.training.stories import Story


@dataclass(frozen=True, slots=True)
class Rules:
    """References by where their head begins, to whom they mean; claims by the number of the sentence."""

    references: dict[int, str]
    claims: dict[int, dict[tuple[str, str, RelationType], Status]]


def names_of(story: Story) -> list[DocMention]:
    """The story's names as the pipeline has them."""
    found: dict[Span, DocMention] = {}
    for mention in story.mentions:
        kind = story.entities[mention.entities[0]][0]
        if not mention.is_reference and kind in get_args(EntityType):
            span = Span(*mention.place)
            found.setdefault(span, DocMention(span.start, span.end, cast(EntityType, kind)))
    return list(found.values())


def rules_of(story: Story, doc: Doc) -> Rules:
    """What the components left on ``doc``, in the story's entities."""
    resolved = resolved_of(doc)
    assert resolved is not None
    known = _known(story, resolved)
    references = {}
    for token, entities in reference_tokens(resolved):
        if len(entities) == 1 and entities[0] in known:
            references[doc[token].idx] = known[entities[0]]
    starts = [start for start, _ in story.sentences]
    claims: dict[int, dict[tuple[str, str, RelationType], Status]] = defaultdict(dict)
    for claim in claims_of(doc):
        subject, object_ = known.get(claim.subject), known.get(claim.object)
        if subject is None or object_ is None:
            continue
        for evidence in claim.evidence:
            number = (
                bisect_right(starts, evidence.trigger[0].start if evidence.trigger else evidence.sentence.start) - 1
            )
            claims[number][subject, object_, claim.type] = claim.status
            if claim.type in SYMMETRIC:
                claims[number][object_, subject, claim.type] = claim.status
    return Rules(references, dict(claims))


def _known(story: Story, resolved: Resolved) -> dict[str, str]:
    """The story's entity of each of the rules', by most of its names."""
    places = {Span(*m.place): m.entities[0] for m in story.mentions if not m.is_reference}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for number, entity in resolved.named.items():
        place = places.get(resolved.reading.mentions[number].span)
        if place is not None:
            votes[entity][place] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}
