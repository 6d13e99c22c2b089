"""What stands around a name: the noun that says what it is, compounds, prepositions and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.annotation import EntityType
from annotate.entities.nouns import HeadNoun
from annotate.language.names_people import person_end
from annotate.language.names_sentence import NO_NAMES, Sentence, is_given, is_name_word, marks, never
from annotate.language.names_words import Word, is_common, is_inflected, is_listed
from annotate.language.spans import Clue


def runs(s: Sentence) -> Iterator[Clue]:
    """Words that the tagger takes for a name; a demonym or a head noun before it is not part of it."""
    index = 0
    while index < len(s.words):
        end = s.run(index)
        if end == index:
            index += 1
            continue
        start = s.without_attributes(index, end)
        if start < end:
            camel = any(w.is_camel for w in s.words[start:end])
            yield s.clue(start, end, None, 0.5 if camel else 0.3)
            if any(sign in s.text[s.words[start].start : s.words[end - 1].end] for sign in (" & ", " + ")):
                yield s.clue(start, end, "ORG", 1.2)
        index = end


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
        while start < len(s.words) and s.words[start].joined:
            end = _name_end(s, start, kind)
            if end == start:
                break
            said, weight = _said(s, i, start, end, kind)
            yield s.clue(start, end, said, weight if start == first else min(weight, 0.6))
            if end + 1 >= len(s.words) or s.words[end].text not in ("und", "and", "sowie"):
                break
            start = end + 1


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
        return end + 1 if _is_numbered(s, end, kind == "PRODUCT" or is_listed(word.text)) else end
    if not word.is_capital or word.text in never() or "-" in word.text or word.pos in NO_NAMES or s.kind(start):
        return start
    is_last = _NAME_ENDS.match(s.text, word.end) is not None
    return start + 1 if is_last or (not is_listed(word.text) and not is_inflected(word.text)) else start


def _is_numbered(s: Sentence, end: int, may_be: bool) -> bool:
    """Whether a number belongs to the name before it: Kanal 9."""
    if not may_be or end >= len(s.words) or not s.words[end].joined or not _NUMBER.fullmatch(s.words[end].text):
        return False
    follower = s.words[end + 1] if end + 1 < len(s.words) else None
    return follower is None or not (follower.joined and follower.is_capital)


def lists(s: Sentence) -> Iterator[Clue]:
    """The subject of "belong to" says what the objects are: Zu seinen Marken gehören Optiled und Sonnlux."""
    for i in range(1, len(s.words) - 1):
        kind = s.kind(i - 1) if s.words[i].text in _BELONG and s.words[i].joined else None
        start = i + 1
        while kind and start < len(s.words) and s.words[start].joined and s.run(start) > start:
            end = s.run(start)
            yield s.clue(start, end, kind, 0.9)
            start = end + 1 if end < len(s.words) and s.words[end].text == "und" else len(s.words)


_BELONG: Final = frozenset({"gehören", "gehörten", "zählen", "zählten", "heißen", "sind"})
_NUMBER: Final = re.compile(r"\d{1,2}")
_NAME_ENDS: Final = re.compile(r"[.,;:)?!]")


_QUOTED: Final = re.compile(r"\s[„“\"»‚](?P<title>[A-ZÄÖÜ\d][^„“”\"«»]{1,40})[“”\"«]")


def titles(s: Sentence) -> Iterator[Clue]:
    """What stands in quotes behind a noun that says what it is: die Zeitschrift „Haus & Hof“."""
    for i, word in enumerate(s.words):
        quoted = _QUOTED.match(s.text, word.end, s.span.end)
        kind = s.kind(i) if quoted else None
        if quoted and kind in ("ORG", "PRODUCT"):
            yield Clue(*quoted.span("title"), kind, 1.2)


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
            yield s.clue(s.without_attributes(start, end), end, head.type, 0.6)
        start = max(end, start + 1)


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


def compounds(s: Sentence) -> Iterator[Clue]:
    """The first part of a compound: Birkdal-Partnerin, Arkadia-Projekt, US-Hersteller."""
    for word in s.words:
        left, hyphen, right = word.text.rpartition("-")
        if not hyphen or not left or not right[0].isupper():
            continue
        span = (word.start, word.start + len(left))
        if left in ("US", "USA"):
            yield Clue(*span, "LOC", 1.5)
            continue
        if len(left) < 2 or left in never() or s.nouns.head(left) or not any(c.isupper() for c in left[:2]):
            continue
        if _is_institution(right):
            yield Clue(word.start, word.end, "ORG", 1.2)
            continue
        head = s.nouns.head(right)
        is_word = is_common(left) and not Word(0, 0, left, False, "").is_camel
        if is_word:
            if head is not None and (head.role or head.type == "ORG"):
                yield Clue(*span, "ORG", 0.45)
        elif right in marks().product.tails:
            yield Clue(*span, "PRODUCT", 0.8)
        elif (head is not None and (head.role or head.type == "ORG")) or right.startswith(("Aktie", "Konzern", "Werk")):
            yield Clue(*span, "ORG", 0.8)


def _is_institution(noun: str) -> bool:
    """Whether a compound that ends in a noun is the name of what the noun says: Quorvex-Stiftung."""
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("en"))
    return any(form in marks().org.parts for form in forms) or noun.lower().endswith(marks().org.endings_of_names)


_HOLDING: Final = re.compile(
    r"\b(?i:\w*(?:anteile?|beteiligung|aktien|mehrheit) (?:an|von)|\w*(?:übernahme|kauf|verkauf|erwerb) von"
    r"|(?:ein\w*|zusammen)schluss mit|fusion mit|\w*(?:chef|vorstand|führer|vorsitzender?|leiter|direktor)(?:in)? (?:von|bei)"
    r"|(?:stake|shares?) in|(?:chief executive|chairman|ceo) of)(?: der| the)?\s\Z"
)
"""What is said of companies alone, before one."""


def syntax(s: Sentence) -> Iterator[Clue]:
    """Prepositions of place, who says and who takes over, and what somebody makes."""
    signs = marks()
    for i, word in enumerate(s.words):
        if not is_name_word(word) or (word.joined and is_name_word(s.words[i - 1])):
            continue
        end = s.run(i)
        before = s.words[i - 1].text if i and word.joined else ""
        after = s.words[end].text if end < len(s.words) and s.words[end].joined else ""
        if before in signs.loc.prepositions and end == i + 1 and not word.is_camel:
            yield s.clue(i, end, "LOC", 0.2)
        if re.fullmatch(signs.per.verbs, before) or re.fullmatch(signs.per.verbs, after):
            yield s.clue(i, end, "PER", 0.3)
        if re.fullmatch(signs.org.verbs, after):
            yield s.clue(i, end, "ORG", 0.3)
        if _HOLDING.search(s.text, max(s.span.start, word.start - 40), word.start):
            yield s.clue(i, end, "ORG", 0.8)
        if before == "von" and i > 1 and re.fullmatch(signs.product.of, s.words[i - 2].text):
            yield s.clue(i, end, "PRODUCT", 0.8)
