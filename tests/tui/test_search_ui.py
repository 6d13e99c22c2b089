from __future__ import annotations

import time
from itertools import pairwise
from typing import get_args

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from annotate.annotation import Annotation
from annotate.article import Span
from annotate.catalogue import LANGUAGES, Catalogue, Language
from annotate.events import Finished
from annotate.search.index import SearchIndex
from annotate.search.query import Ignored, IgnoredReason
from annotate.search.results import Results
from tests.annotate.search.articles import article, seed_index
from tests.gold import gold_annotation
from tests.tui.reading import SEED, ReaderApp
from tui.views.results import outcome as said_of
from tui.views.rows import ClaimTarget, EntityTarget, PlaceTarget, Row
from tui.widgets.line_pane import MARK
from tui.widgets.row_list import RowList
from tui.widgets.search_panel import Outcome
from tui.widgets.text_pane import CUT

SIZE = (100, 30)
ENTER_SEARCH = "slash"


def rows(app: ReaderApp) -> tuple[Row, ...]:
    return app.panel.query_one(RowList).rows


def outcome(app: ReaderApp) -> str:
    return app.panel.query_one(Outcome).text.plain


def is_open(app: ReaderApp) -> bool:
    return bool(app.panel.display)


async def ready(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Wait until all can be found: the text's index is made anew when the annotation comes."""
    while not (
        app.reader.search and app.reader.search.is_ready and (app.reader.lookup or not app.fixed.gives_annotation)
    ):
        await pilot.pause(0.01)


def is_narrowed(app: ReaderApp) -> bool:
    return app.reader.article.is_narrowed


def focus(app: ReaderApp) -> object:
    return app.focused


async def test_results_come_while_one_types_grouped_and_best_first() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"neuralink")
        targets = [row.target for row in rows(app) if row.target]
        assert targets[0] == EntityTarget("neuralink")
        kinds = [type(target) for target in targets]
        assert kinds == sorted(kinds, key=[EntityTarget, ClaimTarget, PlaceTarget].index)
        assert set(kinds) == {EntityTarget, ClaimTarget, PlaceTarget}
        assert outcome(app) == app.messages("search.hits", n=len(targets))


async def test_typing_mistakes_are_forgiven_and_named() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"nueralink")
        assert rows(app)[0].target == EntityTarget("neuralink")
        assert app.messages("search.did_you_mean", word="Neuralink") in outcome(app)


async def test_the_article_scrolls_along_and_escape_puts_everything_back() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("right_square_bracket", "2", "j")
        article = app.reader.article
        before, chosen = article.top_offset, article.current
        await pilot.press(ENTER_SEARCH, *"colossus")
        await pilot.pause()
        assert article.top_offset != before
        current = article.current
        assert current is not None
        assert current.entity == "colossus"
        assert article.hits
        await pilot.press("escape")
        await pilot.pause()
        assert not is_open(app)
        assert article.top_offset == before
        assert article.current == chosen
        assert not article.hits
        assert focus(app) is article


async def test_enter_goes_to_the_result_and_the_way_back_to_where_the_search_began() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("2", "j")
        article = app.reader.article
        before = article.top_offset
        await pilot.press(ENTER_SEARCH, *"colossus", "enter")
        await pilot.pause()
        assert not is_open(app)
        assert focus(app) is article
        assert article.current is not None
        assert article.visible_span.overlaps(article.current.span)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert article.top_offset == before


async def test_hits_are_stepped_through_until_escape_puts_them_away() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"'konkurrenz", "enter")
        article = app.reader.article
        hits = len(article.hits)
        assert hits > 2
        await pilot.press("n", "n")
        first = article.hit_place()
        assert first is not None
        assert app.reader.status.place.text.plain == app.messages("status.hit", index=first[0], count=hits)
        await pilot.press("N")
        assert article.hit_place() == (first[0] - 1 or hits, hits)
        await pilot.press("escape")
        assert not article.hits


async def test_other_results_are_looked_at_with_the_arrows() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"konkurrenz", "end")
        listed = app.panel.query_one(RowList)
        for _ in range(40):
            await pilot.press("down")
        await pilot.pause()
        last = listed.cursor_row
        assert last is not None
        assert isinstance(last.target, PlaceTarget)
        place = Span(last.target.start, last.target.end)
        assert app.reader.article.visible_span.overlaps(place)


async def test_before_the_annotation_the_text_is_searched() -> None:
    app = ReaderApp(events=())
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"gehirnimplantaten")
        targets = [row.target for row in rows(app) if row.target]
        assert [type(target) for target in targets] == [PlaceTarget]
        await pilot.press("enter")
        await pilot.pause()
        assert app.reader.article.top > 0


