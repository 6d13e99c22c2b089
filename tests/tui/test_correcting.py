"""Claims, links and entities corrected by keys: done, said, listed, taken back, and there at the next opening."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from annotate.annotation import Annotation, Pipeline
from annotate.catalogue import LANGUAGES, Language
from annotate.corrections.making import Maker
from annotate.corrections.records import Correction
from annotate.library import Library
from annotate.lookup import Lookup
from tests.tui.reading import SEED, ReaderApp
from tui.screens.asking import Question
from tui.screens.card import CardScreen
from tui.screens.correct import CORRECTING
from tui.screens.corrections import CorrectionsScreen
from tui.widgets.row_list import RowList

SIZE = (80, 24)
NEXT = "right_square_bracket"
ARTICLE = SEED.document.article()


async def settled(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until what each began is done, or asks something."""
    await _idle(pilot)
    for key in keys:
        await pilot.press(key)
        await _idle(pilot)


async def _idle(pilot: Pilot[None]) -> None:
    idle = 0
    while idle < 3:
        await pilot.pause(0.01)
        asking = isinstance(pilot.app.screen, Question)
        busy = any(w.is_running and not (asking and w.group == CORRECTING) for w in pilot.app.workers)
        idle = 0 if busy else idle + 1


def status(app: ReaderApp) -> str:
    return app.reader.status.place.text.plain


def kept(app: ReaderApp) -> list[Correction]:
    return [each.correction for each in app.fixed.library.corrections.of(ARTICLE)]


def shown(app: ReaderApp) -> Annotation:
    assert app.reader.lookup is not None
    return app.reader.lookup.annotation


def with_library(library: Library, annotation: Annotation = SEED, language: Language = "de") -> ReaderApp:
    app = ReaderApp(annotation, language=language)
    app.fixed.library = library
    return app


def corrected_by(corrections: Sequence[Correction]) -> Library:
    library = Library.in_memory()
    library.corrections.adopt(corrections, ARTICLE.id)
    return library


class TestClaims:
    async def test_a_rejected_claim_leaves_the_sidebar_and_comes_back(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "tab", "j")
            row = app.sidebar.rows.cursor_row
            assert row is not None
            await settled(pilot, "x")
            assert row.key not in {each.key for each in app.sidebar.rows.rows}
            assert status(app).startswith("Verworfen: Elon Musk besitzt Tesla")
            assert len(shown(app).relations) == len(SEED.relations) - 1
            assert len(kept(app)) == 1
            await settled(pilot, "ctrl+z")
            assert status(app).startswith("Zurückgenommen: Verworfen: ")
            assert row.key in {each.key for each in app.sidebar.rows.rows}
            assert shown(app) == SEED
            assert kept(app) == []
            await settled(pilot, "ctrl+z")
            assert status(app) == app.messages("corrections.nothing_to_undo")

    async def test_a_confirmed_claim_has_its_sign(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "tab", "j", "r")
            row = app.sidebar.rows.cursor_row
            assert row is not None
            assert row.parts[0].text == "✓ "
            assert status(app).startswith("Bestätigt: Elon Musk besitzt Tesla")
            await settled(pilot, "r")
            assert status(app) == app.messages("corrections.already_confirmed")
            assert len(kept(app)) == 1

    async def test_what_was_corrected_holds_at_the_next_opening(self) -> None:
        claim = SEED.relations[0]
        app = with_library(corrected_by([Maker(Lookup(SEED)).judged_claim(claim, right=False)]))
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            assert shown(app).relations == SEED.relations[1:]

    async def test_nothing_chosen_is_said(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            for key in ("x", "r", "C"):
                await settled(pilot, key)
                assert status(app) == app.messages("corrections.nothing_chosen")
            await settled(pilot, "tab", "x")
            assert status(app) == app.messages("corrections.no_verdict")

    async def test_before_there_is_an_annotation_that_is_said(self) -> None:
        app = ReaderApp(events=[])
        async with app.run_test(size=SIZE) as pilot:
            for key in ("x", "r", "C", "X"):
                await settled(pilot, key)
                assert status(app) == app.messages("status.no_annotation")
            await settled(pilot, "ctrl+z")

    async def test_a_correction_that_cannot_be_kept_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        app = ReaderApp()
        monkeypatch.setattr(app.fixed.library.corrections, "keep", lambda kept: False)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "tab", "j", "x")
            assert status(app) == app.messages("corrections.not_kept")
            assert shown(app) == SEED


