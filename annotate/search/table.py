"""The items by number, in columns."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from typing import Final

from annotate.search.items import Item
from annotate.search.query import Filter


class ItemTable:
    """Items, numbered from 0 as they come.

    A long text has very many sentences, and an object for each takes three times the text: sentences about which
    nothing more is known than their place are kept in columns, and become items again when they are asked for.
    """

    def __init__(self) -> None:
        self.texts: Final[list[str]] = []
        """For each item its own text."""
        self.weights: Final = array("d")
        """For each item its :attr:`Item.weight`."""
        self._starts: Final = array("Q")
        self._facets: Final[dict[frozenset[str], int]] = {}
        self._facet_codes: Final = array("I")
        """For each item the number of its facets."""
        self._others: Final[dict[int, Item]] = {}
        """The items that are more than a sentence."""

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, number: int) -> Item:
        if other := self._others.get(number):
            return other
        text, start = self.texts[number], self._starts[number]
        facets = [*self._facets][self._facet_codes[number]]
        return Item("sentence", f"s{start}", text, start, start + len(text), self.weights[number], facets=facets)

    def add(self, item: Item) -> int:
        """Adds an item, and gives its number."""
        number = len(self.texts)
        self.texts.append(item.text)
        self.weights.append(item.weight)
        self._starts.append(item.start)
        self._facet_codes.append(self._facets.setdefault(item.facets, len(self._facets)))
        if not _is_bare_sentence(item):
            self._others[number] = item
        return number

    def has_aliases(self, number: int) -> bool:
        """Whether an item is found under other words than its text."""
        return number in self._others and bool(self._others[number].aliases)

    def filtered(self, filters: Collection[Filter], numbers: Collection[int] | None = None) -> Iterable[int]:
        """Those of some items (None: of all, in their order) that all filters leave."""
        codes = self._facet_codes
        passed = {
            code
            for facets, code in self._facets.items()
            if all(bool(one.facets & facets) != one.negated for one in filters)
        }
        return (number for number in (range(len(codes)) if numbers is None else numbers) if codes[number] in passed)


def _is_bare_sentence(item: Item) -> bool:
    return (
        not item.aliases
        and not item.places
        and item.kind == "sentence"
        and item.end - item.start == len(item.text)
        and item.id == f"s{item.start}"
    )
