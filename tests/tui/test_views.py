from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Claim, Mention, Range, Status, Unread
from annotate.article import Span
from annotate.catalogue import LANGUAGES, Catalogue, Language
from annotate.graph import graph
from annotate.lookup import Lookup
from annotate.search.index import SearchIndex
from tests.annotate.records import annotation, claim
from tests.gold import GoldName, gold_annotation
from tui.views.card import LAST_SEEN, entity_rows
from tui.views.claims import facts, proof
from tui.views.ownership import opposition_rows, ownership_rows, summary
from tui.views.parts import counts, marked, merged, other_names, shortened, spark, spellings
from tui.views.people import people_rows
from tui.views.results import result_rows
from tui.views.rows import ClaimTarget, EntityTarget, Part, PlaceTarget, Row
from tui.views.unread import unread_rows

NAMES: tuple[GoldName, ...] = ("musk-altman", "maschinenbau", "startup")
DE = Catalogue.load("tui.messages", "de")


def text(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts)


def line(row: Row) -> str:
    return " ".join(f"{text(row.parts)} {text(row.right)}".split())


def lines(rows: Sequence[Row]) -> list[str]:
    return [line(row) for row in rows]


def ownership(record: Annotation, t: Catalogue = DE) -> tuple[Row, ...]:
    return ownership_rows(graph(record), Lookup(record), t)


def opposition(record: Annotation, t: Catalogue = DE) -> tuple[Row, ...]:
    return opposition_rows(graph(record), Lookup(record), t)


def claims_of(rows: Sequence[Row]) -> list[str]:
    return [row.target.claim for row in rows if isinstance(row.target, ClaimTarget)]


SEED = gold_annotation("musk-altman")


class TestOwnership:
    def test_sets_the_two_camps_against_each_other(self) -> None:
        shown = lines(ownership(SEED))
        musk, against, altman = (shown.index(x) for x in ("Elon Musk 19 + 28 █▆▅▇▄▄▁▂▅▅", "gegen", shown_altman(shown)))
        assert musk < against < altman
        assert "≈ Tesla „Tesla-Besitzer“" in shown[musk:against]
        assert "X (auch Twitter) „Musks riesigem sozialen Netzwerk“" in shown[musk:against]
        assert "≈ Colossus Förderung, über 120 Mrd. $ geplant" in shown[musk:against]
        assert "← Microsoft 10 Mrd. $, 2023" in shown[altman:]
        assert "entwickelt ChatGPT" in shown[altman:]

    def test_what_belongs_to_what_belongs_to_a_head_stands_below_it(self) -> None:
        rows = ownership(SEED)
        xai = next(i for i, row in enumerate(rows) if line(row).startswith("xAI „"))
        assert line(rows[xai + 1]) == "entwickelt Grok"
        assert rows[xai + 1].indent > rows[xai].indent

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_claim_has_one_line_in_the_two_views(self, name: GoldName, language: Language) -> None:
        record, t = gold_annotation(name), Catalogue.load("tui.messages", language)
        ties = {c.id for c in graph(record).ties()}
        shown = Counter([*claims_of(ownership(record, t)), *claims_of(opposition(record, t))])
        assert shown == Counter([*(c.id for c in record.relations), *ties])

    @pytest.mark.parametrize("name", NAMES)
    def test_keys_are_unique_and_every_claim_carries_its_proof(self, name: GoldName) -> None:
        record = gold_annotation(name)
        for rows in (ownership(record), opposition(record), people_rows(Lookup(record), DE)):
            keys = [row.key for row in rows if row.target]
            assert len(keys) == len(set(keys))
            for row in rows:
                if isinstance(row.target, ClaimTarget):
                    evidence = Lookup(record).claims[row.target.claim].evidence[0]
                    said = Lookup(record).text(evidence)
                    quote = text(row.detail[0]).removeprefix("„").removeprefix("… ").removesuffix("“")
                    assert quote
                    assert said.endswith(quote)

    @pytest.mark.parametrize(
        ("status", "word"), [("planned", "geplant"), ("rejected", "abgelehnt"), ("former", "früher")]
    )
    def test_a_status_is_on_the_side_that_is_never_cut(self, status: Status, word: str) -> None:
        record = annotation([claim("c1", "ada", "owns", "acme"), claim("c2", "ada", "acquires", "bolt", status)])
        row = next(row for row in ownership(record) if row.target == ClaimTarget("c2"))
        assert text(row.right) == word
        assert row.right[0].ink == "status"

    def test_a_claim_towards_the_head_has_an_arrow(self) -> None:
        record = annotation([claim("c1", "acme", "develops", "lamp"), claim("c2", "fund", "invested_in", "acme")])
        acme = lines(ownership(annotation(record.relations, products=("lamp",), named=("acme", "acme", "fund"))))
        assert "← Fund" in acme

    def test_what_is_concluded_carries_its_sign_and_its_reason(self) -> None:
        row = next(row for row in ownership(SEED) if line(row).startswith("≈ Tesla „"))
        assert row.parts[0].ink == "inferred"
        assert text(row.detail[1]).startswith("≈ Elon Musk: „der Tesla-Besitzer“")

    def test_a_role_that_the_wording_says_is_not_said_twice(self) -> None:
        besitzer = msgspec.structs.replace(claim("c1", "ada", "owns", "acme"), role="Besitzer", wording="Besitzer")
        assert "Acme „Besitzer“" in lines(ownership(annotation([besitzer])))

    def test_background_is_apart_and_says_that_it_is_not_the_articles(self) -> None:
        record = annotation(
            [claim("c1", "ada", "owns", "acme"), claim("b1", "ada", "owns", "bolt", provenance="background")]
        )
        rows = ownership(record)
        title = lines(rows).index("Hintergrund steht nicht im Artikel")
        assert claims_of(rows[:title]) == ["c1"]
        assert claims_of(rows[title:]) == ["b1"]
        assert "https://example.org" in text(rows[-1].detail[0])

    def test_an_article_without_claims_says_so(self) -> None:
        assert lines(ownership(annotation([], named=("acme",)))) == [DE("sidebar.no_claims")]
        assert lines(opposition(annotation([]))) == [DE("sidebar.nobody_against")]

    def test_claims_that_fit_nowhere_still_have_their_line(self) -> None:
        record = annotation([claim("c1", "acme", "partner_of", "bolt")])
        assert lines(ownership(record)) == ["Aussagen", "Acme ist Partner von Bolt"]


