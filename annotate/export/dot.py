"""The network for Graphviz: a node an entity, an edge a claim from its subject to its object.

The line tells the status (dashed and an empty head: planned; dotted: alleged; a ring: former; a bar:
rejected; grey and double: background), the label says it too. The rest of each claim is in the edge's
``tooltip`` and in a comment above it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from annotate.annotation import Annotation, EntityType
from annotate.catalogue import Language
from annotate.export.network import Network, Party, Statement, pipeline_text
from annotate.export.strokes import STROKES, standing
from annotate.figures import phrases
from annotate.harmless import harmless_line
from annotate.phrasing import claim_sign

_SHAPES: Final[dict[EntityType, str]] = {"PER": "ellipse", "ORG": "box", "LOC": "house", "PRODUCT": "component"}


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The network of all articles."""
    network = Network.of(annotations)
    say = phrases(language)
    lines = [
        *(f"// {_comment(f'{a.document.title} ({a.document.source}); {pipeline_text(a)}')}" for a in network.articles),
        "digraph durchblick {",
        '  graph [rankdir=LR, overlap=false, charset="UTF-8", tooltip=' + _quoted(say("export.legend")) + "];",
        '  node [fontname="Helvetica"];',
        '  edge [fontname="Helvetica", fontsize=10];',
        *map(_node, network.parties),
        *(line for statement in network.statements for line in _edge(statement, language)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(party: Party) -> str:
    tip = ", ".join(
        [party.type, *party.aliases, *([f"{party.wikidata} ({party.certainty})"] if party.wikidata else [])]
    )
    return f"  {party.id} [label={_quoted(party.name)}, shape={_SHAPES[party.type]}, tooltip={_quoted(tip)}];"


def _edge(statement: Statement, language: Language) -> list[str]:
    row = {name: value for name, value in statement.row(language).items() if value}
    kind = standing(statement)
    stroke = STROKES[kind]
    look = [f"style={stroke.dot}", f"arrowhead={stroke.head}"]
    label = statement.label(language)
    if statement.symmetric:
        look += ["dir=both", f"arrowtail={stroke.head}"] if stroke.head == "tee" else ["dir=none"]
    if statement.claim.provenance == "background":
        look.append('color="gray50:white:gray50"')
        label = f"{label} ({phrases(language)('export.background_word')})"
    if sign := claim_sign(statement.claim):
        label = f"{sign} {label}"
    tip = " ".join([f"{statement.sentence(language)}.", statement.standing(language), *statement.quotes])
    return [
        f"  // {_comment(json.dumps(row, ensure_ascii=False))}",
        f"  {statement.subject.id} -> {statement.object.id} "
        f"[id={statement.id}, label={_quoted(label)}, tooltip={_quoted(tip)}, {', '.join(look)}];",
    ]


def _quoted(text: str) -> str:
    """A string of the DOT language; a backslash would begin an escape there, and ``&`` an entity."""
    line = harmless_line(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{line}"'


def _comment(text: str) -> str:
    return harmless_line(text)
