from functools import cache

import pytest

from annotate.catalogue import Catalogue


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DURCHBLICK_LANG", "en")
    monkeypatch.setattr(Catalogue, "load", _load)


_load = cache(Catalogue.load)  # thousands of damaged files are refused, each with a message
