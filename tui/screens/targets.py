"""Where in the article a row of another pane leads."""

from __future__ import annotations

from annotate.annotation import Mention
from annotate.article import Span
from annotate.lookup import Lookup
from tui.views.rows import ClaimTarget, EntityTarget, PlaceTarget, Target
from tui.widgets.article_pane import ArticlePane


def go_to(target: Target, article: ArticlePane, lookup: Lookup | None, *, remember: bool = True) -> None:
    """Bring the place of a target into sight.

    Args:
        target: An entity's first name, a claim's evidence, or a place.
        article: The pane to show it in.
        lookup: What is known of the article; without it only places are found.
        remember: Whether the way back leads to where the reader was.
    """
    match target:
        case EntityTarget(entity) if lookup and (mention := first_name(entity, lookup)):
            article.select(mention, remember=remember)
        case ClaimTarget() if lookup and (proofs := evidence_of(target, lookup)):
            article.show_evidence(*proofs, place=target.evidence, remember=remember)
        case PlaceTarget(start, end):
            article.show_evidence(Span(start, end), remember=remember)
        case _:
            pass  # background knowledge: no place in the article says so


def evidence_of(target: Target, lookup: Lookup) -> tuple[Span, ...]:
    """The sentences that prove the claim of a target; none if it is no claim, or is background knowledge."""
    return tuple(e.span for e in lookup.claims[target.claim].evidence) if isinstance(target, ClaimTarget) else ()


def first_name(entity: str, lookup: Lookup) -> Mention | None:
    """Where the text first names an entity, or else first speaks of it."""
    mentions = lookup.mentions_of.get(entity, ())
    return next((m for m in mentions if m.kind == "name"), mentions[0] if mentions else None)
