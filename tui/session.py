"""What the reader needs from outside its screens: the article's annotation, and its place in the library.

Everything is imported when it is first asked for: the text is on screen before.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Protocol

from annotate.article import Article

if TYPE_CHECKING:
    from annotate.events import Event
    from annotate.library import Library


class Session(Protocol):
    """One article being read."""

    def position(self) -> int | None:
        """The offset that was at the top of the screen when the article was closed; None if it is new."""
        ...

    def remember(self, offset: int) -> None:
        """Keep the offset at the top of the screen."""
        ...

    @property
    def knowledge(self) -> bool:
        """Whether the knowledge files are used."""
        ...

    @property
    def library(self) -> Library:
        """What is remembered of all articles."""
        ...

    def other(self, article: Article) -> Session:
        """Another article, read in the same way."""
        ...

    def trouble(self) -> str | None:
        """What the user should be told of the library: one sentence, the first time only."""
        ...

    def events(self) -> AsyncIterator[Event]:
        """The annotation as it comes: at once if the library has it, else in pieces."""
        ...
