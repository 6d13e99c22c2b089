"""What a sentence is read into: phrases, clauses and who is the subject of what.

This is the seam between reading a sentence and concluding something from it. The patterns of
:mod:`annotate.entities.phrases` and :mod:`annotate.entities.clauses` fill these classes today; a
dependency parser can fill them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from annotate.article import Span
from annotate.entities.words import ANY, Features

PhraseKind = Literal["noun", "pronoun", "relative", "value"]
ClauseKind = Literal["main", "sub", "relative", "infinitive", "attribute"]


@dataclass(eq=False, slots=True)
class Phrase:
    """A noun phrase, pronoun or value, with the preposition before it. Token indexes are the document's."""

    start: int
    """The first token, the preposition not counted."""
    end: int
    span: Span
    """Where it stands in the text, the preposition not counted."""
    kind: PhraseKind = "noun"
    preposition: str | None = None
    full_span: Span | None = None
    """The span with a preposition that is fused with the article ("vom Konzern")."""
    features: Features = ANY
    determiner: str | None = None
    possessive: Span | None = None
    """The possessive pronoun that opens it."""
    possessor: int | None = None
    """The mention that stands in the genitive before the noun ("Musters Unternehmen")."""
    noun: str | None = None
    """The head noun as it is written, None for a bare name."""
    noun_index: int = -1
    adjectives: tuple[str, ...] = ()
    name: int | None = None
    """The mention that the phrase names: its bare name or the one in apposition to its noun."""
    value: int | None = None
    inside: tuple[int, ...] = ()
    """All mentions within, parts of tokens too."""
    follows: Phrase | None = None
    """The phrase directly before it, if nothing stands between."""
    appositions: list[Phrase] = field(default_factory=list)
    apposed_to: Phrase | None = None
    attached: list[Phrase] = field(default_factory=list)
    """In an apposition: the phrases that belong to its noun ("dem Chatbot *von xAI*")."""
    conjuncts: list[Phrase] = field(default_factory=list)
    """The phrases that are coordinated with it and follow it."""
    conjunct_of: Phrase | None = None
    clause: Clause | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing but a name stands there."""
        return self.noun is None and self.name is not None

    def may_be(self, case: str) -> bool:
        """Whether the form allows the case ``N``, ``A``, ``D`` or ``G``."""
        return any(f[0] == case for f in self.features)

    def group(self) -> list[Phrase]:
        """The phrase and what is coordinated with it."""
        return [self, *self.conjuncts]


@dataclass(eq=False, slots=True)
class Verb:
    """One lexical verb of a clause with what its complex says."""

    lemma: str
    """With its separable prefix."""
    tokens: tuple[int, ...]
    spans: tuple[Span, ...]
    passive: bool = False
    modal: str | None = None
    perfect: bool = False
    past: bool = False
    """Simple past of the verb itself."""
    conditional: bool = False
    """würde, könnte and their like."""
    future: bool = False
    reported: bool = False
    """Konjunktiv I: somebody else says so."""
    stative: bool = False
    """A participle with "sein": a perfect of motion, or what is the case ("ist beteiligt")."""


@dataclass(eq=False, slots=True)
class Clause:
    """A verb's stretch of the sentence, without the clauses inside it."""

    kind: ClauseKind
    marker: str | None = None
    """The word that opens a subordinate clause, lower case."""
    tokens: list[int] = field(default_factory=list)
    parent: Clause | None = None
    sibling: Clause | None = None
    """The clause before it that it is coordinated with."""
    antecedent: Phrase | None = None
    phrases: list[Phrase] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    finite: int | None = None
    """The finite verb's token."""
    plural: bool = False
    """Whether the finite verb is plural."""
    negated: bool = False
    subject: Phrase | None = None

    def ancestors(self) -> Iterator[Clause]:
        """The clauses that this one depends on, nearest first."""
        clause = self.parent
        while clause is not None:
            yield clause
            clause = clause.parent


@dataclass(eq=False, slots=True)
class Sentence:
    """One sentence, read."""

    index: int
    start: int
    end: int
    span: Span
    paragraph: int
    heading: bool
    question: bool
    phrases: list[Phrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
