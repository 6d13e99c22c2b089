"""Two tables for spreadsheets and scripts: ``entities.csv`` and ``claims.csv``, as UTF-8 with a byte-order mark.

A cell that a spreadsheet would compute begins with an apostrophe, as OWASP advises against formula
injection; take it off with ``removeprefix("'")``. Kept: all of each claim.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.network import Network, Party, Statement
from annotate.harmless import harmless_line

ENTITY_COLUMNS: Final = ("id", "name", "type", "aliases", "wikidata", "certainty")
CLAIM_COLUMNS: Final = (
    *("id", "subject_id", "subject", "type", "object_id", "object", "status", "provenance"),
    *("inferred", "confirmed", "attribution"),
    *(
        "sentence",
        "wording",
        "role",
        "amount",
        "currency",
        "amount_op",
        "percent",
        "percent_op",
        "date",
        "date_derived",
    ),
    *("quote", "evidence", "paragraph", "rule", "source", "retrieved", "article", "title", "pipeline"),
)

_MARK: Final = "\ufeff"
"""By which Excel knows UTF-8."""
_FORMULA: Final = ("=", "+", "-", "@", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also in full width; and the apostrophe, so that it can be taken off again."""


def export(annotations: Sequence[Annotation], language: Language) -> dict[str, str]:
    """The two tables by their file names."""
    network = Network.of(annotations)
    return {
        "entities.csv": _table(ENTITY_COLUMNS, map(_entity, network.parties)),
        "claims.csv": _table(CLAIM_COLUMNS, (_claim(each, language) for each in network.statements)),
    }


def cell(text: str) -> str:
    """The text on one line, harmless in a spreadsheet."""
    line = harmless_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _entity(party: Party) -> dict[str, str]:
    return {
        "id": party.id,
        "name": party.name,
        "type": party.type,
        "aliases": " | ".join(party.aliases),
        "wikidata": party.wikidata or "",
        "certainty": party.certainty or "",
    }


def _claim(statement: Statement, language: Language) -> dict[str, str]:
    return {**statement.row(language), "subject_id": statement.subject.id, "object_id": statement.object.id}


def _table(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cell(text) for name, text in row.items()} for row in rows)
    return out.getvalue()
