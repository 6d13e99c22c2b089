"""The reader's application: themes, language and screens, put together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.dom import DOMNode

from annotate.article import Article
from annotate.catalogue import Catalogue, Language
from tui.actions import bindings
from tui.screens.commands import ReaderCommands
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.themes import CYCLE, THEMES, inks


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
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ReaderCommands}

    def __init__(self, article: Article, session: Session, language: Language, theme: str | None = None) -> None:
        self.messages: Final = Catalogue.load("tui.messages", language)
        self._article = article
        self._session = session
        super().__init__()
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme or THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The inks, for whichever theme is chosen."""
        return inks(self.current_theme)

    def get_default_screen(self) -> ReaderScreen:
        """The article."""
        return ReaderScreen(self._article, self._session, self.messages)

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
        return handled

    def action_theme(self) -> None:
        """Walk through the themes that suit most terminals."""
        following = CYCLE.index(self.theme) + 1 if self.theme in CYCLE else 0
        self.theme = CYCLE[following % len(CYCLE)]
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


def read(article: Article, session: Session, language: Language, theme: str | None = None) -> None:
    """Open the article in the terminal, until the user quits.

    Collecting garbage waits for the first paint: nothing is garbage before, and everything stays.
    """
    gc.disable()
    Durchblick(article, session, language, theme).run()
