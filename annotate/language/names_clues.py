"""What speaks for a name: legal forms, given names, titles, appositions, compounds, and the recogniser.

Each rule is weak and says why; :mod:`annotate.language.names` adds them up over the whole document.
Rules look at words, so that a name inside a hyphen compound is within reach.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import EntityType
from annotate.article import Span
from annotate.entities.nouns import HeadNoun, Nouns, nouns_for
from annotate.language.names_words import Word, given_names, is_common, is_demonym, words_of
from annotate.language.spans import Clue, add_clues, mentions_of, paragraphs_of, sentences_in


class _Org(msgspec.Struct, frozen=True):
    forms: tuple[str, ...]
    tails: frozenset[str]
    heads: frozenset[str]
    words: str
    verbs: str


class _Per(msgspec.Struct, frozen=True):
    titles: frozenset[str]
    particles: frozenset[str]
    verbs: str


class _Product(msgspec.Struct, frozen=True):
    of: str
    tails: frozenset[str]


class _Loc(msgspec.Struct, frozen=True):
    heads: frozenset[str]
    prepositions: frozenset[str]


class _Never(msgspec.Struct, frozen=True):
    words: str


class _Marks(msgspec.Struct, frozen=True):
    org: _Org
    per: _Per
    product: _Product
    loc: _Loc
    never: _Never


@cache
def _marks() -> _Marks:
    text = files(__package__).joinpath("lexicon", "names.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Marks)


@cache
def never() -> frozenset[str]:
    """Capitalised words that are no names."""
    return frozenset(_marks().never.words.split())


@cache
def legal_form() -> re.Pattern[str]:
    """A legal form at the end of a name, with the blank before it."""
    forms = "|".join(re.escape(f) for f in sorted(_marks().org.forms, key=len, reverse=True))
    return re.compile(rf"\s(?:{forms})(?![\w&])")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    span: Span
    words: Sequence[Word]
    nouns: Nouns

    def head(self, index: int) -> HeadNoun | None:
        """The head noun that the word is, if it is one."""
        word = self.words[index]
        return self.nouns.head(word.text) if word.text[0].isupper() and not is_name_word(word) else None

    def run(self, start: int) -> int:
        """The end of the words that look like one name from ``start`` on."""
        end = start
        while end < len(self.words) and (end == start or self.words[end].joined) and is_name_word(self.words[end]):
            end += 1
        return end

    def clue(self, start: int, end: int, kind: EntityType | None, weight: float) -> Clue:
        """A clue for the words from ``start`` to ``end``."""
        return Clue(self.words[start].start, self.words[end - 1].end, kind, weight)

    def before(self, index: int) -> str:
        """The text of the sentence before a word."""
        return self.text[self.span.start : self.words[index].start]


def is_name_word(word: Word) -> bool:
    """Whether a word by itself looks like a name or part of one."""
    if word.text in never() or not word.is_capital:
        return False
    if word.is_camel:
        return "-" not in word.text
    return word.pos == "PROPN" and not ("-" in word.text and is_common(word.text.rpartition("-")[2]))


def _runs(s: _Sentence) -> Iterator[Clue]:
    """Words that the tagger takes for a name; a demonym or a head noun before it is not part of it."""
    index = 0
    while index < len(s.words):
        end = s.run(index)
        if end == index:
            index += 1
            continue
        start = _without_attributes(s, index, end)
        if start < end:
            camel = any(w.is_camel for w in s.words[start:end])
            yield s.clue(start, end, None, 0.5 if camel else 0.3)
        index = end


def _without_attributes(s: _Sentence, start: int, end: int) -> int:
    """Where a name begins, past an adjective of a place and nouns that say what it is."""
    first = start
    while start + 1 < end or (start < end and s.words[start].text in never()):
        word = s.words[start].text
        is_adjective = start == first and s.words[start + 1].text != "&" and is_demonym(word) and is_common(word)
        if s.nouns.head(word) is None and not is_adjective:
            break
        start += 1
    return start


def _legal_forms(s: _Sentence) -> Iterator[Clue]:
    """Brennhagen Maschinenbau AG, Kessler & Roth SE: the capitalised words before a legal form."""
    for match in legal_form().finditer(s.text, *s.span):
        last = next((i for i in reversed(range(len(s.words))) if s.words[i].end <= match.start()), None)
        if last is None or s.words[last].end != match.start() or not s.words[last].text[0].isupper():
            continue
        start = last
        while start > 0 and s.words[start].joined and _belongs(s.words[start - 1]):
            start -= 1
        start = _without_attributes(s, start, last + 1)
        if start <= last and s.words[start].text != "&":
            yield Clue(s.words[start].start, match.end(), "ORG", 1.5)


def _belongs(word: Word) -> bool:
    return word.text == "&" or (
        word.is_capital and word.pos not in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "VERB", "AUX")
    )


def _org_words(s: _Sentence) -> Iterator[Clue]:
    """Falkenberg Ventures, Stiftung Neckar-Technik, Bundeskartellamt."""
    org = _marks().org
    institution = re.compile(org.words)
    for i, word in enumerate(s.words):
        if institution.fullmatch(word.text):
            yield s.clue(i, i + 1, "ORG", 1.2)
        if word.text in org.tails and i and word.joined and _belongs(s.words[i - 1]):
            start = i
            while start > 0 and s.words[start].joined and _belongs(s.words[start - 1]) and i - start < 3:
                start -= 1
            start = _without_attributes(s, start, i)
            if start < i and s.words[start].text != "&" and not is_given(s.words[start]):
                yield s.clue(start, i + 1, "ORG", 1.0)
        following = s.words[i + 1] if word.text in org.heads and i + 1 < len(s.words) else None
        if (
            following
            and following.joined
            and following.is_capital
            and (following.pos == "PROPN" or "-" in following.text)
        ):
            yield s.clue(i, i + 2, "ORG", 1.2)


def is_given(word: Word) -> bool:
    """Whether a word is a given name, or two with a hyphen between them."""
    return word.text.partition("-")[0] in given_names()


def _people(s: _Sentence) -> Iterator[Clue]:
    """Given names with what follows, and titles: Petra Vogt, Dr. Miriam Solbach, Herr Roth."""
    per = _marks().per
    index = 0
    while index < len(s.words):
        word = s.words[index]
        end = _person_end(s, index) if is_given(word) else index
        if end > index + 1:
            yield s.clue(index, end, "PER", 1.2)
            index = end
            continue
        if f"{word.text}." in per.titles or word.text in per.titles:
            follower = index + 1
            if follower < len(s.words) and s.words[follower].is_capital and not is_given(s.words[follower]):
                gap = s.text[word.end : s.words[follower].start]
                if gap.strip(".").isspace() and is_name_word(s.words[follower]):
                    yield s.clue(follower, max(follower + 1, s.run(follower)), "PER", 0.8)
        index += 1


def _person_end(s: _Sentence, start: int) -> int:
    """The end of a person's name that begins with a given name."""
    end = start + 1
    while end < len(s.words) and end - start < 5:
        word = s.words[end]
        initial = len(s.words[end - 1].text) == 1 and s.text[s.words[end - 1].end : word.start] == ". "
        if not (word.joined or initial):
            break
        if word.text in _marks().per.particles and end + 1 < len(s.words) and s.words[end + 1].text[0].isupper():
            end += 1
        elif word.text[0].isupper() and word.text not in never() and _is_surname(word):
            end += 1
            if len(word.text) > 1 and not is_given(word):
                break
        else:
            break
    return end


