"""What kind of reference a word is, by its tags."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from annotate.language.judges import Kind

_RELATIVES: Final = frozenset(
    ("der", "die", "das", "den", "dem", "dessen", "deren", "denen", "who", "which", "that", "whose", "whom")
)
_POSSESSIVES: Final = frozenset(("his", "her", "its", "their"))


def kind_of(token: Token, length: int, language: str) -> Kind:
    """The kind of a reference.

    Args:
        token: Its first token.
        length: How many tokens it has.
        language: ``de`` or ``en``.
    """
    if length > 1 or token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return "noun"
    lower = token.lower_
    if language == "en":
        if lower in _POSSESSIVES and (lower != "her" or token.pos_ == "DET"):
            return "possessive"
        return "relative" if lower in _RELATIVES else "personal"
    if token.tag_ == "PPOSAT" or "Poss=Yes" in str(token.morph):
        return "possessive"
    return "relative" if lower in _RELATIVES and token.tag_ in ("PRELS", "PRELAT") else "personal"
