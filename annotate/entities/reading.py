"""From a ``Doc`` with names to its sentences, read into phrases and clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from annotate.article import Span
from annotate.entities.clauses import read_clauses
from annotate.entities.nouns import Nouns, nouns_for
from annotate.entities.phrases import Phrases
from annotate.entities.syntax import Sentence
from annotate.entities.tokens import Tokens
from annotate.language.spans import DocMention, paragraphs_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's sentences and what they were read from."""

    tokens: Tokens
    nouns: Nouns
    sentences: tuple[Sentence, ...]
    is_genitive: Callable[[int], bool]
    """Whether a name may be a genitive."""

    @property
    def mentions(self) -> tuple[DocMention, ...]:
        """The names and values that phrases point to by number."""
        return self.tokens.mentions


def read(doc: Doc, verbs: frozenset[str]) -> Reading:
    """Read the sentences of ``doc``, whose names and values are known.

    Args:
        doc: Has sentence boundaries.
        verbs: Lemmas that are verbs whatever a tagger says.
    """
    language = "en" if doc.lang_ == "en" else "de"
    nouns = nouns_for(language)
    tokens = Tokens.of(doc, verbs, nouns.forms)
    genitives = _Genitives(tokens)
    reader = Phrases(tokens, genitives.may_be, nouns.gender)
    paragraphs = paragraphs_of(doc)
    starts = [p.start for p in paragraphs]
    sentences: list[Sentence] = []
    for index, sent in enumerate(doc.sents):
        start, end = sent.start, sent.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start == end:
            continue
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
        paragraph = max(0, bisect_right(starts, span.start) - 1)
        question = "?" in (doc[end - 1].text, doc[max(start, end - 2)].text)
        heading = paragraphs[paragraph].kind == "heading"
        sentence = Sentence(index, start, end, span, paragraph, heading, question)
        read_clauses(sentence, tokens, reader, nouns.head)
        sentences.append(sentence)
    return Reading(tokens, nouns, tuple(sentences), genitives.may_be)


class _Genitives:
    """Which names may be genitives: "Musters" is, where the text also says "Muster"; "Siemens" is not."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._texts = [tokens.text[m.start : m.end] for m in tokens.mentions]
        self._words = {word for text in self._texts for word in (text, *text.split())}

    def may_be(self, mention: int) -> bool:
        text = self._texts[mention]
        if text.endswith(("'", "’")):
            return True
        if self._tokens.language == "en":
            return text.endswith(("'s", "’s"))
        if not text.endswith("s") or len(text) < 3:
            return False
        last = text.split()[-1]
        return last[:-1] in self._words
