"""What is found, in which order and what is marked: on texts of a line or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.search.folding import fold
from annotate.search.index import SearchIndex
from annotate.search.items import Alias, Item, ItemKind
from tests.annotate.search.articles import article, index_of, matched, texts


@pytest.mark.parametrize("written", ["Die Übernahme kommt.", "Die Uebernahme kommt.", "Die U\u0308bernahme kommt."])
@pytest.mark.parametrize("query", ["ubernahme", "uebernahme", "Übernahme", "UEBERNAHME", "uberna"])
def test_umlauts_are_found_however_either_side_writes_them(written: str, query: str) -> None:
    results = index_of(written, "Nichts davon.").search(query)
    assert texts(results) == [written]
    (marked,) = matched(results.items[0])
    assert "ubernahme".startswith(fold(marked).replace("ue", "u"))


@given(st.lists(st.text(alphabet="aouäöüßse", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_an_umlaut_in_the_query_never_makes_it_stricter(words: list[str], data: st.DataObject) -> None:
    index = index_of(" ".join(words))
    query = data.draw(st.sampled_from(words)).replace("ä", "a").replace("ö", "o").replace("ü", "u")
    for plain, umlaut in (("a", "ä"), ("o", "ö"), ("u", "ü")):
        assert texts(index.search(query.replace(plain, umlaut))) == texts(index.search(query))


def test_sharp_s_soft_hyphens_and_quotes_do_not_matter() -> None:
    index = index_of("Sie wohnt in der „Haupt\u00adstraße“ 5.")
    (result,) = index.search("hauptstrasse").items
    assert matched(result) == ["Haupt\u00adstraße"]


@pytest.mark.parametrize(
    ("text", "query"), [("Das ist Musks Firma.", "musk"), ("Das will Musk.", "Musks"), ("Musk’s Firma.", "musk")]
)
def test_a_genitive_is_the_name_itself(text: str, query: str) -> None:
    (result,) = index_of(text).search(query).items
    assert result.why.match == "inflected"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("neurlink", True),
        ("nueralink", True),
        ("neuralinkk", True),
        ("neuralonk", True),
        ("nuerlink", True),
        ("xeurlink", True),
        ("nxxralixk", False),
    ],
)
def test_eight_letters_may_have_two_mistakes(query: str, found: bool) -> None:
    results = index_of("Musk besitzt Neuralink.").search(query)
    assert bool(results.items) is found
    assert results.did_you_mean == ("Neuralink" if found else None)


@pytest.mark.parametrize(("query", "found"), [("msuk", True), ("mulk", True), ("mksu", False), ("lab", False)])
def test_four_letters_may_have_one_mistake_and_three_none(query: str, found: bool) -> None:
    assert bool(index_of("Musk baut Lob.").search(query).items) is found


def test_no_mistake_is_assumed_where_the_word_exists() -> None:
    results = index_of("Er muss gehen.", "Musk geht.").search("muss")
    assert texts(results) == ["Er muss gehen."]
    assert results.did_you_mean is None


def test_a_mistake_within_a_compound() -> None:
    results = index_of("Ein Megarechenzentrum entsteht.").search("rechenzentrm")
    assert results.items[0].why.match == "near"


def test_exact_before_inflected_before_prefix_before_part_before_mistake() -> None:
    lines = ["Dort wirkte man.", "Ein Netzwerk.", "Alle Werkstätten.", "Des Werks.", "Das Werk."]
    results = index_of(*lines).search("werk")
    assert [result.why.match for result in results.items] == ["exact", "inflected", "prefix", "part"]
    assert [result.why.match for result in index_of("Sie wekr.", "Ein Netzwerk.").search("werk").items] == [
        "part",
        "typo",
    ]


def test_the_end_of_a_compound_counts_more_than_its_middle() -> None:
    assert texts(index_of("Eine Baumaschinenfirma.", "Die Baumaschine.").search("maschine"))[0] == "Die Baumaschine."


def test_what_was_typed_is_marked_and_no_more() -> None:
    (result,) = index_of("Das Megarechenzentrum!").search("rechen").items
    assert matched(result) == ["rechen"]


def test_words_in_any_order_the_nearer_the_better() -> None:
    lines = [
        "Eigentümer gibt es viele, doch nur wenige, so heißt es, gehören zu OpenAI.",
        "Der Eigentümer von OpenAI.",
    ]
    assert texts(index_of(*lines).search("openai eigentumer")) == lines[::-1]


def test_the_order_of_the_query_decides_between_equals() -> None:
    lines = ["OpenAI Eigentümer heute.", "Eigentümer OpenAI heute."]
    assert texts(index_of(*lines).search("eigentümer openai")) == lines[::-1]


def test_if_nothing_has_all_words_some_will_do() -> None:
    results = index_of("Bill Gates kam.", "Niemand kam.").search("gates zuckerberg")
    assert results.relaxed
    assert texts(results) == ["Bill Gates kam."]


def test_function_words_of_a_question_need_not_be_in_the_answer() -> None:
    index = index_of("Wem gehört Tesla?", "Musk besitzt Tesla.", "Das war alles.")
    results = index.search("wer besitzt den tesla")
    assert texts(results) == ["Musk besitzt Tesla."]
    assert not results.relaxed
    assert texts(index.search("das")) == ["Das war alles."]


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("gründer", "Sie gründeten eine Firma."),
        ("gegründet", "Die Gründung der Firma."),
        ("besitzer", "Er besitzt die Firma."),
        ("käufer", "Sie kaufte die Firma."),
        ("investition", "Er investierte viel."),
        ("konkurrenz", "Sie konkurriert mit allen."),
        ("founder", "She founded the company."),
    ],
)
def test_related_words_are_found(query: str, written: str) -> None:
    (result,) = index_of(written, "Nichts davon hier.").search(query).items
    assert result.item.text == written
    assert result.why.match == "related"


def test_what_must_match_is_never_relaxed() -> None:
    assert index_of("Bill Gates kam.").search("gates 'zuckerberg").total == 0


def test_results_come_in_groups() -> None:
    kinds: tuple[ItemKind, ...] = ("sentence", "claim", "entity")
    results = SearchIndex(Item(kind, kind, "Acme", 0, 4) for kind in kinds).search("acme")
    assert list(results.groups) == ["entity", "claim", "sentence"]


@pytest.mark.parametrize("query", ["bsl", "bskl", "blula", "skylabs", "blueskylabs", "bluslbs"])
def test_a_name_is_found_by_initials_and_some_of_its_letters(query: str) -> None:
    item = Item("entity", "1", "Blue Sky Labs", 0, 13)
    (result,) = SearchIndex([item]).search(query).items
    assert result.item is item
    assert "".join(matched(result)).casefold().replace(" ", "") == query
    assert result.why.match in ("initials", "beginnings", "letters", "joined")


@pytest.mark.parametrize(
    ("name", "query", "match"),
    [
        ("OpenAI", "open ai", "joined"),
        ("Blue Labs", "bluelabs", "joined"),
        ("Ed Fox", "wd fox", "misspelt"),
        ("Ed Fox", "edf ox", "joined"),
        ("Blue Labs", "bleu lasb", "misspelt"),
    ],
)
def test_a_whole_name_is_found_without_its_blanks_or_with_mistakes(name: str, query: str, match: str) -> None:
    index = SearchIndex([Item("entity", "1", name, 0, 9), Item("sentence", "2", "Red Foxes", 0, 9)])
    result = index.search(query).items[0]
    assert (result.item.text, result.why.match) == (name, match)
    assert matched(result) == [name]


@pytest.mark.parametrize("query", ["lb", "labsblu", "uelab", "bs"])
def test_letters_in_another_order_or_from_the_middle_are_no_abbreviation(query: str) -> None:
    results = SearchIndex([Item("entity", "1", "Blue Labs", 0, 9)]).search(query)
    assert all(result.why.match == "part" for result in results.items)


def test_another_name_leads_to_the_entity_and_says_so() -> None:
    item = Item("entity", "x", "X", 0, 1, aliases=(Alias("Twitter", "alias"),), places=())
    (result,) = SearchIndex([item]).search("twitter").items
    assert result.spans == ()
    assert result.why == ("exact", "alias", "Twitter")


SIGNS = ["Sam Altman führt OpenAI.", "Altman kennt Sam.", "OpenAI gehört wem?", "ChatGPT lernt."]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"sam altman"', {0}),
        ("'ltma", {0, 1}),
        ("'altman'", {0, 1}),
        ("'altma'", set()),
        ("'altmann", set()),
        ("^altm", {1}),
        ("sam$", {1}),
        ("ai$", {0}),
        ("^openai wem$", {2}),
        ("altman !sam", set()),
        ("!altman", {2, 3}),
        ("!google", {0, 1, 2, 3}),
        ("chatgpt | wem", {2, 3}),
        ("openai !führt", {2}),
        ("/g.*t/", {2, 3}),
        ("in:text ^chat", {3}),
        ("in:sidebar", set()),
        ("!in:sidebar sam", {0, 1}),
        ('"altman führt', {0}),
    ],
)
def test_the_signs_of_fzf_mean_what_they_mean_there(query: str, found: set[int]) -> None:
    assert set(texts(index_of(*SIGNS).search(query))) == {SIGNS[number] for number in found}


def test_an_index_can_be_filled_slice_by_slice_and_asked_in_between() -> None:
    index = SearchIndex()
    assert index.search("musk").total == 0
    for number, line in enumerate(("Musk kam.", "Altman kam.", "Musk ging.")):
        index.extend([Item("sentence", str(number), line, 0, len(line))])
        assert texts(index.search(line)) == [line]
    assert texts(index.search("musk")) == ["Musk kam.", "Musk ging."]


def test_the_total_counts_what_the_limit_leaves_out() -> None:
    results = index_of(*(f"Musk sagt {number}." for number in range(9))).search("musk", limit=3)
    assert (len(results.items), results.total) == (3, 9)


WORDS = st.text(alphabet="aeiouäöüßstAEU\u00ad\u0308", min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=8), st.text(alphabet="aeiouäöst ", max_size=8))
def test_marks_lie_on_the_source(words: list[str], query: str) -> None:
    text = "\n".join(words)
    for result in SearchIndex.from_article(article(text)).search(query).items:
        end = 0
        for span, source in zip(result.spans, result.source_spans, strict=True):
            assert end <= span.start < span.end <= len(result.item.text)
            assert text[source.start : source.end] == result.item.text[span.start : span.end]
            end = span.end


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_every_word_of_a_text_is_found_and_marked(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    if not any(character.isalnum() for character in word):
        return
    results = index_of(*words).search(word)
    assert any(result.item.text == word and result.spans for result in results.items)
