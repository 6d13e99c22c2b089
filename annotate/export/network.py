"""The entities and claims of one or more articles as one network, with ids that are the same in every run.

What several formats need alike: who is the same in two articles, how a claim is called, and a flat
row of all that a claim says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

import msgspec

from annotate.annotation import SYMMETRIC, Annotation, Claim, Entity, EntityType
from annotate.catalogue import Language
from annotate.figures import phrases
from annotate.lookup import Lookup
from annotate.phrasing import attribution, claim_date, relation_label, sentence, status_word

_DIGITS: Final = 16
"""Hex digits of an id: enough for any collection of articles."""
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Party:
    """An entity, the same in all articles that name it."""

    id: str
    """``e`` and a digest of its Wikidata id, else of its normalised name and type."""
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """Identifiers elsewhere, as :attr:`Entity.links`."""
    certainty: str | None = None
    """Why the identifiers are thought to be this entity's."""

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id that was found for it; None if there is none, or it is none."""
        found = self.links.get("wikidata", "")
        return found if _WIKIDATA.fullmatch(found) else None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its article, between the network's parties."""

    id: str
    """``c`` and a digest of article, type, parties, status and place."""
    claim: Claim
    subject: Party
    object: Party
    lookup: Lookup

    @property
    def article(self) -> Annotation:
        """Where the claim was read."""
        return self.lookup.annotation

    @property
    def symmetric(self) -> bool:
        """Whether it says the same in both directions."""
        return self.claim.type in SYMMETRIC

    @property
    def holds(self) -> bool:
        """Whether the article states it as so, now: not planned, rejected, alleged or over."""
        return self.claim.status == "current"

    @property
    def quotes(self) -> tuple[str, ...]:
        """The sentences that prove it, each on one line."""
        return tuple(" ".join(self.lookup.text(e).split()) for e in self.claim.evidence)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that the sentences are in, from 1."""
        blocks = self.article.document.paragraphs
        return tuple(max(1, bisect_right(blocks, e.start, key=lambda b: b.start)) for e in self.claim.evidence)

    def sentence(self, language: Language) -> str:
        """The claim as a sentence without a full stop; its status and who says so are part of it."""
        return sentence(self.claim, self.lookup, language)

    def spoken(self, language: Language) -> str:
        """The same without the sign for what was concluded."""
        return sentence(msgspec.structs.replace(self.claim, inferred=False, confirmed=False), self.lookup, language)

    def attribution(self, language: Language) -> str:
        """Who says so, in words; empty if the article itself does."""
        return attribution(self.claim, self.lookup, language)

    def standing(self, language: Language) -> str:
        """Its status as a sentence, with the full stop; and whether a reader has confirmed it."""
        say = phrases(language)
        word = status_word(self.claim.status, language) or say(f"export.holds.{self.claim.provenance}")
        standing = say("export.status", status=word)
        return f"{standing} {say('correction.confirmed')}" if self.claim.confirmed else standing

    def label(self, language: Language) -> str:
        """Its type in a word or two, after its status: ``geplant: Übernahme``."""
        name = relation_label(self.claim.type, language)
        if status := status_word(self.claim.status, language):
            name = f"{status}: {name}"
        return name

    def row(self, language: Language) -> dict[str, str]:
        """All that the claim says, as flat text; what it does not say is empty."""
        claim, document = self.claim, self.article.document
        amount, percent, date = claim.amount, claim.percent, claim.date
        return {
            "id": self.id,
            "subject": self.subject.name,
            "type": claim.type,
            "object": self.object.name,
            "status": claim.status,
            "provenance": claim.provenance,
            "inferred": _yes(claim.inferred),
            "confirmed": _yes(claim.confirmed),
            "attribution": self.attribution(language),
            "sentence": self.sentence(language),
            "wording": claim.wording or "",
            "role": claim.role or "",
            "amount": _number(amount.value) if amount else "",
            "currency": (amount.currency or "") if amount else "",
            "amount_op": (amount.op or "") if amount else "",
            "percent": _number(percent.value) if percent else "",
            "percent_op": (percent.op or "") if percent else "",
            "date": claim_date(claim, self.lookup, language)
            if date and not date.value
            else (date and date.value) or "",
            "date_derived": _yes(date.derived) if date else "",
            "quote": " | ".join(self.quotes),
            "evidence": " ".join(f"{e.start}-{e.end}" for e in claim.evidence),
            "paragraph": " ".join(map(str, self.paragraphs)),
            "rule": claim.rule or "",
            "source": claim.source or "",
            "retrieved": claim.retrieved or "",
            "article": document.id,
            "title": document.title,
            "pipeline": pipeline_text(self.article),
        }


@dataclass(frozen=True, slots=True)
class Network:
    """All parties and statements of some articles."""

    articles: tuple[Annotation, ...]
    parties: tuple[Party, ...]
    """In the order in which the articles name them."""
    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, annotations: Sequence[Annotation]) -> Network:
        """The network of these articles; an article given twice counts once."""
        articles = tuple({a.document.id: a for a in annotations}.values())
        keys = [_keys(article) for article in articles]
        parties = _parties(articles, keys)
        statements = tuple(
            _statement(claim, lookup, parties, own)
            for lookup, own in zip(map(Lookup, articles), keys, strict=True)
            for claim in lookup.annotation.relations
        )
        return cls(articles, tuple(parties.values()), _numbered(statements))

    def claims_of(self) -> dict[str, list[Statement]]:
        """The statements in which each party is subject or object, by its id."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for party in dict.fromkeys((statement.subject.id, statement.object.id)):
                found[party].append(statement)
        return found


