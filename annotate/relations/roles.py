"""Claims by roles: "A-Chefin Petra Muster", "Max Muster, Gründer von B", "C ist der größte Aktionär von D"."""

from __future__ import annotations

import re
from typing import Literal

from annotate.entities.lemmas import noun_lemma
from annotate.entities.nouns import HeadNoun
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.relations.drafts import Argument, arguments
from annotate.relations.holders import bearers_of, predicated, span_of_noun, status_of_title, whose
from annotate.relations.reader import Reader
from annotate.relations.values import amount_in, date_in, percents_in

_HOLDING = re.compile(r"(?:Alt|Bestands|Haupt|Groß|Lead-|Mehrheits|Allein|Anker|Mit|Früh|Start|Erst|Seed-|Neu)\w", re.I)
"""How the nouns begin that say to whom somebody is an owner or investor by themselves."""
_OF_STATES = frozenset({"präsident", "präsidentin", "president"})
"""Titles that are no less those of a country."""
_LASTING = frozenset({"owner", "leader", "director", "member", "investor", "backer"})
"""Roles that end; who founded something has always founded it."""


def read_role(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, head: HeadNoun) -> None:
    """Draft the claims of a noun such as "Gründerin", "Vorstandschef", "Aktionär"."""
    kind = reader.lexicon.roles.get(head.role or "")
    if kind is None:
        return
    types: tuple[str, ...] = ("PER", "ORG") if head.orgs else ("PER",)
    if head.lemma in ("Partner", "partner") and _partners(reader, sentence, clause, phrase):
        return
    bearers: list[Argument] = []
    how: Literal["is", "leaves", ""] = ""
    if phrase.name is None:
        bearers, how = predicated(reader, clause, phrase, types)
    if not bearers:
        bearers = bearers_of(reader, phrase, types)
    if not bearers:
        return
    other = whose(reader, phrase, ("ORG",) if kind not in ("invested_in", "funded") else ("ORG", "PRODUCT"))
    if other is None:
        other = _unsaid(reader, sentence, phrase, head, how, bearers)
    if other is None:
        return
    status = status_of_title(reader, sentence, clause, phrase, how, head.role in _LASTING)
    span = span_of_noun(reader, phrase)
    words = reader.text[span.start : span.end]
    shares = percents_in(reader.resolved, clause)
    beside = phrase.follows is not None and phrase.follows.kind == "value"
    for bearer in bearers:
        reader.draft(
            kind,
            bearer,
            other,
            status,
            sentence,
            (span,),
            f"role.{head.role}",
            wording=words,
            role=noun_lemma(words, reader.resolved.reading.tokens.language),
            percent=shares[0][1] if (how == "is" or beside) and kind == "owns" and len(shares) == 1 else None,
            amount=amount_in(reader.resolved, clause) if how == "is" and kind in ("invested_in", "funded") else None,
            date=date_in(reader.resolved, clause) if how else None,
        )


def _unsaid(
    reader: Reader, sentence: Sentence, phrase: Phrase, head: HeadNoun, how: str, bearers: list[Argument]
) -> Argument | None:
    """As in “Firmenchefin Petra Muster”: the organisation from the adjective's country, else the article's."""
    exactly = head.is_exactly(phrase.noun or "") or (how == "is" and head.role == "owner")
    if not (phrase.name is not None or how) or head.role == "member" or not exactly:
        return None
    if head.role in ("owner", "investor", "backer") and how != "is" and not _HOLDING.match(phrase.noun or ""):
        # "der Investor A" says what A is, not what it has invested in.
        return None
    if head.lemma.lower().endswith(("leiter", "leiterin")) or (head.lemma.lower() in _OF_STATES and how != "is"):
        return None
    if phrase.possessive is not None and head.role == "founder":
        return _shared(reader, sentence, phrase)
    if phrase.preposition == "an" and head.role == "founder":
        return None
    if phrase.preposition == "von" or (phrase.preposition == "für" and head.role == "founder"):
        return _beside(reader, phrase, frozenset(a.entity for a in bearers))
    others = frozenset(a.entity for a in bearers)
    if head.role in ("founder", "leader", "director"):
        organisation = reader.resolved.affiliations.get(bearers[0].entity) if len(bearers) == 1 else None
        if organisation is not None and how != "is":
            return reader.named_before(organisation, sentence)
    found = reader.in_focus(sentence, phrase, others)
    if found is not None and how != "is" and reader.focus.contested(sentence, found.entity):
        return None
    return found


def _shared(reader: Reader, sentence: Sentence, phrase: Phrase) -> Argument | None:
    """As in “Muster und ihr Mitgründer Max Beispiel”: what she is said to have founded."""
    person = reader.resolved.possessor(phrase)
    firm = reader.firm_of(person) if person is not None else None
    return reader.named_before(firm, sentence) if firm is not None else None


def _beside(reader: Reader, phrase: Phrase, besides: frozenset[str]) -> Argument | None:
    """As in “kaufte A von Gründer Max Muster”: the one organisation that the clause names."""
    clause = phrase.clause
    others = [
        a
        for p in (clause.phrases if clause is not None else ())
        if p is not phrase and clause is not None and p is not clause.subject
        for a in arguments(reader.resolved, p, ("ORG",))
        if a.entity not in besides
    ]
    return others[0] if len({a.entity for a in others}) == 1 else None


def _partners(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Two organisations are partners; a person is a partner in a firm."""
    bearers = bearers_of(reader, phrase, ("ORG",))
    how: str = ""
    if not bearers:
        bearers, how = predicated(reader, clause, phrase, ("ORG",))
    other = whose(reader, phrase, ("ORG",))
    if len(bearers) != 1 or other is None:
        return False
    span = span_of_noun(reader, phrase)
    status = status_of_title(reader, sentence, clause, phrase, how, True)
    reader.draft(
        "partner_of", bearers[0], other, status, sentence, (span,), "role.partner",
        wording=reader.text[span.start : span.end], date=date_in(reader.resolved, clause) if how else None,
    )  # fmt: skip
    return True