def _is_surname(word: Word) -> bool:
    return word.pos in ("PROPN", "NOUN", "ADJ", "X", "") and not (word.pos == "NOUN" and is_common(word.text))


def _appositions(s: _Sentence) -> Iterator[Clue]:
    """The noun before a name says what it is: die Software GridMind, Vorstandschef Ekdahl."""
    for i in range(len(s.words) - 1):
        head = s.nouns.head(s.words[i].text) if s.words[i].text[0].isupper() else None
        kind: EntityType | None = head.type if head else None
        if s.words[i].text in _marks().loc.heads:
            kind = "LOC"
        if kind is None:
            continue
        start = i + 1
        if s.words[start].text in ("namens", "genannt", "named", "called"):
            start += 1
        weight = 0.9
        while start < len(s.words) and s.words[start].joined:
            end = s.run(start)
            if end == start:
                break
            if head and head.orgs and not is_given(s.words[start]):
                kind = "ORG"
            yield s.clue(start, end, kind, weight)
            if end + 1 >= len(s.words) or s.words[end].text not in ("und", "and", "sowie"):
                break
            start, weight = end + 1, 0.6


_ARTICLE: Final = re.compile(r"(?P<comma>\s?,)?\s(?:eine?[mnrs]?|de[rmn]|die|das|an?|the)(?=\s)")
_PREPOSITIONS: Final = frozenset(
    {"auf", "für", "mit", "von", "in", "im", "an", "am", "aus", "bei", "zu", "zur", "zum", "nach", "über"}
    | {"on", "for", "with", "of", "at", "from"}
)
_REACH: Final = 9


