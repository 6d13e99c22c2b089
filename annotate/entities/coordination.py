"""Which phrases "und", "oder" and commas join into one argument."""

from __future__ import annotations

from itertools import islice
from typing import Final

from annotate.entities.syntax import Phrase
from annotate.entities.tokens import Kind, Tokens

_ATTRIBUTES: Final = 4
"""How far before "und" its first part may stand, counted in phrases."""

_JOINING: Final = frozenset({"und", "oder", "sowie", "beziehungsweise", "bzw.", "and", "or", "&"})


def coordinate(phrases: list[Phrase], tokens: Tokens) -> None:
    """Link phrases of one clause that "und", "oder" or commas join into one argument."""
    lists: dict[Phrase, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.apposed_to is not None:
            continue
        left, joint = _joined(phrase, list(islice(reversed(lists), _ATTRIBUTES)), tokens)
        members = [*lists[left], phrase] if left is not None else [phrase]
        lists[phrase] = members
        if joint == "and":
            head, *others = members
            for other in others:
                if other.conjunct_of is None:
                    other.conjunct_of = head
                    head.conjuncts.append(other)


def _joined(phrase: Phrase, before: list[Phrase], tokens: Tokens) -> tuple[Phrase | None, str | None]:
    """What a phrase is joined to, and how: the nearest phrase that can stand in its case.

    A genitive or another attribute may stand between ("der Chef der Bank und sein Stellvertreter").
    """
    for number, left in enumerate(before):
        joint = _joint(left, phrase, tokens, before[:number])
        if joint == "and" or (joint == "comma" and not number):
            return left, joint
    return None, None


def _joint(left: Phrase, right: Phrase, tokens: Tokens, between: list[Phrase]) -> str | None:
    if right.preposition in ("als", "wie") and tokens.lower(right.start - 1) == "auch":
        right.preposition = left.preposition
        return "and"
    if (left.kind == "value") != (right.kind == "value") or "relative" in (left.kind, right.kind):
        return None
    if right.preposition not in (None, left.preposition) or left.clause is not right.clause:
        return None
    if tokens.language == "de" and not any(left.may_be(case) and right.may_be(case) for case in "NADG"):
        return None
    inside = {i for p in (*between, *_all_appositions(left)) for i in range(p.start - bool(p.preposition), p.end)}
    stop = right.start - (1 if right.preposition else 0)
    seen = ""
    for index in range(left.end, stop):
        kind, text = tokens.kinds[index], tokens.doc[index].text
        if index in inside and seen == "and":
            return None
        if index in inside or tokens.doc[index].is_space:
            continue
        if kind is Kind.COORDINATOR and text.lower() in _JOINING:
            seen = "and"
        elif text == "," and seen != "and":
            seen = "comma"
        elif kind is not Kind.OTHER or (not seen and text.lower() != "sowohl"):
            return None
    return seen or None


def _all_appositions(phrase: Phrase) -> list[Phrase]:
    found: list[Phrase] = []
    for apposition in phrase.appositions:
        found += [apposition, *apposition.attached, *_all_appositions(apposition)]
        for attached in apposition.attached:
            found += _all_appositions(attached)
    return found
