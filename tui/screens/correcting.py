"""The actions that correct what was read out of the article: claims and links judged, entities put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.harmless import harmless_line
from tui.screens.travelling import Travelling

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.lookup import Lookup
    from tui.corrector import Corrector
    from tui.screens.correct import Selected
    from tui.screens.inflow import Inflow
    from tui.screens.side import Side
    from tui.views.rows import Target


class Correcting(Travelling):
    """A screen in which one corrects what is known of its article."""

    side: Side
    corrector: Corrector | None = None
    """Once there is an annotation."""

    async def begin_correcting(self, annotation: Annotation, inflow: Inflow) -> None:
        """Show an annotation with the corrections that there are."""
        from tui.corrector import Corrector

        async def show(lookup: Lookup) -> None:
            current = self.article.current
            await inflow.show(lookup, corrector.corrected.rejected)
            if current and not self.article.current:  # one of another type now
                self.article.select(current.id, remember=False)
            self.where.follow()

        self.corrector = corrector = Corrector(annotation, self.session, show)
        await corrector.begin()

    async def tell_update(self) -> None:
        """Say what an update of the pipeline has changed in the article, the first time it is opened after that."""
        update = await self.corrector.update() if self.corrector else None
        if self.corrector and update and not await self.corrector.is_told():
            from tui.views.corrections import update_text

            self.where.say(self.messages("corrections.updated", changes=update_text(update, self.messages)))

    def action_reject(self) -> None:
        """Say that a claim or link is wrong."""
        self._judge(right=False)

    def action_confirm(self) -> None:
        """Say that a claim or link is right."""
        self._judge(right=True)

    def _judge(self, *, right: bool) -> None:
        from tui.screens.correct import CORRECTING, judged

        if (selected := self._selected()) is not None and self.corrector:
            judging = judged(selected, self.corrector, self.messages, self.where.say, right=right)
            self.run_worker(judging, group=CORRECTING)

    def action_correct(self) -> None:
        """Offer all that can be corrected of what is chosen."""
        from tui.screens.correct import CORRECTING, corrected

        if (selected := self._selected()) is not None and self.corrector:
            correcting = corrected(self.app, selected, self.corrector, self.messages, self.where.say)
            self.run_worker(correcting, group=CORRECTING)

    def action_undo(self) -> None:
        """Take back the last correction."""
        if self.corrector:
            self.run_worker(self._undo(self.corrector))

    async def _undo(self, corrector: Corrector) -> None:
        from annotate.corrections.wording import correction_text

        text = self.messages
        if undone := await corrector.undo():
            said = harmless_line(correction_text(undone.correction, text.language))
            self.where.say(text("corrections.undone", text=said))
        else:
            self.where.say(text("corrections.nothing_to_undo"))

    def action_corrections(self) -> None:
        """List all corrections, and what an update has changed."""
        if self.corrector:
            self.run_worker(self._list(self.corrector))
        else:
            self.where.say(self.messages("status.no_annotation"))

    async def _list(self, corrector: Corrector) -> None:
        from tui.screens.corrections import CorrectionsScreen

        update = await corrector.update()
        self.app.push_screen(CorrectionsScreen(corrector, update, self.messages), self._correction_chosen)

    def _correction_chosen(self, target: Target | None) -> None:
        from tui.views.rows import PlaceTarget

        if isinstance(target, PlaceTarget):
            self.article.show_evidence(target.span)
            self.where.follow()

    def _selected(self) -> Selected | None:
        """The claim or entity under the sidebar's cursor, or the current mention; if there is none, it is said."""
        from tui.views.rows import ClaimTarget, EntityTarget

        text = self.messages
        if self.corrector is None:
            self.where.say(text("status.no_annotation"))
            return None
        lookup, sidebar = self.corrector.lookup, self.side.sidebar
        if sidebar is not None and sidebar.rows.has_focus:
            row = sidebar.rows.cursor_row
            match row.target if row else None:
                case ClaimTarget(claim):
                    return lookup.claims[claim]
                case EntityTarget(entity):
                    return lookup.entities[entity]
        elif (mention := self.article.current) and mention.entity in lookup.entities:
            return mention
        self.where.say(text("corrections.nothing_chosen"))
        return None
