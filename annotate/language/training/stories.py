"""News texts in which every reference and every claim is marked by hand: what the readers of both learn from.

A story is a text file. Its first line names the language (``# de``), then come the entities, then the text, one
sentence a line, paragraphs apart by empty lines, headings after ``=``; below a sentence stands what it claims::

    # de
    @ lumivia ORG Lumivia GmbH
    @ demir PER Aylin Demir

    = [Lumivia|lumivia] wächst
    [Aylin Demir|demir] hat [das Start-up|>lumivia] 2018 gegründet.
    + demir founded lumivia current :: hat … gegründet
    - demir owns lumivia :: she only founded it

``[name|id]`` is a name, ``[words|>id]`` a reference, ``[words|>a+b]`` one to several; they nest. After ``?`` instead
of ``+``, and in ``[words|?>id]``, stands what may be found or not. ``-`` is what a careless reader would believe.
Run ``python -m annotate.language.training.stories FOLDER`` to check stories.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias, get_args

from annotate.annotation import RelationType, Status

Place: TypeAlias = tuple[int, int]
"""Where something starts and ends in the text, in code points."""

TYPES: Final = frozenset(("PER", "ORG", "LOC", "PRODUCT", "EVENT"))
RELATIONS: Final = frozenset(get_args(RelationType))
STATUSES: Final = frozenset(get_args(Status))

_ENTITY = re.compile(r"@ (?P<id>\w+) (?P<type>[A-Z]+) (?P<name>.+)")
_CLAIM = re.compile(r"(?P<sure>[+?]) (?P<subject>\w+) (?P<type>\w+) (?P<object>\w+) (?P<status>\w+) :: (?P<wording>.+)")
_TRAP = re.compile(r"- (?P<subject>\w+) (?P<type>\w+) (?P<object>\w+)(?: :: .*)?")
_REFERENT = re.compile(r"(?P<optional>\??)(?P<reference>>?)(?P<ids>\w+(?:\+\w+)*)\]")
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


class StoryError(ValueError):
    """A story is not as the module's docstring says; the message names file and line."""


@dataclass(frozen=True, slots=True)
class StoryMention:
    """A name or a reference."""

    place: Place
    entities: tuple[str, ...]
    is_reference: bool
    is_optional: bool


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """What a sentence claims, with the words that say so."""

    sentence: int
    subject: str
    type: str
    object: str
    status: str
    wording: tuple[Place, ...]
    is_optional: bool


