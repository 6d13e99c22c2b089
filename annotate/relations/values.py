"""Which money, share and date belongs to a claim."""

from __future__ import annotations

from annotate.annotation import Amount, Date, Percent
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Clause, Phrase
from annotate.language.spans import DocMention

_OF_A_PRICE_MOVE = frozenset({"um", "by"})
_OF_SOMETHING_ELSE = frozenset({"bei", "von", "of", "at"})


def _value(resolved: Resolved, phrase: Phrase) -> DocMention | None:
    return resolved.reading.mentions[phrase.value] if phrase.value is not None else None


def values_in(resolved: Resolved, clause: Clause, kind: str) -> list[tuple[Phrase, DocMention]]:
    """The clause's values of one type, in order."""
    found = ((p, _value(resolved, p)) for p in clause.phrases)
    return [(p, m) for p, m in found if m is not None and m.type == kind]


def percents_in(resolved: Resolved, clause: Clause) -> list[tuple[Phrase, Percent]]:
    """The shares in the clause; a price that moves by so many percent is none."""
    found: list[tuple[Phrase, Percent]] = []
    if any(p.preposition in _OF_A_PRICE_MOVE for p, _ in values_in(resolved, clause, "QUANTITY")):
        return found
    for phrase, mention in values_in(resolved, clause, "QUANTITY"):
        value = mention.value
        if value is None or value.unit != "percent" or not isinstance(value.value, int | float):
            continue
        found.append((phrase, Percent(mention.start, mention.end, value.value, value.op)))
    if [p.preposition for p, _ in found] == ["von", "auf"]:
        # "von 3,1 auf 5,4 Prozent"
        return found[1:]
    return found


def amount_in(resolved: Resolved, clause: Clause) -> Amount | None:
    """The one sum of money in the clause that is not the size of something else."""
    found = [
        Amount(m.start, m.end, m.value.value, m.value.currency, m.value.op)
        for p, m in values_in(resolved, clause, "MONEY")
        if m.value is not None
        and isinstance(m.value.value, int | float)
        and not (p.preposition in _OF_SOMETHING_ELSE and p.follows is not None)
    ]
    return found[0] if len(found) == 1 else None


def date_in(resolved: Resolved, clause: Clause) -> Date | None:
    """The one date in the clause, or in the clause it depends on.

    A clause that has a time of its own, if only "some months later", takes none from another.
    """
    for scope in (clause, clause.sibling, *clause.ancestors()):
        dates = values_in(resolved, scope, "DATE") if scope is not None else []
        fixed = [m for _, m in dates if m.value is not None and isinstance(m.value.value, str)]
        if len(fixed) == 1:
            return _date(resolved, fixed[0])
        if dates:
            return None
    return None


def _date(resolved: Resolved, mention: DocMention) -> Date:
    value = str(mention.value.value) if mention.value is not None else ""
    text = resolved.reading.tokens.text[mention.start : mention.end]
    return Date(mention.start, mention.end, value, derived=value[:4] not in text)
