"""The claims of an article as a graph: who stands against whom, and what belongs to whom.

Everything here is a pure function of the claims. Each claim of the text ends up in exactly one
place: as a line below the entity it is told of, between two camps, or in the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

from annotate.annotation import Annotation, Claim, RelationType, Status

Topic: TypeAlias = Literal["ownership", "founding", "leadership", "money", "products", "partners", "people", "dispute"]
"""What a claim is about; in this order an entity's claims are told."""

TOPICS: dict[RelationType, Topic] = {
    "owns": "ownership",
    "subsidiary_of": "ownership",
    "acquires": "ownership",
    "divests": "ownership",
    "founded": "founding",
    "leads": "leadership",
    "board_member_of": "leadership",
    "member_of": "leadership",
    "invested_in": "money",
    "funded": "money",
    "develops": "products",
    "partner_of": "partners",
    "merges_with": "partners",
    "friend_of": "people",
    "family_of": "people",
    "rival_of": "dispute",
    "competes_with": "dispute",
    "sued": "dispute",
    "accuses": "dispute",
}
_ORDER: dict[Topic, int] = {topic: index for index, topic in enumerate(dict.fromkeys(TOPICS.values()))}
_OPPOSING: frozenset[Status] = frozenset({"current", "planned", "alleged"})
"""Who announces or is said to fight somebody is an opponent; who has stopped is not."""


class Bond(IntEnum):
    """What makes one entity belong to another, strongest first."""

    OWNERSHIP = 0
    LEADERSHIP = 1
    FOUNDING = 2
    MONEY = 3


_BONDS: dict[RelationType, Bond] = {
    "owns": Bond.OWNERSHIP,
    "subsidiary_of": Bond.OWNERSHIP,
    "acquires": Bond.OWNERSHIP,
    "develops": Bond.OWNERSHIP,
    "leads": Bond.LEADERSHIP,
    "founded": Bond.FOUNDING,
    "invested_in": Bond.MONEY,
    "funded": Bond.MONEY,
}
_MAJORITY = 50
"""Percent; who holds less has put money in, and does not decide."""


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is told of one of its two entities."""

    claim: Claim
    other: str
    """The entity at the claim's other end."""
    outgoing: bool
    """Whether the line is told of the claim's subject."""
    below: tuple[Line, ...] = ()
    """What is told of ``other``, on the line by which it belongs here."""


@dataclass(frozen=True, slots=True)
class Camp:
    """A head and what belongs to it."""

    head: str
    lines: tuple[Line, ...]
    members: tuple[str, ...]
    """The head and all that belongs to it, directly or not, in the order of the lines."""


@dataclass(frozen=True, slots=True)
class Graph:
    """All claims of an article, each in one place."""

    camps: tuple[Camp, ...]
    opposed: bool
    """Whether the camps are set against each other; if not, they are owners and what they own."""
    others: tuple[Camp, ...]
    """Beside opponents: owners that belong to neither side, and what they own."""
    between: tuple[Claim, ...]
    """Claims that set one camp, or somebody in it, against or beside another."""
    rest: tuple[Claim, ...]
    background: tuple[Claim, ...]
    """Claims that are not the text's: they decide nothing here."""

    def ties(self) -> tuple[Claim, ...]:
        """Claims told in one camp that reach into another, such as a founder's of what is now his rival's."""
        camp = {member: camp.head for camp in self.camps for member in camp.members}
        told = (line.claim for line in walk(line for camp in self.camps for line in camp.lines))
        return tuple(c for c in told if camp.get(c.subject) and camp.get(c.object) not in (None, camp[c.subject]))


