"""Durchblick's own themes, and the inks of entities and claims for any theme.

An ink is a CSS variable: ``$ink-org`` colours organisations. Inks take their hue from the theme where it
has a fitting one, and their lightness from its background: each has at least 4.5:1 (WCAG 2.2, 1.4.3)
on every background it is written on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from annotate.settings.schema import ThemeColours

CONTRAST: Final = 4.5
"""The least contrast of text that WCAG 2.2 AA asks for."""


def _scroll_bars(bar: str, active: str, ground: str) -> dict[str, str]:
    """Variables for scroll bars that are as quiet as the rest."""
    return {
        "scrollbar": bar,
        "scrollbar-hover": bar,
        "scrollbar-active": active,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


THEMES: Final = (
    Theme(
        name="durchblick-dark",
        primary="#7fb2e5",
        secondary="#9aa7b8",
        accent="#e3b872",
        warning="#e59a5c",
        error="#e57f7f",
        success="#86c28f",
        foreground="#d9d5cc",
        background="#16181c",
        surface="#1b1e23",
        panel="#23272e",
        variables=_scroll_bars("#4a4c51", "#7fb2e5", "#1b1e23"),
        dark=True,
    ),
    Theme(
        name="durchblick-light",
        primary="#1f5f99",
        secondary="#5b6673",
        accent="#8a5a00",
        warning="#a34a00",
        error="#a82a2a",
        success="#2b6b36",
        foreground="#26241f",
        background="#fbf8f1",
        surface="#f4f0e6",
        panel="#ebe5d7",
        variables=_scroll_bars("#bdb9b0", "#1f5f99", "#f4f0e6"),
        dark=False,
    ),
    Theme(
        name="durchblick-contrast",
        primary="#6cc5ff",
        secondary="#ffffff",
        accent="#ffd84d",
        warning="#ffb000",
        error="#ff8f8f",
        success="#7dff8f",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        variables=_scroll_bars("#808080", "#6cc5ff", "#000000"),
        dark=True,
    ),
)
"""The themes that come with the reader, the default first."""

_OWN: Final = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel"),
)
"""The colours that a user's theme may give."""

CYCLE: Final = ("durchblick-dark", "durchblick-light", "durchblick-contrast", "ansi-dark", "ansi-light")
"""The themes that one key walks through; the palette offers all."""

HIGHLIGHTS: Final = {
    "person": "ink-per",
    "company": "ink-org",
    "place": "ink-loc",
    "thing": "ink-product",
    "value": "ink-value",
}
"""The inks of the types whose colours can be set, by the name of the setting."""

_HUES: Final = {"per": 208.0, "org": 40.0, "loc": 130.0, "product": 290.0, "value": 175.0}
"""The wanted hue of each type, in degrees; far enough apart for the common colour blindnesses to leave a difference."""

_HUE_TOLERANCE: Final = 16.0
"""Degrees; under half the least distance of two types, so that no theme colour serves both."""
_SATURATION: Final = 0.55

_ANSI: Final = {
    "ink-per": "ansi_blue",
    "ink-org": "ansi_yellow",
    "ink-loc": "ansi_green",
    "ink-product": "ansi_magenta",
    "ink-value": "ansi_cyan",
    "ink-muted": "ansi_bright_black",
    "ink-strong": "ansi_default",
    "ink-heading": "ansi_default",
    "ink-status": "ansi_red",
    "ink-inferred": "ansi_cyan",
    "ink-quote": "ansi_default",
    "ink-match": "ansi_red",
    "ink-warning": "ansi_red",
    "ink-kin": "ansi_default",
    "ink-hit": "ansi_default",
    "ink-evidence": "ansi_default",
    "ink-bar": "ansi_bright_black",
    "ink-mark": "ansi_blue",
    "ink-rule": "ansi_bright_black",
}
"""The 16 colours of the terminal's own palette; backgrounds stay the terminal's, where underline and reverse tell."""

