from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from annotate.annotation import Mention
from annotate.events import Failed, Finished, Names, Progress
from tests.tui.reading import SEED, ReaderApp, annotated, begun
from tui.screens.card import CardScreen
from tui.screens.help import HelpScreen
from tui.themes import CYCLE
from tui.widgets.text_pane import MEASURE

WIDE = (120, 40)
NARROW = (80, 24)
TINY = (60, 20)


def focus(app: ReaderApp) -> object:
    return app.focused


def top(app: ReaderApp) -> object:
    return app.screen


def shown(app: ReaderApp) -> bool:
    return bool(app.reader.side.display)


def status(app: ReaderApp) -> str:
    return app.reader.status.place.text.plain


async def test_the_article_can_be_read_before_anything_is_known_of_it() -> None:
    app = ReaderApp(events=())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "j")
        await pilot.pause()
        assert app.reader.article.top == 2
        assert focus(app) is app.reader.article


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        (["j"], 1),
        (["down", "down"], 2),
        (["5", "j"], 5),
        (["1", "0", "j"], 10),
        (["5", "j", "2", "k"], 3),
        (["space"], 35),
        (["space", "b"], 0),
        (["d"], 18),
        (["d", "u"], 0),
        (["j", "g", "g"], 0),
        (["5", "escape", "j"], 1),
        (["5", "y", "j"], 1),
    ],
)
async def test_keys_move_through_the_text(keys: list[str], top: int) -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert app.reader.article.top == top


async def test_the_number_being_typed_is_shown() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "2")
        assert status(app) == "12"
        await pilot.press("j")
        assert status(app) == ""


async def test_paragraphs_are_stepped_through() -> None:
    app = ReaderApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        await pilot.pause()
        assert app.reader.article.top_offset == SEED.document.paragraphs[2].start
        await pilot.press("left_curly_bracket")
        await pilot.pause()
        assert app.reader.article.top_offset == SEED.document.paragraphs[1].start


async def test_the_way_back_leads_to_where_one_was() -> None:
    app = ReaderApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "j", "G")
        await pilot.pause()
        assert app.reader.article.top > 3
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.reader.article.top == 3
        await pilot.press("ctrl+o", "ctrl+o")
        assert status(app) == app.messages("status.no_back")


async def test_mentions_are_stepped_through_and_counted() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("right_square_bracket")
        first = app.reader.article.current
        assert first is not None
        assert first.entity == "elon_musk"
        assert status(app).startswith("Elon Musk 1/")
        await pilot.press("n")
        second = app.reader.article.current
        assert second is not None
        assert second.entity == "elon_musk"
        assert second.start > first.start
        await pilot.press("N", "2", "right_square_bracket", "left_square_bracket")
        current = app.reader.article.current
        assert current is not None
        assert current.entity == "sam_altman"
        await pilot.press("escape")
        assert app.reader.article.current is None
        assert status(app) == ""


async def test_names_stream_in_before_the_annotation() -> None:
    mentions = tuple(m for m in SEED.mentions if m.kind == "name" and m.end < 300)
    later = Mention(400, 405, "x", "PER", "name")
    app = ReaderApp(events=[Names(0, 300, mentions), Names(300, 600, (later,)), Progress(600, 1200)])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        assert status(app) == app.messages("status.reading", percent=50)
        await pilot.press("right_square_bracket")
        assert app.reader.article.current == mentions[0]
        await pilot.press(*["right_square_bracket"] * len(mentions))
        assert app.reader.article.current == later


async def test_names_replace_what_was_said_of_their_stretch() -> None:
    old, new = Mention(10, 15, "a", "PER", "name"), Mention(12, 20, "b", "ORG", "name")
    app = ReaderApp(events=[Names(0, 100, (old,)), Names(0, 100, (new,))])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("right_square_bracket")
        assert app.reader.article.current == new


async def test_a_failed_annotation_is_said_and_reading_goes_on() -> None:
    app = ReaderApp(events=[Failed("der Annotator brach ab \x1b[31m")])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        assert "der Annotator brach ab" in status(app)
        assert "\x1b" not in status(app)
        await pilot.press("j")
        await pilot.pause()
        assert app.reader.article.top == 1
        assert status(app) == app.messages("status.failed")


async def test_trouble_with_the_library_is_said_in_the_status_line() -> None:
    app = ReaderApp()
    app.fixed.troubles.append("Die Bibliothek ist nicht benutzbar.\x1b[2J")
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        assert status(app).startswith("Die Bibliothek ist nicht benutzbar.")
        assert "\x1b" not in status(app)
        await pilot.press("j")
        assert "Bibliothek" not in status(app)


