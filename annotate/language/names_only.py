"""Who is who in a language whose grammar is not read: names that are written alike, and surnames of full names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import EntityType
from annotate.language.names import base_form
from annotate.language.spans import DocEntity, DocMention, mentions_of, set_entities, set_mentions


def entities_of_names(text: str, names: Iterable[DocMention]) -> list[tuple[DocEntity, list[DocMention]]]:
    """The entities that names stand for, each with its names, in text order.

    Args:
        text: The source text.
        names: Mentions of kind ``name``.
    """
    names = list(names)
    strings = {text[m.start : m.end] for m in names}
    by_name: dict[str, list[DocMention]] = defaultdict(list)
    for mention in names:
        by_name[base_form(text[mention.start : mention.end], strings)].append(mention)
    bearers: dict[str, list[str]] = defaultdict(list)
    for name, found in by_name.items():
        if " " in name and found[0].type == "PER":
            bearers[name.split()[-1]].append(name)
    whole: dict[str, list[DocMention]] = defaultdict(list)
    for name, found in by_name.items():
        is_surname = found[0].type == "PER" and len(bearers[name]) == 1
        whole[bearers[name][0] if is_surname else name] += found
    return [(_entity(f"e{number}", name, found), found) for number, (name, found) in enumerate(whole.items(), 1)]


def _entity(identifier: str, name: str, found: list[DocMention]) -> DocEntity:
    known = next((m.known for m in found if m.known), None)
    return DocEntity(identifier, cast(EntityType, found[0].type), name, known=known)


@Language.component("durchblick_names_only")
def names_only(doc: Doc) -> Doc:
    """Set the entities of the names."""
    mentions = mentions_of(doc)
    gathered = entities_of_names(doc.text, (m for m in mentions if m.kind == "name"))
    set_entities(doc, (entity for entity, _ in gathered))
    named = [replace(mention, entity=entity.id) for entity, found in gathered for mention in found]
    set_mentions(doc, (*(m for m in mentions if m.kind != "name"), *named))
    return doc
