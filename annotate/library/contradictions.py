"""Where two articles say different things of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final, Literal

from annotate.annotation import Amount, Percent
from annotate.library.shelf import Said

Aspect = Literal["status", "amount", "percent", "holder"]
"""``holder``: two articles name different people for one office."""

_ABOUT: Final = 0.1
"""By how much of itself a figure given as "about" may be off."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims of different articles that cannot both be so, or of which one is older than what became of it."""

    aspects: tuple[Aspect, ...]
    one: Said
    other: Said


def contradictions(said: Iterable[Said]) -> list[Contradiction]:
    """What the articles contradict each other in, each pair of articles once for each claim."""
    claims = list(said)
    return [*_of_the_same(claims), *_of_one_office(claims)]


def _of_the_same(claims: list[Said]) -> Iterator[Contradiction]:
    """Claims of one type between the same two, with another status, amount or stake."""
    groups: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for each in claims:
        groups[(each.claim.type, *each.ends)].append(each)
    for group in groups.values():
        for one, other in _across(group):
            if aspects := tuple(_aspects(one, other)):
                yield Contradiction(aspects, one, other)


def _across(group: list[Said]) -> Iterator[tuple[Said, Said]]:
    """The pairs of claims of different articles, of which neither has the like of the other's too."""
    by_article: dict[str, list[Said]] = defaultdict(list)
    for each in group:
        by_article[each.opened.id].append(each)
    saying_the_same = {frozenset(map(_content, ours)): ours for ours in reversed(by_article.values())}
    for ours, theirs in combinations(saying_the_same.values(), 2):
        left = [one for one in ours if not any(_agree(one, other) for other in theirs)]
        right = [other for other in theirs if not any(_agree(one, other) for one in ours)]
        if left and right:
            yield left[0], right[0]


def _content(each: Said) -> tuple[object, ...]:
    """What of a claim is compared."""
    claim = each.claim
    amount, percent, date = claim.amount, claim.percent, claim.date
    return (
        claim.status,
        amount and (amount.value, amount.currency, amount.op),
        percent and (percent.value, percent.op),
        date and date.value,
    )


def _agree(one: Said, other: Said) -> bool:
    return not any(_aspects(one, other))


def _aspects(one: Said, other: Said) -> Iterator[Aspect]:
    ours, theirs = one.claim, other.claim
    if ours.status != theirs.status:
        yield "status"
    if ours.date and theirs.date and ours.date.value != theirs.date.value:
        return  # of two occasions, sums and stakes may differ
    if ours.amount and theirs.amount and not _same_sum(ours.amount, theirs.amount):
        yield "amount"
    if ours.percent and theirs.percent and not _compatible(ours.percent, theirs.percent):
        yield "percent"


def _same_sum(one: Amount, other: Amount) -> bool:
    """Whether two sums can be the same; in two currencies nobody can tell."""
    return one.currency != other.currency or _compatible(one, other)


def _compatible(one: Amount | Percent, other: Amount | Percent) -> bool:
    """Whether one figure fits both: "over 10" and "12" do."""
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(figure: Amount | Percent) -> tuple[float, float]:
    value = float(figure.value)
    match figure.op:
        case "<" | "<=":
            return float("-inf"), value
        case ">" | ">=":
            return value, float("inf")
        case "~":
            return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
        case None:
            return value, value


def _of_one_office(claims: list[Said]) -> Iterator[Contradiction]:
    """Claims of different people leading one organisation, where no article knows both and the roles are no others."""
    leads = [each for each in claims if each.claim.type == "leads" and each.claim.status == "current"]
    groups: dict[str, list[Said]] = defaultdict(list)
    for each in leads:
        groups[each.ends[1]].append(each)
    for group in groups.values():
        yield from _holders(group)


def _holders(group: list[Said]) -> Iterator[Contradiction]:
    """The pairs of articles of which each gives the office to somebody of whom the other does not know."""
    by_article: dict[str, list[Said]] = defaultdict(list)
    for each in group:
        by_article[each.opened.id].append(each)
    naming_the_same = {
        frozenset((each.ends[0], each.claim.role) for each in ours): ours for ours in reversed(by_article.values())
    }
    for ours, theirs in combinations(naming_the_same.values(), 2):
        if {one.ends[0] for one in ours}.isdisjoint(other.ends[0] for other in theirs):
            pairs = (
                Contradiction(("holder",), one, other) for one in ours for other in theirs if _same_role(one, other)
            )
            yield from islice(pairs, 1)


def _same_role(one: Said, other: Said) -> bool:
    ours, theirs = one.claim.role, other.claim.role
    return not (ours and theirs) or ours.casefold() == theirs.casefold()
