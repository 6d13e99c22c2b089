"""Collects what speaks for names: rules that look at words, and the trained recogniser.

Each rule is weak; :mod:`annotate.language.names` adds them up over the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Ent

from annotate.annotation import EntityType
from annotate.article import Span
from annotate.entities.nouns import nouns_for
from annotate.language.detection import READ
from annotate.language.names_context import compounds, syntax
from annotate.language.names_nouns import appositions, landscapes, late_appositions, made
from annotate.language.names_orgs import institutions, legal_forms
from annotate.language.names_people import people
from annotate.language.names_sentence import Sentence, marks, never
from annotate.language.names_words import given_names, is_listed, words_of
from annotate.language.spans import Clue, add_clues, confidence_of, mentions_of, paragraphs_of, sentences_in

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

_SURE: Final = 1.5
"""What the recogniser's word counts where it has no doubt at all: as much as the clearest of the other clues."""

_DOUBT: Final = 8
"""How fast that falls with its confidence, which is rarely low: the power that this is raised to."""

_DOUBTFUL: Final = 0.5
"""What the recogniser's word counts that something is a person, if it does not begin with a given name."""

_KNOWN_PLACE: Final = 1.3
"""The same that something is a place, if the dictionary has it: more than the noun of "Regierung Ägyptens"."""

_BETWEEN: Final = re.compile(r"(?<=\s)(?P<surname>\w+)-(?P<next>\w+)(?=\s)")

_INSIDE: Final = 0.8
"""What its word counts on a name inside a compound."""


def _recognised(doc: Doc) -> Iterator[Clue]:
    """What the trained recogniser found."""
    for ent in doc.ents:
        if ent.label_ in _LABELS and not _is_people(ent) and not _is_derived(ent):
            for start, end in _people(ent):
                name = ent.text[start:end]
                kind, weight = _type_of(ent.label_, name, is_english=doc.lang_ == "en")
                weight = max(weight, _SURE * (confidence_of(ent) or 0.0) ** _DOUBT)
                yield Clue(ent.start_char + start, ent.start_char + end, kind, weight, recognised=True)


def _is_derived(ent: Ent) -> bool:
    """Whether it is the adjective of a language or people, which the recogniser's corpus labels with works."""
    return ent.label_ == "MISC" and ent.text.islower()


def _is_people(ent: Ent) -> bool:
    """Whether an article makes people of a place: die Schweden, an den Göppingern; but not in den Niederlanden."""
    before = [token.lower_ for token in ent.doc[max(0, ent.start - 2) : ent.start]]
    is_place = before[0] in (*marks().loc.prepositions, "und") if len(before) == 2 else False
    is_named_so = ent.label_ != "LOC" or len(ent) > 1 or before[-1:] not in (["die"], ["den"])
    return not is_place and not is_named_so and ent.text.endswith(("en", "er", "ern"))


def _people(ent: Ent) -> Iterator[tuple[int, int]]:
    """Where the names in a stretch are: two with a hyphen between them are two people (Elon Musk-Sam Altman)."""
    start = 0
    for hyphen in _BETWEEN.finditer(ent.text) if ent.label_ == "PER" else ():
        if hyphen["next"] in given_names() and hyphen["surname"] not in given_names():
            yield start, hyphen.end("surname")
            start = hyphen.start("next")
    yield start, len(ent.text)


def _type_of(label: str, name: str, *, is_english: bool) -> tuple[EntityType | None, float]:
    """What the recogniser's label says: of unknown persons little, and in English of single words nothing."""
    kind, weight = _LABELS[label]
    if label == "LOC" and is_listed(name.removesuffix("s")):
        return kind, _KNOWN_PLACE
    first, *others = name.split()
    if kind != "PER" or first.partition("-")[0] in given_names():
        return kind, weight
    return (kind, _DOUBTFUL) if others or not is_english else (None, weight)


def _inside(doc: Doc) -> Iterator[Clue]:
    """Names inside compounds that the recogniser found: Quorvex in Quorvex-Aktie; but the Quorvex-Stiftung whole."""
    for span in doc.spans.get("partial", ()):
        name, hyphen, head = span.text.rpartition("-")
        if head in marks().org.parts:
            yield Clue(span.start_char, span.end_char, "ORG", _INSIDE, recognised=True)
        elif hyphen and len(name) > 1 and name not in never():
            kind, _ = _LABELS[span.label_]
            yield Clue(span.start_char, span.start_char + len(name), kind, _INSIDE, recognised=True)


_RULES: Final[tuple[Callable[[Sentence], Iterator[Clue]], ...]] = (
    legal_forms,
    institutions,
    people,
    appositions,
    late_appositions,
    made,
    landscapes,
    compounds,
    syntax,
)


@Language.component("durchblick_clues")
def clues(doc: Doc) -> Doc:
    """Collect what speaks for names: in languages whose grammar is not read, the recogniser's word alone."""
    if doc.lang_ not in READ:
        add_clues(doc, _recognised(doc))
        return doc
    text = doc.text
    values = [m.span for m in mentions_of(doc) if m.kind == "value"]
    nouns = nouns_for(doc.lang_)
    sentences = [
        Sentence(text, span, words_of(doc, text, span), nouns, doc.lang_ == "en") for span in sentences_in(doc)
    ]
    found = [clue for s in sentences for rule in _RULES for clue in rule(s)]
    found += (*_recognised(doc), *_inside(doc))
    for paragraph in [p for p in paragraphs_of(doc) if p.kind == "text"][:1]:
        ents = {Span(ent.start_char, ent.end_char) for ent in doc.ents}
        found += (c for c in _dateline(text, Span(paragraph.start, paragraph.end)) if c.span in ents)
    add_clues(doc, (c for c in found if not any(c.span.overlaps(v) for v in values)))
    return doc
