"""Who is meant by "die Göppinger" and "die Schweden"."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annotate.entities.names import place_stem
from annotate.entities.reading import Reading
from annotate.entities.syntax import Phrase

_DATELINE_END = frozenset(".–—-:(")


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    people: frozenset[str]
    adjective: str
    cities: tuple[str, ...]


@cache
def _countries() -> tuple[_Country, ...]:
    data = tomllib.loads(files("annotate.entities").joinpath("lexicon", "places.toml").read_text("utf-8"))
    return tuple(_Country(code, frozenset(c["people"]), c["adjective"], tuple(c["cities"])) for code, c in data.items())


def names_a_person(noun: str) -> bool:
    """Whether the noun is somebody from a country ("Schwede", "Österreicherin")."""
    stem = noun.removesuffix("in")
    return any(form in c.people for c in _countries() for form in (stem, stem + "n", stem + "en"))


class Origins:
    """Where the organisations of a text are from, as far as it says so."""

    def __init__(self, reading: Reading, organisation_of: dict[Phrase, str], topic: str | None) -> None:
        self._by_place: dict[str, set[str]] = defaultdict(set)
        self._by_country: dict[str, set[str]] = defaultdict(set)
        for phrase, entity in organisation_of.items():
            for adjective in self._adjectives(reading, phrase):
                self._note(adjective, entity)
        for sentence in reading.sentences:
            first = sentence.phrases[0] if sentence.phrases else None
            if topic is not None and first is not None and first.bare and self._dateline(reading, first, sentence.end):
                self._by_place[place_stem(self._text(reading, first))].add(topic)

    @staticmethod
    def _text(reading: Reading, phrase: Phrase) -> str:
        return reading.tokens.text[phrase.span.start : phrase.span.end]

    @staticmethod
    def _dateline(reading: Reading, phrase: Phrase, end: int) -> bool:
        """A place alone before a full stop or dash at the start of a paragraph."""
        if phrase.name is None or reading.mentions[phrase.name].type != "LOC":
            return False
        return phrase.end >= end or reading.tokens.doc[phrase.end].text in _DATELINE_END

    @staticmethod
    def _adjectives(reading: Reading, phrase: Phrase, with_noun: bool = False) -> list[str]:
        words = [reading.tokens.doc[i].text for i in range(phrase.start, phrase.end)]
        return [
            w
            for w in (words if with_noun else words[:-1])
            if (w[:1].isupper() and w.endswith("er") and len(w) > 4)
            or w.endswith(("e", "er", "en", "em", "es"))
            or w.startswith("US-")
        ]

    def _note(self, word: str, entity: str) -> None:
        if word[:1].isupper() and word.endswith("er"):
            self._by_place[place_stem(word)].add(entity)
        for country in _countries():
            if country.code == "US" and word.startswith("US-"):
                self._by_country[country.code].add(entity)
            city = word[:1].isupper() and any(place_stem(c) == place_stem(word) for c in country.cities)
            if city or re.fullmatch(country.adjective + r"(e|er|en|em|es)", word.lower()):
                self._by_country[country.code].add(entity)

    def who(self, word: str) -> str | None:
        """The one organisation that people of this place stand for; None if none or several are."""
        found: set[str] = set()
        for country in _countries():
            if word in country.people:
                found |= self._by_country[country.code]
        if word.endswith(("er", "ern")):
            found |= self._by_place[place_stem(word)]
        return next(iter(found)) if len(found) == 1 else None

    def from_adjective(self, word: str) -> str | None:
        """The one organisation from the country whose adjective this is ("schwedisch")."""
        for country in _countries():
            if country.adjective == word.lower():
                found = self._by_country[country.code]
                return next(iter(found)) if len(found) == 1 else None
        return None

    def learn(self, reading: Reading, phrase: Phrase, entity: str) -> None:
        """Remember where the phrase that stands for an organisation says it is from."""
        for adjective in self._adjectives(reading, phrase, with_noun=True):
            self._note(adjective, entity)

    def is_known(self, entity: str) -> bool:
        """Whether the text says where the organisation is from."""
        return any(entity in found for found in (*self._by_place.values(), *self._by_country.values()))

    @staticmethod
    def is_surely_demonym(word: str) -> bool:
        """Whether the noun names the people of a country or of a city that is listed."""
        return any(
            word in c.people or any(place_stem(city) == place_stem(word) for city in c.cities) for c in _countries()
        )

    def has_several(self, word: str) -> bool:
        """Whether more than one organisation is from there."""
        codes = [c.code for c in _countries() if word in c.people]
        return any(len(self._by_country[c]) > 1 for c in codes) or len(self._by_place[place_stem(word)]) > 1

    def from_inflected(self, word: str) -> str | None:
        """The same for the adjective with its ending ("schwedische")."""
        return self.from_adjective(re.sub(r"(?:e|er|en|em|es)$", "", word))

    @staticmethod
    def is_demonym(word: str) -> bool:
        """Whether a noun may name the people of a place."""
        return any(word in c.people for c in _countries()) or (word[:1].isupper() and word.endswith(("er", "ern")))
