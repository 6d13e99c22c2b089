"""The inks that all panes write with, as component classes over the theme's variables.

A theme gives each variable of :data:`INK_VARIABLES` a colour; the type of an entity is told by hue
*and* by weight, slant or underline, so it survives ``NO_COLOR`` and colour blindness.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Ink(NamedTuple):
    """How one ink looks: a CSS declaration of text colour, background and text style."""

    color: str = ""
    background: str = ""
    style: str = ""

    def css(self, name: str) -> str:
        """The nested CSS rule for this ink's component class."""
        rules = {"color": self.color, "background": self.background, "text-style": self.style}
        body = " ".join(f"{rule}: {value};" for rule, value in rules.items() if value)
        return f"& > .ink--{name} {{ {body} }}"


_INKS: Final[dict[str, Ink]] = {
    "per": Ink("$ink-per", style="bold"),
    "org": Ink("$ink-org", style="bold underline"),
    "loc": Ink("$ink-loc", style="bold italic"),
    "product": Ink("$ink-product", style="bold italic underline"),
    "value": Ink("$ink-value", style="underline"),
    "per-ref": Ink("$ink-per", style="italic"),
    "org-ref": Ink("$ink-org", style="italic"),
    "loc-ref": Ink("$ink-loc", style="italic"),
    "product-ref": Ink("$ink-product", style="italic"),
    "event": Ink(style="bold"),
    "event-ref": Ink(style="italic"),
    "muted": Ink("$ink-muted"),
    "strong": Ink("$ink-strong", style="bold"),
    "heading": Ink("$ink-heading", style="bold"),
    "status": Ink("$ink-status", style="italic"),
    "inferred": Ink("$ink-inferred"),
    "quote": Ink("$ink-quote", style="italic"),
    "match": Ink("$ink-match", style="bold underline"),
    "warning": Ink("$ink-warning", style="bold"),
    "kin": Ink(background="$ink-kin", style="underline"),
    "hit": Ink(background="$ink-hit", style="underline"),
    "evidence": Ink(background="$ink-evidence"),
    "current": Ink(style="reverse"),
    "bar": Ink("$ink-bar"),
    "mark": Ink("$ink-mark"),
}

INK_CLASSES: Final = frozenset(f"ink--{name}" for name in _INKS)
"""Component classes of every pane."""

INK_CSS: Final = "\n".join(ink.css(name) for name, ink in _INKS.items())
"""Rules to nest in a pane's ``DEFAULT_CSS``."""

INK_VARIABLES: Final = frozenset(
    value.removeprefix("$") for ink in _INKS.values() for value in (ink.color, ink.background) if value
)
"""The theme variables that an app must define, without the dollar sign."""