def digest(*parts: object) -> str:
    """A short hex digest that is the same in every run."""
    return sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def pipeline_text(annotation: Annotation) -> str:
    """Name and version of the pipeline that made a record."""
    return f"{annotation.pipeline.name} {annotation.pipeline.version}"


def _keys(article: Annotation) -> dict[str, str]:
    """What identifies each entity of an article, by its id there.

    Two that the article holds apart stay apart, even if they look the same from outside.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for entity in article.entities:
        key = identity(entity)
        if key in taken:
            key += f"\0{article.document.id}\0{entity.id}"
        taken.add(key)
        keys[entity.id] = key
    return keys


def identity(entity: Entity) -> str:
    """What tells an entity from others in any article: its Wikidata id, else its type and normalised name."""
    wikidata = entity.links.get("wikidata", "")
    if _WIKIDATA.fullmatch(wikidata):
        return f"wikidata\0{wikidata}"
    name = " ".join(unicodedata.normalize("NFKC", entity.name).casefold().split())
    return f"name\0{entity.type}\0{name}"


def _parties(articles: Iterable[Annotation], keys: Iterable[Mapping[str, str]]) -> dict[str, Party]:
    parties: dict[str, Party] = {}
    for article, own in zip(articles, keys, strict=True):
        for entity in article.entities:
            known = parties.get(own[entity.id])
            parties[own[entity.id]] = _merged(known, entity) if known else _party(entity, own[entity.id])
    return parties


def _party(entity: Entity, key: str) -> Party:
    return Party(f"e{digest(key)}", entity.type, entity.name, entity.aliases, entity.links, entity.link_certainty)


def _merged(party: Party, entity: Entity) -> Party:
    names = dict.fromkeys((*party.aliases, entity.name, *entity.aliases))
    names.pop(party.name, None)
    links = {**entity.links, **party.links}
    return Party(party.id, party.type, party.name, tuple(names), links, party.certainty or entity.link_certainty)


def _statement(claim: Claim, lookup: Lookup, parties: Mapping[str, Party], keys: Mapping[str, str]) -> Statement:
    subject, object_ = (parties[keys[end]] for end in (claim.subject, claim.object))
    places = [f"{e.start}-{e.end}" for e in claim.evidence] or [claim.source or ""]
    content = (lookup.annotation.document.id, claim.type, subject.id, object_.id, claim.status, *places)
    return Statement(f"c{digest(*content)}", claim, subject, object_, lookup)


def _numbered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements with ids of their own where two say the same of the same place."""
    seen: dict[str, int] = defaultdict(int)

    def renamed() -> Iterator[Statement]:
        for each in statements:
            seen[each.id] += 1
            times = seen[each.id]
            new = each.id if times == 1 else f"{each.id}n{times}"
            yield Statement(new, each.claim, each.subject, each.object, each.lookup)

    return tuple(renamed())


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _number(value: int | float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