def _late_appositions(s: _Sentence) -> Iterator[Clue]:
    """The noun after a name says what it is: Merge Labs, ein Start-up; mit HomeBalance ein eigenes Produkt."""
    start = 0
    while start < len(s.words):
        end = s.run(start)
        article = _ARTICLE.match(s.text, s.words[end - 1].end, s.span.end) if end > start else None
        head = _head_after(s, end) if article else None
        if article and head and not head.role and (article["comma"] or head.type == "PRODUCT"):
            yield s.clue(_without_attributes(s, start, end), end, head.type, 0.6)
        start = max(end, start + 1)


def _head_after(s: _Sentence, start: int) -> HeadNoun | None:
    """The head of the noun phrase whose article is the word at ``start``; nouns in its attributes do not count."""
    for i in range(start + 1, min(start + _REACH, len(s.words))):
        word = s.words[i]
        if "," in s.text[s.words[i - 1].end : word.start]:
            return None
        head = s.head(i) if s.words[i - 1].text not in _PREPOSITIONS else None
        if head:
            return head
    return None


def _compounds(s: _Sentence) -> Iterator[Clue]:
    """The first part of a compound: Falkenberg-Partnerin, Colossus-Projekt, US-Hersteller."""
    for word in s.words:
        left, hyphen, right = word.text.rpartition("-")
        if not hyphen or not left or not right[0].isupper():
            continue
        span = (word.start, word.start + len(left))
        if left in ("US", "USA"):
            yield Clue(*span, "LOC", 1.5)
            continue
        if len(left) < 3 or left in never() or s.nouns.head(left) or not any(c.isupper() for c in left[:2]):
            continue
        head = s.nouns.head(right)
        is_word = is_common(left) and not Word(0, 0, left, False, "").is_camel
        if is_word:
            if head is not None and head.role:
                yield Clue(*span, "ORG", 0.45)
        elif right in _marks().product.tails:
            yield Clue(*span, "PRODUCT", 0.8)
        elif (head is not None and (head.role or head.type == "ORG")) or right.startswith(("Aktie", "Konzern", "Werk")):
            yield Clue(*span, "ORG", 0.8)


