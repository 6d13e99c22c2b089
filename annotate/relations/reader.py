"""What all patterns need while one document is read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Final

from annotate.annotation import Amount, Date, Percent, RelationType
from annotate.article import Span
from annotate.entities.institutions import is_institution
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.roles import Roles
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, Draft
from annotate.relations.focus import Focus
from annotate.relations.lexicon import Lexicon
from annotate.relations.slots import Slots
from annotate.relations.status import Verdict

_SAYING = word_set(
    "sagen erklären mitteilen berichten schreiben bestätigen betonen behaupten versichern ankündigen "
    "say state report claim announce"
)
_BUSINESS: Final = frozenset(
    {"owns", "acquires", "divests", "merges_with", "subsidiary_of", "invested_in", "competes_with"}
)
"""Relations between businesses and their owners."""
_OF_ORGANISATIONS: Final = frozenset({"owner", "investor", "backer"})
"""Roles that an organisation can have."""
_RECENT: Final = 6
"""Claims that are looked back for who was only told of as an owner."""
_ACCORDING = frozenset({"zufolge", "laut", "gemäß"})


@dataclass
class Reader:
    """A document's links, patterns and what has been drafted."""

    resolved: Resolved
    roles: Roles
    lexicon: Lexicon
    slots: Slots
    drafts: list[Draft] = field(default_factory=list)

    @cached_property
    def focus(self) -> Focus:
        """What organisation goes without saying at a place."""
        return Focus(self.resolved)

    def in_focus(self, sentence: Sentence, phrase: Phrase | None, besides: frozenset[str]) -> Argument | None:
        """The organisation that goes without saying in a sentence, at a phrase of it or at its start."""
        before = phrase.span.start if phrase is not None else sentence.span.start
        return self.focus.organisation(sentence, before, besides, self._passing())

    def _passing(self) -> frozenset[str]:
        recent = [d for d in self.drafts[-_RECENT:] if d.type in ("owns", "invested_in")]
        owned = {d.object.entity for d in recent}
        return frozenset(d.subject.entity for d in recent if d.subject.entity not in owned)

    def firm_of(self, person: str) -> str | None:
        """The one organisation that the text has said somebody to have founded, to own or to lead."""
        firms = {
            d.object.entity
            for d in self.drafts
            if d.subject.entity == person and d.type in ("founded", "owns", "leads")
        }
        return firms.pop() if len(firms) == 1 else None

    def head(self, phrase: Phrase) -> HeadNoun | None:
        """What the phrase's noun makes whom it names: by the epithets' nouns, else by the titles."""
        if not phrase.noun:
            return None
        head = self.resolved.reading.nouns.head(phrase.noun)
        kin = self.lexicon.relations["subsidiary_of"]
        if head is not None and (head.role is not None or head.lemma in (*kin.kin, *kin.parent)):
            return head
        title = self.lexicon.title(phrase.noun)
        if title is None:
            return head
        noun, role = title
        return HeadNoun(noun, "m", "PER", role=role, orgs=role in _OF_ORGANISATIONS)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.resolved.reading.tokens.text

    def words(self, clause: Clause) -> str:
        """The clause in lower case, its words between single blanks."""
        doc = self.resolved.reading.tokens.doc
        return " " + " ".join(doc[i].lower_ for i in clause.tokens) + " "

    def words_before(self, sentence: Sentence) -> str:
        """The sentence and the two before it, in lower case."""
        sentences = self.resolved.reading.sentences
        here = bisect_left(sentences, sentence.span.start, key=lambda s: s.span.start)
        return self.text[sentences[max(0, here - 2)].span.start : sentence.span.end].lower()

    def clause_of(self, phrase: Phrase) -> Clause | None:
        """The clause that a phrase stands in; an apposition stands in that of what it describes."""
        while phrase.clause is None:
            above = phrase.apposed_to or phrase.follows
            if above is None:
                return None
            phrase = above
        return phrase.clause

    def topic(self, sentence: Sentence, besides: str | None) -> Argument | None:
        """The article's organisation with its mention nearest before or in the sentence, if it is clear."""
        topic = self.resolved.topic
        if topic is None or topic == besides:
            return None
        before = bisect_left(self._topic_spans, Span(sentence.span.end, 0))
        return Argument(topic, self._topic_spans[before - 1], True) if before else None

    @cached_property
    def _topic_spans(self) -> list[Span]:
        topic = self.resolved.topic
        spans = [self.resolved.reading.mentions[m].span for m, e in self.resolved.named.items() if e == topic]
        spans += [link.span for link in self.resolved.links.values() if link.entities == (topic,) and link.shown]
        return sorted(spans)

    def named_before(self, entity: str, sentence: Sentence) -> Argument | None:
        """The entity by its last name in or before the sentence."""
        mentions = self.resolved.reading.mentions
        spans = [mentions[m].span for m, e in self.resolved.named.items() if e == entity]
        before = [s for s in spans if s.start < sentence.span.end]
        return Argument(entity, max(before), True) if before else None

    def topic_here(self, sentence: Sentence, besides: frozenset[str]) -> Argument | None:
        """The article's organisation, where nothing points to another one.

        The sentence before must not have another organisation as its subject, nor the paragraph have spoken of
        another one without coming back to the article's.
        """
        sentences = self.resolved.reading.sentences
        here = bisect_left(sentences, sentence.span.start, key=lambda s: s.span.start)
        before = list(takewhile(lambda s: s.paragraph >= sentence.paragraph - 1, reversed(sentences[:here])))[::-1]
        last = self._subjects(before[-1]) if before else set()
        paragraph = [s for s in before if s.paragraph == sentence.paragraph]
        spoken_of = {e for s in [*paragraph, sentence] for p in s.phrases for e in self._organisations(p)}
        near = {e for s in [*before[-1:], sentence] for e in self._here(s)}
        others = (spoken_of if last != {self.resolved.topic} or not paragraph else near) - besides
        if (others | last) - {self.resolved.topic}:
            return None
        return self.topic(sentence, None)

    def _subjects(self, sentence: Sentence) -> set[str]:
        return {e for c in sentence.clauses if c.kind == "main" and c.subject for e in self._organisations(c.subject)}

    def _here(self, sentence: Sentence) -> set[str]:
        return {e for p in sentence.phrases for e in self._organisations(p)}

    def _organisations(self, phrase: Phrase) -> list[str]:
        return [
            e for e in (*self.resolved.named_in(phrase), *self.resolved.own(phrase)) if self.resolved.type(e) == "ORG"
        ]

    def is_to_come(self, entity: str) -> bool:
        """Whether the text says of something that it is yet to be: "A soll das größte Werk der Welt werden"."""
        return any(
            clause.subject is not None
            and self.resolved.own(clause.subject) == (entity,)
            and any(v.lemma == "sollen" for v in clause.verbs)
            and " werden " in self.words(clause)
            for sentence in self.resolved.reading.sentences
            for clause in sentence.clauses
        )

    def attribution(self, sentence: Sentence, clause: Clause) -> str | None:
        """Who says so: an entity's id or the article's words."""
        for other in sentence.clauses:
            for phrase in other.phrases:
                if phrase.preposition in _ACCORDING:
                    own = self.resolved.own(phrase)
                    return own[0] if len(own) == 1 else self._source(phrase)
        if not any(v.reported for v in clause.verbs):
            return None
        for other in sentence.clauses:
            if other is not clause and any(v.lemma in _SAYING for v in other.verbs) and other.subject is not None:
                own = self.resolved.own(other.subject)
                if len(own) == 1:
                    return own[0]
        return None

    def _source(self, phrase: Phrase) -> str:
        """The article's words with their preposition ("Der Klage zufolge", "laut Klage")."""
        doc = self.resolved.reading.tokens.doc
        if phrase.preposition == "zufolge":
            last = doc[phrase.end]
            return self.text[phrase.span.start : last.idx + len(last.text)]
        return self.text[doc[max(0, phrase.start - 1)].idx : phrase.span.end]

    def fits(self, kind: RelationType, subject: Argument, object_: Argument) -> bool:
        """Whether the sides can stand in the relation: nobody owns or buys a court, nor does it buy anything."""
        if kind not in _BUSINESS:
            return True
        return not any(is_institution(self.resolved.entities[a.entity].name) for a in (subject, object_))

    def draft(
        self,
        kind: RelationType,
        subject: Argument,
        object_: Argument,
        status: Verdict,
        sentence: Sentence,
        trigger: tuple[Span, ...],
        rule: str,
        *,
        wording: str,
        role: str | None = None,
        amount: Amount | None = None,
        percent: Percent | None = None,
        date: Date | None = None,
        attribution: str | None = None,
    ) -> None:
        """Add a claim, unless the text takes it back or both its sides are one."""
        if status == "none" or subject.entity == object_.entity or not self.fits(kind, subject, object_):
            return
        self.drafts.append(
            Draft(
                kind,
                subject,
                object_,
                status,
                sentence.span,
                trigger,
                rule,
                wording,
                role,
                amount,
                percent,
                date,
                attribution,
            )
        )
