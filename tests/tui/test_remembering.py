"""Marks, notes, headings, hint letters, jumps and the library, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from annotate.article import Span
from annotate.marks.kept import Note
from annotate.sources import open_article
from tests.annotate.export import samples
from tests.gold import gold_annotation
from tests.tui.reading import SEED, ReaderApp
from tui.screens.library import LibraryScreen
from tui.screens.listing import ListScreen
from tui.screens.marks import MarksScreen
from tui.screens.notes import NoteScreen

SIZE = (80, 24)
ARTICLE = SEED.document.article()


def top(app: ReaderApp) -> object:
    return app.screen


def status(app: ReaderApp) -> str:
    return app.reader.status.place.text.plain


def notes(app: ReaderApp) -> list[Note]:
    return app.fixed.library.marks.notes_of(ARTICLE)


async def settled(app: ReaderApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


class TestMarks:
    async def test_a_letter_leads_back(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("5", "j", "m")
            assert status(app) == app.messages("marks.which")
            await pilot.press("x", "G")
            assert app.reader.article.top > 5
            await pilot.press("apostrophe", "x")
            assert app.reader.article.top == 5
            await pilot.press("ctrl+o")
            assert app.reader.article.top > 5

    async def test_the_letter_stands_in_the_margin(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("3", "j", "m", "q")
            await settled(app, pilot)
            assert app.reader.article.strip_for_row(3).text.startswith(" q ")
            assert not app.reader.article.strip_for_row(4).text[:3].strip()

    @pytest.mark.parametrize("key", ["escape", "5", "down", "full_stop"])
    async def test_what_is_no_letter_marks_nothing(self, key: str) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("m", key, "j")
            assert not app.fixed.library.marks.of(ARTICLE)
            assert app.reader.article.top == 1

    async def test_an_unknown_letter_is_said(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("apostrophe", "z")
            assert status(app) == app.messages("marks.unknown", letter="z")


class TestNotes:
    async def test_are_written_on_the_current_sentence(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("right_square_bracket")
            sentence = app.reader.article.current_sentence()
            await pilot.press("a", *"Aha", "enter", *"so", "escape")
            await settled(app, pilot)
            (note,) = notes(app)
            assert note.text == "Aha\nso"
            assert note.span == sentence
            assert app.reader.article.strip_for_row(0).text.startswith(" * ")

    async def test_nothing_is_lost_when_the_reader_is_killed_while_one_writes(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a", *"halb")
            await pilot.pause(0.8)
            await settled(app, pilot)
            assert [note.text for note in notes(app)] == ["halb"]

    async def test_the_same_sentence_opens_the_note_again_and_emptying_removes_it(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a", *"eins", "ctrl+s")
            await settled(app, pilot)
            await pilot.press("a")
            await pilot.pause()
            assert app.screen.query_one(TextArea).text == "eins"
            await pilot.press(*" zwei", "ctrl+s")
            await settled(app, pilot)
            assert [note.text for note in notes(app)] == ["eins zwei"]
            await pilot.press("a")
            await pilot.pause()
            app.screen.query_one(TextArea).text = " "
            await pilot.press("escape")
            await settled(app, pilot)
            assert notes(app) == []

    async def test_hostile_words_are_kept_and_shown_as_words(self) -> None:
        app = ReaderApp()
        evil = "[bold]\x1b[31m\u202e[/] \ud800 <b>"
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            await pilot.pause()
            app.screen.query_one(TextArea).text = evil
            await pilot.press("escape")
            await settled(app, pilot)
            assert notes(app)[0].text == evil.replace("\ud800", "?")
            await pilot.press("M")
            await pilot.pause()
            assert isinstance(app.screen, MarksScreen)
            shown = "".join(app.screen.rows.strip_for_row(row).text for row in range(app.screen.rows.row_count))
            assert "[bold]" in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown

    async def test_without_an_editor_of_ones_own_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for variable in ("VISUAL", "EDITOR"):
            monkeypatch.delenv(variable, raising=False)
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a", "ctrl+e", *"Text")
            assert isinstance(app.screen, NoteScreen)
            assert app.screen.query_one(TextArea).text == "Text"

    async def test_an_editor_of_ones_own_is_given_the_text(self, tmp_path: Path) -> None:
        from tui.screens.notes import _edited

        script = tmp_path / "editor"
        script.write_text('#!/bin/sh\nprintf "%s!\\n" "$(cat "$1")" > "$1"\n')
        script.chmod(0o755)
        assert _edited("Grüße", [str(script)]) == "Grüße!"
        with pytest.raises(ValueError, match="false"):
            _edited("x", ["false"])


class TestTheListOfMarks:
    async def test_goes_to_marks_and_removes_and_brings_back(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("9", "j", "m", "b", "g", "g", "a", *"Notiz", "escape")
            await settled(app, pilot)
            await pilot.press("M")
            await pilot.pause()
            await pilot.press("j", "x")
            assert notes(app) == []
            await pilot.press("ctrl+z")
            assert [note.text for note in notes(app)] == ["Notiz"]
            await pilot.press("g", "g", "enter")
            await settled(app, pilot)
            assert top(app) is app.reader
            assert app.reader.article.top == 9

    async def test_says_when_there_is_nothing(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("M", "x", "a", "ctrl+z", "enter")
            assert isinstance(app.screen, MarksScreen)


class TestMoving:
    async def test_headings_are_stepped_through_and_listed(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            headings = app.reader.article.headings
            assert headings
            await pilot.press("G", "left_parenthesis")
            await pilot.pause()
            assert app.reader.article.top_offset == headings[-1]
            await pilot.press("c")
            await pilot.pause()
            assert isinstance(app.screen, ListScreen)
            row = app.screen.rows.cursor_row
            assert row is not None
            assert row.key == f"heading:{headings[-1]}"
            await pilot.press("g", "g", "enter")
            await pilot.pause()
            assert app.reader.article.top_offset == headings[0]

    async def test_an_article_without_headings_says_so(self) -> None:
        plain = samples.article([("Alba", " besitzt ", "Nordwind")])
        app = ReaderApp(plain)
        async with app.run_test(size=SIZE) as pilot:
            for key in ("c", "right_parenthesis"):
                await pilot.press(key)
                assert status(app) == app.messages("contents.none")

    async def test_forward_leads_where_one_went_back_from(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("G")
            end = app.reader.article.top
            await pilot.press("ctrl+o")
            assert app.reader.article.top == 0
            await pilot.press("ctrl+n")
            assert app.reader.article.top == end
            await pilot.press("ctrl+n")
            assert status(app) == app.messages("status.no_forward")

    async def test_a_hint_letter_chooses_its_name(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            mentions = app.reader.article.mentions_in_sight()
            await pilot.press("f")
            assert status(app) == app.messages("hints.which")
            labels = app.reader.article.labels
            target = mentions[-1]
            await pilot.press(*labels[target.start])
            assert app.reader.article.current == target
            assert not app.reader.article.labels

    async def test_hint_letters_go_away_by_themselves(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("f", "escape")
            assert not app.reader.article.labels
            assert app.reader.article.current is None
            await pilot.press("j")
            assert app.reader.article.top == 1

    async def test_the_source_is_said_and_copied(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("o")
            assert app.clipboard == ARTICLE.source
            assert ARTICLE.source in status(app)


class TestTheLibrary:
    def filled(self, tmp_path: Path) -> ReaderApp:
        app = ReaderApp()
        library = app.fixed.library
        other = gold_annotation("startup")
        file = tmp_path / "startup.txt"
        file.write_text(other.document.text)
        article = open_article(file)
        library.remember(article, 0)
        library.store(other, knowledge=True)
        library.remember(ARTICLE, 0)
        library.store(SEED, knowledge=True)
        return app

    async def test_can_be_what_the_reader_begins_with(self) -> None:
        app = ReaderApp(begin="screen.library")
        async with app.run_test(size=SIZE) as pilot:
            await settled(app, pilot)
            assert isinstance(app.screen, LibraryScreen)
            await pilot.press("escape")
            assert top(app) is app.reader

    async def test_lists_what_was_read_and_opens_it(self, tmp_path: Path) -> None:
        app = self.filled(tmp_path)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("L")
            await settled(app, pilot)
            assert isinstance(app.screen, LibraryScreen)
            assert len(app.screen.rows.rows) == 2
            await pilot.press("down", "enter")
            await settled(app, pilot)
            await settled(app, pilot)
            assert top(app) is app.reader
            assert app.reader.article.article.source == str(tmp_path / "startup.txt")

    async def test_finds_who_appears_with_the_claims_and_goes_to_the_proof(self, tmp_path: Path) -> None:
        app = self.filled(tmp_path)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("L")
            await settled(app, pilot)
            await pilot.press(*"merge labs")
            await settled(app, pilot)
            assert isinstance(app.screen, LibraryScreen)
            rows = app.screen.rows.rows
            assert any(part.text == "Merge Labs" for part in rows[0].parts)
            assert any("investierte" in "".join(part.text for part in row.parts) for row in rows)

    async def test_finds_notes_by_their_words(self, tmp_path: Path) -> None:
        app = self.filled(tmp_path)
        marks = app.fixed.library.marks
        from dataclasses import replace

        marks.keep(replace(marks.begin(Span(0, 10), ARTICLE), text="Rückfrage an die Presse"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("L")
            await settled(app, pilot)
            await pilot.press(*"presse")
            await pilot.pause()
            assert isinstance(app.screen, LibraryScreen)
            assert app.screen.rows.rows[0].parts[0].text == app.messages("marks.notes")

    async def test_shows_contradictions_and_what_was_asked_for_again(self, tmp_path: Path) -> None:
        app = self.filled(tmp_path)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("L")
            await settled(app, pilot)
            await pilot.press("tab")
            await settled(app, pilot)
            assert isinstance(app.screen, LibraryScreen)
            assert app.screen.rows.rows[0].parts[0].text == app.messages("library.contradictions")
            await pilot.press("tab", *"zzzz")
            await pilot.pause()
            assert app.screen.query_one(Input).value == "zzzz"
            assert app.screen.rows.rows[0].parts[0].text == app.messages("library.nothing")
            await pilot.press("escape")
            assert top(app) is app.reader

    async def test_an_article_that_is_gone_is_said(self) -> None:
        app = ReaderApp()
        from dataclasses import replace

        gone = replace(ARTICLE, id="gone", source="/nowhere/gone.txt", title="Fort")
        app.fixed.library.remember(gone, 0)
        async with app.run_test(size=(140, 30)) as pilot:
            await pilot.press("L")
            await settled(app, pilot)
            await pilot.press("enter")
            await settled(app, pilot)
            assert top(app) is app.reader
            assert "/nowhere/gone.txt" in status(app)
