"""The words of a text, and which of them look like names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc

from annotate.article import Span
from annotate.language import dictionary
from annotate.language.spans import Gender

_WORD: Final = re.compile(r"[^\W_][\w]*(?:['’](?!s\b)\w+)*(?:[-–.&/](?=\w)\w+(?:['’](?!s\b)\w+)*)*|&")
_CAMEL: Final = re.compile(r"[^\W\d_]{1,3}[A-ZÄÖÜ]\w*|[A-ZÄÖÜ]\w*[a-zäöü]\w*[A-ZÄÖÜ]\w*")
_PLACE: Final = re.compile(
    r"(?:stadt|burg|berg|münde|hausen|heim|dorf|furt|hagen|ingen|kirchen|brück|beck|walde|rode)s?\Z"
)
"""How names of German places end that look like compounds of ordinary nouns."""

_LONGEST_WORD: Final = 60
"""Letters of a German compound at most."""

_ENGLISH_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_QUOTES: Final = "„“”\"«»‚‘'"
_SURNAME: Final = re.compile(r"\s[A-ZÄÖÜ]")
_DEMONYM: Final = re.compile(r"\w{3,}er[ns]?\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, hyphen compounds whole."""

    start: int
    end: int
    text: str
    joined: bool
    """Whether only a blank stands between it and the word before."""
    pos: str
    """Universal part of speech, as far as the tagger ran; else empty."""

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name or a German noun is."""
        return self.text[0].isupper() or self.is_camel

    @property
    def is_camel(self) -> bool:
        """Whether it has capitals inside, as invented names do: OpenAI, xAI."""
        return bool(_CAMEL.fullmatch(self.text))


@cache
def given_names() -> Mapping[str, Gender]:
    """Common given names with the gender that they usually have."""
    data = tomllib.loads(files(__package__).joinpath("lexicon", "given_names.toml").read_text("utf-8"))
    genders: tuple[Gender, ...] = ("f", "m")
    return {name: gender for gender in genders for name in data[gender].split()}


def words_of(doc: Doc, text: str, sentence: Span) -> list[Word]:
    """The words of one sentence.

    Args:
        doc: The tagged text.
        text: ``doc.text``.
        sentence: Where to look.
    """
    words: list[Word] = []
    end = sentence.start
    tag = _english_tags(text, sentence) if doc.lang_ == "en" else _pos
    for start, stop in _pieces(text, sentence):
        gap = text[end:start]
        joined = bool(words) and gap.isspace() and "\n\n" not in gap
        words.append(Word(start, stop, text[start:stop], joined, tag(doc, start, stop)))
        end = stop
    return words


def _english_tags(text: str, sentence: Span) -> Callable[[Doc, int, int], str]:
    """Proper nouns by their capitals, as the tagger knows German only.

    A word that has its capital from the start of a sentence or from a title in capitals is none if it is in the
    English dictionary.
    """
    words = [m.group() for m in _WORD.finditer(text, *sentence)]
    is_title = 3 * sum(w[0].isupper() for w in words) > 2 * len(words)
    first = next((m.start() for m in _WORD.finditer(text, *sentence)), sentence.start)

    def tag(_: Doc, start: int, end: int) -> str:
        word = text[start:end]
        if word.lower() in _ENGLISH_DETERMINERS:
            return "DET"
        if not Word(start, end, word, False, "").is_capital:
            return ""
        is_forced = is_title or start == first or text[start - 1] in _QUOTES
        return "" if is_forced and dictionary.is_known(word.lower(), "en") else "PROPN"

    return tag


def _pieces(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Words; two people's names with a hyphen between them are parted ("Elon Musk-Sam Altman")."""
    for match in _WORD.finditer(text, *sentence):
        left, hyphen, right = match.group().partition("-")
        if hyphen and right in given_names() and left not in given_names() and _is_full_name(text, match, sentence):
            yield match.start(), match.start() + len(left)
            yield match.end() - len(right), match.end()
        else:
            yield match.span()


def _is_full_name(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether a given name stands before, and a surname behind."""
    before = text[sentence.start : match.start()].split()
    return bool(before) and before[-1] in given_names() and _SURNAME.match(text, match.end()) is not None


def _pos(doc: Doc, start: int, end: int) -> str:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[-1].pos_ if span is not None and len(span) else ""


@cache
def is_listed(word: str) -> bool:
    """Whether a word is in the German dictionary, which has some names, too."""
    return dictionary.is_known(word, "de") or dictionary.is_known(word.lower(), "de")


@cache
def is_common(word: str) -> bool:
    """Whether a word is in the German dictionary, or made of words that are."""
    if len(word) > _LONGEST_WORD:
        return False
    return is_listed(word) or any(_known(word[:i]) and _known(word[i:]) for i in range(4, len(word) - 3))


def _known(part: str) -> bool:
    part = part.removesuffix("s") if len(part) > 5 else part
    return dictionary.is_known(part.capitalize(), "de") or dictionary.is_known(part.lower(), "de")


@cache
def is_inflected(word: str) -> bool:
    """Whether a word is an ordinary noun for sure: an inflected form, or a compound of ordinary words."""
    if _PLACE.search(word):
        return False
    if dictionary.is_known(word, "de"):
        return dictionary.lemmatize(word, "de") not in (word, word.removesuffix("s"), word.removesuffix("es"))
    return is_common(word)


def is_demonym(word: str) -> bool:
    """Whether a word may be an adjective made from a place: Münchner, Kölner."""
    return bool(_DEMONYM.match(word)) and word[0].isupper()