def shown_altman(shown: list[str]) -> str:
    return next(text for text in shown if text.startswith("Sam Altman 14 + 20"))


class TestOpposition:
    def test_names_the_opponents_and_what_they_hold_against_each_other(self) -> None:
        shown = lines(opposition(SEED))
        assert shown[0] == "Elon Musk gegen Sam Altman"
        assert "Fusion von Tesla und OpenAI: abgelehnt" in shown
        assert "≈ Elon Musk verklagte Sam Altman" in shown
        assert shown.index("Über die Lager hinweg") < shown.index("≈ Elon Musk gründete 2015 OpenAI")

    def test_names_stand_in_the_inks_of_their_types(self) -> None:
        row = next(row for row in opposition(SEED) if line(row) == "≈ Elon Musk verklagte Sam Altman")
        assert [(part.text, part.ink) for part in row.parts if part.ink == "per"] == [
            ("Elon Musk", "per"),
            ("Sam Altman", "per"),
        ]


class TestSummary:
    def test_counts_what_the_text_says_and_how_sure_it_is(self) -> None:
        assert summary(Lookup(SEED), DE) == "38 Aussagen laut Artikel · 25 erschlossen"

    def test_background_does_not_count(self) -> None:
        record = annotation([claim("b1", "ada", "owns", "bolt", provenance="background")])
        assert summary(Lookup(record), DE) == "0 Aussagen laut Artikel"


class TestPeople:
    def test_lists_all_by_type_the_most_mentioned_first(self) -> None:
        rows = people_rows(Lookup(SEED), DE)
        assert [row.target for row in rows[:3]] == [None, EntityTarget("elon_musk"), EntityTarget("sam_altman")]
        assert [line(row) for row in rows if row.parts and row.parts[0].ink == "heading"] == [
            "Personen 6",
            "Firmen und Organisationen 13",
            "Sachen 7",
            "Orte 2",
        ]
        assert {row.target.entity for row in rows if isinstance(row.target, EntityTarget)} == {
            e.id for e in SEED.entities
        }

    def test_nobody_is_said_in_words(self) -> None:
        assert lines(people_rows(Lookup(annotation([])), DE)) == [DE("people.nobody")]


