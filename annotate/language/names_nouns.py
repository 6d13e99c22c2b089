"""The nouns beside a name that say what it is: before it, behind it, or as the subject of "belong to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.annotation import EntityType
from annotate.entities.nouns import HeadNoun
from annotate.language.names_people import person_end
from annotate.language.names_sentence import NO_NAMES, Sentence, is_given, is_name_word, never
from annotate.language.names_words import is_inflected, is_listed
from annotate.language.spans import Clue


def appositions(s: Sentence) -> Iterator[Clue]:
    """The noun before a name says what it is: die Software MoltoFlow, Vorstandschef Ohlsdorf."""
    for i in range(len(s.words) - 1):
        kind = s.kind(i)
        if kind is None:
            continue
        start = i + 1
        if s.words[start].text in ("namens", "genannt", "named", "called"):
            start += 1
        first = start
        while start < len(s.words) and (s.words[start].joined or _is_set_off(s, i, start)):
            end = _name_end(s, start, kind)
            if end == start:
                break
            said, weight = _said(s, i, start, end, kind)
            yield s.clue(start, end, said, weight if start == first else min(weight, 0.6))
            if end + 1 >= len(s.words) or s.words[end].text not in ("und", "and", "sowie"):
                break
            start = end + 1


def _is_set_off(s: Sentence, index: int, start: int) -> bool:
    """Whether a name stands between commas behind a role: its founder, Grace Holm, declined."""
    head = s.head(index)
    if not (s.is_english and head and head.role and not head.orgs and start == index + 1):
        return False
    end = s.run(start)
    return s.text[s.words[index].end : s.words[start].start] == ", " and s.text.startswith(",", s.words[end - 1].end)


_MAY_BE_PERSON: Final = re.compile(r"(?:er|ist|or|iese|ionier|igant|rtner|partner)(?:s|n|en)?\Z")
"""Nouns for organisations that may also stand for people: Händler, Spezialist, Riese; and Tochter, Mutter."""


def _said(s: Sentence, index: int, start: int, end: int, kind: EntityType) -> tuple[EntityType | None, float]:
    """What a noun says of the name behind it, and how much that counts."""
    head = s.head(index)
    is_person = is_given(s.words[start])
    if kind == "PER" and head and (head.orgs or head.lemma == "Partner") and not is_person:
        return ("ORG", 0.9) if end == start + 1 else ("ORG", 0.7)
    if kind != "ORG" or (head and head.role):
        return kind, 0.9
    if not is_person:
        return kind, 1.2
    if _MAY_BE_PERSON.search(s.words[index].text):
        return "PER", 0.5
    return kind, 2.0


def _name_end(s: Sentence, start: int, kind: EntityType) -> int:
    """The end of the name that a noun introduces: also of one that the tagger takes for an ordinary noun."""
    end = max(s.run(start), person_end(s, start) if is_given(s.words[start]) else start)
    word = s.words[start]
    if end > start:
        may_be = kind == "PRODUCT" or (kind == "ORG" and is_listed(word.text))
        return end + 1 if may_be and _is_numbered(s, end) else end
    if (
        s.is_english
        or not word.is_capital
        or word.text in never()
        or "-" in word.text
        or word.pos in NO_NAMES
        or s.kind(start)
    ):
        return start
    is_last = _NAME_ENDS.match(s.text, word.end) is not None
    return start + 1 if is_last or (not is_listed(word.text) and not is_inflected(word.text)) else start


def _is_numbered(s: Sentence, end: int) -> bool:
    """Whether a number belongs to the name before it: Kanal 9."""
    if end >= len(s.words) or not s.words[end].joined or not _NUMBER.match(s.text, s.words[end].start):
        return False
    follower = s.words[end + 1] if end + 1 < len(s.words) else None
    return follower is None or not (follower.joined and follower.is_capital)


_NUMBER: Final = re.compile(r"\d{1,2}(?!\w|[.,]\d)")
_NAME_ENDS: Final = re.compile(r"[.,;:)?!]")


_ARTICLE: Final = re.compile(r"(?P<comma>\s?,)?\s(?:eine?[mnrs]?|de[rmn]|die|das|an?|the)(?=\s)")
_PREPOSITIONS: Final = frozenset(
    {"auf", "für", "mit", "von", "in", "im", "an", "am", "aus", "bei", "zu", "zur", "zum", "nach", "über"}
    | {"on", "for", "with", "of", "at", "from"}
)
_REACH: Final = 9


def late_appositions(s: Sentence) -> Iterator[Clue]:
    """The noun after a name says what it is: Zindra, ein Start-up; mit MoltoFlow ein eigenes Produkt."""
    start = 0
    while start < len(s.words):
        end = s.run(start)
        article = _ARTICLE.match(s.text, s.words[end - 1].end, s.span.end) if end > start else None
        head = _head_after(s, end) if article else None
        if article and head and not head.role and (article["comma"] or head.type == "PRODUCT"):
            yield s.clue(s.without_attributes(start, end), end, head.type, 0.45)
        start = max(end, start + 1)


_MAKERS: Final = re.compile(
    r"(?:entwickler|erfinder|macher|schöpfer)(?:s|n|in|innen)?\Z|(?:developer|creator|maker)s?\Z", re.I
)


def made(s: Sentence) -> Iterator[Clue]:
    """Who develops or invented it says that it is a product: den Entwickler von Zindra."""
    for i in range(len(s.words) - 2):
        if _MAKERS.search(s.words[i].text) and s.words[i + 1].text in ("von", "of"):
            end = s.run(i + 2)
            if end > i + 2:
                yield s.clue(i + 2, end, "PRODUCT", 2.5)


_LANDSCAPES: Final = frozenset(("Valley", "Islands", "Beach", "Bay"))


def landscapes(s: Sentence) -> Iterator[Clue]:
    """An English word for a landscape makes the name before it one with it: Silicon Valley."""
    for i in range(1, len(s.words)):
        word = s.words[i]
        if word.text in _LANDSCAPES and word.joined and s.words[i - 1].is_capital:
            yield s.clue(i - 1, i + 1, "LOC", 3.0)


def _head_after(s: Sentence, start: int) -> HeadNoun | None:
    """The head of the noun phrase whose article is the word at ``start``; nouns in its attributes do not count."""
    for i in range(start + 1, min(start + _REACH, len(s.words))):
        word = s.words[i]
        if "," in s.text[s.words[i - 1].end : word.start]:
            return None
        head = s.head(i) if s.words[i - 1].text not in _PREPOSITIONS and not is_name_word(word) else None
        if head:
            return head
    return None
