"""Gold files: what is written can be read back, also by those who score against it."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from annotate.annotation import Annotation
from annotate.corrections.applying import apply
from annotate.corrections.making import Maker
from annotate.corrections.records import Correction
from annotate.export import FORMATS
from annotate.gold import gold_annotation
from annotate.lookup import Lookup
from tests.accuracy import gold as scored
from tests.annotate.export import samples
from tests.gold import gold_annotation as by_hand


def written(annotation: Annotation) -> tuple[bytes, bytes]:
    """The gold file and its text."""
    files = FORMATS["gold"].export([annotation], "de")
    (gold,) = (content for name, content in files.items() if name.endswith(".json"))
    (text,) = (content for name, content in files.items() if name.endswith(".txt"))
    return gold, text


def content(annotation: Annotation) -> tuple[object, ...]:
    """What a gold file can keep of a record."""
    mentions = [(m.span, m.type, m.kind, m.entity, m.value) for m in annotation.mentions]
    claims = [
        (
            *(c.id, c.type, c.subject, c.object, c.status, c.amount, c.percent, c.role, c.attribution),
            *((e.span, tuple(t.span for t in e.trigger)) for e in c.evidence),
        )
        for c in annotation.relations
        if c.provenance == "text"
    ]
    return [replace(e, links={}, link_certainty=None) for e in annotation.entities], mentions, claims


@pytest.mark.parametrize(
    "record", [by_hand("musk-altman"), by_hand("startup"), by_hand("maschinenbau"), samples.unicode_text()]
)
def test_what_is_written_can_be_read_back(record: Annotation) -> None:
    gold, text = written(record)
    again = gold_annotation(gold, text, record.document.source)
    assert content(again) == content(record)
    assert again.document.text == record.document.text
    read = msgspec.json.decode(gold, type=scored.Gold)
    assert all(text.decode()[m.start : m.end] == m.surface for m in read.mentions)


def test_corrections_are_in_it() -> None:
    record = by_hand("musk-altman")
    make = Maker(Lookup(record))
    claim = record.relations[0]
    plural = next(m for m in record.mentions if "." in m.id)
    corrections: list[Correction] = [
        make.judged_claim(claim, right=False),
        make.judged_claim(record.relations[1], right=True),
        make.judged_link(plural, right=False),
        make.renamed("tesla", "Tesla, Inc."),
    ]
    corrected = apply(record, corrections).annotation
    gold, text = written(corrected)
    again = gold_annotation(gold, text, record.document.source)
    assert content(again) == content(corrected)
    assert claim.id not in {c.id for c in again.relations}
    assert b'"confirmed": true' in gold
