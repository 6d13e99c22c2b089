"""The example of ``docs/corrections.md`` is what the program takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec

from annotate.corrections.applying import apply
from annotate.corrections.exchange import corrections_from_json
from annotate.corrections.records import Correction
from tests.gold import gold_annotation

DOCS = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_the_example_fits_the_seed() -> None:
    (example,) = re.findall(r"```json\n(.*?)\n```", DOCS, re.DOTALL)
    corrected = corrections_from_json(example.encode())
    seed = gold_annotation("musk-altman")
    assert corrected.id == seed.document.id
    made = apply(seed, corrected.corrections)
    assert [outcome.fit for outcome in made.outcomes] == ["applied"] * 3
    assert "X Corp." in {entity.name for entity in made.annotation.entities}


def test_every_kind_is_told() -> None:
    for kind in get_args(Correction):
        assert f"| `{kind.__struct_config__.tag}` |" in DOCS
        for field in msgspec.structs.fields(kind):
            assert f"`{field.name}`" in DOCS
