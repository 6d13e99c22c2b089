"""The corrections of the article: gone to, taken back, made again; and what an update of the pipeline changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from annotate.catalogue import Catalogue
from tui.corrector import Corrector
from tui.screens.listing import ListScreen
from tui.views.corrections import UPDATE_KEY, correction_key, correction_rows

if TYPE_CHECKING:
    from annotate.corrections.kept import KeptCorrection
    from annotate.corrections.updates import Update
    from tui.views.rows import Row


class CorrectionsScreen(ListScreen):
    """The list; gives back the place that was chosen, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "take_back", show=False),
        Binding("ctrl+z", "restore", show=False),
    ]

    def __init__(self, corrector: Corrector, update: Update | None, messages: Catalogue) -> None:
        self._corrector: Final = corrector
        self._update = update
        self._messages: Final = messages
        self._taken: Final[list[KeptCorrection]] = []
        super().__init__(messages("corrections.title"), self._rows(), messages("corrections.keys"))

    def _rows(self) -> tuple[Row, ...]:
        made = self._corrector
        return correction_rows(made.kept, made.corrected.outcomes, self._update, made.article, self._messages)

    def action_take_back(self) -> None:
        """Take back the correction under the cursor; on what an update changed: that is known now."""
        row = self.rows.cursor_row
        if row is None:
            return
        if row.key.startswith(UPDATE_KEY):
            self.run_worker(self._forget_update())
        elif kept := next((each for each in self._corrector.kept if correction_key(each.id) == row.key), None):
            self.run_worker(self._take_back(kept))

    async def _take_back(self, kept: KeptCorrection) -> None:
        if await self._corrector.take_back(kept):
            self._taken.append(kept)
        self._show("corrections.taken_back")

    async def _forget_update(self) -> None:
        await self._corrector.forget_update()
        self._update = None
        self._show("corrections.forgotten")

    def action_restore(self) -> None:
        """Make the correction that was taken back last hold again."""
        if self._taken:
            self.run_worker(self._restore(self._taken.pop()))

    async def _restore(self, kept: KeptCorrection) -> None:
        await self._corrector.restore(kept)
        self._show("corrections.keys")

    def _show(self, said: str) -> None:
        self.rows.set_rows(self._rows())
        self.say(self._messages(said))
