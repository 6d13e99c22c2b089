"""What holds for the claims of any text."""

from __future__ import annotations

import pytest

from annotate.annotation import SYMMETRIC
from annotate.article import Span
from annotate.language.spans import claims_of, mentions_of, unread_of
from tests.annotate.marked import read_marked
from tests.annotate.relations.test_german import CASES
from tests.annotate.relations.test_stories import STORIES

TEXTS = [*(text for text, _ in CASES.values()), *(story.text for story in STORIES.values())]


@pytest.mark.parametrize("text", TEXTS)
def test_claims_rest_on_the_text(text: str) -> None:
    doc = read_marked(text)
    sentences = {Span(s.start_char, s.start_char + len(s.text.rstrip())) for s in doc.sents}
    mentions = {(m.span, m.entity): m for m in mentions_of(doc)}
    for claim in claims_of(doc):
        assert claim.subject != claim.object
        assert claim.wording
        assert claim.wording in doc.text
        assert claim.evidence
        whole = any(e.sentence.covers(e.subject) and e.sentence.covers(e.object) for e in claim.evidence)
        for evidence in claim.evidence:
            assert evidence.sentence in sentences
            assert evidence.trigger
            assert all(evidence.sentence.covers(t) for t in evidence.trigger)
            for span, entity in ((evidence.subject, claim.subject), (evidence.object, claim.object)):
                assert (span, entity) in mentions
                # What a sentence leaves unsaid was said before it; then another one says it all, or it was concluded.
                assert evidence.sentence.covers(span) or (
                    span.start < evidence.sentence.start and (claim.inferred or whole)
                )
    for unread in unread_of(doc):
        assert unread.sentence in sentences
        assert unread.reason


@pytest.mark.parametrize("text", TEXTS)
def test_a_claim_that_is_not_inferred_names_both_sides_in_one_sentence(text: str) -> None:
    doc = read_marked(text)
    concluded = {(m.span, m.entity): m.inferred for m in mentions_of(doc)}
    for claim in claims_of(doc):
        named = [
            e.sentence.covers(e.subject)
            and e.sentence.covers(e.object)
            and not concluded[e.subject, claim.subject]
            and not concluded[e.object, claim.object]
            for e in claim.evidence
        ]
        assert claim.inferred or any(named)


@pytest.mark.parametrize("text", TEXTS)
def test_a_claim_is_recorded_once(text: str) -> None:
    doc = read_marked(text)
    keys = [
        (c.type, c.status, frozenset((c.subject, c.object)) if c.type in SYMMETRIC else (c.subject, c.object))
        for c in claims_of(doc)
    ]
    assert len(keys) == len(set(keys))


def test_the_same_text_gives_the_same_claims() -> None:
    text = STORIES["brothers at odds"].text
    first, second = read_marked(text), read_marked(text)
    assert claims_of(first) == claims_of(second)
    assert mentions_of(first) == mentions_of(second)
