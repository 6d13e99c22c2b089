"""Collects what speaks for names: rules that look at words, and the trained recogniser.

Each rule is weak; :mod:`annotate.language.names` adds them up over the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import EntityType
from annotate.article import Span
from annotate.entities.nouns import nouns_for
from annotate.language.names_context import compounds, foreign, runs, syntax
from annotate.language.names_nouns import appositions, late_appositions, lists, titles
from annotate.language.names_orgs import institutions, legal_forms
from annotate.language.names_people import people
from annotate.language.names_sentence import NO_NAMES, Sentence, is_given, is_name_word, never
from annotate.language.names_words import Word, is_common, is_listed, is_participle, words_of
from annotate.language.spans import Clue, add_clues, mentions_of, paragraphs_of, sentences_in

_DATELINE: Final = re.compile(r"(?P<place>[A-ZÄÖÜ][\w-]+(?:[ /][A-ZÄÖÜ][\w-]+)?)(?:\s\([\w/]+\))?(?:\.|\s[–—-]\s|:\s)")


def _dateline(text: str, span: Span) -> Iterator[Clue]:
    """The place before the first sentence of the text: Göppingen. / Berlin (dpa) –."""
    match = _DATELINE.match(text, *span)
    for place in _PLACE.finditer(text, *match.span("place")) if match else ():
        if place.group() not in never():
            yield Clue(*place.span(), "LOC", 1.5)


_PLACE: Final = re.compile(r"[^/]+")

_LABELS: Final[dict[str, tuple[EntityType, float]]] = {
    "PER": ("PER", 0.6),
    "ORG": ("ORG", 0.6),
    "LOC": ("LOC", 0.5),
    "MISC": ("PRODUCT", 0.3),
    "PRODUCT": ("PRODUCT", 0.5),
}


_DOUBTFUL: Final = 0.5
"""What the recogniser's word counts that something is a person, if it does not begin with a given name."""


def _recognised(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """What the trained recogniser found, without the nouns and numbers that it takes in."""
    by_start = {w.start: (s, i) for s in sentences for i, w in enumerate(s.words)}
    for ent in doc.ents:
        if ent.label_ not in _LABELS or ent.start_char not in by_start:
            continue
        s, first = by_start[ent.start_char]
        end = first
        while end < len(s.words) and s.words[end].end <= ent.end_char and (end == first or s.words[end].joined):
            end += 1
        start = s.without_attributes(first, end)
        while start < end and _is_before_name(s, start, end):
            start += 1
        while end > start + 1 and (_is_no_end(s.words[end - 1]) or _is_owned(s.words[end - 2], s.words[end - 1])):
            end -= 1
        if end == start or not _may_begin(s, start) or _is_people(s, start):
            continue
        kind: EntityType | None
        kind, weight = _LABELS[ent.label_]
        if kind == "PER" and end > start + 1 and not is_given(s.words[start]):
            weight = _DOUBTFUL
        if s.is_english and kind == "PER" and not is_given(s.words[start]):
            kind, weight = ("PER", 0.3) if end > start + 1 else (None, weight)
        whole = s.words[end - 1].end == ent.end_char
        yield s.clue(start, end, kind if whole else None, weight)


def _is_no_end(word: Word) -> bool:
    """Whether a name cannot end with a word, as with what somebody has: Quorvex' Zellen."""
    return not word.is_capital or word.text in never() or (word.pos == "NOUN" and is_common(word.text))


def _is_owned(owner: Word, word: Word) -> bool:
    """Whether a word is what somebody has, and no part of the name: Aumanns Reich."""
    return owner.text.endswith("s") and not is_listed(owner.text) and is_common(word.text)


def _is_before_name(s: Sentence, index: int, end: int) -> bool:
    """Whether a word is no part of the name that the recogniser lets begin with it: Ausgerechnet Quorvex."""
    word = s.words[index]
    if word.pos in NO_NAMES or (s.is_english and not is_name_word(word)):
        return True
    return index == 0 and end > 1 and not is_given(word) and is_participle(word.text)


def _may_begin(s: Sentence, index: int) -> bool:
    """Whether a name may begin with a word; small letters only with one that is in no dictionary (dpa)."""
    word = s.words[index]
    if s.is_english:
        return is_name_word(word)
    return word.is_capital or (word.text[0].isalpha() and not is_listed(word.text))


def _is_people(s: Sentence, index: int) -> bool:
    """Whether an article makes people of a country: die Schweden, den Göppingern."""
    before = s.words[index - 1].text.lower() if index else ""
    return before in ("die", "den", "der") and s.words[index].text.endswith(("en", "er", "ern"))


_RULES: Final[tuple[Callable[[Sentence], Iterator[Clue]], ...]] = (
    runs,
    legal_forms,
    institutions,
    people,
    appositions,
    lists,
    late_appositions,
    titles,
    compounds,
    foreign,
    syntax,
)


@Language.component("durchblick_clues")
def clues(doc: Doc) -> Doc:
    """Collect what speaks for names."""
    text = doc.text
    values = [m.span for m in mentions_of(doc) if m.kind == "value"]
    nouns = nouns_for(doc.lang_)
    sentences = [
        Sentence(text, span, words_of(doc, text, span), nouns, doc.lang_ == "en") for span in sentences_in(doc)
    ]
    found = [clue for s in sentences for rule in _RULES for clue in rule(s)]
    found += _recognised(doc, sentences)
    for paragraph in [p for p in paragraphs_of(doc) if p.kind == "text"][:1]:
        found += _dateline(text, Span(paragraph.start, paragraph.end))
    add_clues(doc, (c for c in found if not any(c.span.overlaps(v) for v in values)))
    return doc
