"""Decides, from all clues of a document, what is a name, of what type, and where it is repeated.

The same string is the same thing throughout a document, so the clues of all its occurrences are
added up: a firm that looks like a place in one sentence is a firm if another calls it an AG.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import EntityType
from annotate.article import Span
from annotate.language.names_index import NameIndex
from annotate.language.names_sentence import legal_form, marks, never
from annotate.language.names_words import is_inflected, is_listed
from annotate.language.spans import Clue, DocMention, clues_of, mentions_of, set_mentions

_ENOUGH: Final = 1.0
"""The sum of weights from which on a string is a name that the recogniser never found."""

_REPEATED: Final = 0.1
"""What clues count that say again what a stronger one says: the clearest occurrence decides."""

_BESIDE_A_PLACE: Final = 0.4
"""What is left of other clues where the recogniser finds a place that is named once (Ortsgruppe Amberg)."""

_PART: Final = 0.6
"""How much of what speaks for a full name speaks for its parts."""

_CLEAR: Final = 0.8
"""From which weight on a full name says what its short forms are."""

_CERTAIN: Final = 3.0
"""The weight from which on there is no doubt."""

_RECOGNISED: Final = 1.4
"""What the recogniser's word on where a name begins and ends counts; only a legal form counts more."""

_LONE_KNOWN: Final = 1.1
"""What a known name counts against a longer one: a known surname is not to split an unknown full name."""

_LONE_PLACE: Final = 0.55
"""The same for a known place: clubs, courts and companies have places in their names."""

_PRIORITY: Final[tuple[EntityType, ...]] = ("ORG", "PER", "PRODUCT", "LOC")
"""The order in which types win when the clues are even."""


_Weights: TypeAlias = defaultdict[EntityType, float]


@dataclass(frozen=True, slots=True)
class _Name:
    """A string that is a name, wherever it stands."""

    text: str
    type: EntityType
    weight: float
    known: str | None = None


def decide(text: str, clues: Iterable[Clue], *, german: bool = True) -> list[DocMention]:
    """The names in ``text``, without overlaps and in order.

    Where clues stand, the clearest stretch is the name; elsewhere a string is a name if it is one somewhere. There an
    ordinary German noun counts only if most of its places have clues, or if it is short for a full name and stands
    where no noun can.

    Args:
        text: The source text.
        clues: What speaks for names in it.
        german: Whether its nouns are capitalised, and genitives part of the name.
    """
    clues = _unbeaten(clues)
    strings = {text[c.start : c.end] for c in clues}
    names = _names(text, clues, strings)
    places = {span: base_form(text[span.start : span.end], strings) for span in sorted({c.span for c in clues})}
    marked = {span: name for span, name in places.items() if name in names}
    found = {**marked, **_repeated(text, names, marked, german)}
    return [
        DocMention(*span, names[name].type, known=names[name].known, score=min(1.0, names[name].weight / _CERTAIN))
        for span, name in sorted(found.items())
    ]


def _repeated(text: str, names: Mapping[str, _Name], marked: Mapping[Span, str], german: bool) -> dict[Span, str]:
    """Where names stand that nothing else speaks for."""
    found = [(name, span) for name, span in NameIndex(names, genitive=german).find(text) if span not in marked]
    total = Counter(name for name, _ in found)
    shown = Counter(marked.values())
    shorts = {short for name in names.values() for short, _ in _parts(name.text, name.type)}
    taken = sorted(marked)

    def is_free(span: Span) -> bool:
        next_one = bisect_left(taken, span)
        return not any(span.overlaps(other) for other in taken[max(0, next_one - 1) : next_one + 1])

    def is_name(name: str, span: Span) -> bool:
        if not german or not (is_listed(name) or is_inflected(name)) or shown[name] > total[name]:
            return True
        return name in shorts and _stands_alone(text, span)

    return {span: name for name, span in found if is_free(span) and is_name(name, span)}


