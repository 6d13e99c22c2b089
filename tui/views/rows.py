"""What a pane shows, as data: rows of plain text in named inks, each with what choosing it does.

Pure functions in this folder make rows from an ``Annotation``; widgets only paint them. Text in a
row is never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from annotate.article import Span

Ink: TypeAlias = Literal[
    "",  # the pane's own text colour
    "per",
    "org",
    "loc",
    "product",
    "value",
    "muted",
    "strong",
    "heading",
    "status",  # former, planned, rejected, alleged
    "inferred",  # the sign ≈ and what hangs on it
    "quote",  # the article's own words
    "match",  # letters that a search matched
    "warning",
]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text in one ink."""

    text: str
    ink: Ink = ""


@dataclass(frozen=True, slots=True)
class EntityTarget:
    """Choosing the row opens this entity's card."""

    entity: str


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """Choosing the row goes to the claim's evidence."""

    claim: str
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class PlaceTarget:
    """Choosing the row goes to this stretch of the article."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ArticleTarget:
    """Choosing the row opens another article."""

    article: str
    """Its id."""
    start: int | None
    """The place to begin at; None for where it was left."""


Target: TypeAlias = EntityTarget | ClaimTarget | PlaceTarget | ArticleTarget


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a pane; too long a line is cut with an ellipsis, ``right`` is kept."""

    parts: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()
    indent: int = 0
    """Cells before the first part."""
    target: Target | None = None
    """None for headings and blank lines, which the cursor passes over."""
    key: str = ""
    """Stable name by which the cursor finds its row again when the rows change."""
    wrap: bool = False
    """Whether a long line continues below instead of being cut."""
    hang: int = 0
    """Cells by which the lines of a wrapped row stand further in than its first."""
    detail: tuple[tuple[Part, ...], ...] = ()
    """Paragraphs beneath the row while the cursor is on it: the proof, before one goes to it."""
