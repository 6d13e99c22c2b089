"""Two judges where rules end: whom a reference means, and what a sentence claims of two who occur in it.

Both read the encoder's states of words, know nothing of spaCy, and answer with probabilities; who asks decides what
is sure enough. They are small ONNX graphs beside the encoder's, made by
:mod:`annotate.language.training.judging` from stories that were marked by hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from annotate.annotation import RelationType, Status
from annotate.language.decoding import Floats, Ints
from annotate.language.schema import CLAIMS, REFERENCES

Kind: TypeAlias = Literal["personal", "possessive", "relative", "noun", "name"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TYPES: Final = ("PER", "ORG", "LOC", "PRODUCT")
"""Types of entities; all others count as one."""

SIDES: Final = frozenset(("PER", "ORG", "PRODUCT"))
"""Types of entities of which something may be claimed."""

RELATIONS: Final[tuple[RelationType, ...]] = get_args(RelationType)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

CANDIDATES: Final = 40
"""How many of the mentions before a reference may tell whom it means."""

BLOCK: Final = 32
"""References that are asked about at once."""

CROWD: Final = 40
"""Of a sentence with more mentions nothing is claimed: it is a list."""

SENTENCE_STEPS: Final = (1, 2, 3, 4, 6, 10)
MENTION_STEPS: Final = (1, 2, 3, 4, 5, 8, 16)
COUNT_STEPS: Final = (2, 3, 5, 9)
WORD_STEPS: Final = (1, 2, 3, 4, 5, 8, 12, 20)
"""Distances from these on count as one with all up to the next."""

FEATURES: Final = (
    *(len(SENTENCE_STEPS) + 2, len(MENTION_STEPS) + 1, len(KINDS), len(TYPES) + 1, len(COUNT_STEPS) + 1),
    *(2, 2, 2, 3),
)
"""How many values each feature of a candidate has; see :func:`candidates_of`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention as the judges see it; words are counted from the first of the text, white space left out."""

    first: int
    last: int
    """Of a name its first and its last word; of a reference twice its head noun or pronoun."""
    kind: Kind
    type: str
    entity: str | None
    """Whom it means, as far as is known."""
    sentence: int
    paragraph: int
    in_heading: bool = False
    ruled: str | None = None
    """Whom the rules say that it means."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What R references are compared with: each with up to K mentions."""

    places: Ints
    """(R, K, 2): first and last words."""
    features: Ints
    """(R, K, features): each below its number in :data:`FEATURES`."""
    mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
    """(R, K): which there are."""
    entities: list[list[str]]
    """Whom the candidates mean, for each reference."""


def candidates_of(references: Sequence[int], mentions: Sequence[Anchor]) -> Candidates:
    """The mentions that may tell whom references mean: those before, and names that follow in the same sentence.

    Args:
        references: Places in ``mentions``.
        mentions: All mentions in text order; those without an entity are no candidates.
    """
    known = [i for i, mention in enumerate(mentions) if mention.entity is not None]
    found = [_of_one(i, mentions, known) for i in references]
    width = max((len(chosen) for chosen, _ in found), default=0) or 1
    places = np.zeros((len(found), width, 2), dtype=np.int64)
    features = np.zeros((len(found), width, len(FEATURES)), dtype=np.int64)
    mask = np.zeros((len(found), width), dtype=np.bool_)
    for row, (chosen, values) in enumerate(found):
        size = len(chosen)
        if size:
            places[row, :size] = [(mentions[i].first, mentions[i].last) for i in chosen]
            features[row, :size] = values
            mask[row, :size] = True
    entities = [[mentions[i].entity or "" for i in chosen] for chosen, _ in found]
    return Candidates(places, features, mask, entities)