async def test_nothing_found_is_said_and_the_text_stays() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"xqzjvwk")
        assert outcome(app) == app.messages("search.none")
        assert app.reader.article.top == 0
        await pilot.press("enter", "escape")
        assert not is_open(app)


async def test_what_was_left_out_of_a_query_is_said() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"typ:quatsch", "space", *"musk")
        assert app.messages("search.ignored.unknown_value", words="typ:quatsch") in outcome(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_part_of_a_query_was_left_out_is_said(language: Language) -> None:
    t = Catalogue.load("tui.messages", language)
    ignored = tuple(Ignored(f"{reason}\x1b[31m", reason) for reason in get_args(IgnoredReason))
    said = said_of(Results("musk", ignored=ignored), t, complete=True).split(" · ")
    assert len(set(said)) == len(ignored) + 1
    assert "\x1b" not in "".join(said)
    long = Results("x", ignored=(Ignored("x" * 500, "too long"), Ignored("y", "too long")))
    assert len(said_of(long, t, complete=True)) < 60


async def test_the_last_query_is_offered_again() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"grok", "escape", ENTER_SEARCH)
        assert rows(app)[0].target == EntityTarget("grok")
        await pilot.press(*"xai")
        assert rows(app)[0].target == EntityTarget("xai")


async def test_letters_and_digits_belong_to_the_query() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"qs2015")
        assert is_open(app)
        assert app.reader.article.top == 0


