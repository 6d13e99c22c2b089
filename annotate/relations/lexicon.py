"""The patterns of each relation type, read from ``lexicon/*.toml``.

A pattern is data: which verb or noun, what stands in which slot, what else must be said. How a
slot is found in a clause is the matcher's business (:mod:`annotate.relations.slots`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, get_args

import msgspec

from annotate.annotation import EntityType, RelationType, Status

ACTORS: Final[tuple[EntityType, ...]] = ("PER", "ORG")


class VerbPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that makes a claim."""

    id: str
    lemmas: tuple[str, ...]
    """With its particle, if it has one that is a word of its own ("snap up")."""
    object: tuple[str, ...]
    """Slots tried in order: ``subject``, ``accusative``, ``dative``, ``genitive`` or a preposition."""
    subject: tuple[str, ...] = ("subject",)
    subject_types: tuple[EntityType, ...] = ACTORS
    object_types: tuple[EntityType, ...] = ("ORG",)
    idiom: tuple[str, ...] = ()
    """One of these must stand in the clause."""
    implicit: tuple[str, ...] = ()
    """The object may go unsaid if one of these stands in the clause; ``*`` means that nothing need."""
    unless: tuple[str, ...] = ()
    """None of these may stand in the clause."""
    rounds: tuple[str, ...] = ()
    """A noun of the clause, or the one that it describes, must end in one of these ("Finanzierungsrunde")."""
    context: tuple[str, ...] = ()
    """One of these must stand in the sentence or in one of the two before, if the object goes unsaid."""
    state: bool = False
    """The claim is over when the verb is in the past; an event stays true."""
    stative: bool = False
    """Only as a participle with "sein" ("ist an A beteiligt")."""
    percent: bool = False
    amount: bool = False
    needs_amount: bool = False
    mutual: bool = False
    """A plural subject is enough: "A und B fusionieren"."""
    status: Status | None = None
    """The status that the verb itself gives; ``current`` means that it must be told as done."""

    @property
    def transitive(self) -> bool:
        """Whether a passive turns it around."""
        return "accusative" in self.object and self.subject == ("subject",)

    @property
    def particles(self) -> tuple[str, ...]:
        """The particles of its verbs."""
        return tuple(particle for lemma in self.lemmas if (particle := lemma.partition(" ")[2]))


class NounPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun of action that makes a claim ("die Übernahme von A durch B")."""

    id: str
    nouns: tuple[str, ...]
    subject: tuple[str, ...]
    """Slots behind the noun: prepositions, ``genitive``, ``possessor``, or ``clause`` for the clause's subject."""
    object: tuple[str, ...]
    subject_types: tuple[EntityType, ...] = ACTORS
    object_types: tuple[EntityType, ...] = ("ORG",)
    idiom: dict[str, tuple[str, ...]] = {}
    """Noun to words of which one must stand in the clause too."""
    implicit: tuple[str, ...] = ()
    mutual: bool = False
    amount: bool = False


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that makes claims of one type."""

    verb: tuple[VerbPattern, ...] = ()
    noun: tuple[NounPattern, ...] = ()
    role: tuple[str, ...] = ()
    """Roles of ``annotate/entities/lexicon`` that make the claim ("A-Gründer Max Muster")."""
    title: tuple[str, ...] = ()
    """Further nouns with the first of these roles that no epithet is made of ("A-Anwältin Petra Muster")."""
    kin: tuple[str, ...] = ()
    """Nouns that make what they name a child of whose it is ("ihre Tochter A")."""
    parent: tuple[str, ...] = ()
    """Nouns that make what they name a parent ("A-Mutter B")."""
    offer: tuple[str, ...] = ()
    """Nouns for an offer to buy."""
    product: tuple[str, ...] = ()
    """Nouns that make what they name a product of whose it is ("ihre Marken A und B")."""
    maker: tuple[str, ...] = ()
    """Nouns that make what they name the maker of whose it is ("A-Hersteller B")."""


class Lexicon:
    """The patterns of one language."""

    def __init__(self, relations: dict[RelationType, Relation], stakes: frozenset[str]) -> None:
        self.relations = relations
        self.stakes = stakes
        """Nouns for a part of a firm."""
        self.verbs: dict[str, list[tuple[RelationType, VerbPattern, str]]] = {}
        """Verb to what it says, and with which particle it does."""
        self.nouns: dict[str, list[tuple[RelationType, NounPattern]]] = {}
        self.roles: dict[str, RelationType] = {}
        self._titles: dict[str, tuple[str, str]] = {}
        for kind, relation in relations.items():
            for verb in relation.verb:
                for lemma in verb.lemmas:
                    stem, _, particle = lemma.partition(" ")
                    self.verbs.setdefault(stem, []).append((kind, verb, particle))
            for noun in relation.noun:
                for word in noun.nouns:
                    self.nouns.setdefault(word.lower(), []).append((kind, noun))
            for role in relation.role:
                self.roles[role] = kind
            for title in relation.title:
                for form in _forms(title):
                    self._titles[form.lower()] = (title, relation.role[0])

    def title(self, noun: str) -> tuple[str, str] | None:
        """The listed noun that a noun ends in, and its role; a compound counts by its last part."""
        word = noun.lower()
        starts = (i for i in range(len(word)) if i == 0 or word[i - 1] in "- " or (i >= 3 and len(word) - i >= 5))
        return next((self._titles[word[i:]] for i in starts if word[i:] in self._titles), None)

    def action(self, noun: str) -> list[tuple[RelationType, NounPattern]]:
        """The patterns of a noun of action; a compound counts by its last part ("Milliardenübernahme")."""
        word = noun.lower()
        if word in self.nouns:
            return self.nouns[word]
        ends = [n for n in self.nouns if len(n) >= 8 and len(word) > len(n) + 2 and word.endswith(n)]
        return self.nouns[max(ends, key=len)] if ends else []

    def patterns(self, lemma: str, behind: frozenset[str]) -> list[tuple[RelationType, VerbPattern]]:
        """What a verb says with the words behind it in its clause."""
        return [
            (kind, verb) for kind, verb, particle in self.verbs.get(lemma, ()) if not particle or particle in behind
        ]

    @property
    def lemmas(self) -> frozenset[str]:
        """All verbs that may make a claim, with the stems of separable ones."""
        return frozenset(self.verbs)


def _forms(title: str) -> list[str]:
    """A title with its endings; one that is an adjective ("Vorsitzende") has those of an adjective."""
    if title.endswith("e"):
        return [title + ending for ending in ("", "r", "n", "m", "s")]
    return [title + ending for ending in ("", "s", "es", "n", "en", "e", "in", "innen")]


@cache
def lexicon_for(language: str) -> Lexicon:
    """The patterns of ``language``; German for any but English."""
    name = "en" if language == "en" else "de"
    data = tomllib.loads(files("annotate.relations").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
    stakes = frozenset(data.pop("stakes"))
    kinds: tuple[RelationType, ...] = get_args(RelationType)
    relations = {kind: msgspec.convert(data.pop(kind, {}), Relation) for kind in kinds}
    if data:
        raise ValueError(f"{name}.toml: unknown relation types: {', '.join(sorted(data))}")
    return Lexicon(relations, stakes)
