"""Who says "ich" and who is spoken to: the speaker of a quotation, the one whom an interview is with.

An interview marks who speaks by a name and a colon at the start of a paragraph; the paragraphs between
ask, and "Sie", "Ihr" in them mean the one who answers. In quotation marks "ich" is the person whose
sentence frames the quotation.
"""

from __future__ import annotations

from collections import Counter

from annotate.article import Span
from annotate.entities.resolved import Link, Resolved
from annotate.entities.syntax import Phrase, Sentence
from annotate.entities.why import why
from annotate.entities.words import word_set

_FIRST = word_set("ich i")
_MINE = word_set("mein meine meinen meinem meiner meines my")
_ADDRESSED = frozenset({"Sie", "Ihnen"})
_YOURS = frozenset({"Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"})


class Speakers:
    """Links the first person and the polite second."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._tokens = resolved.reading.tokens
        turns = {s.paragraph: who for s in resolved.reading.sentences if (who := self._turn(s)) is not None}
        answers = Counter(turns.values())
        interviewed = answers.most_common(1)[0][0] if len(answers) == 1 and answers.total() > 1 else None
        self._turns = turns if interviewed is not None else {}
        self._interviewed = interviewed
        self._opening = min(turns, default=0)

    def _turn(self, sentence: Sentence) -> str | None:
        """The person whose name and a colon open the paragraph."""
        first = sentence.phrases[0] if sentence.phrases else None
        if first is None or first.name is None or not first.bare or first.start != sentence.start:
            return None
        entity = self._resolved.named.get(first.name)
        colon = first.end < sentence.end and self._tokens.doc[first.end].text == ":"
        return entity if colon and entity is not None and self._resolved.type(entity) == "PER" else None

    def _asks(self, sentence: Sentence) -> bool:
        """Whether the sentence is spoken to the one who is interviewed."""
        spoken = bool(self._turns) and sentence.paragraph not in self._turns
        return spoken and sentence.paragraph >= self._opening - 1 and not sentence.heading

    def link(self, sentence: Sentence) -> None:
        """Link what stands for the speaker or the one spoken to, as far as the sentence has been read."""
        asked = self._asks(sentence)
        for phrase in sentence.phrases:
            text = self._tokens.doc[phrase.start].text
            if phrase.kind == "pronoun" and text.lower() in _FIRST:
                self._point(phrase, self._speaker(sentence, phrase))
            elif text.lower() in _MINE:
                self._possess(phrase, self._speaker(sentence, phrase))
            elif asked and text in _ADDRESSED and phrase.end == phrase.start + 1:
                # Inside a sentence the capital makes it look like a noun.
                phrase.kind = "pronoun"
                self._point(phrase, self._interviewed)
            elif asked and text in _YOURS:
                self._possess(phrase, self._interviewed)

    def _speaker(self, sentence: Sentence, phrase: Phrase) -> str | None:
        if sentence.paragraph in self._turns:
            return self._turns[sentence.paragraph]
        if phrase.start not in self._tokens.quoted:
            return None
        framing = [
            c
            for c in sentence.clauses
            if c.subject is not None and c.subject.start not in self._tokens.quoted and c.kind == "main"
        ]
        people = {
            e
            for c in framing
            for e in (self._resolved.all_of(c.subject) if c.subject is not None else ())
            if self._resolved.type(e) == "PER"
        }
        return next(iter(people)) if len(people) == 1 else None

    def _point(self, phrase: Phrase, entity: str | None) -> None:
        if entity is not None and phrase not in self._resolved.links:
            self._resolved.link(phrase, (entity,), "speaker" if entity != self._interviewed else "interview")

    def _possess(self, phrase: Phrase, entity: str | None) -> None:
        if entity is None:
            return
        token = self._tokens.doc[phrase.start]
        span = Span(token.idx, token.idx + len(token.text))
        ground = "speaker" if entity != self._interviewed else "interview"
        name = self._resolved.entities[entity].name
        phrase.possessive = span
        self._resolved.possessors[phrase] = Link((entity,), span, why(ground, self._tokens.language, token.text, name))
