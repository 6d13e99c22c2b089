"""Everything read, as one collection: who appears where, and what the articles say of the same differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
from rapidfuzz.distance import OSA

from annotate.annotation import SYMMETRIC, Claim, Entity, EntityType
from annotate.export.network import identity
from annotate.search.folding import words

if TYPE_CHECKING:
    from annotate.library import Opened

_LETTERS_A_SLIP: Final = 4
"""A word of so many letters may have one slip, of twice as many two, and so on."""


class _Place(msgspec.Struct, frozen=True):
    entity: str | None = None


class _Known(msgspec.Struct, frozen=True):
    """What is needed here of a record; the rest, with the whole text, is not even decoded."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[_Place, ...] = ()
    relations: tuple[Claim, ...] = ()


_decoder: Final = msgspec.json.Decoder(_Known)


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in one article."""

    opened: Opened
    entity: Entity
    """As that article has it."""
    places: int
    """How often the article names it or refers to it."""
    claims: tuple[Claim, ...]
    """What the article claims of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody or something that was read of: the same entity in all articles that name it."""

    name: str
    """Its most frequent one."""
    type: EntityType
    appearances: tuple[Appearance, ...]
    """The article read last first."""

    @property
    def places(self) -> int:
        """How often it is named or referred to in all that was read."""
        return sum(appearance.places for appearance in self.appearances)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in its article."""

    opened: Opened
    claim: Claim
    ends: tuple[str, str]
    """What tells its subject and object from others in any article; in order if it says the same in both directions."""


class Shelf:
    """The articles that were read, those that are annotated with who appears in them."""

    def __init__(self, articles: Iterable[Opened], records: Iterable[tuple[Opened, bytes]]) -> None:
        """Take in all articles.

        Args:
            articles: The one read last first.
            records: Those of them that are annotated, in the same order, with their records as JSON.
        """
        self.articles: Final = tuple(articles)
        self._known: Final = [(opened, known) for opened, data in records if (known := _decoded(data))]

    def titled(self, query: str) -> list[Opened]:
        """The articles whose titles have every word of a query, mistyped or not, the best first."""
        asked = words(query)
        scored = [(likeness(asked, words(opened.title)), opened) for opened in self.articles]
        return [opened for score, opened in sorted(scored, key=lambda each: -each[0]) if score]

    def named(self, query: str, limit: int = 10) -> list[Figure]:
        """Who has a name with every word of a query, mistyped or not: the best first, of equals those met most."""
        asked = words(query)
        scored = (
            (max((likeness(asked, name) for name in names), default=0.0), figure) for figure, names in self._figures
        )
        found = [(score, figure) for score, figure in scored if score]
        found.sort(key=lambda each: (-each[0], -len(each[1].appearances), -each[1].places))
        return [figure for _, figure in found[:limit]]

    @cached_property
    def said(self) -> list[Said]:
        """All claims that the texts themselves make."""
        return [
            Said(opened, claim, _ends(claim, keys))
            for opened, known in self._known
            for keys in [{entity.id: identity(entity) for entity in known.entities}]
            for claim in known.relations
            if claim.provenance == "text" and claim.subject in keys and claim.object in keys
        ]

    @cached_property
    def _figures(self) -> list[tuple[Figure, list[list[str]]]]:
        """All figures, each with its names as words."""
        gathered: dict[str, list[Appearance]] = defaultdict(list)
        for opened, known in self._known:
            for appearance in _appearances(opened, known):
                gathered[identity(appearance.entity)].append(appearance)
        return [(figure, _names(figure)) for figure in map(_figure, gathered.values())]


def likeness(asked: list[str], name: list[str]) -> float:
    """How well the words asked for fit those of a name, from 0 (one does not) to 1 (they are the name)."""
    if not asked or not name:
        return 0.0
    total = 0.0
    for word in asked:
        best = max(_word_likeness(word, other) for other in name)
        if not best:
            return 0.0
        total += best
    return total / max(len(asked), len(name)) / 2 + total / len(asked) / 2


def _word_likeness(word: str, other: str) -> float:
    if other.startswith(word):
        return 1.0 if len(other) == len(word) else 0.9
    allowed = len(word) // _LETTERS_A_SLIP
    slips = OSA.distance(word, other, score_cutoff=allowed)
    return 0.8 * (1 - slips / len(word)) if slips <= allowed else 0.0


def _decoded(data: bytes) -> _Known | None:
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None


def _appearances(opened: Opened, known: _Known) -> Iterator[Appearance]:
    counts = Counter(place.entity for place in known.mentions)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in known.relations:
        if claim.provenance == "text":
            for end in {claim.subject, claim.object}:
                claims[end].append(claim)
    for entity in known.entities:
        yield Appearance(opened, entity, counts[entity.id], tuple(claims[entity.id]))


def _figure(appearances: list[Appearance]) -> Figure:
    names: Counter[str] = Counter()
    for appearance in appearances:
        names[appearance.entity.name] += max(1, appearance.places)
    return Figure(names.most_common(1)[0][0], appearances[0].entity.type, tuple(appearances))


def _names(figure: Figure) -> list[list[str]]:
    names = dict.fromkeys(name for each in figure.appearances for name in (each.entity.name, *each.entity.aliases))
    return [words(name) for name in names]


def _ends(claim: Claim, keys: dict[str, str]) -> tuple[str, str]:
    one, other = keys[claim.subject], keys[claim.object]
    return (other, one) if claim.type in SYMMETRIC and other < one else (one, other)
