"""What the components of the pipeline hand to each other, and where on the ``Doc`` it lies.

Everything is frozen: a component that learns more about a mention replaces it. Spans are character
offsets into ``doc.text``, which is the source text unchanged, so that a name may begin or end inside
a token ("Tesla" in "Tesla-Gründer"). spaCy's attributes are untyped; read and write them through the
functions below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final, Literal, TypeVar, cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Ent

from annotate.annotation import (
    Amount,
    Date,
    EntityType,
    MentionKind,
    MentionType,
    Percent,
    Provenance,
    RelationType,
    Status,
    Value,
)
from annotate.article import Paragraph, Span
from annotate.language.sight import joined, set_sight, sight_of
from annotate.sentences import sentences_of

Gender = Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class DocMention:
    """A place that names, describes or points to an entity, or gives a value."""

    start: int
    end: int
    type: MentionType
    kind: MentionKind = "name"
    entity: str | None = None
    """The id of a :class:`DocEntity`."""
    value: Value | None = None
    inferred: bool = False
    """The entity was concluded, not named."""
    why: str | None = None
    """How it was concluded, in the article's language."""
    known: str | None = None
    """The id of the knowledge entry that a name matched."""
    score: float = 1.0
    """How much speaks for it, from 0 to 1."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that speaks for a stretch of the text being a name."""

    start: int
    end: int
    type: EntityType | None
    """Of what; None if it only says that it is a name."""
    weight: float
    """How much it says; what is decided for a name is the sum over the document."""
    known: str | None = None
    """The id of the knowledge entry that has this name."""
    recognised: bool = False
    """Whether it is the trained recogniser's word, which is believed where a name begins and ends."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DocEntity:
    """Somebody or something that the text names. ``id`` is unique in the document and opaque."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    known: str | None = None
    """The id of the knowledge entry that it is."""


@dataclass(frozen=True, slots=True)
class DocEvidence:
    """One sentence that states a claim, and the mentions in or near it that are the arguments."""

    sentence: Span
    trigger: tuple[Span, ...]
    subject: Span
    """The span of a mention whose entity is the claim's subject."""
    object: Span


@dataclass(frozen=True, slots=True)
class DocClaim:
    """A relation between two entities; see :class:`annotate.annotation.Claim` for the fields."""

    type: RelationType
    subject: str
    """The id of a :class:`DocEntity`."""
    object: str
    status: Status
    evidence: tuple[DocEvidence, ...] = ()
    provenance: Provenance = "text"
    inferred: bool = False
    wording: str | None = None
    role: str | None = None
    amount: Amount | None = None
    percent: Percent | None = None
    date: Date | None = None
    attribution: str | None = None
    """The id of a :class:`DocEntity`, or words."""
    rule: str | None = None
    source: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class DocUnread:
    """A sentence in which a claim was scented but could not be made with confidence."""

    sentence: Span
    trigger: tuple[Span, ...]
    reason: str


_CONFIDENCE: Final = "durchblick_confidence"
_EXTENSIONS: Final = ("clues", "mentions", "entities", "claims", "unread", "paragraphs", "published")


def set_confidence(name: Ent, confidence: float) -> None:
    """Keep how probable a name's label is to its recogniser, from 0 to 1; it belongs to these characters."""
    name._.set(_CONFIDENCE, confidence)


def confidence_of(name: Ent) -> float | None:
    """How probable the label of a name is to its recogniser; None if that did not say."""
    return cast("float | None", name._.get(_CONFIDENCE))


def _register() -> None:
    if not Ent.has_extension(_CONFIDENCE):
        Ent.set_extension(_CONFIDENCE, default=None)
    for name in _EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None if name == "published" else ())


_register()


def clues_of(doc: Doc) -> tuple[Clue, ...]:
    """What speaks for names, in no order."""
    return cast(tuple[Clue, ...], doc._.clues)


def add_clues(doc: Doc, clues: Iterable[Clue]) -> None:
    """Add to what speaks for names."""
    doc._.clues = (*clues_of(doc), *clues)


def mentions_of(doc: Doc) -> tuple[DocMention, ...]:
    """The mentions found so far, in text order."""
    return cast(tuple[DocMention, ...], doc._.mentions)