class TestMentionsAndEntities:
    async def test_a_rejected_link_takes_what_was_read_by_it_along(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, NEXT, NEXT, NEXT)
            mention = app.reader.article.current
            assert mention is not None
            assert mention.kind == "pronoun"
            await settled(pilot, "x")
            assert mention.id not in {each.id for each in shown(app).mentions}
            assert "meint nicht" in status(app)

    async def test_the_menu_gives_a_mention_to_somebody_else(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "C", "o", *"gates", "enter")
            (mention,) = [m for m in shown(app).mentions if m.start == 0]
            assert mention.entity == "bill_gates"
            assert status(app).startswith("Neu zugeordnet: „Elon Musk“ meint Bill Gates statt Elon Musk")

    async def test_the_menu_splits_all_of_a_name_off(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "C", "a")
            app.screen.query_one(Input).value = "Elon Mask"
            await settled(pilot, "enter")
            (mask,) = [e for e in shown(app).entities if e.name == "Elon Mask"]
            own = [m for m in shown(app).mentions if m.entity == mask.id]
            assert len(own) > 1
            assert {ARTICLE.text[m.start : m.end] for m in own} == {"Elon Musk"}

    async def test_the_menu_merges_renames_and_retypes(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "C", "m", *"altman", "enter")
            assert "elon_musk" not in {e.id for e in shown(app).entities}
            assert app.reader.article.current is not None
            assert app.reader.article.current.entity == "sam_altman"
            await settled(pilot, "C", "n")
            app.screen.query_one(Input).value = " Die  Zwei "
            await settled(pilot, "enter")
            assert "Die Zwei" in {e.name for e in shown(app).entities}
            await settled(pilot, "C", "t", app.messages("legend.ORG.letter"))
            assert {m.type for m in shown(app).mentions if m.entity == "sam_altman"} == {"ORG"}
            assert len(kept(app)) == 3

    @pytest.mark.parametrize("keys", [("escape",), ("o", "escape"), ("s", "escape"), ("t", "escape"), ("m", "escape")])
    async def test_every_question_can_be_left(self, keys: tuple[str, ...]) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "C", *keys)
            assert app.screen_stack == [app.reader]
            assert kept(app) == []

    async def test_the_menu_of_a_claim_leads_to_its_ends(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "tab", "j", "C", "2", "n")
            app.screen.query_one(Input).value = "Zesla"
            await settled(pilot, "enter")
            assert "Zesla" in {e.name for e in shown(app).entities}

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_hostile_names_are_only_shown(self, language: Language) -> None:
        app = with_library(Library.in_memory(), language=language)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "C", "n")
            app.screen.query_one(Input).value = "[red]x[/red]\x1b[31m"
            await settled(pilot, "enter", "X")
            assert isinstance(app.screen, CorrectionsScreen)
            assert "[red]x[/red]␛[31m" in app.screen.rows.render_line(0).text


class TestTheCard:
    async def test_is_corrected_in_place(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "enter", "g", "g")
            card = app.screen
            assert isinstance(card, CardScreen)
            before = len(shown(app).relations)
            await settled(pilot, "x")
            assert app.screen is card
            assert len(shown(app).relations) == before - 1
            await settled(pilot, "ctrl+z", "r")
            assert any(claim.confirmed for claim in shown(app).relations)

    async def test_closes_when_its_entity_is_no_more(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, NEXT, "enter", "G", "C", "m", *"altman", "enter")
            assert app.screen is app.reader
            assert "elon_musk" not in {e.id for e in shown(app).entities}


class TestTheList:
    async def test_shows_all_and_takes_back_and_restores(self) -> None:
        make = Maker(Lookup(SEED))
        corrections: list[Correction] = [
            make.renamed("tesla", "Zesla"),
            make.judged_claim(SEED.relations[0], right=False),
        ]
        app = with_library(corrected_by(corrections))
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "X")
            screen = app.screen
            assert isinstance(screen, CorrectionsScreen)
            assert len(screen.rows.rows) == 2
            await settled(pilot, "x")
            assert shown(app).relations[0].id == SEED.relations[0].id
            assert kept(app) == corrections[:1]
            await settled(pilot, "ctrl+z")
            assert kept(app) == corrections
            assert len(screen.rows.rows) == 2
            await settled(pilot, "enter")
            assert app.screen is app.reader
            assert app.reader.article.evidence

    async def test_keeps_and_names_what_fits_no_more(self) -> None:
        confirmed = Maker(Lookup(SEED)).judged_claim(SEED.relations[0], right=True)
        app = with_library(corrected_by([confirmed]), replace(SEED, relations=SEED.relations[1:]))
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "X")
            assert app.messages("corrections.lost") in app.screen.query_one(RowList).render_line(0).text
            assert kept(app) == [confirmed]

    async def test_tells_what_an_update_changed_until_that_is_noted(self) -> None:
        library = Library.in_memory()
        newer = replace(SEED, pipeline=Pipeline("test", "2"), relations=SEED.relations[2:])
        library.store(SEED, knowledge=True)
        library.store(newer, knowledge=True)
        app = with_library(library, newer)
        async with app.run_test(size=(120, 24)) as pilot:
            await settled(pilot)
            assert status(app).startswith("Neu gelesen (X): 2 Aussagen weg")
            await settled(pilot, "X")
            screen = app.screen
            assert isinstance(screen, CorrectionsScreen)
            assert len([row for row in screen.rows.rows if row.key.startswith("update:gone")]) == 2
            await settled(pilot, "x", "escape", "X")
            assert isinstance(app.screen, CorrectionsScreen)
            assert not any(row.key for row in app.screen.rows.rows)

    async def test_says_when_there_is_nothing(self) -> None:
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot, "X", "x", "ctrl+z", "enter")
            assert isinstance(app.screen, CorrectionsScreen)
