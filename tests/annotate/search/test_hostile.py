"""Queries and texts that nobody would type on purpose."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.search.articles import index_of, seed_index

LONG = index_of("a" * 5_000 + "b", "x" * 5_000, "Musk")

QUERIES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="musk ai!'\"^$|/\\()[]{}*+?.0123:typ", max_size=30),
)


@given(QUERIES)
@settings(max_examples=300)
def test_any_query_is_answered(query: str) -> None:
    results = seed_index().search(query)
    assert results.query == query
    scores = [result.score for result in results.items]
    assert scores == sorted(scores, reverse=True)
    for result in results.items:
        assert all(0 <= start < end <= len(result.item.text) for start, end in result.spans)


@pytest.mark.parametrize("pattern", [r"(a|aa)+$", r"(x+x+)+y", r"(.*a){25}c"])
def test_a_pattern_that_runs_away_is_stopped(pattern: str) -> None:
    assert [ignored.reason for ignored in LONG.search(f"/{pattern}/").ignored] == ["too slow"]


@pytest.mark.parametrize(
    "pattern", ["(((a{1000}){1000}){1000})", "a{1,500}{1,500}", "(", "[", "*", "a{99999999999999999999}"]
)
def test_what_is_no_pattern_is_ignored_and_the_rest_searched(pattern: str) -> None:
    results = LONG.search(f"musk /{pattern}/")
    assert [ignored.reason for ignored in results.ignored] == ["pattern"]
    assert results.total == 1


@pytest.mark.parametrize("query", ["", " ", "!", "'", '"', "/", "|", "^", "$", "!!", "a" * 10_000, "\x00\x1b[\x07"])
def test_half_a_query_is_no_mistake(query: str) -> None:
    results = index_of("Musk [b]kommt[/b] \x1b[31mheute.").search(query)
    assert results.items == ()


@pytest.mark.parametrize("text", ["", "\n\n", "\x00", "\u202e\u200b", "[/]", "\ud800", "😀👨‍👩‍👧"])
def test_any_text_can_be_indexed(text: str) -> None:
    assert index_of(text).search("musk").total == 0


@pytest.mark.parametrize("line", ["musk kennt altman " * 10_000, "musk" * 50_000])
def test_a_sentence_too_long_to_be_one_is_found_in_pieces(line: str) -> None:
    results = index_of(line).search("musk", limit=10)
    assert results.total > 10
    for result in results.items:
        assert len(result.item.text) <= 2_000
        assert all(line[start:end] == "musk" for start, end in result.source_spans[:1])


def test_only_the_index_itself_loads_the_fuzzy_matcher() -> None:
    code = (
        "import sys, annotate.search.results, annotate.search.items, annotate.search.query\n"
        "assert not {'rapidfuzz', 'regex', 'numpy'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
