"""Colours for the inks in tests of single panes, where the app with its themes is not there."""

from __future__ import annotations

from textual.app import App

from tui.widgets.ink import INK_VARIABLES


class InkApp(App[None]):
    """An app that knows the inks' variables and nothing else."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """One colour for every ink."""
        backgrounds = {"ink-kin": "#303848", "ink-hit": "#484020", "ink-evidence": "#203028"}
        return dict.fromkeys(INK_VARIABLES, "#c0a080") | backgrounds
