"""The judge of claims: it drops what it doubts of the rules' claims, and adds what it is sure of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Token

from annotate.annotation import SYMMETRIC, EntityType, RelationType, Status
from annotate.article import Span
from annotate.entities.anchors import Marked, marked
from annotate.entities.resolved import Link
from annotate.entities.syntax import Clause, Sentence
from annotate.language.judges import SIDES, Verdict
from annotate.language.sight import Sight
from annotate.relations.drafts import Argument, Draft
from annotate.relations.lexicon import ACTORS
from annotate.relations.reader import Reader
from annotate.relations.shares import shares_of
from annotate.relations.values import amount_in, date_in

SURE: Final = 0.9
"""The chance from which on a claim is made that the rules did not make."""

DOUBTED: Final = 0.02
"""The chance below which a claim of the rules is dropped."""

LIKELY: Final = 0.3
"""The chance from which on a sentence without a claim is said to be unread."""

LEAST: Final = 0.01

_SIDES: Final[Mapping[RelationType, tuple[tuple[EntityType, ...], tuple[EntityType, ...]]]] = {
    **dict.fromkeys(("leads", "board_member_of", "member_of"), (("PER",), ("ORG",))),
    **dict.fromkeys(("owns", "acquires", "divests", "funded"), (ACTORS, ("ORG", "PRODUCT"))),
    **dict.fromkeys(("merges_with", "subsidiary_of", "partner_of"), (("ORG",), ("ORG",))),
    **dict.fromkeys(("rival_of", "friend_of", "family_of"), (("PER",), ("PER",))),
    **dict.fromkeys(("sued", "accuses"), (ACTORS, ACTORS)),
    "competes_with": (("ORG", "PRODUCT"), ("ORG", "PRODUCT")),
    "develops": (ACTORS, ("PRODUCT",)),
}
"""The types of subject and object; of claims that are not here, a person or firm and a firm."""

_RULE: Final = "judge."
"""What the name of the rule begins with where the judge made the claim."""

_HELPERS: Final = frozenset(("compound:prt", "aux", "aux:pass", "cop", "case", "det", "mark"))
"""Relations of words that say nothing without the word they belong to."""

_PAID: Final = frozenset(("acquires", "invested_in", "funded", "divests"))
_SHARED: Final = frozenset(("owns", "invested_in", "acquires", "divests"))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge says of one sentence."""

    sentence: Sentence
    mentions: list[Marked]
    verdicts: list[Verdict]
    tokens: list[int]
    """The token of each word of the sentence."""


def judge_claims(reader: Reader, sight: Sight) -> list[Judged]:
    """What the judge says of every sentence that names or refers to two, asked once for each."""
    by_sentence: dict[int, list[Marked]] = defaultdict(list)
    for mention in marked(reader.resolved, sight):
        entity = mention.anchor.entity
        if entity is not None and reader.resolved.type(entity) in SIDES:
            by_sentence[mention.anchor.sentence].append(mention)
    ruled: dict[Span, dict[tuple[str, str, RelationType], Status]] = defaultdict(dict)
    for draft in reader.drafts:
        for way in _ways(draft.type, draft.subject.entity, draft.object.entity):
            ruled[draft.sentence][*way, draft.type] = draft.status
    found = []
    for sentence in reader.resolved.reading.sentences:
        mentions = by_sentence.get(sentence.index, [])
        if len({m.anchor.entity for m in mentions}) < 2:
            continue
        tokens = [i for i in range(sentence.start, sentence.end) if sight.is_word[i]]
        start = int(sight.words[tokens[0]])
        states = sight.states[tokens].astype("float32")
        verdicts = sight.judges.verdicts(states, [m.anchor for m in mentions], start, ruled[sentence.span], LEAST)
        verdicts = [replace(v, chance=v.chance * _certainty(reader, mentions, v)) for v in verdicts]
        found.append(Judged(sentence, mentions, verdicts, tokens))
    return found


def doubted(drafts: Iterable[Draft], judged: Iterable[Judged]) -> list[Draft]:
    """The rules' claims that the judge thinks impossible; it has no opinion of those that need another sentence."""
    chances: dict[tuple[Span, RelationType, str, str], float] = {}
    present: dict[Span, set[str]] = {}
    for one in judged:
        present[one.sentence.span] = {m.anchor.entity for m in one.mentions if m.anchor.entity}
        for verdict in one.verdicts:
            for way in _ways(verdict.type, verdict.subject, verdict.object):
                key = (one.sentence.span, verdict.type, *way)
                chances[key] = max(verdict.chance, chances.get(key, 0.0))
    return [
        d
        for d in drafts
        if {d.subject.entity, d.object.entity} <= present.get(d.sentence, set())
        and chances.get((d.sentence, d.type, d.subject.entity, d.object.entity), 0.0) < DOUBTED
    ]


