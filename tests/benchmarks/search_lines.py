"""Very many German-like sentences, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from annotate.search.items import Item
from tests.benchmarks.documents import ARTICLE

LONGEST: Final = 120
"""Characters of a line."""

_SYLLABLES: Final = """
    ab an auf be bau berg bot burg dach dorf ein er fahr feld fest fluss frei gang geld gen gut haus heim hof kauf kraft
    land last lauf licht mann markt mut nach ort platz rat recht ruf satz schaft see sicht stand stein stoff strom
    tag tal teil tier tor um un ver vor wald wand weg werk wind wort zahl zeit ziel zug
"""
_ENDINGS: Final = ("", "", "", "e", "en", "er", "es", "t", "te", "ung", "ungen", "lich", "s")
_VOCABULARY: Final = 150_000


def sentences(count: int, seed: int = 1) -> list[str]:
    """Lines of up to :data:`LONGEST` characters, words by Zipf's law; one in twenty is one of the article's lines."""
    dice = random.Random(seed)
    source = ARTICLE.read_text(encoding="utf-8").split()
    syllables = _SYLLABLES.split()
    made_up = dict.fromkeys(
        "".join(dice.choices(syllables, k=dice.randint(1, 4))) + dice.choice(_ENDINGS) for _ in range(_VOCABULARY)
    )
    words = [word.capitalize() if dice.random() < 0.4 else word for word in made_up]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    lines = []
    for _ in range(count):
        if dice.random() < 0.05:
            at = dice.randrange(len(source) - 12)
            line = " ".join(source[at : at + dice.randint(4, 12)])
        else:
            line = " ".join(dice.choices(words, cum_weights=weights, k=dice.randint(4, 14)))
        lines.append(f"{line[: LONGEST - 1]}.")
    return lines


def as_items(lines: list[str]) -> Iterator[Item]:
    """The lines as sentences of one text, cut out of it one by one as the reader does."""
    text, at = "\n".join(lines), 0
    for line in lines:
        end = at + len(line)
        yield Item("sentence", f"s{at}", text[at:end], at, end, facets=_FACETS)
        at = end + 1


_FACETS: Final = frozenset({"in:text"})
