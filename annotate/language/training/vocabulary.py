"""Fewer pieces: those that German and English text needs, of the 250,000 that a hundred languages share."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC
from wordfreq import top_n_list, word_frequency

from annotate.language.pieces import SPACE
from annotate.language.training.corpora import Sentence
from annotate.language.training.e5 import Pretrained

SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")
WORDS: Final = {"de": 150_000, "en": 60_000}
"""How many of a language's most frequent words count."""

CORPUS_WEIGHT: Final = 1e-6
"""What one occurrence in a corpus counts, as a share of running text."""


def tokenizer_of(pieces: Iterable[tuple[str, float]], unk: int) -> Tokenizer:
    """A tokenizer for single words that already carry the mark of their space."""
    tokenizer = Tokenizer(Unigram(list(pieces), unk_id=unk, byte_fallback=False))
    tokenizer.normalizer = NFKC()
    return tokenizer


def pruned(model: Pretrained, sentences: Iterable[Sentence], size: int) -> list[int]:
    """The ids of the ``size`` pieces to keep, in their old order, special pieces first.

    Single letters, digits and marks of the Latin and Greek scripts stay, whatever their use.
    """
    whole = tokenizer_of(zip(model.pieces, model.scores, strict=True), model.unk)
    use: defaultdict[int, float] = defaultdict(float)
    weights: defaultdict[str, float] = defaultdict(float)
    for sentence in sentences:
        for word in sentence.words:
            weights[SPACE + word] += CORPUS_WEIGHT
            if not word[0].isalnum():
                weights[word] += CORPUS_WEIGHT
    for language, count in WORDS.items():
        for word in top_n_list(language, count):
            frequency = word_frequency(word, language)
            for form in (word, word.capitalize()) if language == "de" else (word,):
                weights[SPACE + form] += frequency
    words = list(weights)
    for word, encoding in zip(words, whole.encode_batch_fast(words, add_special_tokens=False), strict=True):
        for piece in encoding.ids:
            use[piece] += weights[word]
    kept = {model.pieces.index(piece) for piece in SPECIAL}
    kept |= {number for number, piece in enumerate(model.pieces) if _is_basic(piece)}
    for number in sorted(use, key=use.__getitem__, reverse=True):
        if len(kept) >= size:
            break
        kept.add(number)
    return sorted(kept)


def _is_basic(piece: str) -> bool:
    character = piece.removeprefix(SPACE)
    if len(character) > 1:
        return False
    name = unicodedata.name(character, "") if character else "SPACE"
    return not character.isalpha() or name.startswith(("LATIN", "GREEK"))
