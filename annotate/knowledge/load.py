"""Reads the knowledge files into typed entries."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from annotate.annotation import EntityType, RelationType, Status


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One company, person, product or place."""

    id: str
    """A slug, unique over all files."""
    type: EntityType
    name: str
    source: str
    """Where the entry comes from, such as ``Wikidata Q478214``."""
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    gender: Literal["m", "f"] | None = None
    """Of a person."""
    surname: str | None = None
    """The part of a person's name that stands for the whole: ``Musk``, ``von der Leyen``."""
    surname_alone: bool = False
    """The surname means this person even where the full name is never given (Trump)."""
    context: tuple[str, ...] = ()
    """For a name that is a common word or very short: it counts only in a document with one of these words."""
    people: bool = False
    """Of a place: with an article the name means the people there (die Schweden)."""


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A relation that is known from elsewhere and never mixed with what the text claims."""

    type: RelationType
    subject: str
    """The id of an :class:`Entry`."""
    object: str
    source: str
    retrieved: str
    """The day on which the source said so, in ISO 8601."""
    status: Status = "current"
    role: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    entry: tuple[Entry, ...] = ()
    fact: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All entries by id, and the facts between them."""

    entries: dict[str, Entry]
    facts: tuple[Fact, ...]


def parse(text: str) -> tuple[tuple[Entry, ...], tuple[Fact, ...]]:
    """The entries and facts of one knowledge file.

    Raises:
        msgspec.ValidationError: If a field is missing, unknown or of the wrong type.
    """
    data = msgspec.convert(tomllib.loads(text), _File)
    return data.entry, data.fact


@cache
def load() -> Knowledge:
    """The knowledge that comes with the package.

    Raises:
        ValueError: If two entries share an id or a fact names an unknown one.
    """
    entries: dict[str, Entry] = {}
    facts: list[Fact] = []
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        found, stated = parse(file.read_text("utf-8"))
        for entry in found:
            if entry.id in entries:
                raise ValueError(f"{file.name}: the id {entry.id} is taken")
            entries[entry.id] = entry
        facts.extend(stated)
    for fact in facts:
        for end in (fact.subject, fact.object):
            if end not in entries:
                raise ValueError(f"a fact names {end}, which no knowledge file has")
    return Knowledge(entries, tuple(facts))
