"""Sentences with other names, other quotes and other cases, so that a model learns context and not lists."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from annotate.language.training.corpora import Entity, Sentence, bioes, entities
from annotate.language.training.names import Names

SWAP_RATES: Final[Mapping[str, float]] = {"ORG": 0.35, "PER": 0.25, "LOC": 0.1, "OTH": 0.08}
"""How often an entity of a type gets another name in an augmented sentence; rare where a new name fits badly."""

UNSWAPPABLE: Final = re.compile(r"[a-zäöüß]*(?:isch|ische[rnsm]?|er)$")
"""An entity that starts with a lower-case word or an adjective is no plain name."""

SLOT: Final = re.compile(r"\{(?P<kind>[A-Z]+)\}(?P<rest>s|-\w+|)")
"""A slot of a frame: ``{ORG}``, ``{ORG}s`` for the genitive, ``{ORG}-Chef`` for a compound."""

FRAMES: Final = Path(__file__).with_name("frames.txt")
QUOTES: Final = (("„", "“"), ("»", "«"), ("“", "”"), ('"', '"'))


class Augmenter:
    """Makes variants of training sentences; deterministic for a seed."""

    def __init__(self, seed: int = 0) -> None:
        self._rng = random.Random(seed)
        self._names = Names(self._rng)
        self._draw: dict[str, Callable[[], str]] = {
            "ORG": self._names.organisation,
            "PER": self._names.person,
            "LOC": self._names.place,
            "OTH": self._names.product,
        }
        self._frames = [line for line in FRAMES.read_text(encoding="utf-8").splitlines() if line.strip()]

    def varied(self, sentence: Sentence, *, swaps: bool = True) -> Sentence:
        """``sentence``, half of the time with other names, and with the quotes and case of another writer."""
        if swaps and sentence.labels and self._rng.random() < 0.5:
            sentence = self._with_other_names(sentence)
        if '"' in sentence.words:
            sentence = replace(sentence, words=self._with_other_quotes(sentence.words))
        if self._rng.random() < 0.03:
            fold = self._rng.choice((str.upper, str.lower))
            sentence = replace(sentence, words=tuple(map(fold, sentence.words)))
        return sentence

    def framed(self) -> Sentence:
        """A business-news sentence from a frame, with names in its slots."""
        words: list[str] = []
        found: list[Entity] = []
        for word in self._rng.choice(self._frames).split():
            slot = SLOT.fullmatch(word)
            name = self._filled(slot["kind"], slot["rest"]) if slot else [word]
            if slot:
                label = slot["kind"] + ("PART" if slot["rest"].startswith("-") else "")
                found.append(Entity(len(words), len(words) + len(name), label))
            words.extend(name)
        return Sentence(tuple(words), labels=bioes(len(words), found))

    def _filled(self, kind: str, rest: str) -> list[str]:
        """A name for a slot; with a hyphen its first word alone, with a genitive -s where the name takes one."""
        name = self._draw[kind]().split()
        if rest.startswith("-"):
            return [name[0] + rest]
        if rest and name[-1].isalpha() and name[-1][-1] not in "sßxz":
            name[-1] += rest
        return name

    def _with_other_names(self, sentence: Sentence) -> Sentence:
        words: list[str] = []
        found: list[Entity] = []
        position = 0
        for entity in entities(sentence.labels):
            words.extend(sentence.words[position : entity.start])
            name = self._substitute(entity.label, sentence.words[entity.start : entity.end])
            found.append(Entity(len(words), len(words) + len(name), entity.label))
            words.extend(name)
            position = entity.end
        words.extend(sentence.words[position:])
        labels = bioes(len(words), found)
        # A tree fits as long as every name has as many words as the one before.
        aligned = labels == sentence.labels
        return replace(sentence, words=tuple(words)) if aligned else Sentence(tuple(words), labels=labels)

    def _substitute(self, label: str, name: tuple[str, ...]) -> list[str]:
        kind = label.removesuffix("PART")
        if self._rng.random() >= SWAP_RATES.get(kind, 0) or UNSWAPPABLE.match(name[0]):
            return list(name)
        drawn = self._draw[kind]().split()
        if kind == label:
            return drawn
        _, hyphen, rest = name[-1].rpartition("-")
        return [drawn[0] + hyphen + rest] if hyphen and len(name) == 1 else list(name)

    def _with_other_quotes(self, words: tuple[str, ...]) -> tuple[str, ...]:
        marks = self._rng.choice(QUOTES)
        opened = 0
        result = []
        for word in words:
            if word == '"':
                word = marks[opened % 2]
                opened += 1
            result.append(word)
        return tuple(result)
