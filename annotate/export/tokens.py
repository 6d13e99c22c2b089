"""Words for formats that annotate words: cut so that every mention begins and ends with one.

German names stand in compounds ("Tesla-Gründer"), which a tokeniser keeps whole. So words are cut where
mentions begin and end, too: no mention is lost or stretched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import regex

from annotate.annotation import Annotation
from annotate.article import Span

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}\p{Pc}]+|(?![\s])\X")
"""A word, or one visible character of another kind, with all that is combined with it."""
_INK: Final = regex.compile(r"\S(?:.*\S)?", regex.DOTALL)


def sentences_of(annotation: Annotation) -> list[list[Span]]:
    """The words of each sentence, and of what stands outside all sentences; white space is in none."""
    text = annotation.document.text
    cuts = sorted({edge for m in annotation.mentions for edge in (m.start, m.end)})
    return [words for span in _stretches(annotation) if (words := list(_words(text, span, cuts)))]


def _stretches(annotation: Annotation) -> Iterator[Span]:
    """The sentences in text order, and between them what else has ink."""
    done = 0
    text = annotation.document.text
    for sentence in sorted(annotation.document.sentences, key=lambda s: (s.start, s.end)):
        if sentence.start > done:
            yield from _inked(text, done, sentence.start)
        if sentence.end > done:
            yield Span(max(done, sentence.start), sentence.end)
            done = sentence.end
    yield from _inked(text, done, len(text))


def _inked(text: str, start: int, end: int) -> Iterator[Span]:
    if match := _INK.search(text, start, end):
        yield Span(match.start(), match.end())


def _words(text: str, span: Span, cuts: list[int]) -> Iterator[Span]:
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        for cut in cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]:
            yield Span(start, cut)
            start = cut
        yield Span(start, end)
