"""What belongs to whom, and who stands against whom: the sidebar's first two views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from annotate.annotation import Claim
from annotate.catalogue import Catalogue
from annotate.graph import Bond, Camp, Graph, Line, bond, topic
from annotate.lookup import Lookup
from tui.views.claims import (
    background_rows,
    claim_key,
    facts,
    facts_under_topic,
    proof,
    sentence_row,
    status_parts,
    told,
    topic_label,
)
from tui.views.parts import INCOMING, blank, heading, name_part, note, other_names, presence, sign, sign_of
from tui.views.rows import ClaimTarget, EntityTarget, Part, Row

_WIDEST_NAME: Final = 18
"""Cells; longer names push what follows them to the right."""
_LINE_INDENT: Final = 1
_NESTED: Final = 2


def ownership_rows(graph: Graph, lookup: Lookup, t: Catalogue) -> tuple[Row, ...]:
    """The camps, each head with what is said of it and of what is its own; then what belongs to no camp."""
    rows: list[Row] = []
    for camp in graph.camps:
        if rows:
            rows += [blank(), Row((Part(t("sidebar.against"), "muted"),)), blank()] if graph.opposed else [blank()]
        rows += _camp_rows(camp, lookup, t)
    for camp in graph.others:
        rows += [blank(), *_camp_rows(camp, lookup, t)]
    if graph.rest:
        title = t("sidebar.more_claims" if rows else "sidebar.claims_title")
        rows += [*([blank()] if rows else []), heading(title)]
        rows += [sentence_row(claim, lookup, t, indent=_LINE_INDENT) for claim in graph.rest]
    if not rows:
        rows.append(note(t("sidebar.all_opposed" if graph.between else "sidebar.no_claims")))
    return (*rows, *background_rows(graph.background, lookup, t))


def opposition_rows(graph: Graph, lookup: Lookup, t: Catalogue) -> tuple[Row, ...]:
    """The claims that set the camps against each other, then those that reach from one into the other."""
    rows: list[Row] = []
    if graph.opposed:
        rows += [_against([camp.head for camp in graph.camps], lookup, t), blank()]
    rows += [sentence_row(claim, lookup, t) for claim in graph.between]
    if ties := graph.ties():
        rows += [*([blank()] if rows else []), heading(t("sidebar.ties"))]
        rows += [sentence_row(claim, lookup, t) for claim in ties]
    return tuple(rows) or (note(t("sidebar.nobody_against")),)


def summary(lookup: Lookup, t: Catalogue, rejected: int = 0) -> str:
    """How many claims there are, whose they are, and how far to trust them: ``38 Aussagen laut Artikel · …``.

    Args:
        lookup: What is known of the article.
        t: The interface's text.
        rejected: How many claims the reader has taken out.
    """
    claims = [c for c in lookup.annotation.relations if c.provenance == "text"]
    counts = {
        "inferred": sum(c.inferred for c in claims),
        "confirmed": sum(c.confirmed for c in claims),
        "rejected": rejected,
    }
    told = (t(f"sidebar.{name}", n=count) for name, count in counts.items() if count)
    return " · ".join([t("sidebar.claims", n=len(claims)), *told])


def _against(heads: Sequence[str], lookup: Lookup, t: Catalogue) -> Row:
    names = (name_part(head, lookup) for head in heads)
    parts = [part for name in names for part in (Part(f" {t('sidebar.against')} ", "muted"), name)]
    return Row(tuple(parts[1:]), wrap=True)


def _camp_rows(camp: Camp, lookup: Lookup, t: Catalogue) -> Iterator[Row]:
    mentions = lookup.mentions_of.get(camp.head, ())
    yield Row(
        (name_part(camp.head, lookup),),
        presence(mentions, lookup),
        target=EntityTarget(camp.head),
        key=f"entity:{camp.head}",
    )
    names = {line.claim.id: _name(line, lookup) for line in camp.lines}
    column = min(_WIDEST_NAME, max((_width(name) for name in names.values()), default=0))
    for of, lines in groupby(camp.lines, key=lambda line: topic(line.claim)):
        yield heading(topic_label(of, t), indent=_LINE_INDENT)
        for line in lines:
            label = (*names[line.claim.id], *(_also(line.other, lookup, t) if of == "ownership" else ()))
            said = facts_under_topic(line.claim, lookup, t)
            gap = Part(" " * max(2, column + 2 - _width(label))) if said else Part("")
            parts = (sign_of(line.claim), *label, gap, *said)
            yield _row(line.claim, parts, status_parts(line.claim, t), _LINE_INDENT, lookup, t)
            yield from _nested_rows(line, _LINE_INDENT + _NESTED, lookup, t)


def _nested_rows(above: Line, indent: int, lookup: Lookup, t: Catalogue) -> Iterator[Row]:
    for line in above.below:
        said = _money_in(line, lookup, t) or told(line.claim, above.other, lookup, t)
        parts = (sign_of(line.claim), *said)
        yield _row(line.claim, parts, (), indent, lookup, t)
        yield from _nested_rows(line, indent + _NESTED, lookup, t)


def _money_in(line: Line, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """An amount that came from somebody, in the few words that an amount needs; empty for all other claims."""
    claim = line.claim
    if line.outgoing or claim.amount is None or bond(claim) is not Bond.MONEY:
        return ()
    return (*_name(line, lookup), Part("  "), *facts(claim, lookup, t))


def _row(
    claim: Claim, parts: tuple[Part, ...], right: tuple[Part, ...], indent: int, lookup: Lookup, t: Catalogue
) -> Row:
    return Row(
        parts,
        right,
        indent,
        target=ClaimTarget(claim.id),
        key=claim_key(claim),
        hang=len(sign(False).text),
        detail=proof(claim, lookup, t),
    )


def _name(line: Line, lookup: Lookup) -> tuple[Part, ...]:
    """The other entity, with an arrow if the claim comes from it."""
    name = name_part(line.other, lookup)
    return (name,) if line.outgoing else (Part(INCOMING, "muted"), name)


def _also(entity: str, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The other names that the text has for it."""
    names = ", ".join(other_names(entity, lookup))
    return (Part(f" ({t('sidebar.also', names=names)})", "muted"),) if names else ()


def _width(parts: Sequence[Part]) -> int:
    return sum(cell_len(part.text) for part in parts)
