"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from annotate.article import Span
from annotate.search.items import AliasKind, Item, ItemKind
from annotate.search.query import Ignored

WordMatch = Literal["exact", "inflected", "prefix", "related", "part", "typo", "near"]
"""How a word answers a query's: ``related`` by its stem, ``part`` of a longer word; ``near`` is a part with a typing
mistake."""

NameMatch = Literal["initials", "beginnings", "letters", "joined", "misspelt"]
"""How a name answers a query's word that abbreviates it, or a whole query: but for its blanks, or with mistakes."""

Match: TypeAlias = WordMatch | NameMatch | Literal["pattern", "filter"]

KINDS: Final[tuple[ItemKind, ...]] = ("entity", "claim", "note", "mark", "sentence")


class Why(NamedTuple):
    """Why an item matched: how the least good of the query's words did."""

    match: Match
    alias: AliasKind | None = None
    """Set if the words are not in the item's text: what kind of other words they are in."""
    via: str = ""
    """Those other words; for a pronoun or epithet in a sentence, the name of whom it stands for."""


@dataclass(frozen=True, slots=True)
class Result:
    """An item that was found."""

    item: Item
    score: float
    spans: tuple[Span, ...]
    """What matched in the item's text, in order, not overlapping; empty if only other words of it matched."""
    source_spans: tuple[Span, ...]
    """What to mark in the article's text: the matches in a sentence, all places of an entity or claim."""
    why: Why


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query."""

    query: str
    items: tuple[Result, ...] = ()
    """Best first, no more than were asked for."""
    total: int = 0
    """How many were found."""
    ignored: tuple[Ignored, ...] = ()
    relaxed: bool = False
    """Nothing has all the words: these have some."""
    exact: bool = True
    """Whether all were counted; else there are more than :attr:`total`."""
    did_you_mean: str | None = None
    """The query with words of the text, if it has some that were only found as typing mistakes."""

    def of(self, kind: ItemKind) -> tuple[Result, ...]:
        """The results of one kind, best first."""
        return tuple(result for result in self.items if result.item.kind == kind)

    @property
    def groups(self) -> dict[ItemKind, tuple[Result, ...]]:
        """The results by kind: entities, claims, sentences; kinds without any are left out."""
        return {kind: found for kind in KINDS if (found := self.of(kind))}


def together(one: Results, other: Results, limit: int) -> Results:
    """What two indexes found for the same query, no more than ``limit``.

    Where one has all the words, what has only some of them in the other is left out; and what was meant is asked only
    if neither has the words as they were typed.
    """
    whole = [results for results in (one, other) if results.items and not results.relaxed]
    found = whole or [results for results in (one, other) if results.items]
    asked = [results.did_you_mean for results in found or (one, other)]
    items = sorted((item for results in found for item in results.items), key=lambda result: -result.score)
    return Results(
        one.query,
        tuple(items[:limit]),
        sum(results.total for results in found),
        tuple(dict.fromkeys((*one.ignored, *other.ignored))),
        bool(found) and not whole,
        all(results.exact for results in found),
        next((meant for meant in asked if meant), None) if not found or all(asked) else None,
    )
