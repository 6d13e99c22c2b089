"""How often the item that a reader means comes first, over the whole set of queries."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.annotate.search.quality import PARTS, TEXTS, Part, Wanted, items, place, wanted

NAMES = [one for one in wanted() if one.group.startswith("name typo")]


def share(places: list[int | None], last: int) -> float:
    return sum(found is not None and found <= last for found in places) / len(places)


def test_each_query_of_the_set_means_just_one_item() -> None:
    found = Counter((one.text, sum(one.means(item) for item in items(one.text))) for one in wanted())
    assert set(found) == {(text, 1) for text in TEXTS}
    assert len(wanted()) >= 120


@pytest.mark.parametrize("part", PARTS)
def test_nine_in_ten_come_first_and_all_but_two_in_a_hundred_among_the_first_five(part: Part) -> None:
    places = [place(one) for one in wanted() if one.part == part]
    assert share(places, 1) >= 0.9
    assert share(places, 5) >= 0.98


@pytest.mark.parametrize("one", NAMES, ids=str)
def test_a_name_with_one_mistake_is_among_the_first_three(one: Wanted) -> None:
    found = place(one)
    assert found is not None
    assert found <= 3
