"""What can be found: sentences, entities and claims as items, made from an article or its annotation.

Everything here is a pure function. The functions yield, so that a long text can be indexed slice by slice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from annotate.article import Article, Span
from annotate.search.folding import words
from annotate.sentences import sentences_of

if TYPE_CHECKING:
    from annotate.annotation import Annotation, Claim, Entity, Mention
    from annotate.lookup import Lookup

ItemKind = Literal["entity", "claim", "note", "mark", "sentence"]
AliasKind = Literal["alias", "wording", "epithet", "pronoun"]
Phrase: TypeAlias = Callable[["Claim", "Lookup"], str]
"""Writes a claim out as a sentence."""

_LONGEST_SENTENCE = 2000
"""Characters. Searching looks into single items closely, so that none may be very long."""

_ENTITY_WEIGHT = 0.12
_MENTIONED_WEIGHT = 0.02
_CLAIM_WEIGHT = 0.06
_HEADING_WEIGHT = 0.03


@dataclass(frozen=True, slots=True)
class Alias:
    """Other words under which an item is found."""

    text: str
    kind: AliasKind
    span: Span | None = None
    """The place in the item's text that these words stand for, if there is one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be found."""

    kind: ItemKind
    id: str
    """Unique among its kind: the entity's, claim's or note's own id, a mark's letter, a sentence's offset."""
    text: str
    """What is searched and shown: a sentence as it stands in the article, a name, a claim written out."""
    start: int
    end: int
    """Its place in the article: the sentence, the claim's first evidence, the entity's first name."""
    weight: float = 0.0
    """Added to the score (0 to 1 without it): decides among equally good matches."""
    aliases: tuple[Alias, ...] = ()
    facets: frozenset[str] = frozenset()
    """What filters look at: ``in:sidebar``, ``type:ORG``, ``status:planned``, ``rel:owns``."""
    places: tuple[Span, ...] = ()
    """What stands for it in the article, in text order; none for a sentence, whose matches are its places."""


_SENTENCE_FACETS = frozenset({"in:text"})


def article_items(article: Article) -> Iterator[Item]:
    """The sentences and headings of an article that is not annotated yet."""
    for paragraph in article.paragraphs:
        weight = _HEADING_WEIGHT if paragraph.kind == "heading" else 0.0
        for sentence in sentences_of(article.text, paragraph.start, paragraph.end):
            for start, end in _pieces(article.text, sentence):
                yield _sentence(article.text, start, end, weight)


def annotation_items(annotation: Annotation, phrase: Phrase) -> Iterator[Item]:
    """The entities, claims and sentences of an annotated article.

    Args:
        annotation: The record.
        phrase: Writes a claim out as a sentence, in the language in which claims are shown.
    """
    from annotate.lookup import Lookup

    lookup = Lookup(annotation)
    most = max((len(mentions) for mentions in lookup.mentions_of.values()), default=1)
    for entity in annotation.entities:
        yield _entity_item(entity, lookup, most)
    for claim in annotation.relations:
        yield _claim_item(claim, lookup, phrase)
    yield from _annotated_sentences(annotation, lookup)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; one too long to be any is cut between words, or where it must be."""
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        end = start + _LONGEST_SENTENCE if blank < 0 else blank
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _sentence(text: str, start: int, end: int, weight: float, aliases: tuple[Alias, ...] = ()) -> Item:
    return Item("sentence", f"s{start}", text[start:end], start, end, weight, aliases, _SENTENCE_FACETS)


def _entity_item(entity: Entity, lookup: Lookup, most: int) -> Item:
    mentions = lookup.mentions_of.get(entity.id, ())
    first = next((m for m in mentions if m.kind == "name"), mentions[0] if mentions else None)
    start, end = (first.start, first.end) if first else (0, 0)
    return Item(
        "entity",
        entity.id,
        entity.name,
        start,
        end,
        _ENTITY_WEIGHT + _MENTIONED_WEIGHT * len(mentions) / most,
        _spellings(entity, mentions, lookup),
        frozenset({"in:sidebar", f"type:{entity.type}"}),
        tuple(mention.span for mention in mentions),
    )


def _spellings(entity: Entity, mentions: tuple[Mention, ...], lookup: Lookup) -> tuple[Alias, ...]:
    """The other names of an entity and what the text calls it, each once."""
    found = {tuple(words(entity.name)): Alias(entity.name, "alias")}
    for alias in entity.aliases:
        found.setdefault(tuple(words(alias)), Alias(alias, "alias"))
    for mention in mentions:
        if mention.kind in ("name", "epithet"):
            text = lookup.text(mention)
            kind: AliasKind = "alias" if mention.kind == "name" else "epithet"
            found.setdefault(tuple(words(text)), Alias(text, kind))
    return tuple(found.values())[1:]


def _claim_item(claim: Claim, lookup: Lookup, phrase: Phrase) -> Item:
    arguments = [lookup.entities[entity] for entity in (claim.subject, claim.object) if entity in lookup.entities]
    facets = {"in:sidebar", f"rel:{claim.type}", f"status:{claim.status}"} | {f"type:{a.type}" for a in arguments}
    start, end = (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)
    triggers = dict.fromkeys(lookup.text(trigger) for evidence in claim.evidence for trigger in evidence.trigger)
    wordings = dict.fromkeys(([claim.wording] if claim.wording else []) + list(triggers))
    return Item(
        "claim",
        claim.id,
        phrase(claim, lookup),
        start,
        end,
        _CLAIM_WEIGHT,
        tuple(Alias(wording, "wording") for wording in wordings),
        frozenset(facets),
        _claim_places(claim, lookup),
    )


def _claim_places(claim: Claim, lookup: Lookup) -> tuple[Span, ...]:
    spans = {trigger.span for evidence in claim.evidence for trigger in evidence.trigger}
    for evidence in claim.evidence:
        for mention in (evidence.subject_mention, evidence.object_mention):
            if mention in lookup.mentions:
                spans.add(lookup.mentions[mention].span)
    return tuple(sorted(spans))


def _annotated_sentences(annotation: Annotation, lookup: Lookup) -> Iterator[Item]:
    text = annotation.document.text
    headings = {block.start for block in annotation.document.paragraphs if block.kind == "heading"}
    references = iter([m for m in annotation.mentions if m.kind in ("epithet", "pronoun") and m.entity])
    reference = next(references, None)
    for sentence in annotation.document.sentences:
        weight = _HEADING_WEIGHT if sentence.start in headings else 0.0
        for piece in _pieces(text, sentence.span):
            aliases = []
            while reference and reference.start < piece.end:
                if reference.start >= piece.start and reference.entity in lookup.entities:
                    aliases.append(_reference(reference, lookup.entities[reference.entity], piece))
                reference = next(references, None)
            yield _sentence(text, piece.start, piece.end, weight, tuple(aliases))


def _reference(mention: Mention, entity: Entity, piece: Span) -> Alias:
    kind: AliasKind = "epithet" if mention.kind == "epithet" else "pronoun"
    return Alias(entity.name, kind, Span(mention.start - piece.start, min(mention.end, piece.end) - piece.start))
