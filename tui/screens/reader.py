"""The reading screen: the article, what is known of it beside it, and the search over both.

State flows one way: the session's events make an annotation, the annotation makes the panes' rows and
the search's index, and the widgets paint them. What the first paint does not need is imported after it.
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

from annotate.article import Article
from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from annotate.sentences import sentences_of
from tui.actions import bindings
from tui.clipboard import copy_natively, quotation
from tui.keys import Count
from tui.screens.correcting import Correcting
from tui.screens.side import Side
from tui.screens.whereabouts import Whereabouts
from tui.session import Session
from tui.settings.preferences import Preferences
from tui.widgets.article_pane import ArticlePane
from tui.widgets.header import Header
from tui.widgets.legend import Legend, mention_types
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from annotate.annotation import Mention
    from annotate.lookup import Lookup
    from tui.screens.search import Search
    from tui.views.rows import Target
    from tui.widgets.row_list import RowList

_DEFAULT: Final = Preferences()
_REMEMBER_SECONDS: Final = 1.0
"""How much reading may be forgotten when the terminal is closed on it."""


class ReaderScreen(Correcting):
    """One article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    DEFAULT_CSS = """
    ReaderScreen #panes { height: 1fr; margin: 1 0; layers: base over; }
    ReaderScreen.-zen SearchPanel { margin: 0; }
    ReaderScreen.-zen Header, ReaderScreen.-zen StatusLine { display: none; }
    """

    def __init__(
        self, article: Article, session: Session, messages: Catalogue, preferences: Preferences = _DEFAULT
    ) -> None:
        super().__init__()
        self.messages = messages
        self.usual_measure = preferences.usual_width
        self.count = Count()
        self.header: Final = Header(article, messages)
        settings = preferences.settings
        self.article = ArticlePane(article, sentences_of, measure=settings.width)
        self.side = Side(messages, settings.sidebar, alone=settings.reading_aid)
        self._sidebar_first: Final = settings.sidebar.side == "left"
        self._keeps_queries: Final = settings.search_history
        self.status: Final = StatusLine(messages)
        self.where = Whereabouts(self.article, self.header, self.status, messages)
        self.search: Search | None = None
        self.lookup: Lookup | None = None
        self.session = session
        self._followed: Mention | None = None
        self._remembered = 0
        self._loading: Final = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The lines above and below, and the text between; the rest comes when it is needed."""
        yield self.header
        with Horizontal(id="panes"):
            yield from (self.side, self.article) if self._sidebar_first else (self.article, self.side)
        yield self.status

    def on_mount(self) -> None:
        """Paint the text, and nothing else before :meth:`begin`."""
        self.side.fit()
        self.article.focus()

    def begin(self) -> None:
        """Do all that waits for the text to be on screen."""
        gc.freeze()
        gc.enable()
        self._read_along()

    @work
    async def _read_along(self) -> None:
        """Bring in the other panes, return to where the reader was, and follow the annotation as it comes."""
        from annotate.events import Finished
        from tui.screens.inflow import Inflow

        sidebar = await self.side.load()
        await self._load_search()
        self.header.count()
        if position := await asyncio.to_thread(self.session.position):
            self.article.top_offset = self._remembered = position
        self.set_interval(_REMEMBER_SECONDS, self._remember)
        await self.load_signs()
        self.where.report(self.messages("status.opening"))
        self.tell_trouble()
        inflow = Inflow(self.article, sidebar, self.where, self.messages, self._use)
        async for event in self.session.events():
            if isinstance(event, Finished):
                await self.begin_correcting(event.annotation, inflow)
            else:
                await inflow.take(event)
        await self.tell_update()
        self.tell_trouble()

    async def _load_search(self) -> Search:
        """The search, put into its place the first time; it takes what keys the user types meanwhile."""
        async with self._loading:
            if self.search is None:
                from tui.screens.own_words import OwnWords
                from tui.screens.search import Search

                own = OwnWords(self.article.article, self.session, keeps_queries=self._keeps_queries)
                search = Search(self.article, self.messages, self.follow, own)
                await self.mount(search.panel, before=self.status)
                search.use(None)
                self.search = search
            return self.search

    def _use(self, lookup: Lookup) -> None:
        self.lookup = self.where.lookup = lookup
        from annotate.read_language import read_language

        note = read_language(lookup.annotation.document.language, self.messages.language)
        self.header.language = harmless_line(note or "")
        if self.search:
            self.search.use(lookup)

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
        await asyncio.to_thread(self.session.remember, self.article.top_offset)

    def _remember(self) -> None:
        offset = self.article.top_offset
        if offset != self._remembered:
            self._remembered = offset
            self.run_worker(self._remember_place(offset))

    async def _remember_place(self, offset: int) -> None:
        await asyncio.to_thread(self.session.remember, offset)
        self.tell_trouble()

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

    # Mentions and hits

    def action_next_mention(self) -> None:
        """Step to a following mention."""
        if not self.article.next_mention(self.count.times):
            self._say_unless_unmarked("status.last")

    def action_previous_mention(self) -> None:
        """Step to a preceding mention."""
        if not self.article.next_mention(-self.count.times):
            self._say_unless_unmarked("status.first")

    def action_next_hit(self) -> None:
        """Step forward through the hits, or through the mentions of the current entity."""
        self._step(self.count.times)

    def action_previous_hit(self) -> None:
        """Step back through the hits, or through the mentions of the current entity."""
        self._step(-self.count.times)

    def action_narrow(self) -> None:
        """Show only the paragraphs with hits or with the current entity, or all again."""
        if self.article.widen():
            return
        count = self.article.narrow_to_found()
        self.where.say(
            self.messages("status.narrowed", n=count) if count else self.messages("status.nothing_to_narrow")
        )

    def _step(self, count: int) -> None:
        article = self.article
        if not (article.step_hit(count) or article.step_evidence(count) or article.step_entity(count)):
            self._say_unless_unmarked("status.no_mention")

    def _say_unless_unmarked(self, message: str) -> None:
        """Say why a key led nowhere; where no name is marked, that is why."""
        self.where.say(self.messages(message if self.article.has_mentions else "status.no_names"))

    def action_leave(self) -> None:
        """Take away the topmost of what was laid over the text."""
        if self.article.widen():
            return
        if self.article.hits:
            self.article.show_hits(())
        elif not self.article.has_focus:
            self._return_to_article()
        elif self.article.current:
            self.article.select(None)
        else:
            self._set_zen(False)

    def action_filter(self) -> None:
        """Let letters show and hide types."""
        self.status.legend.focus()

    @on(Legend.Changed)
    def _filter_changed(self, message: Legend.Changed) -> None:
        self.article.hidden_types = mention_types(message.hidden)

    @on(Legend.Left)
    def _filter_left(self) -> None:
        self.article.focus()

    # Panes

    def action_next_pane(self) -> None:
        """Give the focus to the pane that does not have it, which is shown for that."""
        if self.article.has_focus:
            self._set_zen(False)
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
        if self.side.display and self.side.is_over:
            self.side.enter()

    def action_view(self) -> None:
        """Show another view of the sidebar."""
        if self.side.sidebar:
            self.side.sidebar.turn(self.count.times)
            self._followed = None
            if self.side.is_over:
                self.side.enter()
            else:
                self.side.put(True)

    def action_unread(self) -> None:
        """Show the sentences that were not understood."""
        if self.side.sidebar:
            self.side.sidebar.view = "unread"
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

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Follow a row of the sidebar: to a card, or to a place in the text."""
        from tui.views.rows import EntityTarget

        if isinstance(message.target, EntityTarget):
            self._open_card(message.target.entity)
        else:
            self._go_to(message.target)

    def _go_to(self, target: Target) -> None:
        from tui.screens.targets import evidence_of, go_to

        if self.side.is_over:
            self._return_to_article()
        proofs = evidence_of(target, self.lookup) if self.lookup else ()
        if not (proofs and proofs == self.article.evidence and self.article.step_evidence()):
            go_to(target, self.article, self.lookup)
        self.follow()

    # Card and search

    def action_open(self) -> None:
        """Show all that is known of the current entity."""
        mention = self.article.current
        if mention is None:
            self._say_unless_unmarked("status.no_mention")
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

        if self.corrector:
            current = self.article.current
            before = current.start if current else self.article.top_offset
            self.app.push_screen(CardScreen(entity, self.corrector, self.messages, before), self._card_closed)

    def _card_closed(self, target: Target | None) -> None:
        if target is not None:
            self._go_to(target)

    async def action_search(self) -> None:
        """Search the article and all that is known of it."""
        if self.side.is_over:
            self._return_to_article()
        (await self._load_search()).open()

    # Clipboard

    def action_copy(self) -> None:
        """Copy the current sentence with its source."""
        article, span = self.article.article, self.article.current_sentence()
        sentence = article.text[span.start : span.end]
        if sentence.strip():
            self._copy(quotation(sentence, article.title, article.source))
            self.where.say(self.messages("status.copied"))
        else:
            self.where.say(self.messages("status.nothing_to_copy"))

    def action_copy_text(self) -> None:
        """Copy what is selected."""
        selection = self.get_selected_text()
        if not selection:
            raise SkipAction
        self._copy(selection)
        self.where.say(self.messages("status.copied_selection"))

    def action_export(self) -> None:
        """Write the annotation in a format of other tools."""
        if self.lookup is None:
            self.where.say(self.messages("status.no_annotation"))
            return
        from tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.lookup.annotation, self.messages), self._exported)

    def _exported(self, note: str | None) -> None:
        if note:
            self.where.say(harmless_line(note))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: copy_natively(text), thread=True)
