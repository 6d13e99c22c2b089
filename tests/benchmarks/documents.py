"""Long texts to measure with: an article's own sentences among made-up ones in the same style."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from annotate.sentences import sentences_of

ARTICLE: Final = Path(__file__).parents[2] / "seeds" / "musk-altman.txt"
FIRST_WORDS: Final = "2015 waren sie so eng befreundet"
"""How the first paragraph of the article, and of every text made from it, begins."""

_SHARE: Final = 0.4
"""Of sentences taken as they are."""


def long_text(megabytes: float, seed: int = 1) -> str:
    """A text of about so many million bytes, the same for the same seed."""
    source = ARTICLE.read_text(encoding="utf-8")
    dice = random.Random(seed)
    title, first, *_ = [line for line in source.splitlines() if line]
    sentences = [source[span.start : span.end] for span in sentences_of(source, len(title), len(source))]
    words = [word.strip(".,") for word in source.split()]
    nouns = [word.lower() for word in words if word[:1].isupper() and len(word) > 4]

    def word() -> str:
        return dice.choice(words) if dice.random() < 0.8 else (dice.choice(nouns) + dice.choice(nouns)).capitalize()

    def sentence() -> str:
        if dice.random() < _SHARE:
            return dice.choice(sentences)
        made = " ".join(word() for _ in range(dice.randint(6, 20)))
        return f"{made[:1].upper()}{made[1:]}."

    paragraphs, size = [title, first], 0
    while size < megabytes * 1_000_000:
        paragraphs.append(" ".join(sentence() for _ in range(dice.randint(3, 9))))
        size += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs) + "\n"