def set_mentions(doc: Doc, mentions: Iterable[DocMention]) -> None:
    """Replace the mentions; they are kept in text order, the longer one first."""
    doc._.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def entities_of(doc: Doc) -> tuple[DocEntity, ...]:
    """The entities that the names were grouped into."""
    return cast(tuple[DocEntity, ...], doc._.entities)


def set_entities(doc: Doc, entities: Iterable[DocEntity]) -> None:
    """Replace the entities."""
    doc._.entities = tuple(entities)


def claims_of(doc: Doc) -> tuple[DocClaim, ...]:
    """The claims read so far."""
    return cast(tuple[DocClaim, ...], doc._.claims)


def set_claims(doc: Doc, claims: Iterable[DocClaim]) -> None:
    """Replace the claims."""
    doc._.claims = tuple(claims)


def unread_of(doc: Doc) -> tuple[DocUnread, ...]:
    """The sentences that could not be read with confidence."""
    return cast(tuple[DocUnread, ...], doc._.unread)


def set_unread(doc: Doc, unread: Iterable[DocUnread]) -> None:
    """Replace the sentences that could not be read."""
    doc._.unread = tuple(unread)


def paragraphs_of(doc: Doc) -> tuple[Paragraph, ...]:
    """The blocks of the text; one that spans all of it if the source gave none."""
    paragraphs = cast(tuple[Paragraph, ...], doc._.paragraphs)
    return paragraphs or (Paragraph(0, len(doc.text)),)


def sentences_in(doc: Doc) -> list[Span]:
    """The sentences of the text, exactly; ``doc.sents`` can only cut between tokens."""
    text = doc.text
    return [s for p in paragraphs_of(doc) for s in sentences_of(text, p.start, p.end)]


def published_of(doc: Doc) -> str | None:
    """The day of publication in ISO 8601, if the source says it."""
    return cast("str | None", doc._.published)


def make_doc(
    nlp: Language,
    text: str,
    paragraphs: Iterable[Paragraph] = (),
    *,
    published: str | None = None,
    mentions: Iterable[DocMention] = (),
) -> Doc:
    """A tokenised ``Doc`` over ``text`` that no component has seen yet.

    Args:
        nlp: Whose tokenizer to use.
        text: The source text, unchanged.
        paragraphs: The blocks of the text.
        published: The day of publication in ISO 8601.
        mentions: Mentions that are known already; components add to them.
    """
    doc = _tokenised(nlp, text)
    doc._.paragraphs = tuple(paragraphs)
    doc._.published = published
    set_mentions(doc, mentions)
    return doc


_CHUNK: Final = re.compile(r"\S{200}")


def _tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of a text; stretches without blanks are cut, as spaCy takes time with the square of their length."""
    edges = [0, *(match.end() for match in _CHUNK.finditer(text)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges) if start < end]
    if len(pieces) < 2:
        return nlp.make_doc(text)
    whole = Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)
    assert whole is not None
    return whole


def whole_doc(docs: Sequence[Doc], paragraphs: Iterable[Paragraph]) -> Doc:
    """One ``Doc`` of consecutive slices, with their mentions and clues at their new places.

    Args:
        docs: The slices, at least one; they are used up.
        paragraphs: The blocks of the whole text.
    """
    if len(docs) == 1:
        return docs[0]
    offsets = list(accumulate((len(doc.text) for doc in docs), initial=0))
    mentions = [_moved(m, by) for doc, by in zip(docs, offsets, strict=False) for m in mentions_of(doc)]
    clues = [_moved(c, by) for doc, by in zip(docs, offsets, strict=False) for c in clues_of(doc)]
    published = published_of(docs[0])
    sight = joined([sight_of(doc) for doc in docs])
    for doc in docs:
        doc.user_data = {}
    whole = Doc.from_docs(list(docs), ensure_whitespace=False)
    assert whole is not None
    whole._.paragraphs = tuple(paragraphs)
    whole._.published = published
    set_sight(whole, sight)
    set_mentions(whole, mentions)
    add_clues(whole, clues)
    return whole


_Placed = TypeVar("_Placed", DocMention, Clue)


def _moved(placed: _Placed, by: int) -> _Placed:
    return replace(placed, start=placed.start + by, end=placed.end + by)
