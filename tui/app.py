"""The reader's application: themes, language and screens, put together."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Mapping
from typing import ClassVar, Final
from uuid import uuid4

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.dom import DOMNode
from textual.widgets import Input

from annotate.article import Article
from annotate.catalogue import Catalogue, Language
from annotate.settings.reading import say
from tui.actions import bindings, key_label
from tui.keys import Sequences, key_name
from tui.screens.commands import ReaderCommands
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.settings.keymap import textual_keymap
from tui.settings.looks import Looks
from tui.settings.preferences import Preferences
from tui.themes import CYCLE, THEMES, inks

_DEFAULT: Final = Preferences()
_KEEP_SECONDS: Final = 0.5
"""How long what was changed waits to be written: a key that is held down writes once."""


class Durchblick(App[None]):
    """One article, read with its people, companies and claims in sight."""

    TITLE = "Durchblick"
    CSS = """
    CommandPalette > Vertical { width: 84; max-width: 100%; }
    CommandPalette > Vertical, CommandPalette #--input, CommandPalette OptionList { background: $surface; }
    CommandPalette #--input, CommandPalette #--results { border: none; }
    CommandPalette OptionList { scrollbar-size-vertical: 1; }
    CommandPalette SearchIcon { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    DEFAULT_MODE = "first"  # Textual's own could not be left
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ReaderCommands}

    def __init__(
        self,
        article: Article,
        session: Session,
        language: Language,
        preferences: Preferences = _DEFAULT,
        begin: str = "",
    ) -> None:
        """Make the application.

        Args:
            article: What is read.
            session: Where it is kept.
            language: Of the interface.
            preferences: The settings.
            begin: An action to begin with, once the text is on screen.
        """
        self.messages: Final = Catalogue.load("tui.messages", language)
        self.actions: Final = preferences.actions
        self.preferences: Final = preferences
        self._article = article
        self._session = session
        self._looks = Looks(preferences)
        self._sequences = Sequences(key for action in self.actions for key in action.keys)
        self._begin = begin
        super().__init__()
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        for own in (*THEMES, *preferences.themes):
            self.register_theme(own)
        self.theme = preferences.settings.theme
        self.set_keymap(textual_keymap(self.actions))
        if preferences.settings.reading_aid:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The inks, for whichever theme is chosen."""
        return inks(self.current_theme, self.preferences.highlights)

    def get_default_screen(self) -> ReaderScreen:
        """The article."""
        return ReaderScreen(self._article, self._session, self.messages, self.preferences)

    def on_mount(self) -> None:
        """Say what is wrong with the settings, and do what is to be done first."""
        if self._begin:
            self.call_after_refresh(self.run_action, self._begin)
        if problems := self.preferences.problems:
            more = f" {say()('problem.more', n=len(problems) - 1)}" if len(problems) > 1 else ""
            self.call_after_refresh(self._say, problems[0] + more)

    def on_ready(self) -> None:
        """Let the rest follow the text: on mounting, callbacks come before the first paint."""
        self._begin_reading()

    def _begin_reading(self) -> None:
        reader = self.screen_stack[0]
        if isinstance(reader, ReaderScreen):
            reader.call_after_refresh(reader.begin)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let nothing blink where nothing is to move."""
        if self.preferences.settings.reading_aid and isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    async def open(self, article: Article, session: Session) -> None:
        """Read another article; the screen of the one before is left, with all that is laid over it."""
        self._article, self._session = article, session
        left, entered = self.current_mode, uuid4().hex
        self.add_mode(entered, self.get_default_screen)
        await self.switch_mode(entered)
        self._begin_reading()
        await self.remove_mode(left)
        await asyncio.to_thread(session.position)  # the other one was remembered last, when its screen was left

    async def on_event(self, event: events.Event) -> None:
        """Hold back the keys that begin a sequence, and let the whole of it come as one key."""
        if isinstance(event, events.Key) and not event.is_forwarded and not self._takes_letters(event):
            typed = self._sequences.press(name := key_name(event.key, event.character))
            self._show_sequence()
            if typed is None:
                return
            if typed != name:
                event = events.Key(typed.replace(",", "comma"), None)
        await super().on_event(event)

    def _takes_letters(self, event: events.Key) -> bool:
        """Whether the key is written somewhere, or is an answer, rather than one that does something by itself."""
        takers = (self.focused, self.screen) if self.screen_stack else ()
        return any(taker.check_consume_key(event.key, event.character) for taker in takers if taker)

    def _show_sequence(self) -> None:
        typed = self._sequences.typed
        if typed and isinstance(self.screen, ReaderScreen):
            ways = {key: action for action in self.actions for key in action.keys}
            self.screen.where.offer(
                key_label(typed),
                [
                    (key_label(key.removeprefix(f"{typed} ")), self.messages(f"action.{ways[key].id}"))
                    for key in self._sequences.following(typed)
                ],
            )

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action, and let the reading screen show in the same repaint where that led."""
        handled = await super().run_action(action, default_namespace, namespaces)
        if isinstance(self.screen, ReaderScreen):
            self.screen.follow()
        self._note_looks()
        return handled

    def watch_theme(self, theme: str) -> None:
        """Remember it."""
        self._note_looks()

    def _note_looks(self) -> None:
        """Remember what the user has made the reader look like."""
        reader = self.screen_stack[0] if self.is_running and self.screen_stack else None
        if not isinstance(reader, ReaderScreen):
            return
        if self._looks.note(self.theme, reader.article.measure, reader.side.beside):
            self.set_timer(_KEEP_SECONDS, self._keep_looks)

    async def _keep_looks(self) -> None:
        await asyncio.to_thread(self._looks.keep)

    async def on_unmount(self) -> None:
        """Write what is still to be remembered."""
        await self._keep_looks()

    def action_theme(self) -> None:
        """Walk through the themes that suit most terminals, and the user's own."""
        cycle = (*CYCLE, *(theme.name for theme in self.preferences.themes))
        following = cycle.index(self.theme) + 1 if self.theme in cycle else 0
        self.theme = cycle[following % len(cycle)]
        self._say(self.messages("status.theme", name=self.theme))

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.messages))

    def action_command_palette(self) -> None:
        """Let the user find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.messages("palette.placeholder")))

    def action_help_quit(self) -> None:
        """Tell who presses the usual key how to leave."""
        self._say(self.messages("status.quit_hint"))

    def _say(self, note: str) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.screen.where.say(note)


def read(
    article: Article, session: Session, language: Language, preferences: Preferences = _DEFAULT, begin: str = ""
) -> None:
    """Open the article in the terminal, until the user quits.

    Collecting garbage waits for the first paint: nothing is garbage before, and everything stays.
    """
    gc.disable()
    Durchblick(article, session, language, preferences, begin).run(mouse=preferences.settings.mouse)