def added(reader: Reader, judged: Iterable[Judged]) -> list[Draft]:
    """Claims that the judge is sure of and the rules did not make."""
    made = {
        (d.sentence, d.type, *way) for d in reader.drafts for way in _ways(d.type, d.subject.entity, d.object.entity)
    }
    found = []
    for one in judged:
        for verdict in sorted(one.verdicts, key=lambda v: -v.chance):
            key = (one.sentence.span, verdict.type, verdict.subject, verdict.object)
            if key in made or verdict.chance < SURE or not _fits(reader, verdict):
                continue
            made.update((one.sentence.span, verdict.type, *w) for w in _ways(verdict.type, *key[2:]))
            draft = _draft(reader, one, verdict)
            if reader.fits(draft.type, draft.subject, draft.object):
                found.append(draft)
    return found


def _fits(reader: Reader, verdict: Verdict) -> bool:
    """Whether the sides have types that the claim is made of."""
    subjects, objects = _SIDES.get(verdict.type, (ACTORS, ("ORG",)))
    return reader.resolved.type(verdict.subject) in subjects and reader.resolved.type(verdict.object) in objects


def is_judged(draft: Draft) -> bool:
    """Whether the judge made the claim, and no rule."""
    return draft.rule.startswith(_RULE)


def unsure(reader: Reader, judged: Iterable[Judged]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Sentences that may claim something, but not surely, and the words that may say so."""
    for one in judged:
        best = max(one.verdicts, key=lambda verdict: verdict.chance, default=None)
        if best is not None and LIKELY <= best.chance < SURE:
            yield one.sentence.span, _words(reader, one, best)[1]


def _certainty(reader: Reader, mentions: list[Marked], verdict: Verdict) -> float:
    """How probable it is that subject and object are in the sentence at all: a name is, a reference may be."""
    result = 1.0
    for entity in (verdict.subject, verdict.object):
        result *= max(_chance(reader, mention) for mention in mentions if mention.anchor.entity == entity)
    return result


def _chance(reader: Reader, mention: Marked) -> float:
    link = _link(reader, mention)
    return link.chance if link is not None else 1.0


def _link(reader: Reader, mention: Marked) -> Link | None:
    """What made a reference mean somebody; None for a name."""
    if mention.phrase is None:
        return None
    return (reader.resolved.possessors if mention.possessive else reader.resolved.links).get(mention.phrase)


def _ways(kind: RelationType, subject: str, object_: str) -> list[tuple[str, str]]:
    both = [(subject, object_)]
    return [*both, (object_, subject)] if kind in SYMMETRIC else both


def _draft(reader: Reader, one: Judged, verdict: Verdict) -> Draft:
    token, trigger = _words(reader, one, verdict)
    subject = _argument(reader, one, verdict.subject)
    object_ = _argument(reader, one, verdict.object)
    draft = Draft(
        *(verdict.type, subject, object_, verdict.status, one.sentence.span, trigger),
        rule=f"{_RULE}{verdict.type}",
        wording=token.text,
    )
    clause = _clause_at(one.sentence, token.i)
    if clause is None:
        return draft
    shares = shares_of(reader, clause, [subject], [object_]) if verdict.type in _SHARED else {}
    return replace(
        draft,
        amount=amount_in(reader.resolved, clause) if verdict.type in _PAID else None,
        percent=shares.get(subject) or shares.get(object_),
        date=date_in(reader.resolved, clause),
        attribution=reader.attribution(one.sentence, clause),
    )


def _words(reader: Reader, one: Judged, verdict: Verdict) -> tuple[Token, tuple[Span, ...]]:
    """The word that says what the judge says, and where it and its particle stand."""
    seen = reader.resolved.reading.tokens.doc[one.tokens[verdict.word]]
    token = _telling(seen)
    return token, tuple(sorted({Span(t.idx, t.idx + len(t.text)) for t in (token, seen)}))


def _telling(token: Token) -> Token:
    """The verb or noun that a particle, an auxiliary or an article belongs to."""
    return token.head if token.dep_ in _HELPERS else token


def _clause_at(sentence: Sentence, token: int) -> Clause | None:
    return next((clause for clause in sentence.clauses if token in clause.tokens), None)


def _argument(reader: Reader, one: Judged, entity: str) -> Argument:
    """The mention by which an entity is in the sentence: its name, or else the first reference."""
    of = [m for m in one.mentions if m.anchor.entity == entity]
    name = next((m for m in of if not m.is_reference), None)
    if name is not None:
        return Argument(entity, name.span, False)
    link = _link(reader, of[0])
    return Argument(entity, of[0].span, link is None or link.inferred, of[0].phrase)
