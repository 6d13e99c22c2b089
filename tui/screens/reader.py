"""The reading screen: the article, what is known of it beside it, and the search over both.

State flows one way: the session's events make an annotation, the annotation makes the panes' rows and
the search's index, and the widgets paint them.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from annotate.annotation import Annotation, Mention
from annotate.article import Article
from annotate.catalogue import Catalogue
from annotate.events import Event, Failed, Finished, Names, Progress
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from annotate.sentences import sentences_of
from tui.actions import bindings
from tui.clipboard import copy_natively, quotation
from tui.keys import Count
from tui.screens.moving import Moving
from tui.screens.search import Search
from tui.screens.side import Side
from tui.screens.targets import go_to
from tui.screens.whereabouts import Whereabouts
from tui.session import Session
from tui.views.rows import EntityTarget, Target
from tui.widgets.article_pane import ArticlePane
from tui.widgets.header import Header
from tui.widgets.legend import Legend, mention_types
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tui.widgets.sidebar import Sidebar

_REMEMBER_SECONDS: Final = 5.0
"""How much reading may be forgotten when the terminal is closed on it."""


class ReaderScreen(Moving):
    """One article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    DEFAULT_CSS = """
    ReaderScreen #panes { height: 1fr; margin: 1 0; layers: base over; }
    ReaderScreen.-zen Header, ReaderScreen.-zen StatusLine { display: none; }
    """

    def __init__(self, article: Article, session: Session, messages: Catalogue) -> None:
        super().__init__()
        self.messages: Final = messages
        self.count = Count()
        self.header: Final = Header(article, messages)
        self.article = ArticlePane(article, sentences_of)
        self.side: Final = Side(messages)
        self.status: Final = StatusLine(messages)
        self.where: Final = Whereabouts(self.article, self.header, self.status, messages)
        self.search: Final = Search(self.article, messages, self.follow)
        self.lookup: Lookup | None = None
        self._document: Final = article
        self._session: Final = session
        self._names: list[Mention] = []
        self._followed: Mention | None = None
        self._remembered = 0

    def compose(self) -> ComposeResult:
        """The lines above and below, and the text between; the rest comes when it is needed."""
        yield self.header
        with Horizontal(id="panes"):
            yield self.article
            yield self.side
        yield self.search.panel
        yield self.status

    def on_mount(self) -> None:
        """Paint the text before anything else is done."""
        self.side.fit()
        self.article.focus()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        gc.freeze()
        gc.enable()
        self._read_along()

    # From events to panes

    @work
    async def _read_along(self) -> None:
        """Follow the annotation as it comes."""
        await self.side.load()
        self.where.report(self.messages("status.opening"))
        if position := await asyncio.to_thread(self._session.position):
            self.article.top_offset = self._remembered = position
        self.set_interval(_REMEMBER_SECONDS, self._remember)
        async for event in self._session.events():
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Names():
                kept = [m for m in self._names if m.end <= event.start or event.end <= m.start]
                self._names = sorted([*kept, *event.mentions], key=lambda m: m.start)
                self.article.show_mentions(self._names)
            case Progress():
                self.where.report(self.messages("status.reading", percent=event.done * 100 // max(1, event.total)))
                self.sidebar.show_progress(event.done, event.total)
            case Finished():
                self._show(event.annotation)
            case Failed():
                self.where.report(self.messages("status.failed", reason=harmless_line(event.message)), failed=True)
                self.sidebar.show_failure(event.message)

    def _show(self, annotation: Annotation) -> None:
        self.lookup = self.where.lookup = Lookup(annotation)
        self.article.show_mentions(annotation.mentions)
        self.sidebar.show_annotation(self.lookup)
        self.search.use(self.lookup)
        self.where.report("")

    @property
    def sidebar(self) -> Sidebar:
        """The sidebar; it is there before any event."""
        assert self.side.sidebar is not None
        return self.side.sidebar

    # Where one is

    @on(ArticlePane.Scrolled)
    @on(ArticlePane.MentionSelected)
    def follow(self) -> None:
        """Let all that stands around the text follow it.

        The app calls this after every action, before the messages that tell of the same arrive: so all of
        the screen changes in one repaint.
        """
        current = self.article.current
        if current != self._followed and self.side.sidebar:
            self._followed = current
            if current and current.entity:
                self.side.sidebar.select(f"entity:{current.entity}")
        self.where.follow()

    def on_resize(self) -> None:
        """Give the sidebar the room that there is."""
        self.side.fit()

    async def on_unmount(self) -> None:
        """Remember the place for the next time."""
        await asyncio.to_thread(self._session.remember, self.article.top_offset)

    def _remember(self) -> None:
        offset = self.article.top_offset
        if offset != self._remembered:
            self._remembered = offset
            self.run_worker(lambda: self._session.remember(offset), thread=True)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Collect the digits of counts; whatever was said is read by now."""
        if self.count.press(event.key):
            event.stop()
        self.where.key_pressed(self.count.typed)

    def action_back(self) -> None:
        """Return to where one was before the last jump."""
        if not self.article.back():
            self.where.say(self.messages("status.no_back"))
        for _ in range(self.count.times - 1):
            self.article.back()

    def action_next_mention(self) -> None:
        """Step to a following mention."""
        if not self.article.next_mention(self.count.times):
            self.where.say(self.messages("status.last"))

    def action_previous_mention(self) -> None:
        """Step to a preceding mention."""
        if not self.article.next_mention(-self.count.times):
            self.where.say(self.messages("status.first"))

    def action_next_hit(self) -> None:
        """Step forward through the hits, or through the mentions of the current entity."""
        self._step(self.count.times)

    def action_previous_hit(self) -> None:
        """Step back through the hits, or through the mentions of the current entity."""
        self._step(-self.count.times)

    def _step(self, count: int) -> None:
        if not (self.article.step_hit(count) or self.article.step_entity(count)):
            self.where.say(self.messages("status.no_mention"))

    def action_leave(self) -> None:
        """Take away the topmost of what was laid over the text."""
        if self.article.hits:
            self.article.show_hits(())
        elif not self.article.has_focus:
            self._return_to_article()
        elif self.article.current:
            self.article.select(None)
        else:
            self._set_zen(False)

    # Panes

    def action_next_pane(self) -> None:
        """Give the focus to the pane that does not have it, which is shown for that."""
        if self.article.has_focus and not self.has_class("-zen"):
            self.side.enter()
        else:
            self._return_to_article()

    def action_previous_pane(self) -> None:
        """The same: there are two panes."""
        self.action_next_pane()

    def action_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._set_zen(False)
        self.side.toggle()
        if not self.side.display:
            self.article.focus()
        elif self.side.is_over:
            self.side.enter()

    def action_view(self) -> None:
        """Show another view of the sidebar."""
        if self.lookup:
            self.side.put(True)
            self.sidebar.turn(self.count.times)

    def action_unread(self) -> None:
        """Show the sentences that were not understood."""
        if self.lookup:
            self.sidebar.view = "unread"
            self.side.enter()

    def action_zen(self) -> None:
        """Hide all but the text, or show it again."""
        self._set_zen(not self.has_class("-zen"))

    def _set_zen(self, zen: bool) -> None:
        self.set_class(zen, "-zen")
        self.side.zen = zen
        self.side.fit()
        self.article.focus()

    def _return_to_article(self) -> None:
        self.side.step_aside()
        self.article.focus()

    @on(RowList.Chosen)
    def _row_chosen(self, message: RowList.Chosen) -> None:
        match message.target:
            case EntityTarget(entity):
                self._open_card(entity)
            case target:
                self.side.step_aside()
                go_to(target, self.article, self.lookup)
                if self.side.is_over:
                    self.article.focus()

    # The card

    def action_open(self) -> None:
        """Show all that is known of the current entity."""
        mention = self.article.current
        if mention is None:
            self.where.say(self.messages("status.no_mention"))
        elif self.lookup is None:
            self.where.say(self.messages("status.no_annotation"))
        elif mention.entity is None:
            self.where.say(self.messages("status.no_card"))
        else:
            self._open_card(mention.entity)

    @on(ArticlePane.MentionOpened)
    def _mention_opened(self) -> None:
        self.action_open()

    def _open_card(self, entity: str) -> None:
        from tui.screens.card import CardScreen

        if self.lookup:
            current = self.article.current
            before = current.start if current else self.article.top_offset
            self.app.push_screen(CardScreen(entity, self.lookup, self.messages, before), self._card_closed)

    def _card_closed(self, target: Target | None) -> None:
        if target is not None:
            self.side.step_aside()
            self.article.focus()
            go_to(target, self.article, self.lookup)

    # The search

    def action_search(self) -> None:
        """Search the article and all that is known of it."""
        self.search.open()

    # Filter, clipboard

    def action_filter(self) -> None:
        """Let letters show and hide types."""
        self.status.legend.focus()

    @on(Legend.Changed)
    def _filter_changed(self, message: Legend.Changed) -> None:
        self.article.hidden_types = mention_types(message.hidden)

    @on(Legend.Left)
    def _filter_left(self) -> None:
        self.article.focus()

    def action_copy(self) -> None:
        """Copy the current sentence with its source."""
        span = self.article.current_sentence()
        sentence = self._document.text[span.start : span.end]
        if not sentence.strip():
            self.where.say(self.messages("status.nothing_to_copy"))
            return
        self._copy(quotation(sentence, self._document.title, self._document.source))
        self.where.say(self.messages("status.copied"))

    def action_copy_text(self) -> None:
        """Copy what is selected."""
        selection = self.get_selected_text()
        if not selection:
            raise SkipAction
        self._copy(selection)
        self.where.say(self.messages("status.copied_selection"))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: copy_natively(text), thread=True)
