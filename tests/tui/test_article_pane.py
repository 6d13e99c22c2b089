from __future__ import annotations

import re

import pytest
from rich.style import Style
from textual.app import ComposeResult
from textual.events import MouseMove
from textual.pilot import Pilot

from annotate.annotation import Mention, MentionKind, MentionType
from annotate.article import Article, Paragraph, Span
from tests.tui.inks import InkApp
from tui.widgets.article_pane import ArticlePane

TEXT = (
    "Wer wem gehört\n\n"
    "Anna Berg führt die Nordwerk AG. Sie gründete sie 2015. Der Chef von Nordwerk heißt Otto.\n\n"
    "Mit 44 Millionen Dollar kaufte Nordwerk das Werk in Kiel. " + "Ein Satz ohne Namen steht hier. " * 40 + "\n\n"
    "Am Ende kam Anna Berg zurück. Beide schwiegen."
)


def article_of(text: str = TEXT) -> Article:
    blocks = re.finditer(r"\S.*?(?=\s*\n\n|\s*\Z)", text, re.DOTALL)
    paragraphs = tuple(Paragraph(m.start(), m.end(), "text" if m.start() else "heading") for m in blocks)
    return Article("0" * 64, "-", text, "Titel", paragraphs)


def sentences_of(text: str, start: int, end: int) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^.\s][^.]*\.?", text[:end]) if m.start() >= start]


def mention(
    words: str, entity: str | None, type_: MentionType, kind: MentionKind = "name", nth: int = 0, suffix: str = ""
) -> Mention:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return Mention(start, start + len(words), f"m{start}{words[:2]}{suffix}", type_, kind, entity)


BERG = mention("Anna Berg", "e1", "PER")
NORDWERK = mention("Nordwerk AG", "e2", "ORG")
SHE = mention("Sie", "e1", "PER", "pronoun")
YEAR = mention("2015", None, "DATE", "value")
CHIEF = mention("Der Chef von Nordwerk", "e3", "PER", "epithet")
INNER = mention("Nordwerk", "e2", "ORG", nth=1)
MONEY = mention("44 Millionen Dollar", None, "MONEY", "value")
BUYER = mention("Nordwerk", "e2", "ORG", nth=2)
KIEL = mention("Kiel", "e4", "LOC")
BERG_AGAIN = mention("Anna Berg", "e1", "PER", nth=1)
BOTH_1 = mention("Beide", "e1", "PER", "pronoun", suffix="a")
BOTH_2 = mention("Beide", "e3", "PER", "pronoun", suffix="b")
MENTIONS = (BERG, NORDWERK, SHE, YEAR, CHIEF, INNER, MONEY, BUYER, KIEL, BERG_AGAIN, BOTH_1, BOTH_2)


class ReaderApp(InkApp):
    def __init__(self, article: Article | None = None, mentions: tuple[Mention, ...] = MENTIONS) -> None:
        super().__init__()
        self.pane = ArticlePane(article or article_of(), sentences_of)
        self.pane.show_mentions(mentions)
        self.selected: list[tuple[str | None, int]] = []
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.focus()

    def on_article_pane_mention_selected(self, message: ArticlePane.MentionSelected) -> None:
        self.selected.append((message.mention_id, message.offset))

    def on_article_pane_mention_opened(self, message: ArticlePane.MentionOpened) -> None:
        self.opened.append(message.mention_id)


def screen_of(pane: ArticlePane) -> list[str]:
    return [strip.text for strip in pane.render_lines(pane.size.region)]


def style_at(pane: ArticlePane, offset: int) -> Style:
    x, y = pane.cell_of(offset)
    end = 0
    for segment in pane.render_lines(pane.size.region)[y]:
        end += segment.cell_length
        if x < end:
            assert segment.style is not None
            return segment.style
    raise AssertionError(f"nothing is drawn at {offset}")


def cell(pane: ArticlePane, offset: int) -> tuple[int, int]:
    x, y = pane.cell_of(offset)
    return x, y


async def click_at(pilot: Pilot[None], pane: ArticlePane, offset: int, times: int = 1) -> None:
    await pilot.click(pane, offset=cell(pane, offset), times=times)
    await pilot.pause()


async def test_the_text_has_a_margin_and_a_measure() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 20)):
        rows = screen_of(app.pane)
        margin = len(rows[0]) - len(rows[0].lstrip())
        assert rows[0].strip().startswith("Wer wem gehört")
        assert margin >= 3
        assert not rows[1].strip(" │▐")
        assert max(len(row.rstrip(" │▐")) for row in rows) - margin <= 70


async def test_the_measure_changes_live_and_keeps_the_place() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)) as pilot:
        app.pane.top_offset = place = TEXT.index("Ein Satz")
        app.pane.measure = 40
        await pilot.pause()
        assert max(len(row.strip(" │▐")) for row in screen_of(app.pane)) <= 40
        top = app.pane.visible_span
        assert top.start <= place < top.end
        assert app.pane.top_offset == place