async def test_a_search_works_in_every_article() -> None:
    annotation: Annotation = gold_annotation("startup")
    app = ReaderApp(annotation, events=[Finished(annotation)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        name = annotation.entities[0].name
        await pilot.press(ENTER_SEARCH, *(letter if letter != " " else "space" for letter in name.lower()))
        assert rows(app)[0].target == EntityTarget(annotation.entities[0].id)


async def test_a_card_opens_on_a_mention_and_leads_to_evidence() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("right_square_bracket", "enter")
        await pilot.pause()
        listed = app.screen.query_one(RowList)
        claim = next(row for row in listed.rows if isinstance(row.target, ClaimTarget))
        assert listed.select(claim.key)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(claim.target, ClaimTarget)
        evidence = next(c for c in SEED.relations if c.id == claim.target.claim).evidence[0]
        assert app.screen is app.reader
        assert app.reader.article.visible_span.overlaps(evidence.span)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.reader.article.top == 0


async def test_a_card_closes_without_a_trace() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("right_square_bracket", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.reader
        assert app.reader.article.top == 0
        assert app.reader.article.current is not None


async def test_there_is_no_card_for_nothing() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert app.reader.status.place.text.plain == app.messages("status.no_mention")
        value = next(m for m in SEED.mentions if m.kind == "value")
        app.reader.article.select(value.id)
        await pilot.press("enter")
        assert app.reader.status.place.text.plain == app.messages("status.no_card")
        assert app.screen is app.reader


async def test_a_search_may_begin_before_anything_is_loaded() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(ENTER_SEARCH, *"qcolossus")
        assert is_open(app)
        await pilot.press(*["backspace"] * 9, *"colossus")
        await ready(app, pilot)
        await pilot.pause()
        assert rows(app)[0].target == EntityTarget("colossus")


async def test_earlier_queries_come_back_above_the_first_result() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        for query in ("grok", "xai", "tesla"):
            await pilot.press(ENTER_SEARCH, *query, "enter")
        await pilot.press(ENTER_SEARCH, "down", "up")
        asked = []
        for _ in range(2):
            await pilot.press("up")
            asked.append(app.panel.query_one(Input).value)
        assert asked == ["xai", "grok"]
        assert rows(app)[0].target == EntityTarget("grok")


async def test_up_and_down_walk_through_the_queries_and_back_to_what_was_typed() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        for query in ("grok", "xai", "tesla"):
            await pilot.press(ENTER_SEARCH, *query, "enter")
        await pilot.press(ENTER_SEARCH, *"musk")
        asked = []
        for key in ("up", "up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            asked.append(app.panel.query_one(Input).value)
        assert asked == ["tesla", "xai", "grok", "grok", "xai", "tesla", "musk"]
        assert rows(app)[0].target == EntityTarget("elon_musk")
        listed = app.panel.query_one(RowList)
        assert listed.is_at_first
        await pilot.press("down")
        assert not listed.is_at_first, "now it moves through the results"


async def test_all_hits_are_stepped_through_although_not_all_are_listed() -> None:
    lines = "\n\n".join(f"Absatz {number} nennt den Leuchtturm." for number in range(150))
    app = ReaderApp(article=article(lines), events=())
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"leuchtturm")
        assert len([row for row in rows(app) if row.target]) < 150
        assert outcome(app) == app.messages("search.hits", n=150)
        await pilot.press("enter")
        assert len(app.reader.article.hits) == 150


async def test_hits_are_marked_in_the_text_in_the_list_and_on_the_bar() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"'hyperschall")
        pane = app.reader.article
        (hit,) = pane.hits
        assert pane.article.text[slice(*hit)] == "Hyperschall"
        assert MARK in pane._bar_cells()
        marked = [part.text for row in rows(app) for part in row.parts if part.ink == "match"]
        assert marked == ["Hyperschall"]


async def test_sentences_that_only_point_to_whom_was_asked_for_say_so() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"altman")
        told = app.messages("results.stands_for", name="Sam Altman")
        pointing = [row for row in rows(app) if any(part.text == told for part in row.parts)]
        assert pointing
        assert all(isinstance(row.target, PlaceTarget) for row in pointing)
        hits = {app.reader.article.article.text[slice(*hit)] for hit in app.reader.article.hits}
        assert "Der OpenAI-Inhaber" in hits


async def test_escape_brings_back_evidence_and_focus() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press("tab", "j", "enter")
        evidence, focused = app.reader.article.evidence, focus(app)
        assert evidence
        await pilot.press(ENTER_SEARCH, *"colossus", "escape")
        assert app.reader.article.evidence == evidence
        assert focus(app) is focused


async def test_only_paragraphs_with_hits_are_left_until_all_are_wanted_again() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        article = app.reader.article
        whole = article.row_count
        await pilot.press("&")
        assert app.reader.status.place.text.plain == app.messages("status.nothing_to_narrow")
        await pilot.press(ENTER_SEARCH, *"'konkurrenz", "enter", "&")
        await pilot.pause()
        holding = {article.article.paragraph_at(hit.start) for hit in article.hits}
        assert app.reader.status.place.text.plain == app.messages("status.narrowed", n=len(holding))
        assert is_narrowed(app)
        article.go_home()
        drawn = [article.strip_for_row(row).text for row in range(article.row_count)]
        assert article.row_count < whole
        assert all("Abendessen" not in line for line in drawn)
        assert sum(CUT in line for line in drawn) == sum(b - a > 1 for a, b in pairwise(sorted(holding)))
        for _ in article.hits:
            await pilot.press("n")
            assert is_narrowed(app)
            place = article.hit_place()
            assert place is not None
            assert article.visible_span.covers(article.hits[place[0] - 1])
        await pilot.press("escape")
        assert not is_narrowed(app)
        assert article.row_count == whole
        assert article.hits, "the hits are a layer of their own"


async def test_the_paragraphs_of_a_name_and_a_jump_to_one_that_is_left_out() -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        article = app.reader.article
        article.select(next(m for m in SEED.mentions if m.entity == "colossus").id)
        await pilot.press("&")
        assert is_narrowed(app)
        assert article.row_count < 20
        article.reveal(Span(100, 110))
        assert not is_narrowed(app)
        assert article.visible_span.covers(Span(100, 110))


async def test_only_what_is_seen_is_copied_while_paragraphs_are_left_out() -> None:
    lines = ("Alpha ist hier.", "Davon steht nichts da.", "Beta und Alpha.", "Alpha zuletzt.", "Und Schluss.")
    app = ReaderApp(article=article("\n\n".join(lines)), events=())
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH, *"alpha", "enter", "&")
        pane = app.reader.article
        assert pane.is_narrowed
        pane.text_select_all()
        assert pane.screen.get_selected_text() == f"{lines[0]}\n{CUT}\n{lines[2]}\n\n{lines[3]}"
        pane.screen.clear_selection()
        assert not pane.shows(pane.article.text.index("Davon"))
        pane.widen()
        pane.text_select_all()
        assert pane.screen.get_selected_text() == pane.article.text


class SlowIndex:
    """Stands for an index that is never fast, and knows what it was asked."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self.asked: list[str] = []

    def search(self, query: str, limit: int = 50) -> Results:
        self.asked.append(query)
        busy_until = time.thread_time() + 0.02
        while time.thread_time() < busy_until:
            pass
        return self._index.search(query, limit)


async def test_slow_searches_are_left_out_while_keys_follow_but_not_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ReaderApp()
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        search = app.reader.search
        assert search is not None
        index = SlowIndex(seed_index())
        monkeypatch.setattr(search, "_index", index)
        await pilot.press(ENTER_SEARCH, "x")
        field = app.panel.query_one(Input)
        for value in ("g", "gr", "gro", "grok"):
            field.value = value
        await pilot.press("enter")
        assert index.asked[:2] == ["x", "grok"]
        assert set(index.asked[2:]) == {"grok"}
        current = app.reader.article.current
        assert current is not None
        assert current.entity == "grok"
