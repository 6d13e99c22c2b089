"""Everything read as rows: articles, who appears in them, notes, and contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from annotate.annotation import Claim
from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.claims import proof, sentence_parts
from tui.views.parts import blank, heading, note, quoted
from tui.views.rows import ArticleTarget, Part, Row

if TYPE_CHECKING:
    from annotate.library import Opened
    from annotate.library.contradictions import Contradiction
    from annotate.library.shelf import Appearance, Figure, Said
    from annotate.marks.kept import NotedArticle

_CLAIMS: Final = 8
"""Claims of an article that are shown; the others are counted."""
_TOLD: Final = 3
"""Figures of which the claims are shown; of the others, in how many articles they appear."""
_PAIRS: Final = 100
"""Contradictions that are shown; the others are counted."""

Known: TypeAlias = Callable[[str], Lookup | None]
"""What is known of an article, by its id."""


def article_rows(articles: Iterable[Opened], t: Catalogue) -> tuple[Row, ...]:
    """A row an article: its title, when it was read and how far; beneath it where it comes from."""
    return tuple(_article(opened, t) for opened in articles)


def figure_rows(figures: Sequence[Figure], known: Known, t: Catalogue) -> Iterator[Row]:
    """Where each of some figures appears, how often, and what is claimed there."""
    for place, figure in enumerate(figures):
        if place:
            yield blank()
        yield Row(
            (Part(figure.name, "heading"), Part(f"  {t(f'legend.{figure.type}.name')}", "muted")),
            right=(Part(t("library.articles", n=len(figure.appearances)), "muted"),),
        )
        for appearance in figure.appearances:
            yield from _appearance(appearance, known, t, told=place < _TOLD)


def note_rows(articles: Iterable[NotedArticle], query: str, t: Catalogue) -> tuple[Row, ...]:
    """The notes that have every word of a query."""
    asked = query.casefold().split()
    found = [
        Row(
            (Part(written.text),),
            right=(Part(article.title, "muted"),),
            target=ArticleTarget(written.article, None),
            key=f"note:{written.id}",
            detail=((quoted(written.anchor.quote, t),),),
        )
        for article in articles
        for written in article.notes
        if all(word in written.text.casefold() for word in asked)
    ]
    return (heading(t("marks.notes")), *found) if found else ()


def contradiction_rows(found: Sequence[Contradiction], known: Known, t: Catalogue) -> tuple[Row, ...]:
    """Each pair of claims, one below the other, under what they differ in."""
    rows: list[Row] = []
    for number, each in enumerate(found[:_PAIRS]):
        aspects = ", ".join(t(f"library.differs.{aspect}") for aspect in each.aspects)
        rows += [
            *([blank()] if rows else []),
            heading(aspects),
            *(_said(one, f"{number}.{side}", known, t) for side, one in enumerate((each.one, each.other))),
        ]
    if len(found) > _PAIRS:
        rows += [blank(), note(t("library.more", n=len(found) - _PAIRS))]
    return tuple(rows) or (note(t("library.no_contradictions")),)


def _article(opened: Opened, t: Catalogue) -> Row:
    percent = "" if opened.percent is None else f"  {opened.percent:3} %"
    return Row(
        (Part(opened.title, "strong"),),
        right=(Part(day(opened.opened, t) + percent, "muted"),),
        target=ArticleTarget(opened.id, None),
        key=f"article:{opened.id}",
        detail=((Part(opened.source, "muted"),),),
    )


def _appearance(appearance: Appearance, known: Known, t: Catalogue, *, told: bool) -> Iterator[Row]:
    opened, claims = appearance.opened, appearance.claims
    counted = " · ".join((t("library.places", n=appearance.places), t("library.claims", n=len(claims))))
    yield Row(
        (Part(opened.title, "strong"),),
        right=(Part(counted, "muted"),),
        indent=1,
        target=ArticleTarget(opened.id, None),
        key=f"article:{opened.id}:{appearance.entity.id}",
        detail=((Part(f"{day(opened.opened, t)}  {opened.source}", "muted"),),),
    )
    lookup = known(opened.id) if told and claims else None
    if lookup is None:
        return
    for claim in claims[:_CLAIMS]:
        if claim.id in lookup.claims:
            yield _claim(opened, claim, lookup, t, f"{opened.id}:{appearance.entity.id}:{claim.id}", indent=3)
    if len(claims) > _CLAIMS:
        yield note(t("library.more", n=len(claims) - _CLAIMS), indent=5)


def _claim(opened: Opened, claim: Claim, lookup: Lookup, t: Catalogue, key: str, indent: int) -> Row:
    start = claim.evidence[0].start if claim.evidence else None
    return Row(
        sentence_parts(claim, lookup, t),
        indent=indent,
        target=ArticleTarget(opened.id, start),
        key=key,
        wrap=True,
        hang=2,
        detail=proof(claim, lookup, t),
    )


def _said(said: Said, key: str, known: Known, t: Catalogue) -> Row:
    opened, claim = said.opened, said.claim
    lookup = known(opened.id)
    if lookup is None or claim.id not in lookup.claims:
        return note(opened.title, indent=1)
    return Row(
        sentence_parts(claim, lookup, t),
        right=(Part(opened.title, "muted"),),
        indent=1,
        target=ArticleTarget(opened.id, claim.evidence[0].start if claim.evidence else None),
        key=f"said:{key}",
        hang=2,
        detail=(*proof(claim, lookup, t), (Part(f"{opened.title} · {day(opened.opened, t)}", "muted"),)),
    )


def day(seconds: float, t: Catalogue) -> str:
    """A day as the language writes it; empty for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds).strftime(t("library.day"))
    except (OverflowError, ValueError, OSError):
        return ""
