"""What speaks for an organisation: its legal form, and words that names of organisations are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.language.names_sentence import LONGEST, Sentence, belongs, is_given, legal_form, marks
from annotate.language.spans import Clue

_GENITIVE: Final = re.compile(r"e?s\Z")
_BRACKETS: Final = re.compile(r"\s\((?P<short>[A-ZÄÖÜ][\w-]{1,9})\)")


def legal_forms(s: Sentence) -> Iterator[Clue]:
    """Quorvex Maschinenbau AG, Krell & Sohn SE: the capitalised words before a legal form."""
    for match in legal_form().finditer(s.text, *s.span):
        last = next((i for i in reversed(range(len(s.words))) if s.words[i].end <= match.start()), None)
        if last is None or s.words[last].end != match.start() or not s.words[last].text[0].isupper():
            continue
        start = last
        while start > 0 and last - start < LONGEST and s.words[start].joined and belongs(s.words[start - 1]):
            start -= 1
        start = s.without_attributes(start, last + 1)
        if start <= last and s.words[start].text != "&":
            yield Clue(s.words[start].start, match.end(), "ORG", 1.5)
            yield from _abbreviation(s, match.end())


def institutions(s: Sentence) -> Iterator[Clue]:
    """Birkdal Ventures, Stiftung Elbe-Technik, Institut für Statik, Bundeskartellamt."""
    org = marks().org
    institution = re.compile(org.words)
    for i, word in enumerate(s.words):
        if institution.fullmatch(word.text):
            yield s.clue(i, i + 1, "ORG", 1.2)
        if word.text in org.tails and i and word.joined and belongs(s.words[i - 1]):
            start = i
            while start > 0 and s.words[start].joined and belongs(s.words[start - 1]) and i - start < 3:
                start -= 1
            start = s.without_attributes(start, i)
            if start < i and s.words[start].text != "&" and not is_given(s.words[start]):
                yield s.clue(start, i + 1, "ORG", 1.0)
        if _GENITIVE.sub("", word.text) in org.heads:
            end = _institution_end(s, i)
            if end > i + 1:
                yield s.clue(i, end, "ORG", 1.2)
                yield from _abbreviation(s, s.words[end - 1].end)


def _abbreviation(s: Sentence, end: int) -> Iterator[Clue]:
    """The short form in brackets behind a name."""
    match = _BRACKETS.match(s.text, end, s.span.end)
    if match:
        yield Clue(*match.span("short"), "ORG", 1.0)


def _institution_end(s: Sentence, head: int) -> int:
    """The end of an institution's name that begins with ``head``."""
    following = s.words[head + 1 : head + 3]
    if not following or not following[0].joined:
        return head
    if following[0].is_capital:
        return head + 2 if following[0].pos == "PROPN" or "-" in following[0].text else head
    is_field = len(following) == 2 and following[0].text in ("für", "of", "for") and following[1].text[0].isupper()
    return head + 3 if is_field else head
