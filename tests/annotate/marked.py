"""Texts with their names marked, ``[Name|TYPE]``, and what the components make of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import annotate.language.pipeline  # noqa: F401
from annotate.annotation import EntityType
from annotate.article import Paragraph
from annotate.language.sight import set_sight
from annotate.language.spans import DocMention, claims_of, entities_of, make_doc, mentions_of

_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "PRODUCT"}
_MARK = re.compile(r"\[([^|\]]+)\|(PER|ORG|LOC|PRODUCT)\]")


@cache
def pipeline(language: str) -> Language:
    """Everything but the finding of names, which the marks give."""
    nlp = spacy.blank(language)
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_values")
    nlp.add_pipe("durchblick_encoder")
    nlp.add_pipe("durchblick_entities")
    nlp.add_pipe("durchblick_relations")
    return nlp


def _look_away(doc: Doc) -> None:
    set_sight(doc, None)


def read_marked(marked: str, language: str = "de", look: Callable[[Doc], None] = _look_away) -> Doc:
    """A ``Doc`` of the text without its marks, one paragraph a line, read by the components.

    Args:
        marked: The text.
        language: Its language.
        look: Sets what the judges see; without it the rules read alone.
    """
    text, mentions = "", []
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(DocMention(len(text), len(text) + len(match[1]), _TYPES[match[2]]))
        text += match[1]
        last = match.end()
    text += marked[last:]
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        heading = number == 0 and "\n" in text
        paragraphs.append(Paragraph(start, start + len(line), "heading" if heading else "text"))
        start += len(line) + 1
    nlp = pipeline(language)
    doc = make_doc(nlp, text, paragraphs, mentions=mentions)
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "durchblick_encoder":
            look(doc)
    return doc


def claims(doc: Doc) -> set[str]:
    """The claims as ``type(Subject, Object) status percent amount``, the last two if there are any."""
    names = {e.id: e.name for e in entities_of(doc)}
    found = set()
    for claim in claims_of(doc):
        words = [f"{claim.type}({names[claim.subject]}, {names[claim.object]})", claim.status]
        words += [f"{claim.percent.value:g}%"] if claim.percent else []
        words += [f"{claim.amount.value:.0f}"] if claim.amount else []
        found.add(" ".join(words))
    return found


def references(doc: Doc) -> set[str]:
    """The references as ``words -> Name``."""
    names = {e.id: e.name for e in entities_of(doc)}
    return {
        f"{doc.text[m.start : m.end]} -> {names[m.entity]}"
        for m in mentions_of(doc)
        if m.kind in ("epithet", "pronoun") and m.entity is not None
    }
