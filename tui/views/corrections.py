"""Corrections as rows: those of an article, what became of each, and what an update of the pipeline changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, assert_never

from annotate.article import Article
from annotate.catalogue import Catalogue
from annotate.corrections.records import Correction, JudgeClaim, JudgeLink, Merge, Rename, Retype, Split
from annotate.corrections.wording import correction_text, stated_text
from annotate.figures import phrases
from annotate.marks.anchors import Anchor, located
from tui.views.parts import blank, heading, note, quoted
from tui.views.rows import Part, PlaceTarget, Row, Target

if TYPE_CHECKING:
    from annotate.corrections.applying import Outcome
    from annotate.corrections.kept import KeptCorrection
    from annotate.corrections.updates import Update
    from annotate.export.network import Statement

WRONG: Final = "✗ "
RIGHT: Final = "✓ "
OTHER: Final = "→ "
UPDATE_KEY: Final = "update:"
"""Begins the keys of the rows that tell what an update changed."""


def correction_key(id_: str) -> str:
    """The key of the row of a correction."""
    return f"correction:{id_}"


def correction_rows(
    kept: Sequence[KeptCorrection], outcomes: Sequence[Outcome], update: Update | None, article: Article, t: Catalogue
) -> tuple[Row, ...]:
    """The corrections, the last one first, then what an update changed.

    Args:
        kept: The corrections in the order in which they were made.
        outcomes: What became of each.
        update: What an update of the pipeline changed, if one did.
        article: Gives the places.
        t: The interface's text.
    """
    rows = [_row(each, outcome, article, t) for each, outcome in zip(kept, outcomes, strict=True)][::-1]
    if update:
        rows += [*([blank()] if rows else []), *_update_rows(update, article, t)]
    return tuple(rows) or (note(t("corrections.none")),)


def update_text(update: Update, t: Catalogue) -> str:
    """How much an update changed, in a few words."""
    claims = update.claims
    counts = {"gone": claims.gone, "new": claims.new, "changed": claims.changed, "unfit": update.lost}
    return ", ".join(t(f"corrections.{name}", n=len(found)) for name, found in counts.items() if found)


def _row(kept: KeptCorrection, outcome: Outcome, article: Article, t: Catalogue) -> Row:
    correction = kept.correction
    place = _place(correction)
    gone = (stated_text(claim, t.language) for claim in outcome.gone)
    went = tuple((Part(t("corrections.went", claim=claim), "muted"),) for claim in gone)
    return Row(
        (Part(_sign(correction), "strong"), Part(correction_text(correction, t.language))),
        right=_fit(outcome, t),
        target=_target(place, article),
        key=correction_key(kept.id),
        hang=len(OTHER),
        detail=(*(((quoted(place.quote, t),),) if place else ()), *went),
    )


def _fit(outcome: Outcome, t: Catalogue) -> tuple[Part, ...]:
    match outcome.fit:
        case "lost":
            return (Part(t("corrections.lost"), "warning"),)
        case "already":
            return (Part(t("corrections.already"), "muted"),)
        case "applied":
            return ()


def _sign(correction: Correction) -> str:
    match correction:
        case JudgeClaim(_, right) | JudgeLink(_, right):
            return RIGHT if right else WRONG
        case _:
            return OTHER


def _place(correction: Correction) -> Anchor | None:
    """Where in the text the correction is about."""
    match correction:
        case JudgeClaim(claim, _):
            return next(iter(claim.sentences), None)
        case JudgeLink(link, _):
            return link.place
        case Split(links, _, _, _):
            return links[0].place if links else None
        case Merge(entity, _) | Rename(entity, _) | Retype(entity, _):
            return entity.place
        case _:
            assert_never(correction)


def _target(place: Anchor | None, article: Article) -> Target:
    span = located(place, article) if place else None
    return PlaceTarget(*span) if span else PlaceTarget(0, 0)


def _update_rows(update: Update, article: Article, t: Catalogue) -> Iterator[Row]:
    """What the update changed: claims gone and new and told differently, corrections that fit nothing any more."""
    yield heading(t("corrections.update"))
    claims = update.claims
    yield from _statements("−", "gone", claims.gone, t)
    yield from _statements("+", "new", claims.new, t)
    for number, change in enumerate(claims.changed):
        before, after = change.before.sentence(t.language), change.after.sentence(t.language)
        aspects = ", ".join(phrases(t.language)(f"diff.aspect.{aspect}") for aspect in change.aspects)
        yield _change("~", f"{aspects}: {before} → {after}", f"changed:{number}", change.after, t)
    for number, lost in enumerate(update.lost):
        yield Row(
            (Part("! ", "strong"), Part(correction_text(lost, t.language))),
            right=(Part(t("corrections.lost"), "warning"),),
            target=_target(_place(lost), article),
            key=f"{UPDATE_KEY}lost:{number}",
            hang=len(OTHER),
        )


def _statements(sign: str, name: str, statements: Iterable[Statement], t: Catalogue) -> Iterator[Row]:
    for number, statement in enumerate(statements):
        yield _change(sign, statement.sentence(t.language), f"{name}:{number}", statement, t)


def _change(sign: str, text: str, key: str, statement: Statement, t: Catalogue) -> Row:
    evidence = next(iter(statement.claim.evidence), None)
    return Row(
        (Part(f"{sign} ", "strong"), Part(text)),
        target=PlaceTarget(evidence.start, evidence.end) if evidence else PlaceTarget(0, 0),
        key=f"{UPDATE_KEY}{key}",
        hang=len(OTHER),
        detail=tuple((quoted(quote, t),) for quote in statement.quotes[:1]),
    )
