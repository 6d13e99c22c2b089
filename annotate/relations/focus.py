"""The organisation that a sentence goes without naming: "Größter Aktionär ist A", "B hält 20 Prozent"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from annotate.article import Span
from annotate.entities.institutions import is_institution
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Phrase, Sentence
from annotate.relations.drafts import Argument, owner_argument

_SUBJECT: Final = 1.0
_OTHER: Final = 0.6
_OWNER: Final = 0.5
"""What a mention counts by what it is in its sentence: its subject, anything else, whose something is."""
_FADING: Final = 0.5
"""What is left of a mention from one sentence to the next."""
_BACK: Final = 4
"""Sentences that are looked back."""
_TOPIC: Final = 0.6
"""What the organisation that the article speaks of most has on top, and the others by how often it does."""
_CLEAR: Final = 1.25
"""How much more than the next one an organisation must count to be the one that is meant."""


_PASSING: Final = 0.3
"""What is left of an owner or investor that was only told of as one."""


_PROMINENT: Final = 0.4
"""How often, compared with the one mentioned most, an organisation must be mentioned to go without saying."""


class Focus:
    """Finds the organisation that the text is about at a place."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._sentences = resolved.reading.sentences

    def contested(self, sentence: Sentence, organisation: str) -> bool:
        """Whether the sentence before, in the same paragraph, speaks of another organisation."""
        before = [s for s, distance in self._back(sentence) if distance == 1 and s.paragraph == sentence.paragraph]
        spoken_of = {entity for s in before for entity, _, _ in self._mentions(s)}
        subjects = {entity for s in before for entity, _, weight in self._mentions(s) if weight == _SUBJECT}
        return any(found and organisation not in found for found in (spoken_of, subjects))

    @cached_property
    def _shares(self) -> dict[str, float]:
        """How often each firm is mentioned, compared with the one that is mentioned most."""
        counts = Counter(e for e in self._resolved.named.values() if self._is_firm(e))
        counts.update(e for link in self._resolved.links.values() for e in link.entities if self._is_firm(e))
        if self._resolved.topic is not None:
            counts[self._resolved.topic] += 1
        most = max(counts.values(), default=1)
        return {entity: count / most for entity, count in counts.items()}

    def organisation(
        self, sentence: Sentence, before: int, besides: frozenset[str], passing: frozenset[str] = frozenset()
    ) -> Argument | None:
        """The one organisation in the foreground, with the mention that brought it there; None if two are.

        Args:
            sentence: The sentence that does not name it.
            before: The offset in the sentence up to which its own mentions count.
            besides: Whom it cannot be.
            passing: Who has only just been told of as an owner or investor of another.
        """
        weights: dict[str, float] = defaultdict(float)
        last: dict[str, Span] = {}
        for other, distance in self._back(sentence):
            for entity, span, weight in self._mentions(other):
                if distance == 0 and span.start >= before:
                    continue
                weights[entity] = max(weights[entity], weight * _FADING**distance)
                last[entity] = max(span, last.get(entity, span))
        for entity, share in self._shares.items():
            if (named := self._mention_before(entity, before)) is not None:
                weights[entity] += _TOPIC * share
                last.setdefault(entity, named)
        for entity in passing:
            weights[entity] *= _PASSING
        ranked = sorted(((w, e) for e, w in weights.items() if e not in besides), reverse=True)[:2]
        if not ranked:
            return None
        found = ranked[0][1]
        if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
            # Where two are in the foreground the article's own is meant, if it is one of them.
            if self._resolved.topic not in (ranked[0][1], ranked[1][1]):
                return None
            found = self._resolved.topic
        return Argument(found, last[found], True) if self._shares.get(found, 0.0) >= _PROMINENT else None

    def _back(self, sentence: Sentence) -> Iterator[tuple[Sentence, int]]:
        here = bisect_left(self._sentences, sentence.span.start, key=lambda s: s.span.start)
        for distance in range(_BACK + 1):
            if here - distance < 0:
                return
            other = self._sentences[here - distance]
            if other.paragraph < sentence.paragraph - 1:
                return
            yield other, distance

    def _mentions(self, sentence: Sentence) -> Iterator[tuple[str, Span, float]]:
        subjects = {c.subject for c in sentence.clauses if c.kind == "main"}
        for phrase in sentence.phrases:
            owner = owner_argument(self._resolved, phrase)
            if owner is not None and self._is_firm(owner.entity):
                yield owner.entity, owner.span, _OWNER
            for part in (phrase, *phrase.appositions):
                for entity in dict.fromkeys((*self._resolved.own(part), *self._resolved.named_in(part))):
                    span = self._span(part, entity) if self._is_firm(entity) else None
                    if span is not None:
                        yield entity, span, _SUBJECT if phrase in subjects else _OTHER

    def _span(self, phrase: Phrase, entity: str) -> Span | None:
        """Where the phrase mentions the entity: as a whole, or inside it."""
        found = self._resolved.span_of(phrase, entity)
        if found is not None:
            return found
        inside = next((m for m in phrase.inside if self._resolved.named.get(m) == entity), None)
        return self._resolved.reading.mentions[inside].span if inside is not None else None

    def _is_firm(self, entity: str) -> bool:
        found = self._resolved.entities[entity]
        return found.type == "ORG" and not is_institution(found.name)

    def _mention_before(self, entity: str, end: int) -> Span | None:
        mentions = self._resolved.reading.mentions
        spans = [mentions[m].span for m, e in self._resolved.named.items() if e == entity]
        return max((s for s in spans if s.start < end), default=None)
