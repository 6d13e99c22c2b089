"""Compares an annotation with a gold article.

Counts are meant to be summed over articles before they are divided (micro average). Each gold entity
is represented by the one entity of the annotation that covers most of its names: relations and
references of its other fragments count as wrong. Background claims are counted, not scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Final, Literal

from annotate.annotation import Amount, Annotation, Claim, Date, Mention, Percent
from annotate.article import Span
from tests.accuracy.gold import NAMES, VALUES, Gold, GoldMention, GoldRelation, Slot, Trap

SLOTS: Final[tuple[Literal["amount", "percent", "date"], ...]] = ("amount", "percent", "date")
_IN_ONE_SENTENCE: Final = 1.5
"""Evidence may be this much longer than the gold sentence and still be one sentence."""


@dataclass
class Counts:
    """What was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def gold(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


@dataclass
class Score:
    """All figures of one or more articles."""

    names: Counts = field(default_factory=Counts)
    values: Counts = field(default_factory=Counts)
    normalised: Counts = field(default_factory=Counts)
    """Among the values found, those read rightly; ``missed`` are read wrongly."""
    references: Counts = field(default_factory=Counts)
    relations: Counts = field(default_factory=Counts)
    any_status: Counts = field(default_factory=Counts)
    stated: Counts = field(default_factory=Counts)
    inferred: Counts = field(default_factory=Counts)
    evidence: Counts = field(default_factory=Counts)
    attributes: Counts = field(default_factory=Counts)
    """``wrong`` are those that the text does not give this claim."""
    by_type: dict[str, Counts] = field(default_factory=dict)
    by_status: dict[str, Counts] = field(default_factory=dict)
    traps: int = 0
    sprung: int = 0
    fragments: int = 0
    background: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the figures of another article."""
        for item in fields(self):
            mine, theirs = getattr(self, item.name), getattr(other, item.name)
            if isinstance(mine, Counts):
                _add(mine, theirs)
            elif isinstance(mine, dict):
                for key, counts in theirs.items():
                    _add(mine.setdefault(key, Counts()), counts)
            else:
                setattr(self, item.name, mine + theirs)


def _add(counts: Counts, others: Counts) -> None:
    counts.right += others.right
    counts.wrong += others.wrong
    counts.missed += others.missed


def score(gold: Gold, annotation: Annotation) -> Score:
    """Compare an annotation with the gold.

    Raises:
        ValueError: If they are not of the same text.
    """
    if len(annotation.document.text) != gold.doc.chars:
        raise ValueError(f"{gold.doc.id}: the annotation is of another text")
    return _Comparison(gold, annotation).result()


class _Comparison:
    def __init__(self, gold: Gold, annotation: Annotation) -> None:
        self._gold = gold
        self._annotation = annotation
        self._score = Score()
        self._to_gold = self._align()

    def result(self) -> Score:
        self._mentions(self._score.names, NAMES, "name")
        self._mentions(self._score.values, VALUES, "value")
        self._references()
        self._relations()
        return self._score

    def _error(self, message: str) -> None:
        self._score.errors.append(f"{self._gold.doc.id}: {message}")

    def _text(self, span: Span) -> str:
        return self._annotation.document.text[span.start : span.end]

    def _align(self) -> dict[str, str]:
        """The gold entity of each entity of the annotation, one to one, by the names that they share."""
        votes: Counter[tuple[str, str]] = Counter()
        for mention in self._annotation.mentions:
            if mention.kind != "name" or not mention.entity:
                continue
            for g in self._gold.mentions:
                shared = _overlap(mention.span, g.span)
                if g.label in NAMES and g.entity and shared:
                    votes[mention.entity, g.entity] += shared
        aligned: dict[str, str | None] = {}
        for (ours, theirs), _ in votes.most_common():
            if ours in aligned:
                continue
            is_fragment = theirs in aligned.values()
            self._score.fragments += is_fragment
            aligned[ours] = None if is_fragment else theirs
        return {ours: theirs for ours, theirs in aligned.items() if theirs}

    def _mentions(self, counts: Counts, labels: frozenset[str], kind: str) -> None:
        found = [m for m in self._annotation.mentions if m.kind == kind and m.type in labels]
        used: set[str] = set()
        for g in self._gold.mentions:
            if g.label not in labels:
                continue
            hit = next((m for m in found if m.id not in used and _names(m, g)), None)
            if hit:
                used.add(hit.id)
            if g.optional:
                continue
            counts.right += hit is not None
            counts.missed += hit is None
            if hit is None:
                self._error(f"missed {g.label} {g.surface!r} at {g.start}")
            elif kind == "value":
                self._value(hit, g)
        spared = [g.span for g in self._gold.mentions if g.optional or g.subtoken]
        for m in found:
            if m.id not in used and not any(_overlap(m.span, s) for s in spared):
                counts.wrong += 1
                self._error(f"spurious {m.type} {self._text(m.span)!r} at {m.start}")

    def _value(self, mention: Mention, gold: GoldMention) -> None:
        if gold.norm is None or gold.norm.value is None or gold.norm.relative is not None:
            return
        got, want = mention.value.value if mention.value else None, gold.norm.value
        is_right = str(got)[:4] == str(want)[:4] if gold.label == "DATE" else got == want
        self._score.normalised.right += is_right
        self._score.normalised.missed += not is_right
        if not is_right:
            self._error(f"{gold.surface!r} read as {got!r}, not {want!r}")

    def _references(self) -> None:
        """One point for each reference and entity that it stands for; every other link is wrong."""
        counts = self._score.references
        links = [m for m in self._annotation.mentions if m.kind in ("epithet", "pronoun") and m.entity]
        right: set[str] = set()
        for g in self._gold.mentions:
            for ref in g.refs if g.label == "coref" else ():
                hit = next(
                    (m for m in links if m.id not in right and self._is(m, ref) and _covers(m.span, g.span)), None
                )
                if hit:
                    right.add(hit.id)
                if g.optional:
                    continue
                counts.right += hit is not None
                counts.missed += hit is None
                if hit is None:
                    self._error(f"missed reference {g.surface!r} at {g.start} -> {ref}")
        optional = [g.span for g in self._gold.mentions if g.optional]
        for m in links:
            if m.id not in right and not any(_overlap(m.span, s) for s in optional):
                counts.wrong += 1
                self._error(f"wrong reference {self._text(m.span)!r} at {m.start} -> {m.entity}")
        for trap in self._gold.must_not:
            if trap.type == "coref_trap":
                self._reference_trap(trap, links)

    def _is(self, mention: Mention, gold_entity: str) -> bool:
        return self._to_gold.get(mention.entity or "") == gold_entity

    def _reference_trap(self, trap: Trap, links: Iterable[Mention]) -> None:
        forbidden = set(trap.forbidden_refs)
        places = [
            g.span
            for g in self._gold.mentions
            if g.label == "coref" and (trap.surface or "") in g.surface and not set(g.refs) & forbidden
        ]
        if not places:
            return
        self._score.traps += 1
        if any(_covers(m.span, p) and self._to_gold.get(m.entity or "") in forbidden for p in places for m in links):
            self._score.sprung += 1
            self._error(f"TRAP {trap.surface!r} is not {trap.forbidden_refs}: {trap.why}")

    def _relations(self) -> None:
        claims = [c for c in self._annotation.relations if c.provenance == "text"]
        self._score.background += len(self._annotation.relations) - len(claims)
        matched: set[str] = set()
        loosely: set[str] = set()
        for g in self._gold.relations:
            loose = [c for c in claims if self._same(c, g)]
            full = [c for c in loose if c.status in {g.status, *(g.accept_status or ())}]
            loosely.update(c.id for c in loose)
            matched.update(c.id for c in full)
            if g.core:
                self._core(g, loose, full)
        for claim in claims:
            self._claim(claim, claim.id in matched, claim.id in loosely)
        self._score.traps += sum(t.subject is not None for t in self._gold.must_not)

    def _core(self, gold: GoldRelation, loose: list[Claim], full: list[Claim]) -> None:
        name = f"{gold.type}({gold.subject}, {gold.object}) {gold.status}"
        groups = (
            self._score.relations,
            self._score.by_type.setdefault(gold.type, Counts()),
            self._score.by_status.setdefault(gold.status, Counts()),
        )
        self._score.any_status.right += bool(loose)
        self._score.any_status.missed += not loose
        for counts in groups:
            counts.right += bool(full)
            counts.missed += not full
        if not full:
            self._error(f"missed {name}" + (" (found with another status)" if loose else ""))
            return
        best = max(full, key=lambda c: sum(_slot_is_right(c, gold, s) for s in SLOTS))
        is_near = any(_is_sentence(e.span, x.span) for e in best.evidence for x in gold.evidence)
        self._score.evidence.right += is_near
        self._score.evidence.missed += not is_near
        if not is_near:
            self._error(f"{name}: evidence is not the sentence that says so")
        for slot in SLOTS:
            self._slot(best, gold, slot, name)

    def _slot(self, claim: Claim, gold: GoldRelation, slot: Literal["amount", "percent", "date"], name: str) -> None:
        want: Slot | None = getattr(gold, slot)
        got = _slot_value(claim, slot)
        if want is None or want.value is None or want.relative is not None or want.derived:
            if got is not None and want is None and slot != "date":
                self._score.attributes.wrong += 1
                self._error(f"{name}: {slot} {got!r} is not this claim's")
            return
        is_right = _slot_is_right(claim, gold, slot)
        self._score.attributes.right += is_right
        self._score.attributes.missed += not is_right
        if not is_right:
            self._error(f"{name}: {slot} is {got!r}, not {want.value!r}")

    def _claim(self, claim: Claim, is_right: bool, is_right_but_status: bool) -> None:
        ends = [self._to_gold.get(end, end) for end in (claim.subject, claim.object)]
        shown = f"{claim.type}({ends[0]}, {ends[1]}) {claim.status}"
        kind = self._score.inferred if claim.inferred else self._score.stated
        kind.right += is_right
        kind.wrong += not is_right
        self._score.any_status.wrong += not is_right_but_status
        if not is_right:
            self._score.relations.wrong += 1
            self._score.by_type.setdefault(claim.type, Counts()).wrong += 1
            self._score.by_status.setdefault(claim.status, Counts()).wrong += 1
            self._error(f"spurious {shown}")
        for trap in self._gold.must_not:
            if self._springs(claim, trap):
                self._score.sprung += 1
                self._error(f"TRAP {shown}: {trap.why}")

    def _same(self, claim: Claim, gold: GoldRelation) -> bool:
        """Whether a claim says what the gold does, whatever its status."""
        if claim.type not in {gold.type, *(gold.accept_types or ())}:
            return False
        subjects = {gold.subject, *(gold.accept_subjects or ())}
        objects = {gold.object, *(gold.accept_objects or ())}
        return self._either_way(claim, lambda s, o: s in subjects and o in objects)

    def _springs(self, claim: Claim, trap: Trap) -> bool:
        if trap.type != claim.type or trap.subject is None:
            return False
        if not self._either_way(claim, lambda s, o: (s, o) == (trap.subject, trap.object)):
            return False
        if trap.percent is not None and not _exceeds(claim.percent, trap.percent):
            return False
        return trap.forbidden_status is None or claim.status in trap.forbidden_status

    def _either_way(self, claim: Claim, test: Callable[[str | None, str | None], bool]) -> bool:
        """Whether the claim's ends pass the test; those of a symmetric type in any order."""
        subject, object_ = self._to_gold.get(claim.subject), self._to_gold.get(claim.object)
        return test(subject, object_) or (claim.type in self._gold.symmetric and test(object_, subject))


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _covers(a: Span, b: Span) -> bool:
    """Whether two spans share at least half of the longer one."""
    return _overlap(a, b) * 2 >= max(a.end - a.start, b.end - b.start)


def _is_sentence(evidence: Span, sentence: Span) -> bool:
    """Whether the evidence is this one sentence."""
    length = sentence.end - sentence.start
    shared = _overlap(evidence, sentence)
    return shared * 2 >= length >= (evidence.end - evidence.start) / _IN_ONE_SENTENCE


def _names(mention: Mention, gold: GoldMention) -> bool:
    """Whether type and span are right; a name inside a longer token needs only to overlap."""
    if mention.type not in {gold.label, *gold.alt_labels}:
        return False
    return mention.span == gold.span or (gold.subtoken and _overlap(mention.span, gold.span) > 0)


def _slot_value(claim: Claim, slot: Literal["amount", "percent", "date"]) -> int | float | str | None:
    found: Amount | Percent | Date | None = getattr(claim, slot)
    return found.value if found else None


def _slot_is_right(claim: Claim, gold: GoldRelation, slot: Literal["amount", "percent", "date"]) -> bool:
    wanted: Slot | None = getattr(gold, slot)
    if wanted is None or wanted.value is None:
        return False
    got = _slot_value(claim, slot)
    return str(got)[:4] == str(wanted.value)[:4] if slot == "date" else got == wanted.value


def _exceeds(percent: Percent | None, bound: str) -> bool:
    if percent is None:
        return False
    return percent.value > float(bound[1:]) if bound.startswith(">") else percent.value == float(bound)