def walk(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines and all lines below them, depth first."""
    for line in lines:
        yield line
        yield from walk(line.below)


def graph(annotation: Annotation) -> Graph:
    """The camps of an article: opponents if it has any, else owners, each with what belongs to it.

    An entity belongs to whom the text says owns it now, else leads it, founded it, or put money in;
    among equals to whoever is named more often. Claims that are planned, rejected, alleged or former
    never decide where anything belongs.
    """
    claims = [c for c in annotation.relations if c.provenance == "text"]
    background = tuple(c for c in annotation.relations if c.provenance == "background")
    named = Counter(m.entity for m in annotation.mentions if m.entity)
    people = {e.id for e in annotation.entities if e.type == "PER"}
    products = {e.id for e in annotation.entities if e.type == "PRODUCT"}
    homes = _homes(claims, named)
    opponents = _Opposition(claims, homes, people, products, named).heads()
    homes = _with_heads(homes, opponents, named)
    owners = tuple(root for root in _owners(claims, homes, named) if root not in opponents)
    placement = _Placement(claims, (*opponents, *owners), homes)
    return placement.graph(len(opponents), background)


def topic(claim: Claim) -> Topic:
    """What the claim is about."""
    return TOPICS[claim.type]


def rank(claim: Claim) -> int:
    """Where the claim stands among those of an entity, by its topic."""
    return _ORDER[topic(claim)]


def owner(claim: Claim) -> str:
    """The end of the claim that the other belongs to, if it belongs to anybody."""
    return claim.object if claim.type == "subsidiary_of" else claim.subject


def owned(claim: Claim) -> str:
    """The end of the claim that is not the :func:`owner`."""
    return claim.subject if claim.type == "subsidiary_of" else claim.object


def bond(claim: Claim) -> Bond | None:
    """How ``claim`` makes one end belong to the other; None if it does not, or not now."""
    if claim.status != "current" or claim.provenance != "text":
        return None
    if claim.type == "owns" and claim.percent and claim.percent.value < _MAJORITY:
        return Bond.MONEY
    return _BONDS.get(claim.type)


def _homes(claims: Sequence[Claim], named: Counter[str]) -> dict[str, Claim]:
    """The claim by which each entity belongs to another; following them never leads in a circle."""

    def strength(bound: tuple[Bond, Claim]) -> tuple[Bond, float, int]:
        held, claim = bound
        stake = claim.percent.value if claim.percent else 100
        return (held, -stake, -named[owner(claim)])

    homes: dict[str, Claim] = {}
    bound = [(held, claim) for claim in claims if (held := bond(claim)) is not None]
    for _, claim in sorted(bound, key=strength):
        if owned(claim) not in homes and owned(claim) not in _chain(owner(claim), homes):
            homes[owned(claim)] = claim
    return homes


def _chain(entity: str, homes: dict[str, Claim]) -> Iterator[str]:
    """The entity, whom it belongs to, whom that belongs to, and so on."""
    yield entity
    while home := homes.get(entity):
        entity = owner(home)
        yield entity


def _with_heads(homes: dict[str, Claim], opponents: tuple[str, ...], named: Counter[str]) -> dict[str, Claim]:
    """The homes that are left when the heads have none.

    Opponents are heads. So is, elsewhere, who is named more often than the one who leads or founded
    it, or put money in: an article about a firm that names its manager once is about the firm.
    """

    def outshines(home: Claim) -> bool:
        lesser = owner(home) not in homes and owner(home) not in opponents and bond(home) is not Bond.OWNERSHIP
        return lesser and named[owned(home)] > named[owner(home)]

    return {e: home for e, home in homes.items() if e not in opponents and not outshines(home)}


def _owners(claims: Sequence[Claim], homes: dict[str, Claim], named: Counter[str]) -> tuple[str, ...]:
    """Those who own and belong to nobody: whom the text says most of, and names most, first."""
    told = Counter(root for c in claims for root in {_root(c.subject, homes), _root(c.object, homes)})
    roots = dict.fromkeys(_root(owned(home), homes) for home in homes.values())
    return tuple(sorted(roots, key=lambda root: (-told[root], -named[root])))


def _root(entity: str, homes: dict[str, Claim]) -> str:
    *_, root = _chain(entity, homes)
    return root


@dataclass(frozen=True, slots=True)
class _Opposition:
    """Finds who is set against whom, and names the side after a person if it can."""

    claims: Sequence[Claim]
    homes: dict[str, Claim]
    people: set[str]
    products: set[str]
    named: Counter[str]

    def heads(self) -> tuple[str, ...]:
        """The heads of the camps, the one named more often first; empty without opponents."""
        opposing = [c for c in self.claims if topic(c) == "dispute" and c.status in _OPPOSING]
        fighters = self.people.intersection(end for c in opposing for end in (c.subject, c.object))
        persons = _pairs((self._person(c.subject), self._person(c.object)) for c in opposing)
        parties = _pairs((self._party(c.subject, fighters), self._party(c.object, fighters)) for c in opposing)
        pairs = persons or parties
        if not pairs:
            return ()
        best = max(pairs, key=lambda pair: (pairs[pair], sum(self.named[head] for head in pair)))
        owners = {owner(home) for home in self.homes.values()}
        others = (head for pair in pairs if set(pair) & set(best) for head in pair if head in owners)
        return tuple(sorted(dict.fromkeys((*best, *others)), key=lambda head: -self.named[head]))

    def _person(self, entity: str) -> str | None:
        """The person who owns, leads or founded the entity, through others perhaps."""
        while entity not in self.people:
            home = self.homes.get(entity)
            if home is None or bond(home) is Bond.MONEY:
                return None
            entity = owner(home)
        return entity

    def _party(self, entity: str, fighters: set[str]) -> str:
        """Whom the text sets in opposition: the person behind it if he fights himself, a product's maker."""
        person = self._person(entity)
        if person in fighters:
            return person
        home = self.homes.get(entity)
        return owner(home) if entity in self.products and home else entity


def _pairs(ends: Iterable[tuple[str | None, str | None]]) -> Counter[tuple[str, str]]:
    """How often each two are set against each other, whoever comes first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one, other in ends:
        if one and other and one != other:
            pairs[(one, other) if (other, one) not in pairs else (other, one)] += 1
    return pairs


@dataclass(frozen=True, slots=True)
class _Placement:
    """Gives each claim its one place."""

    claims: Sequence[Claim]
    heads: tuple[str, ...]
    homes: dict[str, Claim]

    def graph(self, opponents: int, background: tuple[Claim, ...]) -> Graph:
        """All claims placed; so many of the heads, the first, are opponents."""
        told: dict[str, list[Claim]] = {}
        between, rest = [], []
        for claim in self.claims:
            if self._crosses(claim):
                between.append(claim)
            elif (entity := self._told_of(claim)) is None:
                rest.append(claim)
            else:
                told.setdefault(entity, []).append(claim)
        camps = tuple(self._camp_of(head, told) for head in self.heads)
        camps, others = (camps[:opponents], camps[opponents:]) if opponents else (camps, ())
        return Graph(camps, opponents > 0, others, tuple(between), tuple(rest), background)

    def _camp(self, entity: str) -> str | None:
        root = _root(entity, self.homes)
        return root if root in self.heads else None

    def _crosses(self, claim: Claim) -> bool:
        """Whether it sets two camps beside each other, or a camp against anybody outside it."""
        one, other = self._camp(claim.subject), self._camp(claim.object)
        if topic(claim) == "dispute":
            return one != other
        return topic(claim) in ("partners", "people") and None not in (one, other) and one != other

    def _told_of(self, claim: Claim) -> str | None:
        return next((end for end in (owner(claim), owned(claim)) if self._camp(end)), None)

    def _camp_of(self, head: str, told: dict[str, list[Claim]]) -> Camp:
        lines = self._lines(head, told)
        members = [head, *(line.other for line in walk(lines) if self.homes.get(line.other) is line.claim)]
        return Camp(head, lines, tuple(members))

    def _lines(self, entity: str, told: dict[str, list[Claim]]) -> tuple[Line, ...]:
        claims = sorted(told.get(entity, ()), key=rank)
        return tuple(self._line(entity, claim, told) for claim in claims)

    def _line(self, entity: str, claim: Claim, told: dict[str, list[Claim]]) -> Line:
        outgoing = claim.subject == entity
        other = claim.object if outgoing else claim.subject
        belongs = self.homes.get(other) is claim
        return Line(claim, other, outgoing, self._lines(other, told) if belongs else ())
