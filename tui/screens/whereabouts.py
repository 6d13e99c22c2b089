"""What the lines around the text say: how far one has read, and who is being looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from tui.widgets.article_pane import ArticlePane
from tui.widgets.header import Header
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from annotate.annotation import Mention
    from annotate.lookup import Lookup


class Whereabouts:
    """Writes header and status line from the state of the article's pane."""

    def __init__(self, pane: ArticlePane, header: Header, status: StatusLine, messages: Catalogue) -> None:
        self._pane = pane
        self._header = header
        self._status = status
        self._messages = messages
        self._progress = ""
        self._note = ""
        self._typed = ""
        self.lookup: Lookup | None = None
        """Knows the names of entities, once there is an annotation."""

    def report(self, progress: str) -> None:
        """Say how the annotation gets on, whenever there is nothing else to say."""
        self._progress = progress
        self.follow()

    def say(self, note: str) -> None:
        """Say something until the next key."""
        self._note = note
        self.follow()

    def offer(self, typed: str, ways: Iterable[tuple[str, str]]) -> None:
        """Show the keys that wait for another one, and what those lead to that may follow."""
        known = Content("   ").join(Content.assemble((key, "bold"), " ", what) for key, what in ways)
        self._status.show(Content.assemble((f"{self._typed}{typed}", "bold"), " … ", known), alone=True)

    def key_pressed(self, typed: str) -> None:
        """Show the digits that wait for their key; what was said before is read by now."""
        self._note = ""
        self._typed = typed
        self.follow()

    def follow(self) -> None:
        """Write both lines anew."""
        text = self._pane.article.text
        self._header.percent = self._pane.visible_span.end * 100 // len(text) if text else 100
        pane, status = self._pane, self._status
        self._header.inset = status.place.inset = pane.margin_cells
        if self._typed:
            status.show(Content.styled(self._typed, "bold"))
        elif self._note:
            status.show(Content(self._note), alone=True)
        elif (hit := pane.hit_place()) and hit[0]:
            status.show(Content(self._messages("status.hit", index=hit[0], count=hit[1])))
        elif (proof := pane.evidence_place()) and proof[1] > 1:
            status.show(Content(self._messages("status.evidence", index=proof[0], count=proof[1])))
        elif (mention := pane.current) and (place := pane.entity_place()):
            status.show(self._mention(mention, *place))
        else:
            status.show(Content.styled(self._progress, "$ink-muted"))

    def _mention(self, mention: Mention, index: int, count: int) -> Content:
        entity = self.lookup.entities.get(mention.entity) if self.lookup and mention.entity else None
        name = entity.name if entity else self._pane.article.text[mention.start : mention.end]
        why = (f" · {harmless_line(mention.why)}", "$ink-muted") if mention.why else ""
        sign = ("✓ ", "bold") if mention.confirmed else ("≈ ", "$ink-inferred") if mention.inferred else ""
        return Content.assemble(sign, (harmless_line(name), "bold"), f" {index}/{count}", why)
