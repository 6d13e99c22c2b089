"""The inks that all panes write with: hue from the theme's variables, weight and slant from here.

A theme gives each variable of :data:`INK_VARIABLES` a colour; the type of an entity is told by hue
*and* by weight, slant or underline, so it survives ``NO_COLOR`` and colour blindness. The styles are
made straight from the variables: a component class for each would cost every pane milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from rich.style import Style
from textual.color import Color


class Ink(NamedTuple):
    """How one ink looks."""

    color: str = ""
    """Theme variable of the letters; none keeps what is beneath."""
    background: str = ""
    """Theme variable of the ground."""
    style: str = ""
    """Text styles, as Rich names them."""


INKS: Final[dict[str, Ink]] = {
    "per": Ink("ink-per", style="bold"),
    "org": Ink("ink-org", style="bold underline"),
    "loc": Ink("ink-loc", style="bold italic"),
    "product": Ink("ink-product", style="bold italic underline"),
    "value": Ink("ink-value", style="underline"),
    "event": Ink(style="bold"),
    "per-ref": Ink("ink-per", style="italic"),
    "org-ref": Ink("ink-org", style="italic"),
    "loc-ref": Ink("ink-loc", style="italic"),
    "product-ref": Ink("ink-product", style="italic"),
    "event-ref": Ink(style="italic"),
    "muted": Ink("ink-muted"),
    "strong": Ink("ink-strong", style="bold"),
    "heading": Ink("ink-heading", style="bold"),
    "status": Ink("ink-status", style="italic"),
    "inferred": Ink("ink-inferred"),
    "quote": Ink("ink-quote", style="italic"),
    "match": Ink("ink-match", style="bold underline"),
    "warning": Ink("ink-warning", style="bold"),
    "kin": Ink(background="ink-kin", style="underline"),
    "hit": Ink(background="ink-hit", style="underline"),
    "evidence": Ink(background="ink-evidence"),
    "current": Ink(style="reverse"),
    "bar": Ink("ink-bar"),
    "mark": Ink("ink-mark"),
}

INK_VARIABLES: Final = frozenset(name for ink in INKS.values() for name in (ink.color, ink.background) if name)
"""The theme variables that an app must define."""


def ink_style(name: str, variables: Mapping[str, str]) -> Style:
    """The style of an ink in a theme; what it leaves open is left to what it is laid over.

    Raises:
        KeyError: If there is no such ink, or the theme lacks its variable.
    """
    ink = INKS[name]
    color, background = (Color.parse(variables[v]).rich_color if v else None for v in (ink.color, ink.background))
    return Style.parse(ink.style) + Style(color=color, bgcolor=background)