@dataclass(slots=True)
class Story:
    """A text with its marks."""

    name: str
    language: str = "de"
    entities: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Type and name of each entity by its id."""
    text: str = ""
    sentences: list[Place] = field(default_factory=list)
    paragraphs: list[Place] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    """Numbers of the paragraphs that are headings."""
    mentions: list[StoryMention] = field(default_factory=list)
    claims: list[StoryClaim] = field(default_factory=list)
    traps: list[tuple[str, str, str]] = field(default_factory=list)
    """Subject, type and object of what must not be believed."""


def read_story(path: Path) -> Story:
    """The story in a file.

    Raises:
        StoryError: A line cannot be read.
    """
    story = Story(path.stem)
    is_new = True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if not line.strip():
                is_new = True
            elif line.startswith("# "):
                story.language = line[2:4]
            elif line[:2] in ("@ ", "+ ", "? ", "- "):
                _take(story, line)
            else:
                _add_sentence(story, line, is_new)
                is_new = line.startswith("= ")
        except StoryError as error:
            raise StoryError(f"{path}:{number}: {error}") from None
    return story


def read_stories(folder: Path) -> list[Story]:
    """All stories of a folder, by name."""
    return [read_story(path) for path in sorted(folder.glob("*.txt"))]


def _take(story: Story, line: str) -> None:
    """An entity, a claim about the last sentence, or a trap."""
    if entity := _ENTITY.fullmatch(line):
        if entity["type"] not in TYPES:
            raise StoryError(f"no type of entity: {entity['type']}")
        story.entities[entity["id"]] = (entity["type"], entity["name"])
    elif claim := _CLAIM.fullmatch(line):
        _check(story, claim["subject"], claim["type"], claim["object"])
        if claim["status"] not in STATUSES:
            raise StoryError(f"no status: {claim['status']}")
        wording = tuple(_wording(story, claim["wording"]))
        last = len(story.sentences) - 1
        parts = claim["subject"], claim["type"], claim["object"], claim["status"]
        story.claims.append(StoryClaim(last, *parts, wording, claim["sure"] == "?"))
    elif trap := _TRAP.fullmatch(line):
        _check(story, trap["subject"], trap["type"], trap["object"])
        story.traps.append((trap["subject"], trap["type"], trap["object"]))
    else:
        raise StoryError(f"neither entity nor claim nor trap: {line}")


def _check(story: Story, subject: str, relation: str, object_: str) -> None:
    for entity in (subject, object_):
        if entity not in story.entities:
            raise StoryError(f"unknown entity: {entity}")
    if relation not in RELATIONS:
        raise StoryError(f"no type of claim: {relation}")


def _wording(story: Story, wording: str) -> Iterator[Place]:
    """Where the parts of a claim's wording stand in the last sentence."""
    start, end = story.sentences[-1]
    for part in _GAP.split(wording.strip()):
        found = story.text.find(part, start, end)
        if found < 0:
            raise StoryError(f"not in the sentence, or not in this order: {part}")
        start = found + len(part)
        yield found, start


def _add_sentence(story: Story, line: str, is_new: bool) -> None:
    """Append a sentence to the last paragraph or to a new one."""
    is_heading = line.startswith("= ")
    is_new = is_new or is_heading
    if story.text:
        story.text += "\n\n" if is_new else " "
    start = len(story.text)
    text, mentions = _unmarked(line.removeprefix("= ").strip(), start)
    for entity in {entity for mention in mentions for entity in mention.entities}:
        if entity not in story.entities:
            raise StoryError(f"unknown entity: {entity}")
    story.text += text
    story.sentences.append((start, len(story.text)))
    story.mentions += mentions
    if is_new:
        story.paragraphs.append((start, len(story.text)))
        if is_heading:
            story.headings.add(len(story.paragraphs) - 1)
    else:
        story.paragraphs[-1] = (story.paragraphs[-1][0], len(story.text))


def _unmarked(line: str, offset: int) -> tuple[str, list[StoryMention]]:
    """A line without its marks, and the mentions that they stand for."""
    text = ""
    opened: list[int] = []
    mentions: list[StoryMention] = []
    position = 0
    while position < len(line):
        character = line[position]
        if character == "[":
            opened.append(len(text))
        elif character == "|":
            referent = _REFERENT.match(line, position + 1)
            if not referent or not opened:
                raise StoryError(f"no mark: {line[position : position + 20]}")
            place = (offset + opened.pop(), offset + len(text))
            ids = tuple(referent["ids"].split("+"))
            mentions.append(StoryMention(place, ids, bool(referent["reference"]), bool(referent["optional"])))
            position = referent.end() - 1
        else:
            text += character
        position += 1
    if opened:
        raise StoryError("a bracket is not closed")
    return text, sorted(mentions, key=lambda mention: (mention.place[0], -mention.place[1]))


def main() -> None:
    """Check the stories of a folder and count what they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    paths = sorted(parser.parse_args().folder.glob("*.txt"))
    stories = []
    for path in paths:
        try:
            stories.append(read_story(path))
        except StoryError as error:
            print(error, file=sys.stderr)
    words = sum(len(story.text.split()) for story in stories)
    references = sum(mention.is_reference for story in stories for mention in story.mentions)
    claims = sum(len(story.claims) for story in stories)
    print(f"{len(stories)} stories, {words} words, {references} references, {claims} claims")
    sys.exit(len(stories) < len(paths))


if __name__ == "__main__":
    main()
