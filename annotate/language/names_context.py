"""What stands around a name: compounds, prepositions and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.language.names_sentence import Sentence, is_name_word, marks, never
from annotate.language.names_words import Word, is_common
from annotate.language.spans import Clue


def compounds(s: Sentence) -> Iterator[Clue]:
    """The first part of a compound: Birkdal-Partnerin, Arkadia-Projekt, US-Hersteller."""
    for word in s.words:
        left, hyphen, right = word.text.rpartition("-")
        if right == "based" and left:
            yield Clue(word.start, word.start + len(left), "LOC", 1.2)
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
    r"|(?:ein\w*|zusammen)schluss mit|fusion mit"
    r"|\w*(?:chef|vorstand|führer|vorsitzender?|leiter|direktor)(?:in)? (?:von|bei)"
    r"|(?:stake|shares?) in|(?:chief executive|chairman|ceo) of)(?: der| the)?\s\Z"
)
"""What is said of companies alone, before one."""

_AGED: Final = re.compile(r"\d\d-jährigen?\s\Z")
_AGE_OR_WHO: Final = re.compile(r",\s(?:\d\d[,;)]|who\b)|\s\(\d\d\)")
_FOUNDED: Final = re.compile(r"\s(?:gegründet|geführt|geleitet)")


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
        aged = _AGED.search(s.text, max(s.span.start, word.start - 20), word.start)
        if aged or _AGE_OR_WHO.match(s.text, s.words[end - 1].end, s.span.end):
            yield s.clue(i, end, "PER", 0.8)
        if s.is_english and s.text.startswith(", which", s.words[end - 1].end):
            yield s.clue(i, end, "ORG", 0.5)
        if before == "von" and end == i + 2 and _FOUNDED.match(s.text, s.words[end - 1].end, s.span.end):
            yield s.clue(i, end, "PER", 0.7)
        if before == "von" and i > 1 and re.fullmatch(signs.product.of, s.words[i - 2].text):
            yield s.clue(i, end, "PRODUCT", 0.8)
