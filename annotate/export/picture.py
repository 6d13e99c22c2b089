"""A picture of the network as SVG: who, and by lines what between them, each labelled with its status in words.

Only entities in claims are drawn; those that are in none are named below. Light and dark follow the viewer. Each
line's ``title`` has the claim as a sentence, its standing and its quotes; the rest of it has no room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from math import hypot
from textwrap import wrap
from typing import Final

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.layout import Box, Point, layout
from annotate.export.markup import xml_text
from annotate.export.network import Network, Party, Statement, pipeline_text
from annotate.export.strokes import STROKES, standing
from annotate.figures import phrases
from annotate.phrasing import claim_sign

_MARGIN: Final = 40
_LINE: Final = 15
"""Pixels from one line of a label to the next."""
_SPREAD: Final = 0.08
"""How far apart the labels of lines side by side are, as a part of their length."""
_LETTER: Final = 7.6
"""Pixels of a letter of a name, about; there is no font to measure here."""
_LONGEST: Final = 32
"""Letters of a name that are shown; its title has all."""

_SHAPES: Final = """
text { font: 13px system-ui, "Noto Sans", "DejaVu Sans", sans-serif; text-anchor: middle; }
.name { font-weight: 600; font-size: 14px; }
.label { font-size: 11px; paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }
.small { font-size: 11px; text-anchor: start; }
.line { fill: none; stroke-width: 1.5; }
.open { stroke-width: 1.5; }
.background { stroke-opacity: .45; }
"""
_COLOURS: Final = """
.paper, .open {{ fill: {paper}; }}
.label {{ stroke: {paper}; }}
text {{ fill: {ink}; }}
.line, .box, .open {{ stroke: {soft}; }}
.small, .head {{ fill: {soft}; }}
.per {{ fill: {per}; }}
.org {{ fill: {org}; }}
.loc {{ fill: {loc}; }}
.product {{ fill: {product}; }}
"""
"""Written out for light and dark, as not every viewer knows variables."""
_LIGHT: Final = {
    "paper": "#fdfcf9",
    "ink": "#1d1d1f",
    "soft": "#5d5d63",
    "per": "#fbe3d2",
    "org": "#dbe9f7",
    "loc": "#dff0e0",
    "product": "#eee0f7",
}
_DARK: Final = {
    "paper": "#16171a",
    "ink": "#e9e7e1",
    "soft": "#a9a8a2",
    "per": "#553118",
    "org": "#17395a",
    "loc": "#1f4423",
    "product": "#432456",
}
_STYLE: Final = (
    f"{_SHAPES}{_COLOURS.format_map(_LIGHT)}@media (prefers-color-scheme: dark) {{{_COLOURS.format_map(_DARK)}}}\n"
)

_HEADS: Final = {
    "normal": '<path class="head" d="M0 0L10 5L0 10z"/>',
    "empty": '<path class="open" d="M0 0L10 5L0 10z"/>',
    "odot": '<circle class="open" cx="5" cy="5" r="4"/>',
    "tee": '<path class="line" d="M0 0L10 10M0 10L10 0"/>',
}
"""What a line ends with, in a square of ten."""


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The picture of all articles' network."""
    network = Network.of(annotations)
    ends = {end.id for each in network.statements for end in (each.subject, each.object)}
    drawn = [party for party in network.parties if party.id in ends]
    boxes = {party.id: Box(max(64, _LETTER * len(_short(party.name)) + 24), 30) for party in drawn}
    index = {party.id: number for number, party in enumerate(drawn)}
    pairs = dict.fromkeys((index[each.subject.id], index[each.object.id]) for each in network.statements)
    middles = layout(list(boxes.values()), list(pairs))
    left = min((point.x - box.width / 2 for point, box in zip(middles, boxes.values(), strict=True)), default=0)
    top = min((point.y for point in middles), default=0)
    places = {p.id: Point(m.x - left + _MARGIN, m.y - top + _MARGIN + 15) for p, m in zip(drawn, middles, strict=True)}
    width = max((places[party.id].x + boxes[party.id].width / 2 for party in drawn), default=0) + _MARGIN
    height = max((place.y for place in places.values()), default=0) + _MARGIN
    notes = _notes(network, [party for party in network.parties if party.id not in ends], max(width, 720), language)
    size = (round(max(width, 720)), round(height + 16 * len(notes) + _MARGIN))
    title = _text(" · ".join(article.document.title for article in network.articles))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" role="img"',
        f'  width="{size[0]}" height="{size[1]}">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "<defs>",
        *(_head(name, shape) for name, shape in _HEADS.items()),
        "</defs>",
        f'<rect class="paper" width="{size[0]}" height="{size[1]}"/>',
        *_edges(network, places, boxes, language),
        *(line for party in drawn for line in _box(party, places[party.id], boxes[party.id])),
        *(
            f'<text class="small" x="{_MARGIN}" y="{round(height + 16 * n) + 16}">{_text(note)}</text>'
            for n, note in enumerate(notes)
        ),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _head(name: str, shape: str) -> str:
    size = 'viewBox="-1 -1 12 12" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto-start-reverse"'
    return f'<marker id="{name}" {size}>{shape}</marker>'


