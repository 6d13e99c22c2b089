from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.themes import CONTRAST, CYCLE, THEMES, contrast, inks
from tui.widgets.ink import INK_VARIABLES

GROUNDS = {"ink-kin", "ink-hit", "ink-evidence"}
ORNAMENTS = {"ink-rule", "ink-bar"}
ALL = {theme.name: theme for theme in (*THEMES, *BUILTIN_THEMES.values())}
COLOURED = [theme for theme in ALL.values() if not theme.ansi]
NATIVE = [theme for theme in ALL.values() if theme.ansi]


def grounds(theme: Theme) -> list[Color]:
    """Whatever text is written on: the text's ground, that of cards, and the marks."""
    colours = theme.to_color_system().generate()
    variables = inks(theme)
    names = [colours["background"], colours["surface"], *(variables[name] for name in GROUNDS)]
    return [Color.parse(value) for value in names]


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda t: t.name)
def test_every_ink_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = inks(theme)
    weakest = {
        name: min(contrast(Color.parse(value), ground) for ground in grounds(theme))
        for name, value in variables.items()
        if name not in GROUNDS | ORNAMENTS
    }
    assert {name: ratio for name, ratio in weakest.items() if ratio < CONTRAST} == {}


@pytest.mark.parametrize("theme", COLOURED, ids=lambda t: t.name)
def test_text_can_be_read_where_it_is_marked(theme: Theme) -> None:
    variables = inks(theme)
    assert min(contrast(Color.parse(variables["ink-strong"]), Color.parse(variables[name])) for name in GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", ALL.values(), ids=lambda t: t.name)
def test_no_two_types_share_a_colour(theme: Theme) -> None:
    variables = inks(theme)
    assert len({variables[f"ink-{name}"] for name in ("per", "org", "loc", "product", "value")}) == 5


@pytest.mark.parametrize("theme", ALL.values(), ids=lambda t: t.name)
def test_every_theme_has_every_ink(theme: Theme) -> None:
    assert inks(theme).keys() >= INK_VARIABLES


@pytest.mark.parametrize("theme", NATIVE, ids=lambda t: t.name)
def test_native_themes_use_the_terminals_own_colours(theme: Theme) -> None:
    assert all(value.startswith("ansi_") for value in inks(theme).values())


def test_the_cycle_names_known_themes() -> None:
    assert set(CYCLE) <= ALL.keys()


@given(st.tuples(*[st.integers(0, 255)] * 3), st.tuples(*[st.integers(0, 255)] * 3))
def test_contrast_is_symmetric_and_bounded(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    ratio = contrast(Color(*one), Color(*other))
    assert ratio == contrast(Color(*other), Color(*one))
    assert 1 <= ratio <= 21.01
