"""What is known of the entities of a text from elsewhere: shown apart, never mixed with what it claims."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from annotate.knowledge import Fact, load
from annotate.language.spans import DocClaim, DocEntity, claims_of, entities_of, set_claims


def background_claims(entities: Iterable[DocEntity], facts: Iterable[Fact]) -> list[DocClaim]:
    """The facts whose both ends the text speaks of."""
    ids = {entity.known: entity.id for entity in entities if entity.known}
    return [
        DocClaim(
            type=fact.type,
            subject=ids[fact.subject],
            object=ids[fact.object],
            status=fact.status,
            provenance="background",
            role=fact.role,
            source=fact.source,
            retrieved=fact.retrieved,
        )
        for fact in facts
        if fact.subject in ids and fact.object in ids
    ]


@Language.component("durchblick_background")
def background(doc: Doc) -> Doc:
    """Add the facts of the knowledge files to the claims."""
    set_claims(doc, (*claims_of(doc), *background_claims(entities_of(doc), load().facts)))
    return doc