async def test_the_place_survives_any_number_of_resizes() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)) as pilot:
        app.pane.scroll_rows(9)
        place = app.pane.top_offset
        for width in (60, 33, 47, 100, 61):
            await pilot.resize_terminal(width, 8)
            await pilot.pause()
            assert app.pane.top_offset == place
            row = app.pane.visible_span
            assert row.start <= place < row.end
        await pilot.resize_terminal(100, 8)
        await pilot.pause()
        assert app.pane.top == 9


async def test_a_place_set_before_the_first_layout_is_kept() -> None:
    app = ReaderApp()
    place = TEXT.index("Ein Satz")
    app.pane.top_offset = place
    async with app.run_test(size=(80, 8)):
        sight = app.pane.visible_span
        assert sight.start <= place < sight.end
        assert app.pane.top > 0


async def test_types_and_kinds_differ_without_colour() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 30)):

        def cue(m: Mention) -> tuple[bool | None, ...]:
            style = style_at(app.pane, m.start)
            return style.bold, style.italic, style.underline

        plain = style_at(app.pane, TEXT.index("führt"))
        cues = [cue(BERG), cue(NORDWERK), cue(KIEL), cue(SHE), cue(YEAR), (plain.bold, plain.italic, plain.underline)]
        assert len(set(cues)) == len(cues)


async def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp()
    async with app.run_test(size=(100, 30)):
        app.pane.select(SHE)
        for m in (BERG, NORDWERK, SHE, YEAR):
            style = style_at(app.pane, m.start)
            for color in (style.color, style.bgcolor):
                assert color is not None
                assert len(set(color.get_truecolor())) == 1


async def test_the_innermost_mention_wins() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 30)):
        assert style_at(app.pane, INNER.start) == style_at(app.pane, NORDWERK.start)
        assert style_at(app.pane, CHIEF.start) == style_at(app.pane, SHE.start)


async def test_mentions_may_come_bit_by_bit() -> None:
    app = ReaderApp(mentions=())
    async with app.run_test(size=(100, 30)) as pilot:
        plain = style_at(app.pane, BERG.start)
        app.pane.show_mentions((BERG,))
        app.pane.select(BERG)
        app.pane.show_mentions(MENTIONS)
        await pilot.pause()
        assert style_at(app.pane, KIEL.start) != plain
        assert app.pane.current == BERG


async def test_a_hidden_type_is_neither_marked_nor_stepped_through() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 30)):
        app.pane.select(NORDWERK)
        app.pane.hidden_types = frozenset({"ORG"})
        assert app.pane.current is None
        assert style_at(app.pane, NORDWERK.start) == style_at(app.pane, TEXT.index("führt"))
        app.pane.select(BERG)
        app.pane.next_mention()
        assert app.pane.current == SHE


async def test_a_hidden_mention_is_brought_into_sight_without_becoming_current() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        app.pane.hidden_types = frozenset({"PER"})
        app.pane.select(BERG_AGAIN)
        assert app.pane.current is None
        assert app.pane.is_row_visible(app.pane.top + app.pane.cell_of(BERG_AGAIN.start).y)


async def test_stepping_through_mentions() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 12)):
        pane = app.pane
        assert pane.next_mention()
        assert pane.current == BERG
        pane.next_mention(3)
        assert pane.current == YEAR
        pane.next_mention(-1)
        assert pane.current == SHE
        assert not pane.next_mention(-3)
        assert pane.current == SHE


async def test_stepping_starts_from_the_screen_when_the_current_mention_is_out_of_sight() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        pane = app.pane
        pane.select(BERG)
        pane.go_end()
        pane.next_mention()
        assert pane.current == BERG_AGAIN


async def test_stepping_through_one_entity_goes_around() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        pane = app.pane
        assert not pane.step_entity()
        pane.select(SHE)
        assert pane.entity_place() == (2, 4)
        pane.step_entity(2)
        assert pane.current == BOTH_1
        assert pane.entity_place() == (4, 4)
        pane.step_entity()
        assert pane.current == BERG
        pane.step_entity(-1)
        assert pane.current == BOTH_1


async def test_the_current_mention_is_reversed_and_its_kin_stand_out() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 30)):
        before, other = style_at(app.pane, SHE.start), style_at(app.pane, KIEL.start)
        app.pane.select(BERG)
        assert style_at(app.pane, BERG.start).reverse
        kin = style_at(app.pane, SHE.start)
        assert not kin.reverse
        assert kin.bgcolor != before.bgcolor
        assert style_at(app.pane, KIEL.start) == other


