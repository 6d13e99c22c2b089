"""Articles annotated by hand in the gold format (see ``tests/accuracy``) as stories."""

from __future__ import annotations

from pathlib import Path

import msgspec

from annotate.language.training.stories import TYPES, Story, StoryClaim, StoryMention


class _Span(msgspec.Struct):
    start: int
    end: int
    trigger: tuple[_Span, ...] = ()


class _Mention(_Span):
    label: str = ""
    entity: str | None = None
    refs: tuple[str, ...] = ()
    optional: bool = False


class _Relation(msgspec.Struct):
    type: str
    subject: str
    object: str
    status: str
    evidence: tuple[_Span, ...]
    core: bool = False


class _Doc(msgspec.Struct):
    path: str
    lang: str = "de"


class _Entity(msgspec.Struct):
    id: str
    label: str
    name: str


class _Gold(msgspec.Struct):
    doc: _Doc
    entities: tuple[_Entity, ...]
    mentions: tuple[_Mention, ...]
    relations: tuple[_Relation, ...]
    sentences: tuple[_Span, ...] = ()


def gold_stories(folder: Path) -> list[Story]:
    """The articles of a folder as stories; paragraphs are what blank lines part, the first is the heading."""
    return [_story(path) for path in sorted(folder.glob("*.json"))]


def _story(path: Path) -> Story:
    gold = msgspec.json.decode(path.read_bytes(), type=_Gold)
    with (path.parent / gold.doc.path).open(encoding="utf-8", newline="") as file:
        text = file.read()
    story = Story(path.stem, gold.doc.lang, {e.id: (e.label, e.name) for e in gold.entities}, text)
    for sentence in gold.sentences:
        before = text[story.sentences[-1][1] : sentence.start] if story.sentences else "\n\n"
        place = (sentence.start, sentence.end)
        if "\n" in before or not story.paragraphs:
            story.paragraphs.append(place)
        else:
            story.paragraphs[-1] = (story.paragraphs[-1][0], sentence.end)
        story.sentences.append(place)
    story.headings = {0}
    for mention in gold.mentions:
        referents = mention.refs or ((mention.entity,) if mention.entity else ())
        known = tuple(entity for entity in referents if entity in story.entities)
        if known and (mention.label in TYPES or mention.label == "coref"):
            is_reference = mention.label == "coref"
            story.mentions.append(StoryMention((mention.start, mention.end), known, is_reference, mention.optional))
    numbers = {place: number for number, place in enumerate(story.sentences)}
    for relation in gold.relations:
        for evidence in relation.evidence:
            number = numbers.get((evidence.start, evidence.end))
            if number is None or not {relation.subject, relation.object} <= story.entities.keys():
                continue
            wording = tuple((part.start, part.end) for part in evidence.trigger)
            parts = relation.subject, relation.type, relation.object, relation.status
            story.claims.append(StoryClaim(number, *parts, wording, not relation.core))
    return story
