"""Annotations in the formats of other tools: one module a format, each a pure function of the records.

A module's ``export`` takes annotations and a language, and returns the text or bytes of one file, or
those of several by their names. Its docstring says what the format keeps and where the rest went.
``docs/export.md`` shows an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.catalogue import Language

Content: TypeAlias = str | bytes
Files: TypeAlias = Mapping[str, Content]
"""Contents by file name, with ``/`` between folders."""
Kind: TypeAlias = Literal["text", "binary", "folder"]
Exporter: TypeAlias = "Callable[[Sequence[Annotation], Language], Content | Files]"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that annotations can be written in; the message ``export.format.<name>`` describes it."""

    name: str
    module: str
    suffix: str
    """Of its file; empty if it makes several."""
    kind: Kind = "text"
    several: bool = True
    """Whether it holds more than one article."""

    def export(self, annotations: Sequence[Annotation], language: Language) -> dict[str, bytes]:
        """The contents of its files by their names, as UTF-8; a format of one file gives it no name.

        Args:
            annotations: What is written; one if the format does not hold several.
            language: Of the words that the export adds.
        """
        exporter = cast(Exporter, import_module(f"annotate.export.{self.module}").export)
        made = exporter(annotations, language)
        files = {"": made} if isinstance(made, str | bytes) else made
        return {name: _encoded(content) for name, content in files.items()}


FORMATS: Final[Mapping[str, Format]] = {
    each.name: each
    for each in (
        Format("json", "json_lines", ".json"),
        Format("report", "report", ".txt"),
        Format("markdown", "markdown", ".md"),
        Format("obsidian", "obsidian", "", "folder"),
        Format("ftm", "ftm", ".ftm.json"),
        Format("csv", "csv_tables", "", "folder"),
        Format("bods", "bods", ".bods.json"),
        Format("webanno", "webanno", "", "folder"),
        Format("conllu", "conllu", ".conllu"),
        Format("brat", "brat", "", "folder"),
        Format("gold", "gold", "", "folder"),
        Format("spacy", "docbin", ".spacy", "binary"),
        Format("w3c", "web_annotation", ".jsonld"),
        Format("graphml", "graphml", ".graphml"),
        Format("dot", "dot", ".dot"),
        Format("mermaid", "mermaid", ".mmd"),
        Format("html", "page", ".html", several=False),
        Format("svg", "picture", ".svg"),
    )
}
"""By name, in the order in which they are listed."""


def _encoded(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")
