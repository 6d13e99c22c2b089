"""All items with the tables that find them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from annotate.search.items import Alias, Item
from annotate.search.matching import Candidate
from annotate.search.names import Name, NameHit
from annotate.search.postings import Postings
from annotate.search.table import ItemTable
from annotate.search.vocabulary import Vocabulary

NameHits: TypeAlias = dict[int, tuple[NameHit, Alias | None]]
"""Item numbers and the best of the item's names (None: the item's own text)."""

_MOST_CANDIDATES: Final = 500


class Store:
    """Items by number, counted from 0, their words, and the names among them. It only grows."""

    def __init__(self) -> None:
        self.items: Final = ItemTable()
        self.vocabulary: Final = Vocabulary()
        self.postings: Final = Postings()
        self._names: Final[list[tuple[int, Name, Alias | None]]] = []
        self._candidates: Final[dict[int, Candidate]] = {}

    def extend(self, items: Iterable[Item]) -> None:
        """Adds items."""
        for item in items:
            number = self.items.add(item)
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
            found = self._candidates[number] = Candidate(
                self.items[number], self.postings.words_of(number), self.vocabulary
            )
        return found

    def abbreviated(self, word: str, *, loosely: bool) -> NameHits:
        """The entities that a folded word abbreviates.

        Args:
            word: A query's word.
            loosely: Any letters of the name will do, not only beginnings of its words.
        """
        found = ((number, name.find(word), alias) for number, name, alias in self._names)
        return _best(
            (number, hit, alias) for number, hit, alias in found if hit and (loosely or hit.match != "letters")
        )

    def named(self, joined: str, edits: int) -> NameHits:
        """The entities whose whole name is ``joined``, but for blanks and so many typing mistakes."""
        names = [name.joined for _, name, _ in self._names]
        found = process.extract(joined, names, scorer=OSA.distance, score_cutoff=edits, limit=None)
        hits = ((*self._names[index], int(distance)) for _, distance, index in found)
        return _best((number, name.as_whole(distance), alias) for number, name, alias, distance in hits)


def _best(hits: Iterable[tuple[int, NameHit, Alias | None]]) -> NameHits:
    best: NameHits = {}
    for number, hit, alias in hits:
        if number not in best or hit.quality > best[number][0].quality:
            best[number] = (hit, alias)
    return best
