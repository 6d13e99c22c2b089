"""One sentence as the rules for names see it, and the words that mark names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from annotate.annotation import EntityType
from annotate.article import Span
from annotate.entities.nouns import HeadNoun, Nouns
from annotate.language.names_words import Word, given_names, is_common, is_demonym
from annotate.language.spans import Clue


class _Org(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    endings: tuple[str, ...]
    forms: tuple[str, ...]
    tails: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    endings_of_names: tuple[str, ...]
    words: str
    verbs: str


class _Per(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    endings: tuple[str, ...]
    titles: frozenset[str]
    particles: frozenset[str]
    surnames: frozenset[str]
    verbs: str


class _Product(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    of: str
    tails: frozenset[str]


class _Loc(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    prepositions: frozenset[str]


class _Never(msgspec.Struct, frozen=True):
    words: str


class Marks(msgspec.Struct, frozen=True):
    """What marks a name, by type: ``lexicon/names.toml`` explains the fields."""

    org: _Org
    per: _Per
    product: _Product
    loc: _Loc
    never: _Never


@cache
def marks() -> Marks:
    """What marks a name."""
    text = files(__package__).joinpath("lexicon", "names.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Marks)


@cache
def _introducing() -> dict[str, EntityType]:
    """Nouns that go before a name, with what they say it is."""
    found = marks()
    lists: tuple[tuple[EntityType, frozenset[str]], ...] = (
        ("ORG", found.org.nouns),
        ("PER", found.per.nouns),
        ("PRODUCT", found.product.nouns),
        ("LOC", found.loc.nouns),
    )
    return {noun: kind for kind, nouns in lists for noun in nouns}


@cache
def never() -> frozenset[str]:
    """Capitalised words that are no names."""
    return frozenset(marks().never.words.split())


@cache
def legal_form() -> re.Pattern[str]:
    """A legal form at the end of a name, with the blank before it."""
    forms = "|".join(re.escape(f) for f in sorted(marks().org.forms, key=len, reverse=True))
    return re.compile(rf"\s(?:{forms})(?![\w&])")


LONGEST: Final = 8
"""Words of a name at most."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence."""

    text: str
    span: Span
    words: Sequence[Word]
    nouns: Nouns
    is_english: bool = False

    def kind(self, index: int) -> EntityType | None:
        """What the name after this word is, if the word says it: a head noun, or one that only goes before names."""
        word = self.words[index].text
        last = word.rpartition("-")[2]
        if last in _introducing():
            return _introducing()[last]
        head = self.head(index)
        if head:
            return head.type
        if word.endswith(marks().org.endings):
            return "ORG"
        return "PER" if word.endswith(marks().per.endings) else None

    def head(self, index: int) -> HeadNoun | None:
        """The head noun that the word is, if it is one."""
        word = self.words[index].text
        return self.nouns.head(word) if self.is_english or word[0].isupper() else None

    def run(self, start: int) -> int:
        """The end of the words that look like one name from ``start`` on: Kühn & Nagel, Kühn + Nagel."""
        end = start
        limit = min(start + LONGEST, len(self.words))
        while end < limit and (end == start or self._continues(end)):
            if is_name_word(self.words[end]):
                end += 1
            elif self._is_and(end, start) and end + 1 < limit and is_name_word(self.words[end + 1]):
                end += 2
            else:
                break
        return end

    def _continues(self, index: int) -> bool:
        word = self.words[index]
        return word.joined or self.text[self.words[index - 1].end : word.start] == " + "

    def _is_and(self, index: int, start: int) -> bool:
        return index > start and self.words[index].text == "&"

    def clue(self, start: int, end: int, kind: EntityType | None, weight: float) -> Clue:
        """A clue for the words from ``start`` to ``end``."""
        return Clue(self.words[start].start, self.words[end - 1].end, kind, weight)

    def _after_article(self, index: int) -> bool:
        return index > 0 and self.words[index].joined and self.words[index - 1].text.lower() in _ARTICLES

    def _is_of_a_place(self, index: int, word: str) -> bool:
        is_joined = index + 1 < len(self.words) and self.words[index + 1].text == "&"
        return self._after_article(index) and is_common(word) and not is_joined

    def _is_of_the_name(self, index: int) -> bool:
        """Whether the article before a noun is not the noun's own: die Dosenwerk Stade GmbH."""
        noun = self.words[index].text
        gender = self.nouns.gender(noun)
        head = self.head(index)
        if head is None or not noun.lower().endswith(head.lemma.lower()) or noun.endswith("er"):
            return False  # perhaps a plural, which goes with "die" whatever its gender
        for i in range(index - 1, max(-1, index - 4), -1):
            word = self.words[i].text.lower()
            if word in _GENDERS:
                return gender is not None and gender not in _GENDERS[word]
            if not self.words[i + 1].joined or not word.endswith(("e", "en", "er", "em", "es", "t", "ig", "lich", "u")):
                return False
        return False

    def without_attributes(self, start: int, end: int) -> int:
        """Where a name begins, past an adjective of a place and nouns that say what it is."""
        first = start
        while start + 1 < end or (start < end and self.words[start].text in never()):
            word = self.words[start].text
            says_more = start + 1 < end and self.kind(start + 1) is not None
            is_adjective = start == first and is_demonym(word) and (says_more or self._is_of_a_place(start, word))
            if not is_adjective and (self.kind(start) is None or self._is_of_the_name(start)):
                break
            start += 1
        return start


_ARTICLES: Final = frozenset(
    {"der", "die", "das", "dem", "den", "des", "vom", "zum", "zur", "beim", "im", "am", "ein"}
    | {"eine", "einen", "einem", "einer", "eines"}
)
_GENDERS: Final = {"die": "f", "das": "n", "dem": "mn", "des": "mn", "den": "m"}
"""The genders of a singular noun with each article, apart from those that fit any."""

NO_NAMES: Final = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "VERB", "AUX"})
"""Parts of speech that are no part of a name."""


def is_name_word(word: Word) -> bool:
    """Whether a word by itself looks like a name or part of one."""
    if word.text in never() or not word.is_capital:
        return False
    if word.is_camel:
        return "-" not in word.text
    return word.pos == "PROPN" and not ("-" in word.text and is_common(word.text.rpartition("-")[2]))


def is_given(word: Word) -> bool:
    """Whether a word is a given name, or two with a hyphen between them."""
    return word.text.partition("-")[0] in given_names()


def belongs(word: Word) -> bool:
    """Whether a word may be part of a company's name."""
    return word.text == "&" or (word.is_capital and word.pos not in NO_NAMES)