def _of_one(reference: int, mentions: Sequence[Anchor], known: Sequence[int]) -> tuple[list[int], list[list[int]]]:
    """The candidates of one reference, nearest first, and their features."""
    here = mentions[reference]
    at = bisect_right(known, reference)
    before = [i for i in known[max(0, at - CANDIDATES - 1) : at] if i != reference][::-1]
    after = []
    for i in known[at:]:
        if mentions[i].sentence != here.sentence:
            break
        if mentions[i].kind == "name":
            after.append(i)
    counts = Counter(mentions[i].entity for i in before)
    firsts: dict[int, int] = {}
    for i in (*before, *after):
        firsts[mentions[i].sentence] = min(i, firsts.get(mentions[i].sentence, i))
    values = []
    for rank, i in enumerate((*before, *(after))):
        other = mentions[i]
        follows = i > reference
        distance = len(SENTENCE_STEPS) + 1 if follows else step(here.sentence - other.sentence, SENTENCE_STEPS)
        values.append(
            [
                distance,
                step(rank - len(before) if follows else rank, MENTION_STEPS),
                KINDS.index(other.kind),
                type_number(other.type),
                step(counts[other.entity], COUNT_STEPS),
                int(other.in_heading),
                int(other.paragraph == here.paragraph),
                int(firsts[other.sentence] == i),
                0 if here.ruled is None else 1 if here.ruled == other.entity else 2,
            ]
        )
    return [*before, *after], values


def step(number: int, steps: Sequence[int]) -> int:
    """In which of the steps a number falls: 0 below the first."""
    return bisect_right(steps, number)


def signed_step(number: Ints) -> Ints:
    """In which of the :data:`WORD_STEPS` to the left or right signed distances fall, from 0 on."""
    sizes = np.searchsorted(WORD_STEPS, np.abs(number), side="right")
    return (np.where(number < 0, -sizes, sizes) + len(WORD_STEPS)).astype(np.int64)


def type_number(kind: str) -> int:
    """The number of a type of entity."""
    return TYPES.index(kind) if kind in TYPES else len(TYPES)


Ruled: TypeAlias = Mapping[tuple[str, str, RelationType], Status]
"""What the rules claim in a sentence: subject, object and type, with the status; symmetric ones both ways."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """P ordered pairs of mentions in one sentence; words are counted from the sentence's first."""

    subject: Ints
    """(P, 2): first and last word."""
    object: Ints
    marks: Ints
    """(P, 4): kind and type of the subject, then of the object."""
    entities: list[tuple[str, str]]

    def inputs(self, words: int, ruled: Ruled) -> dict[str, Ints]:
        """What the graph of claims is given for a sentence of so many words, but for ``mask``: all are there."""
        steps = steps_to(self.subject, words)
        return {
            "words": np.tile(np.arange(words), (len(self.entities), 1)),
            "subject": self.subject,
            "object": self.object,
            "marks": self.marks,
            "subject_steps": steps,
            "object_steps": steps_to(self.object, words),
            "between": np.take_along_axis(steps, self.object[:, :1], axis=1)[:, 0],
            "ruled": np.array(
                [[_number(ruled.get((*pair, kind))) for kind in RELATIONS] for pair in self.entities],
                dtype=np.int64,
            ),
        }


def _number(status: Status | None) -> int:
    """What the rules say, as a number: 0 for no claim, else its status."""
    return 0 if status is None else 1 + STATUSES.index(status)


def pairs_of(mentions: Sequence[Anchor], start: int) -> Pairs | None:
    """All ordered pairs of mentions of two entities; None if there are none.

    Args:
        mentions: Those of one sentence, entities known.
        start: The sentence's first word.
    """
    sides = [mention for mention in mentions if mention.entity and mention.type in SIDES]
    both = [(a, b) for a in sides for b in sides if a.entity != b.entity]
    if not both:
        return None
    return Pairs(
        np.array([(a.first - start, a.last - start) for a, _ in both], dtype=np.int64),
        np.array([(b.first - start, b.last - start) for _, b in both], dtype=np.int64),
        np.array([(*_marks(a), *_marks(b)) for a, b in both], dtype=np.int64),
        [(a.entity or "", b.entity or "") for a, b in both],
    )