class TestCard:
    def rows(self, entity: str = "sam_altman", before: int = 4400) -> tuple[Row, ...]:
        return entity_rows(entity, Lookup(SEED), DE, before)

    def test_says_what_it_is_called_and_how_often(self) -> None:
        title, called, *_ = lines(self.rows())
        assert title == "Sam Altman Person · 14 Namen, 20 Verweise"
        assert called.startswith("auch: Altman · ≈ erbitterte Feinde")
        assert "≈ sie, seinem, er selbst, dieser …" in called

    def test_tells_every_claim_from_the_entitys_side(self) -> None:
        shown = lines(self.rows())
        assert "≈ besitzt OpenAI „OpenAI-Besitzer“" in shown
        assert "≈ wurde verklagt von Elon Musk „verklagte“" in shown
        claims = Lookup(SEED).claims_of["sam_altman"]
        assert sorted(claims_of(self.rows())) == sorted(c.id for c in claims)

    def test_shows_the_last_mention_before_the_reader(self) -> None:
        rows = self.rows()
        seen = next(row for row in rows if row.key == LAST_SEEN)
        assert isinstance(seen.target, PlaceTarget)
        assert seen.target.end <= 4400
        later = [m for m in Lookup(SEED).mentions_of["sam_altman"] if seen.target.start < m.start < 4400]
        assert all(m.end > 4400 for m in later)
        assert "zuletzt gesehen im selben Absatz" in lines(rows)

    def test_nothing_was_seen_at_the_beginning(self) -> None:
        assert not [row for row in self.rows(before=0) if row.key == LAST_SEEN]

    def test_lists_every_place(self) -> None:
        places = [row.target for row in self.rows() if row.key.startswith("mention:")]
        mentions = Lookup(SEED).mentions_of["sam_altman"]
        assert places == [PlaceTarget(m.start, m.end) for m in mentions]

    def test_every_place_shows_the_mention_in_its_ink(self) -> None:
        for row in self.rows():
            if row.key.startswith("mention:") and isinstance(row.target, PlaceTarget):
                said = SEED.document.text[row.target.start : row.target.end]
                assert [part.text for part in row.parts if part.ink == "per"] == [said]

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_entity_has_a_card(self, name: GoldName, language: Language) -> None:
        lookup, t = Lookup(gold_annotation(name)), Catalogue.load("tui.messages", language)
        for entity in lookup.entities:
            rows = entity_rows(entity, lookup, t, 1000)
            keys = [row.key for row in rows if row.target]
            assert len(keys) == len(set(keys))


class TestClaim:
    def test_shows_the_evidence_and_why_who_is_who(self) -> None:
        owns = next(c for c in SEED.relations if (c.type, c.subject, c.object) == ("owns", "sam_altman", "openai"))
        said, why = ("".join(part.text for part in paragraph) for paragraph in proof(owns, Lookup(SEED), DE))
        assert "OpenAI-Besitzer" in said
        assert why.startswith("≈ Sam Altman: „")

    def test_says_in_the_articles_words_who_says_so_and_in_which_role(self) -> None:
        led = next(c for c in SEED.relations if c.type == "invested_in")
        said = SEED.document.text[led.evidence[0].start :][:6]
        words = msgspec.structs.replace(led, amount=None, date=None, role=said, attribution="der Klage zufolge")
        entity = msgspec.structs.replace(words, role="Inhaber vom Mond", attribution="sam_altman")
        quoted_words = (Part(f"„{said}“", "quote"), Part(", "), Part("„der Klage zufolge“", "quote"))
        assert facts(words, Lookup(SEED), DE) == quoted_words
        assert facts(entity, Lookup(SEED), DE) == (Part("Inhaber vom Mond"), Part(", "), Part("laut Sam Altman"))

    def test_background_names_its_source(self) -> None:
        record = annotation([claim("b1", "ada", "owns", "bolt", provenance="background")])
        assert "https://example.org" in proof(record.relations[0], Lookup(record), DE)[0][0].text


