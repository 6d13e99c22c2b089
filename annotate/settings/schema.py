"""What can be set, with its type and bounds; a key of the file is the field's name with hyphens."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta, Struct

Colour: TypeAlias = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as ``#rrggbb``."""

WIDTHS: Final = (30, 120)
"""The shortest and longest lines that can be asked for, in cells."""
SIZES: Final = (20, 70)
"""The narrowest and widest sidebar, in percent of the window."""


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file."""


class Sidebar(_Table, frozen=True):
    """Where the sidebar stands beside the text."""

    side: Literal["left", "right"] = "right"
    size: Annotated[int, Meta(ge=SIZES[0], le=SIZES[1])] = 39
    """Percent of the window."""
    shown: bool = True
    """Whether it is there when an article is opened, in a window wide enough."""


class Highlights(_Table, frozen=True):
    """Colours of the names by type; None leaves the theme's."""

    person: Colour | None = None
    company: Colour | None = None
    place: Colour | None = None
    thing: Colour | None = None
    value: Colour | None = None


class ThemeColours(_Table, frozen=True):
    """A theme of the user's own; what it leaves open is as in the dark or light theme of the program."""

    dark: bool = True
    primary: Colour | None = None
    secondary: Colour | None = None
    accent: Colour | None = None
    warning: Colour | None = None
    error: Colour | None = None
    success: Colour | None = None
    foreground: Colour | None = None
    background: Colour | None = None
    surface: Colour | None = None
    panel: Colour | None = None


class Settings(_Table, frozen=True):
    """All settings, each with its default."""

    language: Literal["auto", "de", "en"] = "auto"
    """Of the interface; ``auto`` is the locale's."""
    theme: str = "durchblick-dark"
    width: Annotated[int, Meta(ge=WIDTHS[0], le=WIDTHS[1])] = 70
    """Cells of a line of text."""
    mouse: bool = True
    reading_aid: bool = False
    """No animation, high contrast, one column: for screen readers and low vision."""
    search_history: bool = True
    """Whether the library keeps what was searched for; if not, it forgets what it had kept."""
    model: str = ""
    """A spaCy pipeline of the user's own; none is the model that comes with the program."""
    sidebar: Sidebar = Sidebar()
    highlights: Highlights = Highlights()
    keys: dict[str, str | list[str]] = {}
    """The keys of an action by its id; none take its keys away."""
    themes: dict[str, ThemeColours] = {}
