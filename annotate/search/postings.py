"""Which words are in which items, and which items have a word."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Final, Literal

from annotate.search.folding import WORD
from annotate.search.items import Alias, Item
from annotate.search.runs import Runs
from annotate.search.vocabulary import Vocabulary, WordHit

Field = Literal["text", "alias", "wording", "epithet", "reference"]

FIELD_WEIGHTS: Final[dict[Field, float]] = {
    "text": 1.0,
    "alias": 0.96,
    "wording": 0.9,
    "epithet": 0.9,
    "reference": 0.75,
}
"""What a word is worth by where it is: in the item's text, in another name, in the words with which the article makes
a claim (which a sentence has itself), in an epithet, or in the name of somebody for whom the text only has a pronoun
or epithet."""

WRITTEN: Final[tuple[Field, ...]] = ("text", "alias", "wording", "epithet")


_NOWHERE: Final = 0xFFFF_FFFF
"""Stands for the item of a word that is in no item's text."""


def field_of(alias: Alias) -> Field:
    """The field that an alias belongs to."""
    if alias.span is not None:
        return "reference"
    return alias.kind if alias.kind in ("wording", "epithet") else "alias"


class Postings:
    """Word numbers to item numbers, one table a field; and back, for the items' texts."""

    def __init__(self) -> None:
        self._first: Final = array("I")
        """For each word the item that has it in its text; the first if there are several."""
        self._texts: Final[dict[int, array[int]]] = {}
        """For words that several items have in their text all of these: half of a text's words occur once."""
        self._tables: Final[dict[Field, dict[int, array[int]]]] = {
            field: {} for field in FIELD_WEIGHTS if field != "text"
        }
        self._words: Final = array("I")
        self._starts: Final = array("Q", (0,))

    def add(self, number: int, item: Item, vocabulary: Vocabulary) -> None:
        """Enters the words of the next item."""
        words = vocabulary.numbers(WORD.findall(item.text))
        self._words.extend(words)
        self._starts.append(len(self._words))
        met = len(self._first)
        self._first.extend(repeat(number, len(vocabulary) - met))
        for word in set(words):
            if word < met:
                if (posting := self._texts.get(word)) is not None:
                    posting.append(number)
                else:
                    self._enter_again(word, number)
        for alias in item.aliases:
            self._enter(field_of(alias), number, vocabulary.numbers(WORD.findall(alias.text)))
        self._first.extend(repeat(_NOWHERE, len(vocabulary) - len(self._first)))

    def _enter_again(self, word: int, number: int) -> None:
        first = self._first[word]
        if first == _NOWHERE:
            self._first[word] = number
        else:
            self._texts[word] = array("I", (first, number))

    def _enter(self, field: Field, number: int, words: Iterable[int]) -> None:
        table = self._tables[field]
        for word in set(words):
            posting = table.get(word)
            if posting is None:
                table[word] = array("I", (number,))
            elif posting[-1] != number:
                posting.append(number)

    def words_of(self, number: int) -> Sequence[int]:
        """The words of an item's text, in order."""
        return self._words[self._starts[number] : self._starts[number + 1]]

    def frequency(self, word: int) -> int:
        """In how many items' texts a word is."""
        return len(self._with("text", word))

    def items_with(self, words: Mapping[int, WordHit], fields: Collection[Field] = tuple(FIELD_WEIGHTS)) -> Runs:
        """The items that have any of the words in one of the fields."""
        runs = Runs()
        for field in fields:
            weight = FIELD_WEIGHTS[field]
            for word, hit in words.items():
                if posting := self._with(field, word):
                    runs.add(hit.quality * weight, posting)
        return runs

    def _with(self, field: Field, word: int) -> Collection[int]:
        if field != "text":
            return self._tables[field].get(word, ())
        if posting := self._texts.get(word):
            return posting
        first = self._first[word]
        return () if first == _NOWHERE else (first,)
