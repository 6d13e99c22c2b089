"""The network as GraphML: a node an entity, an edge a claim from its subject to its object.

All edges are directed, since many readers refuse a mixed graph; ``symmetric`` says which say the same in
both directions. An edge's ``label`` begins with its status. Kept: all of each claim, each in its own key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.markup import xml_text
from annotate.export.network import Network, Party, Statement

_NODE: Final = ("label", "type", "aliases", "wikidata", "certainty")
_EDGE: Final = (
    *("label", "type", "status", "provenance", "attribution", "sentence", "wording", "role", "currency", "amount_op"),
    *(
        "percent_op",
        "date",
        "quote",
        "evidence",
        "paragraph",
        "rule",
        "source",
        "retrieved",
        "article",
        "title",
        "pipeline",
    ),
)
_TYPED: Final = {
    "inferred": "boolean",
    "confirmed": "boolean",
    "symmetric": "boolean",
    "date_derived": "boolean",
    "amount": "double",
    "percent": "double",
}
"""Keys of edges that are no text."""


def export(annotations: Sequence[Annotation], language: Language) -> bytes:
    """The network of all articles."""
    network = Network.of(annotations)
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for place, names in (("node", _NODE), ("edge", (*_EDGE, *_TYPED))):
        for name in names:
            attributes = {"attr.name": name, "attr.type": _TYPED.get(name, "string")}
            SubElement(root, "key", {"id": f"{place}.{name}", "for": place, **attributes})
    graph = SubElement(root, "graph", id="G", edgedefault="directed")
    for party in network.parties:
        _data(SubElement(graph, "node", id=party.id), "node", _node(party))
    for statement in network.statements:
        ends = {"source": statement.subject.id, "target": statement.object.id}
        _data(SubElement(graph, "edge", {"id": statement.id, **ends}), "edge", _edge(statement, language))
    indent(root)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _node(party: Party) -> dict[str, str]:
    return {
        "label": party.name,
        "type": party.type,
        "aliases": " | ".join(party.aliases),
        "wikidata": party.wikidata or "",
        "certainty": party.certainty or "",
    }


def _edge(statement: Statement, language: Language) -> dict[str, str]:
    row = statement.row(language)
    symmetric = {"symmetric": "true" if statement.symmetric else "false"}
    return {
        "label": statement.label(language),
        **symmetric,
        **{name: row[name] for name in row if name in {*_EDGE, *_TYPED}},
    }


def _data(parent: Element, place: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            SubElement(parent, "data", key=f"{place}.{name}").text = xml_text(value)
