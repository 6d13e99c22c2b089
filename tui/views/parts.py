"""The small pieces that all views are made of: names in their inks, counts, spark lines, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from annotate.annotation import Claim, EntityType, Mention, Range
from annotate.article import Span
from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.rows import Ink, Part, Row

INFERRED: Final = "≈ "
CONFIRMED: Final = "✓ "
NAMED: Final = "  "
INCOMING: Final = "← "
ELLIPSIS: Final = "…"

_INKS: Final[dict[EntityType, Ink]] = {"PER": "per", "ORG": "org", "LOC": "loc", "PRODUCT": "product"}
_BARS: Final = " ▁▂▃▄▅▆▇█"
_SPARKS: Final = 10
_FULL_BAR: Final = 3
"""Mentions; fewer never fill a bar, so that one mention does not look like many."""
_LEAD: Final = 44
"""Characters before the point of a quotation; what is further ahead of it is left out."""


def entity_ink(entity: str, lookup: Lookup) -> Ink:
    """The ink of the entity's type."""
    found = lookup.entities.get(entity)
    return _INKS[found.type] if found else "muted"


def name_part(entity: str, lookup: Lookup) -> Part:
    """The entity's name in the ink of its type."""
    found = lookup.entities.get(entity)
    return Part(found.name if found else entity, entity_ink(entity, lookup))


def spellings(entity: str, lookup: Lookup) -> tuple[str, ...]:
    """The names by which the text calls the entity beside its own, each once, without a genitive's ending."""
    found = lookup.entities.get(entity)
    known = {found.name} if found else set()
    names = [lookup.text(m) for m in lookup.mentions_of.get(entity, ()) if m.kind == "name"]
    listed = {*known, *names, *(found.aliases if found else ())}
    bare = (name[:-1] if name.endswith("s") and name[:-1] in listed else name for name in names)
    return tuple(name for name in dict.fromkeys(bare) if name not in known)


def other_names(entity: str, lookup: Lookup) -> tuple[str, ...]:
    """Those of the :func:`spellings` that have no word in common with the entity's name: ``Twitter`` for X."""
    found = lookup.entities.get(entity)
    own = set(_words(found.name)) if found else set()
    return tuple(name for name in spellings(entity, lookup) if own.isdisjoint(_words(name)))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def sign(inferred: bool, confirmed: bool = False) -> Part:
    """The sign of what the reader has confirmed, else of what was concluded, or as much blank."""
    if confirmed:
        return Part(CONFIRMED, "strong")
    return Part(INFERRED, "inferred") if inferred else Part(NAMED)


def sign_of(claim: Claim) -> Part:
    """The sign before a claim."""
    return sign(claim.inferred, claim.confirmed)


def heading(text: str, indent: int = 0) -> Row:
    """A line above other lines."""
    return Row((Part(text, "heading"),), indent=indent)


def note(text: str, indent: int = 0) -> Row:
    """A line that says something about the view itself."""
    return Row((Part(text, "muted"),), indent=indent, wrap=True)


def blank() -> Row:
    """An empty line."""
    return Row()


def counts(mentions: Sequence[Mention]) -> str:
    """How often named and how often referred to otherwise: ``19 + 28``."""
    names = sum(m.kind == "name" for m in mentions)
    references = len(mentions) - names
    return f"{names} + {references}" if references else f"{names}"


def spark(mentions: Iterable[Mention], length: int) -> str:
    """Where in a text of ``length`` characters the mentions are, as bars from its start to its end."""
    bins = [0] * _SPARKS
    for mention in mentions:
        bins[min(mention.start * _SPARKS // max(1, length), _SPARKS - 1)] += 1
    most = max(*bins, _FULL_BAR)
    steps = len(_BARS) - 1
    return "".join(_BARS[-(-count * steps // most)] for count in bins)


def presence(mentions: Sequence[Mention], lookup: Lookup) -> tuple[Part, ...]:
    """The counts and the spark line, for a line's right side."""
    length = len(lookup.annotation.document.text)
    return (Part(counts(mentions), "muted"), Part("  "), Part(spark(mentions, length), "muted"))


def merged(ranges: Iterable[Span | Range]) -> list[Span]:
    """The ranges as spans in order, those that overlap made one."""
    spans: list[Span] = []
    for start, end in sorted((r.start, r.end) for r in ranges):
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return spans


def marked(text: str, spans: Iterable[Span], ink: Ink, rest: Ink = "") -> tuple[Part, ...]:
    """The text in ink ``rest``, with the spans in ink ``ink``."""
    parts, at = [], 0
    for start, end in merged(Span(max(0, span.start), min(span.end, len(text))) for span in spans):
        if start < end:
            parts += [Part(text[at:start], rest), Part(text[start:end], ink)]
            at = end
    return tuple(part for part in (*parts, Part(text[at:], rest)) if part.text)


def excerpt(
    span: Span | Range, points: Iterable[Span | Range], lookup: Lookup, ink: Ink, rest: Ink = ""
) -> tuple[Part, ...]:
    """What the article says in ``span``, from shortly before the first of the points on.

    Args:
        span: The passage.
        points: What it is quoted for.
        lookup: Gives the text.
        ink: The ink of the points.
        rest: The ink of all else.
    """
    inner = (p for p in merged(points) if span.start <= p.start and p.end <= span.end)
    shifted = (Span(p.start - span.start, p.end - span.start) for p in inner)
    return shortened(lookup.annotation.document.text[span.start : span.end], list(shifted), ink, rest)


def shortened(text: str, spans: Sequence[Span], ink: Ink, rest: Ink = "") -> tuple[Part, ...]:
    """The text :func:`marked`, from shortly before the first of the spans on."""
    start = _beginning(text, spans[0].start) if spans else 0
    shown = marked(text[start:], (Span(s.start - start, s.end - start) for s in spans), ink, rest)
    return (Part(f"{ELLIPSIS} ", rest), *shown) if start else shown


def quotation(span: Span | Range, points: Iterable[Span | Range], lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The :func:`excerpt` in quotation marks."""
    said = excerpt(span, points, lookup, "strong", "quote")
    return (Part(t("card.open_quote"), "quote"), *said, Part(t("card.close_quote"), "quote"))


def quoted(text: str, t: Catalogue) -> Part:
    """Words of the article in quotation marks."""
    return Part(f"{t('card.open_quote')}{text}{t('card.close_quote')}", "quote")


def _beginning(text: str, point: int) -> int:
    """The start of a word at most ``_LEAD`` characters before ``point``."""
    if point <= _LEAD:
        return 0
    gap = text.find(" ", point - _LEAD, point)
    return gap + 1 if gap >= 0 else point - _LEAD