async def test_the_bar_marks_the_places_of_the_current_entity_and_of_hits() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 10)):
        assert not any("▐" in row for row in screen_of(app.pane))
        app.pane.select(BERG)
        assert [row[-1] for row in screen_of(app.pane)].count("▐") == 2
        app.pane.select(None)
        app.pane.show_hits([KIEL.span])
        assert [row[-1] for row in screen_of(app.pane)].count("▐") == 1


async def test_the_terminal_cursor_follows_the_current_mention() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 10)) as pilot:
        await pilot.pause()
        app.pane.select(KIEL)
        for _ in range(2):
            x, y = app.cursor_position
            assert screen_of(app.pane)[y][x:].startswith("Kiel")
            app.pane.scroll_rows(1)


async def test_hits_are_stepped_through_and_put_away() -> None:
    app = ReaderApp()
    hits = [Span(m.start(), m.end()) for m in re.finditer("Satz", TEXT)]
    async with app.run_test(size=(100, 10)):
        pane = app.pane
        plain = style_at(pane, hits[0].start)
        pane.show_hits(hits)
        assert pane.hit_place() == (0, len(hits))
        assert style_at(pane, hits[0].start).bgcolor != plain.bgcolor
        pane.step_hit(2)
        assert pane.hit_place() == (2, len(hits))
        assert style_at(pane, hits[1].start).reverse
        pane.step_hit(-2)
        assert pane.hit_place() == (len(hits), len(hits))
        pane.show_hits(())
        assert not pane.step_hit()
        assert pane.hit_place() is None


async def test_evidence_is_tinted_until_the_reader_moves_on() -> None:
    app = ReaderApp()
    sentence = Span(TEXT.index("Am Ende"), TEXT.index(" Beide"))
    async with app.run_test(size=(100, 8)):
        pane = app.pane
        plain = style_at(pane, TEXT.index("führt"))
        pane.show_evidence(sentence)
        tinted = style_at(pane, sentence.start)
        assert tinted.bgcolor != plain.bgcolor
        assert any("▎" in row for row in screen_of(pane))
        pane.go_home()
        pane.go_end()
        assert style_at(pane, sentence.start).bgcolor == plain.bgcolor


async def test_back_returns_from_jumps() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        pane = app.pane
        pane.scroll_rows(3)
        pane.select(BERG_AGAIN)
        assert pane.top > 3
        pane.show_evidence(Span(0, 10))
        assert pane.back()
        assert pane.is_row_visible(pane.top)
        assert pane.back()
        assert pane.top == 3
        assert not pane.back()


async def test_a_preview_leaves_no_trace_in_the_jumps() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        app.pane.show_evidence(BERG_AGAIN.span, remember=False)
        assert not app.pane.back()


async def test_paragraphs() -> None:
    app = ReaderApp()
    starts = [paragraph.start for paragraph in article_of().paragraphs]
    async with app.run_test(size=(100, 6)):
        pane = app.pane
        pane.next_paragraph()
        assert pane.top_offset == starts[1]
        pane.next_paragraph()
        assert pane.top_offset == starts[2]
        pane.scroll_rows(1)
        pane.next_paragraph(-1)
        assert pane.top_offset == starts[2]
        pane.next_paragraph(-2)
        assert pane.top_offset == starts[0]


async def test_the_current_sentence() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)):
        pane = app.pane

        def words() -> str:
            span = pane.current_sentence()
            return TEXT[span.start : span.end]

        pane.select(SHE)
        assert words() == "Sie gründete sie 2015."
        pane.top_offset = TEXT.index("Mit 44")
        assert words().startswith("Mit 44 Millionen")


async def test_a_click_selects_the_innermost_mention() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await click_at(pilot, app.pane, INNER.start + 2)
        assert app.pane.current == INNER
        await click_at(pilot, app.pane, TEXT.index("führt"))
        assert app.pane.entity_place() is None
        assert app.selected[0] == (INNER.id, INNER.start)
        assert app.selected[-1] == (None, TEXT.index("führt"))


async def test_clicks_go_through_the_entities_of_a_plural() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 30)) as pilot:
        for expected in (BOTH_1, BOTH_2, BOTH_1):
            app.pane.select_at(BOTH_1.start)
            assert app.pane.current == expected
        await pilot.pause()
        assert [mention_id for mention_id, _ in app.selected] == [BOTH_1.id, BOTH_2.id, BOTH_1.id]


async def test_a_double_click_opens_a_mention_or_selects_a_word() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await click_at(pilot, app.pane, BERG.start, times=2)
        assert app.opened == [BERG.id]
        await pilot.pause(0.6)
        await click_at(pilot, app.pane, TEXT.index("gründete") + 3, times=2)
        assert app.screen.get_selected_text() == "gründete"


