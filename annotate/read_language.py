"""What is said of the language that a text was read as."""

from __future__ import annotations

from typing import Final

from annotate.catalogue import Language
from annotate.figures import phrases

_NAMED: Final = frozenset(
    ("cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk")
)
"""Languages that the catalogues have a word for."""


def read_language(code: str, language: Language) -> str | None:
    """A few words on the language that a text is read as; None for German, which is what is expected.

    Args:
        code: Its ISO 639 code, as a record has it.
        language: Of the words.
    """
    if code == "de":
        return None
    say = phrases(language)
    name = say(f"language.{code}") if code in _NAMED else code
    return name if code == "en" else say("language.names_only", name=name)
