"""At what place the wanted items come, here and with fzf's filter on the same lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from tests.annotate.search.quality import Wanted, items, place, wanted
from tests.benchmarks.search_fzf import best_first
from tests.benchmarks.table import table

_PHRASE: Final = re.compile(r'"([^"]*)"')


def report() -> str:
    """A table by kind of query: how many queries, and of how many the wanted item is among the first 1, 3 and 5."""
    head = [
        "query set",
        "queries",
        *(f"{who} {last}" for who in ("first", "first 3", "first 5") for last in ("", "fzf")),
    ]
    head = [" ".join(cell.split()) for cell in head]
    by_kind = sorted(wanted(), key=lambda one: one.group)
    groups = [(kind, list(ones)) for kind, ones in groupby(by_kind, key=lambda one: one.group)]
    typos = [one for one in wanted() if one.group.startswith("name typo")]
    groups += [("names with a typo", typos), ("all", list(wanted()))]
    return table(head, [[kind, str(len(ones)), *_shares(ones)] for kind, ones in groups])


def _shares(ones: list[Wanted]) -> Iterator[str]:
    for last in (1, 3, 5):
        for found in (place, _fzf_place):
            yield f"{_share(ones, found, last):.1%}"


def _share(ones: list[Wanted], found: Callable[[Wanted], int | None], last: int) -> float:
    places = [found(one) for one in ones]
    return sum(at is not None and at <= last for at in places) / len(places)


_fzf_places: Final[dict[Wanted, int | None]] = {}


def _fzf_place(one: Wanted) -> int | None:
    """The place among fzf's lines: an entity's is its name with all that it is called, a claim's its sentence."""
    if one not in _fzf_places:
        every = items(one.text)
        lines = [" · ".join([item.text, *(a.text for a in item.aliases if not a.span)]) for item in every]
        found, _ = best_first(lines, _PHRASE.sub(lambda phrase: "'" + phrase[1].replace(" ", r"\ "), one.query))
        _fzf_places[one] = next((at for at, index in enumerate(found, 1) if one.means(every[index])), None)
    return _fzf_places[one]