class TestUnread:
    def test_shows_the_sentence_its_trigger_and_the_reason(self) -> None:
        passage = Unread(259, 370, (Range(327, 336),), "Subjekt unklar")
        rows = unread_rows(Lookup(msgspec.structs.replace(SEED, unread=(passage,))), DE)
        row = next(row for row in rows if row.target)
        assert row.target == PlaceTarget(259, 370)
        assert [part.text for part in row.parts if part.ink == "strong"] == ["Elon Musk"]
        assert "Subjekt unklar" in lines(rows)

    def test_says_if_nothing_was_left(self) -> None:
        assert lines(unread_rows(Lookup(SEED), DE)) == [DE("sidebar.nothing_unread")]


class TestResults:
    def rows(self, query: str, lookup: Lookup | None = None) -> tuple[Row, ...]:
        def phrase(claim: Claim, lookup: Lookup) -> str:
            return f"{lookup.entities[claim.subject].name} {claim.type} {lookup.entities[claim.object].name}"

        return result_rows(SearchIndex.from_annotation(SEED, phrase).search(query, 50), lookup, DE)

    def test_groups_entities_claims_and_text(self) -> None:
        rows = self.rows("nueralink", Lookup(SEED))
        kinds = [type(row.target) for row in rows if row.target]
        assert kinds == sorted(kinds, key=[EntityTarget, ClaimTarget, PlaceTarget].index)
        assert set(kinds) == {EntityTarget, ClaimTarget, PlaceTarget}
        assert line(rows[0]).startswith("Firma Neuralink")

    def test_marks_the_letters_that_matched(self) -> None:
        rows = self.rows("neuralink", Lookup(SEED))
        assert [part.text for part in rows[0].parts if part.ink == "match"] == ["Neuralink"]
        found = [row for row in rows if isinstance(row.target, PlaceTarget)]
        assert found
        assert all(any(part.ink == "match" or "Neuralink" in part.text for part in row.parts) for row in found)

    def test_only_the_text_is_found_before_anything_is_known_of_it(self) -> None:
        assert {type(row.target) for row in self.rows("neuralink") if row.target} == {PlaceTarget}


class TestParts:
    @given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70))))
    def test_marking_loses_no_letter(self, said: str, pairs: list[tuple[int, int]]) -> None:
        spans = [Span(min(pair), max(pair)) for pair in pairs]
        assert text(marked(said, spans, "match")) == said

    @given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 20))
    def test_shortening_keeps_the_point_and_all_behind_it(self, said: str, start: int, length: int) -> None:
        point = Span(min(start, len(said)), min(start + length, len(said)))
        assert text(shortened(said, [point], "match")).endswith(said[point.start :])

    @given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
    def test_merging_covers_the_same_characters_once(self, pairs: list[tuple[int, int]]) -> None:
        spans = [Span(min(pair), max(pair)) for pair in pairs]
        covered = [i for span in merged(spans) for i in range(*span)]
        assert covered == sorted({i for span in spans for i in range(*span)})

    @given(st.lists(st.integers(0, 999), max_size=50))
    def test_a_spark_line_shows_where_something_is(self, starts: list[int]) -> None:
        mentions = [Mention(start, start + 1, str(i), "PER", "name") for i, start in enumerate(starts)]
        bars = spark(mentions, 1000)
        assert len(bars) == 10
        assert [bar != " " for bar in bars] == [any(s // 100 == i for s in starts) for i in range(10)]

    def test_counts_are_names_and_references(self) -> None:
        name = Mention(0, 1, "m", "PER", "name")
        assert counts([name]) == "1"
        assert counts([name, msgspec.structs.replace(name, kind="pronoun")]) == "1 + 1"

    def test_spellings_leave_out_genitives_and_the_name_itself(self) -> None:
        assert spellings("elon_musk", Lookup(SEED)) == ("Musk",)
        assert spellings("tesla", Lookup(SEED)) == ()
        assert other_names("elon_musk", Lookup(SEED)) == ()
        assert other_names("x", Lookup(SEED)) == ("Twitter",)

    def test_says_which_claims_are_background(self) -> None:
        record = annotation(
            [claim("b1", "ada", "owns", "bolt", provenance="background"), claim("c1", "ada", "leads", "bolt")]
        )
        index = SearchIndex.from_annotation(record, lambda said, _: f"{said.subject} {said.type} {said.object}")
        rows = result_rows(index.search("bolt"), Lookup(record), DE)
        marked_rows = {
            row.key: line(row).endswith("Hintergrund") for row in rows if isinstance(row.target, ClaimTarget)
        }
        assert marked_rows == {"claim:b1": True, "claim:c1": False}
