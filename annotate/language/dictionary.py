"""simplemma's dictionaries, from tries that load in no time.

simplemma takes more than a second and a hundred megabytes to unpack its German dictionary. The tries in
``lexicon/lemmas`` hold the same entries; ``python -m annotate.language.dictionary`` makes them again, as is due with a
new simplemma.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory
from simplemma.utils import normalize_token

FOLDER: Final = Path(__file__).with_name("lexicon") / "lemmas"
LANGUAGES: Final = ("de", "en")


def lemmatize(word: str, language: str) -> str:
    """The lemma of a word by dictionary and rules, else the word.

    Args:
        word: Not empty; its case counts.
        language: One of :data:`LANGUAGES`.
    """
    lemma: str = _lemmatizer().lemmatize(word, language)
    return lemma


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary has a word, in this or the other case of its first letter."""
    return _lookup().get_lemma(normalize_token(word), language) is not None


@cache
def _tries() -> TrieDictionaryFactory:
    return TrieDictionaryFactory(disk_cache_dir=str(FOLDER))


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_tries()))


@cache
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_tries())


def main() -> None:
    """Write the tries anew."""
    for language in LANGUAGES:
        (FOLDER / f"{language}.dic").unlink(missing_ok=True)
        _tries().get_dictionary(language)


if __name__ == "__main__":
    main()
