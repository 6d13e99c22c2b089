"""The fixed set of queries, and at what place among the results the wanted item is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final, Literal

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.gold import gold_annotation as gold_annotation_of
from annotate.phrasing import sentence
from annotate.search.index import SearchIndex
from annotate.search.items import Item, ItemKind, annotation_items
from tests.annotate.search.book import book
from tests.gold import gold_annotation

TextName = Literal["seed", "book", "english"]
TEXTS: Final[tuple[TextName, ...]] = ("seed", "book", "english")
Part = Literal["query", "blind"]
"""``blind`` are those that were written by somebody who had not seen how the search scores."""
PARTS: Final[tuple[Part, ...]] = ("query", "blind")
_QUERIES: Final = Path(__file__).with_name("queries.toml")
_ENGLISH: Final = Path(__file__).parents[2] / "accuracy" / "development"
_WANTS: Final[tuple[ItemKind, ...]] = ("entity", "claim", "sentence")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query and the item that it means."""

    text: TextName
    group: str
    """What is special about it: ``umlaut``, ``name typo: missing``."""
    query: str
    part: Part
    kind: ItemKind
    words: str
    """The entity's name, or words that only the wanted item has."""

    def __str__(self) -> str:
        return f"{self.text}, {self.group}: {self.query}"

    def means(self, item: Item) -> bool:
        """Whether this is the item."""
        if item.kind != self.kind:
            return False
        return self.words == item.text if item.kind == "entity" else self.words in item.text


@cache
def wanted() -> tuple[Wanted, ...]:
    """All queries of the set."""
    parts = tomllib.loads(_QUERIES.read_text(encoding="utf-8"))
    return tuple(
        Wanted(group["text"], group["kind"], query, part, kind, words)
        for part in PARTS
        for group in parts[part]
        for kind in _WANTS
        for query, words in group.get(kind, ())
    )


@cache
def items(text: TextName) -> tuple[Item, ...]:
    """What can be found in one of the texts."""
    language: Language = "en" if text == "english" else "de"
    return tuple(annotation_items(_annotation(text), partial(sentence, language=language)))


@cache
def index(text: TextName) -> SearchIndex:
    """One of the texts, indexed."""
    filled = SearchIndex(items(text))
    filled.prepare()
    return filled


def _annotation(text: TextName) -> Annotation:
    if text == "english":
        gold, content = (_ENGLISH / f"kestrel.{ending}" for ending in ("json", "txt"))
        return gold_annotation_of(gold.read_bytes(), content.read_bytes(), "kestrel.txt")
    return gold_annotation("musk-altman") if text == "seed" else book()


@cache
def place(one: Wanted) -> int | None:
    """The place of the wanted item among the results, counted from 1; None if it is not among the first 50."""
    found = index(one.text).search(one.query).items
    return next((number for number, result in enumerate(found, 1) if one.means(result.item)), None)
