"""Whose share is how large: "A hält 70, B 30 Prozent", "20 beziehungsweise 5 Prozent", "B und 30 Prozent des C"."""

from __future__ import annotations

from annotate.annotation import Percent
from annotate.entities.syntax import Clause, Phrase
from annotate.relations.drafts import Argument, arguments
from annotate.relations.lexicon import VerbPattern
from annotate.relations.reader import Reader
from annotate.relations.values import percents_in


def shares_of(
    reader: Reader, clause: Clause, subjects: list[Argument], objects: list[Argument]
) -> dict[Argument, Percent]:
    """Which share is whose: one for all, or pairs in order ("A 70, B 30 Prozent", "31 beziehungsweise 6 Prozent")."""
    shares = [(p, v) for p, v in percents_in(reader.resolved, clause) if not _of_another(reader, p, objects)]
    if not shares:
        return {}
    gapped = _gapped(reader, clause, subjects, objects, shares)
    if gapped:
        return gapped
    if len(shares) == len(subjects) > 1:
        return {a: p for a, (_, p) in zip(subjects, shares, strict=True)}
    each = any(w in reader.words(clause) for w in (" je ", " jeweils ", " each "))
    if len(shares) == 1 and len(objects) == 1 and (len(subjects) == 1 or each):
        return dict.fromkeys(subjects, shares[0][1])
    return {}


def further(
    reader: Reader, clause: Clause, pattern: VerbPattern, subjects: list[Argument], objects: list[Argument]
) -> list[Argument]:
    """What else is owned: "A und 30 Prozent des B"."""
    found: list[Argument] = []
    taken = {a.entity for a in (*subjects, *objects)}
    for phrase, _ in percents_in(reader.resolved, clause):
        joined = phrase.start > 0 and reader.resolved.reading.tokens.lower(phrase.start - 1) in ("und", "sowie")
        after = reader.roles.after(phrase)
        if joined and after is not None and after.preposition is None and after.may_be("G"):
            found += [a for a in arguments(reader.resolved, after, pattern.object_types) if a.entity not in taken]
    return found


def _of_another(reader: Reader, phrase: Phrase, objects: list[Argument]) -> bool:
    """Whether the share is of something that is not the claim's object ("gehören A und 30 Prozent des B")."""
    after = reader.roles.after(phrase)
    if phrase.preposition in ("zu", "mit"):
        return False
    if (
        after is None
        or after.preposition not in (None, "an", "von")
        or (after.preposition is None and not after.may_be("G"))
    ):
        return False
    of = set(reader.resolved.all_of(after))
    return bool(of) and not of & {a.entity for a in objects}


def _gapped(
    reader: Reader,
    clause: Clause,
    subjects: list[Argument],
    objects: list[Argument],
    shares: list[tuple[Phrase, Percent]],
) -> dict[Argument, Percent]:
    """Several holders, each with the share behind them."""
    taken = {a.entity for a in objects}
    pairs = [(a, p) for a, p in holdings(reader, clause) if a.entity not in taken]
    if len(pairs) < 2 or len(pairs) != len(shares):
        return {}
    known = {a.entity: a for a in subjects}
    return {known.get(a.entity, a): p for a, p in pairs}


def holdings(reader: Reader, clause: Clause) -> list[tuple[Argument, Percent]]:
    """Who stands directly before a share of their own: "A 70, B 30 Prozent", "A kommt auf 17, B auf zwölf Prozent"."""
    shares = dict(percents_in(reader.resolved, clause))
    found: list[tuple[Argument, Percent]] = []
    holder: Argument | None = None
    for phrase in clause.phrases:
        if phrase in shares and holder is not None:
            found.append((holder, shares[phrase]))
            holder = None
        elif phrase.preposition is None and phrase.kind != "value":
            own = [a for a in arguments(reader.resolved, phrase, ("PER", "ORG")) if a.phrase is phrase]
            holder = own[0] if len(own) == 1 else None
    return found
