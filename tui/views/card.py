"""The card of one entity: what it is called, what is claimed of it, and every place that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from annotate.annotation import Claim, Entity, Mention
from annotate.catalogue import Catalogue
from annotate.graph import rank
from annotate.lookup import Lookup
from annotate.phrasing import certainty
from tui.views.claims import background_rows, claim_key, proof, told
from tui.views.parts import (
    ELLIPSIS,
    INFERRED,
    blank,
    entity_ink,
    excerpt,
    heading,
    quoted,
    sign,
    sign_of,
    spellings,
)
from tui.views.rows import ClaimTarget, Part, PlaceTarget, Row

LAST_SEEN: Final = "last-seen"
"""The key of the row with the last mention before where the reader is."""

_WIDEST_CLAIM: Final = 36
_EPITHETS: Final = 8
_PRONOUNS: Final = 4
"""So many are listed; all of them stand among the places."""


def entity_rows(entity: str, lookup: Lookup, t: Catalogue, before: int) -> tuple[Row, ...]:
    """The card of an entity.

    Args:
        entity: Its id.
        lookup: What is known of the article.
        t: The interface's messages.
        before: Where the reader is: the last mention that ends before this offset stands out.
    """
    found = lookup.entities[entity]
    mentions = lookup.mentions_of.get(entity, ())
    claims = sorted(lookup.claims_of.get(entity, ()), key=rank)
    rows = [_title(found, mentions, lookup, t), *_called(found, mentions, lookup, t)]
    if stated := [c for c in claims if c.provenance == "text"]:
        rows += [blank(), *_claims(entity, stated, lookup, t)]
    rows += background_rows((c for c in claims if c.provenance == "background"), lookup, t)
    if seen := [m for m in mentions if m.end <= before]:
        rows += [blank(), *_last_seen(seen[-1], before, lookup, t)]
    if mentions:
        rows += [blank(), heading(t("card.all_places", n=len(mentions)))]
        rows += [_place(mention, f"mention:{mention.id}", lookup, t) for mention in mentions]
    if found.links:
        rows += [blank(), _links(found, t)]
    return tuple(rows)


def _title(entity: Entity, mentions: Sequence[Mention], lookup: Lookup, t: Catalogue) -> Row:
    names = sum(m.kind == "name" for m in mentions)
    counted = [t(f"legend.{entity.type}.name"), t("card.names", n=names)]
    if references := len(mentions) - names:
        counted.append(t("card.references", n=references))
    kind, *numbers = counted
    return Row((Part(entity.name, entity_ink(entity.id, lookup)),), (Part(f"{kind} · {', '.join(numbers)}", "muted"),))


def _called(entity: Entity, mentions: Sequence[Mention], lookup: Lookup, t: Catalogue) -> Iterator[Row]:
    """What else the article calls it: other spellings, descriptions, pronouns."""
    names = [(Part(name),) for name in spellings(entity.id, lookup)]
    epithets = _surfaces(mentions, "epithet", lookup)[:_EPITHETS]
    pronouns = [text.casefold() for text in _surfaces(mentions, "pronoun", lookup)[:_PRONOUNS]]
    concluded = [*epithets, *([f"{', '.join(pronouns)} {ELLIPSIS}"] if pronouns else [])]
    listed = [*names, *((Part(INFERRED, "inferred"), Part(text, "quote")) for text in concluded)]
    if listed:
        parts = [part for called in listed for part in (Part(" · ", "muted"), *called)]
        yield Row((Part(f"{t('card.also')} ", "muted"), *parts[1:]), wrap=True)


def _surfaces(mentions: Sequence[Mention], kind: str, lookup: Lookup) -> list[str]:
    """What the mentions of a kind say, each once whatever its case."""
    return list({(text := lookup.text(m)).casefold(): text for m in reversed(mentions) if m.kind == kind}.values())[
        ::-1
    ]


def _claims(entity: str, claims: Sequence[Claim], lookup: Lookup, t: Catalogue) -> Iterator[Row]:
    """The claims as told of the entity, each with the sentence that says so."""
    lines = [told(claim, entity, lookup, t) for claim in claims]
    widths = [sum(cell_len(part.text) for part in line) for line in lines]
    column = min(_WIDEST_CLAIM, max(widths))
    for claim, line, width in zip(claims, lines, widths, strict=True):
        gap = Part(" " * (max(0, column - width) + 2))
        yield Row(
            (sign_of(claim), *line, gap, *_short_proof(claim, lookup, t)),
            target=ClaimTarget(claim.id),
            key=claim_key(claim),
            hang=2,
            detail=proof(claim, lookup, t),
        )


def _short_proof(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The article's own words for the claim."""
    return (quoted(claim.wording, t),) if claim.wording else ()


def _last_seen(mention: Mention, before: int, lookup: Lookup, t: Catalogue) -> Iterator[Row]:
    article = lookup.annotation.document.article()
    ago = article.paragraph_at(before) - article.paragraph_at(mention.start)
    where = t("card.paragraphs_ago", n=ago) if ago else t("card.same_paragraph")
    yield Row((Part(t("card.last_seen"), "heading"), Part(f"  {where}", "muted")))
    yield _place(mention, LAST_SEEN, lookup, t)


def _place(mention: Mention, key: str, lookup: Lookup, t: Catalogue) -> Row:
    """A mention in its sentence."""
    sentence = lookup.sentence_at(mention.start)
    span = sentence if sentence and sentence.covers(mention.span) else mention.span
    ink = entity_ink(mention.entity, lookup) if mention.entity else "strong"
    return Row(
        (sign(mention.inferred, mention.confirmed), *excerpt(span, [mention], lookup, ink)),
        target=PlaceTarget(mention.start, mention.end),
        key=key,
        hang=2,
    )


def _links(entity: Entity, t: Catalogue) -> Row:
    """Identifiers elsewhere, and why they are thought to be this entity's."""
    listed = ", ".join(f"{name} {identifier}" for name, identifier in entity.links.items())
    known = f" ({certainty(entity.link_certainty, t.language)})" if entity.link_certainty else ""
    return Row((Part(f"{t('card.links')}: {listed}{known}", "muted"),), wrap=True)
