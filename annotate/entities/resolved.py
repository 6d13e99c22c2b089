"""Who stands behind a phrase: what the entities component leaves for the relations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc

from annotate.article import Span
from annotate.entities.reading import Reading
from annotate.entities.syntax import Clause, Phrase
from annotate.entities.why import why
from annotate.language.spans import DocEntity

_SEVERAL = re.compile(r"(?:familien?|dynastie|clan|geschwister|brüder|ehepaar|erben|family|brothers)$", re.IGNORECASE)


def stands_for_several(noun: str) -> bool:
    """Whether the noun makes a name the name of several people ("Gründerfamilie Muster")."""
    return _SEVERAL.search(noun) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a phrase that is no name stands for."""

    entities: tuple[str, ...]
    span: Span
    """What is highlighted: the phrase with its article and what belongs to it."""
    why: str
    inferred: bool = True
    shown: bool = True
    """Whether it is a mention of its own, not just a way to the name beside it."""
    chance: float = 1.0
    """How probable it is, as far as somebody has judged."""


@dataclass
class Resolved:
    """The reading, the entities and the links between them."""

    reading: Reading
    entities: dict[str, DocEntity]
    named: dict[int, str]
    """Mention number to entity id."""
    links: dict[Phrase, Link] = field(default_factory=dict)
    possessors: dict[Phrase, Link] = field(default_factory=dict)
    """Whom the possessive pronoun that opens a phrase stands for."""
    topic: str | None = None
    """The organisation that the article is about, if it is about one."""
    affiliations: dict[str, str] = field(default_factory=dict)
    """Person to the organisation that the text ties them to."""
    decided: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Organisation and role to the one who has it, by all its mentions together; None if they disagree."""

    def link(
        self, phrase: Phrase, entities: tuple[str, ...], ground: str, span: Span | None = None, inferred: bool = True
    ) -> None:
        """Let the phrase stand for the entities.

        Args:
            phrase: An epithet or pronoun.
            entities: Their ids; two of a plural.
            ground: Why, as :mod:`annotate.entities.why` names it.
            span: What to highlight, if not just the phrase.
            inferred: Whether it was concluded rather than said.
        """
        span = span or phrase.full_span or phrase.span
        tokens = self.reading.tokens
        grounds = why(ground, tokens.language, tokens.text[span.start : span.end], self.names(entities))
        self.links[phrase] = Link(entities, span, grounds, inferred)

    def names(self, entities: tuple[str, ...]) -> str:
        """Their names in one list."""
        joint = " and " if self.reading.tokens.language == "en" else " und "
        return joint.join(self.entities[e].name for e in entities)

    def type(self, entity: str) -> str:
        """The entity's type."""
        return self.entities[entity].type

    def own(self, phrase: Phrase) -> tuple[str, ...]:
        """Whom the phrase alone stands for, what is coordinated with it left out; "Familie Muster" is nobody in it."""
        if self.is_collective(phrase):
            return ()
        if phrase.name is not None and phrase.name in self.named:
            return (self.named[phrase.name],)
        if phrase in self.links:
            return self.links[phrase].entities
        for apposition in phrase.appositions:
            if phrase.name is None and apposition.name is not None and apposition.name in self.named:
                return (self.named[apposition.name],)
        return ()

    def is_collective(self, phrase: Phrase) -> bool:
        """Whether it names a family rather than a person; "das Ehepaar Max und Petra Muster" names two."""
        if not phrase.noun or not stands_for_several(phrase.noun):
            return False
        return phrase.name is None or len(self._words_of(phrase.name)) < 2

    def _words_of(self, mention: int) -> list[str]:
        """The words of a name as it stands in the text."""
        found = self.reading.mentions[mention]
        return self.reading.tokens.text[found.start : found.end].split()

    def all_of(self, phrase: Phrase) -> tuple[str, ...]:
        """Whom the phrase and what is coordinated with it stand for."""
        return tuple(dict.fromkeys(e for p in phrase.group() for e in self.own(p)))

    def possessor(self, phrase: Phrase) -> str | None:
        """Whose it is: the genitive name or the possessive pronoun before the noun."""
        if phrase.possessor is not None:
            return self.named.get(phrase.possessor)
        link = self.possessors.get(phrase)
        return link.entities[0] if link is not None and len(link.entities) == 1 else None

    def span_of(self, phrase: Phrase, entity: str) -> Span | None:
        """The span of the mention by which the phrase stands for the entity."""
        for part in phrase.group():
            if part.name is not None and self.named.get(part.name) == entity:
                mention = self.reading.mentions[part.name]
                return mention.span
            if part in self.links and entity in self.links[part].entities:
                return self.links[part].span
            for apposition in part.appositions:
                if apposition.bare and apposition.name is not None and self.named.get(apposition.name) == entity:
                    return self.reading.mentions[apposition.name].span
        return None

    def named_in(self, phrase: Phrase) -> tuple[str, ...]:
        """All entities named anywhere inside the phrase."""
        return tuple(dict.fromkeys(self.named[m] for m in phrase.inside if m in self.named))

    def mentioned_in(self, clause: Clause) -> tuple[str, ...]:
        """All entities that the clause names or points to, appositions included."""
        found: dict[str, None] = {}
        for phrase in clause.phrases:
            for part in (phrase, *phrase.appositions, *(a for p in phrase.appositions for a in p.attached)):
                for entity in (*self.named_in(part), *self.own(part)):
                    found[entity] = None
        return tuple(found)


if not Doc.has_extension("resolved"):
    Doc.set_extension("resolved", default=None)


def resolved_of(doc: Doc) -> Resolved | None:
    """What the entities component left on the document; None if it did not run."""
    return cast("Resolved | None", doc._.resolved)


def set_resolved(doc: Doc, resolved: Resolved) -> None:
    """Leave it on the document for the relations."""
    doc._.resolved = resolved
