"""What speaks for an organisation: its legal form, and words that names of organisations are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.language.names_sentence import Sentence, belongs, is_given, legal_form, marks
from annotate.language.spans import Clue


def legal_forms(s: Sentence) -> Iterator[Clue]:
    """Brennhagen Maschinenbau AG, Kessler & Roth SE: the capitalised words before a legal form."""
    for match in legal_form().finditer(s.text, *s.span):
        last = next((i for i in reversed(range(len(s.words))) if s.words[i].end <= match.start()), None)
        if last is None or s.words[last].end != match.start() or not s.words[last].text[0].isupper():
            continue
        start = last
        while start > 0 and s.words[start].joined and belongs(s.words[start - 1]):
            start -= 1
        start = s.without_attributes(start, last + 1)
        if start <= last and s.words[start].text != "&":
            yield Clue(s.words[start].start, match.end(), "ORG", 1.5)


def institutions(s: Sentence) -> Iterator[Clue]:
    """Falkenberg Ventures, Stiftung Neckar-Technik, Bundeskartellamt."""
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
        following = s.words[i + 1] if word.text in org.heads and i + 1 < len(s.words) else None
        if (
            following
            and following.joined
            and following.is_capital
            and (following.pos == "PROPN" or "-" in following.text)
        ):
            yield s.clue(i, i + 2, "ORG", 1.2)
