from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from annotate.article import Span
from annotate.library import Library
from annotate.settings.schema import Settings
from tests.tui.reading import SEED, ReaderApp
from tests.tui.test_search_ui import ENTER_SEARCH, SIZE, ready, rows
from tui.settings.preferences import Preferences
from tui.views.rows import PlaceTarget


def app_with(library: Library, settings: Settings | None = None) -> ReaderApp:
    app = ReaderApp(preferences=Preferences(settings or Settings()))
    app.fixed.library = library
    return app


async def searched(library: Library, *queries: str, settings: Settings | None = None) -> None:
    app = app_with(library, settings)
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        for query in queries:
            await pilot.press(ENTER_SEARCH)
            await app.workers.wait_for_complete()
            app.panel.query_one(Input).value = query
            await pilot.press("escape")
        await app.workers.wait_for_complete()


async def recalled(library: Library, settings: Settings | None = None) -> list[str]:
    app = app_with(library, settings)
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH)
        await app.workers.wait_for_complete()
        found = []
        for _ in range(3):
            await pilot.press("up")
            found.append(app.panel.query_one(Input).value)
        await pilot.press("down")
        found.append(app.panel.query_one(Input).value)
        return found


async def test_queries_of_another_sitting_come_back() -> None:
    library = Library.in_memory()
    await searched(library, "grok", "xai", "tesla")
    assert await recalled(library) == ["tesla", "xai", "grok", "xai"]


async def test_with_the_history_switched_off_nothing_is_kept_and_what_was_is_forgotten() -> None:
    library, off = Library.in_memory(), Settings(search_history=False)
    await searched(library, "grok")
    assert library.queries.past() == ["grok"]
    await searched(library, "tesla", settings=off)
    assert library.queries.past() == []
    assert await recalled(library, off) == ["", "", "", ""]


@pytest.mark.parametrize("query", ["eierlegend", "wollmilchsa", "in:notizen eier"])
async def test_a_note_is_found_looked_at_and_gone_to(query: str) -> None:
    library = Library.in_memory()
    article = SEED.document.article()
    place = article.text.index("Colossus soll")
    note = library.marks.begin(Span(place, place + 8), article)
    assert library.marks.keep(replace(note, text="Die eierlegende Wollmilchsau"))
    app = app_with(library)
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH)
        app.panel.query_one(Input).value = query
        await app.workers.wait_for_complete()
        first = rows(app)[0]
        assert "".join(part.text for part in first.parts).startswith(app.messages("results.note"))
        assert first.target == PlaceTarget(place, place + 8)
        assert app.reader.article.visible_span.start <= place < app.reader.article.visible_span.end
        await pilot.press("enter")
        assert app.reader.article.visible_span.start <= place < app.reader.article.visible_span.end


async def test_a_bookmark_is_found_by_the_words_at_its_place() -> None:
    library = Library.in_memory()
    article = SEED.document.article()
    place = article.text.index("Colossus soll")
    assert library.marks.set("k", place, article)
    app = app_with(library)
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        await pilot.press(ENTER_SEARCH)
        app.panel.query_one(Input).value = "megarechenzentrum in:marken"
        await app.workers.wait_for_complete()
        (row,) = rows(app)
        assert "k" in [part.text for part in row.parts]
        assert row.target == PlaceTarget(place, place)
