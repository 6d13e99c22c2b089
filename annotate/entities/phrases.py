"""From tokens to noun phrases, their appositions and their coordination."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from annotate.article import Span
from annotate.entities.lemmas import lemma_of, noun_lemma
from annotate.entities.syntax import Clause, Phrase, Verb
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.words import ANY, STRONG_ENDINGS, WEAK_ENDINGS, Features

_STRONG_DETERMINERS = frozenset({"der", "die", "das", "den", "dem", "des"})


@dataclass
class Phrases:
    """Reads the phrases of one stretch of tokens after another."""

    tokens: Tokens
    is_genitive: Callable[[int], bool]
    """Whether a name mention may be a genitive ("Musters")."""
    gender_of: Callable[[str], str | None]
    """The gender of a known head noun."""
    attributes: list[Clause] = field(default_factory=list)
    """Participles before nouns, with what they govern ("das von A gegründete Unternehmen")."""

    def read(self, start: int, end: int) -> list[Phrase]:
        """The phrases between two tokens, in order, linked to the one directly before."""
        found: list[Phrase] = []
        index = start
        while index < end:
            phrase = self._with_preposition(index, end)
            if phrase is None:
                index += 1
                continue
            first = index
            if found and found[-1].end == first:
                phrase.follows = found[-1]
            found.append(phrase)
            index = phrase.end
        return found

    def _kind(self, index: int, end: int) -> Kind:
        return self.tokens.kinds[index] if index < end else Kind.BREAK

    def _with_preposition(self, index: int, end: int) -> Phrase | None:
        if self._kind(index, end) is not Kind.PREPOSITION:
            return self._phrase(index, end, ANY)
        lower, words = self.tokens.lower(index), self.tokens.words
        if lower in words.contractions:
            preposition, features = words.contractions[lower]
            phrase = self._phrase(index + 1, end, features, fused=True)
        else:
            preposition, features = lower, words.prepositions[lower]
            inner = index + 1
            while self._kind(inner, end) is Kind.OTHER:
                inner += 1
            phrase = self._phrase(inner, end, features)
            if phrase is not None and not phrase.features:
                phrase.features = features
        if phrase is None:
            return None
        phrase.preposition = preposition
        if lower in words.contractions:
            phrase.full_span = Span(self.tokens.doc[index].idx, phrase.span.end)
        return phrase

    def _phrase(self, start: int, end: int, context: Features, fused: bool = False) -> Phrase | None:
        """The phrase that starts at ``start``; None if none does."""
        kind = self._kind(start, end)
        if kind is Kind.PRONOUN:
            return self._pronoun(start, end, context)
        if kind is Kind.VALUE and not self._participle_follows(start, end):
            return self._value(start, start, end)
        if kind is Kind.NAME and (owner := self._possessor(start, end)) is not None:
            return owner
        if kind not in (Kind.DETERMINER, Kind.ADJECTIVE, Kind.NOUN, Kind.NAME):
            return None
        index, determiner = start, None
        if kind is Kind.DETERMINER:
            determiner, index = self.tokens.lower(start), start + 1
            while self._kind(index, end) is Kind.DETERMINER and self._second_determiner(determiner, index):
                index += 1
            if self._text(index, end) in ("über", "unter") and self._kind(index + 1, end) is Kind.VALUE:
                index += 1
        head, adjectives = self._premodifiers(index, end, determiner is not None or fused)
        head_kind = self._kind(head, end)
        if head_kind is Kind.VALUE and (determiner or fused or head > index):
            return self._value(start, head, end)
        if head_kind not in (Kind.NOUN, Kind.NAME) or self._disagrees(determiner, index, head):
            return self._headless(start, index, context) if determiner else None
        phrase = self._headed(start, head, end)
        phrase.determiner = determiner
        phrase.adjectives = adjectives
        phrase.features = self._features(phrase, context, determiner, adjectives)
        self._note_possessive(phrase, start)
        self._note_attribute(phrase, index, head, end)
        return phrase

    def _second_determiner(self, first: str, index: int) -> bool:
        return self.tokens.lower(index) in self.tokens.words.plural_both | {"zwei", "two"} or first.startswith("all")

    def _disagrees(self, determiner: str | None, index: int, head: int) -> bool:
        """As in “dem führende Firmen”: after "dem" an adjective ends in -en, so that "dem" is no article here."""
        return (
            determiner in ("dem", "den", "des")
            and self.tokens.kinds[index] is Kind.ADJECTIVE
            and head > index
            and self.tokens.lower(index)[-1:].isalpha()
            and not self.tokens.lower(index).endswith(("en", "er", "a"))
            and self.tokens.lower(index).endswith(("e", "es", "em"))
        )

    def _pronoun(self, start: int, end: int, context: Features) -> Phrase:
        stop = start + 1
        if stop < end and self.tokens.lower(stop) == "selbst":
            stop += 1
        return self._make(start, stop, kind="pronoun", features=self.tokens.words.pronouns[self.tokens.lower(start)])

    def _headless(self, start: int, index: int, context: Features) -> Phrase | None:
        """An article that stands alone: a relative or demonstrative pronoun, or "die beiden"."""
        words, lower = self.tokens.words, self.tokens.lower(start)
        both = [i for i in range(start, index) if self.tokens.lower(i) in words.plural_both]
        if both:
            return self._make(start, both[-1] + 1, noun="", features=words.determiners.get(lower, ANY))
        if lower in words.demonstratives:
            return self._make(start, start + 1, kind="pronoun", features=words.determiners[lower])
        if lower in words.relatives:
            return self._make(start, start + 1, kind="relative", features=words.relatives[lower] & context)
        return None

    def _possessor(self, start: int, end: int) -> Phrase | None:
        """As in “Musters Unternehmen”, "Musters jeder Schritt": a genitive name before its noun."""
        mention = self.tokens.mention_at[start]
        after = start
        while self._kind(after, end) is Kind.NAME and self.tokens.mention_at[after] == mention:
            after += 1
        apostrophe = after < end and self.tokens.doc[after].text in ("'", "’", "'s", "’s")
        if apostrophe:
            after += 1
        elif not self.is_genitive(mention):
            return None
        if self._kind(after, end) not in (Kind.NOUN, Kind.ADJECTIVE, Kind.DETERMINER):
            return None
        phrase = self._phrase(after, end, ANY)
        if phrase is None or phrase.noun is None or phrase.determiner in _STRONG_DETERMINERS:
            return None
        return self._make(
            start,
            phrase.end,
            noun=phrase.noun,
            noun_index=phrase.noun_index,
            name=phrase.name,
            adjectives=phrase.adjectives,
            features=phrase.features,
            possessor=mention,
            determiner=phrase.determiner,
        )

    def _participle_follows(self, start: int, end: int) -> bool:
        return self._kind(start + 1, end) is Kind.ADJECTIVE and self.tokens.is_attribute(self.tokens.lower(start + 1))

    def _premodifiers(self, index: int, end: int, determined: bool) -> tuple[int, tuple[str, ...]]:
        """Where the head stands and which adjectives come before it."""
        if determined and (head := self._extended_attribute(index, end)) is not None:
            return head, (self.tokens.lower(head - 1),)
        adjectives: list[str] = []
        loose = (Kind.ADJECTIVE, Kind.OTHER) if determined else (Kind.ADJECTIVE,)
        while True:
            kind = self._kind(index, end)
            if kind in loose and self._text(index, end) not in ("unter", "vor"):
                if kind is Kind.ADJECTIVE:
                    adjectives.append(self.tokens.lower(index))
                index += 1
            elif (
                adjectives
                and (
                    kind is Kind.COORDINATOR or (self._kind(index, end) is Kind.BREAK and self._text(index, end) == ",")
                )
                and self._kind(index + 1, end) is Kind.ADJECTIVE
                and self._kind(index + 2, end) in (Kind.NOUN, Kind.ADJECTIVE)
            ):
                index += 1
            else:
                return index, tuple(adjectives)

    def _text(self, index: int, end: int) -> str:
        return self.tokens.doc[index].text if index < end else ""

    def _extended_attribute(self, index: int, end: int) -> int | None:
        """The noun after "auf … spezialisiertes", if the words before it are a participle's."""
        if self._kind(index, end) in (Kind.NOUN, Kind.BREAK, Kind.VERB):
            return None
        if self._kind(index, end) is Kind.ADJECTIVE and not self.tokens.lower(index)[0].isdigit():
            return None
        for position in range(index, min(index + 14, end)):
            kind = self._kind(position, end)
            if kind in (Kind.BREAK, Kind.VERB, Kind.SUBORDINATOR):
                return None
            if (
                kind is Kind.ADJECTIVE
                and position > index
                and self.tokens.is_attribute(self.tokens.lower(position))
                and self._kind(position + 1, end) in (Kind.NOUN, Kind.NAME)
                and any(self._kind(p, end) in (Kind.PREPOSITION, Kind.VALUE, Kind.NAME) for p in range(index, position))
            ):
                return position + 1
        return None

    def _headed(self, start: int, head: int, end: int) -> Phrase:
        index, noun_index = head, -1
        while self._kind(index, end) is Kind.NOUN and self._text(index, end).lower() not in self.tokens.words.titles:
            if noun_index >= 0 and self._parted(noun_index, index):
                break
            noun_index = index
            index += 1
        while self._text(index, end).lower() in self.tokens.words.titles or (
            noun_index >= 0 and self._text(index, end) == "namens"
        ):
            index += 1
        name: int | None = None
        if self._kind(index, end) is Kind.NAME:
            mention = self.tokens.mention_at[index]
            genitive = noun_index >= 0 and self.is_genitive(mention)
            if not genitive and not (noun_index >= 0 and self._possessor(index, end)):
                name = mention
                while self._kind(index, end) is Kind.NAME and self.tokens.mention_at[index] == mention:
                    index += 1
        if self.tokens.language == "en" and name is not None and noun_index < 0 and head > start:
            # "The London fund": the name says which one, but it does not name it.
            last = index
            while self._kind(last, end) is Kind.NOUN:
                last += 1
            if last > index:
                head, index, noun_index, name = index, last, last - 1, None
        noun = self.tokens.doc[noun_index].text if noun_index >= 0 else None
        if noun is not None and self.tokens.language == "en":
            noun = self.tokens.doc[head : noun_index + 1].text
        return self._make(
            start,
            max(index if name is not None else noun_index + 1, head + 1),
            noun=noun,
            noun_index=noun_index,
            name=name,
        )

    def _parted(self, left: int, right: int) -> bool:
        """Whether two German nouns in a row are two phrases ("ist das Unternehmen Teil der Gruppe")."""
        doc = self.tokens.doc
        if self.tokens.language != "de" or not doc.has_annotation("DEP"):
            return False
        return doc[left].dep_.startswith("nsubj") and doc[left].head.i >= right and doc[right].dep_ in ("ROOT", "obj")

    def _features(
        self, phrase: Phrase, context: Features, determiner: str | None, adjectives: tuple[str, ...]
    ) -> Features:
        if self.tokens.language != "de":
            return context
        found = context
        if determiner is not None and determiner in self.tokens.words.determiners:
            found = found & self.tokens.words.determiners[determiner]
            if determiner in _STRONG_DETERMINERS and adjectives:
                ending = "en" if adjectives[-1].endswith("en") else "e" if adjectives[-1].endswith("e") else None
                if ending and found & WEAK_ENDINGS[ending]:
                    found = found & WEAK_ENDINGS[ending]
        elif determiner is None and adjectives and phrase.noun is not None:
            for ending, features in STRONG_ENDINGS.items():
                if adjectives[-1].endswith(ending):
                    found = (found & features) or found
                    break
        if phrase.noun and phrase.name is None and self._is_plural(phrase.noun, determiner, adjectives):
            found = frozenset(f for f in found if f[1] == "p") or found
        elif phrase.noun and (gender := self.gender_of(phrase.noun)) is not None:
            narrowed = frozenset(f for f in found if f[1] in (gender, "p"))
            found = narrowed or found
        return found or context

    def _is_plural(self, noun: str, determiner: str | None, adjectives: tuple[str, ...]) -> bool:
        """Whether a noun that is not its own lemma is a plural, as far as its article allows."""
        noun = noun.rpartition("-")[2]
        if determiner in ("den", "seinen", "ihren", "diesen") and noun.endswith(("ern", "eln")):
            return noun_lemma(noun, "de") != noun
        if determiner not in (None, "die", "ihre", "seine", "beide", "zwei") or noun.endswith("s"):
            return False
        return noun_lemma(noun, "de") != noun and noun_lemma(noun, "de")[:1].isupper()

    def _note_possessive(self, phrase: Phrase, start: int) -> None:
        words, lower = self.tokens.words, self.tokens.lower(start)
        if lower in words.possessives or lower in words.relative_genitives:
            token = self.tokens.doc[start]
            phrase.possessive = Span(token.idx, token.idx + len(token.text))

    def _note_attribute(self, phrase: Phrase, index: int, head: int, end: int) -> None:
        """Read "von A gegründete" as a clause about the phrase."""
        participle = head - 1
        if participle < index or self._kind(participle, end) is not Kind.ADJECTIVE:
            return
        lower = self.tokens.lower(participle)
        if self.tokens.language != "de" or not self.tokens.is_attribute(lower):
            return
        lemma = lemma_of(re.sub(r"(e|en|er|es|em)$", "", lower), "de")
        if lemma not in self.tokens.verbs:
            lemma = lemma_of(lower, "de")
        if lemma not in self.tokens.verbs:
            return
        token = self.tokens.doc[participle]
        span = Span(token.idx, token.idx + len(token.text))
        clause = Clause("attribute", antecedent=phrase, tokens=list(range(index, head)))
        clause.verbs = [Verb(lemma, (participle,), (span,), passive=True)]
        clause.phrases = Phrases(self.tokens, self.is_genitive, self.gender_of).read(index, participle)
        self.attributes.append(clause)

    def _value(self, start: int, head: int, end: int) -> Phrase:
        mention = self.tokens.mention_at[head]
        index = head
        while self._kind(index, end) is Kind.VALUE and self.tokens.mention_at[index] == mention:
            index += 1
        return self._make(start, index, kind="value", value=mention)

    def _make(self, start: int, end: int, **fields: object) -> Phrase:
        doc = self.tokens.doc
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
        inside: dict[int, None] = {}
        for index in range(start, end):
            if index in self.tokens.mention_at:
                inside[self.tokens.mention_at[index]] = None
            for part in self.tokens.parts_at.get(index, ()):
                inside[part] = None
        phrase = Phrase(start, end, span, inside=tuple(inside))
        for name, value in fields.items():
            setattr(phrase, name, value)
        return phrase


def noun_in(phrase: Phrase, language: str) -> str:
    """The lemma of the phrase's head noun, "" without one."""
    return noun_lemma(phrase.noun, language) if phrase.noun else ""
