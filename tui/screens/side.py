"""The room for the sidebar: beside the text where there is enough, over it where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from annotate.catalogue import Catalogue
from annotate.settings.schema import Sidebar as Place

if TYPE_CHECKING:
    from tui.widgets.sidebar import Sidebar

WIDE: Final = 100
"""Cells from which on there is room beside the text."""
ROOMY: Final = 72
"""Cells from which on the text can be seen beside a sidebar that lies over it."""

OVER_SIZE: Final = 60
"""Percent of the window that a sidebar takes which lies over the text."""

_USUAL: Final = Place()


class Side(Vertical):
    """Holds the sidebar, which is loaded when the text is on screen already.

    Args:
        messages: The reader's text.
        place: Where it is to stand, and how wide.
        alone: Whether it never stands beside the text.
    """

    DEFAULT_CSS = """
    Side { min-width: 36; max-width: 80; border-left: solid $ink-rule; background: $background; }
    Side.-left { border-left: none; border-right: solid $ink-rule; }
    Side.-over { layer: over; dock: right; min-width: 48; max-width: 100%; }
    Side.-left.-over { dock: left; }
    Side.-whole { border: none; }
    """

    def __init__(self, messages: Catalogue, place: Place = _USUAL, *, alone: bool = False) -> None:
        super().__init__(classes=f"-{place.side}")
        self._messages = messages
        self._share = place.size
        self._alone = alone
        self.beside = place.shown
        """Whether it is to be shown where there is room beside the text."""
        self._over = False
        self.zen = False
        """Whether the text is to stand alone for now."""
        self.sidebar: Sidebar | None = None

    async def load(self) -> Sidebar:
        """Put the sidebar into its room."""
        from tui.widgets.sidebar import Sidebar

        self.sidebar = Sidebar(self._messages)
        await self.mount(self.sidebar)
        return self.sidebar

    @property
    def is_over(self) -> bool:
        """Whether the room would be taken from the text."""
        return self._alone or self.app.size.width < WIDE

    def fit(self) -> None:
        """Show or hide the room, as the user wanted it at a width like this."""
        self.set_class(self.is_over, "-over")
        whole = self._alone or self.app.size.width < ROOMY
        self.set_class(whole, "-whole")
        self.styles.width = f"{100 if whole else max(self._share, OVER_SIZE) if self.is_over else self._share}%"
        self.display = not self.zen and (self._over if self.is_over else self.beside)

    def toggle(self) -> None:
        """Show the room if it is hidden, else hide it."""
        self.put(not self.display)

    def put(self, shown: bool) -> None:
        """Show or hide the room at widths like this one."""
        if self.is_over:
            self._over = shown
        else:
            self.beside = shown
        self.fit()

    def enter(self) -> None:
        """Show the sidebar and give it the focus."""
        if self.sidebar is not None:
            self.put(True)
            self.sidebar.rows.focus()

    def step_aside(self) -> None:
        """Uncover the text."""
        if self.is_over:
            self.put(False)
