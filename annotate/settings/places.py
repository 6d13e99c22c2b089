"""Where the user's settings are, and what is remembered beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

CONFIG_VARIABLE: Final = "DURCHBLICK_CONFIG"
"""Environment variable that names another settings file."""
STATE_VARIABLE: Final = "DURCHBLICK_STATE"
"""Environment variable that names another folder for what the reader remembers of its looks."""


def settings_path() -> Path:
    """The settings file, whether there is one or not."""
    if name := os.environ.get(CONFIG_VARIABLE):
        return Path(name)
    from platformdirs import user_config_path

    return user_config_path("durchblick", appauthor=False) / "durchblick.toml"


def remembered_path() -> Path:
    """The file of what is remembered, whether there is one or not."""
    if folder := os.environ.get(STATE_VARIABLE):
        return Path(folder, "looks.json")
    from platformdirs import user_state_path

    return user_state_path("durchblick", appauthor=False) / "looks.json"
