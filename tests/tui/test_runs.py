from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Mention
from annotate.article import Span
from tui.text.intervals import Intervals
from tui.text.mention_index import MentionIndex, ink_of
from tui.text.runs import Layer, runs

offsets = st.integers(0, 40)
spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
layers = st.lists(st.builds(Layer, offsets, offsets, st.sampled_from("abc")), max_size=8)


@given(spans, layers, layers)
def test_runs_fill_the_span_without_gaps(span: Span, letters: list[Layer], tints: list[Layer]) -> None:
    found = list(runs(span, "g", letters, tints))
    assert [offset for run in found for offset in range(run.start, run.end)] == list(range(*span))


@given(spans, layers, layers)
def test_the_last_letters_count_and_all_tints(span: Span, letters: list[Layer], tints: list[Layer]) -> None:
    for run in runs(span, "g", letters, tints):
        for offset in range(run.start, run.end):
            ink = next((layer.ink for layer in reversed(letters) if layer.start <= offset < layer.end), "g")
            assert run.inks == (ink, *(layer.ink for layer in tints if layer.start <= offset < layer.end))


@given(st.lists(spans), spans)
def test_intervals_are_found_by_what_they_overlap(items: list[Span], sight: Span) -> None:
    found = Intervals(items).overlapping(*sight)
    assert sorted(found) == sorted(item for item in items if item.overlaps(sight))
    lengths = [item.end - item.start for item in found]
    assert lengths == sorted(lengths, reverse=True)


def test_stepping_enters_at_the_edges_of_the_screen() -> None:
    intervals = Intervals([Span(0, 2), Span(5, 6), Span(8, 9), Span(20, 21)])
    sight = Span(4, 10)
    assert intervals.items[intervals.entered(sight, 1)] == Span(5, 6)
    assert intervals.items[intervals.entered(sight, 2)] == Span(8, 9)
    assert intervals.items[intervals.entered(sight, -1)] == Span(8, 9)
    assert intervals.entered(Span(30, 40), 1) == 4


def mention(start: int, end: int, id_: str, entity: str | None = None) -> Mention:
    return Mention(start, end, id_, "PER", "name", entity)


def test_a_mention_is_found_again_when_ids_change() -> None:
    old = mention(3, 7, "m3")
    assert MentionIndex([mention(3, 9, "m1"), mention(3, 7, "m2", "e1")]).same(old) == mention(3, 7, "m2", "e1")
    assert MentionIndex([mention(4, 7, "m2")]).same(old) is None


def test_of_mentions_at_one_place_the_one_with_the_same_id_is_the_same() -> None:
    both = [mention(3, 7, "m1", "e1"), mention(3, 7, "m2", "e2")]
    assert MentionIndex(both).same(mention(3, 7, "m2")) == both[1]


def test_kin_are_the_mentions_of_one_entity() -> None:
    one, other, again = mention(0, 2, "m1", "e1"), mention(3, 5, "m2", "e2"), mention(6, 8, "m3", "e1")
    index = MentionIndex([again, other, one])
    assert index.kin(one) == [one, again]
    assert index.kin(mention(0, 2, "m1")) == [mention(0, 2, "m1")]


def test_names_and_references_have_different_inks() -> None:
    assert ink_of(Mention(0, 2, "m1", "ORG", "name")) == "org"
    assert ink_of(Mention(0, 2, "m1", "ORG", "epithet")) == "org-ref"
    assert ink_of(Mention(0, 2, "m1", "MONEY", "value")) == "value"