def _syntax(s: _Sentence) -> Iterator[Clue]:
    """Prepositions of place, who says and who takes over, and what somebody makes."""
    marks = _marks()
    for i, word in enumerate(s.words):
        if not is_name_word(word) or (word.joined and is_name_word(s.words[i - 1])):
            continue
        end = s.run(i)
        before = s.words[i - 1].text if i and word.joined else ""
        after = s.words[end].text if end < len(s.words) and s.words[end].joined else ""
        if before in marks.loc.prepositions and end == i + 1 and not word.is_camel:
            yield s.clue(i, end, "LOC", 0.2)
        if re.fullmatch(marks.per.verbs, before) or re.fullmatch(marks.per.verbs, after):
            yield s.clue(i, end, "PER", 0.3)
        if re.fullmatch(marks.org.verbs, after):
            yield s.clue(i, end, "ORG", 0.3)
        if before == "von" and i > 1 and re.fullmatch(marks.product.of, s.words[i - 2].text):
            yield s.clue(i, end, "PRODUCT", 0.8)


_DATELINE: Final = re.compile(r"(?P<place>[A-ZÄÖÜ][\w-]+(?:[ /][A-ZÄÖÜ][\w-]+)?)(?:\s\([\w/]+\))?(?:\.|\s[–—-]\s|:\s)")


def _dateline(text: str, span: Span) -> Iterator[Clue]:
    """The place before the first sentence of the text: Göppingen. / Berlin (dpa) –."""
    match = _DATELINE.match(text, *span)
    if match is not None and match["place"] not in never():
        yield Clue(*match.span("place"), "LOC", 1.0)


_LABELS: Final[dict[str, tuple[EntityType, float]]] = {
    "PER": ("PER", 0.6),
    "ORG": ("ORG", 0.6),
    "LOC": ("LOC", 0.5),
    "MISC": ("PRODUCT", 0.3),
    "PRODUCT": ("PRODUCT", 0.5),
}


def _recognised(doc: Doc, sentences: Sequence[_Sentence]) -> Iterator[Clue]:
    """What the trained recogniser found, without the nouns and numbers that it takes in."""
    by_start = {w.start: (s, i) for s in sentences for i, w in enumerate(s.words)}
    for ent in doc.ents:
        if ent.label_ not in _LABELS or ent.start_char not in by_start:
            continue
        s, first = by_start[ent.start_char]
        end = first
        while end < len(s.words) and s.words[end].end <= ent.end_char and (end == first or s.words[end].joined):
            end += 1
        start = _without_attributes(s, first, end)
        while end > start and (not s.words[end - 1].is_capital or s.words[end - 1].text in never()):
            end -= 1
        if end == start or not s.words[start].is_capital or _is_people(s, start):
            continue
        kind, weight = _LABELS[ent.label_]
        whole = s.words[end - 1].end == ent.end_char
        yield s.clue(start, end, kind if whole else None, weight)


def _is_people(s: _Sentence, index: int) -> bool:
    """Whether an article makes people of a country: die Schweden, den Göppingern."""
    before = s.words[index - 1].text.lower() if index else ""
    return before in ("die", "den", "der") and s.words[index].text.endswith(("en", "er", "ern"))


_RULES: Final[tuple[Callable[[_Sentence], Iterator[Clue]], ...]] = (
    _runs,
    _legal_forms,
    _org_words,
    _people,
    _appositions,
    _late_appositions,
    _compounds,
    _syntax,
)


@Language.component("durchblick_clues")
def clues(doc: Doc) -> Doc:
    """Collect what speaks for names."""
    text = doc.text
    values = [m.span for m in mentions_of(doc) if m.kind == "value"]
    nouns = nouns_for(doc.lang_)
    sentences = [_Sentence(text, span, words_of(doc, text, span), nouns) for span in sentences_in(doc)]
    found = [clue for s in sentences for rule in _RULES for clue in rule(s)]
    found += _recognised(doc, sentences)
    for paragraph in [p for p in paragraphs_of(doc) if p.kind == "text"][:1]:
        found += _dateline(text, Span(paragraph.start, paragraph.end))
    add_clues(doc, (c for c in found if not any(c.span.overlaps(v) for v in values)))
    return doc
