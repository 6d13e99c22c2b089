from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Span
from annotate.search.query import LONGEST, MOST_TERMS, Clause, Filter, Pattern, Plain, Sequence, Term, parse


def clauses(text: str) -> tuple[Clause, ...]:
    query = parse(text)
    assert query.ignored == ()
    return query.clauses


def test_words_are_plain_terms_that_know_where_they_stand() -> None:
    assert clauses("Musk  Übernahme") == (
        Clause((Plain("musk", Span(0, 4)),)),
        Clause((Plain("ubernahme", Span(6, 15)),)),
    )


def test_a_hyphen_joins_two_terms() -> None:
    assert [term for clause in clauses("Tesla-Gründer") for term in clause.terms] == [
        Plain("tesla", Span(0, 5)),
        Plain("grunder", Span(6, 13)),
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("'usk", Sequence(("usk",), open_start=True, open_end=True)),
        ("'musk'", Sequence(("musk",), strict=True)),
        ("^elon", Sequence(("elon",), open_end=True, at_start=True)),
        ("kommen$", Sequence(("kommen",), open_start=True, at_end=True)),
        ("^x$", Sequence(("x",), at_start=True, at_end=True)),
        ('"Sam Altman"', Sequence(("sam", "altman"))),
        ("„Sam Altman“", Sequence(("sam", "altman"))),
        ("»Sam Altman«", Sequence(("sam", "altman"))),
        ('"sam alt', Sequence(("sam", "alt"), open_end=True)),
        (r"/mill\w+ dollar/", Pattern(r"mill\w+ dollar")),
        ("/neur", Pattern("neur")),
        (r"/a\/b/", Pattern(r"a\/b")),
    ],
)
def test_the_signs_of_fzf(text: str, term: Term) -> None:
    assert clauses(text) == (Clause((term,)),)


def test_what_is_excluded_is_taken_as_written() -> None:
    assert clauses("!tesla-gründer !/x/") == (
        Clause((Sequence(("tesla", "grunder"), open_start=True, open_end=True),), negated=True),
        Clause((Pattern("x"),), negated=True),
    )


def test_alternatives_are_one_clause() -> None:
    both, other = clauses("grok | 'chat musk")
    assert [type(term) for term in both.terms] == [Plain, Sequence]
    assert len(other.terms) == 1


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("typ:org", {"type:ORG"}),
        ("type:company", {"type:ORG"}),
        ("Typ:Person", {"type:PER"}),
        ("typ:o", {"type:ORG", "type:LOC"}),
        ("status:geplant", {"status:planned"}),
        ("status:planned", {"status:planned"}),
        ("status:früher", {"status:former"}),
        ("rel:besitzt", {"rel:owns"}),
        ("rel:owns", {"rel:owns"}),
        ("in:sidebar", {"in:sidebar"}),
    ],
)
def test_filters_speak_german_and_english_and_may_be_half_typed(text: str, facets: set[str]) -> None:
    assert parse(text).filters == (Filter(frozenset(facets)),)
    assert parse("!" + text).filters == (Filter(frozenset(facets), negated=True),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("!", "unfinished"),
        ("'", "unfinished"),
        ('"', "unfinished"),
        ("/", "unfinished"),
        ("^", "unfinished"),
        ("typ:", "unfinished"),
        ("musk |", "unfinished"),
        ("| musk", "no alternative"),
        ("musk | !altman", "no alternative"),
        ("!altman | musk", "no alternative"),
        ("musk | typ:org", "no alternative"),
        ("typ:quatsch", "unknown value"),
        ("***", "no words"),
        ("a" * (LONGEST + 1), "too long"),
    ],
)
def test_what_makes_no_sense_yet_is_left_out_and_listed(text: str, reason: str) -> None:
    assert [ignored.reason for ignored in parse(text).ignored] == [reason]


def test_an_unknown_filter_is_words() -> None:
    assert [clause.terms[0] for clause in clauses("Musk: x")] == [Plain("musk", Span(0, 4)), Plain("x", Span(6, 7))]


@given(st.one_of(st.text(max_size=80), st.text(alphabet="ab !'\"^$|/\\:typ:org„“", max_size=80)))
def test_any_query_is_read(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert sum(len(clause.terms) for clause in query.clauses) <= MOST_TERMS
    for clause in query.clauses:
        assert clause.terms
        for term in clause.terms:
            if isinstance(term, Plain):
                assert term.word
                assert term.place.start < term.place.end <= len(text)


@pytest.mark.parametrize("sign", ["/", '"', "!", "'", "a ", "a|b ", "\\", "typ:org ", "\x00\x1b[31m", "\u200b"])
def test_ten_thousand_signs_are_read_at_once(sign: str) -> None:
    query = parse(sign * 10_000)
    assert "too long" in {ignored.reason for ignored in query.ignored}
