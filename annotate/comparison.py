"""What two records differ in: claims that only one has, and claims of which they say different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from annotate.annotation import Amount, Annotation, Date, Percent
from annotate.export.network import Network, Statement

_Said: TypeAlias = "str | tuple[object, ...] | None"

ASPECTS: Final = ("status", "attribution", "amount", "percent", "date", "role")
"""What is compared of claims of the same type between the same two."""


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that both records have, and what they say differently of it."""

    before: Statement
    after: Statement
    aspects: tuple[str, ...]
    """Names from :data:`ASPECTS`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between two records; the claims of one as the other has them do not appear."""

    gone: tuple[Statement, ...]
    """Claims of the first only."""
    new: tuple[Statement, ...]
    """Claims of the second only."""
    changed: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return not (self.gone or self.new or self.changed)


def compare(before: Annotation, after: Annotation) -> Comparison:
    """The claims in which two records differ, be they of one article or two.

    Entities are the same by their Wikidata id, else by name and type; a claim is the same by its type and ends,
    whichever comes first where it says the same in both directions.
    """
    ours, theirs = _by_content(before), _by_content(after)
    gone: list[Statement] = []
    new: list[Statement] = []
    changed: list[Change] = []
    for key in dict.fromkeys((*ours, *theirs)):
        left, right = list(ours.get(key, ())), list(theirs.get(key, ()))
        for statement in list(left):
            if twin := next((each for each in right if not _aspects(statement, each)), None):
                left.remove(statement)
                right.remove(twin)
        changed += (Change(a, b, _aspects(a, b)) for a, b in zip(left, right, strict=False))
        gone += left[len(right) :]
        new += right[len(left) :]
    return Comparison(tuple(gone), tuple(new), tuple(changed))


def _by_content(annotation: Annotation) -> dict[tuple[str, ...], list[Statement]]:
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in Network.of([annotation]).statements:
        ends = [statement.subject.id, statement.object.id]
        if statement.symmetric:
            ends.sort()
        found[(statement.claim.type, *ends, statement.claim.provenance)].append(statement)
    return found


def _aspects(one: Statement, other: Statement) -> tuple[str, ...]:
    pairs = zip(ASPECTS, _said(one), _said(other), strict=True)
    return tuple(name for name, left, right in pairs if left != right)


def _said(statement: Statement) -> Iterator[_Said]:
    """The aspects of a claim, without the places that they were read from."""
    claim = statement.claim
    yield claim.status
    yield statement.attribution("en") or None
    yield _value(claim.amount)
    yield _value(claim.percent)
    yield _value(claim.date)
    yield claim.role


def _value(said: Amount | Percent | Date | None) -> tuple[object, ...] | None:
    match said:
        case Amount():
            return said.value, said.currency, said.op
        case Percent():
            return said.value, said.op
        case Date():
            return (said.value,)
        case None:
            return None
