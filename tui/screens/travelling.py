"""The actions that lead elsewhere: headings, the contents, hint letters, jumps, the source, other articles."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from annotate.errors import DurchblickError
from annotate.harmless import harmless_line
from tui.screens.marking import Marking
from tui.text.hints import beginning_with, labelled

if TYPE_CHECKING:
    from annotate.annotation import Mention
    from annotate.article import Article
    from tui.session import Session
    from tui.views.rows import ArticleTarget, Target


class _Opens(Protocol):
    async def open(self, article: Article, session: Session) -> None: ...


class Travelling(Marking):
    """A screen from which one gets to any place of its article, and to other articles."""

    # Headings

    def action_next_heading(self) -> None:
        """Go on by headings."""
        self._step_heading(self.count.times)

    def action_previous_heading(self) -> None:
        """Go back by headings."""
        self._step_heading(-self.count.times)

    def _step_heading(self, count: int) -> None:
        if not self.article.next_heading(count):
            self.where.say(self.messages("contents.none" if not self.article.headings else "contents.no_more"))

    def action_contents(self) -> None:
        """List the headings."""
        from tui.screens.listing import ListScreen
        from tui.views.contents import heading_key, heading_rows

        text, here = self.messages, self.article.top_offset
        rows = heading_rows(self.article.article)
        if not rows:
            self.where.say(text("contents.none"))
            return
        current = max((start for start in self.article.headings if start <= here), default=0)
        self.app.push_screen(
            ListScreen(text("contents.title"), rows, text("contents.keys"), cursor=heading_key(current)), self._arrive
        )

    def _arrive(self, target: Target | None) -> None:
        from tui.views.rows import PlaceTarget

        if isinstance(target, PlaceTarget):
            self.article.jump(target.start)
            self.where.follow()

    # Jumps

    def action_forward(self) -> None:
        """Return to where one went back from."""
        for _ in range(self.count.times):
            if not self.article.forward():
                self.where.say(self.messages("status.no_forward"))
                return

    # Hint letters

    def action_hints(self) -> None:
        """Show letters at all names in sight; the one that is typed chooses its name."""
        labels = labelled(self.article.mentions_in_sight())
        if labels:
            self._offer(labels)
        else:
            self.where.say(self.messages("hints.none"))

    def _offer(self, labels: dict[str, Mention]) -> None:
        self.article.show_labels({mention.start: label for label, mention in labels.items()})
        self.await_letter(self.messages("hints.which"), partial(self._typed, labels))

    def _typed(self, labels: dict[str, Mention], letter: str) -> None:
        left = beginning_with(letter, labels) if letter else {}
        self.article.show_labels({})
        if found := left.get(""):
            self.article.select(found)
            self.where.follow()
        elif left:
            self._offer(left)
        elif letter:
            self.where.say(self.messages("hints.none_such"))

    # Elsewhere

    def action_source(self) -> None:
        """Show the source where it comes from: an address in the browser; a file's name is said and copied."""
        source = self.article.article.source
        is_address = source.startswith(("https://", "http://"))
        if is_address and _has_windows():
            self.app.open_url(source)
        else:
            self.app.copy_to_clipboard(source)
        said = "source.opened" if is_address and _has_windows() else "source.copied"
        self.where.say(self.messages(said, source=harmless_line(source)))

    def action_library(self) -> None:
        """Show everything read, to search it and to open an article."""
        from tui.screens.library import LibraryScreen

        self.app.push_screen(LibraryScreen(self.session.library, self.messages), self._leave_for)

    def _leave_for(self, target: Target | None) -> None:
        from tui.views.rows import ArticleTarget

        if isinstance(target, ArticleTarget):
            self.run_worker(self._open(target), group="open", exclusive=True)

    async def _open(self, target: ArticleTarget) -> None:
        from tui.screens.library import opened_again

        library = self.session.library
        try:
            article = await asyncio.to_thread(opened_again, target.article, library)
        except DurchblickError as error:
            self.where.say(harmless_line(str(error)))
            return
        await asyncio.to_thread(self.session.remember, self.article.top_offset)
        if target.start is not None and article.id == target.article:
            await asyncio.to_thread(library.remember, article, target.start)
        # A worker of the app: those of this screen end with it.
        self.app.run_worker(cast(_Opens, self.app).open(article, self.session.other(article)))


def _has_windows() -> bool:
    """Whether a browser opens beside the terminal rather than in it."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
