"""The head nouns that stand for somebody or something, read from ``lexicon/*.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from annotate.annotation import EntityType

_GENDER_BY_ENDING = re.compile(r"\w{3}(ung|heit|keit|schaft|ion|tät|ei|enz|anz|chen)$")
_INFLECTION = ("", "s", "es", "n", "en", "e", "ern", "innen", "r", "m")


class _Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: EntityType
    generic: bool = False
    introduced: bool = False
    m: tuple[str, ...] = ()
    f: tuple[str, ...] = ()
    n: tuple[str, ...] = ()


class _Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    orgs: bool = False
    m: tuple[str, ...] = ()
    f: tuple[str, ...] = ()


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: EntityType
    nouns: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: tuple[_Class, ...] = msgspec.field(name="class", default=())
    roles: tuple[_Role, ...] = msgspec.field(name="role", default=())
    groups: tuple[_Group, ...] = msgspec.field(name="group", default=())


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """What a noun says about whom it stands for."""

    lemma: str
    """The entry that the noun ends in."""
    gender: str
    type: EntityType
    generic: bool = False
    """It says no more than "the company"."""
    introduced: bool = False
    """It stands only for whom the text introduced so."""
    role: str | None = None
    """What it makes somebody to somebody else: founder, owner, rival ..."""
    orgs: bool = False
    """Whether an organisation can have the role."""

    def is_exactly(self, noun: str) -> bool:
        """Whether the noun is the entry itself, not a compound that ends in it ("Europachefin")."""
        return noun.lower().startswith(self.lemma.lower())

    def fits(self, kind: str) -> bool:
        """Whether an entity of this type can be meant."""
        return kind == self.type or (self.orgs and kind == "ORG")


class Nouns:
    """The head nouns of one language."""

    def __init__(self, file: _File) -> None:
        self._entries: dict[str, HeadNoun] = {}
        for group in file.classes:
            for gender, nouns in (("m", group.m), ("f", group.f), ("n", group.n)):
                for noun in nouns:
                    self._entries[noun.lower()] = HeadNoun(noun, gender, group.type, group.generic, group.introduced)
        for role in file.roles:
            for gender, nouns in (("m", role.m), ("f", role.f)):
                for noun in nouns:
                    self._entries[noun.lower()] = HeadNoun(noun, gender, "PER", role=role.role, orgs=role.orgs)
        self.groups: dict[str, EntityType] = {n.lower(): g.type for g in file.groups for n in g.nouns}
        self._cache: dict[str, HeadNoun | None] = {}

    @property
    def forms(self) -> frozenset[str]:
        """All words of the nouns in lower case, as they are listed and in the plural."""
        return frozenset(word for noun in (*self._entries, *self.groups) for word in noun.split())

    def head(self, noun: str) -> HeadNoun | None:
        """What the noun's last part stands for; None if it is no head noun."""
        if noun not in self._cache:
            self._cache[noun] = self._find(noun.lower())
        return self._cache[noun]

    def _find(self, noun: str) -> HeadNoun | None:
        for start in range(len(noun) - 1):
            for suffix in _INFLECTION:
                if not noun.endswith(suffix):
                    continue
                part = noun[start : len(noun) - len(suffix)] if suffix else noun[start:]
                entry = self._entries.get(part)
                if entry is not None and _boundary(noun, start, part):
                    return entry
        return None

    def gender(self, noun: str) -> str | None:
        """The gender of a head noun: as listed, or by an ending that always has it."""
        entry = self.head(noun)
        if entry is not None:
            return entry.gender
        found = _GENDER_BY_ENDING.search(noun)
        return {"c": "n"}.get(found[1][0], "f") if found else None


def _boundary(noun: str, start: int, part: str) -> bool:
    """Whether a part is long enough to be the last part of a compound."""
    return start == 0 or noun[start - 1] in "- " or (len(part) >= 4 and start >= 3)


@cache
def nouns_for(language: str) -> Nouns:
    """The head nouns of ``language``; German for any but English."""
    name = "en" if language == "en" else "de"
    data = files("annotate.entities").joinpath("lexicon", f"{name}.toml").read_bytes()
    return Nouns(msgspec.convert(tomllib.loads(data.decode("utf-8")), _File))
