"""What becomes of references and claims when a judge has its say; the judge here says what the test wants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest
from spacy.tokens import Doc

from annotate.annotation import RelationType, Status
from annotate.entities.agreement import agrees
from annotate.entities.nouns import nouns_for
from annotate.language.judges import Anchor, Judges, Verdict
from annotate.language.sight import Sight, set_sight
from annotate.language.spans import DocEntity, Gender, unread_of
from tests.annotate.marked import claims, read_marked, references


class SaidJudges:
    """Answers from what it is told: the chance of each entity for every reference, and verdicts by sentence."""

    def __init__(self, chances: dict[str, float], verdicts: Sequence[Verdict] = ()) -> None:
        self._chances = chances
        self._verdicts = list(verdicts)

    def referents(
        self, states: object, asked: Sequence[int], mentions: Sequence[Anchor]
    ) -> list[tuple[float, dict[str, float]]]:
        return [(1.0, dict(self._chances)) for _ in asked]

    def verdicts(
        self, states: object, mentions: Sequence[Anchor], start: int, ruled: object, least: float
    ) -> list[Verdict]:
        here = {mention.entity for mention in mentions}
        return [verdict for verdict in self._verdicts if {verdict.subject, verdict.object} <= here]


def judged(marked: str, chances: dict[str, float], verdicts: Sequence[Verdict] = ()) -> Doc:
    """The text read with a judge who says so."""

    def look(doc: Doc) -> None:
        words = np.array([not token.is_space for token in doc])
        judges = cast(Judges, SaidJudges(chances, verdicts))
        set_sight(doc, Sight(judges, np.zeros((len(doc), 4), dtype=np.float16), words))

    return read_marked(marked, look=look)


def verdict(kind: RelationType, chance: float, status: Status = "current", word: int = 2) -> Verdict:
    return Verdict("e1", "e2", kind, chance, status, 1.0, word, 0)


TWO = "[Velora|ORG] traf [Kramer|ORG] in [Kassel|LOC]. Die Brauerei lehnte ab."


def test_a_reference_that_rules_leave_open_is_linked_when_the_judge_is_sure() -> None:
    assert references(read_marked(TWO)) == set()
    assert references(judged(TWO, {"e2": 0.9, "e1": 0.05})) == {"Die Brauerei -> Kramer"}
    assert references(judged(TWO, {"e2": 0.4, "e1": 0.4})) == set()


def test_a_link_that_the_judge_thinks_impossible_is_dropped() -> None:
    text = "[Jan Becker|PER] kam. Er lachte."
    assert references(judged(text, {"e1": 0.3})) == {"Er -> Jan Becker"}
    assert references(judged(text, {"e1": 0.001})) == set()


def test_nobody_of_the_other_gender_is_meant() -> None:
    text = "[Petra Lind|PER] und [Jan Becker|PER] fehlten. [Velora|ORG] wuchs. Er lachte."
    assert "Er -> Petra Lind" not in references(judged(text, {"e1": 0.95}))


MET = "[Velora|ORG] beäugt [Kramer|ORG]."


def test_a_claim_is_made_when_the_judge_is_sure() -> None:
    assert claims(read_marked(MET)) == set()
    doc = judged(MET, {}, [verdict("competes_with", 0.95, word=1)])
    assert claims(doc) == {"competes_with(Velora, Kramer) current"}
    assert unread_of(doc) == ()


def test_what_is_likely_but_not_sure_is_unread() -> None:
    doc = judged(MET, {}, [verdict("competes_with", 0.5, word=1)])
    assert claims(doc) == set()
    (left,) = unread_of(doc)
    assert doc.text[left.trigger[0].start : left.trigger[0].end] == "beäugt"


def test_sides_must_be_of_the_types_that_a_claim_is_made_of() -> None:
    assert claims(judged(MET, {}, [verdict("leads", 0.99, word=1), verdict("family_of", 0.99, word=1)])) == set()


def test_a_claim_that_the_judge_thinks_impossible_is_unread() -> None:
    text = "[Velora|ORG] übernahm [Kramer|ORG] für 3 Millionen Euro."
    assert len(claims(read_marked(text))) == 1
    doc = judged(text, {})
    assert claims(doc) == set()
    assert len(unread_of(doc)) == 1


@pytest.mark.parametrize(
    ("word", "noun", "kind", "gender", "language", "may"),
    [
        ("er", None, "PER", "m", "de", True),
        ("er", None, "PER", "f", "de", False),
        ("sie", None, "PER", "m", "de", False),
        ("sie", None, "ORG", None, "de", True),
        ("es", None, "PER", None, "de", False),
        ("he", None, "ORG", None, "en", False),
        ("its", None, "PER", "f", "en", False),
        ("which", None, "ORG", None, "en", True),
        ("das", "Unternehmen", "PER", None, "de", False),
        ("das", "Unternehmen", "ORG", None, "de", True),
        ("die", "Gründerin", "PER", "m", "de", False),
        ("die", "Gründerin", "PER", "f", "de", True),
    ],
)
def test_gender_and_kind_agree(
    word: str, noun: str | None, kind: str, gender: Gender | None, language: str, may: bool
) -> None:
    entity = DocEntity("e1", "PER" if kind == "PER" else "ORG", "Name", gender=gender)
    head = nouns_for("de").head(noun) if noun else None
    assert agrees(word, head, entity, language) is may