def _marks(mention: Anchor) -> tuple[int, int]:
    return KINDS.index(mention.kind), type_number(mention.type)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claim judge says of one pair and one type of claim."""

    subject: str
    object: str
    type: RelationType
    chance: float
    """How probable the claim is, from 0 to 1."""
    status: Status
    status_chance: float
    word: int
    """The word of the sentence, from its first on, that says so most of all."""
    pair: int
    """Which pair of mentions says so most of all."""


class Judges:
    """The two graphs, loaded when they are first asked.

    Args:
        files: The graphs by their names.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    @cached_property
    def _references(self) -> _Graph:
        return _Graph(self._files[REFERENCES])

    @cached_property
    def _claims(self) -> _Graph:
        return _Graph(self._files[CLAIMS])

    def referents(
        self, states: Floats, references: Sequence[int], mentions: Sequence[Anchor]
    ) -> list[tuple[float, dict[str, float]]]:
        """How probable each reference is one at all, and for each entity that it means it.

        Args:
            states: (words, width) of the text.
            references: Places in ``mentions``.
            mentions: All mentions, in text order.
        """
        blocks = (references[at : at + BLOCK] for at in range(0, len(references), BLOCK))
        return [found for block in blocks for found in self._block(states, block, mentions)]

    def _block(
        self, states: Floats, references: Sequence[int], mentions: Sequence[Anchor]
    ) -> list[tuple[float, dict[str, float]]]:
        """As :meth:`referents`, for so many that they can be asked about at once."""
        candidates = candidates_of(references, mentions)
        asked = np.array([(mentions[i].first, mentions[i].last) for i in references], dtype=np.int64)
        there = np.concatenate([asked.reshape(-1), candidates.places[candidates.mask].reshape(-1)])
        start, end = int(there.min()), int(there.max()) + 1
        scores, anchors = self._references.run(
            states=states[start:end].astype(np.float32),
            reference=asked - start,
            kind=np.array([KINDS.index(mentions[i].kind) for i in references], dtype=np.int64),
            places=np.where(candidates.mask[..., None], candidates.places - start, 0),
            features=candidates.features,
            mask=candidates.mask,
        )
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        found = []
        for row, entities in enumerate(candidates.entities):
            totals: dict[str, float] = {}
            for column, entity in enumerate(entities, 1):
                totals[entity] = totals.get(entity, 0.0) + float(chances[row, column])
            found.append((float(1 / (1 + np.exp(-anchors[row]))), totals))
        return found

    def verdicts(
        self, states: Floats, mentions: Sequence[Anchor], start: int, ruled: Ruled, least: float
    ) -> list[Verdict]:
        """The claims of one sentence that are at least so probable.

        Args:
            states: (words, width) of the sentence.
            mentions: Those of the sentence, entities known.
            start: The sentence's first word.
            ruled: What the rules claim.
            least: The least chance.
        """
        pairs = pairs_of(mentions, start) if len(mentions) <= CROWD else None
        if pairs is None:
            return []
        inputs = pairs.inputs(len(states), ruled)
        here = np.ones(inputs["words"].shape, dtype=np.bool_)
        scores, status, word = self._claims.run(states=states.astype(np.float32), mask=here, **inputs)
        best: dict[tuple[str, str, int], tuple[float, int]] = {}
        for pair, both in enumerate(pairs.entities):
            for number, score in enumerate(scores[pair]):
                key = (*both, number)
                if key not in best or score > best[key][0]:
                    best[key] = (float(score), pair)
        found = []
        for (subject, object_, number), (score, pair) in best.items():
            chance = 1 / (1 + float(np.exp(-score)))
            if chance >= least:
                states_of = np.exp(status[pair, number] - status[pair, number].max())
                states_of /= states_of.sum()
                which = int(states_of.argmax())
                found.append(
                    Verdict(
                        subject,
                        object_,
                        RELATIONS[number],
                        chance,
                        STATUSES[which],
                        float(states_of[which]),
                        int(word[pair, number]),
                        pair,
                    )
                )
        return found


def steps_to(places: Ints, words: int) -> Ints:
    """(P, words): how far each word is from each mention, 0 within it, as :func:`signed_step` counts."""
    numbers = np.arange(words)[None, :]
    first, last = places[:, :1], places[:, 1:]
    distance = np.where(numbers < first, numbers - first, np.where(numbers > last, numbers - last, 0))
    return signed_step(distance)


class _Graph:
    """One ONNX graph on one thread."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime  # where it is needed, as in inference

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it would keep what the most crowded sentence took
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def run(self, **feeds: Floats | Ints | np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[Floats]:
        """All outputs."""
        found: list[Floats] = self._session.run(None, feeds)
        return found
