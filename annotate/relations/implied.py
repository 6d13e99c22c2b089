"""The organisation that goes without saying as a verb's object: "steigt mit 20 Prozent ein"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from annotate.annotation import RelationType
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.relations.drafts import Argument
from annotate.relations.lexicon import VerbPattern
from annotate.relations.reader import Reader
from annotate.relations.shares import holdings

_OF_SHARES: Final[frozenset[RelationType]] = frozenset({"owns", "divests", "acquires", "invested_in"})


def implied(
    reader: Reader,
    sentence: Sentence,
    clause: Clause,
    kind: RelationType,
    pattern: VerbPattern,
    object_: Phrase | None,
    subjects: list[Argument],
) -> Argument | None:
    """The organisation in the foreground, where the object goes without saying."""
    words = reader.words(clause)
    if not any(i == "*" or has_words(words, i) for i in pattern.implicit):
        return None
    if pattern.context and not any(w in reader.words_before(sentence) for w in pattern.context):
        return None
    if pattern.status == "planned" and any(w in words for w in (" hatte ", " hatten ")):
        # What somebody had offered once is history by the time of the article.
        return None
    if object_ is not None and not reader.slots.is_stake(object_) and reader.resolved.all_of(object_):
        return None
    same = [
        d for d in reader.drafts if d.sentence == sentence.span and (d.type == kind or {d.type, kind} <= _OF_SHARES)
    ]
    if same and all(d.object.entity == same[0].object.entity for d in same):
        # "A hält 20 Prozent an C, B kommt auf zehn"
        return replace(same[0].object, inferred=True)
    # "verkauft seine Anteile an B": B is the buyer, not what is sold.
    others = [p for p in clause.phrases if p.preposition != "an"]
    named = {e for p in others for e in reader.resolved.own(p) if reader.resolved.type(e) == "ORG"}
    named |= _beside(reader, sentence, clause)
    taken = {a.entity for a in subjects}
    taken |= {e for p in clause.phrases if p.preposition == "an" for e in reader.resolved.own(p)}
    if pattern.percent:
        taken |= {a.entity for a, _ in holdings(reader, clause)}
    if pattern.rounds and len(named - taken) == 1:
        # "A raised $5m in a round led by B"
        return reader.named_before((named - taken).pop(), sentence)
    if named - taken - {reader.resolved.topic}:
        return None
    if len(subjects) == 1 and _speaks_of_own(reader, clause, subjects[0]):
        own = reader.firm_of(subjects[0].entity)
        if own is None or own in taken:
            return reader.topic(sentence, subjects[0].entity)
        return reader.named_before(own, sentence)
    return reader.in_focus(sentence, clause.phrases[0] if clause.phrases else None, frozenset(taken))


def _speaks_of_own(reader: Reader, clause: Clause, subject: Argument) -> bool:
    """Whether the clause is about the subject's shares ("seine Anteile")."""
    return any(p.possessive is not None and reader.resolved.possessor(p) == subject.entity for p in clause.phrases)


def _beside(reader: Reader, sentence: Sentence, clause: Clause) -> set[str]:
    """The organisations that the sentence's other main clauses speak of, and whose the clause's things are."""
    subjects = [c.subject for c in sentence.clauses if c is not clause and c.kind == "main" and c.subject is not None]
    owners = [o for p in clause.phrases if (o := reader.resolved.possessor(p)) is not None]
    unclear = [p for p in clause.phrases if p.possessive is not None and reader.resolved.possessor(p) is None]
    found = {e for p in subjects for e in reader.resolved.own(p)} | set(owners)
    words = {reader.text[p.possessive.start : p.possessive.end].lower() for p in unclear if p.possessive is not None}
    return {e for e in found if reader.resolved.type(e) == "ORG"} | (words & {"dessen", "deren"})


def has_words(words: str, idiom: str) -> bool:
    """Whether the clause's words, between blanks, have those of an idiom; ``%`` stands for a share."""
    return f" {idiom} " in words if idiom != "%" else " % " in words or " prozent " in words
