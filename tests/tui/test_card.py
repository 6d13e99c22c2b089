from __future__ import annotations

from textual.app import ComposeResult

from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tests.gold import gold_annotation
from tests.tui.inks import InkApp
from tui.views.card import LAST_SEEN
from tui.views.rows import PlaceTarget, Target
from tui.widgets.card import Card
from tui.widgets.row_list import RowList

SEED = Lookup(gold_annotation("musk-altman"))


class CardApp(InkApp):
    def __init__(self) -> None:
        super().__init__()
        self.card = Card(Catalogue.load("tui.messages", "de"))
        self.chosen: list[Target] = []

    def compose(self) -> ComposeResult:
        yield self.card

    def on_mount(self) -> None:
        self.card.rows.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.chosen.append(message.target)

    def key(self) -> str:
        row = self.card.rows.cursor_row
        return row.key if row else ""


async def test_opens_at_the_last_mention_before_the_reader() -> None:
    app = CardApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.card.show_entity("sam_altman", SEED, before=4400)
        assert app.key() == LAST_SEEN
        await pilot.press("enter")
        (target,) = app.chosen
        assert isinstance(target, PlaceTarget)
        assert SEED.annotation.document.text[target.start : target.end] == "Altman"


async def test_opens_at_its_top_if_nothing_was_seen_yet() -> None:
    app = CardApp()
    async with app.run_test(size=(80, 30)):
        app.card.show_entity("sam_altman", SEED, before=0)
        assert app.key().startswith("claim:")
        assert app.card.rows.top == 0


async def test_another_entity_replaces_the_first() -> None:
    app = CardApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.card.show_entity("sam_altman", SEED, before=0)
        await pilot.press("G")
        app.card.show_entity("bill_gates", SEED, before=0)
        assert "Bill Gates" in app.card.rows.render_line(0).text
