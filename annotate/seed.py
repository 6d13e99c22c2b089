"""The article that comes with the program, for who has none at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from annotate.article import Article
from annotate.sources import open_article

_NAME: Final = "musk-altman.txt"
_PACKAGE: Final = Path(__file__).parent


def seed_article() -> Article:
    """The seed article: from the package where it is installed, from the source tree beside it else."""
    installed = _PACKAGE / "seeds" / _NAME
    return open_article(installed if installed.exists() else _PACKAGE.parent / "seeds" / _NAME)