def _edges(network: Network, places: dict[str, Point], boxes: dict[str, Box], language: Language) -> Iterator[str]:
    """The lines, those between the same two side by side."""

    def ends(statement: Statement) -> tuple[str, str]:
        one, other = sorted((statement.subject.id, statement.object.id))
        return one, other

    labels: list[str] = []
    for (one, _), group in groupby(sorted(network.statements, key=ends), key=ends):
        members = list(group)
        for number, statement in enumerate(members):
            aside = (number - (len(members) - 1) / 2) * 2.6 * _LINE
            start, end = places[statement.subject.id], places[statement.object.id]
            bend = _bend(start, end, aside if statement.subject.id == one else -aside)
            tip = _border(start, bend, end, boxes[statement.object.id])
            tail = _border(end, bend, start, boxes[statement.subject.id])
            yield _edge(statement, tail, bend, tip, language)
            share = (number - (len(members) - 1) / 2) * _SPREAD
            place = _on_curve(start, bend, end, 0.5 + (share if statement.subject.id == one else -share))
            labels.append(_label(statement, place, language))
    yield from labels


def _bend(start: Point, end: Point, aside: float) -> Point:
    """The point that pulls a curve to its side; a line to itself becomes a loop."""
    x, y = end.x - start.x, end.y - start.y
    length = hypot(x, y) or 1
    if start == end:
        return Point(start.x + 90 + abs(aside), start.y - 90)
    return Point((start.x + end.x) / 2 - y / length * aside, (start.y + end.y) / 2 + x / length * aside)


def _on_curve(start: Point, bend: Point, end: Point, t: float) -> Point:
    """A point of a quadratic Bézier curve, ``t`` of the way along."""
    x, y = (
        (1 - t) ** 2 * one + 2 * t * (1 - t) * middle + t**2 * other
        for one, middle, other in zip(start, bend, end, strict=True)
    )
    return Point(x, y)


def _border(start: Point, bend: Point, end: Point, box: Box) -> Point:
    """Where a curve meets the box at its end."""
    for step in range(100, 0, -1):
        point = _on_curve(start, bend, end, step / 100)
        if abs(point.x - end.x) > box.width / 2 + 2 or abs(point.y - end.y) > box.height / 2 + 2:
            return point
    return end


def _edge(statement: Statement, tail: Point, bend: Point, tip: Point, language: Language) -> str:
    claim = statement.claim
    kind = standing(statement)
    stroke = STROKES[kind]
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    head = f' marker-end="url(#{stroke.head})"' if not statement.symmetric or stroke.head == "tee" else ""
    background = " background" if claim.provenance == "background" else ""
    say = phrases(language)
    told = [f"{statement.sentence(language)}.", statement.standing(language)]
    told += [say("export.wording", text=claim.wording)] if claim.wording else []
    told += [say("export.from_source", source=claim.source, retrieved=claim.retrieved or "?")] if claim.source else []
    told += statement.quotes
    path = f"M{tail.x:.1f} {tail.y:.1f}Q{bend.x:.1f} {bend.y:.1f} {tip.x:.1f} {tip.y:.1f}"
    return (
        f'<path id="{statement.id}" class="line {kind}{background}" d="{path}"{dashes}{head}>'
        f"<title>{_text(' '.join(told))}</title></path>"
    )


def _label(statement: Statement, middle: Point, language: Language) -> str:
    label = statement.label(language)
    if statement.claim.provenance == "background":
        label = f"{label} ({phrases(language)('export.background_word')})"
    if sign := claim_sign(statement.claim):
        label = f"{sign} {label}"
    return f'<text class="label" x="{middle.x:.1f}" y="{middle.y:.1f}" dy=".35em">{_text(label)}</text>'


def _box(party: Party, place: Point, box: Box) -> Iterator[str]:
    corner = 15 if party.type == "PER" else 3
    yield f'<g id="{party.id}"><title>{_text(", ".join((party.name, party.type, *party.aliases)))}</title>'
    yield (
        f'<rect class="box {party.type.lower()}" x="{place.x - box.width / 2:.1f}" y="{place.y - box.height / 2:.1f}" '
        f'width="{box.width:.1f}" height="{box.height:.1f}" rx="{corner}"/>'
    )
    yield f'<text class="name" x="{place.x:.1f}" y="{place.y:.1f}" dy=".35em">{_text(_short(party.name))}</text></g>'


def _notes(network: Network, omitted: Sequence[Party], width: float, language: Language) -> list[str]:
    """What stands below the picture, in lines that fit it."""
    say = phrases(language)
    notes = [f"{say('export.legend')} {say('export.legend_inferred')}"]
    if omitted:
        notes.append(say("export.omitted", names=", ".join(party.name for party in omitted)))
    notes += [say("export.made", pipeline=pipeline_text(article)) for article in network.articles]
    return [line for note in notes for line in wrap(note, max(40, int((width - 2 * _MARGIN) / 6)))]


def _short(name: str) -> str:
    line = xml_text(name)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _text(text: str) -> str:
    return escape(xml_text(text))
