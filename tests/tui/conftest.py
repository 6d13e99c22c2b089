from __future__ import annotations

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's settings, library or clipboard takes part."""
    monkeypatch.setenv("DURCHBLICK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DURCHBLICK_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("DURCHBLICK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("DURCHBLICK_LANG", "de")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr("tui.clipboard.copy_natively", lambda text: None)
    for variable in ("NO_COLOR", "TEXTUAL_THEME", "DURCHBLICK_THEME"):
        monkeypatch.delenv(variable, raising=False)
