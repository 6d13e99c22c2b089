"""Which phrase is another word for the one before it: "A, ein Start-up", "der Gründer, Max Muster,"."""

from __future__ import annotations

from collections.abc import Callable

from annotate.entities.nouns import HeadNoun
from annotate.entities.syntax import Phrase
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.tree import Tree

Heads = Callable[[str], HeadNoun | None]
"""What a head noun says, None if it is not a known one."""


_SINCE = frozenset({"mit", "seit", "ab", "bis", "von"})
_WHEN = frozenset({"bislang", "bisher", "derzeit", "heute", "zuletzt", "früher", "einst", "ehemals", "zuvor", "damals"})
"""Adverbs that an apposition may begin with ("Petra Muster, bislang Chefin von A")."""


def link_appositions(phrases: list[Phrase], tokens: Tokens, heads: Heads, tree: Tree) -> None:
    """Link each apposition to the phrase it describes."""
    for number, phrase in enumerate(phrases[1:], 1):
        if phrase.preposition or phrase.kind != "noun" or phrase.apposed_to is not None:
            continue
        before = _before(phrase, phrases, number, tokens)
        if before is None:
            continue
        attached = _attached(phrases, number)
        if not _ends(attached[-1].end if attached else phrase.end, tokens):
            continue
        if (anchor := _anchor(before, phrase, tokens, heads, tree)) is not None:
            phrase.apposed_to = anchor
            phrase.attached = attached
            anchor.appositions.append(phrase)


def _before(phrase: Phrase, phrases: list[Phrase], number: int, tokens: Tokens) -> list[Phrase] | None:
    """The phrases that an apposition may describe, nearest first; None where no comma stands before it."""
    if phrases[number - 1].kind == "value" and phrases[number - 1].preposition in _SINCE and number > 1:
        # "A, mit 17 Prozent größter Aktionär von B,", "A, seit dem 1. Oktober Chefin von B,"
        number -= 1
    comma = phrases[number].start - 1
    if phrases[number].kind == "value":
        while comma > 0 and tokens.kinds[comma] in (Kind.PREPOSITION, Kind.OTHER):
            comma -= 1
    while comma >= 0 and (tokens.doc[comma].is_space or tokens.lower(comma) in _WHEN):
        comma -= 1
    if comma < 0 or tokens.doc[comma].text not in (",", "–", "—", "("):
        return None
    previous = phrases[number - 1]
    between = [i for i in range(previous.end, comma) if not tokens.doc[i].is_space]
    if any(tokens.kinds[i] is not Kind.VERB for i in between) or len(between) > 2:
        return None
    found = [previous]
    while found[-1].follows is not None and found[-1].follows.kind == "noun" and len(found) < 3:
        found.append(found[-1].follows)
    return found


def _attached(phrases: list[Phrase], number: int) -> list[Phrase]:
    attached: list[Phrase] = []
    for phrase in phrases[number + 1 :]:
        last = attached[-1] if attached else phrases[number]
        if phrase.follows is not last or not (phrase.preposition or phrase.may_be("G")) or phrase.kind == "relative":
            break
        attached.append(phrase)
    return attached


def _ends(index: int, tokens: Tokens) -> bool:
    """Whether a break follows; a verb that closes the clause may stand between."""
    doc, kinds = tokens.doc, tokens.kinds
    while index < len(doc) and doc[index].is_space and "\n" not in doc[index].text:
        index += 1
    if index >= len(doc):
        return True
    return kinds[index] is Kind.BREAK and doc[index].text not in ("/", "-")


def _anchor(before: list[Phrase], phrase: Phrase, tokens: Tokens, heads: Heads, tree: Tree) -> Phrase | None:
    if phrase.name is not None and phrase.possessor is None:
        return _explained(before, phrase, tokens, heads)
    if not phrase.noun:
        return None
    head = heads(phrase.noun)
    indefinite = phrase.determiner in ("ein", "eine", "einem", "einer", "einen", "eines", "a", "an")
    for candidate in before:
        if candidate.kind != "noun" or candidate.name is None:
            continue
        found = _type(candidate, tokens) or ""
        if head is None and candidate is before[0] and indefinite:
            return candidate
        if not phrase.determiner and phrase.possessive is None and tree.describes(phrase, candidate):
            return candidate
        if head is not None and (
            head.fits(found) or ({found, head.type} == {"ORG", "PRODUCT"} and candidate is before[0])
        ):
            return candidate
    return None


def _explained(before: list[Phrase], name: Phrase, tokens: Tokens, heads: Heads) -> Phrase | None:
    """As in “Der Chef des Konzerns, Max Muster, sagte”, "ihre Firma, die Rösterei A": the name says who."""
    described = before[-1]
    if any(p.preposition is None and not p.may_be("G") for p in before[:-1]):
        return None
    if described.name is not None or not described.noun or described.kind != "noun":
        return None
    head = heads(described.noun)
    found = _type(name, tokens) or ""
    if head is None:
        # "Die Jüngste, Petra, verkauft"
        opens = described.preposition is None and described.determiner in ("der", "die") and len(before) == 1
        return described if opens and name.bare and name.determiner is None and found == "PER" else None
    if name.bare and name.determiner is None:
        return described if head.type == "PER" and found == "PER" else None
    return described if head.fits(found) and _same_case(described, name) else None


def _same_case(left: Phrase, right: Phrase) -> bool:
    """Whether two phrases may stand in the same case, both in the singular."""
    cases = [{f[0] for f in p.features if f[1] != "p"} for p in (left, right)]
    return bool(cases[0] & cases[1])


def _type(phrase: Phrase, tokens: Tokens) -> str | None:
    return tokens.mentions[phrase.name].type if phrase.name is not None else None
