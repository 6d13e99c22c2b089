"""The room for the sidebar: beside the text where there is enough, over it where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from annotate.catalogue import Catalogue

if TYPE_CHECKING:
    from tui.widgets.sidebar import Sidebar

WIDE: Final = 100
"""Cells from which on there is room beside the text."""
ROOMY: Final = 72
"""Cells from which on the text can be seen beside a sidebar that lies over it."""


class Side(Vertical):
    """Holds the sidebar, which is loaded when the text is on screen already."""

    DEFAULT_CSS = """
    Side { width: 39%; min-width: 36; max-width: 80; border-left: solid $ink-rule; background: $background; }
    Side.-over { layer: over; dock: right; width: 60%; min-width: 48; max-width: 100%; }
    Side.-whole { width: 100%; border-left: none; }
    """

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages
        self._beside = True
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
        return self.app.size.width < WIDE

    def fit(self) -> None:
        """Show or hide the room, as the user wanted it at a width like this."""
        self.set_class(self.is_over, "-over")
        self.set_class(self.app.size.width < ROOMY, "-whole")
        self.display = not self.zen and (self._over if self.is_over else self._beside)

    def toggle(self) -> None:
        """Show the room if it is hidden, else hide it."""
        self.put(not self.display)

    def put(self, shown: bool) -> None:
        """Show or hide the room at widths like this one."""
        if self.is_over:
            self._over = shown
        else:
            self._beside = shown
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
