"""What kind of word each token is, as far as relations need to know.

Closed classes come from :mod:`annotate.entities.words`. For the rest, German writes its nouns with a
capital, and a lower-case word is a verb if the tagger says so or, without one, if its lemma is an infinitive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from spacy.tokens import Doc, Token

from annotate.annotation import VALUE_TYPES
from annotate.entities.lemmas import INFINITIVE, ZU_INFIX, lemma_of, noun_lemma
from annotate.entities.words import Words, words_for
from annotate.language.spans import DocMention, mentions_of


class Kind(Enum):
    """The kinds of tokens."""

    NAME = auto()
    VALUE = auto()
    NOUN = auto()
    ADJECTIVE = auto()
    VERB = auto()
    DETERMINER = auto()
    PREPOSITION = auto()
    PRONOUN = auto()
    COORDINATOR = auto()
    SUBORDINATOR = auto()
    BREAK = auto()
    OTHER = auto()


_ENDING = re.compile(r"(e|en|er|es|em)$")
_SURELY_FINITE = re.compile(r"\w(te|ten|test|tet)$")
_ADJECTIVE_ENDING = re.compile(r"\w(e|en|er|es|em)$")
_OPENING = frozenset('„»“"‚')
_CLOSING = frozenset('“«”"‘')
_TAGGED = {"VERB": Kind.VERB, "NOUN": Kind.NOUN, "PROPN": Kind.NOUN}
_NOMINAL = frozenset({"det", "det:poss", "nmod:poss", "amod", "nummod", "case"})
_FIXED = frozenset({("unter", "anderem"), ("unter", "anderen"), ("vor", "allem")})
"""Prepositions with an adjective that make an adverb."""


@dataclass(frozen=True)
class Tokens:
    """A document's tokens with their kinds and the mentions on them."""

    doc: Doc
    words: Words
    language: str
    mentions: tuple[DocMention, ...]
    """The names and values, in text order."""
    verbs: frozenset[str]
    """Verb lemmas that are known whatever a tagger says."""
    nouns: frozenset[str]
    """Head nouns in lower case, for a language that does not write them with a capital."""

    @classmethod
    def of(cls, doc: Doc, verbs: frozenset[str], nouns: frozenset[str]) -> Tokens:
        """The tokens of ``doc`` and its names and values."""
        language = "en" if doc.lang_ == "en" else "de"
        found = tuple(m for m in mentions_of(doc) if m.kind in ("name", "value"))
        return cls(doc, words_for(language), language, found, verbs, nouns)

    @cached_property
    def text(self) -> str:
        """The document's text; spaCy puts it together anew each time it is asked."""
        return self.doc.text

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotation marks; a quotation ends with its paragraph at the latest."""
        found: set[int] = set()
        inside: set[int] | None = None
        for token in self.doc:
            if token.text in _OPENING and inside is None:
                inside = set()
            elif token.text in _CLOSING and inside is not None:
                found |= inside
                inside = None
            elif "\n" in token.text:
                inside = None
            elif inside is not None:
                inside.add(token.i)
        return frozenset(found)

    @cached_property
    def mention_at(self) -> dict[int, int]:
        """Token to the mention that covers it wholly."""
        covered: dict[int, int] = {}
        for number, mention in enumerate(self.mentions):
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="contract")
            # "Muster Labs-Gründer": the name ends inside a compound, so that its first word is no name either.
            if span is None or not len(span) or span.end_char < mention.end:
                continue
            for token in span:
                covered.setdefault(token.i, number)
        return covered

    @cached_property
    def parts_at(self) -> dict[int, tuple[int, ...]]:
        """Token to the names that are only a part of it."""
        parts: dict[int, tuple[int, ...]] = {}
        for number, mention in enumerate(self.mentions):
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not len(span):
                continue
            for token in span:
                if token.i not in self.mention_at:
                    parts[token.i] = (*parts.get(token.i, ()), number)
        return parts

    @cached_property
    def _tagged(self) -> bool:
        return bool(self.doc.has_annotation("TAG") or self.doc.has_annotation("POS"))

    def lower(self, index: int) -> str:
        """The token in lower case."""
        return self.doc[index].lower_

    def lemma(self, index: int) -> str:
        """The lemma of the token as a verb or adjective."""
        lower = self.doc[index].lower_
        if lower in self.verbs:
            return lower
        if self.language == "en" and lower.endswith("ing"):
            stems = (lower[:-3], lower[:-3] + "e", lower[:-4])
            return next((s for s in stems if s in self.verbs), lower)
        return lemma_of(lower, self.language)

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kind of each token."""
        kinds = [self._kind(token) for token in self.doc]
        for index, kind in enumerate(kinds):
            if kind is Kind.PREPOSITION and (self.lower(index), self._next(index)) in _FIXED:
                kinds[index] = kinds[index + 1] = Kind.OTHER
            elif kind is Kind.PREPOSITION and self._subordinates(index, kinds):
                kinds[index] = Kind.SUBORDINATOR
            elif kind is Kind.SUBORDINATOR and self.language == "de":
                kinds[index] = self._opener(index, kinds)
        return kinds

    def _next(self, index: int) -> str:
        return self.lower(index + 1) if index + 1 < len(self.doc) else ""

    def _opener(self, index: int, kinds: list[Kind]) -> Kind:
        """“um”, “statt” need their infinitive, "damit", "da" their verb at the end; else they are other words."""
        lower = self.lower(index)
        if lower in self.words.infinitive_openers:
            stretch = self._stretch(index, kinds)
            infinitive = any(
                (self.lower(i) == "zu" and i + 1 < len(kinds) and kinds[i + 1] is Kind.VERB)
                or ZU_INFIX.match(self.lower(i))
                for i in stretch
            )
            return Kind.SUBORDINATOR if infinitive else Kind.PREPOSITION
        if lower in ("damit", "da", "seitdem") and not self._subordinates(index, kinds):
            return Kind.OTHER
        return Kind.SUBORDINATOR

    def _stretch(self, index: int, kinds: list[Kind]) -> list[int]:
        """The tokens up to the next break."""
        last = index
        while last + 1 < len(kinds) and kinds[last + 1] is not Kind.BREAK and not self.doc[last + 1].is_sent_start:
            last += 1
        return list(range(index, last + 1))

    def _subordinates(self, index: int, kinds: list[Kind]) -> bool:
        """Whether "als", "während" and the like open a clause: they stand first, and a verb stands last."""
        if self.lower(index) not in self.words.subordinators:
            return False
        if index and kinds[index - 1] not in (Kind.BREAK, Kind.COORDINATOR) and not self.doc[index].is_sent_start:
            return False
        stretched = self._stretch(index, kinds)
        stretch = [i for i in stretched if kinds[i] is Kind.VERB]
        last = stretched[-1]
        if self.language == "en":
            return bool(stretch)
        return (bool(stretch) and (stretch[-1] == last or kinds[stretch[-1] + 1] is Kind.COORDINATOR)) or (
            self.lower(index) == "während" and last + 1 < len(kinds) and bool(stretch)
        )

    def may_be_participle(self, lower: str) -> bool:
        """Whether a form, without an adjective's ending, may be a past participle."""
        lemma = lemma_of(lower, self.language)
        if "ge" in lower[:7] and lower.endswith(("t", "en")) and not lemma.startswith("ge"):
            return True
        if lower.endswith("iert") or (lemma.startswith("ge") and lower.endswith(("t", "en"))):
            return True
        inseparable = lower.startswith(("be", "ver", "er", "ent", "zer", "über", "unter", "miss", "wider"))
        return inseparable and lower.endswith(("t", "en")) and not _SURELY_FINITE.search(lower)

    def is_auxiliary(self, index: int) -> bool:
        """Whether the token carries tense, voice or mood for another verb."""
        return self.lower(index) in self.words.auxiliaries

    def surely_finite(self, index: int) -> bool:
        """Whether a verb's form can be neither participle nor infinitive."""
        if self.language == "en" or self.is_auxiliary(index):
            return True
        lower = self.lower(index)
        return not self.may_be_participle(lower) and lower != self.lemma(index)

    def is_attribute(self, lower: str) -> bool:
        """Whether an adjective is an inflected participle ("gegründete", "spezialisiertes")."""
        base = _ENDING.sub("", lower)
        return (
            base != lower
            and self.may_be_participle(base)
            and ((base.endswith("iert") and len(base) > 6) or lemma_of(base, self.language) != base)
        )

    def _kind(self, token: Token) -> Kind:
        lower, words = token.lower_, self.words
        if token.i in self.mention_at:
            mention = self.mentions[self.mention_at[token.i]]
            if self._city_adjective(token, mention):
                return Kind.ADJECTIVE
            return Kind.VALUE if mention.type in VALUE_TYPES else Kind.NAME
        if self.language == "en" and self._hyphenated(token):
            return Kind.NOUN
        if token.is_space or token.is_punct or not any(c.isalnum() for c in token.text):
            return Kind.COORDINATOR if lower == "&" else Kind.BREAK
        if token.text[0].isdigit():
            return Kind.NOUN if re.search(r"-[A-ZÄÖÜ]", token.text) else Kind.ADJECTIVE
        opens = self._opens_sentence(token)
        if token.text[0].islower() or opens:
            closed = self._closed(token, lower, words)
            if closed is not None:
                return closed
        if token.text[0].isupper() and self.language == "de":
            return self._opening(token) if opens else Kind.NOUN
        if self.language == "en":
            return self._english(token, lower)
        return self._open(token, lower)

    def _hyphenated(self, token: Token) -> bool:
        """Whether it is the hyphen or the last part of one English noun ("co-founder", "start-up")."""
        hyphen = token.i if token.text == "-" else token.i - 1
        if hyphen < 1 or hyphen + 1 >= len(self.doc) or self.doc[hyphen].text != "-":
            return False
        whole = self.doc[hyphen - 1 : hyphen + 2].text.lower()
        return whole in self.nouns or (whole.startswith("co-") and self.doc[hyphen + 1].lower_ in self.nouns)

    def _modified(self, token: Token) -> bool:
        """Whether it is surely an English noun, though a verb looks the same ("its purchase", "finance director")."""
        return token.dep_ == "compound" or any(child.dep_ in _NOMINAL for child in token.children)

    def _city_adjective(self, token: Token, mention: DocMention) -> bool:
        """Whether it is “Münchner” before a noun or another name."""
        if (
            mention.type != "LOC"
            or self.language != "de"
            or not token.text.endswith("er")
            or token.i + 1 >= len(self.doc)
        ):
            return False
        after = self.doc[token.i + 1]
        return after.text[0].isupper() or (
            after.text[0].islower()
            and after.i + 1 < len(self.doc)
            and (self.doc[after.i + 1].text[0].isupper() and _ADJECTIVE_ENDING.search(after.lower_) is not None)
        )

    def _closed(self, token: Token, lower: str, words: Words) -> Kind | None:
        if lower == "that" and self.language == "en" and self._tagged and token.pos_ != "SCONJ":
            return Kind.DETERMINER
        if lower in words.auxiliaries and not (lower in words.determiners and not self._final(token)):
            return Kind.VERB
        if lower in words.prefixes and self._final(token):
            return Kind.OTHER
        if lower in words.infinitive_openers or (lower in words.subordinators and lower not in words.prepositions):
            return Kind.SUBORDINATOR
        if lower in words.determiners or lower in words.relatives:
            return Kind.DETERMINER
        if lower in words.relative_genitives or lower in words.possessives:
            return Kind.DETERMINER
        if lower in words.prepositions or lower in words.contractions:
            return Kind.PREPOSITION
        if lower in words.pronouns:
            return Kind.PRONOUN
        if lower in words.coordinators:
            return Kind.COORDINATOR
        if lower in words.particles:
            return Kind.OTHER
        return None

    def _opens_sentence(self, token: Token) -> bool:
        if token.i == 0 or token.is_sent_start:
            return True
        before = self.doc[token.i - 1]
        return before.is_quote or before.text in "„“»«:–—" or before.is_space

    def _final(self, token: Token) -> bool:
        """Whether nothing but a connector or a break follows in its clause."""
        if token.i + 1 >= len(self.doc):
            return True
        after = self.doc[token.i + 1]
        return after.is_punct or after.is_space or after.lower_ in self.words.coordinators

    def _opening(self, token: Token) -> Kind:
        """A capital at the start of a sentence says nothing."""
        if self._fronted_participle(token):
            return Kind.VERB
        if self._tagged and token.pos_ in ("VERB", "AUX", "ADV", "ADJ"):
            return Kind.VERB if token.pos_ in ("VERB", "AUX") else Kind.ADJECTIVE
        if self._tagged and token.pos_ in ("NOUN", "PROPN"):
            return Kind.NOUN
        lemma = self.lemma(token.i)
        if (
            INFINITIVE.search(lemma)
            and lemma != token.lower_
            and (lemma in self.verbs or self.may_be_participle(token.lower_))
        ):
            return Kind.VERB
        return Kind.NOUN if noun_lemma(token.text, self.language)[:1].isupper() else Kind.ADJECTIVE

    def _fronted_participle(self, token: Token) -> bool:
        """Whether it is the participle of "Gegründet wurde A"."""
        after = self.doc[token.i + 1].lower_ if token.i + 1 < len(self.doc) else ""
        finite = after in self.words.be or after in self.words.become or after in self.words.have
        lemma = self.lemma(token.i)
        return (
            finite and self.may_be_participle(token.lower_) and lemma != token.lower_ and bool(INFINITIVE.search(lemma))
        )

    def _open(self, token: Token, lower: str) -> Kind:
        lemma = self.lemma(token.i)
        # "eigenen" is "eigen" with an ending, not a verb.
        declined = _ENDING.sub("", lower)
        verbal = bool(INFINITIVE.search(lemma)) and lower.isalpha() and (declined == lower or declined != lemma)
        if lower == lemma + "d":
            return Kind.ADJECTIVE
        if verbal and self._attributive(token):
            return Kind.ADJECTIVE
        if verbal and lemma in self.verbs:
            return Kind.VERB
        if self._tagged:
            # The tagger is wrong about some adjectives, but no verb ends like "riesigem".
            tagged = token.pos_ in ("VERB", "AUX") and (verbal or not lower.endswith(("em", "es", "er")))
            return Kind.VERB if tagged else Kind.ADJECTIVE
        return Kind.VERB if verbal else Kind.ADJECTIVE

    def _attributive(self, token: Token) -> bool:
        """Whether an inflected participle stands before its noun ("die gegründete Tochter")."""
        if not _ADJECTIVE_ENDING.search(token.lower_) or token.i + 1 >= len(self.doc):
            return False
        after, lower = self.doc[token.i + 1], token.lower_
        if not after.text[0].isupper() or not (_ENDING.sub("", lower).endswith("nd") or self.is_attribute(lower)):
            return False
        index, between = token.i - 1, 0
        while index >= 0 and not self.doc[index].is_punct and between < 14:
            word = self.doc[index].lower_
            if word in self.words.auxiliaries and after.i not in self.mention_at:
                return True
            opens = word in self.words.determiners or word in self.words.contractions
            if opens or word in self.words.prepositions:
                inner = [self.doc[k] for k in range(index + 1, token.i)]
                solid = any(t.text[0].isupper() or t.i in self.mention_at for t in inner)
                extended = any(t.lower_ in self.words.prepositions for t in inner) or self._dated(inner)
                if opens and (not solid or extended):
                    return True
                if not solid:
                    return True
                if opens:
                    return False
            index, between = index - 1, between + 1
        return False

    def _dated(self, inner: list[Token]) -> bool:
        return bool(inner) and all(t.is_digit for t in inner)

    def _english(self, token: Token, lower: str) -> Kind:
        lemma = self.lemma(token.i)
        if (lower in self.nouns or lemma in self.nouns) and token.pos_ != "VERB":
            return Kind.NOUN
        if self._tagged and not (lemma in self.verbs and token.pos_ == "NOUN" and not self._modified(token)):
            return _TAGGED.get(token.pos_, Kind.ADJECTIVE)
        return Kind.VERB if lemma in self.verbs else Kind.NOUN if token.text[0].isupper() else Kind.ADJECTIVE
