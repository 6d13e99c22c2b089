"""Who follows whom in a post: "A löst B ab", "Bs Nachfolger A". What the post is, another sentence says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotate.annotation import Status
from annotate.article import Span
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, Draft, arguments
from annotate.relations.holders import bearers_of, predicated, span_of_noun, whose
from annotate.relations.reader import Reader
from annotate.relations.status import status_of

_REPLACING: Final = word_set("ablösen beerben ersetzen succeed replace")
"""Verbs whose object had the post before."""
_FOLLOWING: Final = {"folgen": "auf", "nachfolgen": "dative"}
_BEFORE: Final = word_set("vorgänger vorgängerin amtsvorgänger amtsvorgängerin predecessor")
_AFTER: Final = word_set("nachfolger nachfolgerin amtsnachfolger amtsnachfolgerin successor")
_POSTS: Final = frozenset({"leads", "board_member_of"})


@dataclass(frozen=True, slots=True)
class Succession:
    """One person in another's post."""

    after: Argument
    before: Argument
    status: Status
    """That of the successor."""
    sentence: Sentence
    trigger: tuple[Span, ...]


def successions(reader: Reader, sentence: Sentence) -> Iterator[Succession]:
    """The successions that a sentence tells of."""
    for clause in sentence.clauses:
        yield from _by_verb(reader, sentence, clause)
    for phrase in sentence.phrases:
        if phrase.noun and (clause_of := reader.clause_of(phrase)) is not None:
            yield from _by_noun(reader, sentence, clause_of, phrase)


def _by_verb(reader: Reader, sentence: Sentence, clause: Clause) -> Iterator[Succession]:
    for verb in clause.verbs:
        slot = "accusative" if verb.lemma in _REPLACING else _FOLLOWING.get(verb.lemma)
        if slot is None:
            continue
        subject, object_ = reader.slots.subject(clause), reader.slots.find(clause, slot, verb)
        if verb.passive and slot == "accusative":
            subject, object_ = reader.slots.agent(clause), subject
        if subject is None or object_ is None or subject is object_:
            continue
        after = arguments(reader.resolved, subject, ("PER",))
        before = arguments(reader.resolved, object_, ("PER",))
        status = status_of(clause, sentence, reader.resolved.reading.tokens, verb)
        if len(after) == len(before) == 1 and status in ("current", "planned", "alleged"):
            told = verb.past or verb.perfect or verb.passive
            held: Status = "current" if told and status == "current" else "planned" if status == "current" else status
            yield Succession(after[0], before[0], held, sentence, verb.spans)


def _by_noun(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase) -> Iterator[Succession]:
    noun = (phrase.noun or "").lower()
    if noun not in _BEFORE | _AFTER:
        return
    bearers = bearers_of(reader, phrase, ("PER",)) if phrase.name is not None or phrase.apposed_to is not None else []
    how: str = ""
    if not bearers:
        bearers, how = predicated(reader, clause, phrase, ("PER",))
    other = whose(reader, phrase, ("PER",))
    if len(bearers) != 1 or other is None or bearers[0].entity == other.entity:
        return
    after, before = (other, bearers[0]) if noun in _BEFORE else (bearers[0], other)
    status = status_of(clause, sentence, reader.resolved.reading.tokens, clause.verbs[0]) if how else "current"
    if status in ("current", "planned"):
        coming = how and any(v.lemma in ("werden", "become") and not v.past and not v.perfect for v in clause.verbs)
        yield Succession(after, before, "planned" if coming else status, sentence, (span_of_noun(reader, phrase),))


def draft_posts(reader: Reader, found: list[Succession]) -> None:
    """Draft the post for whoever of the two is not yet said to have or have had it."""
    for succession in found:
        after, before = _posts(reader, succession.after.entity), _posts(reader, succession.before.entity)
        if before and not after and len(before) == 1:
            _draft(reader, succession, succession.after, before[0], succession.status)
        elif after and len(after) == 1 and after[0].status != "former" and not before:
            _draft(reader, succession, succession.before, after[0], "former")


def _posts(reader: Reader, person: str) -> list[Draft]:
    """The posts of a person, each once."""
    drafts = [d for d in reader.drafts if d.type in _POSTS and d.subject.entity == person]
    return list({(d.type, d.object.entity): d for d in drafts}.values())


def _draft(reader: Reader, succession: Succession, person: Argument, post: Draft, status: Status) -> None:
    sentence = succession.sentence
    organisation = reader.named_before(post.object.entity, sentence)
    if organisation is None:
        return
    span = succession.trigger[0]
    reader.draft(
        post.type, person, organisation, status, sentence, succession.trigger, "role.succession",
        wording=reader.text[span.start : span.end], role=post.role,
    )  # fmt: skip
