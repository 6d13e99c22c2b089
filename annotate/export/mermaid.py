"""The network for Mermaid: a flowchart with a node an entity and a link a claim from subject to object.

The link's stroke tells the status, its label begins with it; a comment before it has the rest of the
claim. Mermaid itself draws up to 500 links and 50,000 characters unless it is told otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotate.annotation import Annotation, EntityType
from annotate.catalogue import Language
from annotate.export.network import Network, Statement, pipeline_text
from annotate.export.strokes import STROKES, standing
from annotate.figures import phrases
from annotate.harmless import harmless_line
from annotate.phrasing import claim_sign

_UNSAFE: Final = re.compile(r"""[^\w\s.,'/%:()≈✓§€$£¥-]|_""")
"""What may mean something to Mermaid, or to the HTML that it makes."""
_BRACKETS: Final[dict[EntityType, tuple[str, str]]] = {
    "PER": ("(", ")"),
    "ORG": ("[", "]"),
    "LOC": (">", "]"),
    "PRODUCT": ("[[", "]]"),
}


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The network of all articles."""
    network = Network.of(annotations)
    lines = ["flowchart LR"]
    for article in network.articles:
        lines.append(f"%% {_comment(f'{article.document.title}; {pipeline_text(article)}')}")
    lines.append(f"%% {_comment(phrases(language)('export.legend'))}")
    for party in network.parties:
        left, right = _BRACKETS[party.type]
        lines.append(f'  {party.id}{left}"{_label(party.name)}"{right}')
    for number, statement in enumerate(network.statements):
        lines += _link(number, statement, language)
    return "\n".join(lines) + "\n"


def _link(number: int, statement: Statement, language: Language) -> Iterator[str]:
    kind = standing(statement)
    arrow = "---" if statement.symmetric else "-->"
    if kind == "rejected":
        arrow = "--x"
    label = statement.label(language)
    if statement.claim.provenance == "background":
        label = f"{label} ({phrases(language)('export.background_word')})"
    if sign := claim_sign(statement.claim):
        label = f"{sign} {label}"
    row = {name: value for name, value in statement.row(language).items() if value}
    yield f"  %% {_comment('; '.join(f'{name}: {value}' for name, value in row.items()))}"
    yield f'  {statement.subject.id} {arrow}|"{_label(label)}"| {statement.object.id}'
    style = [f"stroke-dasharray:{STROKES[kind].dashes}"] if STROKES[kind].dashes else []
    if statement.claim.provenance == "background":
        style.append("stroke:#999")
    if style:
        yield f"  linkStyle {number} {','.join(style)}"


def _label(text: str) -> str:
    """The text between quotes, each character that might be markup as its code."""
    return _UNSAFE.sub(lambda match: f"#{ord(match[0])};", harmless_line(text))


def _comment(text: str) -> str:
    """A comment; braces would make a directive of it."""
    return harmless_line(text).replace("{", "(").replace("}", ")").replace("%%", "% %")
