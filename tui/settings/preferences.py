"""Which settings hold, where each comes from, and what they mean for the reader.

What counts more comes first: the call, the environment, what was changed in the reader, the file, the
default. Only what was changed in the reader is ever written, to a file of its own.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import Final, Literal, TypeAlias

import msgspec
from textual.theme import BUILTIN_THEMES, Theme

from annotate.catalogue import LANGUAGE_VARIABLE, user_language
from annotate.errors import user_error
from annotate.own_model import VARIABLE as MODEL_VARIABLE
from annotate.own_model import is_installed
from annotate.settings.reading import Key, SettingsFile, leaves, nested, read_settings
from annotate.settings.remembered import Look, read_remembered
from annotate.settings.schema import Settings
from tui.actions import ACTIONS, Action
from tui.settings.keymap import remapped
from tui.themes import HIGHLIGHTS, THEMES, own_theme

THEME_VARIABLE: Final = "DURCHBLICK_THEME"
"""Environment variable with the theme."""
VARIABLES: Final[Mapping[Key, str]] = {
    ("language",): LANGUAGE_VARIABLE,
    ("theme",): THEME_VARIABLE,
    ("model",): MODEL_VARIABLE,
}
"""The environment variables of settings."""
CHANGEABLE: Final[tuple[Key, ...]] = (("theme",), ("width",), ("sidebar", "shown"))
"""What can be changed in the reader, and is remembered."""
CONTRAST_THEME: Final = "durchblick-contrast"
"""The theme of the reading aid."""

Origin: TypeAlias = Literal["call", "environment", "remembered", "file", "reading_aid", "default"]

_USUAL: Final = Settings()


class Chosen(msgspec.Struct, frozen=True):
    """The value of a setting that holds."""

    value: object
    origin: Origin
    unremembered: object
    """The value without what was changed in the reader."""


class Preferences(msgspec.Struct, frozen=True):
    """The settings as the reader takes them; by default none is set."""

    settings: Settings = _USUAL
    themes: tuple[Theme, ...] = ()
    """Themes of the user's own."""
    actions: tuple[Action, ...] = ACTIONS
    """The actions with the user's keys."""
    usual_width: int = _USUAL.width
    """Cells of a line before any change in the reader."""
    problems: tuple[str, ...] = ()
    """What is wrong with the settings file, one sentence each."""
    chosen: Mapping[Key, Chosen] = {}
    """Every setting with where it comes from."""
    file: SettingsFile | None = None
    """What the settings file says; None without one, where nothing is remembered either."""

    @property
    def highlights(self) -> dict[str, str]:
        """The colours that the user gives some inks."""
        colours = {ink: getattr(self.settings.highlights, name) for name, ink in HIGHLIGHTS.items()}
        return {ink: colour for ink, colour in colours.items() if colour}


def preferences(call: Mapping[Key, object], environ: Mapping[str, str] = os.environ) -> Preferences:
    """The preferences that hold.

    Args:
        call: The settings that the call names.
        environ: The environment.

    Raises:
        DurchblickError: If the call or the environment names a theme that there is not.
    """
    file = read_settings()
    problems = [*file.problems]
    themes = tuple(own_theme(name, colours) for name, colours in file.settings.themes.items())
    names = theme_names(themes)
    given, kept = dict(file.given), read_remembered(file.given)
    if file.settings.theme not in names:
        del given["theme",]
        problems.append(file.complain(("theme",), "theme", file.settings.theme, names, name=file.settings.theme))
    if file.settings.model and not is_installed(file.settings.model):
        del given["model",]
        problems.append(file.complain(("model",), "model", name=file.settings.model))
    if kept.get(("theme",)) not in names:
        kept.pop(("theme",), None)
    named: dict[Key, object] = {key: environ[name] for key, name in VARIABLES.items() if environ.get(name)}
    if ("language",) in named:
        named["language",] = user_language(environ)
    chosen = _resolve(call, named, {key: kept[key] for key in CHANGEABLE if key in kept}, given)
    if (theme := chosen["theme",]).value not in names:
        raise user_error("theme", name=str(theme.value), names=", ".join(names))
    settings = msgspec.convert(nested({key: one.value for key, one in chosen.items()}), Settings, strict=False)
    actions, wrong = remapped(settings.keys, file.complain)
    width = chosen["width",].unremembered
    assert isinstance(width, int)
    return Preferences(settings, themes, actions, width, (*problems, *wrong), chosen, file)


def theme_names(themes: Collection[Theme] = ()) -> list[str]:
    """The names of all themes, the user's among them."""
    return [theme.name for theme in (*THEMES, *themes)] + list(BUILTIN_THEMES)


def _resolve(
    call: Mapping[Key, object],
    environment: Mapping[Key, object],
    remembered: Mapping[Key, Look],
    given: Mapping[Key, object],
) -> dict[Key, Chosen]:
    aid: dict[Key, object] = {("theme",): CONTRAST_THEME} if given.get(("reading-aid",)) else {}
    usual = dict(leaves(msgspec.to_builtins(_USUAL)))
    layers: list[tuple[Origin, Mapping[Key, object]]] = [
        ("call", call),
        ("environment", environment),
        ("remembered", {key: value for key, value in remembered.items() if _fits(key, value)}),
        ("file", given),
        ("reading_aid", aid),
        ("default", usual),
    ]
    chosen: dict[Key, Chosen] = {}
    for key in dict.fromkeys((*usual, *given)):
        if usual.get(key) == {}:  # a table of names of the user's own
            continue
        having = [(origin, layer[key]) for origin, layer in layers if key in layer]
        plain = next(value for origin, value in having if origin != "remembered")
        chosen[key] = Chosen(having[0][1], having[0][0], plain)
    return chosen


def _fits(key: Key, value: Look) -> bool:
    """Whether a remembered value can be taken: its file is not the user's to mend."""
    try:
        msgspec.convert(nested({key: value}), Settings)
    except msgspec.ValidationError:
        return False
    return True
