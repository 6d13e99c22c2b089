"""Who and what: everybody and everything that the article names, by type."""

from __future__ import annotations

from typing import Final

from annotate.annotation import Entity, EntityType
from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.parts import blank, name_part, note, presence
from tui.views.rows import EntityTarget, Part, Row

_TYPES: Final[tuple[EntityType, ...]] = ("PER", "ORG", "PRODUCT", "LOC")


def people_rows(lookup: Lookup, t: Catalogue) -> tuple[Row, ...]:
    """The entities by type, those mentioned most often first."""
    rows: list[Row] = []
    for entity_type in _TYPES:
        if entities := _most_mentioned(entity_type, lookup):
            title = Row((Part(t(f"people.{entity_type}"), "heading"), Part(f"  {len(entities)}", "muted")))
            rows += [*([blank()] if rows else []), title, *(_row(entity, lookup) for entity in entities)]
    return tuple(rows) or (note(t("people.nobody")),)


def found_people(query: str, lookup: Lookup, without: str) -> tuple[Row, ...]:
    """The entities with names that have every word of a query, those mentioned most often first.

    Args:
        query: What is typed; all are found by nothing.
        lookup: What is known of the article.
        without: The id of one that is left out.
    """
    from annotate.library.shelf import likeness
    from annotate.search.folding import words

    asked = words(query)
    found = [
        entity
        for entity in lookup.annotation.entities
        if entity.id != without and (not asked or any(likeness(asked, words(name)) for name in _names(entity)))
    ]
    found.sort(key=lambda entity: -len(lookup.mentions_of.get(entity.id, ())))
    return tuple(_row(entity, lookup) for entity in found)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _most_mentioned(entity_type: EntityType, lookup: Lookup) -> list[Entity]:
    entities = [e for e in lookup.annotation.entities if e.type == entity_type]
    return sorted(entities, key=lambda e: -len(lookup.mentions_of.get(e.id, ())))


def _row(entity: Entity, lookup: Lookup) -> Row:
    mentions = lookup.mentions_of.get(entity.id, ())
    return Row(
        (name_part(entity.id, lookup),),
        presence(mentions, lookup),
        indent=1,
        target=EntityTarget(entity.id),
        key=f"entity:{entity.id}",
    )
