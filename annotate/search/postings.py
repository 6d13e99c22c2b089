"""Which words are in which items, and which items have a word."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal

from annotate.search.folding import WORD
from annotate.search.items import Alias, Item
from annotate.search.vocabulary import Vocabulary, WordHit

Field = Literal["text", "alias", "epithet", "reference"]

FIELD_WEIGHTS: Final[dict[Field, float]] = {"text": 1.0, "alias": 0.96, "epithet": 0.9, "reference": 0.75}
"""What a word is worth by where it is: in the item's text, in another name, in an epithet, or in the name of
somebody for whom the text only has a pronoun or epithet."""

WRITTEN: Final[tuple[Field, ...]] = ("text", "alias", "epithet")


def field_of(alias: Alias) -> Field:
    """The field that an alias belongs to."""
    if alias.span is not None:
        return "reference"
    return "epithet" if alias.kind == "epithet" else "alias"


class Postings:
    """Word numbers to item numbers, one table a field; and back, for the items' texts."""

    def __init__(self) -> None:
        self._tables: Final[dict[Field, dict[int, array[int]]]] = {field: {} for field in FIELD_WEIGHTS}
        self.texts: Final[list[array[int]]] = []
        """The words of each item's text, in order."""

    def add(self, number: int, item: Item, vocabulary: Vocabulary) -> None:
        """Enters the words of the next item."""
        words = array("I", map(vocabulary.number, WORD.findall(item.text)))
        self.texts.append(words)
        self._enter("text", number, words)
        for alias in item.aliases:
            self._enter(field_of(alias), number, map(vocabulary.number, WORD.findall(alias.text)))

    def _enter(self, field: Field, number: int, words: Iterable[int]) -> None:
        table = self._tables[field]
        for word in words:
            posting = table.get(word)
            if posting is None:
                table[word] = array("I", (number,))
            elif posting[-1] != number:
                posting.append(number)

    def frequency(self, word: int) -> int:
        """In how many items' texts a word is."""
        return len(self._tables["text"].get(word, ()))

    def items_with(
        self, words: Mapping[int, WordHit], fields: Collection[Field] = tuple(FIELD_WEIGHTS), enough: int | None = None
    ) -> dict[int, float]:
        """The items that have any of the words, with the quality of the best.

        Args:
            words: Word numbers and what each is worth.
            fields: Where to look.
            enough: Leave out the least good words once there are this many items.
        """
        runs: list[tuple[float, array[int]]] = []
        for field in fields:
            table, weight = self._tables[field], FIELD_WEIGHTS[field]
            runs.extend((hit.quality * weight, table[word]) for word, hit in words.items() if word in table)
        runs.sort(key=lambda run: -run[0])
        if enough is not None:
            runs = _until(runs, enough)
        items: dict[int, float] = {}
        for quality, posting in reversed(runs):
            items.update(dict.fromkeys(posting, quality))
        return items


def _until(runs: list[tuple[float, array[int]]], enough: int) -> list[tuple[float, array[int]]]:
    count = 0
    for index, (_, posting) in enumerate(runs):
        count += len(posting)
        if count >= enough:
            return runs[: index + 1]
    return runs