_DETERMINED: Final = re.compile(
    r"(?:\b(?i:d(?:er|ie|as|e[mns])|(?:[mds]?ein|ihr|unser|kein|jed|dies)\w*|[ai]m|vom|zu[mr]|beim)|[a-zäöüß]+e[nmrs]?)\s\Z"
)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether no article or adjective stands before a word, as one does before an ordinary noun."""
    return _DETERMINED.search(text, max(0, span.start - 30), span.start) is None


def _names(text: str, clues: Iterable[Clue], strings: set[str]) -> dict[str, _Name]:
    """What the clues add up to, by string."""
    by_key: dict[str, list[Clue]] = defaultdict(list)
    for clue in clues:
        by_key[base_form(text[clue.start : clue.end], strings)].append(clue)
    weights = {key: _type_weights(found) for key, found in by_key.items()}
    _share(weights)
    names = {}
    for key, found in by_key.items():
        weight = max(sum(c.weight for c in found), sum(weights[key].values()))
        if weight >= _ENOUGH or any(c.recognised for c in found):
            kind = _likeliest(weights[key])
            names[key] = _Name(key, kind, weight, next((c.known for c in found if c.known), None))
    for short in _short_forms(names):
        names.setdefault(short.text, short)
    return {key: name for key, name in names.items() if _may_be_name(key)}


def _unbeaten(clues: Iterable[Clue]) -> list[Clue]:
    """The clues for stretches that no overlapping stretch has a clearer clue for; of equals, for the longer."""
    places: dict[Span, list[Clue]] = defaultdict(list)
    for clue in clues:
        places[clue.span].append(clue)
    strength = {span: max(_contest(c) for c in found) for span, found in places.items()}
    spans = sorted(places)
    beaten = set()
    for i, span in enumerate(spans):
        for rival in islice(spans, i + 1, None):
            if rival.start >= span.end:
                break
            beaten.add(max(span, rival, key=lambda s: (-strength[s], s.start - s.end, s.start)))
    return [clue for span in spans if span not in beaten for clue in places[span]]


def _contest(clue: Clue) -> float:
    """What a clue counts against one for an overlapping stretch."""
    if clue.recognised:
        return _RECOGNISED
    if clue.known is None:
        return clue.weight
    return _LONE_PLACE if clue.type == "LOC" else _LONE_KNOWN


def _type_weights(clues: Collection[Clue]) -> _Weights:
    """How much speaks for each type: the clearest clue, and little more for each repetition."""
    is_lone_place = any(c.recognised and c.type == "LOC" for c in clues) and len({c.span for c in clues}) == 1
    weights: _Weights = defaultdict(float)
    for clue in sorted(clues, key=lambda c: -c.weight):
        if clue.type:
            is_doubtful = is_lone_place and not clue.recognised and clue.known is None
            share = _REPEATED if clue.type in weights else 1.0
            weights[clue.type] += clue.weight * share * (_BESIDE_A_PLACE if is_doubtful else 1.0)
    return weights


def _likeliest(weights: Mapping[EntityType, float]) -> EntityType:
    return max(_PRIORITY, key=lambda kind: weights.get(kind, 0.0))


def base_form(name: str, strings: set[str]) -> str:
    """The name without a genitive -s, if it also stands in the text without one."""
    for ending in ("'s", "’s", "s", "'", "’"):
        stem = name.removesuffix(ending)
        if stem != name and (stem in strings or ending != "s"):
            return stem
    last = name.split()[-1]
    if last.endswith("s") and " " in name and last[:-1] in strings:
        return name[:-1]
    return name


def _share(weights: Mapping[str, _Weights]) -> None:
    """A full name and its parts speak for each other: Quorvex Energie SE for Quorvex, Petra Ohlsdorf for Ohlsdorf."""
    shares: dict[tuple[str, EntityType], float] = {}
    for key, found in weights.items():
        for short, kind in _parts(key, _likeliest(found)):
            weight = found.get(kind, 0.0)
            if short in weights and weight >= _CLEAR:
                shares[short, kind] = max(shares.get((short, kind), 0.0), _PART * weight)
    for (short, kind), weight in shares.items():
        weights[short][kind] += weight


def _parts(name: str, kind: EntityType) -> Iterator[tuple[str, EntityType]]:
    """What a name may be shortened to."""
    words = name.split()
    if kind == "PER" and len(words) > 1:
        yield words[-1], kind
        particle = next((i for i, word in enumerate(words) if i and word in marks().per.particles), None)
        if particle is not None:
            surname = " ".join(words[particle:])
            yield from ((surname, kind), (surname[0].upper() + surname[1:], kind))
        return
    if kind != "ORG":
        return
    left, hyphen, right = name.rpartition("-")
    if hyphen and right in marks().org.parts:
        yield left, kind
        return
    bare = legal_form().sub("", name).strip()
    if bare != name and bare:
        yield bare, kind
    parts = bare.split()
    if "&" in parts:
        return
    for count in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:count]), kind


def _short_forms(names: Mapping[str, _Name]) -> list[_Name]:
    """Forms that no clue speaks for, but that a full name explains."""
    shorts = []
    for name in names.values():
        for short, kind in _parts(name.text, name.type):
            if name.weight >= _CLEAR and len(short) > 2 and not short.split()[-1].islower():
                shorts.append(_Name(short, kind, _CLEAR))
    return shorts


def _may_be_name(key: str) -> bool:
    return key not in never() and not key.isdigit() and any(c.isalpha() for c in key)


@Language.component("durchblick_names")
def names(doc: Doc) -> Doc:
    """Set the names of the text among its mentions; other mentions stay."""
    others = [m for m in mentions_of(doc) if m.kind != "name"]
    set_mentions(doc, (*others, *decide(doc.text, clues_of(doc), german=doc.lang_ == "de")))
    return doc