async def drag(pilot: Pilot[None], pane: ArticlePane, first: int, last: int) -> str | None:
    await pilot.mouse_down(pane, offset=cell(pane, first))
    await pilot.hover(pane, offset=cell(pane, last))
    await pilot.mouse_up(pane, offset=cell(pane, last))
    await pilot.pause()
    return pane.screen.get_selected_text()


async def test_what_is_dragged_over_is_copied_without_soft_line_breaks() -> None:
    app = ReaderApp()
    first, last = TEXT.index("Mit 44"), TEXT.index("Ein Satz ohne Namen") + 5
    async with app.run_test(size=(40, 20)) as pilot:
        assert app.pane.cell_of(first).y < app.pane.cell_of(last).y
        assert await drag(pilot, app.pane, first, last) == TEXT[first : last + 1]
        assert app.pane.current is None
        assert style_at(app.pane, first + 2) != style_at(app.pane, last + 3)


async def test_dragging_to_an_edge_scrolls() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 8)) as pilot:
        pane = app.pane
        await pilot.mouse_down(pane, offset=cell(pane, BERG.start))
        for _ in range(3):
            await pilot._post_mouse_events([MouseMove], pane, (10, 7), button=1)
        assert pane.top > 0
        await pilot.mouse_up(pane, offset=(10, 7))
        copied = app.screen.get_selected_text()
        assert copied is not None
        assert copied.startswith("Anna Berg führt")


async def test_a_selection_over_paragraphs_keeps_their_ends() -> None:
    app = ReaderApp()
    first, last = TEXT.index("gehört"), TEXT.index("führt")
    async with app.run_test(size=(100, 20)) as pilot:
        assert await drag(pilot, app.pane, last, first) == TEXT[first : last + 1]


async def test_hard_line_ends_inside_a_paragraph_are_copied_as_blanks() -> None:
    text = "eins zwei\ndrei  \r\n vier\n\nfünf"
    app = ReaderApp(article_of(text), ())
    async with app.run_test(size=(60, 10)) as pilot:
        assert screen_of(app.pane)[0].split() == ["eins", "zwei", "drei", "vier"]
        copied = await drag(pilot, app.pane, 0, len(text) - 1)
        assert copied == "eins zwei drei vier\n\nfünf"


async def test_hostile_characters_are_shown_harmless_and_copied_as_they_are() -> None:
    text = "a\x1b]0;böse\x07b \u202egnal\u202c 漢字 [b]x[/b] e\u0301 👩\u200d🚀."
    app = ReaderApp(article_of(text), ())
    async with app.run_test(size=(80, 6)) as pilot:
        row = screen_of(app.pane)[0]
        assert "a␛]0;böse␇b" in row
        assert "[b]x[/b]" in row
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", row)
        assert await drag(pilot, app.pane, 0, len(text) - 1) == text


async def test_a_combining_mark_is_copied_with_its_letter() -> None:
    text = "Cafe\u0301 und mehr"
    app = ReaderApp(article_of(text), ())
    async with app.run_test(size=(80, 6)) as pilot:
        assert await drag(pilot, app.pane, 0, text.index("e")) == "Cafe\u0301"


async def test_wide_characters_are_selected_whole() -> None:
    text = "漢字かな交じり文"
    app = ReaderApp(article_of(text), ())
    async with app.run_test(size=(80, 6)) as pilot:
        assert await drag(pilot, app.pane, 1, 3) == text[1:4]


async def test_an_empty_article() -> None:
    app = ReaderApp(Article("0" * 64, "-", "", "", ()), ())
    async with app.run_test(size=(80, 6)) as pilot:
        pane = app.pane
        pane.go_end()
        pane.next_paragraph()
        assert not pane.next_mention()
        assert pane.current_sentence() == Span(0, 0)
        await pilot.click(pane, offset=(5, 2))
        assert not any(row.strip() for row in screen_of(pane))


async def test_every_line_fills_the_pane_at_any_size() -> None:
    app = ReaderApp()
    async with app.run_test(size=(100, 10)) as pilot:
        for width in (1, 2, 5, 20, 60, 200):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert {s.cell_length for s in app.pane.render_lines(app.pane.size.region)} == {width}


async def test_the_end_of_a_long_text_is_reached_at_once() -> None:
    text = "\n\n".join(f"Absatz {n}: " + "Wort " * 80 for n in range(3000)).strip()
    app = ReaderApp(article_of(text), ())
    async with app.run_test(size=(80, 10)):
        app.pane.go_end()
        assert app.pane.visible_span.end == len(text)
        assert app.pane.back()
        assert app.pane.top == 0


async def test_a_theme_changes_the_colours() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        before = style_at(app.pane, TEXT.index("führt"))
        app.theme = "textual-light"
        await pilot.pause()
        assert style_at(app.pane, TEXT.index("führt")) != before
