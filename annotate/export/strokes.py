"""How a picture of the network tells what a claim's status is: by line and arrow, never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from annotate.annotation import Status
from annotate.export.network import Statement

Standing: TypeAlias = Status | Literal["background"]
"""A claim's status, or that it is not the article's."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn."""

    dashes: str
    """Lengths of dashes and gaps in pixels, as SVG has them; empty for a solid line."""
    dot: str
    """Graphviz's name for it."""
    head: str = "normal"
    """Graphviz's arrow head."""


STROKES: Final[Mapping[Standing, Stroke]] = {
    "current": Stroke("", "solid"),
    "planned": Stroke("9 5", "dashed", "empty"),
    "alleged": Stroke("2 4", "dotted", "empty"),
    "former": Stroke("9 4 2 4", "dashed", "odot"),
    "rejected": Stroke("5 5", "dashed", "tee"),
    "background": Stroke("", "solid"),
}


def standing(statement: Statement) -> Standing:
    """What the line of a claim must tell."""
    claim = statement.claim
    return "background" if claim.provenance == "background" and statement.holds else claim.status
