"""The query language: words, and what users of fzf know.

==================  =======================================================
``musk openai``     both, in any order, typing mistakes forgiven
``'musk``           as written, anywhere in a word; ``'musk'`` as a whole word
``^elon``           at the beginning of the item, ``kommen$`` at its end
``"sam altman"``    these words in this order
``/mill?i/``        a regular expression
``!musk``           none of the above
``grok | chatgpt``  one or the other
``typ:org``         and ``status:geplant``, ``rel:besitzt``, ``in:sidebar``, in German or English
==================  =======================================================

A query is never wrong: what makes no sense (yet) is left out and listed in :attr:`Query.ignored`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from annotate.article import Span
from annotate.search import folding
from annotate.search.filters import FIELDS, values_of
from annotate.search.function_words import FUNCTION_WORDS

LONGEST: Final = 400
"""Characters of a query that are read."""

MOST_TERMS: Final = 16

IgnoredReason = Literal["unfinished", "unknown value", "no words", "no alternative", "pattern", "too slow", "too long"]


class Ignored(NamedTuple):
    """A part of the query that was left out."""

    text: str
    reason: IgnoredReason
    detail: str = ""
    """For a pattern: what is wrong with it, in English."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A word, found with its inflections, as part of longer words and with typing mistakes."""

    word: str
    """Folded."""
    place: Span
    """Where it stands in the query."""

    @property
    def is_function_word(self) -> bool:
        """Whether what is searched for need not have it if the query has other words."""
        return self.word in FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words that follow one another, as written."""

    words: tuple[str, ...]
    """Folded."""
    open_start: bool = False
    """The first may be the rest of a longer word."""
    open_end: bool = False
    """The last may be the beginning of a longer word."""
    at_start: bool = False
    at_end: bool = False
    strict: bool = False
    """Inflections do not count."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, matched blind to case against the text as it stands."""

    text: str


Term: TypeAlias = Plain | Sequence | Pattern


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which one must match; or none, if negated."""

    terms: tuple[Term, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Items of which at least one facet is among these; or none, if negated."""

    facets: frozenset[str]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood."""

    text: str
    clauses: tuple[Clause, ...] = ()
    filters: tuple[Filter, ...] = ()
    ignored: tuple[Ignored, ...] = ()


_PIECE: Final = re.compile(
    r"""
    (?P<or>\|(?=\s|\Z))
    | (?P<not>!)?
      (?: "(?P<phrase>[^"]*)(?P<closed>")?
        | /(?P<pattern>(?:[^/\\]|\\.|/(?!\s|\Z))*+\\?)/?
        | (?P<field>\w+):(?P<value>\S*)
        | (?P<word>[^\s"]\S*)
        | (?=\s|\Z) )
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTES: Final = str.maketrans("„“”«»‘’‚", '"""""\'\'\'')


def parse(text: str) -> Query:
    """Reads a query. Never fails."""
    parser = _Parser()
    for piece in _pieces(text[:LONGEST].translate(_QUOTES)):
        parser.read(piece)
    parser.finish()
    if len(text) > LONGEST:
        parser.ignored.append(Ignored(text[LONGEST:], "too long"))
    return Query(text, tuple(parser.clauses), tuple(parser.filters), tuple(parser.ignored))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (at := at + len(text[at:]) - len(text[at:].lstrip())) < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or piece.end() == at:
            return
        yield piece
        at = piece.end()


@dataclass(slots=True)
class _Parser:
    """What was read so far."""

    clauses: list[Clause] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    _joins: bool = False
    """The last piece was ``|``: the next term belongs to the clause before it."""
    _left: int = MOST_TERMS

    def read(self, piece: re.Match[str]) -> None:
        """Takes the next piece of the query."""
        if piece["or"]:
            self._joins = bool(self.clauses) and not self.clauses[-1].negated
            if not self._joins:
                self._ignore(piece, "no alternative")
        elif piece["field"] and folding.fold(piece["field"]) in FIELDS:
            self._read_filter(piece)
        else:
            self._read_terms(piece)

    def finish(self) -> None:
        """Notes what was begun and not ended."""
        if self._joins:
            self.ignored.append(Ignored("|", "unfinished"))

    def _read_filter(self, piece: re.Match[str]) -> None:
        self._take_join(possible=False)
        value = folding.fold(piece["value"])
        facets = values_of(folding.fold(piece["field"]), value)
        if facets:
            self.filters.append(Filter(facets, bool(piece["not"])))
        else:
            self._ignore(piece, "unknown value" if value else "unfinished")

    def _read_terms(self, piece: re.Match[str]) -> None:
        negated = bool(piece["not"])
        joins = self._take_join(possible=not negated)
        terms = _terms(piece)
        if not terms:
            bare = piece.group().strip("!\"'^$/")
            return self._ignore(piece, "no words" if bare else "unfinished")
        if negated or (joins and len(terms) > 1):
            terms = (_as_written(terms),)
        if len(terms) > self._left:
            return self._ignore(piece, "too long")
        self._left -= len(terms)
        if joins:
            self.clauses[-1] = Clause((*self.clauses[-1].terms, *terms))
        else:
            self.clauses.extend(Clause((term,), negated) for term in terms)
        return None

    def _take_join(self, *, possible: bool) -> bool:
        """Whether what is read joins the clause before; a bar before what cannot is ignored."""
        asked, self._joins = self._joins, False
        if asked and not possible:
            self.ignored.append(Ignored("|", "no alternative"))
        return asked and possible

    def _ignore(self, piece: re.Match[str], reason: IgnoredReason) -> None:
        self.ignored.append(Ignored(piece.group(), reason))


def _terms(piece: re.Match[str]) -> tuple[Term, ...]:
    """The terms of one piece; several for words that a hyphen joins, none if it has no words."""
    if piece["phrase"] is not None:
        return _sequence(piece["phrase"], open_end=not piece["closed"])
    if piece["pattern"] is not None:
        return (Pattern(piece["pattern"]),) if piece["pattern"] else ()
    word = piece.group()[len(piece["not"] or "") :]
    if word.startswith("'"):
        whole = word.endswith("'") and len(word) > 2
        return _sequence(word, open_start=not whole, open_end=not whole, strict=whole)
    at_start, at_end = word.startswith("^"), word.endswith("$")
    if at_start or at_end:
        return _sequence(word, open_start=not at_start, open_end=not at_end, at_start=at_start, at_end=at_end)
    offset = piece.end() - len(word)
    return tuple(
        Plain(folding.fold_word(match.group()), Span(offset + match.start(), offset + match.end()))
        for match in folding.WORD.finditer(word)
    )


def _sequence(
    text: str,
    *,
    open_start: bool = False,
    open_end: bool = False,
    at_start: bool = False,
    at_end: bool = False,
    strict: bool = False,
) -> tuple[Term, ...]:
    words = tuple(folding.words(text))
    return (Sequence(words, open_start, open_end, at_start, at_end, strict),) if words else ()


def _as_written(terms: tuple[Term, ...]) -> Term:
    """One term for all: a negation forgives no mistakes, and an alternative is one term."""
    words = tuple(term.word for term in terms if isinstance(term, Plain))
    return Sequence(words, open_start=True, open_end=True) if words else terms[0]