_ANSI_DARK: Final = {**_ANSI, "ink-per": "ansi_bright_blue", "ink-product": "ansi_bright_magenta"}
_ANSI_LIGHT: Final = {**_ANSI, "ink-org": "ansi_red", "ink-value": "ansi_default", "ink-inferred": "ansi_default"}
"""Without yellow and cyan, which most palettes make too pale to be read on white."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def own_theme(name: str, colours: ThemeColours) -> Theme:
    """A theme of the user's own; what it leaves open is as in the dark or light theme that comes with the reader."""
    base = next(theme for theme in THEMES if theme.dark == colours.dark)
    given = {field: getattr(colours, field) for field in _OWN if getattr(colours, field) is not None}
    theme = replace(base, name=name, **given)
    bars = _scroll_bars(base.variables["scrollbar"], theme.primary, theme.surface or theme.primary)
    return replace(theme, variables=bars)


def inks(theme: Theme, highlights: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The inks and their backgrounds as CSS variables, for any theme.

    Args:
        theme: The theme.
        highlights: Colours that take the place of some inks', made as light or dark as it takes to be read.
    """
    if theme.ansi:
        return {**(_ANSI_DARK if theme.dark else _ANSI_LIGHT), **highlights}
    colours = theme.to_color_system().generate()
    return dict(
        _inks(
            theme.dark,
            *(colours[name] for name in ("background", "surface", "foreground", "primary", "accent")),
            tuple(colours[name] for name in ("primary", "accent", "secondary", "success", "warning", "error")),
            tuple(highlights.items()),
        )
    )


@cache
def _inks(
    dark: bool,
    background_css: str,
    surface_css: str,
    foreground_css: str,
    primary_css: str,
    accent_css: str,
    palette: tuple[str, ...],
    highlights: tuple[tuple[str, str], ...],
) -> dict[str, str]:
    background = Color.parse(background_css)
    foreground = Color.parse(foreground_css)
    primary, accent = Color.parse(primary_css), Color.parse(accent_css)
    kin = background.blend(primary, 0.16, alpha=1)
    hit = background.blend(accent, 0.22, alpha=1)
    evidence = background.blend(accent, 0.12, alpha=1)
    grounds = (background, Color.parse(surface_css), kin, hit, evidence)

    def ink(colour: Color) -> str:
        return _readable(colour, grounds).hex

    themed = [Color.parse(colour) for colour in palette]
    types = {f"ink-{name}": ink(_hue(hue, themed, dark)) for name, hue in _HUES.items()}
    types |= {name: ink(Color.parse(colour)) for name, colour in highlights}
    return {
        **types,
        "ink-muted": ink(background.blend(foreground, 0.55, alpha=1)),
        "ink-strong": ink(foreground),
        "ink-heading": ink(background.blend(foreground, 0.75, alpha=1)),
        "ink-status": ink(Color.parse(palette[4])),
        "ink-inferred": ink(background.blend(foreground, 0.6, alpha=1)),
        "ink-quote": ink(background.blend(foreground, 0.8, alpha=1)),
        "ink-match": ink(accent),
        "ink-warning": ink(Color.parse(palette[5])),
        "ink-kin": kin.hex,
        "ink-hit": hit.hex,
        "ink-evidence": evidence.hex,
        "ink-bar": background.blend(foreground, 0.3, alpha=1).hex,
        "ink-mark": ink(primary),
        "ink-rule": background.blend(foreground, 0.16, alpha=1).hex,
    }


def _hue(wanted: float, themed: Iterable[Color], dark: bool) -> Color:
    """The theme's colour next to a hue, or that hue itself where the theme has nothing near."""
    near = [(abs((c.hsl.h * 360 - wanted + 180) % 360 - 180), c) for c in themed if c.hsl.s >= 0.2]
    distance, colour = min(near, key=lambda pair: pair[0], default=(360.0, None))
    if colour is not None and distance <= _HUE_TOLERANCE:
        return colour
    return Color.from_hsl(wanted / 360, _SATURATION, 0.68 if dark else 0.36)


def _readable(colour: Color, grounds: tuple[Color, ...]) -> Color:
    """The colour, no lighter or darker than it takes to be read on all grounds."""
    towards = 1.0 if sum(map(_luminance, grounds)) / len(grounds) < 0.18 else 0.0
    hue, saturation, lightness = colour.hsl
    for step in range(51):
        moved = Color.from_hsl(hue, saturation, lightness + (towards - lightness) * step / 50)
        if all(contrast(moved, ground) >= CONTRAST for ground in grounds):
            return moved
    return Color.from_hsl(hue, saturation, towards)


def _luminance(colour: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
