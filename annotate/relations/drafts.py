"""Claims while they are being made: arguments with their mentions, and the merging of what says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.annotation import SYMMETRIC, Amount, Date, Percent, RelationType, Status
from annotate.article import Span
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Phrase
from annotate.language.spans import DocClaim, DocEvidence


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what fills a slot, and the mention that says so."""

    entity: str
    span: Span
    inferred: bool
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim made by one sentence."""

    type: RelationType
    subject: Argument
    object: Argument
    status: Status
    sentence: Span
    trigger: tuple[Span, ...]
    rule: str
    wording: str | None = None
    role: str | None = None
    amount: Amount | None = None
    percent: Percent | None = None
    date: Date | None = None
    attribution: str | None = None


def arguments(resolved: Resolved, phrase: Phrase, types: Iterable[str]) -> list[Argument]:
    """The entities of the wanted types that a phrase and what is coordinated with it stand for."""
    wanted = frozenset(types)
    if resolved.is_collective(phrase):
        return []
    found: list[Argument] = []
    for part in phrase.group():
        for entity in resolved.own(part):
            span = resolved.span_of(part, entity)
            if span is not None and resolved.type(entity) in wanted:
                link = resolved.links.get(part) if part.name is None else None
                found.append(Argument(entity, span, link is not None and link.inferred, part))
    return found


def owner_argument(resolved: Resolved, phrase: Phrase) -> Argument | None:
    """Whose the phrase is, by the genitive name or possessive pronoun before its noun."""
    if phrase.possessor is not None and phrase.possessor in resolved.named:
        return Argument(
            resolved.named[phrase.possessor], resolved.reading.mentions[phrase.possessor].span, False, phrase
        )
    link = resolved.possessors.get(phrase)
    if link is not None and len(link.entities) == 1:
        return Argument(link.entities[0], link.span, link.inferred, phrase)
    return None


def owner_arguments(resolved: Resolved, phrase: Phrase) -> list[Argument]:
    """As :func:`owner_argument`, for several owners too ("ihre Firma A")."""
    if phrase.possessor is None and (link := resolved.possessors.get(phrase)) is not None:
        return [Argument(entity, link.span, link.inferred, phrase) for entity in link.entities]
    owner = owner_argument(resolved, phrase)
    return [owner] if owner is not None else []


def merge(drafts: Iterable[Draft]) -> list[DocClaim]:
    """One claim for what is said more than once, with all its evidence; symmetric pairs count once.

    Drafts that differ in status stay apart.
    """
    groups: dict[tuple[str, str, str, str], list[Draft]] = {}
    for draft in drafts:
        pair = (draft.subject.entity, draft.object.entity)
        if draft.type in SYMMETRIC and (draft.type, pair[1], pair[0], draft.status) in groups:
            draft = replace(draft, subject=draft.object, object=draft.subject)
            pair = (draft.subject.entity, draft.object.entity)
        groups.setdefault((draft.type, *pair, draft.status), []).append(draft)
    return [_claim(group) for group in groups.values()]


def _claim(group: list[Draft]) -> DocClaim:
    first = next((d for d in group if not (d.subject.inferred or d.object.inferred)), group[0])
    ordered = sorted(group, key=lambda d: d.sentence)
    evidence: dict[Span, DocEvidence] = {}
    for draft in ordered:
        evidence.setdefault(
            draft.sentence, DocEvidence(draft.sentence, draft.trigger, draft.subject.span, draft.object.span)
        )
    return DocClaim(
        type=first.type,
        subject=first.subject.entity,
        object=first.object.entity,
        status=first.status,
        evidence=tuple(evidence.values()),
        inferred=first.subject.inferred or first.object.inferred,
        wording=first.wording,
        role=next((d.role for d in ordered if d.role), None),
        amount=next((d.amount for d in ordered if d.amount), None),
        percent=next((d.percent for d in ordered if d.percent), None),
        date=next((d.date for d in ordered if d.date), None),
        attribution=next((d.attribution for d in ordered if d.attribution), None),
        rule=first.rule,
    )
