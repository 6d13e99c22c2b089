"""Who sells and who buys where a sentence before has told of the sale: "Verkäufer ist A", "Zu den Käufern zählt B"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from annotate.annotation import RelationType
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, Draft, arguments
from annotate.relations.holders import predicated, span_of_noun
from annotate.relations.reader import Reader
from annotate.relations.status import Verdict

_SIDES: Final[dict[str, RelationType]] = {
    **dict.fromkeys(
        word_set("verkäufer verkäuferin verkäufern verkäuferinnen seller sellers vendor vendors"), "divests"
    ),
    **dict.fromkeys(word_set("käufer käuferin käufern käuferinnen erwerber erwerbern buyer buyers"), "acquires"),
}
_COUNTING: Final = word_set("zählen gehören")
_OF_DEALS: Final = frozenset({"acquires", "divests"})
_BACK: Final = 2
"""Sentences that are looked back for the deal."""


def read_deal_sides(reader: Reader, sentence: Sentence) -> None:
    """Draft the claims of who is said to be the seller or the buyer of what was told to be sold."""
    for phrase in sentence.phrases:
        kind = _SIDES.get((phrase.noun or "").lower())
        clause = reader.clause_of(phrase)
        if kind is None or clause is None or phrase.name is not None:
            continue
        deal = _deal(reader, sentence)
        sides = _named(reader, clause, phrase) if deal is not None else []
        for side in sides:
            if deal is not None:
                _draft(reader, sentence, phrase, kind, side, deal)


def _named(reader: Reader, clause: Clause, phrase: Phrase) -> list[Argument]:
    if phrase.preposition == "zu" and any(v.lemma in _COUNTING for v in clause.verbs) and clause.subject is not None:
        return arguments(reader.resolved, clause.subject, ("PER", "ORG"))
    return predicated(reader, clause, phrase, ("PER", "ORG"))[0]


def _deal(reader: Reader, sentence: Sentence) -> Draft | None:
    """The one sale that this sentence or the two before, in the same paragraph, have told of as done or planned."""
    sentences = reader.resolved.reading.sentences
    here = bisect_left(sentences, sentence.span.start, key=lambda s: s.span.start)
    near = {s.span for s in sentences[max(0, here - _BACK) : here + 1] if s.paragraph == sentence.paragraph}
    found = [d for d in reader.drafts if d.type in _OF_DEALS and d.sentence in near]
    return found[-1] if len({d.object.entity for d in found}) == 1 else None


def _draft(reader: Reader, sentence: Sentence, phrase: Phrase, kind: RelationType, side: Argument, deal: Draft) -> None:
    thing = reader.named_before(deal.object.entity, sentence)
    if thing is None or side.entity == deal.subject.entity:
        return
    span = span_of_noun(reader, phrase)
    status: Verdict = deal.status
    reader.draft(
        kind, side, thing, status, sentence, (span,), "deal.side", wording=reader.text[span.start : span.end]
    )  # fmt: skip
