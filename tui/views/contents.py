"""The headings of an article as rows."""

from __future__ import annotations

from annotate.article import Article
from tui.views.rows import Part, PlaceTarget, Row


def heading_rows(article: Article) -> tuple[Row, ...]:
    """A row a heading, each with how far into the text it stands."""
    length = max(1, len(article.text))
    return tuple(
        Row(
            (Part(article.text[heading.start : heading.end], "strong"),),
            right=(Part(f"{heading.start * 100 // length} %", "muted"),),
            target=PlaceTarget(heading.start, heading.end),
            key=heading_key(heading.start),
        )
        for heading in article.paragraphs
        if heading.kind == "heading"
    )


def heading_key(start: int) -> str:
    """The key of the row of a heading that begins there."""
    return f"heading:{start}"
