"""What a search found, grouped: entities, claims, sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from annotate.annotation import Entity
from annotate.catalogue import Catalogue
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.views.claims import claim_key, proof
from tui.views.marks import NOTE_SIGN, mark_key, note_key
from tui.views.parts import NAMED, blank, counts, entity_ink, marked, shortened, sign
from tui.views.rows import ClaimTarget, EntityTarget, Part, PlaceTarget, Row

if TYPE_CHECKING:
    from annotate.search.results import Result, Results

_LABEL_WIDTH: Final = 9

_LONGEST_PART: Final = 16
"""Characters of a part that was left out, which is in the line beside them anyway."""


def result_rows(results: Results, lookup: Lookup | None, t: Catalogue) -> tuple[Row, ...]:
    """The results by kind, each with the letters that matched.

    Args:
        results: What was found.
        lookup: What is known of the article; None while only its text can be searched.
        t: The interface's messages.
    """
    rows: list[Row] = []
    for kind, found in results.groups.items():
        rows += [blank()] if rows else []
        if kind == "sentence":
            rows += [_sentence_row(result, index == 0, t) for index, result in enumerate(found)]
        elif kind in ("note", "mark"):
            rows += [_remembered_row(result, index == 0, t) for index, result in enumerate(found)]
        elif lookup and kind == "entity":
            rows += [_entity_row(result, lookup.entities[result.item.id], lookup, t) for result in found]
        elif lookup:
            rows += [_claim_row(result, index == 0, lookup, t) for index, result in enumerate(found)]
    return tuple(rows)


def outcome(results: Results, t: Catalogue, *, complete: bool) -> str:
    """How much was found, what may have been meant, and what of the query was left out, and why.

    Args:
        results: What was found.
        t: The interface's messages.
        complete: Whether all that can be found is found already.
    """
    said: list[str] = []
    if results.total:
        said.append(t("search.hits" if results.exact else "search.more_hits", n=results.total))
    elif results.query.strip():
        said.append(t("search.none" if complete else "search.not_ready"))
    if results.did_you_mean:
        said.append(t("search.did_you_mean", word=harmless_line(results.did_you_mean)))
    for reason in dict.fromkeys(part.reason for part in results.ignored):
        parts = " ".join(_cut(part.text) for part in results.ignored if part.reason == reason)
        said.append(t(f"search.ignored.{reason.replace(' ', '_')}", words=parts))
    return " · ".join(said)


def _cut(part: str) -> str:
    text = harmless_line(part)
    return text if len(text) <= _LONGEST_PART else f"{text[: _LONGEST_PART - 1]}…"


def _entity_row(result: Result, entity: Entity, lookup: Lookup, t: Catalogue) -> Row:
    name = marked(result.item.text, result.spans, "match", entity_ink(entity.id, lookup))
    mentions = lookup.mentions_of.get(entity.id, ())
    return Row(
        (_label(t(f"legend.{entity.type}.name")), *name, *_why(result, t)),
        (Part(counts(mentions), "muted"),),
        target=EntityTarget(entity.id),
        key=f"entity:{entity.id}",
    )


def _claim_row(result: Result, first: bool, lookup: Lookup, t: Catalogue) -> Row:
    claim = lookup.claims[result.item.id]
    return Row(
        (
            _label(t("results.claim") if first else ""),
            Part("" if claim.inferred or claim.confirmed else NAMED),
            *marked(result.item.text, result.spans, "match"),
            *_why(result, t),
        ),
        (Part(t("sidebar.background"), "warning"),) if claim.provenance == "background" else (),
        target=ClaimTarget(claim.id),
        key=claim_key(claim),
        hang=_LABEL_WIDTH,
        detail=proof(claim, lookup, t),
    )


def _remembered_row(result: Result, first: bool, t: Catalogue) -> Row:
    item = result.item
    is_note = item.kind == "note"
    return Row(
        (
            _label(t(f"results.{item.kind}") if first else ""),
            Part(NOTE_SIGN if is_note else item.id, "strong"),
            Part("  "),
            *shortened(item.text, result.spans, "match"),
        ),
        () if item.places else (Part(t("marks.gone"), "warning"),),
        target=PlaceTarget(item.start, item.end),
        key=note_key(item.id) if is_note else mark_key(item.id),
        hang=_LABEL_WIDTH,
    )


def _sentence_row(result: Result, first: bool, t: Catalogue) -> Row:
    return Row(
        (
            _label(t("results.sentence") if first else ""),
            *shortened(result.item.text, result.spans, "match"),
            *_why(result, t),
        ),
        target=PlaceTarget(result.item.start, result.item.end),
        key=f"sentence:{result.item.start}",
        hang=_LABEL_WIDTH,
    )


def _label(text: str) -> Part:
    return Part(text.ljust(_LABEL_WIDTH), "muted")


def _why(result: Result, t: Catalogue) -> Iterator[Part]:
    """The other words that matched, where nothing in the text itself did."""
    why = result.why
    if why.alias is None or not why.via:
        return
    if result.item.kind == "sentence":
        yield Part("  ")
        yield sign(True)
        yield Part(t("results.stands_for", name=why.via), "muted")
    else:
        yield Part(f"  {t(f'results.{why.alias}', words=why.via)}", "muted")
