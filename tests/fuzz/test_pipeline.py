"""The whole pipeline on texts that nobody wrote: it never fails, and its record never contradicts the text."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.annotation import SYMMETRIC, Annotation
from annotate.errors import DurchblickError
from annotate.pipeline import annotate
from annotate.sources.txt import article
from tests.gold import GOLD

_WORDS = sorted({word for path in GOLD.glob("*.txt") for word in re.findall(r"\S+", path.read_text(encoding="utf-8"))})
_SENTENCES = [
    sentence
    for path in sorted(GOLD.glob("*.txt"))
    for sentence in re.findall(r"[^.!?\n]+[.!?“]*", path.read_text(encoding="utf-8"))
]
_ODD = [
    "\n\n",
    "\n",
    " ,",
    "&",
    "(",
    "„",
    "“",
    "-",
    "–",
    "…",
    "2024.",
    "GmbH",
    "\u202e",
    "\x1b[31m",
    "👩‍👩‍👧",
    "é",
    "\t",
]

_words = st.lists(st.sampled_from(_WORDS) | st.sampled_from(_ODD), min_size=1, max_size=30).map(" ".join)
_sentences = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6).map(" ".join)
_cut = st.builds(lambda text, start, end: text[start:end], _sentences, st.integers(0, 40), st.integers(-40, -1))
_texts = st.lists(_words | _sentences | _cut | st.text(max_size=40), min_size=1, max_size=4).map("\n".join)


def check(record: Annotation) -> None:
    """Hold the record against its text and against itself."""
    text, entities = record.document.text, {e.id for e in record.entities}
    mentions = {m.id: m for m in record.mentions}
    sentences = {s.span for s in record.document.sentences}
    assert len(mentions) == len(record.mentions)
    assert all(0 <= m.start < m.end <= len(text) for m in record.mentions)
    assert all(m.entity in entities for m in record.mentions if m.entity)
    for claim in record.relations:
        assert claim.subject != claim.object
        assert {claim.subject, claim.object} <= entities
        if claim.provenance == "background":
            continue
        assert claim.wording is None or claim.wording in text
        for evidence in claim.evidence:
            assert evidence.span in sentences
            assert mentions[evidence.subject_mention].entity == claim.subject
            assert mentions[evidence.object_mention].entity == claim.object
    pairs = [(c.type, frozenset((c.subject, c.object))) for c in record.relations if c.type in SYMMETRIC]
    assert len(pairs) == len(set(pairs))


def run(text: str, *, knowledge: bool) -> None:
    """Annotate ``text`` if it is one."""
    try:
        opened = article(text.encode(errors="replace"), "fuzz.txt")
    except DurchblickError:
        return
    check(annotate(opened, knowledge=knowledge))


@given(_texts)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_few_odd_texts(text: str) -> None:
    run(text, knowledge=True)


@pytest.mark.slow
@given(_texts, st.booleans())
@settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "3000")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_many_odd_texts(text: str, knowledge: bool) -> None:
    run(text, knowledge=knowledge)
