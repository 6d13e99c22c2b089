"""Claims as plain sentences, in German and English.

The wording is data: ``annotate/phrases`` has for each type whole sentences and the words of a line, in
which what stands in ``[brackets]`` is left out where the claim does not say it. Results hold names
from the text as they are, so they are not yet safe to print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from annotate.annotation import NAME_AND_TYPE, SYMMETRIC, Amount, Claim, Percent, RelationType, Status
from annotate.catalogue import Language
from annotate.figures import amount_text, date_text, percent_text, phrases, when_text
from annotate.lookup import Lookup

INFERRED: Final = "≈"
"""Stands before what was concluded rather than named."""
CONFIRMED: Final = "✓"
"""Stands before what a reader has confirmed, be it concluded or not."""

_OPTIONAL: Final = re.compile(r"\[([^]]*)\]")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

_Values = Mapping[str, str | None]


def sentence(claim: Claim, lookup: Lookup, language: Language) -> str:
    """The claim as a sentence without a full stop: ``≈ Elon Musk besitzt Tesla``.

    Its status is part of the sentence. What does not fit into it, such as who says so, follows in
    parentheses.
    """
    say = phrases(language)
    key = f"relation.{_wording(claim)}"
    values = _values(claim, language) | {
        "subject": _name(claim.subject, lookup),
        "object": _name(claim.object, lookup),
        "role": claim.role,
    }
    if claim.status == "rejected":
        template = say.template("claim.rejected_whole").replace("{noun}", say.template(f"{key}.noun"))
    else:
        template = say.template(f"{key}.{'current' if claim.status == 'alleged' else claim.status}")
    said = set(_PLACEHOLDER.findall(template))
    asides = [
        _date_aside(claim, lookup, language, said),
        *(values[name] for name in ("amount", "percent") if name not in said),
    ]
    asides.append(attribution(claim, lookup, language))
    text = _fill(template[:1].upper() + template[1:], values)
    if known := [aside for aside in asides if aside]:
        text += f" ({'; '.join(known)})"
    return f"{mark} {text}" if (mark := claim_sign(claim)) else text


def claim_sign(claim: Claim) -> str:
    """The sign before a claim; empty if it has none."""
    return CONFIRMED if claim.confirmed else INFERRED if claim.inferred else ""


def verb(claim: Claim, language: Language, *, passive: bool = False) -> str:
    """What stands before the other entity in a line about one of the two: ``wurde verklagt von``.

    The claim's status is part of it, so that a line cut short never says more than the claim.

    Args:
        claim: What is told.
        language: Of the words.
        passive: Whether it is told of the claim's object.
    """
    say = phrases(language)
    key = f"relation.{_wording(claim)}"
    backwards = passive and claim.type not in SYMMETRIC
    values = _values(claim, language)
    if claim.status in ("planned", "rejected"):
        noun = _fill(say.template(f"{key}.noun_{'by' if backwards else 'of'}"), values)
        return say(f"claim.{claim.status}", noun=noun)
    form = "passive" if backwards else "active"
    return _fill(say.template(f"{key}.{form}{'_former' * (claim.status == 'former')}"), values)


def claim_amount(amount: Amount, language: Language, *, short: bool = False) -> str:
    """The amount of a claim: ``10 Milliarden Dollar``, or short ``10 Mrd. $``."""
    return amount_text(amount.value, amount.currency, amount.op, language, short=short)


def claim_percent(percent: Percent, language: Language, *, short: bool = False) -> str:
    """The stake of a claim: ``51,3 Prozent``, or short ``51,3 %``."""
    return percent_text(percent.value, percent.op, language, short=short)


def claim_date(claim: Claim, lookup: Lookup, language: Language) -> str:
    """When a claim holds: a date, or the text's own words where they fix none; empty if it has no date."""
    if claim.date is None:
        return ""
    return date_text(claim.date.value, language) if claim.date.value else " ".join(lookup.text(claim.date).split())


def attribution(claim: Claim, lookup: Lookup, language: Language) -> str:
    """Who says so, in words: ``laut Sam Altman``; empty if the article itself does."""
    if not claim.attribution:
        return ""
    if claim.attribution in lookup.entities:
        return phrases(language)("claim.according_to", name=_name(claim.attribution, lookup))
    return claim.attribution


def certainty(words: str | None, language: Language) -> str:
    """Why an entity's identifiers are thought to be its own; a record from elsewhere may say so in words of its own."""
    return phrases(language)("certainty.known") if words == NAME_AND_TYPE else words or "?"


def status_word(status: Status, language: Language) -> str:
    """The status in a word: ``früher``; empty for what simply is so."""
    return phrases(language)(f"status.{status}")


def relation_label(relation: RelationType, language: Language) -> str:
    """What a type of relation is called: ``Übernahme``."""
    return phrases(language)(f"relation.{relation}.label")


def _wording(claim: Claim) -> str:
    # Who owns a part holds it: other words than for the whole.
    return "stake" if claim.type == "owns" and claim.percent else claim.type


def _values(claim: Claim, language: Language) -> dict[str, str | None]:
    return {
        "hedge": phrases(language)("claim.allegedly") if claim.status == "alleged" else None,
        "amount": claim_amount(claim.amount, language) if claim.amount else None,
        "percent": claim_percent(claim.percent, language) if claim.percent else None,
        "date": when_text(claim.date.value, language) if claim.date and claim.date.value else None,
    }


def _date_aside(claim: Claim, lookup: Lookup, language: Language, said: set[str]) -> str:
    is_said = "date" in said and claim.date and claim.date.value
    return "" if is_said else claim_date(claim, lookup, language)


def _name(entity: str, lookup: Lookup) -> str:
    return lookup.entities[entity].name if entity in lookup.entities else entity


def _fill(template: str, values: _Values) -> str:
    def kept(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name) for name in _PLACEHOLDER.findall(match[1])) else ""

    return _OPTIONAL.sub(kept, template).format_map(values)
