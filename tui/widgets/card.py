"""All that is known of one entity."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.card import LAST_SEEN, entity_rows
from tui.widgets.row_list import RowList


class Card(Vertical):
    """The content of a card, for a modal or docked pane.

    Choosing a row posts :class:`RowList.Chosen`, moving to one :class:`RowList.Highlighted`.
    """

    DEFAULT_CSS = """
    Card RowList { margin: 1 1 1 0; }
    """

    def __init__(self, messages: Catalogue, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._messages = messages
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """The rows."""
        yield self._list

    @property
    def rows(self) -> RowList:
        """The list that takes the focus."""
        return self._list

    def show_entity(self, entity: str, lookup: Lookup, before: int) -> None:
        """Show an entity, the cursor on its last mention that ends before where the reader is.

        Raises:
            KeyError: If the article has no such entity.
        """
        self._list.set_rows(entity_rows(entity, lookup, self._messages, before), cursor=LAST_SEEN)
