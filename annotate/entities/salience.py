"""Who stands in the foreground: each mention gives its entity a weight that fades from sentence to sentence.

After Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution: subjects weigh more than
objects, objects more than what stands in a prepositional phrase or a genitive; each sentence that goes by
takes more than half of it. Somebody is meant by a pronoun only if nobody else who agrees with it comes
close. Those without a name ("ein Sprecher", "die Aktie") count too: who means them means nobody known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from annotate.entities.syntax import Clause, Phrase

FADING: Final = 0.42
"""What is left of a weight after a sentence."""
HORIZON: Final = 6
"""How many sentences back anything still counts."""
LEAST: Final = 0.05
"""Below this weight nobody is in anybody's mind."""
AHEAD: Final = 1.3
"""How many times more weight the one who is meant has than the next."""
SUBJECT: Final = 1.0
LESSER_SUBJECT: Final = 0.75
"""The subject of a subordinate clause."""
OBJECT: Final = 0.6
OBLIQUE: Final = 0.45
GENITIVE: Final = 0.35
HEADING: Final = 0.7
"""What a heading says weighs less than the text."""
OWN_SUBJECT: Final = 4.0
SUBJECT_ABOVE: Final = 2.0
SUBJECT_BEFORE: Final = 1.4
"""What the subject of the own clause, of the one above it, and of another one of the sentence counts more."""
DISAGREEING: Final = 0.5
"""A mention that does not agree counts half for an entity that does by another."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention, as it stays in the reader's mind."""

    referent: tuple[str, ...]
    """The entities it stands for; two of a pair, none if nobody knows who is meant."""
    genders: frozenset[str]
    """The pronouns that agree with it: ``m f n p``."""
    weight: float
    sentence: int
    clause: Clause
    phrase: Phrase
    subject: bool
    sort: str
    """The type of the entity; of what has no name the type that its noun tells, "" if it tells none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant, two or more by a plural, and why."""

    entities: tuple[str, ...]
    ground: str

    @property
    def entity(self) -> str:
        """The one who may be meant."""
        return self.entities[0]


@dataclass
class Salience:
    """The traces of the mentions so far."""

    traces: list[Trace] = field(default_factory=list)

    def add(self, trace: Trace) -> None:
        """Remember a mention."""
        self.traces.append(trace)

    def rank(
        self,
        phrase: Phrase,
        clause: Clause,
        sentence: int,
        genders: frozenset[str],
        weigh: Callable[[Trace], float],
    ) -> list[tuple[float, Trace]]:
        """Whoever may be meant, the likeliest first, each with the total weight and the mention that counts most.

        Args:
            phrase: What stands for somebody.
            clause: Its clause.
            sentence: The number of its sentence.
            genders: With which genders it agrees.
            weigh: What a trace counts for, as a factor; 0 if it cannot be meant.
        """
        near = list(takewhile(lambda t: sentence - t.sentence <= HORIZON, reversed(self.traces)))
        agreeing = _agreeing(near, genders)
        best: dict[tuple[object, int], tuple[float, Trace]] = {}
        for trace in near:
            key = _key(trace)
            if key not in agreeing or trace.phrase is phrase:
                continue
            factor = weigh(trace) * (1.0 if trace.genders & genders else DISAGREEING)
            distance = sentence - trace.sentence
            weight = trace.weight * factor * FADING**distance
            if not distance:
                weight = max(weight, factor * SUBJECT if trace.subject else 0.0) * _closeness(trace, clause)
            if weight > best.get((key, distance), (0.0, trace))[0]:
                best[key, distance] = (weight, trace)
        return _ranked(best.items())


def _agreeing(latest_first: list[Trace], genders: frozenset[str]) -> set[object]:
    """Who agrees: a person in any mention, a firm in one of the last two ("der Konzern" is no "sie")."""
    seen: dict[object, int] = {}
    found: set[object] = set()
    for trace in latest_first:
        key = _key(trace)
        seen[key] = seen.get(key, 0) + 1
        if trace.genders & genders and (trace.sort == "PER" or seen[key] <= 2):
            found.add(key)
    return found


def clear_winner(ranking: list[tuple[float, Trace]], least: float = LEAST, ahead: float = AHEAD) -> Trace | None:
    """The first of the ranking, if it is known, has the least weight and is far enough ahead."""
    if not ranking or ranking[0][0] < least or not ranking[0][1].referent:
        return None
    if len(ranking) > 1 and ranking[0][0] < ahead * ranking[1][0]:
        return None
    return ranking[0][1]


def _ranked(best: Iterable[tuple[tuple[object, int], tuple[float, Trace]]]) -> list[tuple[float, Trace]]:
    totals: dict[object, float] = {}
    heaviest: dict[object, tuple[float, Trace]] = {}
    for (key, _), found in best:
        totals[key] = totals.get(key, 0.0) + found[0]
        if key not in heaviest or found[0] > heaviest[key][0]:
            heaviest[key] = found
    return sorted(((totals[k], heaviest[k][1]) for k in totals), key=lambda pair: -pair[0])


def _key(trace: Trace) -> object:
    return trace.referent or id(trace.phrase)


def _closeness(trace: Trace, clause: Clause) -> float:
    """How much more a mention of the same sentence counts: the own subject before those of the clauses above."""
    if not trace.subject:
        return 1.0
    if trace.clause is clause:
        return OWN_SUBJECT
    if trace.clause is clause.sibling:
        return SUBJECT_ABOVE
    for depth, above in enumerate(clause.ancestors()):
        if above is trace.clause:
            return max(SUBJECT_BEFORE, SUBJECT_ABOVE - 0.3 * depth)
    return SUBJECT_BEFORE
