"""The examples of ``docs/export.md`` are what the program writes."""

import re
from pathlib import Path

import pytest

from annotate.export import FORMATS
from tests.annotate.export import samples

DOCS = Path(__file__).parents[3] / "docs" / "export.md"
CHAPTERS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))
LEFT_OUT = "[…]"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_an_example_from_the_seed(name: str) -> None:
    (example,) = re.findall(r"^```\w+\n(.*?)\n```$", CHAPTERS[name], re.DOTALL | re.MULTILINE)
    if FORMATS[name].kind == "binary":
        return
    written = "\n".join(content.decode() for content in FORMATS[name].export([samples.seed()], "de").values())
    for piece in filter(None, (part.strip("\n") for part in example.split(LEFT_OUT))):
        assert piece in written