async def test_the_place_is_restored_and_remembered() -> None:
    start = SEED.document.paragraphs[4].start
    app = ReaderApp(position=start)
    async with app.run_test(size=NARROW) as pilot:
        await begun(pilot)
        assert app.reader.article.top_offset == start
        await pilot.press("right_curly_bracket")
        await pilot.pause()
    assert app.fixed.remembered == SEED.document.paragraphs[5].start


async def test_the_sidebar_stands_beside_the_text_where_there_is_room() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        side, article = app.reader.side, app.reader.article
        assert shown(app)
        assert side.region.x >= article.region.right
        assert focus(app) is article
        await pilot.press("s")
        await pilot.pause()
        assert not shown(app)
        assert article.size.width == WIDE[0]


async def test_the_sidebar_lies_over_the_text_where_there_is_none() -> None:
    app = ReaderApp()
    async with app.run_test(size=NARROW) as pilot:
        await begun(pilot)
        side, article = app.reader.side, app.reader.article
        assert not shown(app)
        await pilot.press("s")
        await pilot.pause()
        assert article.size.width == NARROW[0]
        assert side.region.right == NARROW[0]
        assert focus(app) is app.sidebar.rows
        await pilot.press("escape")
        assert not shown(app)
        assert focus(app) is article


async def test_the_sidebar_takes_the_smallest_screen() -> None:
    app = ReaderApp()
    async with app.run_test(size=TINY) as pilot:
        await begun(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert app.reader.side.size.width == TINY[0]
        await pilot.press("tab")
        assert not shown(app)


async def test_a_sidebar_hidden_at_one_width_is_not_hidden_at_another() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert not shown(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert shown(app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_choosing_a_claim_goes_to_its_sentence(size: tuple[int, int]) -> None:
    app = ReaderApp()
    async with app.run_test(size=size) as pilot:
        await begun(pilot)
        claim = next(c for c in SEED.relations if c.evidence[0].start > 3000 and c.type == "owns")
        await pilot.press("tab")
        assert app.sidebar.select(f"claim:{claim.id}")
        await pilot.press("enter")
        await pilot.pause()
        assert app.reader.article.visible_span.overlaps(claim.evidence[0].span)
        assert shown(app) is (size == WIDE)


async def test_choosing_a_claim_again_goes_to_its_next_sentence() -> None:
    app = ReaderApp()
    claim = next(c for c in SEED.relations if len(c.evidence) == 3)
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("tab")
        assert app.sidebar.select(f"claim:{claim.id}")
        seen = []
        for key in ("enter", "enter", "n", "enter", "N"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(status(app))
            assert app.reader.article.visible_span.overlaps(claim.evidence[int(seen[-1][-3]) - 1].span)
        assert seen == [f"Beleg {place}/3" for place in (1, 2, 3, 1, 3)]


async def test_a_key_for_names_says_that_there_are_none() -> None:
    app = ReaderApp(events=())
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        for key in ("right_square_bracket", "n", "enter"):
            await pilot.press(key)
            assert status(app) == app.messages("status.no_names")


async def test_zen_leaves_nothing_but_the_text() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("z")
        await pilot.pause()
        assert app.reader.article.size.width == WIDE[0]
        assert not app.reader.header.display
        await pilot.press("escape")
        await pilot.pause()
        assert app.reader.header.display


async def test_views_are_walked_through() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        seen = []
        for _ in range(3):
            await pilot.press("v")
            await pilot.pause()
            seen.append(app.sidebar.view)
        assert seen == ["opposition", "people", "ownership"]


async def test_the_width_of_the_text_changes_and_its_place_does_not() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("right_curly_bracket", "right_curly_bracket", "5", "minus")
        await pilot.pause()
        article = app.reader.article
        assert article.measure == MEASURE - 10
        assert article.top_offset == SEED.document.paragraphs[2].start
        await pilot.press("plus", "equals_sign")
        assert article.measure == MEASURE
        assert article.top_offset == SEED.document.paragraphs[2].start


async def test_the_filter_takes_letters_and_hides_types() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("t", "p", "w")
        await pilot.pause()
        assert app.reader.article.hidden_types == {"PER", "MONEY", "QUANTITY", "DATE"}
        await pilot.press("p", "escape", "right_square_bracket")
        await pilot.pause()
        assert app.reader.article.hidden_types == {"MONEY", "QUANTITY", "DATE"}
        assert focus(app) is app.reader.article
        await pilot.press("t", "a", "enter")
        await pilot.pause()
        assert not app.reader.article.hidden_types


async def test_a_click_on_the_legend_hides_a_type() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.click(app.reader.status.legend, offset=(1, 0))
        await pilot.pause()
        assert app.reader.article.hidden_types == {"PER"}


async def test_a_sentence_is_copied_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("right_square_bracket", "5", "n", "y")
        await pilot.pause()
        current = app.reader.article.current
        assert current is not None
        sentence, origin = app.clipboard.split("\n")
        text = SEED.document.text
        assert sentence.strip("„“") in text
        assert text[current.start : current.end] in sentence
        assert origin == f"{SEED.document.title}, musk-altman.txt"


async def test_the_key_that_quits_elsewhere_says_how_to_quit() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("ctrl+c")
        assert status(app) == app.messages("status.quit_hint")
        await pilot.press("j")
        assert status(app) == ""


async def test_themes_are_walked_through() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        seen = [app.theme]
        for _ in CYCLE:
            await pilot.press("T")
            await pilot.pause()
            seen.append(app.theme)
        assert seen == [*CYCLE, CYCLE[0]]


async def test_the_help_tells_every_key_and_closes() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(top(app), HelpScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert top(app) is app.reader


async def test_the_palette_runs_an_action_by_its_name() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("colon", *"nur", "space", *"der")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reader.has_class("-zen")
        await pilot.press("ctrl+p", *"diese", "space", *"hilfe")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(top(app), HelpScreen)


async def test_the_palette_offers_every_theme() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("colon", *"nord")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.theme == "nord"


async def test_a_click_on_a_hint_does_what_its_key_does() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        hints = app.reader.status.hints
        await pilot.click(hints, offset=(hints.size.width - 1, 0))
        await pilot.pause()
        assert isinstance(top(app), HelpScreen)
        await pilot.press("escape")
        await pilot.click(hints, offset=(0, 0))
        await pilot.pause()
        assert app.reader.article.current is not None


async def test_a_double_click_on_a_name_opens_its_card() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("right_square_bracket")
        cell = app.reader.article.cursor_cell()
        assert cell is not None
        await pilot.double_click(app.reader.article, offset=(cell.x + 1, cell.y))
        await pilot.pause()
        assert isinstance(top(app), CardScreen)


async def test_what_is_selected_is_copied() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        article = app.reader.article
        await pilot.mouse_down(article, offset=(3, 2))
        await pilot.hover(article, offset=(30, 3))
        await pilot.mouse_up(article, offset=(30, 3))
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause()
        text = SEED.document.text
        assert len(app.clipboard) > 60
        assert app.clipboard in text
        assert status(app) == app.messages("status.copied_selection")


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(5):
        await pilot.pause(0.05)


async def test_text_with_markup_and_controls_is_shown_as_it_is() -> None:
    hostile = "[red]Titel[/red] \x1b[31m\x07\n\n[b]Text[/b] [/x] \u202eabc\n"
    from annotate.article import Article, Paragraph

    title_end = hostile.index("\n")
    paragraphs = (Paragraph(0, title_end, "heading"), Paragraph(title_end + 2, len(hostile) - 1))
    article = Article("0" * 64, "[x].txt", hostile, hostile[:title_end], paragraphs)
    app = ReaderApp(article=article, events=[Failed("[/x]")])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        await pilot.press("y", "j")
        svg = app.export_screenshot()
        assert "\x1b" not in svg
        assert "\u202e" not in svg
        assert "[b]Text[/b]" in svg.replace("&#160;", " ")


async def test_finishing_twice_shows_the_last() -> None:
    app = ReaderApp(events=[Finished(SEED), Finished(SEED)])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        assert app.reader.lookup is not None


async def test_keys_of_a_sequence_wait_for_each_other_and_say_what_may_follow() -> None:
    app = ReaderApp(language="en")
    async with app.run_test(size=WIDE) as pilot:
        await annotated(pilot)
        await pilot.press("9", "j", "2", "g")
        assert app.reader.article.top == 9
        assert status(app).startswith("2g …")
        assert "g to the beginning" in status(app)
        await pilot.press("x")
        await pilot.pause()
        assert app.reader.article.top == 9
        assert not status(app).startswith("2g")
        await pilot.press("g", "g")
        await pilot.pause()
        assert app.reader.article.top == 0


async def test_the_first_key_of_a_sequence_is_a_letter_where_one_writes() -> None:
    app = ReaderApp()
    async with app.run_test(size=WIDE) as pilot:
        await annotated(pilot)
        await pilot.press("slash", *"gg")
        await pilot.pause()
        assert app.panel.query_one(Input).value == "gg"
        await pilot.press("escape", "9", "j", "m", "g", "g", "g", "'", "g")
        await pilot.pause()
        assert app.reader.article.top == 9
