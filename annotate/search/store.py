"""All items with the tables that find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from annotate.search.items import Alias, Item
from annotate.search.matching import Candidate
from annotate.search.names import Name, NameHit
from annotate.search.postings import Postings
from annotate.search.vocabulary import Vocabulary

_MOST_CANDIDATES: Final = 2000


class Store:
    """Items by number, counted from 0, their words, and the names among them. It only grows."""

    def __init__(self) -> None:
        self.items: Final[list[Item]] = []
        self.vocabulary: Final = Vocabulary()
        self.postings: Final = Postings()
        self._names: Final[list[tuple[int, Name, Alias | None]]] = []
        self._candidates: Final[dict[int, Candidate]] = {}

    def extend(self, items: Iterable[Item]) -> None:
        """Adds items."""
        for item in items:
            number = len(self.items)
            self.items.append(item)
            self.postings.add(number, item, self.vocabulary)
            if item.kind == "entity":
                self._names.append((number, Name(item.text), None))
                self._names.extend((number, Name(a.text), a) for a in item.aliases if a.kind == "alias")

    def candidate(self, number: int) -> Candidate:
        """An item to be looked into. Those looked into before are kept: the next key asks for most of them again."""
        found = self._candidates.get(number)
        if found is None:
            if len(self._candidates) >= _MOST_CANDIDATES:
                self._candidates.clear()
            found = self._candidates[number] = Candidate(self.items[number], self.vocabulary)
        return found

    def abbreviated(self, word: str, *, loosely: bool) -> dict[int, tuple[NameHit, Alias | None]]:
        """The entities that a folded word abbreviates, with the best of their names (None: the item's own text).

        Args:
            word: A query's word.
            loosely: Any letters of the name will do, not only beginnings of its words.
        """
        best: dict[int, tuple[NameHit, Alias | None]] = {}
        for number, hit, alias in self._abbreviated(word):
            if (loosely or hit.match != "letters") and (number not in best or hit.quality > best[number][0].quality):
                best[number] = (hit, alias)
        return best

    def _abbreviated(self, word: str) -> Iterator[tuple[int, NameHit, Alias | None]]:
        for number, name, alias in self._names:
            if hit := name.find(word):
                yield number, hit, alias
