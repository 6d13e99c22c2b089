from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Mention
from annotate.article import Span
from tui.text.intervals import Intervals
from tui.text.mention_index import MentionIndex

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 90), st.integers(1, 9))


@given(st.lists(SPANS), SPANS, st.lists(SPANS), st.integers(0, 99))
def test_replacing_a_stretch_is_as_if_built_anew(before: list[Span], stretch: Span, found: list[Span], at: int) -> None:
    inside = [span for span in found if stretch.covers(span)]
    changed = Intervals(before)
    changed.replace(stretch, inside)
    anew = Intervals([*(span for span in before if not span.overlaps(stretch)), *inside])
    assert sorted(changed.items) == sorted(anew.items)
    assert changed.starts == anew.starts
    assert set(changed.overlapping(at, at + 5)) == set(anew.overlapping(at, at + 5))


def test_replaced_mentions_are_found_by_id_and_entity_and_hidden_types_stay_hidden() -> None:
    index = MentionIndex([Mention(0, 3, "a", "PER", "name", "ada")], frozenset({"LOC"}))
    assert index.by_id("a")
    place, other = Mention(1, 3, "b", "LOC", "name", "bonn"), Mention(0, 3, "c", "PER", "name", "ada")
    index.replace(Span(0, 4), (place, other))
    assert index.items == [other]
    assert index.by_id("a") is None
    assert index.kin(other) == [other]
