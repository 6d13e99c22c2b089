"""Claims by relational nouns: "der Rivale A", "Konkurrenten wie B", "ihr Bruder Max Muster"."""

from __future__ import annotations

import re
from typing import Final

from annotate.annotation import RelationType
from annotate.article import Span
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.relations.drafts import Argument, arguments
from annotate.relations.holders import bearers_of, is_former, predicated, span_of_noun, status_of_title, whose
from annotate.relations.nouns import behind
from annotate.relations.reader import Reader
from annotate.relations.status import Verdict

_COUPLE: Final = re.compile(
    r"(?:Ehe|Geschwister|Liebes)paar|(?:Zwillings|Halb)?(?:brüdern?|schwestern?)|Brüdern?|Schwestern|Geschwistern?|Zwillingen?"
    r"|Eheleuten?|Cousins|Vettern|brothers|sisters|twins|couple",
    re.IGNORECASE,
)
"""Nouns that make two names kin ("das Ehepaar A und B")."""


def read_couple(reader: Reader, sentence: Sentence, phrase: Phrase) -> None:
    """Draft the claim of a noun for two ("die Brüder Max und Kim Muster")."""
    partner = next((c for c in phrase.conjuncts[:1] if c.bare), None)
    if phrase.name is None or partner is None or not _COUPLE.fullmatch(phrase.noun or ""):
        return
    pair = [a for a in arguments(reader.resolved, phrase, ("PER",)) if a.phrase in (phrase, partner)]
    if len(pair) == 2:
        span = span_of_noun(reader, phrase)
        words = reader.text[span.start : span.end]
        reader.draft("family_of", pair[0], pair[1], "current", sentence, (span,), "role.kin", wording=words)


def read_friend(reader: Reader, sentence: Sentence, phrase: Phrase, noun: str) -> None:
    """Draft the claim of a noun such as "Freund"; the other nouns for companions say less."""
    if not noun.lower().endswith(("freund", "freundin", "friend", "vertraute", "kumpel")):
        return
    other = whose(reader, phrase, ("PER",))
    span = span_of_noun(reader, phrase)
    for bearer in bearers_of(reader, phrase, ("PER",)) if other is not None else []:
        if other is not None:
            status: Verdict = "former" if is_former(phrase) else "current"
            words = reader.text[span.start : span.end]
            reader.draft("friend_of", bearer, other, status, sentence, (span,), "role.friend", wording=words)


def read_rival(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase) -> None:
    """Draft the claims of a noun such as "Rivale": people are rivals, firms and products compete."""
    types = ("PER", "ORG", "PRODUCT")
    bearers = bearers_of(reader, phrase, types)
    how: str = ""
    if not bearers:
        bearers, how = predicated(reader, clause, phrase, types)
    span = span_of_noun(reader, phrase)
    if how == "is" and len(bearers) == 2:
        # "sie sind Rivalen"
        _rivals(reader, sentence, clause, phrase, bearers[0], bearers[1], span, how)
        return
    examples = [p for p in behind(reader, phrase)[:1] if p.preposition in ("wie", "like")]
    people = any(reader.resolved.type(b.entity) == "PER" for b in bearers)
    # "A, Chefin des Rivalen B": B is no rival of A.
    other = whose(reader, phrase, ("PER",) if people else ("ORG", "PRODUCT") if bearers else types)
    if examples:
        for example in arguments(reader.resolved, examples[0], types):
            against = other or _disadvantaging(reader, clause, phrase, example)
            if against is not None:
                _rivals(reader, sentence, clause, phrase, example, against, span, "")
        return
    if len(bearers) != 1:
        return
    if other is None and phrase.name is not None:
        other = _opposed(reader, sentence, clause, phrase, bearers[0])
    if other is not None:
        _rivals(reader, sentence, clause, phrase, bearers[0], other, span, how)


def _rivals(
    reader: Reader,
    sentence: Sentence,
    clause: Clause,
    phrase: Phrase,
    one: Argument,
    other: Argument,
    span: Span,
    how: str,
) -> None:
    kinds = {reader.resolved.type(one.entity), reader.resolved.type(other.entity)}
    if kinds == {"PER"}:
        kind: RelationType = "rival_of"
    elif "PER" not in kinds:
        kind = "competes_with"
    else:
        return
    status = status_of_title(reader, sentence, clause, phrase, how, True)
    reader.draft(kind, one, other, status, sentence, (span,), "role.rival", wording=reader.text[span.start : span.end])


def _disadvantaging(reader: Reader, clause: Clause, phrase: Phrase, example: Argument) -> Argument | None:
    """As in “zum Nachteil von Konkurrenten wie B”: whose rivals they are is the organisation named before."""
    before = [p for p in clause.phrases if p.end <= phrase.start]
    for other in reversed(before):
        found = [a for a in arguments(reader.resolved, other, ("ORG",)) if a.entity != example.entity]
        if found:
            return found[0] if len(found) == 1 else None
    doer = reader.slots.subject(clause) if clause.kind == "infinitive" else None
    found = arguments(reader.resolved, doer, ("ORG",)) if doer is not None else []
    return found[0] if len(found) == 1 and found[0].entity != example.entity else None


def _opposed(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, bearer: Argument) -> Argument | None:
    """As in “der Wettbewerber B”: the rival of the clause's subject, else of the article's organisation."""
    person = reader.resolved.type(bearer.entity) == "PER"
    subject = clause.subject
    if subject is not None and subject is not phrase:
        found = arguments(reader.resolved, subject, ("PER",) if person else ("ORG",))
        if len(found) == 1 and found[0].entity != bearer.entity:
            return found[0]
    return None if person else reader.topic(sentence, bearer.entity)


def read_family(reader: Reader, sentence: Sentence, phrase: Phrase) -> None:
    """Draft the claim of a noun such as "Bruder"."""
    bearers = bearers_of(reader, phrase, ("PER",))
    other = whose(reader, phrase, ("PER",))
    if other is None:
        return
    span = span_of_noun(reader, phrase)
    words = reader.text[span.start : span.end]
    for bearer in bearers:
        reader.draft("family_of", bearer, other, "current", sentence, (span,), "role.kin", wording=words, role=words)
