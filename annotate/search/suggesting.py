"""What a query may have meant: with the text's own words where the query's are only found as typing mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rapidfuzz.distance import OSA

from annotate.article import Span
from annotate.search.folding import WORD, fold_word
from annotate.search.matching import Answer, SequenceAnswer, WordAnswer
from annotate.search.query import Clause, Plain
from annotate.search.store import Store
from annotate.search.vocabulary import WordHit

_MISTAKES: Final = ("typo", "near")


def suggestion(text: str, found: list[tuple[Clause, list[Answer]]], store: Store) -> str | None:
    """The query as it may have been meant; None if it is understood as it is.

    Args:
        text: The query.
        found: Its clauses, each with the answers of its terms.
        store: What was searched.
    """
    meant: dict[Span, str] = {}
    for clause, answers in found:
        for term, answer in zip(clause.terms, answers, strict=False):
            if isinstance(term, Plain) and isinstance(answer, WordAnswer):
                if word := _meant_by(answer, store):
                    meant[term.place] = word
            elif isinstance(answer, SequenceAnswer):
                meant |= _meant_in(text, answer, store)
    for place in sorted(meant, reverse=True):
        text = text[: place.start] + meant[place] + text[place.end :]
    return text if meant else None


def _meant_by(answer: WordAnswer, store: Store) -> str | None:
    if any(name.match != "letters" for name, _ in answer.names.values()):
        return None
    return _likeliest(answer.words, store)


def _meant_in(text: str, answer: SequenceAnswer, store: Store) -> Iterator[tuple[Span, str]]:
    """Words that must stand as written, and nowhere do."""
    for word, step in zip(answer.term.words, answer.steps, strict=True):
        if not step and (meant := _likeliest(store.vocabulary.find(word), store)):
            yield from ((Span(*m.span()), meant) for m in WORD.finditer(text) if fold_word(m[0]) == word)


def _likeliest(hits: Mapping[int, WordHit], store: Store) -> str | None:
    """The word behind a typing mistake: the nearest, then the most frequent."""
    best = max((hit.quality for hit in hits.values()), default=0.0)
    nearest = [number for number, hit in hits.items() if hit.quality == best and hit.match in _MISTAKES]
    if not nearest:
        return None
    shown = store.vocabulary.shown
    likeliest = min(
        nearest,
        key=lambda word: (OSA.distance(hits[word].form, fold_word(shown[word])), -store.postings.frequency(word)),
    )
    return shown[likeliest]
